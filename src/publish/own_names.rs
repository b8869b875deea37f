//! The names of the program's own files at a target: they begin with a dot, and without it where a server refuses dots.

use super::again::again;
use super::journal::JOURNAL;
use super::manifest::MANIFEST;
use super::remote::{OldVersions, Remote, RemoteError, RemoteFault, Stat, is_own};
use crate::emit::ListedFile;

/// The file with which a target is asked whether it takes a dot.
const PROBE: &str = ".giothong-probe.txt";
const PROBED: &[u8] = b"giothong\n";

/// A target whose own files of the program may lack their dot. All other files have the names they are given.
pub struct OwnNames<'r> {
    pub remote: &'r mut dyn Remote,
    pub dots: bool,
}

/// Whether the program's own files at a target have dots; `None` where it has none there. That files are there is what
/// keeps the answer between two publications.
///
/// # Errors
/// What the target answered, other than that it refuses a name.
pub fn found(remote: &mut dyn Remote) -> Result<Option<bool>, RemoteError> {
    for name in [MANIFEST, JOURNAL] {
        match remote.size(name) {
            Ok(Some(_)) => return Ok(Some(true)),
            Err(error) if !is_refused(&error) => return Err(error),
            _ => {}
        }
        if remote.size(undotted(name))?.is_some() {
            return Ok(Some(false));
        }
    }
    Ok(None)
}

/// A target with the names that it takes: those of files that are there, else those that can be written and read back.
///
/// # Errors
/// As [`found`], and where no name can be written.
pub fn chosen(remote: &mut dyn Remote) -> Result<OwnNames<'_>, RemoteError> {
    let dots = match found(remote)? {
        Some(dots) => dots,
        None => takes_dots(remote)?,
    };
    Ok(OwnNames { remote, dots })
}

fn takes_dots(remote: &mut dyn Remote) -> Result<bool, RemoteError> {
    let refused = |error: RemoteError| if is_refused(&error) { Ok(false) } else { Err(error) };
    let written = again(remote, |remote| remote.write(PROBE, PROBED)).map(|()| true).or_else(refused)?;
    let is_there = written && remote.read(PROBE).map(|found| found.as_deref() == Some(PROBED)).or_else(refused)?;
    if is_there {
        remote.remove(PROBE)?;
    }
    Ok(is_there)
}

/// Whether a target answered that it does not take a name. A folder that may not be written refuses every name.
fn is_refused(error: &RemoteError) -> bool {
    matches!(error.fault, RemoteFault::Denied | RemoteFault::Other)
}

fn undotted(name: &str) -> &str {
    name.strip_prefix('.').unwrap_or(name)
}

impl OwnNames<'_> {
    fn name<'p>(&self, path: &'p str) -> &'p str {
        if !self.dots && is_own(path) { undotted(path) } else { path }
    }
}

impl Remote for OwnNames<'_> {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        self.remote.read(self.name(path))
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        self.remote.size(self.name(path))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        self.remote.write(self.name(path), bytes)
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        self.remote.create(self.name(path), bytes)
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        self.remote.remove(self.name(path))
    }

    fn stat(&mut self, path: &str) -> Result<Option<Stat>, RemoteError> {
        self.remote.stat(self.name(path))
    }

    fn listed(&mut self, path: &str) -> Result<Option<ListedFile>, RemoteError> {
        self.remote.listed(self.name(path))
    }

    fn is_edited(&mut self, path: &str, file: &ListedFile) -> Result<bool, RemoteError> {
        self.remote.is_edited(self.name(path), file)
    }

    fn sent_as(&self, path: &str) -> Option<String> {
        self.remote.sent_as(path)
    }

    fn keeps_old_versions(&mut self) -> Option<OldVersions> {
        self.remote.keeps_old_versions()
    }
}
