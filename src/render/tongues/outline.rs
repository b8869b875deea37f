//! What a page is to its languages: elements, their languages, and runs of text.

use std::collections::HashMap;
use std::ops::Range;

/// A language of the page, by its place in [`Outline::tags`].
pub type Tongue = usize;

/// The elements and runs of a page, in the order in which they begin.
#[derive(Debug, Default)]
pub struct Outline {
    /// The languages met, as first written.
    pub tags: Vec<String>,
    /// Only asked, never walked through: their places by tag in lower case.
    known: HashMap<String, Tongue>,
    pub elements: Vec<Element>,
    pub runs: Vec<Run>,
}

#[derive(Debug, Default)]
pub struct Element {
    /// Before it in [`Outline::elements`]; the document is its own parent.
    pub parent: usize,
    /// Where an attribute can be written: after the name in its start tag. `None` where none may be added: the
    /// document, `<html>`, `<head>`.
    pub attributes_at: Option<usize>,
    /// What its `lang` says.
    pub said: Option<Tongue>,
    /// The nearest element with a `lang` below `<html>`, from this one on upwards.
    pub sayer: Option<usize>,
    pub text: Text,
    /// Its attributes that people read.
    pub own: Need,
    /// The language of the first of them.
    pub own_first: Option<Tongue>,
    pub content: Need,
}

/// What the text right inside an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Runs of it can be put into an element of this name.
    Wrapped(&'static str),
    /// It cannot hold elements.
    Whole,
    /// Inside SVG or MathML, where no element fits around it.
    Foreign,
    Code,
}

impl Default for Text {
    fn default() -> Self {
        Text::Wrapped("span")
    }
}

impl Text {
    /// Whether it stands inside SVG or MathML.
    pub fn is_foreign(self) -> bool {
        matches!(self, Text::Foreign | Text::Wrapped("tspan"))
    }
}

/// A run of text in one language, without what parts it from others.
#[derive(Debug)]
pub struct Run {
    pub element: usize,
    pub tongue: Tongue,
    /// Its bytes in the page.
    pub place: Range<usize>,
}

/// The language that an element must have, or inherit, for what stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    #[default]
    Nothing,
    One(Tongue),
    Several,
}

impl Need {
    /// The need of both.
    pub fn and(self, other: Need) -> Need {
        match (self, other) {
            (Need::Nothing, need) | (need, Need::Nothing) => need,
            (Need::One(one), Need::One(other)) if one == other => self,
            _ => Need::Several,
        }
    }
}

impl Outline {
    /// The place of a language. Case is of no account (RFC 5646, section 2.1.1).
    pub fn tongue(&mut self, tag: &str) -> Tongue {
        let tags = &mut self.tags;
        *self.known.entry(tag.trim().to_ascii_lowercase()).or_insert_with(|| {
            tags.push(tag.trim().to_owned());
            tags.len() - 1
        })
    }
}
