//! The text that stands for a table: what problems show and point into.

use std::sync::Arc;

use super::grid::Sheet;
use super::header::Header;
use crate::diagnostics::{CellText, FilePath, SheetText, Sheets, Span};
use crate::text::cluster::clusters;

/// Between two cells of a row.
const GAP: &str = " | ";
/// Columns that are laid out even where they are blank, so that a blank cell can be pointed at.
const WIDEST: u32 = 64;
/// Characters of a cell that are laid out.
const LONGEST: usize = 400;

/// Stands for what a cell holds that is not to be shown.
pub const WITHHELD: &str = "…";

/// One line a row; blank rows are blank lines, so that line and row have one number. What stands below headings that
/// are left out or unknown, and on sheets that nobody sees, is withheld: what problems show may be public.
pub fn lay_out(sheets: &[Sheet], headers: &[Vec<Header>]) -> Sheets {
    let mut text = String::new();
    let laid_out =
        sheets.iter().zip(headers).map(|(sheet, headers)| lay_out_sheet(sheet, headers, &mut text)).collect();
    Sheets { text: text.into(), sheets: laid_out }
}

fn lay_out_sheet(sheet: &Sheet, headers: &[Header], text: &mut String) -> SheetText {
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
                false => text.extend(
                    clusters(&shown).take(LONGEST).flat_map(str::chars).map(|c| if c.is_control() { ' ' } else { c }),
                ),
            }
            cells.push(CellText { row: row.number, column, start: begin, end: text.len() });
        }
    }
    let end = text.len();
    text.push('\n');
    SheetText { name: sheet.name.as_deref().map(Arc::from), range: start..end, cells }
}

/// A sheet with the places of its cells.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub file: &'a FilePath,
    pub sheet: &'a Sheet,
    /// Where its cells stand in the text.
    pub text: &'a SheetText,
}

impl Placed<'_> {
    /// The place of a cell; of the row's first cell where the cell lies outside the table.
    pub fn cell(&self, row: u32, column: u32) -> Span {
        let bytes = self.text.bytes_of(row, column).or_else(|| {
            let at = self.text.cells.partition_point(|cell| cell.row < row);
            self.text.cells.get(at).map(|cell| cell.start..cell.end)
        });
        Span::new(self.file.clone(), bytes.unwrap_or_default())
    }

    /// The place of a row: its first cell with something in it.
    pub fn row(&self, number: u32) -> Span {
        let first = self.sheet.rows.binary_search_by_key(&number, |row| row.number).ok();
        let column = first.and_then(|index| self.sheet.rows[index].cells.first()).map_or(1, |cell| cell.column);
        self.cell(number, column)
    }
}
