//! The locale of a page: the words that views print in its language, and the form of numbers and times.
//!
//! Text on a Vietnamese page has no marks. On any other page, words in the page's language are enclosed in the marks of
//! [`marked`](crate::text::marked), and everything outside the marks is Vietnamese. A language for which a theme
//! translates three words shows those three and is Vietnamese otherwise.

mod labels;
mod phrase;
mod printed;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use phrase::capitalized;

use super::words::Phrase;
use crate::text::language::SOURCE;

/// A language with the words that a theme gives in it.
#[derive(Clone, Copy, Debug)]
pub struct Locale<'a> {
    /// The tag of the language: `vi`, `en`, `rad`.
    pub tag: &'a str,
    /// The theme's words by the names of [`Phrase`]; they take precedence over the words of this program.
    own: Option<&'a BTreeMap<String, String>>,
    speech: Vocabulary,
}

/// The languages for which this program has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    Vietnamese,
    English,
    /// No words of its own: whatever the theme does not translate is Vietnamese.
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
    /// The locale of a tag. `own` are words by the names of [`Phrase`], which take precedence over those of this
    /// program.
    pub fn new(tag: &'a str, own: Option<&'a BTreeMap<String, String>>) -> Self {
        let speech = match tag.split('-').next() {
            Some("vi") => Vocabulary::Vietnamese,
            Some("en") => Vocabulary::English,
            _ => Vocabulary::Other,
        };
        Self { tag, own, speech }
    }

    /// Whether it is Vietnamese, in which text has no marks.
    pub fn is_vietnamese(self) -> bool {
        self.speech == Vocabulary::Vietnamese
    }

    /// Whether it is English.
    pub fn is_english(self) -> bool {
        self.speech == Vocabulary::English
    }

    /// The language as Open Graph names it: `vi_VN`; empty where Open Graph has no name for it.
    pub fn locale(self) -> &'static str {
        match self.speech {
            Vocabulary::Vietnamese => "vi_VN",
            Vocabulary::English => "en_GB",
            Vocabulary::Other => "",
        }
    }

    /// A phrase without values.
    pub fn say(self, word: Phrase) -> String {
        self.say_with(word, &[])
    }

    /// A phrase with its values, by the names of its placeholders. The values are final: parts in the language of the
    /// page have their marks already, and all other letters are Vietnamese.
    pub fn say_with(self, word: Phrase, values: &[(&str, &str)]) -> String {
        let given = self.own.and_then(|own| own.get(word.name)).map(String::as_str);
        match (given, self.speech) {
            (Some(own), Vocabulary::English | Vocabulary::Other) => phrase::marked(own, values),
            (None, Vocabulary::English) => phrase::marked(word.en, values),
            (Some(own), Vocabulary::Vietnamese) => phrase::plain(own, values),
            (None, Vocabulary::Vietnamese | Vocabulary::Other) => phrase::plain(word.vi, values),
        }
    }

    /// A number with its noun in singular or plural: "1 unit of blood", "1,234 units of blood".
    pub fn count(self, number: i64, one: Phrase, many: Phrase) -> String {
        let word = if number == 1 { one } else { many };
        self.say_with(word, &[("number", &self.integer(number))])
    }

    /// Marks words that are already in this language, such as its name for itself.
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
