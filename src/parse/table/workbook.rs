//! Reads Excel and OpenDocument workbooks into sheets with calamine. For formulas, the stored value counts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Font, Ods, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use chrono::{DurationRound, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::annotations;
use super::open_document::survey;
use super::package::look;
use super::sheet::{
    Cell, CellContent, LONGEST_CELL, MOST_CELLS, MOST_FILLED, MOST_ROWS, MOST_TEXT, Merged, Row, SHEET_COLUMNS,
    SHEET_ROWS, Sheet,
};
use super::unreadable::Fault;
use crate::dates::period::excel::time_of_fraction;
use crate::text::normal::canonical;

/// The sheets of an `.xlsx` file.
pub fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let package = look(bytes)?;
    let mut annotations = if package.is_annotated { annotations::read(bytes)? } else { BTreeMap::new() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let (mut read, mut size, mut count) = (Vec::new(), Size::default(), 0);
    for sheet in sheets_of(&book) {
        let (mut rows, mut row_before) = (SheetRows::default(), 0);
        let mut cells = book.worksheet_cells_reader(&sheet.name)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            Fault::Damaged.when(cell.pos.0 < row_before || cell.pos.0 >= SHEET_ROWS || cell.pos.1 >= SHEET_COLUMNS)?;
            row_before = cell.pos.0;
            count += 1;
            Fault::TooLarge.when(count > MOST_CELLS)?;
            // An empty text is the value of a formula; a missing value means that the formula was not computed.
            match (cell.value, cell.formula) {
                (DataRef::Empty, Some(_)) => rows.add(cell.pos, Some(CellContent::Uncomputed), &mut size)?,
                (value, _) => rows.add(cell.pos, content(&Data::from(value)), &mut size)?,
            }
        }
        drop(cells);
        let struck = struck_cells(&mut book, &sheet.name)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name)?.iter().map(merged_of).collect();
        let is_hidden = |row| package.hidden_rows(&sheet.name).is_some_and(|hidden| hidden.contains(&row));
        let is_struck = |row, column| struck.contains(&(row, column));
        let annotations = package.part(&sheet.name).and_then(|part| annotations.remove(part)).unwrap_or_default();
        let sheet = rows.into_sheet(&sheet, merged, is_hidden, is_struck, &mut size)?;
        read.push(Sheet { since_1904: package.since_1904, annotations, ..sheet });
    }
    Ok(read)
}

/// The sheets of an `.ods` file.
pub fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    look(bytes)?;
    let mut drawn = survey(bytes)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes))?;
    let (mut read, mut size) = (Vec::new(), Size::default());
    for sheet in sheets_of(&book) {
        let range = book.worksheet_range(&sheet.name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = SheetRows::default();
        for (row, column, value) in range.used_cells() {
            rows.add((first_row + row as u32, first_column + column as u32), content(value), &mut size)?;
        }
        let drawn = drawn.remove(&sheet.name).unwrap_or_default();
        let is_hidden = |row| {
            let before = drawn.hidden.partition_point(|(first, _)| *first <= row);
            drawn.hidden[..before].last().is_some_and(|(_, last)| row <= *last)
        };
        read.push(rows.into_sheet(&sheet, drawn.merged, is_hidden, |_, _| false, &mut size)?);
    }
    Ok(read)
}

fn sheets_of<'a>(book: &impl Reader<Cursor<&'a [u8]>>) -> Vec<calamine::Sheet> {
    book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

/// The cells, by row and column, whose text is struck through.
fn struck_cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeSet<(u32, u32)>, XlsxError> {
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

/// The total size of all sheets of a file.
#[derive(Default)]
struct Size {
    cells: usize,
    text: usize,
    rows: usize,
    /// The number of rows up to the last one of each sheet: a blank row is also a line of the text form.
    lines: usize,
}

/// Rows in the order of the file, which is almost always ascending.
#[derive(Default)]
struct SheetRows(BTreeMap<u32, Vec<Cell>>);

impl SheetRows {
    /// Adds a cell to its row; row and column are counted from 0.
    fn add(&mut self, (row, column): (u32, u32), content: Option<CellContent>, size: &mut Size) -> Result<(), Fault> {
        let Some(content) = content else { return Ok(()) };
        let length = text_of(&content);
        size.cells += 1;
        size.text += length;
        let cells = self.0.entry(row + 1).or_insert_with(|| {
            size.rows += 1;
            Vec::new()
        });
        cells.push(Cell { column: column + 1, content });
        let is_full = size.cells > MOST_FILLED || size.text > MOST_TEXT || size.rows > MOST_ROWS;
        Fault::TooLarge.when(length > LONGEST_CELL || is_full)
    }

    /// Builds the sheet from the rows. Cells that will be copied from merged groups count for the size.
    fn into_sheet(
        self,
        drawn: &calamine::Sheet,
        mut merged: Vec<Merged>,
        is_hidden: impl Fn(u32) -> bool,
        is_struck: impl Fn(u32, u32) -> bool,
        size: &mut Size,
    ) -> Result<Sheet, Fault> {
        let row = |(number, mut cells): (u32, Vec<Cell>)| {
            cells.sort_by_key(|cell| cell.column);
            cells.dedup_by_key(|cell| cell.column);
            let struck = cells.iter().map(|cell| cell.column).filter(|column| is_struck(number, *column)).collect();
            Row { number, hidden: is_hidden(number), struck, cells }
        };
        merged.sort_unstable();
        let sheet = Sheet {
            name: Some(canonical(&drawn.name).into_owned()),
            hidden: drawn.visible != SheetVisible::Visible,
            rows: self.0.into_iter().map(row).collect(),
            merged,
            ..Sheet::default()
        };
        size.lines += sheet.rows.last().map_or(0, |row| row.number as usize);
        for merged in &sheet.merged {
            let rows = &sheet.rows[sheet.between(merged.rows)];
            let length =
                rows.first().and_then(|row| row.cell(merged.columns.0)).map_or(0, |cell| text_of(&cell.content));
            size.cells += rows.len();
            size.text += rows.len().saturating_mul(length);
            Fault::TooLarge.when(size.cells > MOST_CELLS || size.text > MOST_TEXT)?;
        }
        Fault::TooLarge.when(size.lines > MOST_CELLS)?;
        Ok(sheet)
    }
}

fn text_of(content: &CellContent) -> usize {
    match content {
        CellContent::Text(text) | CellContent::Failed(text) => text.len(),
        _ => 0,
    }
}

/// The content of a cell; `None` for a blank one.
fn content(value: &Data) -> Option<CellContent> {
    match value {
        Data::String(written) => CellContent::of_text(written),
        Data::Int(number) => Some(CellContent::Number(*number as f64)),
        Data::Float(stored) => Some(CellContent::of_number(*stored)),
        Data::Bool(flag) => Some(CellContent::Flag(*flag)),
        Data::Error(error) => Some(CellContent::Failed(error.to_string())),
        Data::DateTime(at) => Some(date_time_of(at)),
        Data::DateTimeIso(text) => Some(iso_date_time(text)),
        Data::DurationIso(text) => Some(iso_time(text)),
        _ => None,
    }
}

/// A number with the format of a date or time. A number below 1 is a time of day.
fn date_time_of(at: &ExcelDateTime) -> CellContent {
    let number = at.as_f64();
    match (time_of_fraction(number), at.as_datetime()) {
        (Some(time), _) => CellContent::Time(time),
        (None, Some(at)) if number >= 1.0 => CellContent::DateTime(to_minute(at)),
        _ => CellContent::Number(number),
    }
}

/// Rounds to the nearest minute: a fraction of a day is seldom a whole number of seconds.
fn to_minute(at: NaiveDateTime) -> NaiveDateTime {
    at.duration_round(TimeDelta::minutes(1)).unwrap_or(at)
}

/// `2023-04-07` or `2023-04-07T07:30:00`, as OpenDocument stores days.
fn iso_date_time(text: &str) -> CellContent {
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    let at = text.parse::<NaiveDateTime>().ok().map(to_minute).or_else(day);
    at.map_or_else(|| CellContent::Text(text.to_owned()), CellContent::DateTime)
}

/// `PT07H30M00S`, as OpenDocument stores times.
fn iso_time(text: &str) -> CellContent {
    let time = NaiveTime::parse_from_str(text.split('.').next().unwrap_or(text).trim_end_matches('S'), "PT%HH%MM%S");
    time.map_or_else(|_| CellContent::Text(text.to_owned()), CellContent::Time)
}

/// Merged cells, counted from 1.
fn merged_of(dimensions: &Dimensions) -> Merged {
    let ((top, left), (bottom, right)) = (dimensions.start, dimensions.end);
    Merged { rows: (top + 1, bottom + 1), columns: (left + 1, right + 1) }
}
