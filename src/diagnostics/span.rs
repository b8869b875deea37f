//! Places in files: bytes of a text, and the sheets, rows and cells of a table.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::Speech;
use crate::bilingual;

/// A path relative to the site's folder, with `/` between its parts whatever the machine.
pub type FilePath = Arc<str>;

/// A range of bytes in a file's text; `end` is exclusive. `0..0` means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub file: FilePath,
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// A range of bytes of a file.
    pub fn new(file: FilePath, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }

    /// The file as a whole.
    pub fn whole(file: FilePath) -> Self {
        Self::new(file, 0..0)
    }

    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the file is a table, in which officers see columns and cells and no keys.
    pub fn is_in_table(&self) -> bool {
        is_table(&self.file)
    }
}

/// The endings of tables that are read.
const TABLES: [&str; 5] = ["csv", "ods", "tsv", "xlsm", "xlsx"];

/// Whether a file is a table, by its ending.
pub fn is_table(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TABLES.iter().any(|table| ending.eq_ignore_ascii_case(table)))
}

impl From<&Span> for Span {
    fn from(span: &Span) -> Self {
        span.clone()
    }
}

/// A value with the place where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Line and column for people, both counted from 1. In a text, the column counts characters and not bytes; in a table,
/// both are those of the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    /// The name of the sheet, where the file has named sheets.
    pub sheet: Option<Arc<str>>,
    /// The name of the cell as in spreadsheets, in a table.
    pub cell: Option<String>,
    /// The heading of the cell's column, for a cell below one.
    pub heading: Option<Arc<str>>,
}

impl Position {
    /// `trang “Tháng 3”, ô C5, cột Ngày`: the sheet and the heading where there are any; `None` outside of tables.
    pub fn in_table(&self, speech: Speech) -> Option<String> {
        let cell = self.cell.as_ref()?;
        let sheet = self.sheet.as_ref().map(|sheet| bilingual!("trang “{sheet}”", "sheet “{sheet}”"));
        let heading = self.heading.as_ref().map(|heading| bilingual!("cột {heading}", "column {heading}"));
        let parts = [sheet, Some(bilingual!("ô {cell}", "cell {cell}")), heading];
        Some(parts.iter().flatten().map(|part| part.in_(speech)).collect::<Vec<_>>().join(", "))
    }
}

/// The texts into which spans point.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: BTreeMap<FilePath, SourceText>,
    tables: BTreeMap<FilePath, Arc<Sheets>>,
}

/// A text with the starts of its lines, which are computed once for all problems of the text.
#[derive(Clone, Debug)]
struct SourceText {
    text: Arc<str>,
    lines: OnceLock<Vec<usize>>,
}

impl SourceText {
    /// The number of the line that contains a byte, from 1, and the start of that line.
    fn line_at(&self, at: usize) -> (usize, usize) {
        let begins = || self.text.match_indices('\n').map(|(end, _)| end + 1).collect();
        let lines = self.lines.get_or_init(begins);
        let above = lines.partition_point(|begin| *begin <= at);
        (above + 1, above.checked_sub(1).map_or(0, |index| lines[index]))
    }
}

impl Sources {
    /// Adds the text of a file.
    pub fn insert(&mut self, file: FilePath, text: Arc<str>) {
        self.texts.insert(file, SourceText { text, lines: OnceLock::new() });
    }

    /// Adds the lines and cells of a table.
    pub fn insert_table(&mut self, file: FilePath, sheets: Arc<Sheets>) {
        self.insert(file.clone(), sheets.text.clone());
        self.tables.insert(file, sheets);
    }

    /// Adds all texts of others.
    pub fn absorb(&mut self, other: Self) {
        self.texts.extend(other.texts);
        self.tables.extend(other.tables);
    }

    /// The text of a file, where the file could be read as text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(|known| &*known.text)
    }

    /// The sheet that contains a span, where its file is a table.
    pub fn sheet(&self, span: &Span) -> Option<&SheetText> {
        self.tables.get(&span.file)?.sheet_at(span.start)
    }

    /// The position of the start of a span; line 1, column 1 for a file without text.
    pub fn position(&self, span: &Span) -> Position {
        if let Some(sheet) = self.sheet(span) {
            let cell = sheet.cell_at(span.start).filter(|_| span.end > span.start);
            let (line, column) = cell.map_or((1, 1), |cell| (cell.row as usize, cell.column as usize));
            let heading = cell.and_then(|cell| sheet.heading_of(cell));
            return Position { line, column, sheet: sheet.name.clone(), cell: cell.map(|cell| cell.name()), heading };
        }
        let Some(known) = self.texts.get(&span.file) else {
            return Position { line: 1, column: 1, sheet: None, cell: None, heading: None };
        };
        let at = floor_boundary(&known.text, span.start);
        let (line, line_start) = known.line_at(at);
        let column = known.text[line_start..at].chars().count() + 1;
        Position { line, column, sheet: None, cell: None, heading: None }
    }
}

/// The last character boundary at or before `at`, within the text.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// A table file as text: one line per row, so that messages can show a row and point at a cell.
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
    /// Its name; `None` in a file with a single unnamed sheet, such as `.csv`.
    pub name: Option<Arc<str>>,
    /// The bytes of its lines. Its first line is row 1.
    pub range: Range<usize>,
    /// Its cells in the order of the text.
    pub cells: Vec<CellText>,
    /// The headings of its columns, each with the row of its header and the number of its column, in order.
    pub headings: Vec<(u32, u32, Arc<str>)>,
}

/// The part of the text that is one cell. Rows and columns are counted from 1, `end` is after the last byte.
#[derive(Clone, Copy, Debug)]
pub struct CellText {
    pub row: u32,
    pub column: u32,
    pub start: usize,
    pub end: usize,
}

impl Sheets {
    /// The sheet that contains a byte of the text.
    pub fn sheet_at(&self, at: usize) -> Option<&SheetText> {
        let after = self.sheets.partition_point(|sheet| sheet.range.start <= at);
        self.sheets.get(after.checked_sub(1)?)
    }
}

impl SheetText {
    /// The cell that contains a byte of the text, or the cell before it.
    pub fn cell_at(&self, at: usize) -> Option<&CellText> {
        let after = self.cells.partition_point(|cell| cell.start <= at);
        self.cells.get(after.checked_sub(1)?)
    }

    /// The heading above a cell, from the last header above its row; `None` in a header and above it.
    pub fn heading_of(&self, cell: &CellText) -> Option<Arc<str>> {
        let above = self.headings.partition_point(|(row, ..)| *row < cell.row);
        let (header, ..) = self.headings.get(above.checked_sub(1)?)?;
        let of_header = self.headings[..above].iter().rev().take_while(|(row, ..)| row == header);
        of_header.into_iter().find(|(_, column, _)| *column == cell.column).map(|(.., heading)| heading.clone())
    }

    /// The bytes of a cell.
    pub fn bytes_of(&self, row: u32, column: u32) -> Option<Range<usize>> {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        found.ok().map(|index| self.cells[index].start..self.cells[index].end)
    }
}

impl CellText {
    /// The name of the cell as in spreadsheets: `C5`.
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

    #[test]
    fn a_place_in_a_table_is_its_cell() {
        let place = |sheet: Option<&str>, cell: Option<&str>, heading: Option<&str>| {
            let (sheet, heading) = (sheet.map(Arc::from), heading.map(Arc::from));
            Position { line: 3, column: 2, sheet, cell: cell.map(str::to_owned), heading }.in_table(Speech::Vi)
        };
        assert_eq!(place(Some("Lịch"), Some("B3"), Some("Ngày")).as_deref(), Some("trang “Lịch”, ô B3, cột Ngày"));
        assert_eq!(place(None, Some("B3"), None).as_deref(), Some("ô B3"));
        assert_eq!(place(None, None, None), None);
    }
}
