//! The folders of one output, and the folders of ours beside the content and the output.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Action, EmitError};
use super::paths::{GITIGNORE, GITIGNORE_NAME};

/// Where the live tree stands, and what stands beside it on the same file system.
#[derive(Debug, Clone)]
pub(super) struct OutputPlaces {
    /// As it was asked for, for messages.
    pub output: PathBuf,
    /// The output with the links above it resolved.
    pub live: PathBuf,
    /// Our folder beside it. It ignores itself in git, and can be deleted whenever no build runs.
    pub work: PathBuf,
}

impl OutputPlaces {
    /// The places of an output.
    ///
    /// # Errors
    /// [`EmitError::Link`] for a link where one of them belongs, and names that are no folder of its own.
    pub fn of(output: &Path) -> Result<Self, EmitError> {
        // A slash at the end would lead through a link.
        refuse_link(&output.components().collect::<PathBuf>())?;
        let live = resolved(output)?;
        let (Some(parent), Some(name)) = (live.parent(), live.file_name()) else {
            return Err(EmitError::NoName { output: output.to_owned() });
        };
        let mut work = std::ffi::OsString::from(".");
        work.push(name);
        work.push(".giothong");
        let work = parent.join(work);
        let places = Self { output: output.to_owned(), live, work };
        for path in [&places.work, &places.spare(), &places.previous(), &places.lock()] {
            refuse_link(path)?;
        }
        Ok(places)
    }

    /// The tree that is brought forward, then the previous site.
    pub fn spare(&self) -> PathBuf {
        self.work.join("spare")
    }

    /// The live tree while it changes places in two steps. That it is there is the journal of a switch cut short.
    pub fn previous(&self) -> PathBuf {
        self.work.join("previous")
    }

    pub fn lock(&self) -> PathBuf {
        self.work.join("lock")
    }
}

/// Refuses a link where a folder or file of ours belongs: what it leads to is somebody else's.
pub(super) fn refuse_link(path: &Path) -> Result<(), EmitError> {
    if path.is_symlink() {
        return Err(EmitError::Link { path: path.to_owned() });
    }
    Ok(())
}

fn resolved(output: &Path) -> Result<PathBuf, EmitError> {
    let read = |error: io::Error| EmitError::io(Action::Read, output, error);
    match fs::canonicalize(output) {
        Ok(live) if live.is_dir() => Ok(live),
        Ok(_) => Err(EmitError::NotAFolder { output: output.to_owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => std::path::absolute(output).map_err(read),
        Err(error) => Err(read(error)),
    }
}

/// Makes the folder of ours and keeps every other build away from this output until the file is dropped.
///
/// The system lets go of the lock when the process ends, however it ends. On a file system without locks the build
/// goes on without one.
pub(super) fn lock(disk: &Disk, places: &OutputPlaces) -> Result<File, EmitError> {
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
    hide_from_git(disk, &places.work)?;
    Ok(file)
}

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
    hide_from_git(&disk, folder)?;
    let unfinished = folder.join(format!("{name}.part"));
    disk.remove_file(&unfinished)?;
    disk.write_new(&unfinished, bytes)?;
    disk.rename(&unfinished, &folder.join(name))
}

fn hide_from_git(disk: &Disk, folder: &Path) -> Result<(), EmitError> {
    let gitignore = folder.join(GITIGNORE_NAME);
    if gitignore.exists() { Ok(()) } else { disk.write_new(&gitignore, GITIGNORE) }
}
