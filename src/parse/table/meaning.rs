//! What a heading means for the cells below it.

use crate::model::column::{Columns, Meant};
use crate::text::fold::fold;

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
    /// The time in the cell of `when`.
    TimeOfDay,
}

impl Meaning {
    /// Whether the cells of the column are read. What stands in others is for the office, or nobody knows for whom.
    pub fn is_read(&self) -> bool {
        matches!(self, Meaning::Field(_) | Meaning::Id | Meaning::Ordinal | Meaning::Part(_))
    }
}

impl Part {
    /// The field it is a part of.
    pub fn field(self) -> &'static str {
        match self {
            Part::Weekday | Part::FirstDay | Part::LastDay => "when",
            Part::FirstHour | Part::LastHour | Part::TimeOfDay => "hours",
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

/// Whether a heading means something that is read.
pub fn is_known(text: &str, columns: &Columns) -> bool {
    !matches!(meaning(text, columns), Meaning::Unknown | Meaning::LeftOut)
}

/// What a heading means. Words in brackets and signs after it may say more than its name does: `Chỉ tiêu (đvm) *`.
pub fn meaning(text: &str, columns: &Columns) -> Meaning {
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
