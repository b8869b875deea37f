//! What separates a tree from the wanted one.

use std::path::PathBuf;

use super::live::Live;
use super::survey::Survey;
use super::wanted::Wanted;

/// What a build changed in the live folder, in files of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    pub added: usize,
    /// Other content, or damage put right.
    pub changed: usize,
    /// Paths the site no longer has.
    pub removed: usize,
    /// Files that were right already.
    pub unchanged: usize,
}

/// The changes that make a tree the wanted one, to be done in the order of the fields. Paths are relative.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference<'a> {
    /// Stale files, and those that will be written anew.
    pub remove: Vec<PathBuf>,
    /// Folders that nothing needs, children first.
    pub clear: Vec<PathBuf>,
    /// Folders that are missing, parents first.
    pub make: Vec<&'a str>,
    /// Files to write anew.
    pub write: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Difference<'a> {
    pub fn between(tree: &Survey, wanted: &Wanted<'a>) -> Self {
        let stays = |name: &str| wanted.entry(name).is_some_and(|e| tree.held.get(name) == Some(e));
        let stale = tree.held.keys().filter(|name| !stays(name)).map(PathBuf::from);
        let needless = tree.folders.iter().filter(|(name, _)| !wanted.folders.contains(name.as_str()));
        let missing = |folder: &&str| !tree.folders.contains_key(*folder);
        let files = wanted.files.iter().map(|(path, bytes)| (*path, *bytes));
        Self {
            remove: stale.chain(tree.others.values().map(|other| other.path.clone())).collect(),
            clear: needless.rev().map(|(_, path)| path.clone()).collect(),
            make: wanted.folders.iter().copied().filter(missing).collect(),
            write: files.filter(|(path, _)| !stays(path)).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts the wanted files against what the live folder was meant to hold and does.
pub(super) fn count(live: Option<&Live>, wanted: &Wanted<'_>) -> Written {
    let mut written = Written::default();
    let Some(live) = live else {
        written.added = wanted.manifest.files.len();
        return written;
    };
    for (path, entry) in &wanted.manifest.files {
        if !live.manifest.files.contains_key(path) {
            written.added += 1;
        } else if live.survey.held.get(path) == Some(entry) {
            written.unchanged += 1;
        } else {
            written.changed += 1;
        }
    }
    let stale = |path: &&String| !wanted.manifest.files.contains_key(*path);
    written.removed = live.manifest.files.keys().filter(stale).count();
    written
}
