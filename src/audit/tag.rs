//! A start tag with its attributes.

use std::ops::Range;

/// A start tag. One value is reused for all tags of a page, so that most tags need no allocation.
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
    /// A range in `text`, as is the value.
    name: Range<usize>,
    value: Range<usize>,
    /// The bytes of its value in the page, or of its name where it has no value.
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

    /// Adds an attribute by its name. Attributes with the same meaning get one name; all event handlers get `on`.
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

    /// Sets the value of the last attribute.
    pub fn value(&mut self, value: &[u8], place: Range<usize>) {
        if let Some(last) = self.attributes.last_mut() {
            self.text.extend_from_slice(value);
            last.value.end = self.text.len();
            last.place = place;
        }
    }

    /// The value of an attribute; empty where none is written. Of duplicate attributes the first counts, as in
    /// browsers.
    pub fn get(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.text[self.find(name)?.value.clone()]).ok()
    }

    /// The place of an attribute in the page, or of the whole tag where the attribute is absent.
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
