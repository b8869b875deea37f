//! What browsers are shown at one moment.

use serde_json::Value;

use super::{Built, Event, Files};

/// The site and the problems of one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Served {
    /// The last site that was built without errors, if there ever was one.
    pub files: Option<Files>,
    /// The problems of the last build.
    pub problems: Value,
    /// Grows with each build; 0 before the first.
    pub generation: u64,
    /// The generation whose files are shown.
    pub shown: u64,
}

/// Two moments told apart, also those of two runs of the program, for a browser that outlives one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Marks {
    pub site: String,
    pub problems: String,
}

impl Served {
    /// This moment with a build after it, and what is told about that build.
    pub fn followed_by(&self, built: Built) -> (Self, Event) {
        let kept = built.files.is_none();
        let changed = built.files.as_ref().map_or(0, |files| differing(self.files.as_ref(), files));
        let generation = self.generation + 1;
        let event = Event::Built {
            errors: summed(&built.problems, "errors"),
            warnings: summed(&built.problems, "warnings"),
            changed,
            kept,
        };
        let next = Self {
            files: built.files.or_else(|| self.files.clone()),
            problems: built.problems,
            generation,
            shown: if changed > 0 { generation } else { self.shown },
        };
        (next, event)
    }

    /// What tells this moment from others.
    pub fn marks(&self) -> Marks {
        let run = std::process::id();
        Marks { site: format!("{run}-{}", self.shown), problems: format!("{run}-{}", self.generation) }
    }
}

/// A number of the summary of `problems`; 0 where there is none.
pub(super) fn summed(problems: &Value, severity: &str) -> usize {
    problems["summary"][severity].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// How many files were added, altered or removed.
fn differing(former: Option<&Files>, files: &Files) -> usize {
    let Some(former) = former else { return files.len() };
    let same = files.iter().filter(|(path, bytes)| former.get(*path) == Some(*bytes)).count();
    let kept = files.keys().filter(|path| former.contains_key(*path)).count();
    (files.len() - same) + (former.len() - kept)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    fn site(files: &[(&str, &str)]) -> Built {
        let files = files.iter().map(|(path, text)| (path.to_string(), Arc::from(text.as_bytes()))).collect();
        Built { files: Some(Arc::new(files)), problems: json!({}) }
    }

    #[test]
    fn added_altered_and_removed_files_are_counted_once_each() {
        let (first, _) = Served::default().followed_by(site(&[("a", "1"), ("b", "1"), ("c", "1")]));
        let (_, event) = first.followed_by(site(&[("a", "1"), ("b", "2"), ("d", "1")]));
        assert_eq!(event, Event::Built { errors: 0, warnings: 0, changed: 3, kept: false });
    }

    #[test]
    fn a_build_that_changes_nothing_leaves_the_mark_of_the_site() {
        let (first, _) = Served::default().followed_by(site(&[("a", "1")]));
        let (second, _) = first.followed_by(site(&[("a", "1")]));
        assert_eq!(first.marks().site, second.marks().site);
        assert_ne!(first.marks().problems, second.marks().problems);
    }
}
