//! Collects the personal data in what a file publishes. Whether it may be published is decided later, with the whole
//! site.

use std::ops::Range;

use crate::diagnostics::Span;
use crate::model::field::FieldTable;
use crate::model::form::field_of;
use crate::model::personal::PersonalDatum;
use crate::model::written::{Key, Written};
use crate::source::SourceFile;
use crate::text::personal::{Personal, personal};

/// Fields that are public by purpose.
const PUBLIC: [&str; 5] = ["base_url", "contact", "registration", "privacy", "security"];

/// The minimum number of digits in a telephone number.
const FEWEST_DIGITS: usize = 8;

/// Collects personal data in the written fields of a record. Unknown keys are skipped, since they are never published.
pub fn personal_in_fields(source: &str, fields: &[(Key, Written)], tables: &[FieldTable]) -> Vec<PersonalDatum> {
    let mut found = Vec::new();
    for (key, written) in fields {
        if let Some(field) = field_of(tables, &key.text) {
            let is_public = PUBLIC.contains(&field.name);
            written.texts().into_iter().for_each(|(text, span)| in_scalar(source, text, span, is_public, &mut found));
        }
    }
    found
}

/// Collects personal data in the Markdown text in `range` of a file.
pub fn personal_in_text(file: &SourceFile, range: Range<usize>) -> Vec<PersonalDatum> {
    let text = &file.text[range.clone()];
    let found = personal(text).into_iter();
    found
        .map(|found| PersonalDatum {
            kind: found.kind,
            text: text[found.range.clone()].to_owned(),
            span: Span::new(file.path.clone(), range.start + found.range.start..range.start + found.range.end),
            declared: false,
        })
        .collect()
}

fn in_scalar(source: &str, text: &str, span: &Span, is_public: bool, all: &mut Vec<PersonalDatum>) {
    let before = all.len();
    let mut from = span.start;
    for found in personal(text) {
        let words = &text[found.range];
        let place = place_of(source, words, from..span.end);
        from = place.as_ref().map_or(from, |place| place.end);
        let span = place.map_or_else(|| span.clone(), |place| Span::new(span.file.clone(), place));
        let declared = is_public && matches!(found.kind, Personal::Phone | Personal::Email);
        all.push(PersonalDatum { kind: found.kind, text: words.to_owned(), span, declared });
    }
    // In a field for contact data, a text with enough digits is a telephone number, however the digits are grouped.
    let is_number = text.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS;
    if is_public && is_number && all.len() == before {
        all.push(PersonalDatum { kind: Personal::Phone, text: text.to_owned(), span: span.clone(), declared: true });
    }
}

/// The place of words of a value in the file; `None` where the file has another form of them, such as over two lines.
fn place_of(source: &str, words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let start = range.start + source.get(range.clone())?.find(words)?;
    Some(start..start + words.len())
}
