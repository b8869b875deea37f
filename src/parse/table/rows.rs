//! The rows below a header: which are entries, and the fields of each.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::between::{names_group, numbers_columns};
use super::filing::insert;
use super::grid::{Cell, Content, Row};
use super::header::Header;
use super::history;
use super::layout::{Placed, WITHHELD};
use super::meaning::{Meaning, Part};
use super::problems::UNREAD_ROW;
use super::sums::{end_of, sum_of};
use super::times::{Fields, Parts, settle};
use super::value::{broken, is_dash, moment_of_serial, value};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::column::{Column, Columns};
use crate::model::written::{Value, Written};
use crate::text::called_off::heard;

/// A row that is an entry.
pub struct RowFields {
    /// Its fields by their canonical names.
    pub fields: Fields,
    /// What stands in the column of ids.
    pub id: Option<(String, Span)>,
    /// Whether its id is an error value.
    pub is_broken: bool,
    /// Fields that are missing and have been reported.
    pub excused: BTreeSet<&'static str>,
    pub place: Span,
    /// Words in its column of running numbers.
    pub remark: Option<(String, Span)>,
}

/// Rows that are no entries, by number.
#[derive(Default)]
pub struct Skipped {
    pub blank: Vec<u32>,
    /// The header once more.
    pub headers: Vec<u32>,
    /// Numbers of the columns.
    pub numbers: Vec<u32>,
    /// Sums before the total.
    pub sums: Vec<u32>,
    /// The total and what stands below it.
    pub below: Vec<u32>,
}

/// The entries below a header, `None` for one that cannot be read. Rows that are none are added to those skipped.
pub fn entries(
    placed: Placed<'_>,
    header: &Header,
    columns: &Columns,
    excused: &BTreeSet<&'static str>,
    skipped: &mut Skipped,
    problems: &mut Problems,
) -> Vec<Option<RowFields>> {
    let mut found = Vec::new();
    let rows = &placed.sheet.rows[header.last + 1..header.end];
    let end = end_of(rows, header);
    let last = rows[..end].iter().rposition(|row| says(row, header).next().is_some()).unwrap_or_default();
    let mut expected = header.rows.1 + 1;
    for (index, row) in rows[..end].iter().enumerate() {
        skipped.blank.extend(expected..row.number);
        expected = row.number.saturating_add(1);
        if index == 0 && numbers_columns(row, header) {
            skipped.numbers.push(row.number);
        } else if sum_of(row, header).is_some() {
            skipped.sums.push(row.number);
        } else {
            let remark = remark(row, header);
            match entry(placed, row, header, columns, excused, problems) {
                None if remark.is_none() => skipped.blank.push(row.number),
                None if index > last => skipped.below.push(row.number),
                Some(entry) => found.push(entry),
                None => {
                    problems.0.extend(remark.map(|cell| unread(placed, row, cell, header)));
                    found.push(None);
                }
            }
        }
    }
    skipped.below.extend(rows[end..].iter().map(|row| row.number));
    if let Some(next) = placed.sheet.rows.get(header.end).filter(|_| end == rows.len()) {
        skipped.blank.extend(expected..next.number);
    }
    found
}

/// The fields of a row, if they can be read; `None` where it has nothing but a running number.
fn entry(
    placed: Placed<'_>,
    row: &Row,
    header: &Header,
    columns: &Columns,
    excused: &BTreeSet<&'static str>,
    problems: &mut Problems,
) -> Option<Option<RowFields>> {
    let said: Vec<_> = says(row, header).collect();
    if said.is_empty() {
        return None;
    }
    let place = placed.row(row.number);
    if let ([only], true) = (said.as_slice(), header.headings.len() > 2) {
        problems.push(unread(placed, row, only, header));
        return Some(None);
    }
    let remark = remark(row, header).map(|cell| (cell.content.shown(), placed.cell(row.number, cell.column)));
    let mut read =
        RowFields { fields: Vec::new(), id: None, is_broken: false, excused: excused.clone(), place, remark };
    let mut parts = Parts::new();
    let mut seen = Vec::new();
    for (number, heading) in &header.headings {
        let span = placed.cell(row.number, *number);
        let cell = row.cell(*number);
        if seen.contains(&&heading.meaning) {
            continue;
        }
        seen.push(&heading.meaning);
        let failed = match (&heading.meaning, cell) {
            (Meaning::Id | Meaning::Part(_), Some(cell)) => broken(&cell.content, &span),
            _ => None,
        };
        if let Some(problem) = failed {
            problems.push(problem);
            read.is_broken |= heading.meaning == Meaning::Id;
            if let Meaning::Part(part) = heading.meaning {
                read.excused.insert(part.field());
            }
            continue;
        }
        match (&heading.meaning, cell) {
            (Meaning::Id, Some(cell)) => read.id = Some((cell.content.shown(), span)),
            (Meaning::Part(part), Some(cell)) if !is_dash(&cell.content.shown()) => {
                parts.insert(*part, (part_text(*part, &cell.content), span));
            }
            (Meaning::Field(index), cell) => {
                let Some(column) = columns.get(*index) else { continue };
                let key = placed.cell(heading.row, *number);
                match cell {
                    Some(cell) => {
                        if let Some(time) = time_of_day(column, &cell.content) {
                            parts.insert(Part::TimeOfDay, (time, span.clone()));
                        }
                        add_cell(&mut read, column, &cell.content, key, span, problems);
                    }
                    None if column.is_own() && column.field().required => {
                        insert(&mut read.fields, &column.path, key, Written { value: Value::Empty, span });
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    settle(&mut read.fields, &parts, problems);
    history::settle(&mut read.fields, problems);
    Some((!read.is_broken).then_some(read))
}

/// The cells of a row that say something: no running number, and nothing of the office's own.
fn says<'a>(row: &'a Row, header: &Header) -> impl Iterator<Item = &'a Cell> {
    row.cells.iter().filter(|cell| !matches!(meaning(header, cell), Some(Meaning::Ordinal | Meaning::LeftOut)))
}

fn meaning<'a>(header: &'a Header, cell: &Cell) -> Option<&'a Meaning> {
    header.headings.get(&cell.column).map(|heading| &heading.meaning)
}

/// Words in the column of running numbers.
pub fn remark<'a>(row: &'a Row, header: &Header) -> Option<&'a Cell> {
    row.cells.iter().find(|cell| meaning(header, cell) == Some(&Meaning::Ordinal) && is_words(&cell.content))
}

/// Whether a running number is none: it has a word of two letters, which no Roman number is.
fn is_words(content: &Content) -> bool {
    let Content::Text(text) = content else { return false };
    let is_word = |word: &str| word.chars().count() > 1 && !word.chars().all(|c| "IVXLC".contains(c));
    text.split(|c: char| !c.is_alphabetic()).any(is_word)
}

fn add_cell(read: &mut RowFields, column: &Column, content: &Content, key: Span, span: Span, problems: &mut Problems) {
    match value(content, &span, column, problems) {
        Some(value) => insert(&mut read.fields, &column.path, key, Written { value, span: span.clone() }),
        None => {
            read.excused.insert(column.path[0].name);
        }
    }
}

/// The time in a cell of days.
fn time_of_day(column: &Column, content: &Content) -> Option<String> {
    let moment = match content {
        Content::Moment(moment) => *moment,
        Content::Number(serial) if serial.fract() != 0.0 => moment_of_serial(*serial)?,
        _ => return None,
    };
    let has_time = column.name() == "when" && moment.time() != NaiveTime::MIN;
    has_time.then(|| moment.format("%H:%M").to_string())
}

/// The text of a part: a day or a time as people write it.
fn part_text(part: Part, content: &Content) -> String {
    match (part, content) {
        (Part::FirstDay | Part::LastDay, Content::Number(serial)) => {
            moment_of_serial(*serial).map_or_else(|| content.shown(), |moment| moment.format("%d/%m/%Y").to_string())
        }
        (Part::FirstDay | Part::LastDay, Content::Moment(moment)) => moment.format("%d/%m/%Y").to_string(),
        (Part::FirstHour | Part::LastHour, Content::Moment(moment)) => moment.format("%H:%M").to_string(),
        (Part::FirstHour | Part::LastHour, Content::Number(number)) => {
            let time = crate::dates::period::excel::time_of_fraction(*number);
            time.map_or_else(|| content.shown(), |time| time.format("%H:%M").to_string())
        }
        _ => content.shown(),
    }
}

/// A row with one cell: the name of a group, or what nobody knows.
fn unread(placed: Placed<'_>, row: &Row, only: &Cell, header: &Header) -> Diagnostic {
    let shown = if header.reads(only.column) { only.content.shown() } else { WITHHELD.to_owned() };
    let (message, help) = match names_group(row, &only.content.shown(), header, placed.sheet) {
        _ if heard(&shown).is_some() => (
            bilingual!("hàng chỉ có lời `{shown}`, không thuộc buổi nào", "the row says `{shown}` and is no entry"),
            Bilingual::literal(
                "ghi điều đó ở hàng của buổi ấy (`Tình trạng`, `Ngày cũ`, `Lý do`), rồi xóa hàng này",
                "say so in the row of the entry it is about (`status`, `Ngày cũ`, `Lý do`), and delete this row",
            ),
        ),
        true => (
            bilingual!("hàng chỉ có tên của một nhóm: `{shown}`", "the row has the name of a group alone: `{shown}`"),
            Bilingual::literal(
                "xóa hàng này; cần giữ nhóm thì thêm một cột, như `Địa bàn` hoặc `Đợt`, và điền ở từng hàng",
                "delete the row; to keep the group, add a column, as `area` or `wave`, and fill it in on every row",
            ),
        ),
        false => (
            bilingual!(
                "hàng chỉ có một ô có chữ: `{shown}`",
                "the row has a single cell with something in it: `{shown}`"
            ),
            Bilingual::literal(
                "xóa hàng hoặc đưa lên trên hàng tiêu đề; nếu là một mục, điền các ô còn lại",
                "delete the row or move it above the header; fill in the other cells of an entry",
            ),
        ),
    };
    UNREAD_ROW.at(placed.row(row.number)).message(message).found(shown).help(help)
}
