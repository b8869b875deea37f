//! What can keep a site from being written, as data. The words are in `sentences`.

use std::io;
use std::path::{Path, PathBuf};

/// Why the site was not written. The previous one stands as it was.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum EmitError {
    /// A path of the site cannot be written everywhere.
    IllegalPath {
        path: String,
        fault: PathFault,
    },
    /// Two files of the site need this path, one of them as a folder.
    FileAndFolder {
        path: String,
    },
    /// The output is the root of a disk.
    NoName {
        output: PathBuf,
    },
    /// The output is a file.
    NotAFolder {
        output: PathBuf,
    },
    /// A link stands where a folder or file of ours belongs.
    Link {
        path: PathBuf,
    },
    /// The output holds things no build of ours made: the first of their names, and how many there are. `built` tells
    /// a folder of ours from a folder that never was.
    Strangers {
        output: PathBuf,
        names: Vec<String>,
        count: usize,
        built: bool,
    },
    /// The manifest cannot be understood.
    BrokenManifest {
        path: PathBuf,
        detail: String,
    },
    /// The manifest lists a path that no build writes.
    ListedPath {
        manifest: PathBuf,
        path: String,
        fault: PathFault,
    },
    /// The manifest is of a version this program does not know.
    UnknownManifest {
        path: PathBuf,
        version: u32,
    },
    /// Another build holds the output.
    Busy {
        output: PathBuf,
    },
    Io {
        action: Action,
        path: PathBuf,
        source: io::Error,
    },
}

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// The path begins with `/`.
    Absolute,
    /// A name is empty, as in `a//b`.
    EmptyName,
    /// A name is `.` or `..`.
    Climbs,
    /// A name has more than 255 bytes.
    TooLong,
    /// A character Windows does not allow in names.
    Character,
    /// A name ends in a dot or a space.
    Ending,
    /// A name means a device on Windows, such as `con` or `lpt1`.
    Device,
    /// A name this stage keeps for itself.
    Reserved,
    /// The path is a file and a folder at once.
    FileAndFolder,
}

/// What was being done when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Looking at, or reading, what is there.
    Read,
    MakeFolder,
    Write,
    /// Removing a file or a folder.
    Remove,
    /// Putting the new site in the place of the previous one.
    Switch,
}

impl EmitError {
    pub(super) fn io(action: Action, path: &Path, source: io::Error) -> Self {
        Self::Io { action, path: path.to_owned(), source }
    }
}
