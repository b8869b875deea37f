//! A start tag with the attributes that the audit reads.

use std::ops::Range;

/// A start tag. One value is reused for all tags of a page, so that most tags need no allocation.
#[derive(Debug, Default)]
pub struct Tag {
    /// The element's name, in lower case.
    pub name: Vec<u8>,
    /// Its bytes in the page.
    pub place: Range<usize>,
    attributes: Vec<TagAttribute>,
    /// The values of the attributes, one after the other.
    values: Vec<u8>,
    /// Whether the last attribute of the page is one of those that are kept.
    keeps_last: bool,
}

#[derive(Debug)]
struct TagAttribute {
    attribute: Attribute,
    /// A range in `values`.
    value: Range<usize>,
    /// The bytes of its value in the page, or of its name where it has no value.
    place: Range<usize>,
}

/// An attribute that the audit reads. Those with the same meaning are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Action,
    Alt,
    /// `aria-hidden`.
    Hidden,
    /// `aria-label`.
    Label,
    /// `aria-labelledby`: ids.
    LabelledBy,
    /// `aria-describedby`: ids.
    DescribedBy,
    Content,
    Data,
    For,
    Href,
    Hreflang,
    HttpEquiv,
    Id,
    Lang,
    Name,
    /// `hidden`: shown to nobody.
    NotShown,
    /// Any event handler.
    On,
    Poster,
    Rel,
    Role,
    Src,
    Srcset,
    Title,
    Type,
    Value,
}

impl Attribute {
    /// `None` for an attribute that the audit does not read. Names are in small letters.
    pub fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"action" => Self::Action,
            b"alt" => Self::Alt,
            b"aria-hidden" => Self::Hidden,
            b"aria-label" => Self::Label,
            b"aria-labelledby" => Self::LabelledBy,
            b"aria-describedby" => Self::DescribedBy,
            b"content" => Self::Content,
            b"data" => Self::Data,
            b"for" => Self::For,
            b"hidden" => Self::NotShown,
            b"href" | b"xlink:href" => Self::Href,
            b"hreflang" => Self::Hreflang,
            b"http-equiv" => Self::HttpEquiv,
            b"id" => Self::Id,
            b"lang" | b"xml:lang" => Self::Lang,
            b"name" => Self::Name,
            b"poster" => Self::Poster,
            b"rel" => Self::Rel,
            b"role" => Self::Role,
            b"src" => Self::Src,
            b"srcset" => Self::Srcset,
            b"title" => Self::Title,
            b"type" => Self::Type,
            b"value" => Self::Value,
            _ if name.starts_with(b"on") => Self::On,
            _ => return None,
        })
    }
}

impl Tag {
    pub fn open(&mut self, name: &[u8], place: Range<usize>) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.place = place;
        self.attributes.clear();
        self.values.clear();
        self.keeps_last = false;
    }

    /// Adds an attribute by its name.
    pub fn attribute(&mut self, name: &[u8], place: Range<usize>) {
        let attribute = Attribute::of(name);
        self.keeps_last = attribute.is_some();
        let end = self.values.len();
        self.attributes.extend(attribute.map(|attribute| TagAttribute { attribute, value: end..end, place }));
    }

    /// Sets the value of the last attribute.
    pub fn value(&mut self, value: &[u8], place: Range<usize>) {
        if let Some(last) = self.attributes.last_mut().filter(|_| self.keeps_last) {
            self.values.extend_from_slice(value);
            last.value.end = self.values.len();
            last.place = place;
        }
    }

    /// The value of an attribute; empty where none is written. Of duplicate attributes the first counts, as in
    /// browsers.
    pub fn get(&self, attribute: Attribute) -> Option<&str> {
        std::str::from_utf8(&self.values[self.find(attribute)?.value.clone()]).ok()
    }

    /// The place of an attribute in the page, or of the whole tag where the attribute is absent.
    pub fn place_of(&self, attribute: Attribute) -> Range<usize> {
        self.find(attribute).map_or(&self.place, |found| &found.place).clone()
    }

    /// Whether an attribute has a value other than white space.
    pub fn says(&self, attribute: Attribute) -> bool {
        self.get(attribute).is_some_and(|value| !value.trim().is_empty())
    }

    /// The attributes that the audit reads, as they stand in the tag.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute> {
        self.attributes.iter().map(|found| found.attribute)
    }

    /// Whether an attribute gives the element a name for screen readers, whatever the element is.
    pub fn is_labelled(&self) -> bool {
        self.says(Attribute::Label) || self.says(Attribute::LabelledBy)
    }

    /// Whether an attribute has this word as its value, in letters of any case.
    pub fn has(&self, attribute: Attribute, word: &str) -> bool {
        self.get(attribute).is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
    }

    fn find(&self, attribute: Attribute) -> Option<&TagAttribute> {
        self.attributes.iter().find(|found| found.attribute == attribute)
    }
}
