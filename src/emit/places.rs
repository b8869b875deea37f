//! The folders of an output, and the folders of the program beside the content and the output.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Action, EmitError};
use super::paths::{GITIGNORE, GITIGNORE_NAME};

/// The path of the live tree, and the paths beside it on the same file system.
#[derive(Debug, Clone)]
pub(super) struct OutputPlaces {
    /// The output as the user named it, for messages.
    pub output: PathBuf,
    /// The output with the links above it resolved.
    pub live: PathBuf,
    /// The work folder beside it. Git ignores it, and it can be deleted whenever no build runs.
    pub work: PathBuf,
}

impl OutputPlaces {
    /// The paths for an output.
    ///
    /// # Errors
    /// [`EmitError::Link`] where one of them is a link, and an error for names that are not a folder of their own.
    pub fn of(output: &Path) -> Result<Self, EmitError> {
        // With a slash at the end, a link would be followed.
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

    /// The tree that is updated; after the switch, the previous site.
    pub fn spare(&self) -> PathBuf {
        self.work.join("spare")
    }

    /// The live tree during a switch in two steps. If it exists, such a switch was interrupted.
    pub fn previous(&self) -> PathBuf {
        self.work.join("previous")
    }

    pub fn lock(&self) -> PathBuf {
        self.work.join("lock")
    }
}

/// Refuses a link in place of a folder or file of the program: its target belongs to somebody else.
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

/// Creates the work folder and excludes every other build from this output until the file is dropped.
///
/// The system releases the lock when the process ends in any way. On a file system without locks the build continues
/// without one.
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

/// Writes a file completely or not at all, into a folder of the program that git ignores. The folder is created if it
/// is missing, and can be deleted whenever the program does not run.
///
/// # Errors
/// Errors of the disk; a previous file is then unchanged.
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

/// Keeps a file about the site at `output` in the work folder beside it.
///
/// # Errors
/// As [`keep`].
pub fn keep_beside(output: &Path, name: &str, bytes: &[u8]) -> Result<(), EmitError> {
    keep(&OutputPlaces::of(output)?.work, name, bytes)
}

/// The content of a file that [`keep_beside`] kept; `None` where there is none, or it cannot be read.
pub fn kept_beside(output: &Path, name: &str) -> Option<Vec<u8>> {
    let path = OutputPlaces::of(output).ok()?.work.join(name);
    refuse_link(&path).ok()?;
    fs::read(path).ok()
}

/// Deletes the site before the present one, which stands beside the output until the next build.
///
/// # Errors
/// Errors of the disk, and [`EmitError::Busy`] where a build runs.
pub fn forget_previous(output: &Path) -> Result<(), EmitError> {
    let (places, disk) = (OutputPlaces::of(output)?, Disk::default());
    let _lock = lock(&disk, &places)?;
    match places.spare() {
        spare if spare.is_dir() => disk.remove_tree(&spare),
        _ => Ok(()),
    }
}

fn hide_from_git(disk: &Disk, folder: &Path) -> Result<(), EmitError> {
    let gitignore = folder.join(GITIGNORE_NAME);
    if gitignore.exists() { Ok(()) } else { disk.write_new(&gitignore, GITIGNORE) }
}
