//! Excel and OpenDocument workbooks to sheets. calamine reads them; formulas count by the value stored beside them.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::archive::{area_of_ods, hidden_rows, unpacked_size};
use super::grid::{Cell, Content, Merged, Row, Sheet};
use super::problems::{BAD_WORKBOOK, TABLE_TOO_LARGE};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};
use crate::text::normal::canonical;
use crate::text::period::excel::time_of_fraction;

/// Cells a file may have.
const MOST_CELLS: usize = 4_000_000;
/// Bytes a file may hold once unpacked.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// The sheets of an `.xlsx` file.
pub fn xlsx(path: &FilePath, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    fits(path, bytes)?;
    let broken = |error: calamine::XlsxError| unreadable(path, bytes, &error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets: Vec<_> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    let mut hidden = hidden_rows(bytes);
    let mut read = Vec::with_capacity(sheets.len());
    let mut count = 0;
    for sheet in sheets {
        let mut rows = Rows::default();
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let content = match (content_of(&cell.value), cell.formula) {
                (None, Some(_)) => Some(Content::Uncomputed),
                (content, _) => content,
            };
            rows.add(cell.pos, content);
            count += 1;
            if count > MOST_CELLS {
                return Err(too_large(path));
            }
        }
        drop(cells);
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
        }
        read.push(found);
    }
    Ok(read)
}

/// The sheets of an `.ods` file.
pub fn ods(path: &FilePath, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    fits(path, bytes)?;
    if area_of_ods(bytes) > MOST_CELLS as u64 {
        return Err(too_large(path));
    }
    let broken = |error: calamine::OdsError| unreadable(path, bytes, &error.to_string());
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut read = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let range = book.worksheet_range(&sheet.name).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, value) in range.used_cells() {
            let place = (first_row + row as u32, first_column + column as u32);
            rows.add(place, content_of_owned(value));
        }
        let name = Some(canonical(&sheet.name).into_owned());
        let hidden = sheet.visible != SheetVisible::Visible;
        read.push(Sheet { name, hidden, rows: rows.into_rows(), merged: Vec::new() });
    }
    Ok(read)
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
            Row { number, hidden: false, cells }
        };
        self.0.into_iter().map(row).collect()
    }
}

/// What a cell holds; `None` for a blank one.
fn content_of(value: &DataRef<'_>) -> Option<Content> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Content::Number(*number as f64)),
        DataRef::Float(number) => Some(Content::Number(*number)),
        DataRef::Bool(flag) => Some(Content::Flag(*flag)),
        DataRef::Error(error) => Some(Content::Failed(error.to_string())),
        DataRef::DateTime(moment) => Some(moment_of(moment)),
        DataRef::DateTimeIso(text) => Some(iso_moment(text)),
        DataRef::DurationIso(text) => Some(iso_time(text)),
        DataRef::String(text) => text_of(text),
        DataRef::SharedString(text) => text_of(text),
    }
}

fn content_of_owned(value: &Data) -> Option<Content> {
    match value {
        Data::String(text) => text_of(text),
        Data::Int(number) => Some(Content::Number(*number as f64)),
        Data::Float(number) => Some(Content::Number(*number)),
        Data::Bool(flag) => Some(Content::Flag(*flag)),
        Data::Error(error) => Some(Content::Failed(error.to_string())),
        Data::DateTime(moment) => Some(moment_of(moment)),
        Data::DateTimeIso(text) => Some(iso_moment(text)),
        Data::DurationIso(text) => Some(iso_time(text)),
        _ => None,
    }
}

/// Text in canonical order, without the white space around it; `None` where nothing else is there.
pub fn text_of(text: &str) -> Option<Content> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}');
    (!text.is_empty()).then(|| Content::Text(canonical(text).into_owned()))
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

fn too_large(path: &FilePath) -> Diagnostic {
    let message =
        Bilingual::literal("bảng tính quá lớn để là bảng do người viết", "no person wrote a table this large");
    Diagnostic::new(&TABLE_TOO_LARGE, Span::whole(path.clone()), message).help(Bilingual::literal(
        "chép phần có chữ sang một bảng tính mới",
        "copy the part with words into a new workbook",
    ))
}

/// A workbook that cannot be opened, with the reason a person can act on where the first bytes tell it.
fn unreadable(path: &FilePath, bytes: &[u8], reason: &str) -> Diagnostic {
    /// A compound file ([MS-CFB] 2.2): an old `.xls`, or a workbook with a password.
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    let (message, help) = if bytes.starts_with(COMPOUND) {
        (
            Bilingual::literal(
                "bảng tính có mật khẩu, hoặc là tệp .xls cũ đổi tên",
                "the workbook has a password, or is an old .xls under a new name",
            ),
            Bilingual::literal(
                "mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx",
                "open it in Excel, remove the password and save it as .xlsx",
            ),
        )
    } else if bytes.starts_with(b"PK") {
        (
            both!("bảng tính bị hỏng: {reason}", "the workbook is damaged: {reason}"),
            Bilingual::literal("mở bằng Excel và lưu lại", "open it in Excel and save it again"),
        )
    } else {
        (
            Bilingual::literal(
                "đây không phải bảng tính, dù mang tên như vậy",
                "this is no workbook, whatever its name",
            ),
            Bilingual::literal(
                "nếu là văn bản phân cách, đổi đuôi tệp thành .csv",
                "where it is separated text, let its name end in .csv",
            ),
        )
    };
    Diagnostic::new(&BAD_WORKBOOK, Span::whole(path.clone()), message).help(help)
}
