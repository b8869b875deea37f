//! The headings of a page: one of the first level, and no level left out below it.

use std::ops::Range;

use super::access::Found;
use super::problems::{HEADING_ONE, HEADING_SKIPPED};
use super::tag::Tag;
use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The state while a page is read.
#[derive(Default)]
pub struct Headings {
    /// The level of the previous heading; 0 before the first one.
    level: u8,
    /// Headings of the first level.
    titles: Vec<Range<usize>>,
}

impl Headings {
    pub fn start(&mut self, tag: &Tag) -> Option<Found> {
        let [b'h', digit @ b'1'..=b'6'] = tag.name.as_slice() else { return None };
        let level = digit - b'0';
        let before = std::mem::replace(&mut self.level, level);
        if level == 1 {
            self.titles.push(tag.place.clone());
        }
        (before > 0 && level > before + 1).then(|| {
            let message =
                bilingual!("đề mục nhảy từ h{before} xuống h{level}", "the headings jump from h{before} to h{level}");
            Found::new(&HEADING_SKIPPED, tag.place.clone(), message)
        })
    }

    /// What is wrong with the first level, once the page is read.
    pub fn finish(self) -> Option<Found> {
        let (place, message) = match self.titles.as_slice() {
            [_] => return None,
            [] => (0..0, Bilingual::literal("trang không có `<h1>`", "the page has no `<h1>`")),
            [_, second, ..] => {
                (second.clone(), Bilingual::literal("trang có hơn một `<h1>`", "the page has more than one `<h1>`"))
            }
        };
        Some(Found::new(&HEADING_ONE, place, message))
    }
}
