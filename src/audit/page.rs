//! What is kept of a page once it is read.

use std::ops::Range;

use crate::diagnostics::Diagnostic;

/// What is kept of a page.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Its path below the site's root.
    pub path: String,
    /// The names that a `#fragment` can lead to, sorted.
    pub anchors: Vec<Box<str>>,
    /// Its links into the site, in the order they are written.
    pub links: Vec<Link>,
    /// The page in other languages, as its head says.
    pub alternates: Vec<Alternate>,
    /// What is wrong with the page alone.
    pub problems: Vec<Diagnostic>,
}

/// A link into the site, or a file of the site that the page loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The file it leads to, by its path below the site's root. `None` where it leaves the site's folder.
    pub target: Option<Box<str>>,
    /// What stands after `#`, decoded; empty where nothing does.
    pub fragment: Box<str>,
    /// Its bytes in the page.
    pub place: Range<usize>,
}

/// A `<link rel="alternate" hreflang>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    pub language: Box<str>,
    /// Its `href`, as written.
    pub address: Box<str>,
    /// The bytes of the address in the page.
    pub place: Range<usize>,
}

impl PageFacts {
    /// Whether a fragment leads somewhere on the page. An empty one and `top` lead to its beginning (WHATWG HTML,
    /// "select the indicated part"); what begins with `:~:` is meant for the browser.
    pub fn has_anchor(&self, fragment: &str) -> bool {
        fragment.is_empty()
            || fragment.eq_ignore_ascii_case("top")
            || fragment.starts_with(":~:")
            || self.anchors.binary_search_by(|anchor| (**anchor).cmp(fragment)).is_ok()
    }
}
