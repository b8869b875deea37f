//! Writes the finished site: a folder with exactly the files of the build, replaced in one step.
//!
//! Beside the output folder `<parent>/<name>` there is a work folder `<parent>/.<name>.giothong` with the *spare*: a
//! second tree on the same file system, which holds the previous site. A build updates the spare file by file and exchanges
//! it with the live folder in one step. So the cost depends on what changed, and whatever fails, the live
//! folder is a complete site: the old one or the new one.
//!
//! Three rules ensure this.
//! - Files inside the live folder are never edited; the folder is only exchanged with the spare.
//! - The manifest of a tree is written last and removed first: a tree with a manifest is complete, and a spare without
//!   one is read and hashed before it is trusted.
//! - Files that the build did not make are not deleted: [`TreeWriter::open`] refuses to write and names them.
//!
//! Data read back from the disk is not trusted: a manifest with a path outside of its folder is damaged, and a link in
//! place of a folder of the program is refused. A program that has the live folder open (a shell whose working
//! directory it is, a container that mounts it) keeps the *folder* and not its name, and sees the previous site after a
//! switch.
#![allow(clippy::disallowed_methods, reason = "the output folder is written here and nowhere else")]

mod disk;
mod error;
mod manifest;
mod paths;
mod places;
mod survey;
mod switch;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;

pub use error::{Action, EmitError, PathFault};
pub use manifest::{ListedFile, Manifest};
pub use paths::{GITIGNORE_NAME, MANIFEST_NAME};
pub use places::{forget_previous, keep, keep_beside, kept_beside};
pub use writer::{FinishedTree, TreeWriter, WrittenFiles};

use serde::de::DeserializeOwned;

/// The schedule in the manifest of the tree at `output`; `None` where there is no tree of this program, or its manifest
/// has no schedule.
///
/// # Errors
/// As [`Manifest::read`], and [`EmitError::BrokenManifest`] where the data is not a schedule.
pub fn published_schedule<T: DeserializeOwned>(output: &Path) -> Result<Option<T>, EmitError> {
    let Some(schedule) = Manifest::read(output)?.and_then(|manifest| manifest.schedule) else { return Ok(None) };
    let broken = |error: serde_json::Error| EmitError::BrokenManifest {
        path: output.join(MANIFEST_NAME),
        detail: error.to_string(),
    };
    serde_json::from_str(schedule.get()).map(Some).map_err(broken)
}

/// The first of several paths that no build writes, with what is wrong with it.
pub fn is_illegal<T>(files: &std::collections::BTreeMap<String, T>) -> Option<String> {
    paths::first_fault(files).map(|(path, fault)| format!("{path}: {}", fault.words().en))
}

/// The hash of the manifest of the tree at `output`, where the tree is complete and holds nothing else.
pub fn standing(output: &Path) -> Option<String> {
    let live = survey::look(&places::OutputPlaces::of(output).ok()?).ok()??;
    live.survey.is(&live.manifest).then(|| live.manifest.hash().ok()).flatten()
}
