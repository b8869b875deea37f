//! One build at a time for one output.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;

use super::disk::Disk;
use super::error::{Action, EmitError};
use super::manifest::{GITIGNORE, GITIGNORE_NAME};
use super::places::Places;

/// Makes the folder of ours and keeps every other build away from this output until the file is dropped.
///
/// The system lets go of the lock when the process ends, however it ends. On a file system without locks the build
/// goes on without one.
pub(super) fn take(disk: &Disk, places: &Places) -> Result<File, EmitError> {
    if !places.work.is_dir() {
        disk.make_folders(&places.work)?;
    }
    let path = places.lock();
    let file = disk.lock_file(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(EmitError::Busy { output: places.output.clone() });
        }
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => {
            return Err(EmitError::io(Action::Write, &path, error));
        }
    }
    let gitignore = places.work.join(GITIGNORE_NAME);
    if !gitignore.exists() {
        disk.write_new(&gitignore, GITIGNORE)?;
    }
    Ok(file)
}
