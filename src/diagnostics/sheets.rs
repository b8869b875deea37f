//! Places in tables: sheets, rows and cells after the one text that spans point into.

use std::ops::Range;
use std::sync::Arc;

/// A table file as text: one line a row, so that a row can be shown and a cell pointed at.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    /// The lines of all sheets, one sheet after the other.
    pub text: Arc<str>,
    /// The sheets, in the order of the file.
    pub sheets: Vec<SheetText>,
}

/// The part of the text that is one sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetText {
    /// Its name; none in a file that has only one and no name for it, as `.csv`.
    pub name: Option<Arc<str>>,
    /// The bytes of its lines. Its first line is row 1.
    pub range: Range<usize>,
    /// Its cells in the order of the text.
    pub cells: Vec<CellText>,
}

/// The part of the text that is one cell.
#[derive(Clone, Copy, Debug)]
pub struct CellText {
    pub row: u32,
    pub column: u32,
    pub start: usize,
    /// After the last byte.
    pub end: usize,
}

impl Sheets {
    /// The sheet that holds a byte of the text.
    pub fn sheet_at(&self, at: usize) -> Option<&SheetText> {
        let behind = self.sheets.partition_point(|sheet| sheet.range.start <= at);
        self.sheets.get(behind.checked_sub(1)?)
    }
}

impl SheetText {
    /// The cell that holds a byte of the text, or the one before it.
    pub fn cell_at(&self, at: usize) -> Option<&CellText> {
        let behind = self.cells.partition_point(|cell| cell.start <= at);
        self.cells.get(behind.checked_sub(1)?)
    }

    /// The bytes of a cell.
    pub fn bytes_of(&self, row: u32, column: u32) -> Option<Range<usize>> {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        found.ok().map(|index| self.cells[index].start..self.cells[index].end)
    }
}

impl CellText {
    /// The name spreadsheets give it: `C5`.
    pub fn name(&self) -> String {
        format!("{}{}", column_name(self.column), self.row)
    }
}

/// The letters of a column counted from 1: 1 is `A`, 28 is `AB`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let names = [1, 3, 26, 27, 52, 53, 702, 703, 16384].map(column_name);
        assert_eq!(names, ["A", "C", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
