//! What a build saw, kept so that a build of the same input can be recognized before any file is read.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Order;
use super::content::Input;
use super::found::FoundFiles;
use super::memory::is_settled;
use crate::diagnostics::FilePath;
use crate::source::{FileState, FoundFile, read_bytes};

/// The files of a site as a build found them, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenFiles(Vec<(FilePath, SeenFile)>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenFile {
    state: FileState,
    /// The hash of the content, for files that had just changed when they were seen.
    hash: Option<String>,
}

impl SeenFiles {
    /// The found files at the time of `clock`. `None` where one cannot be read.
    pub(super) fn of<'a>(
        found: impl Iterator<Item = &'a FoundFile>,
        read: &[Input],
        clock: NaiveDateTime,
    ) -> Option<Self> {
        let read = read.iter().filter(|input| !input.is_settled);
        let known: HashMap<&str, &[u8; 32]> = read.map(|input| (&**input.path(), input.hash())).collect();
        let seen = |found: &FoundFile| {
            let hash = match (is_settled(found.state, clock), known.get(&*found.path)) {
                (true, _) => None,
                (false, Some(hash)) => Some(blake3::Hash::from_bytes(**hash).to_hex().to_string()),
                (false, None) => Some(hash(found)?),
            };
            Some((found.path.clone(), SeenFile { state: found.state, hash }))
        };
        found.map(seen).collect::<Option<_>>().map(Self)
    }

    /// Whether a build would find the same files with the same content. Never where something about them is unusual:
    /// such a site is always built.
    pub fn are_as(&self, order: &Order) -> bool {
        let FoundFiles { content, themes } = FoundFiles::of(order);
        if !content.problems.0.is_empty() || !themes.problems.0.is_empty() {
            return false;
        }
        let found: Vec<&FoundFile> = content.value.iter().chain(&themes.value).collect();
        let is_seen =
            |(found, (path, seen)): (&&FoundFile, &(FilePath, SeenFile))| found.path == *path && seen.is(found);
        found.len() == self.0.len() && found.iter().zip(&self.0).all(is_seen)
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

fn hash(found: &FoundFile) -> Option<String> {
    let bytes = read_bytes(&found.absolute, &found.path).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests write the files that are looked at")]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::pipeline::{Memory, prepare};

    fn order(root: &std::path::Path, year: i32) -> Order {
        Order {
            root: root.to_owned(),
            now: None,
            clock: NaiveDate::from_ymd_opt(year, 5, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).unwrap(),
            drafts: false,
            unreviewed: false,
            base_url: None,
            links: None,
            published: None,
            each_unapproved: false,
            progress: Default::default(),
        }
    }

    /// A site, and what a build of a year sees of it.
    fn seen(year: i32) -> (tempfile::TempDir, Option<SeenFiles>, Order) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(folder.path().join("content/site.yaml"), "id: a").unwrap();
        std::fs::write(folder.path().join("content/a.png"), "1").unwrap();
        let order = order(folder.path(), year);
        let seen = prepare(&order, &mut Memory::default()).0.seen;
        (folder, seen, order)
    }

    #[test]
    fn a_file_that_had_just_changed_is_the_same_only_with_the_same_content() {
        let (folder, seen, order) = seen(2000);
        let seen = seen.unwrap();
        assert!(seen.0.len() == 2 && seen.0.iter().all(|(_, file)| file.hash.is_some()));
        for name in ["site.yaml", "a.png"] {
            let path = folder.path().join("content").join(name);
            let before = std::fs::read(&path).unwrap();
            std::fs::write(&path, &before).unwrap();
            assert!(seen.are_as(&order));
            std::fs::write(&path, b"x".repeat(before.len())).unwrap();
            assert!(!seen.are_as(&order));
            std::fs::write(&path, &before).unwrap();
        }
    }

    #[test]
    fn of_a_file_that_changed_long_ago_the_state_is_enough() {
        let (folder, seen, order) = seen(2031);
        let seen = seen.unwrap();
        assert!(seen.0.iter().all(|(_, file)| file.hash.is_none()) && seen.are_as(&order));
        std::fs::write(folder.path().join("content/b.png"), "1").unwrap();
        assert!(!seen.are_as(&order));
    }

    #[cfg(unix)]
    #[test]
    fn a_site_with_something_unusual_in_it_is_never_called_the_same() {
        let (folder, before, order) = seen(2031);
        std::os::unix::fs::symlink("/", folder.path().join("content/link")).unwrap();
        assert!(!before.unwrap().are_as(&order));
        assert!(prepare(&order, &mut Memory::default()).0.seen.is_none());
    }
}
