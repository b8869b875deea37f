//! A start tag with the attributes that the audit looks at.

use std::ops::Range;

use crate::text::html::is_void;

/// An attribute that the audit looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Action,
    Alt,
    AriaHidden,
    /// `aria-label` and `aria-labelledby`, which both name an element
    AriaLabel,
    Content,
    Data,
    Handler,
    Href,
    HrefLang,
    HttpEquiv,
    Id,
    Lang,
    Name,
    Poster,
    Rel,
    Src,
    Srcset,
    Title,
    Type,
}

impl Attribute {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"action" => Attribute::Action,
            b"alt" => Attribute::Alt,
            b"aria-hidden" => Attribute::AriaHidden,
            b"aria-label" | b"aria-labelledby" => Attribute::AriaLabel,
            b"content" => Attribute::Content,
            b"data" => Attribute::Data,
            b"href" | b"xlink:href" => Attribute::Href,
            b"hreflang" => Attribute::HrefLang,
            b"http-equiv" => Attribute::HttpEquiv,
            b"id" => Attribute::Id,
            b"lang" | b"xml:lang" => Attribute::Lang,
            b"name" => Attribute::Name,
            b"poster" => Attribute::Poster,
            b"rel" => Attribute::Rel,
            b"src" => Attribute::Src,
            b"srcset" => Attribute::Srcset,
            b"title" => Attribute::Title,
            b"type" => Attribute::Type,
            _ if name.starts_with(b"on") => Attribute::Handler,
            _ => return None,
        })
    }
}

/// A start tag. One is used for all tags of a page, so that nothing is allocated for most of them.
#[derive(Debug, Default)]
pub struct Tag {
    /// The element's name, in lower case.
    pub name: Vec<u8>,
    /// Its bytes in the page.
    pub place: Range<usize>,
    written: Vec<Written>,
    /// The values, one after the other.
    values: Vec<u8>,
    /// Whether the attribute that is being read is one of those looked at.
    known: bool,
}

/// An attribute as written.
#[derive(Debug)]
struct Written {
    attribute: Attribute,
    /// Its value, in `values`.
    value: Range<usize>,
    /// Its value in the page; its name where it has none.
    place: Range<usize>,
}

impl Tag {
    pub fn open(&mut self, name: &[u8], start: usize) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.place = start..start;
        self.written.clear();
        self.values.clear();
        self.known = false;
    }

    /// The name of the next attribute.
    pub fn attribute(&mut self, name: &[u8], place: Range<usize>) {
        let attribute = Attribute::of(name);
        self.known = attribute.is_some();
        let value = self.values.len()..self.values.len();
        self.written.extend(attribute.map(|attribute| Written { attribute, value, place }));
    }

    /// The value of the attribute before it.
    pub fn value(&mut self, value: &[u8], place: Range<usize>) {
        if let Some(last) = self.written.last_mut().filter(|_| self.known) {
            self.values.extend_from_slice(value);
            last.value.end = self.values.len();
            last.place = place;
        }
    }

    /// The value of an attribute, empty where none is written. The first of several counts, as in browsers.
    pub fn get(&self, attribute: Attribute) -> Option<&str> {
        let written = self.written.iter().find(|written| written.attribute == attribute)?;
        std::str::from_utf8(&self.values[written.value.clone()]).ok()
    }

    /// Where an attribute stands in the page; the whole tag where it is not there.
    pub fn place_of(&self, attribute: Attribute) -> Range<usize> {
        let written = self.written.iter().find(|written| written.attribute == attribute);
        written.map_or_else(|| self.place.clone(), |written| written.place.clone())
    }

    /// Whether an attribute has a value other than white space.
    pub fn says(&self, attribute: Attribute) -> bool {
        self.get(attribute).is_some_and(|value| !value.trim().is_empty())
    }

    /// Whether the element has neither content nor an end tag.
    pub fn is_void(&self) -> bool {
        is_void(&self.name)
    }
}
