//! Updates the spare, which is the tree beside the live one, and exchanges the two.

use std::path::Path;

use super::disk::Disk;
use super::error::EmitError;
use super::manifest::Manifest;
use super::paths::MANIFEST_NAME;
use super::places::OutputPlaces;
use super::survey::{by_manifest, by_reading, is_bare};
use super::wanted::{Difference, WantedTree};

/// Updates the tree at `root` to the wanted files and their manifest, changing only what differs.
///
/// The manifest is removed first and written last, so an unfinished tree has no manifest and is read completely. File
/// systems with a journal keep this order even in a power cut.
pub(super) fn bring_forward(disk: &Disk, root: &Path, wanted: &WantedTree<'_>) -> Result<(), EmitError> {
    if !root.is_dir() {
        disk.make_folder(root)?;
    }
    // An unreadable manifest of the spare is no error: its files are hashed instead. A manifest with paths that no
    // build writes was edited by somebody, who must look at it.
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

/// Replaces the live tree with the finished spare; the live tree becomes the spare.
///
/// This is one step where the system supports it. Elsewhere there are two, and for a moment there is no live folder. If
/// the program ends at that moment, [`recover`] restores the previous site.
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
    // The new site is live. If this fails, the build has not failed, and the next recovery repeats it.
    disk.rename(previous, spare).ok();
    Ok(())
}

/// Finishes or undoes an interrupted switch in two steps.
///
/// Where the new site is live, the previous one becomes the spare; where there is none, the previous one is restored.
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
        // The live folder contains files of somebody else. They and the previous site are kept, and the build names and
        // refuses them.
        return Ok(());
    }
    if spare.exists() {
        disk.remove_tree(spare)?;
    }
    disk.rename(previous, spare)
}
