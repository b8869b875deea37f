//! What the folder shall hold, checked before anything is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::error::{EmitError, PathFault};
use super::manifest::{Entry, GITIGNORE, GITIGNORE_NAME, Manifest};
use super::paths::{first_fault, folders_above};

/// The wanted tree: the site's files and the `.gitignore`, all but the manifest.
pub(super) struct Wanted<'a> {
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Every folder above a file, parents before children.
    pub folders: BTreeSet<&'a str>,
    /// The site's files alone.
    pub manifest: Manifest,
    gitignore: Entry,
}

impl<'a> Wanted<'a> {
    /// Refuses paths that would leave the folder, that some system cannot write, or that are both file and folder.
    pub fn new(files: &'a BTreeMap<String, Arc<[u8]>>, schedule: Option<Value>) -> Result<Self, EmitError> {
        match first_fault(files) {
            Some((path, PathFault::FileAndFolder)) => return Err(EmitError::FileAndFolder { path: path.to_owned() }),
            Some((path, fault)) => return Err(EmitError::IllegalPath { path: path.to_owned(), fault }),
            None => {}
        }
        let entries = files.iter().map(|(path, bytes)| (path.clone(), Entry::of(bytes))).collect();
        let site = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        Ok(Self {
            files: site.chain([(GITIGNORE_NAME, GITIGNORE)]).collect(),
            folders: files.keys().flat_map(|path| folders_above(path)).collect(),
            manifest: Manifest::new(entries, schedule),
            gitignore: Entry::of(GITIGNORE),
        })
    }

    pub fn entry(&self, path: &str) -> Option<&Entry> {
        if path == GITIGNORE_NAME {
            return Some(&self.gitignore);
        }
        self.manifest.files.get(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_be_a_file_and_a_folder() {
        let files = ["a", "a-b", "a/c"].map(|path| (path.to_owned(), Arc::from(*b"")));
        let files = BTreeMap::from(files);
        let error = Wanted::new(&files, None).err();
        assert!(matches!(error, Some(EmitError::FileAndFolder { path }) if path == "a"));
    }
}
