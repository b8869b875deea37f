//! Finds the rows that name the columns, below title rows and in two rows where headings are grouped, and the total
//! that ends the table.

use std::collections::BTreeMap;

use super::decide::{Around, decide};
use super::heading::{Heading, Meaning, is_known, meaning, planned_by};
use super::sheet::{Cell, CellContent, Row, Sheet};
use super::signature;
use super::year::split_year;
use crate::model::column::{Column, Columns};
use crate::model::field::Shape;
use crate::text::fold::fold;

/// The number of non-blank rows that are searched.
const FURTHEST: usize = 40;
/// The number of known headings that are enough for a header in any row.
const SURE: usize = 3;

/// A header and the rows below it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableHeader {
    /// The index of its first row.
    pub first: usize,
    /// The index of its last row.
    pub last: usize,
    /// The index of the row of its total, or `end`.
    pub total: usize,
    /// The index after the last row below it: the next header's, or the sheet's end.
    pub end: usize,
    /// Its first and last row, by number.
    pub rows: (u32, u32),
    /// Columns with a heading, by their number.
    pub headings: BTreeMap<u32, Heading>,
}

impl TableHeader {
    pub fn meaning(&self, column: u32) -> Option<&Meaning> {
        self.headings.get(&column).map(|heading| &heading.meaning)
    }

    /// The column of the kind that a column of the sheet holds.
    pub fn field<'a>(&self, column: u32, columns: &'a Columns) -> Option<&'a Column> {
        self.meaning(column)?.column(columns)
    }

    /// Whether the cells of a column are read.
    pub fn reads(&self, column: u32) -> bool {
        self.meaning(column).is_some_and(Meaning::is_read)
    }

    /// Whether another header gives every column the same meaning.
    pub fn means_same(&self, other: &Self) -> bool {
        fn meanings(header: &TableHeader) -> impl Iterator<Item = (&u32, &Meaning)> {
            header.headings.iter().map(|(column, heading)| (column, &heading.meaning))
        }
        meanings(self).eq(meanings(other))
    }

    /// The rows below it that may be entries: those before the total.
    pub fn body<'a>(&self, sheet: &'a Sheet) -> &'a [Row] {
        &sheet.rows[self.last + 1..self.total]
    }
}

/// The headers of a sheet, in order: the first one, and those that begin another table or page further down.
/// `file` is the name of the file, which may say what the table is about.
pub fn find_headers(sheet: &Sheet, columns: &Columns, file: &str) -> Vec<TableHeader> {
    let Some(first) = first_row(sheet, columns) else { return Vec::new() };
    let (mut headers, mut found) = (Vec::new(), header_at(sheet, first, columns));
    let mut index = found.last + 1;
    while let Some(row) = sheet.rows.get(index) {
        index += 1;
        if is_another(row, &found, columns) {
            let next = header_at(sheet, index - 1, columns);
            index = next.last + 1;
            found.end = next.first;
            headers.push(std::mem::replace(&mut found, next));
        }
    }
    headers.push(found);
    let above = sheet.rows.iter().take_while(|row| headers.first().is_some_and(|it| row.number < it.rows.0));
    let title = above.flat_map(|row| row.cells.iter().map(|cell| cell.content.shown())).collect::<Vec<_>>().join(" ");
    let said = [title, sheet.name.clone().unwrap_or_default(), file.to_owned()];
    for header in &mut headers {
        let rows = &sheet.rows[header.last + 1..header.end];
        let count = end_of(rows, header);
        decide(&mut header.headings, &Around { columns, body: &rows[..count], said: &said });
        let count = signature::begin(&rows[..count], header, columns).unwrap_or(count);
        header.total = header.last + 1 + count;
    }
    headers
}

/// The number of known headings in the first header: how well a sheet fits a kind.
pub fn fit(sheet: &Sheet, columns: &Columns) -> usize {
    let Some(first) = first_row(sheet, columns) else { return 0 };
    let headings = header_at(sheet, first, columns).headings;
    headings.values().filter(|heading| heading.meaning != Meaning::Unknown).count()
}

/// The row of the first header: the first row with at least three known headings that are most of its cells, else the
/// row with most known headings. A single known heading is enough beside a misspelt one, or in a table of one column.
fn first_row(sheet: &Sheet, columns: &Columns) -> Option<usize> {
    let narrow = sheet.rows.iter().all(|row| row.cells.len() <= 1);
    let known_of = |row: &Row| {
        let texts = row.cells.iter().map(|cell| cell.content.shown());
        let is_heading = |text: &String| text.contains(char::is_alphabetic) && is_known(text, columns);
        let (known, others): (Vec<_>, Vec<_>) = texts.partition(is_heading);
        match known.len() {
            1 if !narrow && others.iter().all(|text| columns.nearest(text).is_empty()) => 0,
            count => count,
        }
    };
    let counts: Vec<(usize, usize)> =
        sheet.rows.iter().take(FURTHEST).map(|row| (known_of(row), row.cells.len())).collect();
    let sure = counts.iter().position(|(known, cells)| is_sure(*known, *cells));
    let most = counts.iter().map(|(known, _)| *known).max().filter(|most| *most > 0);
    sure.or_else(|| counts.iter().position(|(known, _)| Some(*known) == most))
}

fn is_sure(known: usize, cells: usize) -> bool {
    known >= SURE && known * 3 >= cells * 2
}

/// Whether a row below a header repeats it on the next page, or is the header of another table.
fn is_another(row: &Row, header: &TableHeader, columns: &Columns) -> bool {
    let texts: Vec<(u32, &str)> = row.texts().collect();
    if texts.len() != row.cells.len() {
        return false;
    }
    let is_same = |(column, text): &(u32, &str)| header.headings.get(column).is_some_and(|known| known.text == *text);
    let has = |folded: String| header.headings.values().any(|heading| heading.folded == folded);
    let shared = || texts.iter().filter(|(_, text)| has(fold(text))).count();
    let known = || texts.iter().filter(|(_, text)| is_known(text, columns)).count();
    texts.iter().all(is_same) || shared() >= SURE && is_sure(known(), texts.len())
}

/// Builds the header that begins at the row with an index.
fn header_at(sheet: &Sheet, first: usize, columns: &Columns) -> TableHeader {
    let group = &sheet.rows[first];
    let below = sheet.rows.get(first + 1).filter(|below| is_second_row(group, below, sheet, columns));
    let mut headings = BTreeMap::new();
    let has_year = columns.own("year").is_some();
    let mut add = |row: &Row, cell: &Cell, parent: Option<String>| {
        let text = cell.content.shown();
        let of_group = parent.as_ref().map(|parent| in_group(&text, parent, columns));
        let meaning = of_group.unwrap_or_else(|| meaning(&text, columns));
        let whole = format!("{text} {}", parent.unwrap_or_default());
        let year = split_year(&whole).map(|(_, year)| year).filter(|_| has_year);
        headings.insert(cell.column, Heading { row: row.number, folded: fold(&text), text, meaning, year });
    };
    for cell in &group.cells {
        add(group, cell, None);
    }
    for (row, cell) in below.into_iter().flat_map(|below| below.cells.iter().map(move |cell| (below, cell))) {
        let parent = group.cells.iter().rev().find(|parent| parent.column <= cell.column);
        add(row, cell, parent.map(|parent| parent.content.shown()));
    }
    let (last, end) = (first + usize::from(below.is_some()), sheet.rows.len());
    TableHeader { first, last, total: end, end, rows: (group.number, sheet.rows[last].number), headings }
}

/// The meaning of a heading in the second row, below the heading of its group. A number has numbers below it alone.
pub(super) fn in_group(own: &str, group: &str, columns: &Columns) -> Meaning {
    let whole = meaning(&format!("{own} {group}"), columns);
    if whole != Meaning::Unknown {
        return whole;
    }
    let counts = |meaning: &Meaning| {
        let of = if let Meaning::OneOf { of, .. } = meaning { of.as_slice() } else { std::slice::from_ref(meaning) };
        of.iter().filter_map(|one| one.column(columns)).any(|column| {
            column.path.iter().any(|field| matches!(field.shape, Shape::Integer) || field.name == "result")
        })
    };
    let alone = planned_by(group, own, meaning(own, columns), columns);
    let is_odd = counts(&meaning(group, columns)) && alone.column(columns).is_some() && !counts(&alone);
    if is_odd { Meaning::Unknown } else { alone }
}

/// Whether the row below the first row of a header belongs to the header: it contains only texts below headings that
/// span several columns, and all of them, or at least two and half of them, are headings.
fn is_second_row(group: &Row, below: &Row, sheet: &Sheet, columns: &Columns) -> bool {
    let of_group = |cell: &Cell| group.cells.iter().rev().find(|parent| parent.column <= cell.column);
    let is_named = |cell: &&Cell| {
        let text = cell.content.shown();
        is_known(&text, columns)
            || of_group(cell).is_some_and(|parent| is_known(&format!("{text} {}", parent.content.shown()), columns))
    };
    let is_merged = |cell: &Cell| {
        let covers = |(first, last): (u32, u32)| first < last && (first..=last).contains(&cell.column);
        sheet.merged_from(group.number).any(|merged| covers(merged.columns))
    };
    let is_below_group =
        |cell: &Cell| is_merged(cell) || group.cell(cell.column).is_none() || group.cell(cell.column + 1).is_none();
    let is_heading =
        |cell: &Cell| matches!(&cell.content, CellContent::Text(text) if !text.contains(|c: char| c.is_ascii_digit()));
    let known = below.cells.iter().filter(is_named).count();
    let is_all = known == below.cells.len();
    let is_most = known > 1 && known * 2 >= below.cells.len() && below.cells.iter().all(is_heading);
    below.number == group.number + 1
        && (is_all || is_most || is_drawn(group, below, sheet) && below.cells.iter().all(is_heading))
        && below.cells.iter().all(is_below_group)
}

/// Whether merged cells draw a header of two rows: a heading that spans both of them, and others that span several columns
/// and have all that is in the second row below them.
fn is_drawn(group: &Row, below: &Row, sheet: &Sheet) -> bool {
    let merged = || sheet.merged_from(group.number);
    let spans = |columns: (u32, u32), column: u32| (columns.0..=columns.1).contains(&column);
    let is_group = |column: u32| {
        merged().any(|it| it.rows.1 == group.number && it.columns.0 < it.columns.1 && spans(it.columns, column))
    };
    merged().any(|it| it.rows == (group.number, below.number) && group.cell(it.columns.0).is_some())
        && !below.cells.is_empty()
        && below.cells.iter().all(|cell| is_group(cell.column))
}

/// The kinds of rows with sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// The total of the table, which ends it.
    Total,
    /// "Cộng" alone: the total, unless more sums follow.
    Perhaps,
    /// The sum of a part of the table: "Cộng tháng 4".
    OfPart,
}

/// Second words that make "Cộng …" and "Tổng …" a name and not a sum.
const NAMES: [&str; 11] = ["công", "cục", "đồng", "đài", "đội", "hội", "hòa", "kết", "lãnh", "liên", "tác"];

/// The number of rows below a header before its total.
fn end_of(rows: &[Row], header: &TableHeader) -> usize {
    let sum = |row: &Row| sum_of(row, header);
    let total = rows.iter().position(|row| sum(row) == Some(Sum::Total));
    let last = || rows.iter().rposition(|row| sum(row).is_some()).filter(|at| sum(&rows[*at]) == Some(Sum::Perhaps));
    total.or_else(last).unwrap_or(rows.len())
}

/// Whether a row holds sums: its first words say so, and nothing else in it identifies a drive.
pub fn sum_of(row: &Row, header: &TableHeader) -> Option<Sum> {
    let mut texts = row.texts().filter(|(column, _)| header.meaning(*column) != Some(&Meaning::LeftOut));
    let first = texts.next()?.1.to_lowercase();
    let words: Vec<&str> = first.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["tổng" | "tong", "cộng" | "số", ..] | ["tổng" | "tong" | "total"] | ["tong", "cong" | "so"] => {
            Some(Sum::Total)
        }
        ["cộng" | "cong"] => Some(Sum::Perhaps),
        ["cộng" | "tổng", second, ..] if !NAMES.contains(second) => {
            let names_more = texts.any(|(_, text)| text.contains(|c: char| c.is_alphabetic() || c == '/'));
            let has_day = row.cells.iter().any(|cell| matches!(cell.content, CellContent::DateTime(_)));
            (!names_more && !has_day).then_some(Sum::OfPart)
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn header() -> TableHeader {
        TableHeader { first: 0, last: 0, total: 9, end: 9, rows: (1, 1), headings: BTreeMap::new() }
    }

    pub fn row(texts: &[&str]) -> Row {
        let cells = (1..).zip(texts).filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(column, text)| Cell { column, content: CellContent::Text((*text).to_owned()) });
        Row { number: 2, cells: cells.collect(), ..Row::default() }
    }

    #[test]
    fn totals_are_distinguished_from_parts_and_from_names() {
        let cases = [
            ("Tổng cộng", Some(Sum::Total)),
            ("TỔNG SỐ:", Some(Sum::Total)),
            ("Tổng cộng (3 buổi)", Some(Sum::Total)),
            ("Cộng", Some(Sum::Perhaps)),
            ("Cộng tháng 4", Some(Sum::OfPart)),
            ("Tổng công ty Mẫu", None),
            ("Tong cong ty Mau", None),
            ("Cộng đồng dân cư", None),
            ("Công an xã", None),
            ("Công", None),
        ];
        for (text, sum) in cases {
            assert_eq!(sum_of(&row(&[text]), &header()), sum, "{text}");
        }
        assert_eq!(sum_of(&row(&["Cộng tháng 4", "Chợ Mẫu"]), &header()), None);
    }

    #[test]
    fn a_sum_before_other_sums_does_not_end_the_table() {
        let rows = [row(&["Cộng"]), row(&["a", "b"]), row(&["Cộng"]), row(&["Ghi chú"])];
        assert_eq!(end_of(&rows, &header()), 2);
        assert_eq!(end_of(&rows[..2], &header()), 0);
    }
}
