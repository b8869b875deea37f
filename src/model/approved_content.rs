//! What an approval covers: the content of an entry in one form, however it is written.

use super::choice::chosen;
use super::date_time::LocalDateTime;
use super::field::{Field, FieldTable, Shape};
use super::form::field_of;
use super::kind::Kind;
use super::read::Read;
use super::written::{Key, Value, Written};
use crate::dates::period::{MonthDay, ParsedPeriod};
use crate::diagnostics::Problems;
use crate::text::fingerprint::letters;
use crate::text::normal::canonical;
use crate::text::number::parse_integer;

/// The first line of what a fingerprint is made from. It changes with the rules below, which breaks every approval.
const RULES: &str = "giothong approval 1";

/// Fields that say nothing to readers: the approval itself, what keeps an entry back, and what a translation followed.
const BOOKKEEPING: [&str; 4] = ["approved", "draft", "publish_from", "follows"];

/// Fields of drives and events whose change must reach readers at once: who turns up at the wrong place or in vain is
/// harmed by waiting for an approval. That it is held again and again must be approved; on which days it is not.
const OF_A_DRIVE: [&str; 14] = [
    "when",
    "hours",
    "lunar",
    "venue",
    "address",
    "area",
    "lat",
    "lon",
    "status",
    "history",
    "repeats.on",
    "repeats.until",
    "repeats.except",
    "repeats.changes",
];
/// An appeal that was met or withdrawn, or that calls people to another place.
const OF_AN_APPEAL: [&str; 3] = ["met_at", "expires_at", "venue"];
/// When and where a service is open.
const OF_A_SERVICE: [&str; 2] = ["hours", "area"];
/// A person may withdraw at any time.
const OF_A_DONOR: [&str; 1] = ["consent"];

/// The fields of a kind that an approval does not cover, by their paths.
pub fn not_covered(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Drive | Kind::Event => &OF_A_DRIVE,
        Kind::Appeal => &OF_AN_APPEAL,
        Kind::Service => &OF_A_SERVICE,
        Kind::Donor => &OF_A_DONOR,
        _ => &[],
    }
}

/// A hash of the content of an entry or a translation that an approval covers.
///
/// It is the BLAKE3 hash of lines `path=value`, each with `\n` behind it, sorted by their bytes:
///
/// - A line stands for each text that the program reads in a field, and one with the path `body` for the Markdown below
///   the front matter. Empty values, the `…` of examples, ids and a title that the program made have none.
/// - The path is the canonical English name of the field with those of the groups around it, parted by dots. Items of
///   lists are counted from 1: `contact.phone[2]`. A single value of a list is its first item.
/// - Values are in the Unicode form of [`canonical`] and have one space between two words. Words of a closed list are
///   its canonical names; dates are EDTF, whole numbers digits, moments `YYYY-MM-DDTHH:MM`, yes and no `true` and
///   `false`; decimal numbers have a point; telephone numbers no spaces, dots and hyphens. A value that cannot be read
///   is as it is written.
/// - Without lines are the fields for bookkeeping (`approved`, `draft`, `publish_from`, `follows`) and those of
///   [`not_covered`], in both directions: whoever may cancel at once may also take that back.
///
/// Of files it has the names; what is in them is a part of the fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApprovedContent(blake3::Hash);

impl ApprovedContent {
    /// The content of an entry. Where its title was made from other fields, these count and the title does not.
    pub fn of_entry(kind: Kind, fields: &[(Key, Written)], is_title_made: bool, below: &str) -> Self {
        let made = is_title_made.then_some(kind.facts().title_field);
        let mut lines = Lines { left_out: not_covered(kind), made, lines: Vec::new() };
        lines.group("", &kind.tables(), fields);
        lines.hash(below)
    }

    /// The content of a translation, with the fields of its tables.
    pub fn of_translation(tables: &[FieldTable], fields: &[(Key, Written)], below: &str) -> Self {
        let mut lines = Lines { left_out: &[], made: None, lines: Vec::new() };
        lines.group("", tables, fields);
        lines.hash(below)
    }

    /// The fingerprint of the content under a name, `drives/cho-thu` or `drives/cho-thu.rad`: the first 32 bits of the
    /// BLAKE3 hash of three lines, parted by `\n`: `giothong approval 1`, the name, and the content's hash in hexadecimal
    /// digits. The hashes of the files that the entry shows or offers follow in the same form, in the order of their
    /// paths. With the name in it, an approval is not copied along with an entry.
    pub fn fingerprint(self, name: &str, files: &[blake3::Hash]) -> String {
        let hashes = [self.0].iter().chain(files).map(|hash| format!("\n{}", hash.to_hex())).collect::<String>();
        letters(&blake3::hash(format!("{RULES}\n{name}{hashes}").as_bytes()))
    }
}

/// The lines of a content.
struct Lines {
    left_out: &'static [&'static str],
    /// The field whose value was made and is not written.
    made: Option<&'static str>,
    lines: Vec<String>,
}

impl Lines {
    fn group(&mut self, before: &str, tables: &[FieldTable], fields: &[(Key, Written)]) {
        for (key, written) in fields {
            let field = field_of(tables, &key.text);
            let path = format!("{before}{}", field.map_or(key.text.as_str(), |field| field.name));
            let is_made = self.made.is_some_and(|made| made == path);
            if !is_made && !BOOKKEEPING.contains(&path.as_str()) && !self.left_out.contains(&path.as_str()) {
                self.value(&path, field, field.map_or(Shape::Text, |field| field.shape), written);
            }
        }
    }

    fn value(&mut self, path: &str, field: Option<&Field>, shape: Shape, written: &Written) {
        match (shape, &written.value) {
            (_, Value::Empty) => {}
            (Shape::List(inner), Value::List(items)) => self.items(path, field, *inner, items),
            (Shape::List(inner), _) => self.items(path, field, *inner, std::slice::from_ref(written)),
            (_, Value::List(items)) => self.items(path, field, shape, items),
            (Shape::Record(table), Value::Mapping(fields)) => self.group(&format!("{path}."), &[table], fields),
            (_, Value::Mapping(fields)) => self.group(&format!("{path}."), &[], fields),
            (_, Value::Text { text, .. }) => self.line(path, &plain(shape, field, text)),
        }
    }

    fn items(&mut self, path: &str, field: Option<&Field>, shape: Shape, items: &[Written]) {
        let mut number = 0;
        for item in items {
            match (shape, &item.value) {
                // A cell holds several words of a closed list with commas between.
                (Shape::OneOf(choices), Value::Text { text, .. }) if chosen(text, choices).is_none() => {
                    for part in text.split([',', ';', '\n']).filter(|part| !part.trim().is_empty()) {
                        number += 1;
                        self.line(&format!("{path}[{number}]"), &plain(shape, field, part));
                    }
                }
                _ => {
                    number += 1;
                    self.value(&format!("{path}[{number}]"), field, shape, item);
                }
            }
        }
    }

    fn line(&mut self, path: &str, value: &str) {
        let value = canonical(value).split_whitespace().collect::<Vec<_>>().join(" ");
        if !matches!(value.as_str(), "" | "…" | "...") {
            self.lines.push(format!("{path}={value}\n"));
        }
    }

    fn hash(mut self, below: &str) -> ApprovedContent {
        self.line("body", below);
        self.lines.sort();
        ApprovedContent(blake3::hash(self.lines.concat().as_bytes()))
    }
}

/// A value in the one form of its shape, else as it is written.
fn plain(shape: Shape, field: Option<&Field>, text: &str) -> String {
    let text = text.trim();
    let read = match shape {
        Shape::Date | Shape::PartialDate | Shape::Period => {
            ParsedPeriod::parse(text).ok().and_then(|parsed| parsed.whole(text).edtf())
        }
        Shape::MonthDay => MonthDay::parse(text).ok().map(MonthDay::edtf),
        Shape::DateTime => LocalDateTime::parse(text).map(|at| at.0.format("%Y-%m-%dT%H:%M").to_string()),
        Shape::Integer | Shape::Quantity => parse_integer(text).ok().map(|number| number.to_string()),
        Shape::Decimal => Some(text.replace(',', ".")),
        Shape::Flag => flag(text).map(|flag| flag.to_string()),
        Shape::OneOf(choices) => chosen(text, choices).map(|index| choices[index].name.to_owned()),
        _ if field.is_some_and(|field| matches!(field.name, "phone" | "zalo")) => {
            Some(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect())
        }
        _ => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

fn flag(text: &str) -> Option<bool> {
    let value = Value::Text { text: text.to_owned(), quoted: false };
    let span = crate::diagnostics::Span::whole("".into());
    bool::read(&Written { value, span }, &mut Problems::default())
}
