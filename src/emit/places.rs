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
    /// The output with its links resolved.
    pub live: PathBuf,
    /// Our folder beside it. It ignores itself in git, and can be deleted whenever no build runs.
    pub work: PathBuf,
}

impl Places {
    pub fn of(output: &Path) -> Result<Self, EmitError> {
        let live = resolved(output)?;
        let (Some(parent), Some(name)) = (live.parent(), live.file_name()) else {
            return Err(EmitError::NoName { output: output.to_owned() });
        };
        let mut work = std::ffi::OsString::from(".");
        work.push(name);
        work.push(".giothong");
        let work = parent.join(work);
        Ok(Self { output: output.to_owned(), live, work })
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

fn resolved(output: &Path) -> Result<PathBuf, EmitError> {
    let read = |error: io::Error| EmitError::io(Action::Read, output, error);
    match fs::canonicalize(output) {
        Ok(live) if live.is_dir() => return Ok(live),
        Ok(_) => {
            return Err(EmitError::NotAFolder { output: output.to_owned() });
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(read(error)),
    }
    if output.is_symlink() {
        return Err(EmitError::LinkToNothing { output: output.to_owned() });
    }
    std::path::absolute(output).map_err(read)
}
