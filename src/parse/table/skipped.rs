//! What was passed over, named once a sheet: nothing is dropped without a word.

use super::grid::Row;
use super::header::Header;
use super::layout::Placed;
use super::problems::{HIDDEN_ROWS, SKIPPED_ROWS, SKIPPED_SHEET, STRUCK_OUT};
use super::rows::Skipped;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};

/// Names the rows of a sheet that are no entries, and those whose look says something that is not read.
pub fn report_rows(placed: Placed<'_>, headers: &[Header], skipped: &Skipped, problems: &mut Problems) {
    let Some(first) = headers.first() else { return };
    let groups = [
        (&skipped.blank, Bilingual::literal("hàng trống", "blank")),
        (&skipped.headers, Bilingual::literal("tiêu đề lặp lại", "repeated headers")),
        (&skipped.numbers, Bilingual::literal("hàng đánh số cột", "numbers of the columns")),
        (&skipped.sums, Bilingual::literal("dòng cộng từng phần", "sums of a part")),
        (&skipped.below, Bilingual::literal("dòng tổng cộng và bên dưới", "the total and below")),
    ];
    let named: Vec<(String, String)> = groups
        .iter()
        .filter(|(rows, _)| !rows.is_empty())
        .map(|(rows, words)| (format!("{} {}", words.vi, ranges(rows)), format!("{} {}", words.en, ranges(rows))))
        .collect();
    if !named.is_empty() {
        let (vi, en): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let (vi, en) = (vi.join("; "), en.join("; "));
        let message = bilingual!("bỏ qua các hàng: {vi}", "rows passed over: {en}");
        problems.push(SKIPPED_ROWS.at(placed.row(first.rows.0)).message(message));
    }
    let read = |row: &&Row| {
        let number = row.number;
        let is_header = headers.iter().any(|header| (header.rows.0..=header.rows.1).contains(&number));
        !is_header && groups.iter().all(|(rows, _)| rows.binary_search(&number).is_err())
    };
    let rows: Vec<&Row> = placed.sheet.rows[first.last + 1..].iter().filter(read).collect();
    let numbers =
        |look: fn(&Row) -> bool| -> Vec<u32> { rows.iter().filter(|row| look(row)).map(|row| row.number).collect() };
    let hidden = numbers(|row| row.hidden);
    if !hidden.is_empty() {
        let rows = ranges(&hidden);
        let message = bilingual!("các hàng đang ẩn vẫn được đọc: {rows}", "hidden rows are read all the same: {rows}");
        problems.push(HIDDEN_ROWS.at(placed.row(first.rows.0)).message(message));
    }
    let struck = numbers(|row| row.struck);
    if let Some(one) = struck.first() {
        let rows = ranges(&struck);
        let message = bilingual!(
            "các hàng bị gạch ngang vẫn được đăng như các hàng khác: {rows}",
            "rows that are struck through are published like others: {rows}"
        );
        let help = Bilingual::literal(
            "ghi `Đã hủy` ở cột `Tình trạng`, hoặc xóa hàng; nếu không có ý đó thì bỏ gạch ngang",
            "write `cancelled` in the column `status`, or delete the row; where nothing is meant by it, remove the line",
        );
        problems.push(STRUCK_OUT.at(placed.row(*one)).message(message).help(help));
    }
}

/// Names a sheet that was passed over.
pub fn report_sheet(placed: Placed<'_>, problems: &mut Problems) {
    let first = placed.text.cells.first();
    let span = first
        .map_or_else(|| Span::whole(placed.file.clone()), |cell| Span::new(placed.file.clone(), cell.start..cell.end));
    let message = match (&placed.sheet.name, placed.sheet.hidden, placed.sheet.rows.is_empty()) {
        (Some(name), ..) if placed.sheet.is_office() => bilingual!(
            "không đọc trang tính “{name}”: tên bắt đầu bằng `_` là của riêng văn phòng",
            "the sheet “{name}” is not read: a name that begins with `_` is the office's own"
        ),
        (Some(name), true, _) => {
            bilingual!("bỏ qua trang tính ẩn “{name}”", "the hidden sheet “{name}” is passed over")
        }
        (Some(name), _, true) => {
            bilingual!("bỏ qua trang tính trống “{name}”", "the blank sheet “{name}” is passed over")
        }
        (Some(name), ..) => {
            bilingual!(
                "bỏ qua trang tính “{name}”: không có hàng tiêu đề",
                "the sheet “{name}” has no header and is passed over"
            )
        }
        (None, ..) => Bilingual::literal("bảng trống", "the table is blank"),
    };
    problems.push(SKIPPED_SHEET.at(span).message(message));
}

fn ranges(rows: &[u32]) -> String {
    let mut groups: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => groups.push((*row, *row)),
        }
    }
    let written = groups.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    written.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_rows_are_named_together() {
        assert_eq!(ranges(&[3, 7, 8, 9, 12]), "3, 7–9, 12");
    }
}
