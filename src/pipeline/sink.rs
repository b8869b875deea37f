//! Where the files of a site go as they are made.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Takes the files of a site one by one.
pub trait Sink: Sync {
    /// Gets the path of every file before the first one is made.
    fn begin(&mut self, paths: &mut dyn Iterator<Item = &str>);

    /// Takes a finished file. Called from several threads, in any order. The site is complete only if the whole build
    /// has no errors.
    fn take(&self, path: &str, bytes: &[u8]);
}

/// Keeps nothing: the site is only checked.
impl Sink for () {
    fn begin(&mut self, _: &mut dyn Iterator<Item = &str>) {}

    fn take(&self, _: &str, _: &[u8]) {}
}

/// The files of a finished site, by path.
pub type SiteFiles = BTreeMap<String, Arc<[u8]>>;

/// Keeps every file in memory.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<SiteFiles>);

impl InMemory {
    pub fn into_files(self) -> SiteFiles {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for InMemory {
    fn begin(&mut self, _: &mut dyn Iterator<Item = &str>) {}

    fn take(&self, path: &str, bytes: &[u8]) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.into());
    }
}

/// Keeps the hash of every file, by path.
#[derive(Default)]
pub struct Hashes(Mutex<BTreeMap<String, blake3::Hash>>);

impl Hashes {
    pub fn into_map(self) -> BTreeMap<String, blake3::Hash> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Hashes {
    fn begin(&mut self, _: &mut dyn Iterator<Item = &str>) {}

    fn take(&self, path: &str, bytes: &[u8]) {
        let hash = blake3::hash(bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), hash);
    }
}
