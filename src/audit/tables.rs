//! Whether tables have header cells, without which screen readers tell numbers and not of what.

use std::ops::Range;

use super::access::is_presentation;
use super::tag::Tag;

/// The open tables while a page is read, the innermost last: the start tag of each, and whether it has what it needs.
#[derive(Default)]
pub struct Tables(Vec<(Range<usize>, bool)>);

impl Tables {
    pub fn start(&mut self, tag: &Tag) {
        match tag.name.as_slice() {
            b"table" => self.0.push((tag.place.clone(), is_presentation(tag))),
            b"th" => {
                if let Some((_, is_fine)) = self.0.last_mut() {
                    *is_fine = true;
                }
            }
            _ => {}
        }
    }

    /// Handles the end tag of a table. Returns the start tag of the table that it ends without a header cell.
    pub fn end(&mut self) -> Option<Range<usize>> {
        self.0.pop().filter(|(_, is_fine)| !is_fine).map(|(place, _)| place)
    }

    /// The start tags of tables that are still open at the end of the page and have no header cell.
    pub fn finish(self) -> impl Iterator<Item = Range<usize>> {
        self.0.into_iter().filter(|(_, is_fine)| !is_fine).map(|(place, _)| place)
    }
}
