//! Excel and OpenDocument workbooks to sheets. calamine reads them; formulas count by the value stored beside them.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Font, Ods, Reader, SheetType, SheetVisible, Style, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::archive::hidden_rows;
use super::clean::{number, text};
use super::grid::{Cell, Content, Merged, Row, Sheet};
use super::open_document::survey;
use super::package::{SHEET_COLUMNS, SHEET_ROWS, look};
use super::unreadable::{Fault, reason_of_ods, reason_of_xlsx, too_large, unreadable};
use crate::dates::period::excel::time_of_fraction;
use crate::diagnostics::{Diagnostic, FilePath};
use crate::text::normal::canonical;

/// Cells a file may have.
pub const MOST_CELLS: usize = 4_000_000;
/// Cells with something in them a file may have.
const MOST_FILLED: usize = 1_000_000;
/// Bytes of one cell: 32,767 letters (Excel specifications and limits).
pub const LONGEST_CELL: usize = 4 * 32_767;
/// Bytes of text all cells of a file may have; a text that many cells share counts for each.
pub const MOST_TEXT: usize = 32 * 1024 * 1024;
/// Rows with something in them a file may have.
pub const MOST_ROWS: usize = 50_000;

/// The sheets of an `.xlsx` file.
pub fn xlsx(path: &FilePath, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    look(bytes).map_err(|fault| fault.reported(path, bytes))?;
    let broken = |error: calamine::XlsxError| unreadable(path, bytes, reason_of_xlsx(&error));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets: Vec<_> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    let mut hidden = hidden_rows(bytes);
    let mut read = Vec::with_capacity(sheets.len());
    let (mut count, mut held) = (0, Held::default());
    for sheet in sheets {
        let (mut rows, mut row_before) = (Rows::default(), 0);
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            // Text without a letter is the value of a formula; no value at all is none.
            let content = match (&cell.value, cell.formula) {
                (DataRef::Empty, Some(_)) => Some(Content::Uncomputed),
                (value, _) => content_of(value),
            };
            if cell.pos.0 < row_before || cell.pos.0 >= SHEET_ROWS || cell.pos.1 >= SHEET_COLUMNS {
                return Err(Fault::Damaged.reported(path, bytes));
            }
            row_before = cell.pos.0;
            count += 1;
            if count > MOST_CELLS || !held.takes(&content, &rows) {
                return Err(too_large(path));
            }
            rows.add(cell.pos, content);
        }
        drop(cells);
        held.rows += rows.0.len();
        let struck = struck_cells(&mut book, &sheet.name).map_err(broken)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
        let mut found = Sheet {
            name: Some(canonical(&sheet.name).into_owned()),
            hidden: sheet.visible != SheetVisible::Visible,
            rows: rows.into_rows(),
            merged: in_order(merged.iter().map(merged_of).collect()),
        };
        if !held.takes_spread(&found) {
            return Err(too_large(path));
        }
        let unseen = hidden.remove(&sheet.name).unwrap_or_default();
        for row in &mut found.rows {
            row.hidden = unseen.contains(&row.number);
            row.struck = row.cells.iter().all(|cell| struck.contains(&(row.number, cell.column)));
        }
        read.push(found);
    }
    Ok(read)
}

/// The sheets of an `.ods` file.
pub fn ods(path: &FilePath, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    look(bytes).map_err(|fault| fault.reported(path, bytes))?;
    let mut survey = survey(bytes).map_err(|fault| fault.reported(path, bytes))?;
    let broken = |error: calamine::OdsError| unreadable(path, bytes, reason_of_ods(&error));
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut read = Vec::with_capacity(sheets.len());
    let mut held = Held::default();
    for sheet in sheets {
        let range = book.worksheet_range(&sheet.name).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, value) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            let content = content_of_owned(value);
            if !held.takes(&content, &rows) {
                return Err(too_large(path));
            }
            rows.add(place, content);
        }
        held.rows += rows.0.len();
        let name = Some(canonical(&sheet.name).into_owned());
        let hidden = sheet.visible != SheetVisible::Visible;
        let drawn = survey.sheets.remove(&sheet.name).unwrap_or_default();
        let mut rows = rows.into_rows();
        for row in &mut rows {
            let after = drawn.hidden.partition_point(|(first, _)| *first <= row.number);
            row.hidden = after.checked_sub(1).is_some_and(|at| row.number <= drawn.hidden[at].1);
        }
        let found = Sheet { name, hidden, rows, merged: in_order(drawn.merged) };
        if !held.takes_spread(&found) {
            return Err(too_large(path));
        }
        read.push(found);
    }
    Ok(read)
}

/// The cells, by row and column, whose letters have a line through them.
fn struck_cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeSet<(u32, u32)>, calamine::XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let is_struck = |style: &Style| style.font.as_ref().is_some_and(Font::has_strikethrough);
    let styles: Vec<bool> = cells.styles().iter().map(is_struck).collect();
    let mut struck = BTreeSet::new();
    if !styles.contains(&true) {
        return Ok(struck);
    }
    while let Some((row, column, style)) = cells.next_style_id()? {
        if styles.get(style) == Some(&true) {
            struck.insert((row + 1, column + 1));
        }
    }
    Ok(struck)
}

/// What the cells of a file hold together.
#[derive(Default)]
struct Held {
    cells: usize,
    text: usize,
    rows: usize,
    /// Rows up to the last one of each sheet: a blank one is a line of the text that stands for the table.
    lines: usize,
}

impl Held {
    /// Counts what a cell holds; whether the file may have it.
    fn takes(&mut self, content: &Option<Content>, rows: &Rows) -> bool {
        let Some(content) = content else { return true };
        self.cells += 1;
        let length = text_of(content);
        self.text += length;
        length <= LONGEST_CELL
            && self.cells <= MOST_FILLED
            && self.text <= MOST_TEXT
            && self.rows + rows.0.len() <= MOST_ROWS
    }

    /// Counts what merged cells give to their rows; whether the file may have it.
    fn takes_spread(&mut self, sheet: &Sheet) -> bool {
        self.lines += sheet.rows.last().map_or(0, |row| row.number as usize);
        for merged in &sheet.merged {
            let first = sheet.rows.partition_point(|row| row.number < merged.rows.0);
            let after = sheet.rows.partition_point(|row| row.number <= merged.rows.1);
            let content = sheet.rows[first..after].first().and_then(|row| row.cell(merged.columns.0));
            self.cells += after - first;
            self.text += (after - first).saturating_mul(content.map_or(0, |cell| text_of(&cell.content)));
            if self.cells > MOST_CELLS || self.text > MOST_TEXT {
                return false;
            }
        }
        self.lines <= MOST_CELLS
    }
}

fn text_of(content: &Content) -> usize {
    match content {
        Content::Text(text) | Content::Failed(text) => text.len(),
        _ => 0,
    }
}

fn in_order(mut merged: Vec<Merged>) -> Vec<Merged> {
    merged.sort_unstable_by_key(|merged| (merged.rows, merged.columns));
    merged
}

/// Rows as they come in, which is almost always in order.
#[derive(Default)]
struct Rows(std::collections::BTreeMap<u32, Vec<Cell>>);

impl Rows {
    /// Files a cell under its row; a place counted from 0.
    fn add(&mut self, (row, column): (u32, u32), content: Option<Content>) {
        if let Some(content) = content {
            self.0.entry(row + 1).or_default().push(Cell { column: column + 1, content });
        }
    }

    fn into_rows(self) -> Vec<Row> {
        let row = |(number, mut cells): (u32, Vec<Cell>)| {
            cells.sort_by_key(|cell| cell.column);
            cells.dedup_by_key(|cell| cell.column);
            Row { number, hidden: false, struck: false, cells }
        };
        self.0.into_iter().map(row).collect()
    }
}

/// What a cell holds; `None` for a blank one.
fn content_of(value: &DataRef<'_>) -> Option<Content> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Content::Number(*number as f64)),
        DataRef::Float(stored) => Some(Content::Number(number(*stored))),
        DataRef::Bool(flag) => Some(Content::Flag(*flag)),
        DataRef::Error(error) => Some(Content::Failed(error.to_string())),
        DataRef::DateTime(moment) => Some(moment_of(moment)),
        DataRef::DateTimeIso(text) => Some(iso_moment(text)),
        DataRef::DurationIso(text) => Some(iso_time(text)),
        DataRef::String(written) => text(written),
        DataRef::SharedString(written) => text(written),
    }
}

fn content_of_owned(value: &Data) -> Option<Content> {
    match value {
        Data::String(written) => text(written),
        Data::Int(number) => Some(Content::Number(*number as f64)),
        Data::Float(stored) => Some(Content::Number(number(*stored))),
        Data::Bool(flag) => Some(Content::Flag(*flag)),
        Data::Error(error) => Some(Content::Failed(error.to_string())),
        Data::DateTime(moment) => Some(moment_of(moment)),
        Data::DateTimeIso(text) => Some(iso_moment(text)),
        Data::DurationIso(text) => Some(iso_time(text)),
        _ => None,
    }
}

/// A number with the format of a date or time. Below one day it is a time alone.
fn moment_of(moment: &ExcelDateTime) -> Content {
    let number = moment.as_f64();
    match (time_of_fraction(number), moment.as_datetime()) {
        (Some(time), _) => Content::Time(time),
        (None, Some(moment)) if number >= 1.0 => Content::Moment(to_minute(moment)),
        _ => Content::Number(number),
    }
}

/// To the nearest minute: a fraction of a day is seldom a whole number of seconds.
fn to_minute(moment: NaiveDateTime) -> NaiveDateTime {
    use chrono::{Duration, Timelike};
    let up = Duration::seconds(if moment.second() >= 30 { 60 } else { 0 });
    let whole = moment.with_second(0).and_then(|moment| moment.with_nanosecond(0)).unwrap_or(moment);
    whole.checked_add_signed(up).unwrap_or(whole)
}

/// `2023-04-07` or `2023-04-07T07:30:00`, as OpenDocument stores days.
fn iso_moment(text: &str) -> Content {
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    let moment = text.parse::<NaiveDateTime>().ok().map(to_minute).or_else(day);
    moment.map_or_else(|| Content::Text(text.to_owned()), Content::Moment)
}

/// `PT07H30M00S`, as OpenDocument stores times.
fn iso_time(text: &str) -> Content {
    let time = NaiveTime::parse_from_str(text.split('.').next().unwrap_or(text).trim_end_matches('S'), "PT%HH%MM%S");
    time.map_or_else(|_| Content::Text(text.to_owned()), Content::Time)
}

/// Merged cells, counted from 1.
fn merged_of(dimensions: &Dimensions) -> Merged {
    let ((top, left), (bottom, right)) = (dimensions.start, dimensions.end);
    Merged { rows: (top + 1, bottom + 1), columns: (left + 1, right + 1) }
}
