//! The finished site on the disk: a folder that holds exactly what the build made, switched in at once.
//!
//! Beside the output folder `<parent>/<name>` stands one folder of ours, `<parent>/.<name>.giothong`, with the
//! *spare*: a second tree on the same file system, which is the site before the present one. A build brings the spare
//! forward by what differs from the wanted files and exchanges it with the live folder in one step. So the cost
//! follows what changed, and whatever fails or dies on the way, the live folder is a whole site: the old one or the
//! new one.
//!
//! Three rules keep that true.
//! - Nothing inside the live folder is ever edited; it only changes places with the spare.
//! - The manifest of a tree is written last and removed first: a tree with a manifest is complete, and a spare without
//!   one is read and hashed before it is trusted.
//! - What the build did not make is not ours to delete: [`publish_tree`] refuses and names it.
//!
//! What is read back from the disk is believed no more than what comes from elsewhere: a list that names a path outside
//! its folder is damaged, and a link where a folder of ours belongs is refused. A program that holds the live folder
//! open (a shell whose working directory it is, a container that mounts it) holds the *folder*, not its name, and sees
//! the previous site after a switch.
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
mod wanted;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use error::{Action, EmitError, PathFault};
pub use manifest::{GITIGNORE_NAME, ListedFile, MANIFEST_NAME, Manifest};
pub use places::keep;
pub use wanted::WrittenFiles;

use serde::de::DeserializeOwned;
use serde_json::Value;

use disk::Disk;
use places::OutputPlaces;
use wanted::WantedTree;

/// Makes `output` hold exactly `files` (relative paths with `/`), a [manifest](Manifest) with `schedule` and a
/// `.gitignore`.
///
/// Folders above `output` are made when they are missing. Where the folder already holds just this, nothing is touched.
///
/// # Errors
/// Every [`EmitError`]; in each case the previous site stands as it was.
pub fn publish_tree(
    output: &Path,
    files: &BTreeMap<String, Arc<[u8]>>,
    schedule: Option<Value>,
) -> Result<WrittenFiles, EmitError> {
    publish_on(&Disk::default(), output, files, schedule)
}

/// What the tree at `output` says of the schedule its readers were shown; `None` where there is no tree of ours, or one
/// that says nothing of it.
///
/// # Errors
/// As [`Manifest::read`], and [`EmitError::BrokenManifest`] where it says something else than a schedule.
pub fn published_schedule<T: DeserializeOwned>(output: &Path) -> Result<Option<T>, EmitError> {
    let Some(schedule) = Manifest::read(output)?.and_then(|manifest| manifest.schedule) else { return Ok(None) };
    let broken = |error: serde_json::Error| EmitError::BrokenManifest {
        path: output.join(MANIFEST_NAME),
        detail: error.to_string(),
    };
    serde_json::from_value(schedule).map(Some).map_err(broken)
}

fn publish_on(
    disk: &Disk,
    output: &Path,
    files: &BTreeMap<String, Arc<[u8]>>,
    schedule: Option<Value>,
) -> Result<WrittenFiles, EmitError> {
    let wanted = WantedTree::new(files, schedule)?;
    let places = OutputPlaces::of(output)?;
    if !places.work.is_dir() {
        // A folder that is refused is left without even a lock beside it.
        survey::look(&places)?;
    }
    let _lock = places::lock(disk, &places)?;
    switch::recover(disk, &places)?;
    let live = survey::look(&places)?;
    let written = wanted.count(live.as_ref());
    if live.is_some_and(|live| wanted.is(&live)) {
        return Ok(written);
    }
    switch::bring_forward(disk, &places.spare(), &wanted)?;
    switch::switch(disk, &places)?;
    Ok(written)
}
