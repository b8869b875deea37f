//! The elements that are open while a page is read, with the end tags that may be left out (WHATWG HTML, "optional
//! tags").

use std::collections::HashMap;

/// The open elements, from the document down. Each step costs the elements that it closes, however deep the page.
#[derive(Debug, Default)]
pub struct Open {
    /// Each with the place of its name in `levels`.
    elements: Vec<(usize, usize)>,
    /// Only asked, never walked through.
    names: HashMap<Box<[u8]>, usize>,
    /// By name, the places in `elements`.
    levels: Vec<Vec<usize>>,
}

/// An element with which text on one level ends: what is open outside a cell is not closed from inside.
const CELLS: &[&[u8]] = &[b"td", b"th", b"caption", b"table", b"template", b"object", b"foreignobject"];

/// Elements that end tags of phrasing do not close.
const BLOCKS: &[&[u8]] = &[
    b"p",
    b"div",
    b"ul",
    b"ol",
    b"li",
    b"dl",
    b"dt",
    b"dd",
    b"td",
    b"th",
    b"table",
    b"section",
    b"article",
    b"main",
    b"nav",
    b"aside",
    b"header",
    b"footer",
    b"figure",
    b"details",
    b"template",
];

impl Open {
    /// The innermost open element; the document where none is.
    pub fn innermost(&self) -> usize {
        self.elements.last().map_or(0, |(element, _)| *element)
    }

    /// An element begins: closes those whose end tag was left out before it. To be called before [`push`](Self::push).
    pub fn begin(&mut self, name: &[u8]) {
        type Names = &'static [&'static [u8]];
        let (ended, fence): (Names, Names) = match name {
            b"li" => (&[b"li"], &[b"ul", b"ol", b"menu"]),
            b"dt" | b"dd" => (&[b"dt", b"dd"], &[b"dl"]),
            b"option" => (&[b"option"], &[b"select", b"datalist", b"optgroup"]),
            b"optgroup" | b"hr" if self.level(b"select").is_some() => (&[b"option", b"optgroup"], &[b"select"]),
            b"td" | b"th" => (&[b"td", b"th", b"caption", b"colgroup"], &[b"tr", b"table"]),
            b"tr" => (&[b"tr", b"caption", b"colgroup"], &[b"table"]),
            b"thead" | b"tbody" | b"tfoot" | b"colgroup" | b"caption" => {
                (&[b"thead", b"tbody", b"tfoot", b"tr", b"caption", b"colgroup"], &[b"table"])
            }
            b"rt" | b"rp" => (&[b"rt", b"rp"], &[b"ruby"]),
            b"body" => (&[b"head"], &[]),
            _ => (&[], &[]),
        };
        // Parts of a table reach over its cells; all others stay in theirs.
        let in_table = matches!(fence.last(), Some(&b"table"));
        self.close(ended, fence, if in_table { &[b"template"] } else { CELLS });
        if ends_paragraph(name) {
            self.close(&[b"p"], &[b"button"], CELLS);
        }
    }

    /// An element is open.
    pub fn push(&mut self, element: usize, name: &[u8]) {
        let known = self.names.get(name).copied().unwrap_or_else(|| {
            self.names.insert(name.into(), self.levels.len());
            self.levels.push(Vec::new());
            self.levels.len() - 1
        });
        self.levels[known].push(self.elements.len());
        self.elements.push((element, known));
    }

    /// An end tag. One that ends nothing is passed over, and so are those of `<body>` and `<html>`: what comes after
    /// them still belongs inside.
    pub fn end(&mut self, name: &[u8]) {
        let Some(level) = self.level(name) else { return };
        let is_innermost = level + 1 == self.elements.len();
        let fence = match name {
            b"body" | b"html" => return,
            _ if is_innermost => None,
            b"template" => None,
            b"table" | b"caption" | b"colgroup" | b"thead" | b"tbody" | b"tfoot" | b"tr" | b"td" | b"th" => {
                self.innermost_of(if name == b"table" { &[b"template"] } else { &[b"table", b"template"] })
            }
            b"a" | b"b" | b"code" | b"em" | b"font" | b"i" | b"s" | b"small" | b"span" | b"strong" | b"u" => {
                self.innermost_of(BLOCKS)
            }
            _ => self.innermost_of(CELLS),
        };
        if fence.is_none_or(|fence| fence <= level) {
            self.close_from(level);
        }
    }

    /// Closes the outermost of the innermost elements of these names that stands inside the fences.
    fn close(&mut self, names: &[&[u8]], fence: &[&[u8]], outer_fence: &[&[u8]]) {
        let levels = || names.iter().filter_map(|name| self.level(name));
        if levels().next().is_none() {
            return;
        }
        let own = |level: &usize| levels().any(|own| own == *level);
        let fence = self.innermost_of(fence).max(self.innermost_of(outer_fence).filter(|level| !own(level)));
        let inside = levels().filter(|level| fence.is_none_or(|fence| fence < *level)).min();
        if let Some(level) = inside {
            self.close_from(level);
        }
    }

    fn close_from(&mut self, level: usize) {
        for (_, name) in self.elements.drain(level..) {
            self.levels[name].pop();
        }
    }

    fn level(&self, name: &[u8]) -> Option<usize> {
        self.levels[*self.names.get(name)?].last().copied()
    }

    fn innermost_of(&self, names: &[&[u8]]) -> Option<usize> {
        names.iter().filter_map(|name| self.level(name)).max()
    }
}

/// Whether a paragraph ends where the element begins.
fn ends_paragraph(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"center",
        b"dd",
        b"details",
        b"dialog",
        b"dir",
        b"div",
        b"dl",
        b"dt",
        b"fieldset",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"header",
        b"hgroup",
        b"hr",
        b"li",
        b"main",
        b"menu",
        b"nav",
        b"ol",
        b"p",
        b"pre",
        b"search",
        b"section",
        b"summary",
        b"table",
        b"ul",
    ];
    NAMES.binary_search(&name).is_ok()
}
