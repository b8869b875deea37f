//! The rows that name the columns, found below title rows and in two rows where headings are grouped.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Content, Row, Sheet};
use super::meaning::{Meaning, is_known, meaning};
use super::settle::settle;
use crate::model::column::Columns;
use crate::text::fold::fold;

/// Rows with something in them that are looked through.
const FURTHEST: usize = 40;
/// Known headings that make a header of a row wherever it stands.
const SURE: usize = 3;

/// A header and the rows below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The index of its first row.
    pub first: usize,
    /// The index of its last row.
    pub last: usize,
    /// The index after the last row below it: the next header's, or the sheet's end.
    pub end: usize,
    /// Its first and last row, by number.
    pub rows: (u32, u32),
    /// Columns with a heading, by their number.
    pub headings: BTreeMap<u32, Heading>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The row it stands in.
    pub row: u32,
    pub text: String,
    /// What the cells below it are.
    pub meaning: Meaning,
}

impl Header {
    /// Whether the cells of a column are read.
    pub fn reads(&self, column: u32) -> bool {
        self.headings.get(&column).is_some_and(|heading| heading.meaning.is_read())
    }

    /// Whether another header says the same of every column.
    pub fn means_same(&self, other: &Header) -> bool {
        let meanings = |header: &Header| -> Vec<(u32, Meaning)> {
            header.headings.iter().map(|(column, heading)| (*column, heading.meaning.clone())).collect()
        };
        meanings(self) == meanings(other)
    }
}

/// The headers of a sheet, in order: the first, and those that begin another table or page further down.
pub fn find_headers(sheet: &Sheet, columns: &Columns) -> Vec<Header> {
    let Some(first) = first_row(sheet, columns) else { return Vec::new() };
    let mut found = header_at(sheet, first, columns);
    let mut names = folded_names(&found);
    let mut headers = Vec::new();
    let mut index = found.last + 1;
    while index < sheet.rows.len() {
        if !is_another(&sheet.rows[index], &found, &names, columns) {
            index += 1;
            continue;
        }
        let next = header_at(sheet, index, columns);
        index = next.last + 1;
        names = folded_names(&next);
        let mut done = std::mem::replace(&mut found, next);
        done.end = found.first;
        headers.push(done);
    }
    headers.push(found);
    headers
}

/// How many headings of the first header are known: how well a sheet fits a kind.
pub fn fit(sheet: &Sheet, columns: &Columns) -> usize {
    let Some(first) = first_row(sheet, columns) else { return 0 };
    let headings = header_at(sheet, first, columns).headings;
    headings.values().filter(|heading| heading.meaning != Meaning::Unknown).count()
}

/// The row of the first header: the earliest in which most headings are known and at least three; else the one with
/// most known headings. One known heading is enough beside a misspelt one, and in a table of one column.
fn first_row(sheet: &Sheet, columns: &Columns) -> Option<usize> {
    let narrow = sheet.rows.iter().all(|row| row.cells.len() <= 1);
    let known_of = |row: &Row| {
        let texts: Vec<String> = row.cells.iter().map(|cell| cell.content.shown()).collect();
        let (known, others): (Vec<_>, Vec<_>) = texts.iter().partition(|text| is_known(text, columns));
        match known.len() {
            1 if !narrow && others.iter().all(|text| columns.nearest(text).is_empty()) => 0,
            count => count,
        }
    };
    let counts: Vec<(usize, usize)> =
        sheet.rows.iter().take(FURTHEST).map(|row| (known_of(row), row.cells.len())).collect();
    let sure = counts.iter().position(|(known, cells)| is_sure(*known, *cells));
    let best = || counts.iter().map(|(known, _)| *known).max().filter(|most| *most > 0);
    sure.or_else(|| best().and_then(|most| counts.iter().position(|(known, _)| *known == most)))
}

fn is_sure(known: usize, cells: usize) -> bool {
    known >= SURE && known * 3 >= cells * 2
}

/// Whether a row below a header is the same header on the next page, or that of another table.
fn is_another(row: &Row, header: &Header, names: &BTreeSet<String>, columns: &Columns) -> bool {
    let same = |column: &u32, text: &str| header.headings.get(column).is_some_and(|heading| heading.text == text);
    let texts =
        || row.cells.iter().filter_map(|cell| if let Content::Text(text) = &cell.content { Some(text) } else { None });
    if texts().count() != row.cells.len() {
        return false;
    }
    if row.cells.iter().all(|cell| same(&cell.column, &cell.content.shown())) {
        return true;
    }
    let shared = texts().filter(|text| names.contains(&fold(text))).count();
    shared >= SURE && is_sure(texts().filter(|text| is_known(text, columns)).count(), row.cells.len())
}

fn folded_names(header: &Header) -> BTreeSet<String> {
    header.headings.values().map(|heading| fold(&heading.text)).collect()
}

/// The header whose first row has an index.
fn header_at(sheet: &Sheet, first: usize, columns: &Columns) -> Header {
    let group = &sheet.rows[first];
    let below = sheet.rows.get(first + 1).filter(|below| is_second_row(group, below, sheet, columns));
    let mut headings = BTreeMap::new();
    for cell in &group.cells {
        let text = cell.content.shown();
        let meaning = meaning(&text, columns);
        headings.insert(cell.column, Heading { row: group.number, text, meaning });
    }
    for cell in below.into_iter().flat_map(|below| &below.cells) {
        let text = cell.content.shown();
        let parent = group.cells.iter().rev().find(|parent| parent.column <= cell.column);
        let whole = parent.map(|parent| format!("{text} {}", parent.content.shown()));
        let of_group = whole.map(|whole| meaning(&whole, columns)).filter(|meaning| *meaning != Meaning::Unknown);
        let meaning = of_group.unwrap_or_else(|| meaning(&text, columns));
        headings.insert(cell.column, Heading { row: group.number + 1, text, meaning });
    }
    settle(&mut headings, columns);
    let last = first + usize::from(below.is_some());
    Header { first, last, end: sheet.rows.len(), rows: (group.number, sheet.rows[last].number), headings }
}

/// Whether the row under the first row of a header belongs to it: it names columns and nothing else, and stands below
/// headings that span several columns.
fn is_second_row(group: &Row, below: &Row, sheet: &Sheet, columns: &Columns) -> bool {
    let follows = below.number == group.number + 1;
    let names = below.cells.iter().all(|cell| is_known(&cell.content.shown(), columns));
    let spans = |column: u32| {
        let merged = sheet.merged_from(group.number).any(|merged| {
            (merged.columns.0..=merged.columns.1).contains(&column) && merged.columns.1 > merged.columns.0
        });
        merged || group.cell(column).is_none() || group.cell(column + 1).is_none()
    };
    follows && names && below.cells.iter().all(|cell| spans(cell.column))
}
