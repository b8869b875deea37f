//! The text form of a table, which problems show and into which spans point.

use std::sync::Arc;

use super::header::TableHeader;
use super::heading::PrivateColumn;
use super::sheet::Sheet;
use crate::diagnostics::{CellText, FilePath, SheetText, Sheets, Span};
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::text::cluster::clusters;

/// The text between two cells of a row.
const GAP: &str = " | ";
/// The number of columns that are laid out even where they are blank, so that a span can point at a blank cell.
const WIDEST: u32 = 64;
/// The maximum number of characters of a cell that are laid out.
const LONGEST: usize = 400;

/// The maximum number of characters of a heading that are shown beside a cell.
const LONGEST_HEADING: usize = 40;

/// The replacement for the content of a cell that must not be shown.
pub const WITHHELD: &str = "…";

/// A sheet of a file, the meanings of its headings, and the places of its cells.
pub struct Table<'a> {
    pub file: &'a FilePath,
    pub kind: Kind,
    /// The columns that a table of the kind may have.
    pub columns: &'a Columns,
    pub sheet: Sheet,
    pub headers: Vec<TableHeader>,
    /// Columns about persons. A sheet with any is not read, and has no headers.
    pub people: Vec<PrivateColumn>,
    /// The text form of the file, and the index of this sheet in it.
    text: (Arc<Sheets>, usize),
}

impl<'a> Table<'a> {
    pub fn new(file: &'a FilePath, kind: Kind, columns: &'a Columns, sheet: Sheet) -> Self {
        Self { file, kind, columns, sheet, headers: Vec::new(), people: Vec::new(), text: Default::default() }
    }

    fn places(&self) -> &[CellText] {
        self.text.0.sheets.get(self.text.1).map_or(&[], |sheet| &sheet.cells)
    }

    /// The place of a cell, or of the row's first cell where the cell lies outside the table.
    pub fn cell(&self, row: u32, column: u32) -> Span {
        let places = self.places();
        let found = places.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        let at = found.unwrap_or_else(|_| places.partition_point(|cell| cell.row < row));
        Span::new(self.file.clone(), places.get(at).map_or(0..0, |cell| cell.start..cell.end))
    }

    /// The place of a row: its first non-blank cell.
    pub fn row(&self, number: u32) -> Span {
        let first = self.sheet.row(number).and_then(|row| row.cells.first());
        self.cell(number, first.map_or(1, |cell| cell.column))
    }

    /// The place of the first cell; the whole file where there is none.
    pub fn first_cell(&self) -> Span {
        let first = self.places().first().map(|cell| cell.start..cell.end);
        first.map_or_else(|| Span::whole(self.file.clone()), |bytes| Span::new(self.file.clone(), bytes))
    }
}

/// Lays out the text form of a file: one line per row. Blank rows are blank lines, so that line and row numbers agree.
/// Cells below headings that are left out or unknown, and cells on hidden sheets, are withheld, since reports may be
/// public.
pub fn lay_out(tables: &mut [Table<'_>]) -> Arc<Sheets> {
    let mut text = String::new();
    let sheets = tables.iter().map(|table| lay_out_sheet(&table.sheet, &table.headers, &mut text)).collect();
    let laid_out = Arc::new(Sheets { text: text.into(), sheets });
    for (index, table) in tables.iter_mut().enumerate() {
        table.text = (laid_out.clone(), index);
    }
    laid_out
}

fn lay_out_sheet(sheet: &Sheet, headers: &[TableHeader], text: &mut String) -> SheetText {
    let (start, mut cells) = (text.len(), Vec::new());
    let columns = || sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.column));
    let first = columns().min().unwrap_or(1);
    let last = columns().max().unwrap_or(1).min(first.saturating_add(WIDEST));
    let mut line = 1;
    for row in &sheet.rows {
        let above = headers.iter().rev().find(|header| header.rows.0 <= row.number);
        let is_withheld = |column: u32| {
            !sheet.is_read() || above.is_some_and(|header| header.rows.1 < row.number && !header.reads(column))
        };
        text.extend(std::iter::repeat_n('\n', row.number.saturating_sub(line) as usize));
        line = row.number;
        let far = row.cells.iter().map(|cell| cell.column).filter(|column| *column > last);
        for column in (first..=last).chain(far) {
            if column > first {
                text.push_str(GAP);
            }
            let begin = text.len();
            let shown = row.text(column);
            match shown.is_empty() {
                true => text.push(' '),
                false if is_withheld(column) => text.push_str(WITHHELD),
                false => {
                    // A text of so many bytes has no more clusters.
                    let is_long = shown.len() > LONGEST;
                    let end = if is_long { clusters(&shown).take(LONGEST).map(str::len).sum() } else { shown.len() };
                    text.extend(shown[..end].chars().map(|c| if c.is_control() { ' ' } else { c }));
                }
            }
            cells.push(CellText { row: row.number, column, start: begin, end: text.len() });
        }
    }
    let end = text.len();
    text.push('\n');
    let of_header = |header: &TableHeader| {
        let row = header.rows.1;
        let named = header.headings.iter().filter(|(_, heading)| !heading.text.is_empty());
        named.map(|(column, heading)| (row, *column, Arc::from(one_line(&heading.text)))).collect::<Vec<_>>()
    };
    let headings = headers.iter().flat_map(of_header).collect();
    SheetText { name: sheet.name.as_deref().map(Arc::from), range: start..end, cells, headings }
}

/// The beginning of a heading, on one line.
fn one_line(heading: &str) -> String {
    let line = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    clusters(&line).take(LONGEST_HEADING).collect()
}
