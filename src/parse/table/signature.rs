//! What stands below a table without a total: who made it, who signs it, who receives it.

use super::decide::is_day;
use super::header::TableHeader;
use super::heading::{Meaning, TimePart};
use super::sheet::{CellContent, Row};
use crate::model::column::Columns;
use crate::text::fold::fold;

/// Words with which lines below a table begin, folded.
const BEGINS: [&str; 22] = [
    "nguoi lap",
    "nguoi ky",
    "noi nhan",
    "thu truong",
    "giam doc",
    "pho giam doc",
    "chu tich",
    "pho chu tich",
    "truong ban",
    "pho truong ban",
    "tm",
    "kt",
    "tuq",
    "xac nhan cua",
    "dai dien",
    "ke toan truong",
    "ky ten",
    "ky ghi ro ho ten",
    "hieu truong",
    "truong phong",
    "nguoi tong hop",
    "can bo lap",
];

/// The maximum number of people who sign beside each other.
const MOST_BESIDE: usize = 3;

/// The index of the first row below a table: from there on no row has a day, a running number, an id or a number, and
/// it begins after a blank row, or with the words or the day of a signature. Only tables of what has a day end so after
/// a blank row, since a row without a day is no entry there.
pub fn begin(rows: &[Row], header: &TableHeader, columns: &Columns) -> Option<usize> {
    let is_dated = columns.own("when").and_then(|at| columns.get(at)).is_some_and(|column| column.field().required);
    let after = rows.iter().rposition(|row| is_entry(row, header, columns)).map_or(0, |last| last + 1);
    if is_dated && after == 0 {
        return None;
    }
    let width = header.headings.keys().max().copied().unwrap_or_default();
    let is_below = |row: &Row| row.cells.iter().all(|cell| cell.column <= width);
    let is_short = |row: &Row| row.cells.len() <= MOST_BESIDE;
    (after..rows.len()).find(|at| {
        let below = &rows[*at..];
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        let after_blank = before.is_some_and(|before| before.number + 1 < rows[*at].number);
        is_signature(&rows[*at]) && (is_dated || below.iter().all(is_short))
            || is_dated && after_blank && below.iter().all(is_below)
    })
}

/// Whether a row has something that only entries have.
fn is_entry(row: &Row, header: &TableHeader, columns: &Columns) -> bool {
    row.cells.iter().any(|cell| match header.meaning(cell.column) {
        Some(Meaning::Id) => true,
        Some(Meaning::Ordinal) => matches!(&cell.content, CellContent::Number(_)) || is_ordinal(&cell.content.shown()),
        Some(Meaning::Part(part)) => *part != TimePart::Weekday,
        Some(meaning) if meaning.field(columns) == Some("when") => {
            let shown = cell.content.shown();
            is_day(&cell.content) || has_digit(&shown) && !is_dated(&fold(&shown))
        }
        _ => matches!(cell.content, CellContent::Number(_) | CellContent::DateTime(_) | CellContent::Time(_)),
    })
}

fn is_ordinal(text: &str) -> bool {
    text.len() < 5 && text.starts_with(|c: char| c.is_ascii_digit())
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a row begins as the lines below a table do: with the words of a signature, or with its place and day.
fn is_signature(row: &Row) -> bool {
    let texts: Vec<String> = row.texts().map(|(_, text)| fold(text)).collect();
    let begins = |text: &String| {
        BEGINS.iter().any(|words| text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    texts.len() == row.cells.len() && texts.iter().any(|text| begins(text) || is_dated(text))
}

/// Whether a folded text is the place and day of a signature: `Thí Dụ, ngày … tháng … năm 2026`.
fn is_dated(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let at = |word: &str| words.iter().position(|it| *it == word);
    matches!((at("ngay"), at("thang"), at("nam")), (Some(day), Some(month), Some(year)) if 0 < day && day < month && month < year)
        && words.len() < 12
}
