//! Columns that tell of persons and are no content: a sheet with one is a list of people, and is refused whole, also where
//! the column is left out with `_`: the rest of its rows would become entries.

mod refusal;
mod words;

pub use refusal::{refused, refused_download};

use super::grid::{Content, Row, Sheet};
use super::header::{Header, Heading};
use super::meaning::Meaning;
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::text::fold::fold;
use words::{Reported, SURNAMES, told_by};

/// Rows of a sheet without a header that are looked through.
const FURTHEST: usize = 40;

/// A heading that tells of persons.
pub struct PrivateColumn {
    row: u32,
    column: u32,
    text: String,
    reported: Reported,
}

/// The headings of a sheet that tell of persons, if they make it a list of people.
pub fn private_columns(sheet: &Sheet, headers: &[Header], columns: &Columns, kind: Kind) -> Vec<PrivateColumn> {
    let of_headers = headers.iter().map(|header| {
        let group = &sheet.rows[header.first];
        let headings = header.headings.iter().filter_map(|(column, heading)| {
            let parent = group.cells.iter().rev().find(|cell| cell.column <= *column && heading.row > group.number);
            let whole = parent.map_or_else(String::new, |parent| parent.content.shown());
            let rows = &sheet.rows[header.last + 1..header.end];
            let is_person = is_title(heading, columns, kind) && names_persons(rows, *column);
            let reported = told_by(&heading.text, &whole).or(is_person.then_some(Reported::Name))?;
            let is_declared = match reported {
                Reported::Name => kind == Kind::Donor && heading.meaning.is_read(),
                Reported::Reach => false,
                _ => heading.meaning.is_read(),
            };
            let is_enough = is_person || !heading.meaning.is_read();
            let found = PrivateColumn { row: heading.row, column: *column, text: heading.text.clone(), reported };
            (!is_declared).then_some((found, is_enough))
        });
        let found: Vec<(PrivateColumn, bool)> = headings.collect();
        let has = |wanted: Reported| found.iter().any(|(it, _)| it.reported == wanted);
        let is_list = found.iter().any(|(it, is_enough)| match it.reported {
            Reported::Identity | Reported::Birth | Reported::Gender => true,
            Reported::Name => *is_enough || has(Reported::Reach),
            Reported::Reach => *is_enough && kind == Kind::Donor,
        });
        if is_list { found.into_iter().map(|(it, _)| it).collect() } else { Vec::new() }
    });
    // Headings that no header holds: those of a second row, or of a sheet in which nothing else is known.
    let below = headers.iter().filter_map(|header| sheet.rows.get(header.last + 1));
    let loose = sheet.rows.iter().take(if headers.is_empty() { FURTHEST } else { 0 });
    let of_rows = below.chain(loose).map(in_row);
    let of_rows = of_rows.filter(|found| found.len() > 1 && found.iter().any(|it| it.reported != Reported::Reach));
    of_headers.chain(of_rows).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether a column gives the drives or events of a table their names.
fn is_title(heading: &Heading, columns: &Columns, kind: Kind) -> bool {
    let field = match heading.meaning {
        Meaning::Field(index) => columns.get(index).map(|column| column.path[0].name),
        _ => None,
    };
    matches!(kind, Kind::Drive | Kind::Event) && field == Some(kind.facts().title_field)
}

/// Whether every cell of a column is the name of a person, and more than one is.
fn names_persons(rows: &[Row], column: u32) -> bool {
    let cells: Vec<String> = rows.iter().map(|row| row.text(column)).filter(|text| !text.is_empty()).collect();
    let is_person = |text: &String| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_spelt = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        (2..=5).contains(&words.len())
            && words.iter().all(is_spelt)
            && words.first().is_some_and(|first| SURNAMES.contains(&fold(first).as_str()))
    };
    cells.len() > 1 && cells.iter().all(is_person)
}

/// The cells of a row that are headings about persons and nothing else.
fn in_row(row: &Row) -> Vec<PrivateColumn> {
    let texts = row.cells.iter().filter_map(|cell| match &cell.content {
        Content::Text(text) if text.split_whitespace().count() <= 5 && !text.contains(|c: char| c.is_ascii_digit()) => {
            Some((cell.column, text))
        }
        _ => None,
    });
    let found = texts.filter_map(|(column, text)| {
        Some(PrivateColumn { row: row.number, column, text: text.clone(), reported: told_by(text, "")? })
    });
    found.collect()
}

/// Leaves of a refused sheet what the refusal points at, so that no other message can show the people on it.
pub fn withhold(sheet: &mut Sheet, found: &[PrivateColumn]) {
    let last = found.iter().map(|it| it.row).max().unwrap_or_default();
    sheet.rows.retain(|row| row.number <= last);
    sheet.merged.clear();
}
