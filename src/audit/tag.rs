//! A start tag with its attributes.

use std::ops::Range;

/// A start tag. One is used for all tags of a page, so that nothing is allocated for most of them.
#[derive(Debug, Default)]
pub struct Tag {
    /// The element's name, in lower case.
    pub name: Vec<u8>,
    /// Its bytes in the page.
    pub place: Range<usize>,
    attributes: Vec<TagAttribute>,
    /// The names and values of the attributes, one after the other.
    text: Vec<u8>,
}

#[derive(Debug)]
struct TagAttribute {
    /// In `text`, as is the value.
    name: Range<usize>,
    value: Range<usize>,
    /// Its value in the page; its name where it has none.
    place: Range<usize>,
}

impl Tag {
    pub fn open(&mut self, name: &[u8], start: usize) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.place = start..start;
        self.attributes.clear();
        self.text.clear();
    }

    /// The name of the next attribute. Attributes that mean the same have one name; that of all code is `on`.
    pub fn attribute(&mut self, name: &[u8], place: Range<usize>) {
        let name: &[u8] = match name {
            b"xlink:href" => b"href",
            b"xml:lang" => b"lang",
            b"aria-labelledby" => b"aria-label",
            _ if name.starts_with(b"on") => b"on",
            _ => name,
        };
        let start = self.text.len();
        self.text.extend_from_slice(name);
        let end = self.text.len();
        self.attributes.push(TagAttribute { name: start..end, value: end..end, place });
    }

    /// The value of the attribute before it.
    pub fn value(&mut self, value: &[u8], place: Range<usize>) {
        if let Some(last) = self.attributes.last_mut() {
            self.text.extend_from_slice(value);
            last.value.end = self.text.len();
            last.place = place;
        }
    }

    /// The value of an attribute, empty where none is written. The first of several counts, as in browsers.
    pub fn get(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.text[self.find(name)?.value.clone()]).ok()
    }

    /// Where an attribute stands in the page; the whole tag where it is not there.
    pub fn place_of(&self, name: &str) -> Range<usize> {
        self.find(name).map_or(&self.place, |attribute| &attribute.place).clone()
    }

    /// Whether an attribute has a value other than white space.
    pub fn says(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    fn find(&self, name: &str) -> Option<&TagAttribute> {
        self.attributes.iter().find(|attribute| self.text[attribute.name.clone()] == *name.as_bytes())
    }
}
