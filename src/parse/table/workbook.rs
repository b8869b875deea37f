//! Excel and OpenDocument workbooks to sheets. calamine reads them; formulas count by the value stored beside them.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Font, Ods, Reader, SheetType, SheetVisible, Style, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::archive::{hidden_rows, unpacked_size};
use super::clean::{number, text};
use super::grid::{Cell, Content, Merged, Row, Sheet};
use super::open_document::survey;
use super::unreadable::{reason_of_ods, reason_of_xlsx, too_large, unreadable};
use crate::diagnostics::{Diagnostic, FilePath};
use crate::text::normal::canonical;
use crate::text::period::excel::time_of_fraction;

/// Cells a file may have.
const MOST_CELLS: usize = 4_000_000;
/// Rows with something in them a file may have.
pub const MOST_ROWS: usize = 50_000;
/// Bytes a file may hold once unpacked.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// The sheets of an `.xlsx` file.
pub fn xlsx(path: &FilePath, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    fits(path, bytes)?;
    let broken = |error: calamine::XlsxError| unreadable(path, bytes, reason_of_xlsx(&error));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets: Vec<_> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    let mut hidden = hidden_rows(bytes);
    let mut read = Vec::with_capacity(sheets.len());
    let (mut count, mut row_count) = (0, 0);
    for sheet in sheets {
        let mut rows = Rows::default();
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            // Text without a letter is the value of a formula; no value at all is none.
            let content = match (&cell.value, cell.formula) {
                (DataRef::Empty, Some(_)) => Some(Content::Uncomputed),
                (value, _) => content_of(value),
            };
            rows.add(cell.pos, content);
            count += 1;
            if count > MOST_CELLS || row_count + rows.0.len() > MOST_ROWS {
                return Err(too_large(path));
            }
        }
        drop(cells);
        row_count += rows.0.len();
        let struck = struck_cells(&mut book, &sheet.name).map_err(broken)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
        let mut found = Sheet {
            name: Some(canonical(&sheet.name).into_owned()),
            hidden: sheet.visible != SheetVisible::Visible,
            rows: rows.into_rows(),
            merged: merged.iter().map(merged_of).collect(),
        };
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
    fits(path, bytes)?;
    let mut survey = survey(bytes);
    if survey.area > MOST_CELLS as u64 || survey.filled_rows > MOST_ROWS as u64 {
        return Err(too_large(path));
    }
    let broken = |error: calamine::OdsError| unreadable(path, bytes, reason_of_ods(&error));
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut read = Vec::with_capacity(sheets.len());
    let mut row_count = 0;
    for sheet in sheets {
        let range = book.worksheet_range(&sheet.name).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, value) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            rows.add(place, content_of_owned(value));
            if row_count + rows.0.len() > MOST_ROWS {
                return Err(too_large(path));
            }
        }
        row_count += rows.0.len();
        let name = Some(canonical(&sheet.name).into_owned());
        let hidden = sheet.visible != SheetVisible::Visible;
        let drawn = survey.sheets.remove(&sheet.name).unwrap_or_default();
        let mut rows = rows.into_rows();
        for row in &mut rows {
            row.hidden = drawn.hidden.iter().any(|(first, last)| (*first..=*last).contains(&row.number));
        }
        read.push(Sheet { name, hidden, rows, merged: drawn.merged });
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

fn fits(path: &FilePath, bytes: &[u8]) -> Result<(), Diagnostic> {
    match unpacked_size(bytes) {
        Some(size) if size > MOST_UNPACKED => Err(too_large(path)),
        _ => Ok(()),
    }
}
