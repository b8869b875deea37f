//! The finished pages, each read once: links, ids, languages, names, headings, scripts, weight.
//!
//! [`inspect`] looks at one page alone, so pages can be inspected side by side; [`judge`] puts them together.
//!
//! *Incremental:* the facts of a page depend on its path, its bytes and the settings alone.

mod address;
mod alternates;
mod group;
mod inspect;
mod judge;
mod names;
mod noncharacter;
mod page;
mod problems;
mod tag;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use inspect::inspect;
pub use judge::judge;
pub use page::PageFacts;
pub use problems::{DEAD_FRAGMENT, PROBLEMS};

use crate::diagnostics::{FilePath, Problems};

/// The files of a finished site, by their paths below its root.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// What the audit is told besides the files.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The path of the site on its server, with a slash at both ends: `/` or `/giot-hong/`.
    pub base_path: String,
    /// The address of the site on the web, where it is known: `https://hienmau.example/giot-hong/`.
    pub base_url: Option<String>,
    /// Kilobytes (of 1024 bytes) of HTML that a page should not exceed.
    pub page_budget_kb: u64,
    /// The folder that stands before the path of a page where a problem is shown: `output`.
    pub folder: String,
}

/// What the audit found.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// What is wrong, in file order; the same mistake on many pages is reported once.
    pub problems: Problems,
    /// The texts of the pages that problems point into.
    pub texts: BTreeMap<FilePath, Arc<str>>,
}

/// Inspects every page, one after the other, and judges them.
pub fn audit(files: &Files, settings: &Settings) -> Audited {
    let pages: Vec<PageFacts> = pages(files).map(|(path, html)| inspect(path, html, settings)).collect();
    judge(&pages, files, settings)
}

/// The pages among the files.
pub fn pages(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), &**bytes))
}
