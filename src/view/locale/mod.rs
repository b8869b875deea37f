//! The language a page speaks: which words it finds for what the views say, how it prints numbers and times.
//!
//! On a Vietnamese page everything is plain. On any other page the words of its own language stand between the marks
//! of [`marked`](crate::text::marked), and what is not among them is Vietnamese: a language for which a theme gives
//! three words says those three.

mod labels;
mod phrase;
mod printed;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use phrase::capitalized;

use super::words::Phrase;
use crate::text::language::SOURCE;

/// A language, and the words that a theme gives in it.
#[derive(Clone, Copy, Debug)]
pub struct Locale<'a> {
    /// The tag of the language: `vi`, `en`, `rad`.
    pub tag: &'a str,
    /// The theme's own words by the names of [`Phrase`]; they stand before those of this program.
    own: Option<&'a BTreeMap<String, String>>,
    speech: Vocabulary,
}

/// What this program itself can say in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    Vietnamese,
    English,
    /// Nothing: what the theme does not say either is Vietnamese.
    Other,
}

/// Words in the language of the page, marked as such where they have letters.
pub fn marked(words: &str) -> String {
    phrase::marked(words, &[])
}

impl Locale<'static> {
    /// Vietnamese in this program's words.
    pub const VIETNAMESE: Self = Locale { tag: SOURCE, own: None, speech: Vocabulary::Vietnamese };
}

impl<'a> Locale<'a> {
    /// The language of a tag. `own`: words by the names of [`Phrase`], put before those of this program.
    pub fn new(tag: &'a str, own: Option<&'a BTreeMap<String, String>>) -> Self {
        let speech = match tag.split('-').next() {
            Some("vi") => Vocabulary::Vietnamese,
            Some("en") => Vocabulary::English,
            _ => Vocabulary::Other,
        };
        Self { tag, own, speech }
    }

    /// Whether it is Vietnamese, which carries no marks.
    pub fn is_vietnamese(self) -> bool {
        self.speech == Vocabulary::Vietnamese
    }

    /// Whether it is English.
    pub fn is_english(self) -> bool {
        self.speech == Vocabulary::English
    }

    /// The language as Open Graph names it: `vi_VN`; empty where it has no name for it.
    pub fn locale(self) -> &'static str {
        match self.speech {
            Vocabulary::Vietnamese => "vi_VN",
            Vocabulary::English => "en_GB",
            Vocabulary::Other => "",
        }
    }

    /// A word without values.
    pub fn say(self, word: Phrase) -> String {
        self.say_with(word, &[])
    }

    /// A word with its values, by the names of the places they are put in. Values are finished: those in the language
    /// of the page carry their marks, any other letters are Vietnamese.
    pub fn say_with(self, word: Phrase, values: &[(&str, &str)]) -> String {
        let given = self.own.and_then(|own| own.get(word.name)).map(String::as_str);
        match (given, self.speech) {
            (Some(own), Vocabulary::English | Vocabulary::Other) => phrase::marked(own, values),
            (None, Vocabulary::English) => phrase::marked(word.en, values),
            (Some(own), Vocabulary::Vietnamese) => phrase::plain(own, values),
            (None, Vocabulary::Vietnamese | Vocabulary::Other) => phrase::plain(word.vi, values),
        }
    }

    /// So many of something: "1 unit of blood", "1,234 units of blood".
    pub fn count(self, number: i64, one: Phrase, many: Phrase) -> String {
        let word = if number == 1 { one } else { many };
        self.say_with(word, &[("number", &self.integer(number))])
    }

    /// Words that are in this language already, such as its name for itself.
    pub fn own_words(self, words: &str) -> String {
        match self.speech {
            Vocabulary::Vietnamese => words.to_owned(),
            Vocabulary::English | Vocabulary::Other => marked(words),
        }
    }

    /// Vietnamese words, or English ones marked as such.
    fn either(self, vi: impl FnOnce() -> String, en: impl FnOnce() -> String) -> String {
        match self.speech {
            Vocabulary::English => marked(&en()),
            Vocabulary::Vietnamese | Vocabulary::Other => vi(),
        }
    }
}
