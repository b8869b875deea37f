//! What a tree really holds, by the cheapest look that can be trusted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::error::{Action, EmitError};
use super::manifest::{Entry, GITIGNORE_NAME, MANIFEST_NAME, Manifest};
use super::paths::folders_above;

/// Everything in a tree but its manifest. Names are relative, with `/`, and approximate where they are not Unicode;
/// paths are relative and exact.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The files whose content is known.
    pub held: BTreeMap<String, Entry>,
    /// All other things that are no folders.
    pub others: BTreeMap<String, Other>,
    pub folders: BTreeMap<String, PathBuf>,
}

#[derive(Debug)]
pub(super) struct Other {
    pub path: PathBuf,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Listed, and not what the list says.
    Damaged,
    /// Left by the operating system where somebody opened the folder.
    Litter,
    /// Nothing the list knows.
    Stranger,
}

/// Looks through a tree that has a manifest.
///
/// The manifest is always written last, so its time tells what is older than the build's end. A listed file is believed
/// on its size, and hashed where it is younger: an edit by hand shows even where it keeps the size. A folder is listed
/// only where it is younger: its time moves when a name in it comes or goes.
pub(super) fn by_manifest(root: &Path, manifest: &Manifest) -> Result<Survey, EmitError> {
    let finished = fs::metadata(root.join(MANIFEST_NAME))
        .and_then(|metadata| metadata.modified())
        .map_err(|error| EmitError::io(Action::Read, root, error))?;
    let mut survey = Survey::default();
    let listed: BTreeSet<&str> = manifest.files.keys().flat_map(|file| folders_above(file)).collect();
    let mut young = vec![""];
    for folder in listed {
        // A listed folder may have become a file or a link: what a path below it leads to is not ours.
        if !survey.has_parent_of(folder) {
            continue;
        }
        let Some(metadata) = look_at(&root.join(folder))? else {
            continue;
        };
        if metadata.is_dir() {
            survey.folders.insert(folder.to_owned(), PathBuf::from(folder));
            if !is_older(&metadata, finished) {
                young.push(folder);
            }
        }
    }
    for (name, entry) in &manifest.files {
        if !survey.has_parent_of(name) {
            continue;
        }
        let path = root.join(name);
        let Some(metadata) = look_at(&path)? else {
            continue;
        };
        if metadata.is_file()
            && metadata.len() == entry.size
            && (is_older(&metadata, finished) || hashed(&path)? == *entry)
        {
            survey.held.insert(name.clone(), entry.clone());
        } else if !metadata.is_dir() {
            survey.add_other(PathBuf::from(name), Kind::Damaged);
        }
    }
    for folder in young {
        survey.find_unlisted(root, folder)?;
    }
    Ok(survey)
}

/// Looks through a tree that has no manifest, by reading all of it.
pub(super) fn by_reading(root: &Path) -> Result<Survey, EmitError> {
    let mut survey = Survey::default();
    survey.walk(root, root, |_| true)?;
    Ok(survey)
}

/// Files that Windows and macOS leave in a folder somebody opened.
pub(super) fn is_litter(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

impl Survey {
    fn has_parent_of(&self, name: &str) -> bool {
        name.rsplit_once('/').is_none_or(|(parent, _)| self.folders.contains_key(parent))
    }

    fn add_other(&mut self, path: PathBuf, kind: Kind) {
        self.others.insert(slashed(&path), Other { path, kind });
    }

    /// Adds what stands in a listed folder and is not listed, with all that is below it.
    fn find_unlisted(&mut self, root: &Path, folder: &str) -> Result<(), EmitError> {
        let folder = root.join(folder);
        let failed = |error| EmitError::io(Action::Read, &folder, error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = slashed(relative(&path, root));
            let known =
                self.held.contains_key(&name) || self.others.contains_key(&name) || self.folders.contains_key(&name);
            if !known {
                self.walk(root, &path, |name| name == GITIGNORE_NAME)?;
            }
        }
        Ok(())
    }

    /// Adds all there is at `from` and below; files are read where `reads` says so.
    fn walk(&mut self, root: &Path, from: &Path, reads: impl Fn(&str) -> bool) -> Result<(), EmitError> {
        for entry in WalkDir::new(from).follow_root_links(false) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(from).to_owned();
                EmitError::io(Action::Read, &path, error.into())
            })?;
            let path = relative(entry.path(), root).to_owned();
            let name = slashed(&path);
            let kind = entry.file_type();
            if name.is_empty() || name == MANIFEST_NAME {
                continue;
            } else if kind.is_dir() {
                self.folders.insert(name, path);
            } else if kind.is_file() && reads(&name) {
                self.held.insert(name, hashed(entry.path())?);
            } else if is_litter(&name) {
                self.add_other(path, Kind::Litter);
            } else {
                self.add_other(path, Kind::Stranger);
            }
        }
        Ok(())
    }
}

/// What stands at a path, links not followed; `None` for nothing.
fn look_at(path: &Path) -> Result<Option<Metadata>, EmitError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(EmitError::io(Action::Read, path, error)),
    }
}

fn is_older(metadata: &Metadata, than: SystemTime) -> bool {
    metadata.modified().is_ok_and(|at| at <= than)
}

fn hashed(path: &Path) -> Result<Entry, EmitError> {
    let bytes = fs::read(path).map_err(|error| EmitError::io(Action::Read, path, error))?;
    Ok(Entry::of(&bytes))
}

fn relative<'a>(path: &'a Path, root: &Path) -> &'a Path {
    path.strip_prefix(root).unwrap_or(path)
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
