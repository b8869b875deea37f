//! What browsers are shown after one build.

use std::sync::Arc;

use super::overlay::Panel;
use super::{PreviewEvent, SiteFiles};
use crate::diagnostics::{Severity, Speech};
use crate::pipeline::Built;

/// The site and the problems of one build.
#[derive(Clone, Debug, Default)]
pub(super) struct Served {
    /// The last site that was built without errors, if there ever was one.
    pub files: Option<Arc<SiteFiles>>,
    /// The problems of the last build.
    pub panel: Panel,
    /// Grows with each build; 0 before the first.
    pub generation: u64,
    /// The generation whose files are shown.
    shown: u64,
}

/// Distinguishes two builds, also those of two runs of the program, for a browser that outlives one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Marks {
    pub site: String,
    pub problems: String,
}

impl Served {
    /// The state after one more build, and what is said about that build.
    pub fn followed_by(&self, built: Built, speech: Speech) -> (Self, PreviewEvent) {
        let changed = built.files.as_ref().map_or(0, |files| differing(self.files.as_deref(), files));
        let event = PreviewEvent::Built { errors: built.problems.count(Severity::Error), changed };
        let generation = self.generation + 1;
        let files = built.files.map(Arc::new).or_else(|| self.files.clone());
        let panel = Panel::of(&built.problems, &built.sources, files.is_some(), mark(generation), speech);
        let shown = if changed > 0 { generation } else { self.shown };
        (Self { files, panel, generation, shown }, event)
    }

    /// Distinguishes this state from others.
    pub fn marks(&self) -> Marks {
        Marks { site: mark(self.shown), problems: mark(self.generation) }
    }
}

fn mark(generation: u64) -> String {
    format!("{}-{generation}", std::process::id())
}

/// How many files were added, altered or removed.
fn differing(former: Option<&SiteFiles>, files: &SiteFiles) -> usize {
    let Some(former) = former else { return files.len() };
    let same = files.iter().filter(|(path, bytes)| former.get(*path) == Some(*bytes)).count();
    let kept = files.keys().filter(|path| former.contains_key(*path)).count();
    (files.len() - same) + (former.len() - kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Built {
        let files = files.iter().map(|(path, text)| (path.to_string(), Arc::from(text.as_bytes()))).collect();
        Built { files: Some(files), ..Built::default() }
    }

    #[test]
    fn added_altered_and_removed_files_are_counted_once_each() {
        let (first, _) = Served::default().followed_by(site(&[("a", "1"), ("b", "1"), ("c", "1")]), Speech::Vi);
        let (_, event) = first.followed_by(site(&[("a", "1"), ("b", "2"), ("d", "1")]), Speech::Vi);
        assert_eq!(event, PreviewEvent::Built { errors: 0, changed: 3 });
    }

    #[test]
    fn a_build_that_changes_nothing_leaves_the_mark_of_the_site() {
        let (first, _) = Served::default().followed_by(site(&[("a", "1")]), Speech::Vi);
        let (second, _) = first.followed_by(site(&[("a", "1")]), Speech::Vi);
        assert_eq!(first.marks().site, second.marks().site);
        assert_ne!(first.marks().problems, second.marks().problems);
    }
}
