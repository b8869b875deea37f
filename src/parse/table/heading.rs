//! The meaning of a heading by itself, and whether it is about persons.

use super::year::split_year;
use crate::model::column::Columns;
pub use crate::model::column::Meaning;
pub use crate::model::headings::TimePart;
use crate::text::fold::fold;

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The number of its row.
    pub row: u32,
    pub text: String,
    pub folded: String,
    pub meaning: Meaning,
    /// The year it names, where rows of the kind are of a year.
    pub year: Option<i32>,
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
    /// Blood pressure, weight, former donations, illnesses.
    Health,
    /// Age, ethnicity, religion or occupation.
    Trait,
    /// The name of a person who does not act for an office.
    Name,
    /// Where somebody lives, or the telephone number of a private person.
    Home,
    /// A telephone number, an address or another contact, which may be that of an office.
    Reach,
}

/// The signs and words in brackets behind a heading that count something else than units of blood, folded.
const OTHER_UNITS: [&str; 8] = ["nguoi", "luot", "luot nguoi", "tnv", "ml", "lit", "%", "doi"];

/// Words that change nothing about what a heading means, folded; each with the space that parts it from the rest.
const FILLERS: [&str; 6] = [" tinh nguyen", " hien mau", " hmtn", " du kien", "du kien ", " cu the"];

/// Words of a heading that make its number one that is planned, and those that make it one that came of a drive, folded.
const PLANNED: [&str; 6] = ["du kien", "chi tieu", "ke hoach", "dang ky", "muc tieu", "du tru"];
const DONE: [&str; 5] = ["ket qua", "thuc hien", "thuc te", "thu duoc", "hien duoc"];

/// Whether a heading means something, also a column that is not published.
pub fn is_known(text: &str, columns: &Columns) -> bool {
    !matches!(meaning(text, columns), Meaning::Unknown | Meaning::LeftOut)
}

/// The meaning of a heading. Words in brackets and signs after the name are ignored where needed: `Chỉ tiêu (đvm) *`.
/// A number that is counted in something else than units of blood has no field.
pub fn meaning(text: &str, columns: &Columns) -> Meaning {
    if text.starts_with('_') {
        return Meaning::LeftOut;
    }
    // Without its mark, the word for year is the word for male, which often stands beside the one for female.
    if text.eq_ignore_ascii_case("nam") {
        return Meaning::Unknown;
    }
    if let Some(found) = columns.find(text) {
        return found;
    }
    let found = loose_meaning(text, columns);
    if has_words(text, &PLANNED) { without_results(found, columns) } else { found }
}

/// The meaning of a heading that is not known as it stands.
fn loose_meaning(text: &str, columns: &Columns) -> Meaning {
    if let Some((rest, _)) = split_year(text).filter(|_| columns.own("year").is_some())
        && let Some(found) = columns.find(&rest)
    {
        return found;
    }
    let (Some(open), Some(close)) = (text.find('('), text.rfind(')')) else { return without_fillers(text, columns) };
    let Some(inside) = text.get(open + 1..close) else { return Meaning::Unknown };
    let bare = format!("{} {}", &text[..open], &text[close + 1..]);
    let found = columns.find(&bare).unwrap_or_else(|| without_fillers(&bare, columns));
    let counts_other = inside.contains('%') || OTHER_UNITS.contains(&fold(inside).as_str());
    if counts_other && counts_units(&found, columns) { Meaning::NoField } else { found }
}

/// The meaning of a heading without the words that headings of drives add to any name: `Địa điểm tổ chức hiến máu tình
/// nguyện`, `Dự kiến đơn vị tổ chức`. A number keeps them, since they say which number it is.
fn without_fillers(text: &str, columns: &Columns) -> Meaning {
    let folded = fold(text);
    let mut rest = folded.as_str();
    while let Some(shorter) = FILLERS.iter().find_map(|filler| {
        let cut = rest.strip_suffix(filler).or_else(|| rest.strip_prefix(filler))?;
        (cut.len() < rest.len()).then(|| cut.trim())
    }) {
        rest = shorter;
        if let Some(found) = columns.find(rest).filter(|_| !rest.is_empty()) {
            return if counts_units(&found, columns) || !found.is_read() { Meaning::Unknown } else { found };
        }
    }
    Meaning::Unknown
}

/// The meaning of a heading below the heading of a group: below one of planned numbers stands no result, unless it says so.
pub fn planned_by(group: &str, own: &str, found: Meaning, columns: &Columns) -> Meaning {
    let is_planned = has_words(group, &PLANNED) && !says_done(own);
    if is_planned { without_results(found, columns) } else { found }
}

/// Whether a heading says that its number came of a drive.
pub fn says_done(text: &str) -> bool {
    has_words(text, &DONE)
}

fn has_words(text: &str, words: &[&str]) -> bool {
    let folded = format!(" {} ", fold(text));
    words.iter().any(|word| folded.contains(&format!(" {word} ")))
}

/// A meaning where a result is none: what is planned is never what came of a drive.
fn without_results(found: Meaning, columns: &Columns) -> Meaning {
    let is_result = |meaning: &Meaning| {
        let is_one = |name: &str| matches!(name, "result" | "collected_units" | "donors");
        meaning.column(columns).is_some_and(|column| column.path.iter().any(|field| is_one(field.name)))
    };
    match found {
        Meaning::OneOf { mut of, otherwise } => {
            of.retain(|meaning| !is_result(meaning));
            match of.as_slice() {
                [] => Meaning::NoField,
                [only] => only.clone(),
                _ => Meaning::OneOf { of, otherwise: otherwise.filter(|meaning| !is_result(meaning)) },
            }
        }
        found if is_result(&found) => Meaning::NoField,
        found => found,
    }
}

/// Whether a meaning, or one of several, is a number of units of blood.
fn counts_units(meaning: &Meaning, columns: &Columns) -> bool {
    match meaning {
        Meaning::OneOf { of, .. } => of.iter().any(|one| counts_units(one, columns)),
        meaning => meaning
            .column(columns)
            .is_some_and(|column| matches!(column.field().name, "target_units" | "collected_units" | "result")),
    }
}

#[cfg(test)]
mod tests;
