//! What the output folder shall hold, checked before anything is touched, and what separates a tree from it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::error::{EmitError, PathFault};
use super::manifest::{ListedFile, Manifest};
use super::paths::{GITIGNORE, GITIGNORE_NAME};
use super::paths::{first_fault, folders_above};
use super::survey::{LiveTree, TreeSurvey};

/// What a build changed in the live folder, in files of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenFiles {
    pub added: usize,
    /// Other content, or damage put right.
    pub changed: usize,
    /// Paths the site no longer has.
    pub removed: usize,
    /// Files that were right already.
    pub unchanged: usize,
}

/// The wanted tree: the site's files and the `.gitignore`, all but the manifest.
pub(super) struct WantedTree<'a> {
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Every folder above a file, parents before children.
    pub folders: BTreeSet<&'a str>,
    /// Of the site's files alone.
    pub manifest: Manifest,
    gitignore: ListedFile,
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

impl<'a> WantedTree<'a> {
    /// Refuses paths that would leave the folder, that some system cannot write, or that are both file and folder.
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

    /// Counts the wanted files against what the live folder was meant to hold and does.
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
