//! The rows below a header: finds those that are entries, and reads the fields of each.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::fields::{Fields, insert};
use super::header::{TableHeader, sum_of};
use super::heading::{Heading, Meaning, TimePart};
use super::layout::{Table, WITHHELD};
use super::problems::UNREAD_ROW;
use super::sheet::{Cell, CellContent, Row};
use super::skipped::{SkippedRows, names_group, numbers_columns};
use super::times::{TimeParts, history_as_written, times_as_written};
use super::value::{check_readable, date_time_of_serial, date_time_text, is_dash, number_text, value};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::model::column::Column;
use crate::model::field::Shape;
use crate::model::written::{Value, Written};
use crate::text::called_off::find_called_off;

/// A row that is an entry.
pub struct RowFields {
    /// Its fields by their canonical names.
    pub fields: Fields,
    /// The content of the column for ids.
    pub id: Option<(String, Span)>,
    /// Missing fields that have already been reported.
    pub excused: BTreeSet<&'static str>,
    pub place: Span,
    /// Words in the column of running numbers.
    pub remark: Option<(String, Span)>,
}

/// The entries below a header, and whether all rows could be read. Rows that are not entries are added to `skipped`.
pub fn entries(
    table: &Table<'_>,
    header: &TableHeader,
    excused: &BTreeSet<&'static str>,
    skipped: &mut SkippedRows,
    problems: &mut Problems,
) -> (Vec<RowFields>, bool) {
    let (mut found, mut is_whole) = (Vec::new(), true);
    let rows = header.body(&table.sheet);
    let last = rows.iter().rposition(|row| says(row, header).next().is_some()).unwrap_or_default();
    let mut expected = header.rows.1 + 1;
    for (index, row) in rows.iter().enumerate() {
        skipped.blank.extend(expected..row.number);
        expected = row.number.saturating_add(1);
        let said: Vec<&Cell> = says(row, header).collect();
        let mut unread_at = None;
        match (said.as_slice(), remark(row, header)) {
            _ if index == 0 && numbers_columns(row, header) => skipped.numbers.push(row.number),
            _ if sum_of(row, header).is_some() => skipped.sums.push(row.number),
            ([], None) => skipped.blank.push(row.number),
            ([], Some(_)) if index > last => skipped.below.push(row.number),
            ([], Some(cell)) => unread_at = Some(cell),
            ([only], _) if header.headings.len() > 2 => unread_at = Some(only),
            (_, remark) => match entry(table, row, header, excused, problems) {
                Some(fields) => {
                    let remark = remark.map(|cell| (cell.content.shown(), table.cell(row.number, cell.column)));
                    found.push(RowFields { remark, ..fields });
                }
                None => is_whole = false,
            },
        }
        if let Some(cell) = unread_at {
            problems.push(unread(table, row, cell, header));
            is_whole = false;
        }
    }
    skipped.below.extend(table.sheet.rows[header.total..header.end].iter().map(|row| row.number));
    if let Some(next) = table.sheet.rows.get(header.end).filter(|_| header.total == header.end) {
        skipped.blank.extend(expected..next.number);
    }
    (found, is_whole)
}

/// Reads the fields of a row; `None` where its id cannot be read.
fn entry(
    table: &Table<'_>,
    row: &Row,
    header: &TableHeader,
    excused: &BTreeSet<&'static str>,
    problems: &mut Problems,
) -> Option<RowFields> {
    let (place, excused) = (table.row(row.number), excused.clone());
    let mut read = RowFields { fields: Fields::new(), id: None, excused, place, remark: None };
    let (mut parts, mut seen, mut has_broken_id) = (TimeParts::new(), Vec::new(), false);
    for (column, heading) in &header.headings {
        // Of several columns with the same meaning, the first is read.
        if seen.contains(&&heading.meaning) {
            continue;
        }
        seen.push(&heading.meaning);
        if let Err(problem) = read_cell(table, row, (*column, heading), &mut read, &mut parts, problems) {
            problems.push(problem);
            has_broken_id |= heading.meaning == Meaning::Id;
            read.excused.extend(heading.meaning.field(table.columns));
        }
    }
    times_as_written(&mut read.fields, &parts, problems);
    history_as_written(&mut read.fields, problems);
    (!has_broken_id).then_some(read)
}

/// Reads the cell of a row below a heading, or returns why it cannot be read.
fn read_cell(
    table: &Table<'_>,
    row: &Row,
    (number, heading): (u32, &Heading),
    read: &mut RowFields,
    parts: &mut TimeParts,
    problems: &mut Problems,
) -> Result<(), Diagnostic> {
    let (span, content) = (table.cell(row.number, number), row.cell(number).map(|cell| &cell.content));
    match (&heading.meaning, content) {
        (Meaning::Id, Some(content)) => {
            check_readable(content, &span)?;
            read.id = Some((content.shown(), span));
        }
        (Meaning::Part(part), Some(content)) => {
            check_readable(content, &span)?;
            if !is_dash(&content.shown()) {
                parts.insert(*part, (part_text(*part, content), span));
            }
        }
        (meaning @ Meaning::Field(_), content) => {
            let Some(column) = meaning.column(table.columns) else { return Ok(()) };
            let value = match content {
                Some(content) => {
                    if let Some(time) = time_of_day(column, content) {
                        parts.insert(TimePart::TimeOfDay, (time, span.clone()));
                    }
                    value(content, &span, column, problems)?
                }
                None if column.is_own() && column.field().required => Value::Empty,
                None => return Ok(()),
            };
            let key = table.cell(heading.row, number);
            insert(&mut read.fields, &column.path, &key, Written { value, span });
        }
        _ => {}
    }
    Ok(())
}

/// The cells of a row with content: no running numbers, and no cells kept for the office.
fn says<'a>(row: &'a Row, header: &TableHeader) -> impl Iterator<Item = &'a Cell> {
    row.cells.iter().filter(|cell| !matches!(header.meaning(cell.column), Some(Meaning::Ordinal | Meaning::LeftOut)))
}

/// Words in the column of running numbers. A word of two letters is not a Roman number.
fn remark<'a>(row: &'a Row, header: &TableHeader) -> Option<&'a Cell> {
    let is_word = |word: &str| word.chars().count() > 1 && !word.chars().all(|c| "IVXLC".contains(c));
    row.cells.iter().find(|cell| match &cell.content {
        CellContent::Text(text) if header.meaning(cell.column) == Some(&Meaning::Ordinal) => {
            text.split(|c: char| !c.is_alphabetic()).any(is_word)
        }
        _ => false,
    })
}

/// The time of day in a cell of a column of days.
fn time_of_day(column: &Column, content: &CellContent) -> Option<String> {
    let at = match content {
        CellContent::DateTime(at) => *at,
        CellContent::Number(serial) if serial.fract() != 0.0 => date_time_of_serial(*serial)?,
        _ => return None,
    };
    let has_time = column.name() == "when" && at.time() != NaiveTime::MIN;
    has_time.then(|| at.format("%H:%M").to_string())
}

/// The text of a time part: a day or a time as people write it.
fn part_text(part: TimePart, content: &CellContent) -> String {
    let shape = if part.is_day() { Shape::Date } else { Shape::Hours };
    match content {
        _ if part == TimePart::Weekday => content.shown(),
        CellContent::Number(number) => number_text(*number, shape),
        CellContent::DateTime(at) => date_time_text(*at, shape),
        _ => content.shown(),
    }
}

/// The problem of a row with a single cell: it may be the name of a group, or something unknown.
fn unread(table: &Table<'_>, row: &Row, only: &Cell, header: &TableHeader) -> Diagnostic {
    let shown = if header.reads(only.column) { only.content.shown() } else { WITHHELD.to_owned() };
    let (message, help) = if find_called_off(&shown).is_some() {
        (
            bilingual!("hàng chỉ có lời `{shown}`, không thuộc buổi nào", "the row says `{shown}` and is no entry"),
            bilingual!(
                "ghi điều đó ở hàng của buổi ấy (`Tình trạng`, `Ngày cũ`, `Lý do`), rồi xóa hàng này",
                "say so in the row of the entry it is about (`status`, `Ngày cũ`, `Lý do`), and delete this row"
            ),
        )
    } else if names_group(row, &only.content.shown(), header, &table.sheet) {
        (
            bilingual!("hàng chỉ có tên của một nhóm: `{shown}`", "the row has the name of a group alone: `{shown}`"),
            bilingual!(
                "xóa hàng này; cần giữ nhóm thì thêm một cột, như `Địa bàn` hoặc `Đợt`, và điền ở từng hàng",
                "delete the row; to keep the group, add a column, as `area` or `wave`, and fill it in on every row"
            ),
        )
    } else {
        (
            bilingual!(
                "hàng chỉ có một ô có chữ: `{shown}`",
                "the row has a single cell with something in it: `{shown}`"
            ),
            bilingual!(
                "xóa hàng hoặc đưa lên trên hàng tiêu đề; nếu là một mục, điền các ô còn lại",
                "delete the row or move it above the header; fill in the other cells of an entry"
            ),
        )
    };
    UNREAD_ROW.at(table.row(row.number)).message(message).found(shown).help(help)
}
