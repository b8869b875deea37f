//! What pictures show, in words: `alt` of a picture, the name of a drawing.

use std::ops::Range;

use super::access::Found;
use super::problems::MISSING_ALT;
use super::tag::{Attribute, Tag};
use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The state while a page is read.
#[derive(Default)]
pub struct Pictures {
    /// The open drawing that is said to be a picture and has no name yet.
    drawing: Option<Range<usize>>,
    /// Whether the words that are read are its title.
    in_title: bool,
}

impl Pictures {
    pub fn start(&mut self, tag: &Tag) -> Option<Found> {
        match tag.name.as_slice() {
            b"img" if tag.get(Attribute::Alt).is_none() => {
                let source = tag.get(Attribute::Src).unwrap_or_default();
                let message = bilingual!("ảnh `{source}` không có `alt`", "the picture `{source}` has no `alt`");
                return Some(Found::new(&MISSING_ALT, tag.place.clone(), message));
            }
            b"svg" if tag.has(Attribute::Role, "img") && !tag.is_labelled() => self.drawing = Some(tag.place.clone()),
            b"title" => self.in_title = true,
            _ => {}
        }
        None
    }

    /// Whether text would be a name.
    pub fn wants_text(&self) -> bool {
        self.in_title && self.drawing.is_some()
    }

    pub fn text(&mut self, text: &[u8]) {
        if self.wants_text() && !text.trim_ascii().is_empty() {
            self.drawing = None;
        }
    }

    /// Handles an end tag. Returns the problem of a drawing that it ends without a name.
    pub fn end(&mut self, name: &[u8]) -> Option<Found> {
        match name {
            b"title" => self.in_title = false,
            b"svg" => {
                let message = Bilingual::literal("hình vẽ không có tên", "the drawing has no name");
                return self.drawing.take().map(|place| Found::new(&MISSING_ALT, place, message));
            }
            _ => {}
        }
        None
    }
}
