//! What a heading means beside others, and above its cells.

use super::super::header::find_headers;
use super::super::sheet::{Cell, Sheet};
use super::*;
use crate::model::kind::Kind;

/// The meanings of the columns of a table; cells are parted by `|`, rows by line ends, and a title by `#`.
fn meanings(kind: Kind, file: &str, table: &str) -> Vec<String> {
    let columns = Columns::of(kind);
    let row = |(number, line): (u32, &str)| Row {
        number,
        cells: (1..)
            .zip(line.split('|'))
            .filter_map(|(column, text)| Some(Cell { column, content: CellContent::of_text(text)? }))
            .collect(),
        ..Row::default()
    };
    let sheet = Sheet { rows: (1..).zip(table.lines()).map(row).collect(), ..Sheet::default() };
    let headers = find_headers(&sheet, &columns, file);
    let Some(header) = headers.first() else { return Vec::new() };
    header
        .headings
        .values()
        .map(|heading| match &heading.meaning {
            Meaning::Field(_) => heading.meaning.column(&columns).map(|it| it.name()).unwrap_or_default(),
            other => format!("{other:?}").split(['{', ' ']).next().unwrap_or_default().to_owned(),
        })
        .collect()
}

fn meaning(table: &str, at: usize) -> String {
    meanings(Kind::Drive, "bang.csv", table).get(at).cloned().unwrap_or_default()
}

#[test]
fn cells_decide() {
    assert_eq!(meaning("Ngày|Địa điểm|Đơn vị\n05/4/2026|Chợ Mẫu|Hội Mẫu", 2), "host");
    assert_eq!(meaning("Ngày|Địa điểm|Đơn vị|Chỉ tiêu\n05/4/2026|Chợ Mẫu|120|150", 2), "result.collected_units");
    assert_eq!(meaning("Dự kiến|Địa điểm|Chỉ tiêu\n05/4/2026|Chợ Mẫu|100", 0), "when");
    assert_eq!(meaning("Ngày|Địa điểm|Dự kiến\n05/4/2026|Chợ Mẫu|100", 2), "target_units");
    assert_eq!(meaning("Từ|Đến|Địa điểm|Ngày\n7h30|11h|Chợ Mẫu|05/4/2026", 0), "Part(FirstHour)");
    assert_eq!(meaning("Từ|Đến|Địa điểm\n05/4/2026|06/4/2026|Chợ Mẫu", 1), "Part(LastDay)");
    assert_eq!(meaning("Ngày|Địa điểm|Tiếp nhận\n05/4/2026|Chợ Mẫu|98", 2), "result.collected_units");
    assert_eq!(meaning("Ngày|Địa điểm|Tiếp nhận\n05/4/2026|Chợ Mẫu|Tiểu cầu", 2), "collects");
    assert_eq!(meaning("Ngày|Địa điểm|Thành phần\n05/4/2026|Chợ Mẫu|Đoàn viên, hội viên", 2), "NoField");
    assert_eq!(meaning("Thứ (ngày)|Địa điểm|Chỉ tiêu\nCN|Chợ Mẫu|9", 0), "Part(Weekday)");
}

#[test]
fn a_column_takes_the_meaning_that_no_other_has() {
    for name in ["Số lượng", "ĐVM", "Số đơn vị máu"] {
        let beside = |other: &str| meaning(&format!("Ngày|Địa điểm|{other}|{name}\n05/4/2026|Chợ Mẫu|100|90"), 3);
        assert_eq!(beside("Chỉ tiêu"), "result.collected_units", "{name}");
        assert_eq!(beside("Đã tiếp nhận"), "target_units", "{name}");
        assert_eq!(beside("Số người hiến"), "result.collected_units", "{name}");
        assert_eq!(beside("Ghi chú"), "OneOf", "{name}");
    }
    assert_eq!(meaning("Ngày|Nội dung|Chương trình\n05/4/2026|Hiến máu|Mẫu", 2), "campaign");
    assert_eq!(meaning("Ngày|Địa điểm|Chương trình\n05/4/2026|Chợ Mẫu|Mẫu", 2), "title");
    assert_eq!(meaning("Ngày|Đơn vị tổ chức|Địa phương\n05/4/2026|Hội Mẫu|Xã Mẫu", 2), "area");
}

#[test]
fn a_table_says_whether_it_is_planned_or_done() {
    let table = "Ngày|Địa điểm|Số lượng\n05/4/2026|Chợ Mẫu|100";
    let of = |file: &str, title: &str| meanings(Kind::Drive, file, &format!("{title}{table}"))[2].clone();
    assert_eq!(of("bang.csv", "KẾ HOẠCH TIẾP NHẬN MÁU\n"), "target_units");
    assert_eq!(of("bang.csv", "BÁO CÁO KẾT QUẢ\n"), "result.collected_units");
    assert_eq!(of("lich-thang-4.csv", ""), "target_units");
    assert_eq!(of("ket-qua-thang-4.csv", ""), "result.collected_units");
    assert_eq!(of("bang.csv", "KẾT QUẢ THEO KẾ HOẠCH\n"), "OneOf");
}

#[test]
fn hours_are_beside_a_day() {
    assert_eq!(meaning("Từ ngày|Đến ngày|Thời gian|Địa điểm\n05/4/2026|06/4/2026|7h-11h|Chợ Mẫu", 2), "hours");
    assert_eq!(meaning("Ngày|Thời gian|Địa điểm\n05/4/2026|7h-11h|Chợ Mẫu", 1), "hours");
    assert_eq!(meaning("Thời gian|Địa điểm|Chỉ tiêu\n05/4/2026|Chợ Mẫu|9", 0), "when");
    // Two columns of days stay two, and are told.
    assert_eq!(meaning("Ngày|Thời gian|Địa điểm\n05/4/2026|06/4/2026|Chợ Mẫu", 1), "when");
    assert_eq!(meaning("Ngày|Buổi|Địa điểm\n05/4/2026|Sáng|Chợ Mẫu", 1), "hours");
    assert_eq!(meaning("Ngày|Buổi|Giờ|Địa điểm\n05/4/2026|Sáng|7h|Chợ Mẫu", 1), "Part(HalfDay)");
}
