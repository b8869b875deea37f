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
//! open (a shell standing in it, a container that mounts it) holds the *folder*, not its name, and sees the previous
//! site after a switch.
#![allow(clippy::disallowed_methods, reason = "the output folder is written here and nowhere else")]

mod difference;
mod disk;
mod error;
mod kept;
mod live;
mod lock;
mod manifest;
mod paths;
mod places;
mod sentences;
mod spare;
mod survey;
mod switch;
#[cfg(test)]
mod tests;
mod wanted;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use difference::Written;
pub use error::{Action, EmitError, PathFault};
pub use kept::keep;
pub use manifest::{Entry, GITIGNORE_NAME, MANIFEST_NAME, Manifest};

use serde::de::DeserializeOwned;
use serde_json::Value;

use disk::Disk;
use places::Places;
use wanted::Wanted;

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
) -> Result<Written, EmitError> {
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

/// Puts the live folder right after a switch that was cut short, and does nothing otherwise.
///
/// [`publish_tree`] does this itself; it is for commands that only read the output.
///
/// # Errors
/// [`EmitError::Busy`] while a build is writing, and those of the disk.
pub fn recover(output: &Path) -> Result<(), EmitError> {
    let disk = Disk::default();
    let places = Places::of(output)?;
    if !places.previous().is_dir() {
        return Ok(());
    }
    let _lock = lock::take(&disk, &places)?;
    switch::recover(&disk, &places)
}

fn publish_on(
    disk: &Disk,
    output: &Path,
    files: &BTreeMap<String, Arc<[u8]>>,
    schedule: Option<Value>,
) -> Result<Written, EmitError> {
    let wanted = Wanted::new(files, schedule)?;
    let places = Places::of(output)?;
    if !places.work.is_dir() {
        // A folder that is refused is left without even a lock beside it.
        live::look(&places)?;
    }
    let _lock = lock::take(disk, &places)?;
    switch::recover(disk, &places)?;
    let live = live::look(&places)?;
    let written = difference::count(live.as_ref(), &wanted);
    if live.is_some_and(|live| live.is(&wanted)) {
        return Ok(written);
    }
    spare::bring_forward(disk, &places.spare(), &wanted)?;
    switch::switch(disk, &places)?;
    Ok(written)
}
