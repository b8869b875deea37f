//! The labels of form fields: a `<label>` with words that names the field or stands around it, or an attribute.

use std::ops::Range;

use super::tag::{Attribute, Tag};

/// The fields and labels of a page while it is read.
#[derive(Default)]
pub struct Fields {
    /// The fields without a label so far, each with its id and its start tag in the page.
    waiting: Vec<(Option<Box<str>>, Range<usize>)>,
    /// The ids of fields that a label with words names.
    labelled: Vec<Box<str>>,
    label: Option<Label>,
    /// Whether the words that are read are those of a field.
    in_field: bool,
}

/// The open label.
struct Label {
    /// The id of the field that it names; `None` where it names the first one inside.
    target: Option<Box<str>>,
    /// The number of waiting fields before it.
    before: usize,
    has_words: bool,
}

impl Fields {
    pub fn start(&mut self, tag: &Tag) {
        match tag.name.as_slice() {
            b"label" => {
                let target = tag.get(Attribute::For).map(Box::from);
                self.label = Some(Label { target, before: self.waiting.len(), has_words: tag.is_labelled() });
            }
            b"select" | b"textarea" => {
                self.in_field = true;
                self.field(tag);
            }
            b"input" if is_typed_into(tag) => self.field(tag),
            _ if tag.says(Attribute::Alt) => self.words(),
            _ => {}
        }
    }

    fn field(&mut self, tag: &Tag) {
        if !tag.is_labelled() && !tag.says(Attribute::Title) {
            self.waiting.push((tag.get(Attribute::Id).map(Box::from), tag.place.clone()));
        }
    }

    /// Whether words would be those of a label.
    pub fn wants_text(&self) -> bool {
        !self.in_field && self.label.as_ref().is_some_and(|label| !label.has_words)
    }

    pub fn text(&mut self, text: &[u8]) {
        if self.wants_text() && !text.trim_ascii().is_empty() {
            self.words();
        }
    }

    fn words(&mut self) {
        if let Some(label) = &mut self.label {
            label.has_words = true;
        }
    }

    pub fn end(&mut self, name: &[u8]) {
        match name {
            b"select" | b"textarea" => self.in_field = false,
            b"label" => match self.label.take() {
                Some(Label { target: Some(target), has_words: true, .. }) => self.labelled.push(target),
                Some(Label { target: None, before, has_words: true }) if before < self.waiting.len() => {
                    self.waiting.remove(before);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// The start tags of the fields without a label, once the page is read.
    pub fn finish(self) -> impl Iterator<Item = Range<usize>> {
        let Self { waiting, labelled, .. } = self;
        let is_labelled = move |id: &Option<Box<str>>| id.as_ref().is_some_and(|id| labelled.contains(id));
        waiting.into_iter().filter(move |(id, _)| !is_labelled(id)).map(|(_, place)| place)
    }
}

/// Whether an `<input>` is a field and no button.
fn is_typed_into(tag: &Tag) -> bool {
    !["button", "hidden", "image", "reset", "submit"].iter().any(|kind| tag.has(Attribute::Type, kind))
}
