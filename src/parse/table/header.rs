//! The row that names the columns, found below title rows and in two rows where headings are grouped.

use std::collections::BTreeMap;

use super::grid::{Row, Sheet};
use crate::model::column::{Columns, Meant};
use crate::text::fold::fold;

/// Rows with something in them that are looked through.
const FURTHEST: usize = 40;

/// The header of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The index of its last row.
    pub last: usize,
    /// Its first and last row, by number.
    pub rows: (u32, u32),
    /// Columns with a heading, by their number.
    pub headings: BTreeMap<u32, Heading>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The row it stands in.
    pub row: u32,
    /// As written.
    pub text: String,
    /// What the cells below it are.
    pub meaning: Meaning,
}

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A field, by the index of its column.
    Field(usize),
    /// The id of the entry.
    Id,
    /// A running number: says nothing.
    Ordinal,
    /// When something begins or ends.
    Part(Part),
    /// Kept for the office: the heading begins with `_`.
    LeftOut,
    /// One of several fields, by their indices.
    Ambiguous(Vec<usize>),
    /// Nothing that is known.
    Unknown,
}

/// A part of a field that tables like to give a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The weekday of `when`.
    Weekday,
    /// The first day of `when`.
    FirstDay,
    /// The last day of `when`.
    LastDay,
    /// The first of `hours`.
    FirstHour,
    /// The last of `hours`.
    LastHour,
}

impl Part {
    /// The field it is a part of.
    pub fn field(self) -> &'static str {
        match self {
            Part::Weekday | Part::FirstDay | Part::LastDay => "when",
            Part::FirstHour | Part::LastHour => "hours",
        }
    }
}

/// Headings of parts, folded.
const PARTS: [(Part, &[&str]); 5] = [
    (Part::Weekday, &["thu", "thu trong tuan", "weekday"]),
    (Part::FirstDay, &["tu ngay", "ngay bat dau", "first day"]),
    (Part::LastDay, &["den ngay", "ngay ket thuc", "last day"]),
    (Part::FirstHour, &["tu gio", "gio bat dau", "bat dau", "first hour", "start time"]),
    (Part::LastHour, &["den gio", "gio ket thuc", "ket thuc", "last hour", "end time"]),
];

/// Headings of running numbers and of ids, folded.
const ORDINALS: [&str; 6] = ["stt", "tt", "so tt", "so thu tu", "no", "s tt"];
const IDS: [&str; 3] = ["id", "ma", "ma so"];

/// The first row in which two headings are known, or one known and another misspelt; in a table of one column, one.
pub fn find_header(sheet: &Sheet, columns: &Columns) -> Option<Header> {
    let narrow = sheet.rows.iter().all(|row| row.cells.len() <= 1);
    let is_header = |row: &Row| {
        let texts: Vec<String> = row.cells.iter().map(|cell| cell.content.shown()).collect();
        let (known, others): (Vec<_>, Vec<_>) = texts.iter().partition(|text| is_known(text, columns));
        match known.len() {
            0 => false,
            1 => narrow || others.iter().any(|text| !columns.nearest(text).is_empty()),
            _ => true,
        }
    };
    let first = sheet.rows.iter().take(FURTHEST).position(is_header)?;
    let group = &sheet.rows[first];
    let below = sheet.rows.get(first + 1).filter(|below| is_second_row(group, below, sheet, columns));
    let mut headings = BTreeMap::new();
    for cell in &group.cells {
        let text = cell.content.shown();
        let meaning = meaning(&text, columns);
        headings.insert(cell.column, Heading { row: group.number, text, meaning });
    }
    for cell in below.into_iter().flat_map(|below| &below.cells) {
        let text = cell.content.shown();
        let parent = group.cells.iter().rev().find(|parent| parent.column <= cell.column);
        let whole = parent.map(|parent| format!("{text} {}", parent.content.shown()));
        let of_group = whole.map(|whole| meaning(&whole, columns)).filter(|meaning| *meaning != Meaning::Unknown);
        let meaning = of_group.unwrap_or_else(|| self::meaning(&text, columns));
        headings.insert(cell.column, Heading { row: group.number + 1, text, meaning });
    }
    settle_times(&mut headings, columns);
    let last = first + usize::from(below.is_some());
    Some(Header { last, rows: (group.number, sheet.rows[last].number), headings })
}

/// How many headings of the header are known: how well a sheet fits a kind.
pub fn fit(sheet: &Sheet, columns: &Columns) -> usize {
    let header = find_header(sheet, columns);
    header.map_or(0, |header| header.headings.values().filter(|heading| heading.meaning != Meaning::Unknown).count())
}

/// Whether a row repeats the header, as tables that were made for printing do on every page.
pub fn repeats(row: &Row, header: &Header) -> bool {
    let same = |column: &u32, text: &str| header.headings.get(column).is_some_and(|heading| heading.text == text);
    row.cells.iter().all(|cell| same(&cell.column, &cell.content.shown()))
}

/// Whether the row under the first row of a header belongs to it: it names columns and nothing else, and stands below
/// headings that span several columns.
fn is_second_row(group: &Row, below: &Row, sheet: &Sheet, columns: &Columns) -> bool {
    let follows = below.number == group.number + 1;
    let names = below.cells.iter().all(|cell| is_known(&cell.content.shown(), columns));
    let spans = |column: u32| {
        let merged = sheet.merged.iter().any(|merged| {
            merged.rows.0 == group.number
                && merged.columns.0 <= column
                && column <= merged.columns.1.max(column)
                && merged.columns.1 > merged.columns.0
        });
        merged || group.cell(column).is_none() || group.cell(column + 1).is_none()
    };
    follows && names && below.cells.iter().all(|cell| spans(cell.column))
}

fn is_known(text: &str, columns: &Columns) -> bool {
    !matches!(meaning(text, columns), Meaning::Unknown | Meaning::LeftOut)
}

/// What a heading means. Words in brackets and signs behind it may say more than its name does: `Chỉ tiêu (đvm) *`.
fn meaning(text: &str, columns: &Columns) -> Meaning {
    if text.starts_with('_') {
        return Meaning::LeftOut;
    }
    let bare = match (text.find('('), text.rfind(')')) {
        (Some(open), Some(close)) if open < close => format!("{} {}", &text[..open], &text[close + 1..]),
        _ => text.to_owned(),
    };
    let short = |text: &str| of_short(&fold(text), columns);
    let long = |text: &str| columns.find(text).map(of_columns);
    let found = [text, &bare].into_iter().find_map(|text| short(text).or_else(|| long(text)));
    found.unwrap_or(Meaning::Unknown)
}

fn of_columns(meant: Meant) -> Meaning {
    match meant {
        Meant::One(index) => Meaning::Field(index),
        Meant::Several(indices) => Meaning::Ambiguous(indices),
    }
}

/// Ids, running numbers and parts of fields that the kind has.
fn of_short(folded: &str, columns: &Columns) -> Option<Meaning> {
    let has = |name: &str| columns.all().iter().any(|column| column.is_own() && column.field().name == name);
    let part = PARTS.iter().find(|(part, words)| words.contains(&folded) && has(part.field()));
    match part {
        Some((part, _)) => Some(Meaning::Part(*part)),
        None if IDS.contains(&folded) => Some(Meaning::Id),
        None if ORDINALS.contains(&folded) => Some(Meaning::Ordinal),
        None => None,
    }
}

/// Where one column is the day and another is called "Thời gian", the second is the hours.
fn settle_times(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let index_of = |name: &str| columns.all().iter().position(|column| column.is_own() && column.field().name == name);
    let (Some(when), Some(hours)) = (index_of("when"), index_of("hours")) else { return };
    let of = |headings: &BTreeMap<u32, Heading>, field: usize| -> Vec<u32> {
        let found = headings.iter().filter(|(_, heading)| heading.meaning == Meaning::Field(field));
        found.map(|(column, _)| *column).collect()
    };
    let (days, has_hours) = (of(headings, when), !of(headings, hours).is_empty());
    let vague = days.iter().copied().find(|column| fold(&headings[column].text).starts_with("thoi gian"));
    if let (Some(vague), true, false) = (vague, days.len() == 2, has_hours)
        && let Some(heading) = headings.get_mut(&vague)
    {
        heading.meaning = Meaning::Field(hours);
    }
}
