//! The meaning of a heading, by itself and beside other headings, and whether it is about persons.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::column::{Column, Columns, Meant};
use crate::text::fold::fold;

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The number of its row.
    pub row: u32,
    pub text: String,
    pub folded: String,
    pub meaning: Meaning,
}

/// The meaning of the cells in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A field, by the index of its column.
    Field(usize),
    Id,
    /// A running number, which is ignored.
    Ordinal,
    /// One part of a time, such as its beginning or end.
    Part(TimePart),
    /// A column kept for the office: the heading begins with `_`.
    LeftOut,
    /// One of several fields, by their indices.
    Ambiguous(Vec<usize>),
    Unknown,
}

/// A part of `when` or `hours` that tables often have in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimePart {
    Weekday,
    FirstDay,
    LastDay,
    FirstHour,
    LastHour,
    /// The time in the cell of `when`.
    TimeOfDay,
}

impl Meaning {
    /// Whether the cells of the column are read. Other columns are for the office, or are unknown.
    pub fn is_read(&self) -> bool {
        matches!(self, Meaning::Field(_) | Meaning::Id | Meaning::Ordinal | Meaning::Part(_))
    }

    /// The field of the entry that the column holds, or holds a part of, also inside a group.
    pub fn field(&self, columns: &Columns) -> Option<&'static str> {
        match self {
            Meaning::Part(part) => Some(part.field()),
            _ => self.column(columns).map(|column| column.path[0].name),
        }
    }

    /// The column of the kind, where the column holds a field.
    pub fn column<'a>(&self, columns: &'a Columns) -> Option<&'a Column> {
        if let Meaning::Field(index) = self { columns.get(*index) } else { None }
    }
}

impl TimePart {
    /// The field that it is a part of.
    pub fn field(self) -> &'static str {
        match self {
            TimePart::Weekday | TimePart::FirstDay | TimePart::LastDay => "when",
            TimePart::FirstHour | TimePart::LastHour | TimePart::TimeOfDay => "hours",
        }
    }

    pub fn is_day(self) -> bool {
        matches!(self, TimePart::FirstDay | TimePart::LastDay)
    }
}

/// A heading about persons.
pub struct PrivateColumn {
    pub row: u32,
    pub column: u32,
    pub text: String,
    pub about: PersonalFact,
}

/// What a column says about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalFact {
    /// The number of an identity card, passport or insurance.
    Identity,
    /// The day or year of birth.
    Birth,
    Gender,
    /// The name of a person who does not act for an office.
    Name,
    /// A telephone number, an address or another contact.
    Reach,
}

/// Headings of time parts, ids and running numbers, folded.
const SHORT: [(Meaning, &[&str]); 7] = [
    (Meaning::Part(TimePart::Weekday), &["thu", "thu trong tuan", "weekday"]),
    (Meaning::Part(TimePart::FirstDay), &["tu ngay", "ngay bat dau", "first day"]),
    (Meaning::Part(TimePart::LastDay), &["den ngay", "ngay ket thuc", "last day"]),
    (Meaning::Part(TimePart::FirstHour), &["tu gio", "gio bat dau", "bat dau", "first hour", "start time"]),
    (Meaning::Part(TimePart::LastHour), &["den gio", "gio ket thuc", "ket thuc", "last hour", "end time"]),
    (Meaning::Id, &["id", "ma", "ma so"]),
    (Meaning::Ordinal, &["stt", "tt", "so tt", "so thu tu", "no", "s tt"]),
];

/// Whether a heading means something that is read.
pub fn is_known(text: &str, columns: &Columns) -> bool {
    !matches!(meaning(text, columns), Meaning::Unknown | Meaning::LeftOut)
}

/// The meaning of a heading. Words in brackets and signs after the name are ignored where needed: `Chỉ tiêu (đvm) *`.
pub fn meaning(text: &str, columns: &Columns) -> Meaning {
    if text.starts_with('_') {
        return Meaning::LeftOut;
    }
    let bare = match (text.find('('), text.rfind(')')) {
        (Some(open), Some(close)) if open < close => format!("{} {}", &text[..open], &text[close + 1..]),
        _ => text.to_owned(),
    };
    let long = |text: &str| match columns.find(text)? {
        Meant::One(index) => Some(Meaning::Field(index)),
        Meant::Several(indices) => Some(Meaning::Ambiguous(indices)),
    };
    let found = [text, &bare].into_iter().find_map(|text| of_short(&fold(text), columns).or_else(|| long(text)));
    found.unwrap_or(Meaning::Unknown)
}

/// The meaning of ids, running numbers and parts of fields, where the kind has those fields.
fn of_short(folded: &str, columns: &Columns) -> Option<Meaning> {
    let (meaning, _) = SHORT.into_iter().find(|(_, words)| words.contains(&folded))?;
    match &meaning {
        Meaning::Part(part) => own(part.field(), columns).map(|_| meaning),
        _ => Some(meaning),
    }
}

/// The index of the column for a field of the entry itself.
fn own(name: &str, columns: &Columns) -> Option<usize> {
    columns.all().iter().position(|column| column.is_own() && column.field().name == name)
}

/// Corrects the meanings of headings by the headings beside them.
pub fn disambiguate(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    disambiguate_times(headings, columns);
    disambiguate_groups(headings, columns);
}

/// Where one column is the day and another is called "Thời gian", the second one holds the hours.
fn disambiguate_times(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let (Some(when), Some(hours)) = (own("when", columns), own("hours", columns)) else { return };
    let means = |heading: &Heading, field: usize| heading.meaning == Meaning::Field(field);
    if headings.values().any(|heading| means(heading, hours)) {
        return;
    }
    let mut days: Vec<&mut Heading> = headings.values_mut().filter(|heading| means(heading, when)).collect();
    let vague = days.iter().position(|heading| heading.folded.starts_with("thoi gian"));
    if let (Some(vague), 2) = (vague, days.len()) {
        days[vague].meaning = Meaning::Field(hours);
    }
}

/// A label that several groups share belongs to the group that other headings name.
fn disambiguate_groups(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let group = |meaning: &Meaning| {
        let column = meaning.column(columns).filter(|column| !column.is_own());
        column.map(|column| column.path[0].name)
    };
    let named: BTreeSet<&str> = headings.values().filter_map(|heading| group(&heading.meaning)).collect();
    for heading in headings.values_mut() {
        let Meaning::Ambiguous(indices) = &heading.meaning else { continue };
        let meanings = indices.iter().map(|index| Meaning::Field(*index));
        let mut near = meanings.filter(|meaning| group(meaning).is_some_and(|group| named.contains(group)));
        if let (Some(only), None) = (near.next(), near.next()) {
            heading.meaning = only;
        }
    }
}
