//! What a build saw, kept so that a build of the same input can be recognized before any file is read.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::Order;
use super::memory::is_settled;
use crate::source::{FileState, FoundFile, find, read_bytes};

/// The input of a build: everything on which its output and its problems depend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The program and the options of the command, as the command describes them.
    pub options: String,
    /// The clock when the build began, at +07:00.
    pub begun: NaiveDateTime,
    /// The moment until which the result is the same on the day it was made, where there is one, at +07:00.
    pub until: Option<NaiveDateTime>,
    files: BTreeMap<String, SeenFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenFile {
    state: FileState,
    /// The hash of the content, for files that had just changed when they were seen.
    hash: Option<String>,
}

impl Seen {
    /// Looks at the files of a site before a build. `None` where something about them is unusual: such a site is always
    /// built.
    pub fn before(order: &Order, options: String) -> Option<Self> {
        let mut files = BTreeMap::new();
        for found in found(order)? {
            let state = found.state;
            let hash = match is_settled(state, order.clock) {
                true => None,
                false => Some(hash(&found)?),
            };
            files.insert(found.path.to_string(), SeenFile { state, hash });
        }
        Some(Self { options, begun: order.clock, until: None, files })
    }

    /// Whether a build with this order and these options would see the same input.
    pub fn is_same(&self, order: &Order, options: &str) -> bool {
        let is_same_time = order.now.is_some()
            || (self.begun..=self.until.unwrap_or(NaiveDateTime::MAX) - TimeDelta::nanoseconds(1))
                .contains(&order.clock)
                && self.begun.date() == order.clock.date();
        if self.options != options || !is_same_time {
            return false;
        }
        let Some(found) = found(order) else { return false };
        found.len() == self.files.len()
            && found.iter().all(|found| self.files.get(&*found.path).is_some_and(|seen| seen.is(found)))
    }
}

impl SeenFile {
    fn is(&self, found: &FoundFile) -> bool {
        match &self.hash {
            None => self.state == found.state,
            Some(seen) => self.state.size == found.state.size && hash(found).as_ref() == Some(seen),
        }
    }
}

/// The files of the content and of themes; `None` where some cannot be read or have names that are reported.
fn found(order: &Order) -> Option<Vec<FoundFile>> {
    let mut all = Vec::new();
    for folder in ["content", "themes"] {
        let found = find(&order.root, folder);
        if !found.problems.0.is_empty() {
            return None;
        }
        all.extend(found.value);
    }
    Some(all)
}

fn hash(found: &FoundFile) -> Option<String> {
    let bytes = read_bytes(&found.absolute, &found.path).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests write the files that are looked at")]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn order(root: &std::path::Path, clock: NaiveDateTime) -> Order {
        Order {
            root: root.to_owned(),
            now: None,
            clock,
            drafts: false,
            unreviewed: false,
            base_url: None,
            links: None,
            published: None,
            progress: Default::default(),
        }
    }

    #[test]
    fn the_same_files_are_the_same_input_until_the_next_change_of_the_same_day() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(folder.path().join("content/site.yaml"), "id: a").unwrap();
        let day = NaiveDate::from_ymd_opt(2031, 5, 1).unwrap();
        let at = |hour, minute, second| order(folder.path(), day.and_hms_opt(hour, minute, second).unwrap());
        let mut seen = Seen::before(&at(8, 0, 0), "a".to_owned()).unwrap();
        assert!(seen.is_same(&at(8, 0, 0), "a") && seen.is_same(&at(23, 59, 59), "a"));
        assert!(!seen.is_same(&at(8, 0, 0), "b"), "other options");
        assert!(!seen.is_same(&at(7, 59, 59), "a"), "a clock that was put back");
        let next_day = order(folder.path(), day.succ_opt().unwrap().and_hms_opt(0, 0, 0).unwrap());
        assert!(!seen.is_same(&next_day, "a"), "pages say the day on which they were built");
        seen.until = day.and_hms_opt(11, 30, 0);
        assert!(seen.is_same(&at(11, 29, 59), "a") && !seen.is_same(&at(11, 30, 0), "a"));
        let given = Order { now: day.and_hms_opt(7, 0, 0), ..next_day };
        assert!(seen.is_same(&given, "a"), "a present that was given does not pass");
    }

    #[test]
    fn a_file_that_had_just_changed_is_the_same_only_with_the_same_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/site.yaml");
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(&path, "id: a").unwrap();
        let clock = NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap();
        let seen = Seen::before(&order(folder.path(), clock), String::new()).unwrap();
        assert!(seen.files.values().all(|file| file.hash.is_some()));
        std::fs::write(&path, "id: a").unwrap();
        assert!(seen.is_same(&order(folder.path(), clock), ""));
        std::fs::write(&path, "id: b").unwrap();
        assert!(!seen.is_same(&order(folder.path(), clock), ""));
    }

    #[cfg(unix)]
    #[test]
    fn a_site_with_something_unusual_in_it_is_never_called_the_same() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::os::unix::fs::symlink("/", folder.path().join("content/link")).unwrap();
        let clock = NaiveDate::from_ymd_opt(2031, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap();
        assert!(Seen::before(&order(folder.path(), clock), String::new()).is_none());
    }
}
