//! What a tree really holds, by the cheapest look that can be trusted. Nothing here changes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::error::{Action, EmitError};
use super::manifest::{GITIGNORE_NAME, ListedFile, MANIFEST_NAME, Manifest};
use super::paths::folders_above;
use super::places::OutputPlaces;

/// Everything in a tree but its manifest. Names are relative, with `/`, and approximate where they are not Unicode;
/// paths are relative and exact.
#[derive(Debug, Default)]
pub(super) struct TreeSurvey {
    /// The files whose content is known.
    pub held: BTreeMap<String, ListedFile>,
    /// All other things that are no folders: damaged files, and what no build made.
    pub others: BTreeMap<String, PathBuf>,
    /// Names of those that somebody would miss: not listed, and not left by the operating system.
    pub strangers: Vec<String>,
    pub folders: BTreeMap<String, PathBuf>,
}

/// The tree citizens are reading.
pub(super) struct LiveTree {
    pub manifest: Manifest,
    pub survey: TreeSurvey,
}

/// The live site; `None` where the folder is missing or holds nothing to lose.
///
/// # Errors
/// [`EmitError::Strangers`] for things the build did not make, and what reading the manifest can meet.
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

/// Whether the folder can be put aside with nothing lost: it is missing, empty, or holds a `.gitignore` alone.
pub(super) fn is_bare(folder: &Path) -> Result<bool, EmitError> {
    Ok(names_in(folder)?.is_none_or(|names| names.is_empty()))
}

/// The things right inside a folder that somebody would miss; `None` where there is no folder.
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

/// Looks through a tree that has a manifest.
///
/// The manifest is always written last, so its time shows what is older than the build's end. A listed file is believed
/// on its size, and hashed where it is younger: an edit by hand shows even where it keeps the size. A folder is listed
/// only where it is younger: its time moves when a name in it comes or goes.
pub(super) fn by_manifest(root: &Path, manifest: &Manifest) -> Result<TreeSurvey, EmitError> {
    let finished = fs::metadata(root.join(MANIFEST_NAME))
        .and_then(|metadata| metadata.modified())
        .map_err(|error| EmitError::io(Action::Read, root, error))?;
    let mut survey = TreeSurvey::default();
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
            survey.others.insert(name.clone(), PathBuf::from(name));
        }
    }
    for folder in young {
        survey.find_unlisted(root, folder)?;
    }
    Ok(survey)
}

/// Looks through a tree that has no manifest, by reading all of it.
pub(super) fn by_reading(root: &Path) -> Result<TreeSurvey, EmitError> {
    let mut survey = TreeSurvey::default();
    survey.walk(root, root, |_| true)?;
    Ok(survey)
}

/// Files that Windows and macOS leave in a folder somebody opened.
pub(super) fn is_litter(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

impl TreeSurvey {
    fn has_parent_of(&self, name: &str) -> bool {
        name.rsplit_once('/').is_none_or(|(parent, _)| self.folders.contains_key(parent))
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
