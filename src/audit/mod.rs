//! Audits the finished pages, reading each once: links, ids, languages, names, labels, headings, tables, landmarks, scripts,
//! size.
//!
//! [`inspect()`] reads a page while its bytes are at hand, and needs of the site only the paths of its files;
//! [`inspect_data`] looks at the other files. What is left to check when all pages were read is small ([`SiteFacts`]),
//! and [`judge()`] checks it.
//!
//! *Incremental:* the facts of a page depend on its path, its bytes, the settings and the paths alone.

mod access;
mod address;
mod alternates;
mod facts;
mod fields;
mod headings;
mod inspect;
mod judge;
mod landmarks;
mod names;
mod noncharacter;
mod pictures;
mod problems;
mod repeated;
mod tables;
mod tag;
mod tokens;
mod weight;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

pub use facts::{PageFacts, SiteFacts};
pub use inspect::inspect;
pub use judge::judge;
pub use noncharacter::inspect_data;
pub use problems::{DEAD_FRAGMENT, DEAD_LABEL, HEADING_ONE, HEAVY_FIRST_VIEW, PROBLEMS};
pub use weight::weights;

use crate::diagnostics::{FilePath, Problems, Span};

/// What a page is inspected against.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub settings: Settings,
    /// The paths of all files of the site, below its root. The set is only used for look-ups and never iterated.
    pub paths: HashSet<Arc<str>>,
    /// The compressed sizes of the style sheets and scripts of the theme, by path. Only used for look-ups, likewise.
    pub weights: HashMap<Arc<str>, u64>,
}

/// The inputs of the audit besides the files.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The path of the site on its server, with a slash at both ends: `/` or `/giot-hong/`.
    pub base_path: String,
    /// The address of the site on the web, where it is known: `https://hienmau.example/giot-hong/`.
    pub base_url: Option<String>,
    /// Kilobytes (of 1024 bytes) that a page may have, compressed.
    pub page_budget_kb: u64,
    /// Kilobytes of a style sheet and of a script, likewise.
    pub style_budget_kb: u64,
    pub script_budget_kb: u64,
    /// Kilobytes of a page with the style sheets and scripts that it needs, likewise.
    pub first_view_budget_kb: u64,
    /// The folder that precedes the path of a page in reports: `output`.
    pub folder: String,
}

impl Settings {
    /// The file of a page in reports. `path` is the page's path below the site's root.
    fn file(&self, path: &str) -> FilePath {
        format!("{}/{path}", self.folder).into()
    }

    fn span(&self, path: &str, place: Range<usize>) -> Span {
        Span::new(self.file(path), place)
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

/// The files of a finished site, by their paths below its root.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Audits a site that is in memory as a whole.
pub fn audit(files: &Files, settings: &Settings) -> Audited {
    let paths = files.keys().map(|path| path.as_str().into()).collect();
    let weights = weights(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    let surroundings = Surroundings { settings: settings.clone(), paths, weights };
    let mut facts = SiteFacts::default();
    for (path, bytes) in files {
        if is_page(path) {
            facts.add(inspect(path, bytes, &surroundings));
        } else if let Some(problem) = inspect_data(path, bytes, settings) {
            facts.add_problem(problem);
        }
    }
    judge(facts, &surroundings, &|path| files.get(path).cloned())
}

/// Whether a file of the site is a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}
