//! The spare, the tree beside the live one: brought forward to what is wanted, then the two change places.

use std::path::Path;

use super::disk::Disk;
use super::error::EmitError;
use super::manifest::{MANIFEST_NAME, Manifest};
use super::places::OutputPlaces;
use super::survey::{by_manifest, by_reading, is_bare};
use super::wanted::{Difference, WantedTree};

/// Makes the tree at `root` hold the wanted files and their manifest, changing only what differs.
///
/// The manifest goes first and comes last, so that a tree left half done carries none and is read anew. File systems
/// with a journal keep that order through a power cut as well.
pub(super) fn bring_forward(disk: &Disk, root: &Path, wanted: &WantedTree<'_>) -> Result<(), EmitError> {
    if !root.is_dir() {
        disk.make_folder(root)?;
    }
    // A spare nobody can read the list of is no error: its files are hashed instead. A list with paths that no build
    // writes was made by somebody, who has to look.
    let manifest = match Manifest::read(root) {
        Err(error @ (EmitError::ListedPath { .. } | EmitError::Link { .. })) => return Err(error),
        read => read.ok().flatten(),
    };
    let tree = match &manifest {
        Some(manifest) => by_manifest(root, manifest)?,
        None => by_reading(root)?,
    };
    let difference = wanted.difference(&tree);
    if difference == Difference::default() && manifest.as_ref() == Some(&wanted.manifest) {
        return Ok(());
    }
    let list = root.join(MANIFEST_NAME);
    disk.remove_file(&list)?;
    for path in &difference.remove {
        disk.remove_file(&root.join(path))?;
    }
    for path in &difference.clear {
        disk.remove_folder(&root.join(path))?;
    }
    for path in &difference.make {
        disk.make_folder(&root.join(path))?;
    }
    for (path, bytes) in &difference.write {
        disk.write_new(&root.join(path), bytes)?;
    }
    disk.write_new(&list, &wanted.manifest.to_bytes()?)?;
    disk.sync(root, &list)
}

/// Puts the finished spare in the live tree's place; the live tree becomes the spare.
///
/// In one step where the system can. Elsewhere in two, between which there is no live folder for a moment: should the
/// run end there, [`recover`] brings the previous site back.
pub(super) fn switch(disk: &Disk, places: &OutputPlaces) -> Result<(), EmitError> {
    let (live, spare, previous) = (&places.live, &places.spare(), &places.previous());
    if !live.exists() {
        return disk.rename(spare, live);
    }
    if disk.exchange(spare, live)? {
        return Ok(());
    }
    disk.rename(live, previous)?;
    if let Err(error) = disk.rename(spare, live) {
        disk.rename(previous, live)?;
        return Err(error);
    }
    // The site is out. Should this fail, it is no failure of the build, and the next recovery does it.
    disk.rename(previous, spare).ok();
    Ok(())
}

/// Finishes or undoes a switch in two steps that was cut short.
///
/// Where the new site is in place the previous one becomes the spare; where nothing is, the previous one comes back.
pub(super) fn recover(disk: &Disk, places: &OutputPlaces) -> Result<(), EmitError> {
    let (live, spare, previous) = (&places.live, &places.spare(), &places.previous());
    if !previous.is_dir() {
        return Ok(());
    }
    if is_bare(live)? {
        if live.exists() {
            disk.remove_tree(live)?;
        }
        return disk.rename(previous, live);
    }
    if !live.join(MANIFEST_NAME).exists() {
        // Somebody's things stand in its place: they stay, the previous site too, and the build refuses them by name.
        return Ok(());
    }
    if spare.exists() {
        disk.remove_tree(spare)?;
    }
    disk.rename(previous, spare)
}
