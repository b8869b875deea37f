//! What was passed over, named once a sheet: nothing is dropped without a word.

use super::header::Header;
use super::layout::Placed;
use super::problems::{HIDDEN_ROWS, SKIPPED_ROWS, SKIPPED_SHEET};
use super::rows::Skipped;
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};

/// Names the rows that are no entries, and those that nobody sees.
pub fn report_rows(placed: Placed<'_>, header: &Header, skipped: &Skipped, problems: &mut Problems) {
    let place = placed.row(header.rows.0);
    let groups = [
        (&skipped.blank, Bilingual::literal("hàng trống", "blank")),
        (&skipped.headers, Bilingual::literal("tiêu đề lặp lại", "repeated headers")),
        (&skipped.below, Bilingual::literal("dòng tổng cộng và bên dưới", "the total and below")),
    ];
    let named: Vec<(String, String)> = groups
        .into_iter()
        .filter(|(rows, _)| !rows.is_empty())
        .map(|(rows, words)| (format!("{} {}", words.vi, ranges(rows)), format!("{} {}", words.en, ranges(rows))))
        .collect();
    if !named.is_empty() {
        let (vi, en): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let (vi, en) = (vi.join("; "), en.join("; "));
        let message = both!("bỏ qua các hàng: {vi}", "rows passed over: {en}");
        problems.push(Diagnostic::new(&SKIPPED_ROWS, place.clone(), message));
    }
    let rows = &placed.sheet.rows[header.last + 1..];
    let hidden: Vec<u32> = rows.iter().filter(|row| row.hidden).map(|row| row.number).collect();
    let hidden: Vec<u32> = hidden.into_iter().filter(|number| !skipped.below.contains(number)).collect();
    if !hidden.is_empty() {
        let rows = ranges(&hidden);
        let message = both!("các hàng đang ẩn vẫn được đọc: {rows}", "hidden rows are read all the same: {rows}");
        problems.push(Diagnostic::new(&HIDDEN_ROWS, place, message));
    }
}

/// Names a sheet that was passed over.
pub fn report_sheet(placed: Placed<'_>, problems: &mut Problems) {
    let first = placed.text.cells.first();
    let span = first
        .map_or_else(|| Span::whole(placed.file.clone()), |cell| Span::new(placed.file.clone(), cell.start..cell.end));
    let message = match (&placed.sheet.name, placed.sheet.hidden, placed.sheet.rows.is_empty()) {
        (Some(name), true, _) => both!("bỏ qua trang tính ẩn “{name}”", "the hidden sheet “{name}” is passed over"),
        (Some(name), _, true) => both!("bỏ qua trang tính trống “{name}”", "the blank sheet “{name}” is passed over"),
        (Some(name), ..) => {
            both!(
                "bỏ qua trang tính “{name}”: không có hàng tiêu đề",
                "the sheet “{name}” has no header and is passed over"
            )
        }
        (None, ..) => Bilingual::literal("bảng trống", "the table is blank"),
    };
    problems.push(Diagnostic::new(&SKIPPED_SHEET, span, message));
}

/// `7, 9–12`.
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
