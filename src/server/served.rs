//! The state that browsers are shown.

use std::sync::Arc;

use super::overlay::{Behind, Panel};
use super::{MadeOnRequest, Report};
use crate::diagnostics::Speech;

/// The site on show and the problems of the present one.
pub(super) struct Served<S> {
    /// The last site that could be prepared, if there is one.
    site: Option<Arc<S>>,
    /// The last site in which no error was found. It stands in where a page of `site` cannot be made.
    good: Option<Arc<S>>,
    /// The problems found so far.
    report: Arc<Report>,
    /// The number of reports so far; 0 before the first.
    pub generation: u64,
    /// The generation of the site on show.
    shown: u64,
    /// Whether the problems are those of the site on show.
    is_present: bool,
}

/// Marks that identify a state, also across two runs of the program, for a browser that stays open between them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Marks {
    pub site: String,
    pub problems: String,
}

impl<S: MadeOnRequest> Served<S> {
    /// The state before the first site.
    pub fn nothing() -> Self {
        let report = Arc::new(Report::default());
        Self { site: None, good: None, report, generation: 0, shown: 0, is_present: false }
    }

    /// The state after a site was prepared; without a site, the former one stays on show.
    pub fn with_site(&self, site: Option<Arc<S>>, report: Arc<Report>) -> Self {
        let generation = self.generation + 1;
        let (is_present, shown) = (site.is_some(), if site.is_some() { generation } else { self.shown });
        let site = site.or_else(|| self.site.clone());
        Self { site, good: self.good.clone(), report, generation, shown, is_present }
    }

    /// The state after every page of the site on show was looked at.
    pub fn with_audit(&self, report: Arc<Report>) -> Self {
        let good = if report.problems.has_errors() { self.good.clone() } else { self.site.clone() };
        Self { site: self.site.clone(), good, report, generation: self.generation + 1, ..*self }
    }

    /// Whether there is a site to show.
    pub fn has_site(&self) -> bool {
        self.site.is_some()
    }

    pub fn has(&self, path: &str) -> bool {
        self.site.as_ref().is_some_and(|site| site.has(path))
    }

    /// A file of the site on show; where it cannot be made, the file of the last good site.
    pub fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let sites = self.site.iter().chain(&self.good);
        sites.filter(|site| site.has(path)).find_map(|site| site.file(path))
    }

    /// The marks of this state.
    pub fn marks(&self) -> Marks {
        Marks { site: mark(self.shown), problems: mark(self.generation) }
    }

    /// The panel that lists the problems.
    pub fn panel(&self, speech: Speech) -> Panel {
        let behind = match (&self.site, self.is_present) {
            (None, _) => Behind::Nothing,
            (_, true) => Behind::Present,
            (_, false) => Behind::Former,
        };
        Panel::of(&self.report.problems, &self.report.sources, behind, mark(self.generation), speech)
    }
}

fn mark(generation: u64) -> String {
    format!("{}-{generation}", std::process::id())
}
