//! The accessible names of links and buttons: their text, a label, or the description of a picture.

use std::ops::Range;

use super::tag::{Attribute, Tag};
use crate::text::html::is_void;

/// A link or button without a name.
pub struct Nameless {
    /// The address of the link, as written; `None` for a button.
    pub leads: Option<String>,
    /// Its start tag in the page.
    pub place: Range<usize>,
}

/// The state of the search for names while a page is read.
#[derive(Default)]
pub struct Names {
    /// The open link or button that has no name yet.
    waiting: Option<Waiting>,
    /// The address of the waiting link. It is kept here so that a link needs no allocation.
    leads: String,
    /// The open element that is hidden from screen readers, and the number of open elements with its name.
    hidden: Option<(Vec<u8>, usize)>,
}

struct Waiting {
    button: bool,
    place: Range<usize>,
}

impl Names {
    /// Handles a start tag. Returns a link or button that it ends without a name.
    pub fn start(&mut self, tag: &Tag, self_closing: bool) -> Option<Nameless> {
        let button = tag.name == b"button";
        let link = matches!(tag.name.as_slice(), b"a" | b"area") && tag.get(Attribute::Href).is_some();
        let labelled = tag.says(Attribute::Label) || tag.says(Attribute::Alt);
        let mut ended = None;
        if button || link {
            ended = self.take();
            if !labelled && !tag.says(Attribute::Title) && self.hidden.is_none() {
                self.leads.clear();
                self.leads.push_str(tag.get(Attribute::Href).unwrap_or_default());
                self.waiting = Some(Waiting { button, place: tag.place.clone() });
            }
            if is_void(&tag.name) {
                ended = ended.or_else(|| self.take());
            }
        } else if labelled && self.hidden.is_none() {
            self.waiting = None;
        }
        if !self_closing {
            self.hide(tag);
        }
        ended
    }

    /// Whether text would be a name.
    pub fn wants_text(&self) -> bool {
        self.waiting.is_some() && self.hidden.is_none()
    }

    pub fn text(&mut self, text: &[u8]) {
        if self.wants_text() && !text.trim_ascii().is_empty() {
            self.waiting = None;
        }
    }

    /// Handles an end tag. Returns a link or button that it ends without a name.
    pub fn end(&mut self, name: &[u8]) -> Option<Nameless> {
        if let Some((hidden, open)) = &mut self.hidden
            && hidden == name
        {
            *open -= 1;
            if *open == 0 {
                self.hidden = None;
            }
        }
        let ends = |waiting: &Waiting| name == if waiting.button { &b"button"[..] } else { b"a" };
        if self.waiting.as_ref().is_some_and(ends) { self.take() } else { None }
    }

    /// Handles the end of the page. Returns a link or button that is still open and has no name.
    pub fn finish(&mut self) -> Option<Nameless> {
        self.take()
    }

    fn take(&mut self) -> Option<Nameless> {
        let Waiting { button, place } = self.waiting.take()?;
        Some(Nameless { leads: (!button).then(|| self.leads.clone()), place })
    }

    fn hide(&mut self, tag: &Tag) {
        match &mut self.hidden {
            Some((name, open)) if *name == tag.name => *open += 1,
            Some(_) => {}
            None if tag.get(Attribute::Hidden) == Some("true") && !is_void(&tag.name) => {
                self.hidden = Some((tag.name.clone(), 1));
            }
            None => {}
        }
    }
}
