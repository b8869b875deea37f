//! Audits the finished pages, reading each once: links, ids, languages, names, headings, scripts, size.
//!
//! [`inspect`] reads a single page, so pages can be inspected in parallel; [`judge`] checks them together.
//!
//! *Incremental:* the facts of a page depend on its path, its bytes and the settings alone.

mod address;
mod alternates;
mod inspect;
mod judge;
mod names;
mod noncharacter;
mod problems;
mod tag;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use inspect::inspect;
pub use judge::judge;
pub use problems::{DEAD_FRAGMENT, PROBLEMS};

use crate::diagnostics::{Diagnostic, FilePath, Problems, Span};

/// The files of a finished site, by their paths below its root.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// The inputs of the audit besides the files.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The path of the site on its server, with a slash at both ends: `/` or `/giot-hong/`.
    pub base_path: String,
    /// The address of the site on the web, where it is known: `https://hienmau.example/giot-hong/`.
    pub base_url: Option<String>,
    /// Kilobytes (of 1024 bytes) of HTML that a page should not exceed.
    pub page_budget_kb: u64,
    /// The folder that precedes the path of a page in reports: `output`.
    pub folder: String,
}

impl Settings {
    /// A place in a page. `path` is the page's path below the site's root.
    fn span(&self, path: &str, place: Range<usize>) -> Span {
        Span::new(format!("{}/{path}", self.folder).into(), place)
    }
}

/// What the audit found.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// The problems, in file order. A mistake repeated on many pages is reported once.
    pub problems: Problems,
    /// The texts of the pages into which problems point.
    pub texts: BTreeMap<FilePath, Arc<str>>,
}

/// Inspects every page, one after the other, and checks them together.
pub fn audit(files: &Files, settings: &Settings) -> Audited {
    let pages: Vec<PageFacts> = pages(files).map(|(path, html)| inspect(path, html, settings)).collect();
    judge(&pages, files, settings)
}

/// The pages among the files.
pub fn pages(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), &**bytes))
}

/// The facts that are kept of a page after it was read.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Its path below the site's root.
    pub path: String,
    /// The possible targets of a `#fragment`, sorted.
    pub anchors: Vec<Box<str>>,
    /// Its links into the site, in the order of the page.
    pub links: Vec<InternalLink>,
    /// The counterparts of the page in other languages, from its head.
    pub alternates: Vec<HreflangLink>,
    /// The problems of the page by itself.
    pub problems: Vec<Diagnostic>,
}

/// A link into the site, or a file of the site that the page loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalLink {
    /// The path of the target below the site's root. `None` where the target is outside of the site's folder.
    pub target: Option<Box<str>>,
    /// The decoded part after `#`; empty where there is none.
    pub fragment: Box<str>,
    /// The bytes of the link in the page.
    pub place: Range<usize>,
}

/// A `<link rel="alternate" hreflang>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HreflangLink {
    pub language: Box<str>,
    /// Its `href`, as written.
    pub address: Box<str>,
    /// The bytes of the address in the page.
    pub place: Range<usize>,
}

impl PageFacts {
    /// Whether a fragment has a target on the page. An empty one and `top` mean its beginning (WHATWG HTML, "select the
    /// indicated part"); one that begins with `:~:` is an instruction to the browser.
    pub fn has_anchor(&self, fragment: &str) -> bool {
        fragment.is_empty()
            || fragment.eq_ignore_ascii_case("top")
            || fragment.starts_with(":~:")
            || self.anchors.binary_search_by(|anchor| (**anchor).cmp(fragment)).is_ok()
    }
}
