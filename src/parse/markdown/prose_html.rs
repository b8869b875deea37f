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
/// The alignment of a column, as the writer of Markdown puts it into a cell. A style sheet knows classes only.
const ALIGNMENTS: [(&str, &str); 3] = [
    (" style=\"text-align: left\">", ">"),
    (" style=\"text-align: center\">", " class=\"middle\">"),
    (" style=\"text-align: right\">", " class=\"figure\">"),
];

/// The HTML of a text as it is written, and where in it the destinations belong: byte and number. A link inside the
/// description of a picture has a destination and no place.
///
/// On a narrow screen the cells of a table stand below each other, so each names its column.
#[derive(Default)]
pub struct ProseHtml {
    pub html: String,
    pub holes: Vec<(usize, usize)>,
    /// The headings of the present table.
    headings: Vec<String>,
    /// The beginning of the heading that is being written.
    heading: usize,
    /// The number of the present cell in its row.
    column: usize,
}

impl fmt::Write for ProseHtml {
    /// A tag and an address come as a part of their own.
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let hole = part.strip_prefix(HOLE).filter(|_| HOLDERS.iter().any(|tag| self.html.ends_with(tag)));
        match (part, hole.and_then(|number| number.parse().ok())) {
            (_, Some(number)) => self.holes.push((self.html.len(), number)),
            ("<table>", _) => {
                self.html.push_str(TABLE);
                self.headings.clear();
            }
            ("<th", _) => {
                self.heading = self.html.len();
                self.html.push_str("<th scope=\"col\"");
            }
            ("</th>", _) => {
                let text = without_tags(self.html.get(self.heading..).unwrap_or_default());
                self.headings.push(text.replace('"', "&quot;"));
                self.html.push_str(part);
            }
            ("<tr>", _) => {
                self.column = 0;
                self.html.push_str(part);
            }
            ("<td", _) => {
                let heading = self.headings.get(self.column).filter(|heading| !heading.is_empty());
                let label = heading.map_or_else(String::new, |heading| format!(" data-label=\"{heading}\""));
                self.html.push_str(part);
                self.html.push_str(&label);
                self.column += 1;
            }
            ("</tbody></table>\n", _) => self.html.push_str(TABLE_END),
            _ => {
                let class = ALIGNMENTS.iter().find(|(style, _)| *style == part).map_or(part, |(_, class)| class);
                self.html.push_str(class);
            }
        }
        Ok(())
    }
}

/// The words of a piece of HTML. In HTML that is written from Markdown, `<` and `>` stand in tags alone.
fn without_tags(html: &str) -> String {
    let words = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    words.collect::<String>().trim().to_owned()
}

impl ProseHtml {
    /// Empty, with room for the HTML of a text.
    pub fn for_text(markdown: &str) -> Self {
        Self { html: String::with_capacity(markdown.len() * 3 / 2), ..Self::default() }
    }

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
