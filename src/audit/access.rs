//! Whether a page can be used without seeing it: what machines can check of WCAG 2.2.

use std::ops::Range;

use super::fields::Fields;
use super::headings::Headings;
use super::landmarks::{Landmarks, Repeated};
use super::names::{Nameless, Names};
use super::pictures::Pictures;
use super::problems::*;
use super::tables::Tables;
use super::tag::{Attribute, Tag};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problem};

/// What is wrong with a page, at a place in it.
pub struct Found {
    pub problem: &'static Problem,
    pub place: Range<usize>,
    pub message: Bilingual,
    /// Another place that belongs to it.
    pub related: Option<(Range<usize>, Bilingual)>,
}

impl Found {
    pub fn new(problem: &'static Problem, place: Range<usize>, message: Bilingual) -> Self {
        Self { problem, place, message, related: None }
    }
}

/// The state while a page is read.
#[derive(Default)]
pub struct Access {
    found: Vec<Found>,
    names: Names,
    pictures: Pictures,
    fields: Fields,
    headings: Headings,
    landmarks: Landmarks,
    tables: Tables,
    /// The ids that labels and descriptions name, each with its place.
    references: Vec<(Box<str>, Range<usize>)>,
}

impl Access {
    pub fn start(&mut self, tag: &Tag, self_closing: bool) {
        let nameless = self.names.start(tag, self_closing);
        self.nameless(nameless);
        // Each element concerns few of these, and most concern none.
        match tag.name.as_slice() {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.found.extend(self.headings.start(tag)),
            b"img" => {
                self.found.extend(self.pictures.start(tag));
                self.fields.start(tag);
            }
            b"svg" | b"title" => self.found.extend(self.pictures.start(tag)),
            b"label" | b"select" | b"textarea" | b"input" => self.fields.start(tag),
            b"table" | b"th" => self.tables.start(tag),
            b"iframe" | b"object" | b"embed" => self.frame(tag),
            b"main" | b"nav" | b"search" | b"section" if tag.get(Attribute::Role).is_none() => {
                self.landmarks.start(tag)
            }
            _ => {}
        }
        for attribute in tag.attributes() {
            match attribute {
                Attribute::For | Attribute::LabelledBy | Attribute::DescribedBy => self.refers(tag, attribute),
                Attribute::Role => self.landmarks.start(tag),
                _ => {}
            }
        }
    }

    fn refers(&mut self, tag: &Tag, attribute: Attribute) {
        for id in tag.get(attribute).unwrap_or_default().split_ascii_whitespace() {
            self.references.push((id.into(), tag.place_of(attribute)));
        }
    }

    /// Whether text would change anything.
    pub fn wants_text(&self) -> bool {
        self.names.wants_text() || self.fields.wants_text() || self.pictures.wants_text()
    }

    pub fn text(&mut self, text: &[u8]) {
        self.names.text(text);
        self.fields.text(text);
        self.pictures.text(text);
    }

    pub fn end(&mut self, name: &[u8]) {
        let nameless = self.names.end(name);
        self.nameless(nameless);
        match name {
            b"label" | b"select" | b"textarea" => self.fields.end(name),
            b"svg" | b"title" => self.found.extend(self.pictures.end(name)),
            b"table" => self.found.extend(self.tables.end().map(bare)),
            _ => {}
        }
    }

    /// What is wrong, once the page is read. `has_id` says whether an id is on the page.
    pub fn finish(mut self, has_id: impl Fn(&str) -> bool) -> Vec<Found> {
        let nameless = self.names.finish();
        self.nameless(nameless);
        let mut found = self.found;
        found.extend(self.headings.finish());
        found.extend(self.tables.finish().map(bare));
        found.extend(self.fields.finish().map(|place| {
            Found::new(&UNLABELLED_FIELD, place, Bilingual::literal("ô nhập không có nhãn", "the field has no label"))
        }));
        found.extend(self.landmarks.finish().into_iter().map(repeated));
        found.extend(self.references.into_iter().filter(|(id, _)| !has_id(id)).map(|(id, place)| {
            let message = bilingual!("trang không có `id=\"{id}\"`", "the page has no `id=\"{id}\"`");
            Found::new(&DEAD_LABEL, place, message)
        }));
        found
    }

    fn nameless(&mut self, ended: Option<Nameless>) {
        if let Some(Nameless { leads, place }) = ended {
            let message = match leads {
                None => Bilingual::literal("nút không có chữ", "the button has no text"),
                Some(leads) => bilingual!("liên kết đến `{leads}` không có chữ", "the link to `{leads}` has no text"),
            };
            self.found.push(Found::new(&NAMELESS, place, message));
        }
    }

    /// Checks that what shows another document inside the page has a title.
    fn frame(&mut self, tag: &Tag) {
        let is_silent = || tag.has(Attribute::Hidden, "true") || is_presentation(tag);
        if !tag.is_labelled() && !tag.says(Attribute::Title) && !is_silent() {
            let name = String::from_utf8_lossy(&tag.name);
            let message = bilingual!("`<{name}>` không có `title`", "`<{name}>` has no `title`");
            self.found.push(Found::new(&UNTITLED_FRAME, tag.place.clone(), message));
        }
    }
}

/// Whether an element only arranges what is inside.
pub fn is_presentation(tag: &Tag) -> bool {
    tag.has(Attribute::Role, "presentation") || tag.has(Attribute::Role, "none")
}

fn bare(place: Range<usize>) -> Found {
    Found::new(&BARE_TABLE, place, Bilingual::literal("bảng không có ô tiêu đề", "the table has no header cell"))
}

fn repeated(Repeated { role, name, first, again }: Repeated) -> Found {
    let message = match name {
        Some(name) => bilingual!(
            "hai phần `{role}` cùng mang tên `{name}`",
            "two parts with the role `{role}` have the same name `{name}`"
        ),
        None => bilingual!(
            "hai phần `{role}` không phân biệt được",
            "two parts with the role `{role}` cannot be told apart"
        ),
    };
    let before = Bilingual::literal("phần trước ở đây", "the one before is here");
    Found { related: Some((first, before)), ..Found::new(&REPEATED_LANDMARK, again, message) }
}
