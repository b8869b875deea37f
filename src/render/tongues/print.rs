//! A page with what is added to it and without its marks.

use super::decide::Addition;
use crate::text::marked::{END, START};

/// The page, byte for byte, with the additions, which are in its order, and without any mark.
pub fn print(html: &str, additions: &[Addition<'_>]) -> String {
    let mut printer = Printer { html, from: 0, out: String::with_capacity(html.len() + 32 * additions.len()) };
    for addition in additions {
        match addition {
            Addition::Lang { at, tag } => {
                printer.copy_to(*at);
                printer.lang(tag);
            }
            Addition::Around { place, element, tag } => {
                printer.copy_to(place.start);
                printer.out.extend(["<", element]);
                printer.lang(tag);
                printer.out.push('>');
                printer.copy_to(place.end);
                printer.out.extend(["</", element, ">"]);
            }
        }
    }
    printer.copy_to(html.len());
    printer.out
}

struct Printer<'a> {
    html: &'a str,
    from: usize,
    out: String,
}

impl Printer<'_> {
    fn copy_to(&mut self, end: usize) {
        self.out.extend(self.html[self.from..end].split([START, END]));
        self.from = end;
    }

    fn lang(&mut self, tag: &str) {
        let tag = tag.replace('&', "&amp;").replace('"', "&quot;");
        self.out.extend([" lang=\"", &tag, "\""]);
    }
}
