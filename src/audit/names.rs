//! The accessible names of links and buttons: their text, a label, or the description of a picture.

use std::ops::Range;

use super::tag::Tag;
use crate::text::html::is_void;

/// A link or button without a name.
pub struct Nameless {
    /// Whether it is a button.
    pub button: bool,
    /// The address of the link, as written.
    pub leads: String,
    /// Its start tag in the page.
    pub place: Range<usize>,
}

/// The state of the search for names while a page is read.
#[derive(Default)]
pub struct Names {
    /// The open link or button that has no name yet.
    waiting: Option<Nameless>,
    /// The open element that is hidden from screen readers, and the number of open elements with its name.
    hidden: Option<(Vec<u8>, usize)>,
}

impl Names {
    /// Handles a start tag. Returns a link or button that it ends without a name.
    pub fn start(&mut self, tag: &Tag, self_closing: bool) -> Option<Nameless> {
        let button = tag.name == b"button";
        let link = matches!(tag.name.as_slice(), b"a" | b"area") && tag.get("href").is_some();
        let labelled = tag.says("aria-label") || tag.says("alt");
        let mut ended = None;
        if button || link {
            ended = self.waiting.take();
            if !labelled && !tag.says("title") && self.hidden.is_none() {
                let leads = tag.get("href").unwrap_or_default().to_owned();
                self.waiting = Some(Nameless { button, leads, place: tag.place.clone() });
            }
            if is_void(&tag.name) {
                ended = ended.or(self.waiting.take());
            }
        } else if labelled && self.hidden.is_none() {
            self.waiting = None;
        }
        if !self_closing && !is_void(&tag.name) {
            self.hide(tag);
        }
        ended
    }

    pub fn text(&mut self, text: &[u8]) {
        let speaks = self.waiting.is_some() && self.hidden.is_none();
        if speaks && !text.trim_ascii().is_empty() {
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
        self.waiting.take_if(|waiting| name == if waiting.button { &b"button"[..] } else { b"a" })
    }

    /// Handles the end of the page. Returns a link or button that is still open and has no name.
    pub fn finish(&mut self) -> Option<Nameless> {
        self.waiting.take()
    }

    fn hide(&mut self, tag: &Tag) {
        match &mut self.hidden {
            Some((name, open)) if *name == tag.name => *open += 1,
            Some(_) => {}
            None if tag.get("aria-hidden") == Some("true") => self.hidden = Some((tag.name.clone(), 1)),
            None => {}
        }
    }
}
