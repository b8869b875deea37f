//! Writes a site file by file into the spare, and exchanges the finished spare with the live folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde_json::value::RawValue;

use super::disk::Disk;
use super::error::{Action, EmitError, PathFault};
use super::manifest::{ListedFile, Manifest};
use super::paths::{GITIGNORE, GITIGNORE_NAME, MANIFEST_NAME, first_fault, folders_above};
use super::places::{self, OutputPlaces};
use super::survey::{self, LiveTree, TreeSurvey};
use super::switch;

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

impl WrittenFiles {
    /// The number of files of the site.
    pub fn total(&self) -> usize {
        self.added + self.changed + self.unchanged
    }
}

/// A site that was written.
pub struct FinishedTree {
    pub files: WrittenFiles,
    /// The hash of its manifest, as [`standing`](super::standing) gives it.
    pub hash: String,
}

/// A site on its way to the disk. Until [`TreeWriter::finish`] the live folder is unchanged.
pub struct TreeWriter {
    disk: Disk,
    places: OutputPlaces,
    /// Held until the end, so that no other build writes to the same output.
    _lock: File,
    live: Option<LiveTree>,
    /// The manifest of the spare, where it has one.
    manifest: Option<Manifest>,
    spare: TreeSurvey,
    /// Whether the spare has no manifest any more, and no file or folder in the way of a wanted one.
    cleared: Mutex<bool>,
    /// The files of the site.
    wanted: BTreeMap<String, OnceLock<TakenFile>>,
    /// The first error of a change to the disk.
    failed: OnceLock<EmitError>,
}

/// A file of the site after it was handed over.
struct TakenFile {
    entry: ListedFile,
    /// Whether the spare lacks it and the live folder has it: it is copied once it is known that the site changes.
    waits: bool,
}

impl TreeWriter {
    /// Prepares to write a site with exactly these files (relative paths with `/`) to `output`. Missing folders above
    /// it are created.
    ///
    /// # Errors
    /// Paths that leave the folder, are not allowed on every system, or are both file and folder; and every
    /// [`EmitError`] of the folders.
    pub fn open(output: &Path, paths: impl IntoIterator<Item = String>) -> Result<Self, EmitError> {
        Self::open_on(Disk::default(), output, paths)
    }

    pub(super) fn open_on(
        disk: Disk,
        output: &Path,
        paths: impl IntoIterator<Item = String>,
    ) -> Result<Self, EmitError> {
        let wanted: BTreeMap<_, _> = paths.into_iter().map(|path| (path, OnceLock::new())).collect();
        match first_fault(&wanted) {
            Some((path, PathFault::FileAndFolder)) => return Err(EmitError::FileAndFolder { path: path.to_owned() }),
            Some((path, fault)) => return Err(EmitError::IllegalPath { path: path.to_owned(), fault }),
            None => {}
        }
        let places = OutputPlaces::of(output)?;
        if !places.work.is_dir() {
            // The folder is checked first, so that a refused folder does not even get a lock beside it.
            survey::look(&places)?;
        }
        let lock = places::lock(&disk, &places)?;
        switch::recover(&disk, &places)?;
        let live = survey::look(&places)?;
        let (manifest, spare) = survey::of_spare(&places.spare())?;
        let cleared = Mutex::new(false);
        Ok(Self { disk, places, _lock: lock, live, manifest, spare, cleared, wanted, failed: OnceLock::new() })
    }

    /// Takes a file of the site and writes it into the spare where the spare lacks it. May be called from several
    /// threads, in any order. A path that was not announced is ignored. After an error nothing more is written.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let Some(wanted) = self.wanted.get(path).filter(|_| self.failed.get().is_none()) else { return };
        let entry = ListedFile::of(bytes);
        let is_held = self.spare.held.get(path) == Some(&entry);
        let waits = !is_held && self.live_has(path, &entry, bytes);
        if !is_held
            && !waits
            && let Err(error) = self.put(path, bytes)
        {
            self.failed.set(error).ok();
        }
        wanted.set(TakenFile { entry, waits }).ok();
    }

    /// Completes the spare and makes it the live folder, with a [manifest](Manifest) that holds `schedule`. Where the
    /// live folder has these contents already, nothing is written.
    ///
    /// # Errors
    /// The first error of a change to the disk, and [`EmitError::NotMade`]; the previous site is then unchanged.
    pub fn finish(mut self, schedule: Option<Box<RawValue>>) -> Result<FinishedTree, EmitError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if let Some((path, _)) = self.wanted.iter().find(|(_, taken)| taken.get().is_none()) {
            return Err(EmitError::NotMade { path: path.clone() });
        }
        let taken = self.wanted.iter().filter_map(|(path, taken)| Some((path, taken.get()?)));
        let listed = taken.clone().map(|(path, taken)| (path.clone(), taken.entry.clone())).collect();
        let waiting: Vec<&String> = taken.filter(|(_, taken)| taken.waits).map(|(path, _)| path).collect();
        let manifest = Manifest::new(listed, schedule);
        let finished = FinishedTree { files: count(&manifest, self.live.as_ref()), hash: manifest.hash()? };
        let stays = self.live.as_ref().is_some_and(|live| live.manifest == manifest && live.survey.is(&manifest));
        if !stays {
            if self.manifest.as_ref() != Some(&manifest) || !self.spare.is(&manifest) {
                self.clear()?;
            }
            for path in waiting {
                let from = self.places.live.join(path);
                let bytes = fs::read(&from).map_err(|error| EmitError::io(Action::Read, &from, error))?;
                self.put(path, &bytes)?;
            }
        }
        if *self.cleared.lock().unwrap_or_else(PoisonError::into_inner) {
            let (spare, list) = (self.places.spare(), self.places.spare().join(MANIFEST_NAME));
            self.disk.write_new(&list, &manifest.to_bytes()?)?;
            self.disk.sync(&spare, &list)?;
        }
        if !stays {
            switch::switch(&self.disk, &self.places)?;
        }
        Ok(finished)
    }

    /// Whether the live folder has the file with these bytes.
    fn live_has(&self, path: &str, entry: &ListedFile, bytes: &[u8]) -> bool {
        let listed = self.live.as_ref().and_then(|live| live.survey.held.get(path));
        listed == Some(entry) && fs::read(self.places.live.join(path)).is_ok_and(|held| held == bytes)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        self.clear()?;
        let place = self.places.spare().join(path);
        if self.spare.held.contains_key(path) {
            self.disk.remove_file(&place)?;
        }
        self.disk.write_new(&place, bytes)
    }

    /// Before the first change to the spare: removes its manifest, so that a spare with a manifest is complete, then
    /// everything that is not wanted, and makes the folders of the site.
    fn clear(&self) -> Result<(), EmitError> {
        let mut cleared = self.cleared.lock().unwrap_or_else(PoisonError::into_inner);
        if *cleared {
            return Ok(());
        }
        let root = self.places.spare();
        if !root.is_dir() {
            self.disk.make_folder(&root)?;
        }
        self.disk.remove_file(&root.join(MANIFEST_NAME))?;
        let is_wanted = |name: &str| name == GITIGNORE_NAME || self.wanted.contains_key(name);
        let stale = self.spare.held.keys().filter(|name| !is_wanted(name)).map(Path::new);
        for path in stale.chain(self.spare.others.values().map(PathBuf::as_path)) {
            self.disk.remove_file(&root.join(path))?;
        }
        let folders: BTreeSet<&str> = self.wanted.keys().flat_map(|path| folders_above(path)).collect();
        for (name, path) in self.spare.folders.iter().rev() {
            if !folders.contains(name.as_str()) {
                self.disk.remove_folder(&root.join(path))?;
            }
        }
        for folder in folders {
            if !self.spare.folders.contains_key(folder) {
                self.disk.make_folder(&root.join(folder))?;
            }
        }
        if !self.spare.has_gitignore() {
            let gitignore = root.join(GITIGNORE_NAME);
            self.disk.remove_file(&gitignore)?;
            self.disk.write_new(&gitignore, GITIGNORE)?;
        }
        *cleared = true;
        Ok(())
    }
}

/// Compares a site with the files that the live folder has according to its manifest and in fact.
fn count(site: &Manifest, live: Option<&LiveTree>) -> WrittenFiles {
    let wanted = &site.files;
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
