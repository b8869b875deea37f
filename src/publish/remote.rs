//! What is asked of a target, whatever it is reached by.

use std::fmt;

use crate::diagnostics::Bilingual;
use crate::emit::ListedFile;

/// What is put behind the name of a file while it is written, so that what is left over can be found.
pub const WHILE_WRITTEN: &str = ".giothong-part";

/// Whether a file is one of the program's own at a target, with or without the dot of its name.
pub fn is_own(path: &str) -> bool {
    path.strip_prefix('.').unwrap_or(path).starts_with("giothong-")
}

/// A place that holds a published site. Paths are relative to it and separated by `/`.
pub trait Remote {
    /// The bytes of a file; `None` where there is none.
    ///
    /// # Errors
    /// What the target answered, or that it did not.
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError>;

    /// The size of a file in bytes; `None` where there is none.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError>;

    /// Writes a file, with the folders above it. Readers see the former file or this one, where the target can do that.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError>;

    /// Writes a file where there is none, in one step; `false` where there is one.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError>;

    /// Deletes a file, and the folders above it that are empty then. One that is not there is no error.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn remove(&mut self, path: &str) -> Result<(), RemoteError>;

    /// What is known of a file without reading it; `None` where there is none.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn stat(&mut self, path: &str) -> Result<Option<Stat>, RemoteError> {
        Ok(self.size(path)?.map(|size| Stat { size, md5: None }))
    }

    /// A file as a manifest names it, by what is there; `None` where there is none.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn listed(&mut self, path: &str) -> Result<Option<ListedFile>, RemoteError> {
        Ok(self.read(path)?.map(|bytes| ListedFile::of(&bytes)))
    }

    /// Whether a file that was written is another one now. One that is gone is not.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn is_edited(&mut self, path: &str, file: &ListedFile) -> Result<bool, RemoteError> {
        Ok(self.size(path)?.is_some_and(|size| size != file.size))
    }

    /// What a file is sent with beside its bytes, as one short text; `None` where the target's own server decides that.
    fn sent_as(&self, _path: &str) -> Option<String> {
        None
    }

    /// Whether files that were replaced or deleted are still on the server, as far as it tells.
    fn keeps_old_versions(&mut self) -> Option<OldVersions> {
        None
    }
}

/// What is known of a file that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// In bytes.
    pub size: u64,
    /// The MD5 of its content, where the target knows it.
    pub md5: Option<[u8; 16]>,
}

/// What a server does with files that were replaced or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldVersions {
    /// It keeps them until somebody erases them.
    Kept,
    /// It is of a kind that has a trash or versions.
    Perhaps,
}

/// Why a target did not do what it was asked to.
#[derive(Debug)]
pub struct RemoteError {
    pub fault: RemoteFault,
    /// What was being done, such as the path of a file.
    pub path: String,
    /// What the system or the server said.
    pub detail: String,
    /// The message for the user, where the target knows better than its fault what is to be done.
    pub words: Option<Bilingual>,
}

/// The kind of a fault, which decides what is done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoteFault {
    /// The target is not there.
    Missing,
    /// The target does not let this user in, or may not be written by it.
    Denied,
    /// The server does not take the user or the password.
    Login,
    /// The server shows a certificate that is not trusted for its name.
    Certificate,
    /// Nobody here has seen the key that the server shows.
    HostKeyUnknown,
    /// The server shows another key than the one that is remembered for it.
    HostKeyChanged,
    /// The target has no room left.
    Full,
    /// There is a link or a file where a folder of the site belongs.
    InTheWay,
    /// The connection broke, or the target was busy; another try may succeed.
    Passing,
    Other,
}

impl RemoteError {
    pub fn new(fault: RemoteFault, path: &str, detail: impl fmt::Display) -> Self {
        Self { fault, path: path.to_owned(), detail: detail.to_string(), words: None }
    }
}
