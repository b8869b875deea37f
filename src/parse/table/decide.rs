//! Decides between the meanings that a heading may have: by the cells below it, by the headings beside it, and by what
//! the table says about itself.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::{Heading, Meaning, TimePart, says_done};
use super::sheet::{CellContent, Row};
use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::model::column::Columns;
use crate::model::field::{Choice, Shape};
use crate::text::fold::fold;
use crate::text::quantity::Quantity;

/// Serial numbers of the days from 2000 to 2100.
const DAYS: std::ops::Range<f64> = 36_526.0..73_051.0;
/// Words with which a table says that it is of what is planned, folded.
const PLANNED: [&str; 5] = ["ke hoach", "lich", "du kien", "phan bo", "dang ky"];
/// Words with which a table says that it is of what came of it, folded.
const DONE: [&str; 5] = ["ket qua", "bao cao", "tong hop", "thong ke", "thuc hien"];
const HALVES: [&str; 6] = ["sang", "chieu", "toi", "trua", "ca ngay", "sang chieu"];

/// What surrounds the headings of a table.
pub struct Around<'a> {
    pub columns: &'a Columns,
    /// The rows below the header.
    pub body: &'a [Row],
    /// What the table says about itself: the rows above it, the names of its sheet and of its file.
    pub said: &'a [String],
}

/// Decides the meanings of headings.
pub fn decide(headings: &mut BTreeMap<u32, Heading>, around: &Around<'_>) {
    decide_times(headings, around);
    let open: Vec<u32> = headings.iter().filter(|(_, it)| is_open(&it.meaning)).map(|(column, _)| *column).collect();
    for column in &open {
        by_cells(headings, *column, around);
    }
    for column in open {
        by_neighbours(headings, column, around);
    }
    decide_donors(headings, around);
    decide_halves(headings, around.columns);
}

fn is_open(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::OneOf { .. })
}

/// Leaves the meanings that the cells of a column can have.
fn by_cells(headings: &mut BTreeMap<u32, Heading>, column: u32, around: &Around<'_>) {
    let Some(heading) = headings.get_mut(&column) else { return };
    let Meaning::OneOf { of, otherwise } = &heading.meaning else { return };
    let cells: Vec<&CellContent> = around
        .body
        .iter()
        .filter_map(|row| Some(&row.cell(column)?.content))
        .filter(|cell| !is_nothing(cell))
        .collect();
    if cells.is_empty() {
        return;
    }
    let fits = |meaning: &&Meaning| cells.iter().all(|cell| can_hold(meaning, cell, around.columns));
    let mut left: Vec<Meaning> = of.iter().filter(fits).cloned().collect();
    if left.is_empty() {
        left.extend(of.iter().find(|meaning| **meaning == Meaning::NoField).cloned());
    }
    heading.meaning = match left.as_slice() {
        [] => return,
        [only] => only.clone(),
        _ => Meaning::OneOf { otherwise: otherwise.clone().filter(|meaning| left.contains(meaning)), of: left },
    };
}

fn is_nothing(cell: &CellContent) -> bool {
    cell.shown().chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | '.' | '/'))
}

/// Whether a cell can be a value of a meaning.
fn can_hold(meaning: &Meaning, cell: &CellContent, columns: &Columns) -> bool {
    match meaning {
        Meaning::Part(TimePart::FirstDay | TimePart::LastDay) => is_day(cell),
        Meaning::Part(TimePart::FirstHour | TimePart::LastHour) => is_hours(cell),
        Meaning::Part(TimePart::HalfDay) => HALVES.contains(&fold(&cell.shown()).as_str()),
        Meaning::Part(TimePart::Weekday) => is_weekday(&cell.shown()),
        _ => meaning.column(columns).is_some_and(|column| {
            let shape = column.field().shape;
            let inner = if let Shape::List(inner) = shape { *inner } else { shape };
            match inner {
                Shape::Integer | Shape::Quantity => is_number(cell),
                Shape::Period | Shape::Date | Shape::PartialDate | Shape::DateTime => is_day(cell),
                Shape::Hours => is_hours(cell),
                Shape::OneOf(choices) => is_choice(&cell.shown(), choices),
                _ => matches!(cell, CellContent::Text(_)) && !is_number(cell) && !is_day(cell),
            }
        }),
    }
}

pub fn is_number(cell: &CellContent) -> bool {
    match cell {
        CellContent::Number(_) => true,
        CellContent::Text(text) => Quantity::parse(text).is_ok(),
        _ => false,
    }
}

pub fn is_day(cell: &CellContent) -> bool {
    match cell {
        CellContent::DateTime(_) => true,
        CellContent::Number(number) => DAYS.contains(number),
        CellContent::Text(text) => {
            Period::parse(text).is_ok_and(|period| !matches!(period, Period::InWords { within: None, .. }))
        }
        _ => false,
    }
}

fn is_hours(cell: &CellContent) -> bool {
    match cell {
        CellContent::Time(_) => true,
        CellContent::Number(number) => *number > 0.0 && *number < 1.0,
        CellContent::Text(text) => {
            Hours::parse(text).is_ok_and(|hours| hours.are_by_the_clock() || hours.named().is_some())
        }
        _ => false,
    }
}

fn is_weekday(text: &str) -> bool {
    const NUMBERS: [&str; 12] = ["2", "3", "4", "5", "6", "7", "hai", "ba", "tu", "nam", "sau", "bay"];
    let folded = fold(text);
    let name = folded.strip_prefix("thu ").or_else(|| folded.strip_prefix('t')).unwrap_or(&folded);
    matches!(folded.as_str(), "cn" | "chu nhat") || NUMBERS.contains(&name)
}

fn is_choice(text: &str, choices: &[Choice]) -> bool {
    let is_one = |part: &str| choices.iter().any(|it| it.words().any(|word| fold(word) == fold(part)));
    text.split([',', ';', '\n']).all(is_one)
}

/// Decides for the meaning that no other column has, that goes with the other columns and the words of the table, or
/// that every entry needs.
fn by_neighbours(headings: &mut BTreeMap<u32, Heading>, column: u32, around: &Around<'_>) {
    let others = || headings.iter().filter(|(other, _)| **other != column).map(|(_, heading)| &heading.meaning);
    let field = |meaning: &Meaning| match meaning {
        Meaning::Field(index) => around.columns.get(*index).map(|column| column.name()),
        Meaning::Part(part) => Some(part.field().to_owned()),
        _ => None,
    };
    let Some(Heading { meaning: Meaning::OneOf { of, otherwise }, .. }) = headings.get(&column) else { return };
    let taken: BTreeSet<String> = others().filter_map(field).collect();
    let groups: BTreeSet<&str> = taken.iter().filter_map(|name| Some(name.split_once('.')?.0)).collect();
    let is_free = |meaning: &&Meaning| field(meaning).is_none_or(|name| !taken.contains(&name));
    let is_of_named_group = |meaning: &&Meaning| {
        field(meaning).is_some_and(|name| name.split_once('.').is_some_and(|(group, _)| groups.contains(group)))
    };
    let is_said = |meaning: &&Meaning| field(meaning).is_some_and(|name| said_of(&name, around.said));
    let is_required =
        |meaning: &&Meaning| meaning.column(around.columns).is_some_and(|it| it.is_own() && it.field().required);
    let only = |of: Vec<&Meaning>| if let [only] = of.as_slice() { Some((*only).clone()) } else { None };
    let free: Vec<&Meaning> = of.iter().filter(is_free).collect();
    let of = if free.is_empty() { of.iter().collect() } else { free };
    let decided = only(of.clone())
        .or_else(|| only(of.iter().copied().filter(is_of_named_group).collect()))
        .or_else(|| only(of.iter().copied().filter(is_said).collect()))
        .or_else(|| only(of.iter().copied().filter(is_required).collect()))
        .or_else(|| otherwise.as_deref().filter(|meaning| of.contains(meaning)).cloned());
    if let (Some(decided), Some(heading)) = (decided, headings.get_mut(&column)) {
        heading.meaning = decided;
    }
}

/// Whether a table says of itself that it is of what is planned; `None` where it says nothing of that.
fn is_plan(said: &[String]) -> Option<bool> {
    said.iter().find_map(|text| {
        let folded = format!(" {} ", fold(text));
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(&format!(" {word} ")));
        (says(&PLANNED) != says(&DONE)).then(|| says(&PLANNED))
    })
}

/// Donors in a plan without another column of results are those that are expected, unless their heading says otherwise.
fn decide_donors(headings: &mut BTreeMap<u32, Heading>, around: &Around<'_>) {
    let of_result = |heading: &Heading| heading.meaning.field(around.columns) == Some("result");
    let mut results = headings.values_mut().filter(|heading| of_result(heading));
    let (Some(only), None) = (results.next(), results.next()) else { return };
    let is_donors = only.meaning.column(around.columns).is_some_and(|column| column.field().name == "donors");
    if is_donors && !says_done(&only.text) && is_plan(around.said) == Some(true) {
        only.meaning = Meaning::NoField;
    }
}

/// Whether a table says of itself that it is of a planned or a collected number.
fn said_of(name: &str, said: &[String]) -> bool {
    let decided = is_plan(said);
    match name.rsplit('.').next() {
        Some("target_units") => decided == Some(true),
        Some("collected_units") => decided == Some(false),
        _ => false,
    }
}

/// Where another column is the day, one called "Thời gian" holds the hours.
fn decide_times(headings: &mut BTreeMap<u32, Heading>, Around { columns, body, .. }: &Around<'_>) {
    let (Some(when), Some(hours)) = (columns.own("when"), columns.own("hours")) else { return };
    let of_hours =
        |meaning: &Meaning| meaning.field(columns) == Some("hours") && *meaning != Meaning::Part(TimePart::HalfDay);
    if headings.values().any(|heading| of_hours(&heading.meaning)) {
        return;
    }
    let is_when = |heading: &Heading| heading.meaning == Meaning::Field(when);
    let has_parts = headings.values().any(|it| matches!(it.meaning, Meaning::Part(part) if part.is_day()));
    let days = headings.values().filter(|heading| is_when(heading)).count() + usize::from(has_parts);
    let vague = headings.iter().find(|(_, it)| is_when(it) && it.folded.starts_with("thoi gian")).map(|(at, _)| *at);
    let Some(vague) = vague.filter(|_| days == 2) else { return };
    let mut cells = body.iter().filter_map(|row| row.cell(vague)).filter(|cell| !is_nothing(&cell.content)).peekable();
    if cells.peek().is_some() && cells.all(|cell| is_day(&cell.content)) {
        return;
    }
    if let Some(heading) = headings.get_mut(&vague) {
        heading.meaning = Meaning::Field(hours);
    }
}

/// A column of half days holds the hours where no other column does.
fn decide_halves(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let half = Meaning::Part(TimePart::HalfDay);
    let is_other = |meaning: &Meaning| meaning.field(columns) == Some("hours") && *meaning != half;
    let Some(hours) = columns.own("hours") else { return };
    if headings.values().any(|heading| is_other(&heading.meaning)) {
        return;
    }
    for heading in headings.values_mut().filter(|heading| heading.meaning == half) {
        heading.meaning = Meaning::Field(hours);
    }
}

#[cfg(test)]
mod tests;
