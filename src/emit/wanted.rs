//! The wanted contents of the output folder, validated before anything is changed, and their difference from a tree.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::error::{EmitError, PathFault};
use super::manifest::{ListedFile, Manifest};
use super::paths::{GITIGNORE, GITIGNORE_NAME};
use super::paths::{first_fault, folders_above};
use super::survey::{LiveTree, TreeSurvey};

/// The number of files that a build changed in the live folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenFiles {
    pub added: usize,
    /// Files with other content, or repaired after damage.
    pub changed: usize,
    /// Files that the site no longer has.
    pub removed: usize,
    /// Files that were already correct.
    pub unchanged: usize,
}

/// The wanted tree: the site's files and the `.gitignore`, all but the manifest.
pub(super) struct WantedTree<'a> {
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// The folders above all files, parents before children.
    pub folders: BTreeSet<&'a str>,
    /// The manifest, which lists only the site's files.
    pub manifest: Manifest,
    gitignore: ListedFile,
}

/// The changes that turn a tree into the wanted one, to be made in the order of the fields. Paths are relative.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference<'a> {
    /// Stale files, and files that will be written again.
    pub remove: Vec<PathBuf>,
    /// Folders that are no longer needed, children first.
    pub clear: Vec<PathBuf>,
    /// Folders that are missing, parents first.
    pub make: Vec<&'a str>,
    /// Files to write, with their contents.
    pub write: Vec<(&'a str, &'a [u8])>,
}

impl<'a> WantedTree<'a> {
    /// Refuses paths that leave the folder, are not allowed on every system, or are both file and folder.
    pub fn new(files: &'a BTreeMap<String, Arc<[u8]>>, schedule: Option<Value>) -> Result<Self, EmitError> {
        match first_fault(files) {
            Some((path, PathFault::FileAndFolder)) => return Err(EmitError::FileAndFolder { path: path.to_owned() }),
            Some((path, fault)) => return Err(EmitError::IllegalPath { path: path.to_owned(), fault }),
            None => {}
        }
        let entries = files.iter().map(|(path, bytes)| (path.clone(), ListedFile::of(bytes))).collect();
        let site = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        Ok(Self {
            files: site.chain([(GITIGNORE_NAME, GITIGNORE)]).collect(),
            folders: files.keys().flat_map(|path| folders_above(path)).collect(),
            manifest: Manifest::new(entries, schedule),
            gitignore: ListedFile::of(GITIGNORE),
        })
    }

    fn entry(&self, path: &str) -> Option<&ListedFile> {
        match path {
            GITIGNORE_NAME => Some(&self.gitignore),
            path => self.manifest.files.get(path),
        }
    }

    pub fn is(&self, live: &LiveTree) -> bool {
        live.manifest == self.manifest && self.difference(&live.survey) == Difference::default()
    }

    pub fn difference(&self, tree: &TreeSurvey) -> Difference<'a> {
        let stays = |name: &str| self.entry(name).is_some_and(|entry| tree.held.get(name) == Some(entry));
        let stale = tree.held.keys().filter(|name| !stays(name)).map(PathBuf::from);
        let needless = tree.folders.iter().filter(|(name, _)| !self.folders.contains(name.as_str()));
        let files = self.files.iter().map(|(path, bytes)| (*path, *bytes));
        Difference {
            remove: stale.chain(tree.others.values().cloned()).collect(),
            clear: needless.rev().map(|(_, path)| path.clone()).collect(),
            make: self.folders.iter().copied().filter(|folder| !tree.folders.contains_key(*folder)).collect(),
            write: files.filter(|(path, _)| !stays(path)).collect(),
        }
    }

    /// Compares the wanted files with those that the live folder has according to its manifest and in fact.
    pub fn count(&self, live: Option<&LiveTree>) -> WrittenFiles {
        let wanted = &self.manifest.files;
        let Some(live) = live else { return WrittenFiles { added: wanted.len(), ..WrittenFiles::default() } };
        let mut written = WrittenFiles::default();
        for (path, entry) in wanted {
            if !live.manifest.files.contains_key(path) {
                written.added += 1;
            } else if live.survey.held.get(path) == Some(entry) {
                written.unchanged += 1;
            } else {
                written.changed += 1;
            }
        }
        written.removed = live.manifest.files.keys().filter(|path| !wanted.contains_key(*path)).count();
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_be_a_file_and_a_folder() {
        let files = ["a", "a-b", "a/c"].map(|path| (path.to_owned(), Arc::from(*b"")));
        let files = BTreeMap::from(files);
        let error = WantedTree::new(&files, None).err();
        assert!(matches!(error, Some(EmitError::FileAndFolder { path }) if path == "a"));
    }
}
