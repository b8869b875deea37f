//! The year of a table whose rows need one and have no column for it: from its headings (`Chỉ tiêu năm 2026`), else
//! from the rows above them.

use super::header::TableHeader;
use super::heading::{Heading, Meaning};
use super::layout::Table;
use super::problems::UNKNOWN_COLUMN;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Span};
use crate::text::fold::fold;

/// A heading without the year it names, and that year: `KH năm 2026` is `kh` of 2026. `None` where it names none, or
/// several.
pub fn split_year(heading: &str) -> Option<(String, i32)> {
    let folded = fold(heading);
    let mut words: Vec<&str> = folded.split(' ').collect();
    let years: Vec<usize> = (0..words.len()).filter(|at| year(words[*at]).is_some()).collect();
    let [at] = years.as_slice() else { return None };
    let found = year(words.remove(*at))?;
    if *at > 0 && words[at - 1] == "nam" {
        words.remove(at - 1);
    }
    Some((words.join(" "), found))
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (2000..=2100).contains(year))
}

/// The year of the rows below a header, with its place; `None` where a column says it, or where it is not said once.
pub fn of_table(table: &Table<'_>, header: &TableHeader) -> Option<(i32, Span)> {
    let index = table.columns.own("year")?;
    let is_required = table.columns.get(index).is_some_and(|column| column.field().required);
    let has_column = header.headings.values().any(|heading| heading.meaning == Meaning::Field(index));
    if !is_required || has_column {
        return None;
    }
    let mut named = of_headings(header);
    if let Some((column, heading, year)) = named.next() {
        let is_one = named.all(|(.., other)| other == year);
        return is_one.then(|| (year, table.cell(heading.row, column)));
    }
    let above = table.sheet.rows.iter().take_while(|row| row.number < header.rows.0);
    let mut years = above.flat_map(|row| row.texts().map(move |(column, text)| (row.number, column, text))).filter_map(
        |(row, column, text)| {
            let folded = fold(text);
            let words: Vec<&str> = folded.split(' ').collect();
            // The year of a day (`ngày 25 tháng 12 năm 2025`) is that of a document.
            let is_named = |at: usize| {
                at > 0 && words[at - 1] == "nam" && !(at > 2 && words[at - 3] == "thang") && year(words[at]).is_some()
            };
            let found = (0..words.len()).find(|at| is_named(*at)).and_then(|at| year(words[at]))?;
            Some((found, table.cell(row, column)))
        },
    );
    let (year, span) = years.next()?;
    years.all(|(other, _)| other == year).then_some((year, span))
}

fn of_headings(header: &TableHeader) -> impl Iterator<Item = (u32, &Heading, i32)> {
    let read = header.headings.iter().filter(|(_, heading)| heading.meaning.is_read());
    read.filter_map(|(column, heading)| Some((*column, heading, heading.year?)))
}

/// The problem of headings of several years: a row is of one year.
pub fn several(table: &Table<'_>, header: &TableHeader) -> Option<Diagnostic> {
    table.columns.own("year")?;
    let mut named = of_headings(header);
    let (_, first, year) = named.next()?;
    let (column, other, other_year) = named.find(|(.., other)| *other != year)?;
    let (a, b) = (&first.text, &other.text);
    let message = bilingual!(
        "cột `{a}` là của năm {year}, cột `{b}` của năm {other_year}; mỗi hàng là của một năm",
        "the column `{a}` is of {year} and `{b}` of {other_year}; a row is of one year"
    );
    let help = bilingual!(
        "tách thành hai bảng, mỗi bảng một năm; hoặc thêm cột `Năm` và ghi mỗi năm một hàng",
        "make two tables, one for each year; or add a column `Năm` and write a row for each year"
    );
    Some(UNKNOWN_COLUMN.at(table.cell(other.row, column)).message(message).found(b).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_parted_from_its_year() {
        let split = |text: &str| split_year(text).map(|(rest, year)| format!("{rest} {year}"));
        assert_eq!(split("Chỉ tiêu năm 2026").as_deref(), Some("chi tieu 2026"));
        assert_eq!(split("TH 2025").as_deref(), Some("th 2025"));
        assert_eq!(split("Năm 2026 Kế hoạch").as_deref(), Some("ke hoach 2026"));
        assert_eq!(split("KH 2025-2026"), None);
        assert_eq!(split("Chỉ tiêu 350"), None);
    }
}
