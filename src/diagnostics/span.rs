//! Places in files.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A path relative to the site's folder, with `/` between its parts whatever the machine.
pub type FilePath = Arc<str>;

/// A range of bytes in a file's text. `0..0` stands for the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FilePath,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
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

    /// The bytes covered.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value and the place it was written at.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Line and column for people, both counted from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The texts that spans point into.
#[derive(Clone, Debug, Default)]
pub struct Sources(BTreeMap<FilePath, Arc<str>>);

impl Sources {
    /// Remembers a file's text.
    pub fn insert(&mut self, file: FilePath, text: Arc<str>) {
        self.0.insert(file, text);
    }

    /// A file's text, where the file could be read as text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(|text| &**text)
    }

    /// Line and column of a span's start; line 1, column 1 for a file without text.
    pub fn position(&self, span: &Span) -> Position {
        let text = self.text(&span.file).unwrap_or_default();
        let before = &text[..floor_boundary(text, span.start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

/// The nearest character boundary at or before `at`, within the text.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
