//! A file that the program keeps for itself beside the content, between two runs.

use std::path::Path;

use super::disk::Disk;
use super::error::EmitError;
use super::manifest::{GITIGNORE, GITIGNORE_NAME};
use super::places::refuse_link;

/// Writes a file of ours whole or not at all, into a folder of ours that git passes over; the folder is made when it is
/// missing. The folder can be deleted whenever the program does not run.
///
/// # Errors
/// Those of the disk; the file that was there before stands as it was.
pub fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), EmitError> {
    let disk = Disk::default();
    for path in [folder.to_owned(), folder.join(name)] {
        refuse_link(&path)?;
    }
    disk.make_folders(folder)?;
    let gitignore = folder.join(GITIGNORE_NAME);
    if !gitignore.exists() {
        disk.write_new(&gitignore, GITIGNORE)?;
    }
    let unfinished = folder.join(format!("{name}.part"));
    disk.remove_file(&unfinished)?;
    disk.write_new(&unfinished, bytes)?;
    disk.rename(&unfinished, &folder.join(name))
}
