//! The rows below a header: finds those that are entries, and reads the fields of each.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::as_above;
use super::day_context::DayContext;
use super::document_kind;
use super::fields::{Fields, add, find, group_of, insert, text_of};
use super::group::Groups;
use super::half_day;
use super::header::{TableHeader, sum_of};
use super::heading::{Heading, Meaning, TimePart};
use super::layout::{Table, WITHHELD};
use super::problems::{UNREAD_ROW, UNUSED_CELL};
use super::required;
use super::sheet::{Cell, CellContent, Row};
use super::skipped::{SkippedRows, begins_group, has_ordinal, names_group, numbers_columns, numbers_page};
use super::times::{TimeParts, history_as_written, times_as_written};
use super::value::{check_readable, date_time_of_serial, date_time_text, is_dash, number_text, value};
use super::year;
use super::years::YearContext;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::model::column::Column;
use crate::model::field::Shape;
use crate::model::kind::Kind;
use crate::model::written::{Value, Written};
use crate::text::called_off::find_called_off;
use crate::text::fold::fold;

/// Words for a status that say that the day was changed, folded.
const MOVED: [&str; 5] = ["doi", "da doi", "doi lich", "da doi lich", "doi ngay"];

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
    let days = YearContext::of(table, header);
    let (mut found, mut is_whole, mut groups) = (Vec::new(), true, Groups::default());
    let rows = header.body(&table.sheet);
    let last = rows.iter().rposition(|row| says(row, header).next().is_some()).unwrap_or_default();
    let year = year::of_table(table, header);
    let mut expected = header.rows.1 + 1;
    for (index, row) in rows.iter().enumerate() {
        skipped.blank.extend(expected..row.number);
        expected = row.number.saturating_add(1);
        let said: Vec<&Cell> = says(row, header).collect();
        let lone = match (said.as_slice(), remark(row, header)) {
            _ if index == 0 && numbers_columns(row, header) => {
                skipped.numbers.push(row.number);
                continue;
            }
            _ if numbers_page(row) => {
                skipped.pages.push(row.number);
                continue;
            }
            _ if sum_of(row, header).is_some() => {
                skipped.sums.push(row.number);
                groups.leave();
                continue;
            }
            ([], None) => {
                skipped.blank.push(row.number);
                continue;
            }
            ([], Some(_)) if index > last => {
                skipped.below.push(row.number);
                continue;
            }
            ([], Some(cell)) => Some(cell),
            ([only], _) if header.headings.len() > 2 && !is_entry(table, only, row, header) => Some(*only),
            _ => None,
        };
        if let Some(cell) = lone {
            match group(table, row, cell, header, &mut groups) {
                Some(note) => problems.push(note),
                None => {
                    problems.push(unread(table, row, cell, header));
                    is_whole = false;
                }
            }
            continue;
        }
        match entry(table, row, header, excused, &groups, days.as_ref(), problems) {
            Some(mut fields) => {
                if let Some((year, span)) = &year {
                    add(&mut fields.fields, "year", year.to_string(), span);
                }
                let remark = remark(row, header);
                let remark = remark.map(|cell| (cell.content.shown(), table.cell(row.number, cell.column)));
                found.push(RowFields { remark, ..fields });
            }
            None => is_whole = false,
        }
    }
    skipped.below.extend(table.sheet.rows[header.total..header.end].iter().map(|row| row.number));
    if let Some(next) = table.sheet.rows.get(header.end).filter(|_| header.total == header.end) {
        skipped.blank.extend(expected..next.number);
    }
    (found, is_whole)
}

/// Whether a row with a single cell is an entry and no group of the rows below: it has a running number, or the name
/// of an entry that needs nothing else.
fn is_entry(table: &Table<'_>, only: &Cell, row: &Row, header: &TableHeader) -> bool {
    let is_wide = table.sheet.merged_from(row.number).any(|merged| merged.columns.0 < merged.columns.1);
    let shown = only.content.shown();
    if is_wide || has_ordinal(&shown) || find_called_off(&shown).is_some() {
        return false;
    }
    let is_number = |cell: &Cell| cell.content.shown().parse::<u32>().is_ok();
    let is_counted =
        row.cells.iter().any(|cell| header.meaning(cell.column) == Some(&Meaning::Ordinal) && is_number(cell));
    let title = table.kind.facts().title_field;
    let required = table.columns.all().iter().filter(|column| column.is_own() && column.field().required);
    let is_title = header.field(only.column, table.columns).is_some_and(|column| column.name() == title);
    is_counted || is_title && required.count() == 1
}

/// Enters the group that a row with a single cell names; `None` where it names none.
fn group(table: &Table<'_>, row: &Row, cell: &Cell, header: &TableHeader, groups: &mut Groups) -> Option<Diagnostic> {
    let shown = cell.content.shown();
    if !header.reads(cell.column) || find_called_off(&shown).is_some() {
        return None;
    }
    let begins = names_group(row, &shown, header, &table.sheet) && begins_group(row, &shown);
    let ordinal = row.cells.first().filter(|first| first.column < cell.column).map(|first| first.content.shown());
    let is_group = begins || groups.is_certain(table, &shown);
    is_group.then(|| groups.enter(table, &ordinal.unwrap_or_default(), &shown, table.cell(row.number, cell.column)))
}

/// Reads the fields of a row; `None` where its id cannot be read.
fn entry(
    table: &Table<'_>,
    row: &Row,
    header: &TableHeader,
    excused: &BTreeSet<&'static str>,
    groups: &Groups,
    days: Option<&YearContext>,
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
    leave_moved(&mut read.fields);
    complete_day(&mut read, &mut parts, groups, problems);
    let half = parts.remove(&TimePart::HalfDay);
    problems.0.extend(half_day::join(&mut parts));
    let days = days.filter(|days| days.lends_to(row.number));
    times_as_written(&mut read.fields, &parts, days, problems);
    problems.0.extend(half.and_then(|(half, span)| half_day::check(&mut read.fields, &half, &span)));
    groups.fill(&mut read.fields);
    if table.kind == Kind::Document && find(&read.fields, "kind").is_none() {
        document_kind::derive(&mut read, problems);
    }
    problems.0.extend(required::check(table, row, header, &mut read));
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
    let is_fact = matches!(heading.meaning, Meaning::Field(_) | Meaning::Part(_));
    if let Some(problem) = as_above::check(table, row, (number, heading)).filter(|_| is_fact) {
        return Err(problem);
    }
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
                None => return Ok(()),
            };
            if matches!(value, Value::Empty) {
                return Ok(());
            }
            let key = table.cell(heading.row, number);
            insert(&mut read.fields, &column.path, &key, Written { value, span });
        }
        _ => {}
    }
    Ok(())
}

/// Takes the status from a row that says "Dời" and gives the former day: the day in its own column is the new one, on
/// which the drive is held.
fn leave_moved(fields: &mut Fields) {
    let was = group_of(fields, "history").and_then(|history| group_of(history, "was"));
    let has_former_day = was.is_some_and(|was| find(was, "when").is_some());
    let is_moved = text_of(fields, "status").is_some_and(|status| MOVED.contains(&fold(status).as_str()));
    if has_former_day && is_moved {
        fields.retain(|(key, _)| key.text != "status");
    }
}

/// Completes the days of a row by its columns for the month and the year, and by its groups.
fn complete_day(read: &mut RowFields, parts: &mut TimeParts, groups: &Groups, problems: &mut Problems) {
    let (month, year) = (parts.remove(&TimePart::Month), parts.remove(&TimePart::Year));
    let written = |part: &Option<(String, Span)>| part.as_ref().map(|(text, _)| text.clone());
    let own = DayContext::of_columns(written(&month).as_deref(), written(&year).as_deref());
    if let (None, Some((text, span))) = (&own, month.as_ref().or(year.as_ref())) {
        let message = bilingual!("`{text}` không phải tháng hay năm", "`{text}` is no month or year");
        let help =
            bilingual!("ghi như `3/2025` hoặc `3`, năm như `2025`", "write `3/2025` or `3`, and a year as `2025`");
        problems.push(UNUSED_CELL.at(span).message(message).found(text).help(help));
    }
    let context = own.unwrap_or_default().or(groups.time());
    for part in [TimePart::FirstDay, TimePart::LastDay] {
        if let Some((text, _)) = parts.get_mut(&part)
            && let Some(whole) = context.complete(text)
        {
            *text = whole;
        }
    }
    match read.fields.iter_mut().find(|(key, _)| key.text == "when") {
        Some((_, Written { value: Value::Text { text, .. }, .. })) => {
            if let Some(whole) = context.complete(text) {
                *text = whole;
            }
        }
        _ if parts.keys().any(|part| part.is_day()) || read.excused.contains("when") => {}
        _ => {
            let span = month.or(year).map(|(_, span)| span).or_else(|| groups.time_span());
            if let (Some(whole), Some(span)) = (context.whole(), span) {
                add(&mut read.fields, "when", whole.to_owned(), &span);
            }
        }
    }
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
