//! The rows below a header: which are entries, and the fields of each.

use std::collections::BTreeSet;

use super::grid::{Content, Row};
use super::header::{Header, Meaning, Part, repeats};
use super::layout::Placed;
use super::problems::UNREAD_ROW;
use super::times::{Fields, Parts, add, settle};
use super::value::{moment_of_serial, value};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::column::{Column, Columns};
use crate::model::field::{Field, Shape};
use crate::model::written::{Key, Value, Written};
use crate::text::fold::fold;

/// A row that is an entry.
pub struct RowFields {
    /// Its fields by their canonical names.
    pub fields: Fields,
    /// What stands in the column of ids.
    pub id: Option<(String, Span)>,
    /// Fields that are missing and have been reported.
    pub excused: BTreeSet<&'static str>,
    /// Its place.
    pub place: Span,
}

/// Rows that are no entries, by number.
#[derive(Default)]
pub struct Skipped {
    /// Nothing in them.
    pub blank: Vec<u32>,
    /// The header once more.
    pub headers: Vec<u32>,
    /// The total and what stands below it.
    pub below: Vec<u32>,
}

/// The entries below a header, `None` for one that cannot be read, and the rows that are none.
pub fn entries(
    placed: Placed<'_>,
    header: &Header,
    columns: &Columns,
    excused: &BTreeSet<&'static str>,
    problems: &mut Problems,
) -> (Vec<Option<RowFields>>, Skipped) {
    let mut skipped = Skipped::default();
    let mut found = Vec::new();
    let rows = &placed.sheet.rows[header.last + 1..];
    let mut expected = header.rows.1 + 1;
    for (index, row) in rows.iter().enumerate() {
        skipped.blank.extend(expected..row.number);
        expected = row.number.saturating_add(1);
        if is_total(row, header) {
            skipped.below.extend(rows[index..].iter().map(|row| row.number));
            break;
        }
        if repeats(row, header) {
            skipped.headers.push(row.number);
            continue;
        }
        match entry(placed, row, header, columns, excused, problems) {
            None => skipped.blank.push(row.number),
            Some(entry) => found.push(entry),
        }
    }
    (found, skipped)
}

/// Whether one of the first words of a row says that the numbers in it are sums.
pub fn is_total(row: &Row, header: &Header) -> bool {
    let counts = |column: u32| header.headings.get(&column).is_none_or(|heading| heading.meaning != Meaning::LeftOut);
    let first = row.cells.iter().find(|cell| counts(cell.column) && matches!(cell.content, Content::Text(_)));
    first.is_some_and(|cell| {
        let folded = fold(&cell.content.shown());
        matches!(folded.as_str(), "tong" | "cong" | "tong so" | "total") || folded.starts_with("tong cong")
    })
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
    let meaning = |column: u32| header.headings.get(&column).map(|heading| &heading.meaning);
    let said =
        row.cells.iter().filter(|cell| !matches!(meaning(cell.column), Some(Meaning::Ordinal | Meaning::LeftOut)));
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        return None;
    }
    let place = placed.row(row.number);
    if let ([only], true) = (said.as_slice(), header.headings.len() > 2) {
        unread(&only.content.shown(), place, problems);
        return Some(None);
    }
    let mut read = RowFields { fields: Vec::new(), id: None, excused: excused.clone(), place };
    let mut parts = Parts::new();
    for (number, heading) in &header.headings {
        let span = placed.cell(row.number, *number);
        let cell = row.cell(*number);
        match (&heading.meaning, cell) {
            (Meaning::Id, Some(cell)) => read.id = Some((cell.content.shown(), span)),
            (Meaning::Part(part), Some(cell)) => {
                parts.insert(*part, (part_text(*part, &cell.content), span));
            }
            (Meaning::Field(index), cell) => {
                let Some(column) = columns.get(*index) else { continue };
                let key = placed.cell(heading.row, *number);
                match cell {
                    Some(cell) => add_cell(&mut read, column, &cell.content, key, span, problems),
                    None if column.is_own() && column.field().required => {
                        insert(&mut read.fields, &column.path, key, Written { value: Value::Empty, span });
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    settle(&mut read.fields, &parts);
    Some(Some(read))
}

fn add_cell(read: &mut RowFields, column: &Column, content: &Content, key: Span, span: Span, problems: &mut Problems) {
    let moment = match content {
        Content::Moment(moment) => Some(*moment),
        Content::Number(serial) if serial.fract() != 0.0 => moment_of_serial(*serial),
        _ => None,
    };
    match value(content, &span, column, problems) {
        Some(value) => insert(&mut read.fields, &column.path, key, Written { value, span: span.clone() }),
        None => {
            read.excused.insert(column.path[0].name);
        }
    }
    if let Some(moment) = moment.filter(|moment| column.name() == "when" && moment.time() != chrono::NaiveTime::MIN) {
        add(&mut read.fields, "hours", moment.format("%H:%M").to_string(), &span);
    }
}

/// Files a value under its field, inside the groups around it.
fn insert(fields: &mut Fields, path: &[&'static Field], key: Span, written: Written) {
    let [first, inner @ ..] = path else { return };
    if matches!(written.value, Value::Empty) && !inner.is_empty() {
        return;
    }
    let at = fields.iter().position(|(key, _)| key.text == first.name);
    match (at, inner) {
        (None, []) => fields.push((Key { text: first.name.to_owned(), span: key }, written)),
        (None, _) => {
            let mut group = Fields::new();
            let span = written.span.clone();
            insert(&mut group, inner, key.clone(), written);
            fields
                .push((Key { text: first.name.to_owned(), span: key }, Written { value: Value::Mapping(group), span }));
        }
        (Some(at), []) => {
            let known = &mut fields[at].1;
            match (&mut known.value, written.value) {
                (Value::Mapping(group), Value::Mapping(more)) => group.extend(more),
                (known, value) if matches!(known, Value::Empty) => *known = value,
                _ => {}
            }
        }
        (Some(at), _) => {
            let known = &mut fields[at].1;
            if matches!(known.value, Value::Text { .. }) {
                let name = first_inside(first).to_owned();
                let text = std::mem::replace(&mut known.value, Value::Empty);
                let text = Written { value: text, span: known.span.clone() };
                known.value = Value::Mapping(vec![(Key { text: name, span: known.span.clone() }, text)]);
            }
            if matches!(known.value, Value::Empty) {
                known.value = Value::Mapping(Vec::new());
            }
            if let Value::Mapping(group) = &mut known.value {
                insert(group, inner, key, written);
            }
        }
    }
}

/// The field of a group that text in the group's place means.
fn first_inside(group: &'static Field) -> &'static str {
    match group.shape {
        Shape::Record([first, ..]) | Shape::List(Shape::Record([first, ..])) => first.name,
        _ => group.name,
    }
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
            let time = crate::text::period::excel::time_of_fraction(*number);
            time.map_or_else(|| content.shown(), |time| time.format("%H:%M").to_string())
        }
        _ => content.shown(),
    }
}

fn unread(shown: &str, place: Span, problems: &mut Problems) {
    let message =
        both!("hàng chỉ có một ô có chữ: `{shown}`", "the row has a single cell with something in it: `{shown}`");
    let help = Bilingual::literal(
        "xóa hàng hoặc đưa lên trên hàng tiêu đề; nếu là một mục, điền các ô còn lại",
        "delete the row or move it above the header; fill in the other cells of an entry",
    );
    problems.push(Diagnostic::new(&UNREAD_ROW, place, message).found(shown).help(help));
}
