//! What is kept of the pages after they were read: little enough for all pages of a large site.

use std::ops::Range;
use std::sync::Arc;

use super::repeated::Repeated;
use crate::diagnostics::Diagnostic;

/// The facts of one page.
#[derive(Clone, Debug)]
pub struct PageFacts {
    /// Its path below the site's root.
    pub path: Arc<str>,
    pub anchors: Anchors,
    /// Its links to parts of other pages, in the order of the page.
    pub links: Box<[FragmentLink]>,
    /// The other pages of the site that it names as its counterparts in other languages.
    pub counterparts: Box<[Counterpart]>,
    /// The problems of the page by itself.
    pub problems: Vec<Diagnostic>,
}

/// The facts of all pages. They are added in any order.
#[derive(Debug, Default)]
pub struct SiteFacts {
    /// Without their problems.
    pub(super) pages: Vec<PageFacts>,
    pub(super) problems: Repeated,
}

impl SiteFacts {
    pub fn add(&mut self, mut page: PageFacts) {
        self.problems.add(std::mem::take(&mut page.problems));
        self.pages.push(page);
    }

    /// Adds a problem of a file that is no page.
    pub fn add_problem(&mut self, problem: Diagnostic) {
        self.problems.add(vec![problem]);
    }
}

/// A link to a part of another page of the site.
#[derive(Clone, Debug)]
pub struct FragmentLink {
    /// The path of the other page, which is there.
    pub target: Arc<str>,
    /// The decoded part after `#`.
    pub fragment: Box<str>,
    pub place: Place,
}

/// Another page that is named by a `<link rel="alternate" hreflang>`.
#[derive(Clone, Debug)]
pub struct Counterpart {
    /// The path of the other page, which is there.
    pub target: Arc<str>,
    /// The bytes of its address in the page.
    pub place: Place,
}

/// Bytes of a page; half the size of a range.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// A place beyond 4 GB is the end of the page.
    pub fn new(range: &Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: byte(range.start), end: byte(range.end) }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The possible targets of a `#fragment` on a page, sorted.
#[derive(Clone, Debug, Default)]
pub struct Anchors(
    /// Each with a NUL behind it, which no value of an attribute contains (WHATWG HTML, section 13.2.5).
    Box<str>,
);

impl Anchors {
    pub fn new(sorted: &[Box<str>]) -> Self {
        let mut joined = String::with_capacity(sorted.iter().map(|anchor| anchor.len() + 1).sum());
        for anchor in sorted {
            joined.extend([anchor, "\0"]);
        }
        Self(joined.into())
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator('\0')
    }

    /// Whether a fragment has a target on the page. An empty one and `top` mean its beginning (WHATWG HTML, "select the
    /// indicated part"); one that begins with `:~:` is an instruction to the browser.
    pub fn has(&self, fragment: &str) -> bool {
        fragment.is_empty()
            || fragment.eq_ignore_ascii_case("top")
            || fragment.starts_with(":~:")
            || self.iter().any(|anchor| anchor == fragment)
    }
}
