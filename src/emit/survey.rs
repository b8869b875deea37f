//! Surveys the real contents of a tree with as little reading as is safe. It changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::error::{Action, EmitError};
use super::manifest::{ListedFile, Manifest};
use super::paths::folders_above;
use super::paths::{GITIGNORE, GITIGNORE_NAME, MANIFEST_NAME};
use super::places::OutputPlaces;

/// The contents of a tree except its manifest. Names are relative, with `/`, and approximate where they are not
/// Unicode; paths are relative and exact.
#[derive(Debug, Default)]
pub(super) struct TreeSurvey {
    /// The files whose content is known.
    pub held: BTreeMap<String, ListedFile>,
    /// All others except folders: damaged files, and files that no build made.
    pub others: BTreeMap<String, PathBuf>,
    /// The names of those that somebody may need: they are neither listed nor left by the operating system.
    pub strangers: Vec<String>,
    pub folders: BTreeMap<String, PathBuf>,
}

/// The tree that is served to readers.
pub(super) struct LiveTree {
    pub manifest: Manifest,
    pub survey: TreeSurvey,
}

/// Surveys the live site; `None` where the folder is missing or contains nothing that could be lost.
///
/// # Errors
/// [`EmitError::Strangers`] for files that the build did not make, and the errors of reading the manifest.
pub(super) fn look(places: &OutputPlaces) -> Result<Option<LiveTree>, EmitError> {
    let Some(names) = names_in(&places.live)? else {
        return Ok(None);
    };
    let Some(manifest) = Manifest::read(&places.live)? else {
        return refuse(places, names, false).map(|()| None);
    };
    let survey = by_manifest(&places.live, &manifest)?;
    refuse(places, survey.strangers.clone(), true)?;
    Ok(Some(LiveTree { manifest, survey }))
}

/// Surveys the spare and its manifest, where it has one.
///
/// An unreadable manifest is no error: the files of the spare are hashed instead. A manifest with paths that no build
/// writes was edited by somebody, who must look at it.
pub(super) fn of_spare(root: &Path) -> Result<(Option<Manifest>, TreeSurvey), EmitError> {
    if !root.is_dir() {
        return Ok((None, TreeSurvey::default()));
    }
    let manifest = match Manifest::read(root) {
        Err(error @ (EmitError::ListedPath { .. } | EmitError::Link { .. })) => return Err(error),
        read => read.ok().flatten(),
    };
    let survey = match &manifest {
        Some(manifest) => by_manifest(root, manifest)?,
        None => by_reading(root)?,
    };
    Ok((manifest, survey))
}

/// Whether the folder can be moved away without loss: it is missing, empty, or contains only a `.gitignore`.
pub(super) fn is_bare(folder: &Path) -> Result<bool, EmitError> {
    Ok(names_in(folder)?.is_none_or(|names| names.is_empty()))
}

/// The names directly inside a folder that somebody may need; `None` where there is no folder.
fn names_in(folder: &Path) -> Result<Option<Vec<String>>, EmitError> {
    let failed = |error| EmitError::io(Action::Read, folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let mut name = entry.file_name().to_string_lossy().into_owned();
        if name == GITIGNORE_NAME || is_litter(&name) {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            name.push('/');
        }
        names.push(name);
    }
    Ok(Some(names))
}

fn refuse(places: &OutputPlaces, mut names: Vec<String>, built: bool) -> Result<(), EmitError> {
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let count = names.len();
    names.truncate(5);
    Err(EmitError::Strangers { output: places.output.clone(), names, count, built })
}

/// Surveys a tree with a manifest.
///
/// The manifest is always written last, so its time marks the end of the build. Older listed files are only checked by
/// size; newer ones are hashed, which finds manual edits that keep the size. Only newer folders are listed, since the
/// time of a folder changes when a name in it is added or removed.
pub(super) fn by_manifest(root: &Path, manifest: &Manifest) -> Result<TreeSurvey, EmitError> {
    let finished = fs::metadata(root.join(MANIFEST_NAME))
        .and_then(|metadata| metadata.modified())
        .map_err(|error| EmitError::io(Action::Read, root, error))?;
    let mut survey = TreeSurvey::default();
    let listed: BTreeSet<&str> = manifest.files.keys().flat_map(|file| folders_above(file)).collect();
    let mut young = vec![""];
    for folder in listed {
        // A listed folder may have been replaced by a file or a link: the target of a path below it does not belong to
        // the site.
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
            survey.others.insert(name.clone(), PathBuf::from(name));
        }
    }
    for folder in young {
        survey.find_unlisted(root, folder)?;
    }
    Ok(survey)
}

/// Surveys a tree without a manifest by reading all of it.
pub(super) fn by_reading(root: &Path) -> Result<TreeSurvey, EmitError> {
    let mut survey = TreeSurvey::default();
    survey.walk(root, root, |_| true)?;
    Ok(survey)
}

/// Whether a file is one that Windows and macOS leave in folders that somebody opened.
pub(super) fn is_litter(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

impl TreeSurvey {
    /// Whether the tree holds exactly the listed files and a `.gitignore` of this program.
    pub fn is(&self, manifest: &Manifest) -> bool {
        let listed: BTreeSet<&str> = manifest.files.keys().flat_map(|file| folders_above(file)).collect();
        let held = self.held.iter().filter(|(name, _)| *name != GITIGNORE_NAME);
        self.others.is_empty()
            && self.has_gitignore()
            && held.eq(&manifest.files)
            && self.folders.keys().map(String::as_str).eq(listed)
    }

    pub fn has_gitignore(&self) -> bool {
        self.held.get(GITIGNORE_NAME) == Some(&ListedFile::of(GITIGNORE))
    }

    fn has_parent_of(&self, name: &str) -> bool {
        name.rsplit_once('/').is_none_or(|(parent, _)| self.folders.contains_key(parent))
    }

    /// Adds everything in a listed folder that is not listed, recursively.
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

    /// Adds everything at `from` and below it; a file is read where `reads` is true for it.
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
            } else {
                if !is_litter(&name) {
                    self.strangers.push(name.clone());
                }
                self.others.insert(name, path);
            }
        }
        Ok(())
    }
}

/// The metadata of a path without following links; `None` where nothing exists.
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

fn hashed(path: &Path) -> Result<ListedFile, EmitError> {
    let bytes = fs::read(path).map_err(|error| EmitError::io(Action::Read, path, error))?;
    Ok(ListedFile::of(&bytes))
}

fn relative<'a>(path: &'a Path, root: &Path) -> &'a Path {
    path.strip_prefix(root).unwrap_or(path)
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
