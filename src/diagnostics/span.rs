//! Places in files.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::sheets::{SheetText, Sheets};

/// A path relative to the site's folder, with `/` between its parts whatever the machine.
pub type FilePath = Arc<str>;

/// A range of bytes in a file's text. `0..0` stands for the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub file: FilePath,
    pub start: usize,
    /// After the last byte.
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
}

impl From<&Span> for Span {
    fn from(span: &Span) -> Self {
        span.clone()
    }
}

/// A value and the place it was written at.
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

/// Line and column for people, both counted from 1: of a text, the column in characters, not bytes; of a table, the
/// row and column of the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    /// The sheet, where the file has sheets with names.
    pub sheet: Option<Arc<str>>,
    /// The cell as spreadsheets name it, in a table.
    pub cell: Option<String>,
}

/// The texts that spans point into.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: BTreeMap<FilePath, Text>,
    tables: BTreeMap<FilePath, Arc<Sheets>>,
}

/// A text and where its lines begin: looked for once, however many problems it has.
#[derive(Clone, Debug)]
struct Text {
    text: Arc<str>,
    lines: OnceLock<Vec<usize>>,
}

impl Text {
    /// The number of the line that holds a byte, from 1, and where it begins.
    fn line_at(&self, at: usize) -> (usize, usize) {
        let begins = || self.text.match_indices('\n').map(|(end, _)| end + 1).collect();
        let lines = self.lines.get_or_init(begins);
        let above = lines.partition_point(|begin| *begin <= at);
        (above + 1, above.checked_sub(1).map_or(0, |index| lines[index]))
    }
}

impl Sources {
    /// Remembers a file's text.
    pub fn insert(&mut self, file: FilePath, text: Arc<str>) {
        self.texts.insert(file, Text { text, lines: OnceLock::new() });
    }

    /// Remembers a table's lines and cells.
    pub fn insert_table(&mut self, file: FilePath, sheets: Arc<Sheets>) {
        self.insert(file.clone(), sheets.text.clone());
        self.tables.insert(file, sheets);
    }

    /// A file's text, where the file could be read as text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(|known| &*known.text)
    }

    /// The sheet a span lies in, where its file is a table.
    pub fn sheet(&self, span: &Span) -> Option<&SheetText> {
        self.tables.get(&span.file)?.sheet_at(span.start)
    }

    /// Where a span starts; line 1, column 1 for a file without text.
    pub fn position(&self, span: &Span) -> Position {
        if let Some(sheet) = self.sheet(span) {
            let cell = sheet.cell_at(span.start).filter(|_| span.end > span.start);
            let (line, column) = cell.map_or((1, 1), |cell| (cell.row as usize, cell.column as usize));
            return Position { line, column, sheet: sheet.name.clone(), cell: cell.map(|cell| cell.name()) };
        }
        let Some(known) = self.texts.get(&span.file) else {
            return Position { line: 1, column: 1, sheet: None, cell: None };
        };
        let at = floor_boundary(&known.text, span.start);
        let (line, line_start) = known.line_at(at);
        Position { line, column: known.text[line_start..at].chars().count() + 1, sheet: None, cell: None }
    }
}

/// The nearest character boundary at or before `at`, within the text.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
