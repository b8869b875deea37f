//! A page, read from its first tag to its last.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{State, Tokenizer};

use super::human::Tag;
use super::letters::{alphabetic, has_letter, parts};
use super::open::Open;
use super::outline::{Element, Need, Outline, Run, Text, Tongue};
use crate::text::html::is_void;
use crate::text::language::SOURCE;

/// The outline of a page.
pub fn read(html: &str, page_language: &str) -> Outline {
    let mut reader = Reader::new(html, page_language);
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        reader.event(&event, span.start..span.end)
    });
    let mut tokenizer = Tokenizer::new_with_emitter(html, emitter);
    while let Some(Ok(state)) = tokenizer.next() {
        tokenizer.set_state(state);
    }
    drop(tokenizer);
    reader.finish()
}

struct Reader<'a> {
    html: &'a str,
    outline: Outline,
    page_language: Tongue,
    vietnamese: Tongue,
    open: Open,
    tag: Tag,
    in_tag: bool,
    /// Where the last tag or comment ends: text begins here.
    read: usize,
    /// Where the last text of the tokenizer ends.
    text_end: usize,
    marked: bool,
    /// The number of elements when the words that are now marked began.
    marked_at: usize,
}

impl<'a> Reader<'a> {
    fn new(html: &'a str, page_language: &str) -> Self {
        let mut outline = Outline::default();
        let page_language = outline.tongue(page_language);
        let vietnamese = outline.tongue(SOURCE);
        outline.elements.push(Element { said: Some(page_language), ..Element::default() });
        Reader {
            html,
            outline,
            page_language,
            vietnamese,
            open: Open::default(),
            tag: Tag::default(),
            in_tag: false,
            read: 0,
            text_end: 0,
            marked: false,
            marked_at: 0,
        }
    }

    /// Reads on; the state is that in which the tokenizer goes on.
    fn event(&mut self, event: &CallbackEvent<'_>, place: Range<usize>) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.text(place.start);
                self.tag.open(name, place.start);
                self.in_tag = true;
            }
            CallbackEvent::AttributeName { .. } | CallbackEvent::AttributeValue { .. } if self.in_tag => {
                self.tag.event(event);
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.in_tag = false;
                self.read = place.end;
                let tag = std::mem::take(&mut self.tag);
                let state = self.element(&tag, *self_closing);
                self.tag = tag;
                return state;
            }
            CallbackEvent::EndTag { name } => {
                self.text(place.start);
                self.read = place.end;
                self.open.end(name);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                self.text(place.start);
                self.read = place.end;
            }
            CallbackEvent::String { .. } => self.text_end = place.end,
            _ => {}
        }
        None
    }

    fn element(&mut self, tag: &Tag, self_closing: bool) -> Option<State> {
        let name = tag.name.as_slice();
        self.open.begin(name);
        let (parent, index) = (self.open.innermost(), self.outline.elements.len());
        let outside = self.outline.elements[parent].text;
        let foreign = outside.is_foreign() || matches!(name, b"svg" | b"math");
        let text = text_in(name, outside);
        let said = tag.lang(foreign).map(|tag| self.outline.tongue(tag));
        let sayer = match said {
            Some(_) if name != b"html" => Some(index),
            _ => self.outline.elements[parent].sayer,
        };
        let attributes_at = (!matches!(name, b"html" | b"head")).then(|| self.behind_name(tag.start));
        let mut element = Element { parent, attributes_at, said, sayer, text, ..Element::default() };
        self.outline.elements.push(Element { said, sayer, ..Element::default() });
        for value in tag.read() {
            let Some(tongue) = self.first_tongue(value, index) else { continue };
            element.own = element.own.and(Need::One(tongue));
            element.own_first.get_or_insert(tongue);
        }
        self.outline.elements[index] = element;
        if is_void(name) || (self_closing && foreign) {
            return None;
        }
        self.open.push(index, name);
        match name {
            _ if foreign => None,
            b"textarea" | b"title" => Some(State::RcData),
            b"script" => Some(State::ScriptData),
            b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" => Some(State::RawText),
            b"plaintext" => Some(State::PlainText),
            _ => None,
        }
    }

    /// The language of the first letters of an attribute, which its marks and those around its element decide.
    fn first_tongue(&self, value: &str, element: usize) -> Option<Tongue> {
        let mut marked = self.marked;
        let parts = parts(value, &mut marked);
        let (place, _, marked) = parts.into_iter().find(|(_, part, _)| alphabetic(part))?;
        Some(match marked {
            true if place == 0 => self.marked_tongue(element),
            true => self.page_language,
            false => self.unmarked_tongue(element),
        })
    }

    /// The text up to here.
    fn text(&mut self, end: usize) {
        let (start, element) = (self.read, self.open.innermost());
        let Some(text) = self.html.get(start..end) else { return };
        if text.is_empty() || self.outline.elements[element].text == Text::Code {
            return;
        }
        let first_run = self.outline.runs.len();
        let mut marked = self.marked;
        for (place, part, is_marked) in parts(text, &mut marked) {
            if is_marked && place > 0 {
                self.marked_at = self.outline.elements.len();
            }
            if !has_letter(part) {
                continue;
            }
            let tongue = match is_marked {
                true => self.marked_tongue(element),
                false => self.unmarked_tongue(element),
            };
            let from = start + place + (part.len() - part.trim_start_matches(parts_words).len());
            let to = start + place + part.trim_end_matches(parts_words).len();
            match self.outline.runs[first_run..].last_mut().filter(|last| last.tongue == tongue) {
                Some(last) => last.place.end = to,
                None => self.outline.runs.push(Run { element, tongue, place: from..to }),
            }
        }
        self.marked = marked;
        for run in &self.outline.runs[first_run..] {
            let content = &mut self.outline.elements[element].content;
            *content = content.and(Need::One(run.tongue));
        }
    }

    /// The language of marked words: that of the page, or of a `lang` among them.
    fn marked_tongue(&self, element: usize) -> Tongue {
        let sayer = self.outline.elements[element].sayer.filter(|sayer| *sayer >= self.marked_at);
        sayer.and_then(|sayer| self.outline.elements[sayer].said).unwrap_or(self.page_language)
    }

    fn unmarked_tongue(&self, element: usize) -> Tongue {
        let sayer = self.outline.elements[element].sayer;
        sayer.and_then(|sayer| self.outline.elements[sayer].said).unwrap_or(self.vietnamese)
    }

    /// Where the name of the element ends whose start tag begins here.
    fn behind_name(&self, start: usize) -> usize {
        let name = &self.html.as_bytes()[start + 1..];
        let length = name.iter().position(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b' ' | b'/' | b'>'));
        start + 1 + length.unwrap_or(name.len())
    }

    fn finish(mut self) -> Outline {
        if !self.in_tag {
            self.text(self.text_end);
        }
        self.outline
    }
}

/// What text right inside an element is, given what it is in its parent.
fn text_in(name: &[u8], parent: Text) -> Text {
    match (name, parent) {
        (b"script" | b"style" | b"iframe" | b"noembed" | b"noframes", _) => Text::Code,
        (b"title" | b"option" | b"textarea" | b"xmp" | b"plaintext", Text::Wrapped("span")) => Text::Whole,
        (b"foreignobject", Text::Foreign) => Text::Wrapped("span"),
        (b"svg" | b"math", _) => Text::Foreign,
        (b"text" | b"tspan" | b"textpath", Text::Foreign | Text::Wrapped("tspan")) => Text::Wrapped("tspan"),
        (_, parent) => parent,
    }
}

/// Whether a character stands between words rather than with them. A semicolon may end a character reference.
fn parts_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ':' | '/' | '|' | '·' | '•' | '–' | '—')
}
