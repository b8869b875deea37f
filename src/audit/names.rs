//! The accessible names of links and buttons: their text, a label, or the description of a picture. What folds a part out
//! (`<summary>`) is a button.

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
    /// The element's name: `a`, `area`, `button`, `input` or `summary`.
    element: &'static [u8],
    place: Range<usize>,
}

impl Names {
    /// Handles a start tag. Returns a link or button that it ends without a name.
    pub fn start(&mut self, tag: &Tag, self_closing: bool) -> Option<Nameless> {
        let labelled = || tag.is_labelled() || tag.says(Attribute::Alt);
        let mut ended = None;
        if let Some(element) = needs_name(tag) {
            ended = self.take();
            let by_value = element == b"input" && tag.says(Attribute::Value);
            if !labelled() && !by_value && !tag.says(Attribute::Title) && self.hidden.is_none() {
                self.leads.clear();
                self.leads.push_str(tag.get(Attribute::Href).unwrap_or_default());
                self.waiting = Some(Waiting { element, place: tag.place.clone() });
            }
            if is_void(&tag.name) {
                ended = ended.or_else(|| self.take());
            }
        } else if self.waiting.is_some() && self.hidden.is_none() && labelled() {
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
        let ends = |waiting: &Waiting| waiting.element == name;
        if self.waiting.as_ref().is_some_and(ends) { self.take() } else { None }
    }

    /// Handles the end of the page. Returns a link or button that is still open and has no name.
    pub fn finish(&mut self) -> Option<Nameless> {
        self.take()
    }

    fn take(&mut self) -> Option<Nameless> {
        let Waiting { element, place } = self.waiting.take()?;
        let is_link = matches!(element, b"a" | b"area");
        Some(Nameless { leads: is_link.then(|| self.leads.clone()), place })
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

/// The name of an element that somebody follows or presses, and that has no name of its own. A browser names `submit` and
/// `reset`.
fn needs_name(tag: &Tag) -> Option<&'static [u8]> {
    let leads = || tag.get(Attribute::Href).is_some();
    match tag.name.as_slice() {
        b"a" if leads() => Some(b"a"),
        b"area" if leads() => Some(b"area"),
        b"button" => Some(b"button"),
        b"summary" => Some(b"summary"),
        b"input" if tag.has(Attribute::Type, "button") || tag.has(Attribute::Type, "image") => Some(b"input"),
        _ => None,
    }
}
