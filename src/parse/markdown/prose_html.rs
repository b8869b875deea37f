//! The HTML of a text, with the places where destinations belong.

use std::fmt;

use crate::model::prose::{Destination, Piece};

/// The placeholder for a destination, as the address of a link or picture; its number follows.
const HOLE: &str = "hole-";
/// What comes before a placeholder. A `<` in text becomes `&lt;`, so no text can be mistaken for it.
const HOLDERS: [&str; 2] = ["<a href=\"", "<img src=\""];

/// A wide table scrolls inside its own region, which the keyboard can reach (WCAG 2.2, 2.1.1).
const TABLE: &str = "<div class=\"table\" role=\"region\" aria-label=\"Bảng\" tabindex=\"0\"><table>";
const TABLE_END: &str = "</tbody></table></div>\n";

/// The HTML of a text as it is written, and where in it the destinations belong: byte and number. A link inside the
/// description of a picture has a destination and no place.
pub struct ProseHtml {
    pub html: String,
    pub holes: Vec<(usize, usize)>,
}

impl fmt::Write for ProseHtml {
    /// A tag and an address come as a part of their own.
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let hole = part.strip_prefix(HOLE).filter(|_| HOLDERS.iter().any(|tag| self.html.ends_with(tag)));
        match (part, hole.and_then(|number| number.parse().ok())) {
            (_, Some(number)) => self.holes.push((self.html.len(), number)),
            ("<table>", _) => self.html.push_str(TABLE),
            ("</tbody></table>\n", _) => self.html.push_str(TABLE_END),
            _ => self.html.push_str(part),
        }
        Ok(())
    }
}

impl ProseHtml {
    pub fn pieces(&self, destinations: &[Destination]) -> Vec<Piece> {
        let (mut pieces, mut done) = (Vec::with_capacity(2 * self.holes.len() + 1), 0);
        for (at, destination) in self.holes.iter().filter_map(|(at, number)| Some((*at, destinations.get(*number)?))) {
            pieces.push(Piece::Html(self.html[done..at].to_owned()));
            pieces.push(Piece::Destination(destination.clone()));
            done = at;
        }
        pieces.push(Piece::Html(self.html[done..].to_owned()));
        pieces
    }
}
