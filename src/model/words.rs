//! The words of a record, which a translation may replace. Facts are not included.

use std::collections::BTreeMap;

use super::read::Record;
use super::values::Markdown;

/// A slot for words in a record.
#[derive(Debug)]
pub enum Slot<'a> {
    Text(&'a mut String),
    /// Lines of a list.
    Lines(&'a mut Vec<String>),
    Prose(&'a mut Markdown),
    /// A group of fields, each with its name.
    Group(Vec<(&'static str, Slot<'a>)>),
}

/// Words in one language.
#[derive(Clone, Debug)]
pub enum Words {
    Text(String),
    /// Lines of a list.
    Lines(Vec<String>),
    Prose(Markdown),
}

/// Words by the path of their field: `summary`, `cover.alt`.
pub type WordsByField = BTreeMap<String, Words>;

/// The non-empty slots for words in a record, by the names of their fields.
pub fn slots<T: Record>(record: &mut T) -> Vec<(&'static str, Slot<'_>)> {
    let fields = T::FIELDS.iter().zip(record.slots());
    fields.filter(|(field, _)| field.words).filter_map(|(field, slot)| Some((field.name, slot?))).collect()
}

/// The words in slots, by the paths of their fields.
pub fn words_in(slots: Vec<(&'static str, Slot<'_>)>) -> WordsByField {
    let mut words = WordsByField::new();
    each(slots, "", &mut |path, slot| {
        words.insert(
            path,
            match slot {
                Slot::Text(text) => Words::Text(text.clone()),
                Slot::Lines(lines) => Words::Lines(lines.clone()),
                Slot::Prose(markdown) => Words::Prose(markdown.clone()),
                Slot::Group(_) => return,
            },
        );
    });
    words
}

/// Replaces the words in slots; slots without other words stay unchanged.
pub fn put(slots: Vec<(&'static str, Slot<'_>)>, words: &WordsByField) {
    each(slots, "", &mut |path, slot| match (slot, words.get(&path)) {
        (Slot::Text(place), Some(Words::Text(text))) => place.clone_from(text),
        (Slot::Lines(place), Some(Words::Lines(lines))) => place.clone_from(lines),
        (Slot::Prose(place), Some(Words::Prose(markdown))) => place.clone_from(markdown),
        _ => {}
    });
}

fn each<'a>(slots: Vec<(&'static str, Slot<'a>)>, before: &str, take: &mut dyn FnMut(String, Slot<'a>)) {
    for (name, slot) in slots {
        let path = format!("{before}{name}");
        match slot {
            Slot::Group(slots) => each(slots, &format!("{path}."), take),
            slot => take(path, slot),
        }
    }
}
