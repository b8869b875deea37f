//! The tree citizens are reading. Nothing here changes it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::difference::Difference;
use super::error::{Action, EmitError};
use super::manifest::{GITIGNORE_NAME, Manifest};
use super::places::Places;
use super::survey::{Kind, Survey, by_manifest, is_litter};
use super::wanted::Wanted;

/// A built site as it stands.
pub(super) struct Live {
    pub manifest: Manifest,
    pub survey: Survey,
}

impl Live {
    /// Whether it already is what is wanted.
    pub fn is(&self, wanted: &Wanted<'_>) -> bool {
        self.manifest == wanted.manifest && Difference::between(&self.survey, wanted).is_empty()
    }
}

/// The live site; `None` where the folder is missing or holds nothing to lose.
///
/// # Errors
/// [`EmitError::Strangers`] for things the build did not make, and what reading the manifest can meet.
pub(super) fn look(places: &Places) -> Result<Option<Live>, EmitError> {
    let Some(names) = names_in(&places.live)? else {
        return Ok(None);
    };
    let Some(manifest) = Manifest::read(&places.live)? else {
        return refuse(places, names, false).map(|()| None);
    };
    let survey = by_manifest(&places.live, &manifest)?;
    let strangers = survey.others.iter().filter(|(_, other)| other.kind == Kind::Stranger);
    refuse(places, strangers.map(|(name, _)| name.clone()).collect(), true)?;
    Ok(Some(Live { manifest, survey }))
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

fn refuse(places: &Places, mut names: Vec<String>, built: bool) -> Result<(), EmitError> {
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let count = names.len();
    names.truncate(5);
    Err(EmitError::Strangers { output: places.output.clone(), names, count, built })
}
