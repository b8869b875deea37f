//! The folders of one output.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{Action, EmitError};

/// Where the live tree stands, and what stands beside it on the same file system.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// As it was asked for, for messages.
    pub output: PathBuf,
    /// The output with the links above it resolved.
    pub live: PathBuf,
    /// Our folder beside it. It ignores itself in git, and can be deleted whenever no build runs.
    pub work: PathBuf,
}

impl Places {
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
