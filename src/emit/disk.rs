//! All changes of this stage to the disk, one function for each kind of change.
//!
//! They are in one place so that tests can interrupt a build before each of them; nothing else in this stage writes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
#[cfg(test)]
use std::sync::Arc;
#[cfg(test)]
use std::sync::atomic::{AtomicUsize, Ordering};

use super::error::{Action, EmitError};

#[derive(Clone, Default)]
pub(super) struct Disk {
    /// Simulates a file system that cannot exchange two folders in one step.
    #[cfg(test)]
    pub without_exchange: bool,
    #[cfg(test)]
    pub fate: Fate,
    /// The number of changes so far.
    #[cfg(test)]
    pub steps: Arc<AtomicUsize>,
}

/// The change at which a test's disk stops working.
#[cfg(test)]
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Fate {
    #[default]
    Works,
    /// As if the process were killed: this change and all later ones fail.
    DiesAt(usize),
    /// As if another program held the file open: only this change fails.
    FailsAt(usize),
}

impl Disk {
    /// Makes a folder; its parent must be there.
    pub fn make_folder(&self, path: &Path) -> Result<(), EmitError> {
        self.change(Action::MakeFolder, path, || fs::create_dir(path))
    }

    /// Makes a folder and every missing one above it.
    pub fn make_folders(&self, path: &Path) -> Result<(), EmitError> {
        self.change(Action::MakeFolder, path, || fs::create_dir_all(path))
    }

    /// Writes a new file. Existing files are never opened for writing, so that programs that still read a previous file
    /// of that name keep its whole content.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
        let open = || OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = self.change(Action::Write, path, open)?;
        self.change(Action::Write, path, || file.write_all(bytes))
    }

    pub fn remove_file(&self, path: &Path) -> Result<(), EmitError> {
        self.change(Action::Remove, path, || match fs::remove_file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            result => result,
        })
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, path: &Path) -> Result<(), EmitError> {
        self.change(Action::Remove, path, || fs::remove_dir(path))
    }

    /// Removes a tree that a build made.
    pub fn remove_tree(&self, path: &Path) -> Result<(), EmitError> {
        self.change(Action::Remove, path, || fs::remove_dir_all(path))
    }

    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), EmitError> {
        self.change(Action::Switch, to, || fs::rename(from, to))
    }

    /// Exchanges two folders in one step. `false` if the system or the file system cannot do that; then nothing was
    /// changed.
    pub fn exchange(&self, one: &Path, other: &Path) -> Result<bool, EmitError> {
        #[cfg(test)]
        if self.without_exchange {
            return Ok(false);
        }
        self.change(Action::Switch, other, || exchange(one, other))
    }

    /// Locks the file that excludes other builds, until it is dropped.
    pub fn lock_file(&self, path: &Path) -> Result<File, EmitError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        self.change(Action::Write, path, || options.open(path))
    }

    /// Waits until a finished tree has been written to the disk.
    ///
    /// A killed process needs no wait, since the system already has what it wrote. The wait is for a power cut: the
    /// switch must not reach the disk before the files of the new tree. One request for the whole file system costs far
    /// less than one for each file. Where there is no such request, only the manifest, which is written last, is waited
    /// for; a truncated file then has the wrong size, so the next build replaces it.
    pub fn sync(&self, root: &Path, manifest: &Path) -> Result<(), EmitError> {
        self.change(Action::Write, root, || sync(root, manifest))
    }

    fn change<T>(&self, action: Action, path: &Path, work: impl FnOnce() -> io::Result<T>) -> Result<T, EmitError> {
        #[cfg(test)]
        self.meet_fate(path)?;
        work().map_err(|error| EmitError::io(action, path, error))
    }

    #[cfg(test)]
    fn meet_fate(&self, path: &Path) -> Result<(), EmitError> {
        let step = self.steps.fetch_add(1, Ordering::Relaxed);
        match self.fate {
            Fate::DiesAt(end) if step >= end => {}
            Fate::FailsAt(end) if step == end => {}
            _ => return Ok(()),
        }
        Err(EmitError::io(Action::Write, path, io::Error::other("the test ended the world")))
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    // Linux returns EINVAL for a file system that does not support the flag: rename(2).
    const CANNOT: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(error) if CANNOT.contains(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(target_os = "linux")]
fn sync(root: &Path, _manifest: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync(_root: &Path, manifest: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(manifest)?.sync_all()
}
