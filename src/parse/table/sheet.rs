//! The raw content of a table file: sheets, rows, cells.

use std::ops::Range;

use chrono::{NaiveDateTime, NaiveTime};

use super::annotations::Annotations;
use crate::text::normal::canonical;

/// Rows of a sheet in Excel and in LibreOffice (Excel specifications and limits).
pub const SHEET_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const SHEET_COLUMNS: u32 = 16_384;
/// The maximum number of cells in a file.
pub const MOST_CELLS: usize = 4_000_000;
/// The maximum number of non-blank cells in a file.
pub const MOST_FILLED: usize = 1_000_000;
/// The maximum size of a cell in bytes: 32,767 letters (Excel specifications and limits).
pub const LONGEST_CELL: usize = 4 * 32_767;
/// The maximum size of all text in the cells of a file, in bytes. Text shared by many cells counts for each.
pub const MOST_TEXT: usize = 32 * 1024 * 1024;
/// The maximum number of non-blank rows in a file.
pub const MOST_ROWS: usize = 50_000;

/// The words that spreadsheets show in place of a value that they could not compute.
const ERRORS: [&str; 9] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
/// The shortest run of `#` that means that the column was too narrow when the file was saved.
const NARROW: usize = 3;

#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// `None` in a format without sheet names.
    pub name: Option<String>,
    /// Whether the sheet is hidden in the spreadsheet program.
    pub hidden: bool,
    /// Whether numbers without a format count days from 1904, and not from 1900.
    pub since_1904: bool,
    /// Rows with at least one non-blank cell, in order.
    pub rows: Vec<Row>,
    /// Groups of merged cells, in order. The content of a group is in its first cell.
    pub merged: Vec<Merged>,
    pub annotations: Annotations,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The number shown by spreadsheets, from 1.
    pub number: u32,
    /// Whether the row is hidden in the spreadsheet program.
    pub hidden: bool,
    /// The columns of the cells that are struck through, in order.
    pub struck: Vec<u32>,
    /// The non-blank cells, in order.
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its column, from 1.
    pub column: u32,
    pub content: CellContent,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CellContent {
    /// Text in canonical Unicode order, without white space around it.
    Text(String),
    Number(f64),
    Flag(bool),
    /// A day, with or without a time.
    DateTime(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
    /// An error value, such as `#REF!`.
    Failed(String),
    /// A formula whose value is not stored in the file.
    Uncomputed,
}

/// A group of merged cells. Rows and columns are counted from 1 and include the last ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merged {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

impl CellContent {
    /// Text without surrounding white space, invisible characters and escaped line ends (ECMA-376, part 1, 22.4.2.4).
    /// `None` where nothing remains. The words of an error value become that error.
    pub fn of_text(written: &str) -> Option<Self> {
        let unescaped = written.replace("_x000D_", "").replace("\r\n", "\n");
        let seen: String = unescaped.chars().filter(|c| !is_unseen(*c)).collect();
        let trimmed = seen.trim();
        // An apostrophe before a number tells a spreadsheet to keep it as text; before letters it belongs to the text.
        let is_of_number = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '='));
        let bare = trimmed.strip_prefix('\'').filter(is_of_number).unwrap_or(trimmed);
        match bare {
            "" => None,
            _ if is_error(bare) => Some(CellContent::Failed(bare.to_owned())),
            _ => Some(CellContent::Text(canonical(bare).into_owned())),
        }
    }

    /// A number rounded to the fifteen digits that spreadsheets show: sums may be stored as 349.99999999999994.
    pub fn of_number(stored: f64) -> Self {
        CellContent::Number(format!("{stored:.14e}").parse().unwrap_or(stored))
    }

    /// The content roughly as a person sees it: numbers have no thousands separators, whole numbers no decimal point.
    pub fn shown(&self) -> String {
        match self {
            CellContent::Text(text) | CellContent::Failed(text) => text.clone(),
            CellContent::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
            CellContent::Number(number) => number.to_string(),
            CellContent::Flag(flag) => if *flag { "có" } else { "không" }.to_owned(),
            CellContent::DateTime(at) if at.time() == NaiveTime::MIN => at.format("%d/%m/%Y").to_string(),
            CellContent::DateTime(at) => at.format("%d/%m/%Y %H:%M").to_string(),
            CellContent::Time(time) => time.format("%H:%M").to_string(),
            CellContent::Uncomputed => "=…".to_owned(),
        }
    }
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}') || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

fn is_error(text: &str) -> bool {
    let of_office = text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok());
    ERRORS.contains(&text) || of_office || text.len() >= NARROW && text.bytes().all(|byte| byte == b'#')
}

impl Row {
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|index| &self.cells[index])
    }

    /// The shown content of a column; empty for a blank cell.
    pub fn text(&self, column: u32) -> String {
        self.cell(column).map_or_else(String::new, |cell| cell.content.shown())
    }

    /// The cells that hold text, by column.
    pub fn texts(&self) -> impl Iterator<Item = (u32, &str)> {
        self.cells.iter().filter_map(|cell| match &cell.content {
            CellContent::Text(text) => Some((cell.column, text.as_str())),
            _ => None,
        })
    }
}

impl Sheet {
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |row| row.number).ok().map(|index| &self.rows[index])
    }

    /// The indices of the rows whose numbers are in a range.
    pub fn between(&self, (first, last): (u32, u32)) -> Range<usize> {
        self.rows.partition_point(|row| row.number < first)..self.rows.partition_point(|row| row.number <= last)
    }

    /// The groups of merged cells that begin in a row.
    pub fn merged_from(&self, row: u32) -> impl Iterator<Item = &Merged> {
        let from = self.merged.partition_point(|merged| merged.rows.0 < row);
        self.merged[from..].iter().take_while(move |merged| merged.rows.0 == row)
    }

    /// Whether its name begins with `_`, as names of files and columns do that the office keeps for itself.
    pub fn is_office(&self) -> bool {
        self.name.as_deref().is_some_and(|name| name.trim_start().starts_with('_'))
    }

    /// Whether it is read as content.
    pub fn is_read(&self) -> bool {
        !self.hidden && !self.is_office()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_text() {
        let read = |written: &str| CellContent::of_text(written).map(|content| content.shown());
        assert_eq!(read(" Tiêu đề có \u{200B}ký tự ẩn "), Some("Tiêu đề có ký tự ẩn".into()));
        assert_eq!(read("Hai dòng_x000D_\nở đây"), Some("Hai dòng\nở đây".into()));
        assert_eq!(read("'0000000001"), Some("0000000001".into()));
        assert_eq!(read("'Dấu"), Some("'Dấu".into()));
        assert_eq!(read("\u{FEFF}\t"), None);
    }

    #[test]
    fn the_words_of_errors_are_errors() {
        for written in ["#REF!", "#N/A", "########", "Err:502"] {
            assert_eq!(CellContent::of_text(written), Some(CellContent::Failed(written.into())), "{written}");
        }
        for written in ["#", "# 1", "#hienmau", "N/A"] {
            assert_eq!(CellContent::of_text(written), Some(CellContent::Text(written.into())), "{written}");
        }
    }

    #[test]
    fn numbers_have_fifteen_digits() {
        assert_eq!(CellContent::of_number(349.999_999_999_999_94), CellContent::Number(350.0));
        assert_eq!(CellContent::of_number(14.123_456_789), CellContent::Number(14.123_456_789));
        assert_eq!(CellContent::of_number(84_900_000_009.0), CellContent::Number(84_900_000_009.0));
    }
}
