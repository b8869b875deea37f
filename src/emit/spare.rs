//! The tree beside the live one, brought forward to what is wanted.

use std::path::Path;

use super::difference::Difference;
use super::disk::Disk;
use super::error::EmitError;
use super::manifest::{MANIFEST_NAME, Manifest};
use super::survey::{by_manifest, by_reading};
use super::wanted::Wanted;

/// Makes the tree at `root` hold the wanted files and their manifest, changing only what differs.
///
/// The manifest goes first and comes last, so that a tree left half done carries none and is read anew. File systems
/// with a journal keep that order through a power cut as well.
pub(super) fn bring_forward(disk: &Disk, root: &Path, wanted: &Wanted<'_>) -> Result<(), EmitError> {
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
    let difference = Difference::between(&tree, wanted);
    if difference.is_empty() && manifest.as_ref() == Some(&wanted.manifest) {
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
    disk.settle(root, &list)
}
