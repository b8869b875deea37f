//! A folder as a target: on this machine, or a shared one of the network.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::remote::{Remote, RemoteError, RemoteFault, WHILE_WRITTEN};
use crate::emit::ListedFile;

/// A folder that exists and holds a site, or nothing yet.
#[derive(Debug)]
pub struct FolderTarget {
    root: PathBuf,
}

impl FolderTarget {
    /// The target in a folder, which has to exist: a network drive that is not connected looks like a folder that does
    /// not.
    ///
    /// # Errors
    /// [`RemoteFault::Missing`] where it is no folder.
    pub fn open(root: &Path) -> Result<Self, RemoteError> {
        let name = root.display().to_string();
        match fs::metadata(root) {
            Ok(found) if found.is_dir() => Ok(Self { root: root.to_owned() }),
            Ok(_) => Err(RemoteError::new(RemoteFault::InTheWay, &name, "a file")),
            Err(error) => Err(fault(&name, &error)),
        }
    }

    /// Where a file lies. Nothing below the folder may be a link, which could lead anywhere.
    fn place(&self, path: &str) -> Result<PathBuf, RemoteError> {
        let mut place = self.root.clone();
        for name in path.split('/') {
            place.push(name);
            match fs::symlink_metadata(&place) {
                Ok(found) if found.is_symlink() => return Err(RemoteError::new(RemoteFault::InTheWay, path, "a link")),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(fault(path, &error)),
            }
        }
        Ok(place)
    }

    fn make_folders(&self, path: &str) -> Result<(), RemoteError> {
        for (end, _) in path.match_indices('/') {
            let folder = self.place(&path[..end])?;
            match fs::create_dir(&folder) {
                Ok(()) => readable(&folder, 0o755),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    return Err(RemoteError::new(RemoteFault::InTheWay, &path[..end], error));
                }
                Err(error) => return Err(fault(path, &error)),
            }
        }
        Ok(())
    }
}

impl Remote for FolderTarget {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        match fs::read(self.place(path)?) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(fault(path, &error)),
        }
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        match fs::symlink_metadata(self.place(path)?) {
            Ok(found) => Ok(found.is_file().then_some(found.len())),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(fault(path, &error)),
        }
    }

    fn is_edited(&mut self, path: &str, file: &ListedFile) -> Result<bool, RemoteError> {
        let found = self.listed(path)?;
        Ok(found.is_some_and(|found| (found.size, &found.hash) != (file.size, &file.hash)))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        let place = self.place(path)?;
        if place.is_dir() {
            return Err(RemoteError::new(RemoteFault::InTheWay, path, "a folder"));
        }
        self.make_folders(path)?;
        let part = self.place(&format!("{path}{WHILE_WRITTEN}"))?;
        let written = fs::write(&part, bytes).and_then(|()| {
            readable(&part, 0o644);
            fs::rename(&part, &place)
        });
        written.map_err(|error| {
            // What is left of it only takes room, and is in the journal.
            let _ = fs::remove_file(&part);
            fault(path, &error)
        })
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        let place = self.place(path)?;
        match OpenOptions::new().write(true).create_new(true).open(place) {
            Ok(mut file) => file.write_all(bytes).map(|()| true).map_err(|error| fault(path, &error)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(fault(path, &error)),
        }
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        for path in [path, &format!("{path}{WHILE_WRITTEN}")] {
            match fs::remove_file(self.place(path)?) {
                Ok(()) => {}
                Err(error) if is_absent(&error) => {}
                Err(error) => return Err(fault(path, &error)),
            }
        }
        for (end, _) in path.rmatch_indices('/') {
            // A folder that is not empty stays: what is in it is somebody's.
            if fs::remove_dir(self.place(&path[..end])?).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Whether there is nothing at a path, also because a folder above it is none.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn fault(path: &str, error: &io::Error) -> RemoteError {
    let kind = match error.kind() {
        ErrorKind::NotFound => RemoteFault::Missing,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => RemoteFault::Denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => RemoteFault::Full,
        ErrorKind::NotADirectory | ErrorKind::IsADirectory => RemoteFault::InTheWay,
        ErrorKind::TimedOut | ErrorKind::Interrupted | ErrorKind::ResourceBusy | ErrorKind::StaleNetworkFileHandle => {
            RemoteFault::Passing
        }
        _ => RemoteFault::Other,
    };
    RemoteError::new(kind, path, error)
}

/// Lets a web server of another user read what was written, whatever the umask. Where the system has no modes, or they
/// belong to somebody else, the folder's own rules hold.
#[cfg(unix)]
fn readable(place: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(place, fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn readable(_place: &Path, _mode: u32) {}
