//! A sentence in the two languages of the program.

use std::borrow::Cow;

/// The language of the messages to the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    #[default]
    Vi,
    En,
}

impl Speech {
    /// Chooses the value for the language.
    pub fn choose<T>(self, vi: T, en: T) -> T {
        match self {
            Speech::Vi => vi,
            Speech::En => en,
        }
    }
}

/// One sentence in Vietnamese and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bilingual {
    pub vi: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// A sentence in both languages.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// A pair of literals, for use in constants.
    pub const fn literal(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }

    /// One of a pair of literals, with its static lifetime; empty where the pair was made at run time.
    pub fn word(&self, speech: Speech) -> &'static str {
        match speech.choose(&self.vi, &self.en) {
            Cow::Borrowed(words) => words,
            Cow::Owned(_) => "",
        }
    }

    /// The sentence in one language.
    pub fn in_(&self, speech: Speech) -> &str {
        speech.choose(&self.vi, &self.en)
    }
}

impl From<(String, String)> for Bilingual {
    fn from((vi, en): (String, String)) -> Self {
        Self::new(vi, en)
    }
}
