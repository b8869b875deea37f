//! Lists of people among the tables never become content, whatever fix an officer follows.

use crate::support::{self, Site};
use rust_xlsxwriter::Workbook;

const SCHEDULE: [&[&str]; 2] =
    [&["STT", "Ngày", "Giờ", "Địa điểm", "Chỉ tiêu"], &["1", "05/4/2025", "7h", "Chợ Mẫu", "100"]];

const PEOPLE: [&[&str]; 3] = [
    &["STT", "_Họ và tên", "_Ngày sinh", "_CCCD", "Điện thoại", "Ngày", "Địa điểm"],
    &["1", "Nguyễn Văn Mẫu", "01/01/1990", "001090000000", "0900000009", "05/4/2025", "Chợ Mẫu"],
    &["2", "Trần Thị Mẫu", "01/01/1992", "001090000001", "0900000010", "05/4/2025", "Chợ Mẫu"],
];

fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn site(sheets: &[(&str, &[&[&str]])]) -> Site {
    Site::small().file("content/drives/lich.xlsx", workbook(sheets))
}

/// How many files of the output hold words.
fn holding(site: &Site, words: &str) -> usize {
    site.build().values().filter(|bytes| support::pictures::count(bytes, words.as_bytes()) > 0).count()
}

#[test]
fn a_sheet_of_people_is_refused_once_and_shows_nobody() {
    let said = site(&[("Tháng 4.2025", &SCHEDULE), ("DS đăng ký", &PEOPLE)]).run(["check"]).ends_with(1).transcript();
    assert_eq!((said.matches("lỗi[").count(), said.matches("lỗi[private-column]").count()), (1, 1), "{said}");
    assert!(said.contains("trang “DS đăng ký”, ô B1") && said.contains("`_DS đăng ký`"), "{said}");
    for person in ["Nguyễn", "Trần", "0900", "0010", "1990"] {
        assert!(!said.contains(person), "{said}");
    }
}

#[test]
fn a_sheet_of_the_office_is_not_read() {
    let site = site(&[("Tháng 4.2025", &SCHEDULE), ("_DS đăng ký", &PEOPLE)]);
    site.run(["check"]).ends_with(0).says("skipped-sheet").says("của riêng văn phòng");
    assert!(holding(&site, "Chợ Mẫu") > 0);
    for person in ["Nguyễn Văn Mẫu", "0900000009", "0900 000 009", "001090000000"] {
        assert_eq!(holding(&site, person), 0, "{person}");
    }
}

#[test]
fn a_workbook_with_sheets_of_the_office_alone_is_no_mistake() {
    site(&[("_DS đăng ký", &PEOPLE)]).run(["check"]).ends_with(0).says("skipped-sheet");
}

#[test]
fn a_list_of_people_without_one_known_heading_is_refused_and_not_asked_for_a_header() {
    let people: [&[&str]; 3] = [&["DANH SÁCH"], &["TT", "Họ tên", "Giới tính"], &["1", "Nguyễn Văn Mẫu", "Nam"]];
    let said = site(&[("Tháng 4.2025", &SCHEDULE), ("DS", &people)]).run(["check"]).ends_with(1).transcript();
    assert!(said.contains("trang “DS”, ô B2") && said.matches("lỗi[").count() == 1, "{said}");
    let said = site(&[("DS", &people)]).run(["check"]).ends_with(1).transcript();
    assert!(said.contains("private-column") && !said.contains("no-header"), "{said}");
}

#[test]
fn columns_of_the_office_beside_a_schedule_stay_allowed() {
    let schedule: [&[&str]; 2] = [
        &["Ngày", "Địa điểm", "Chỉ tiêu", "_Họ tên cán bộ phụ trách", "_SĐT cán bộ phụ trách", "_Số người đăng ký"],
        &["05/4/2025", "Chợ Mẫu", "100", "Nguyễn Văn Mẫu", "0900000009", "80"],
    ];
    let site = site(&[("Tháng 4.2025", &schedule)]);
    site.run(["check"]).ends_with(0);
    assert_eq!((holding(&site, "0900000009"), holding(&site, "Nguyễn Văn Mẫu")), (0, 0));
}

#[test]
fn people_in_a_table_of_another_kind_are_refused_too() {
    for (folder, heading) in [
        ("services", "Họ và tên,Số điện thoại,Loại"),
        ("organizations", "Họ và tên,Điện thoại"),
        ("donors", "Mã,Họ và tên,Loại,Năm sinh"),
        ("donors", "Mã,Họ và tên,Loại,_SĐT"),
        ("drives", "Ngày,Địa điểm,_Giới tính"),
        ("drives", "Ngày,Địa điểm,Người đăng ký,Zalo"),
        ("drives", "Dấu thời gian,Họ và tên,Số điện thoại,Địa điểm,Ngày"),
    ] {
        let cells = vec!["a"; heading.matches(',').count() + 1].join(",");
        let site = Site::small().file(&format!("content/{folder}/bang.csv"), format!("{heading}\n{cells}\n"));
        let said = site.run(["check"]).ends_with(1).transcript();
        assert!(said.contains("lỗi[private-column]") && said.matches("lỗi[").count() == 1, "{heading}: {said}");
        assert!(said.contains("`_bang.csv`") || said.contains("chuyển cột"), "{said}");
    }
}

#[test]
fn drives_called_after_persons_with_their_telephones_are_refused() {
    let table = |first: &str, second: &str| {
        format!(
            "Tiêu đề,Điện thoại liên hệ,Ngày,Địa điểm\n{first},0900000001,05/4/2025,Chợ Mẫu\n{second},0900000002,06/4/2025,Chợ Mẫu\n"
        )
    };
    let site = |table: String| Site::small().file("content/drives/bang.csv", table);
    site(table("Nguyễn Văn Mẫu", "Trần Thị Mẫu"))
        .run(["check"])
        .ends_with(1)
        .says("private-column")
        .says("bang.csv, ô A1");
    site(table("Nguyễn Văn Mẫu", "Hiến máu tại chợ")).run(["check"]).ends_with(0);
}

#[test]
fn people_in_a_workbook_to_load_are_refused_on_hidden_sheets_and_sheets_of_the_office() {
    let site = Site::small()
        .file("content/materials/lich.md", "---\ntitle: Lịch\nkind: leaflet\nfile: lich.xlsx\n---\n")
        .file("content/materials/lich.xlsx", workbook(&[("Lịch", &SCHEDULE), ("_DS", &PEOPLE)]));
    let said = site.run(["check"]).ends_with(1).transcript();
    assert!(said.contains("trang “_DS”, ô B1") && !said.contains("Nguyễn"), "{said}");
    site.write("content/materials/lich.xlsx", workbook(&[("Lịch", &SCHEDULE)]));
    site.run(["check"]).ends_with(0).says("public-sheets");
}
