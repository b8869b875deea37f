//! The one table of fields: names, Vietnamese labels with their spellings, shapes and meanings.
//!
//! [`record!`](crate::record) declares the rows beside the structs they describe. Parsing, messages and pages read them
//! here.

use super::kind::Kind;
use crate::diagnostics::{Bilingual, Speech};
use crate::text::language::LANGUAGES;

/// The fields of a record, in the order of its struct.
pub type FieldTable = &'static [&'static Field];

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The canonical name, an English snake-case word.
    pub name: &'static str,
    /// The Vietnamese label, accepted as a key and shown to people.
    pub label: &'static str,
    /// Other spellings of the label that officers use.
    pub spellings: &'static [&'static str],
    /// Meaning, in one or two English sentences.
    pub doc: &'static str,
    /// The values that may be written.
    pub shape: Shape,
    /// Whether the field is required: an entry without it is an error.
    pub required: bool,
    /// Whether the field holds words, which a translation may replace. All other fields are facts and equal in every
    /// language.
    pub words: bool,
}

impl Field {
    /// The key of the field in one language.
    pub fn key(&self, speech: Speech) -> &'static str {
        speech.choose(self.label, self.name)
    }

    /// The Vietnamese label and its other spellings.
    pub fn labels(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.label].into_iter().chain(self.spellings.iter().copied())
    }
}

/// Joins two tables of fields; `N` is the sum of their lengths.
pub const fn joined<const N: usize>(own: &[&'static Field], rest: &[&'static Field]) -> [&'static Field; N] {
    let mut all = [own[0]; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < own.len() { own[at] } else { rest[at - own.len()] };
        at += 1;
    }
    all
}

/// One of the words an enumerated field accepts.
#[derive(Debug)]
pub struct Choice {
    pub name: &'static str,
    /// The Vietnamese label, accepted too.
    pub label: &'static str,
    /// Other words that officers use for it.
    pub spellings: &'static [&'static str],
}

impl Choice {
    /// Every accepted word.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.label, self.name].into_iter().chain(self.spellings.iter().copied())
    }

    /// The word in one language.
    pub fn word(&self, speech: Speech) -> &'static str {
        speech.choose(self.label, self.name)
    }
}

/// A value of an enumerated field, which knows the word it was read from.
pub trait Chosen: Copy {
    fn choice(self) -> Choice;
}

/// The form of the values of a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One line of text.
    Text,
    Prose,
    /// Yes or no, written `true` or `false`, `có` or `không`.
    Flag,
    /// A whole number, as officials write it.
    Integer,
    /// A number of units, exact or not: "300", "350-400", "khoảng 300".
    Quantity,
    /// A decimal number: degrees of latitude or longitude.
    Decimal,
    Date,
    /// A day, month, quarter or year.
    PartialDate,
    /// A period with its precision.
    Period,
    /// Hours of a day.
    Hours,
    /// A day of every year.
    MonthDay,
    /// A point in time: a day, with the time of day where it is known.
    DateTime,
    /// An `http(s)`, `tel:` or `mailto:` address.
    Url,
    /// A file beside the content that is published as it is.
    File,
    Language,
    /// The id, name, abbreviation or alias of an entry of one of these kinds.
    Reference(&'static [Kind]),
    /// A reference, or free text where no entry has that name.
    ReferenceOrText(&'static [Kind]),
    /// One of a fixed list of words.
    OneOf(&'static [Choice]),
    /// A list; a single value stands for a list of one.
    List(&'static Shape),
    /// A group of fields.
    Record(FieldTable),
    /// Groups of fields, each with a name.
    Groups(FieldTable),
    /// Names and values chosen by the theme.
    Map,
}

impl Shape {
    /// The shape in a few words, Vietnamese and English.
    pub fn words(&self) -> Bilingual {
        let (vi, en) = match self {
            Shape::Text => ("một dòng chữ", "text"),
            Shape::Prose => ("đoạn văn", "Markdown text"),
            Shape::Flag => ("có hoặc không", "yes or no"),
            Shape::Integer => ("số nguyên", "a whole number"),
            Shape::Quantity => ("số đơn vị", "a number of units"),
            Shape::Decimal => ("số thập phân", "a decimal number"),
            Shape::Date => ("một ngày", "a day"),
            Shape::PartialDate => ("ngày, tháng, quý hoặc năm", "a day, month, quarter or year"),
            Shape::Period => ("thời gian", "a period"),
            Shape::Hours => ("giờ", "hours"),
            Shape::MonthDay => ("ngày và tháng", "a month and day"),
            Shape::DateTime => ("ngày và giờ", "a day and hour"),
            Shape::Url => ("địa chỉ web", "a web address"),
            Shape::File => ("tên tệp", "a file name"),
            Shape::Language => ("mã ngôn ngữ", "a language tag"),
            Shape::Reference(_) => ("mã hoặc tên của một mục", "the id or name of an entry"),
            Shape::ReferenceOrText(_) => ("mã, tên hoặc chữ tự do", "an id, a name or free text"),
            Shape::OneOf(_) => ("một trong các từ cho sẵn", "one of the given words"),
            Shape::List(_) => ("danh sách", "a list"),
            Shape::Record(_) => ("một nhóm trường `tên: giá trị`", "a group of `name: value` fields"),
            Shape::Groups(_) => ("các nhóm trường, mỗi nhóm có tên", "groups of fields, each with a name"),
            Shape::Map => ("một nhóm `tên: giá trị`", "a group of `name: value`"),
        };
        Bilingual::literal(vi, en)
    }

    /// Examples of values, the most usual first. Empty where any text is accepted.
    pub fn examples(&self) -> Vec<&'static str> {
        match self {
            Shape::Date => vec!["07/4/2023", "2023-04-07", "ngày 07 tháng 4 năm 2023"],
            Shape::PartialDate => vec!["07/4/2023", "2023-04-07", "tháng 4/2023", "quý II/2023", "năm 2023"],
            Shape::Period => {
                vec!["07/4/2023", "2023-04-07", "tháng 4/2023", "quý II/2023", "trước 01/4/2023", "thường xuyên"]
            }
            Shape::Hours => vec!["7h30", "07:30-11:30", "7h30 - 11h30, 13h30 - 16h30"],
            Shape::MonthDay => vec!["07/4", "--04-07"],
            Shape::DateTime => vec!["07/4/2023", "2023-04-07T08:00", "8h00 07/4/2023"],
            Shape::Integer => vec!["350", "1.200"],
            Shape::Quantity => vec!["350", "1.200", "khoảng 300", "350-400", "ít nhất 300"],
            Shape::Decimal => vec!["14.35", "14,35"],
            Shape::Url => vec!["https://hienmau.example/", "tel:+84000000000", "mailto:hienmau@example.org"],
            Shape::Language => LANGUAGES.iter().map(|language| language.tag).collect(),
            _ => Vec::new(),
        }
    }
}

/// The name of a field as written in content: without the `r#` of a Rust raw identifier.
pub const fn plain_name(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', rest @ ..] => match std::str::from_utf8(rest) {
            Ok(name) => name,
            Err(_) => identifier,
        },
        _ => identifier,
    }
}
