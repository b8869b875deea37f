//! A folder of an SSH server as a target, by SFTP, over one connection that is made again when it was cut.

mod asking;
mod connection;
mod fault;
mod host_key;
mod login;
mod requests;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use russh_sftp::protocol::{Status, StatusCode};
use tokio::join;
use tokio::runtime::{Builder, Runtime};

use self::connection::Connection;
use self::fault::{Refused, fault, is_absent};
pub use self::host_key::Fingerprint;
use self::requests::{Found, Room};
use super::remote::{Remote, RemoteError, RemoteFault, WHILE_WRITTEN};

/// The number at which SSH servers are asked (RFC 4253).
pub const PORT: u16 = 22;
/// The file in which `ssh` remembers the keys of servers.
const KNOWN_HOSTS: &str = "known_hosts";

/// How a folder of an SSH server is reached.
pub struct SftpAccess {
    pub host: String,
    pub port: u16,
    pub user: String,
    /// For servers that take no key.
    pub password: Option<String>,
    /// The folder, from the one the server shows first, or from its root.
    pub folder: String,
    /// Where `ssh` keeps keys: `~/.ssh`.
    pub folder_of_keys: PathBuf,
    /// Where the agent is asked: a socket, or a named pipe of Windows.
    pub agent: Option<PathBuf>,
}

/// A folder of an SSH server that holds a site, or nothing yet.
pub struct SftpTarget {
    access: SftpAccess,
    /// What stands before each path: nothing, or the folder and `/`.
    root: String,
    runtime: Runtime,
    connection: Option<Connection>,
    /// There was a connection before.
    was_in: bool,
    used: Instant,
    /// Folders that are there, and no links.
    folders: BTreeSet<String>,
}

impl SftpAccess {
    fn known_hosts(&self) -> PathBuf {
        self.folder_of_keys.join(KNOWN_HOSTS)
    }
}

impl SftpTarget {
    /// The target in a folder, which has to exist. A server of which no key is remembered is asked about once by `ask`,
    /// and its key is remembered where the answer is yes.
    ///
    /// # Errors
    /// Why the server cannot be reached, is not the one that is known, does not let the user in or has no such folder.
    pub fn open(access: SftpAccess, ask: &dyn Fn(&Fingerprint) -> bool) -> Result<Self, RemoteError> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| RemoteError::new(RemoteFault::Other, &access.host, error))?;
        let root = root(&access.folder);
        let mut target = Self {
            access,
            root,
            runtime,
            connection: None,
            was_in: false,
            used: Instant::now(),
            folders: BTreeSet::new(),
        };
        match target.connect() {
            Err(Refused::Unknown(key)) if ask(&key.fingerprint()) => {
                key.remember(&target.access.known_hosts())?;
                target.connect()?;
            }
            connected => connected?,
        }
        let folder = match &*target.root {
            "" => ".".to_owned(),
            "/" => "/".to_owned(),
            folder => folder.trim_end_matches('/').to_owned(),
        };
        let name = target.access.folder.clone();
        match target.ask(&name, async |connection, _| connection.is_folder(&folder).await)? {
            Ok(Some(true)) => Ok(target),
            Ok(Some(false)) => Err(RemoteError::new(RemoteFault::InTheWay, &name, "a file")),
            Ok(None) => Err(RemoteError::new(RemoteFault::Missing, &name, StatusCode::NoSuchFile)),
            Err(refused) => Err(fault(&name, &refused)),
        }
    }

    /// What the server calls a path.
    fn place(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// What a refusal means; one without a reason may be for want of room.
    fn why(&mut self, path: &str, refused: &Status, bytes: usize) -> RemoteError {
        let told = fault(path, refused);
        let folder = self.place(path.rsplit_once('/').map_or(".", |(folder, _)| folder));
        if told.fault != RemoteFault::Other {
            return told;
        }
        match self.ask(path, async |connection, _| connection.room(&folder, bytes as u64).await) {
            Ok(Ok(Room::None)) => RemoteError { fault: RemoteFault::Full, ..told },
            Ok(Ok(Room::ReadOnly)) => RemoteError { fault: RemoteFault::Denied, ..told },
            _ => told,
        }
    }

    /// Whether the folders above a file are there; with `make` they are made. A link among them could lead anywhere.
    fn has_folders(&mut self, path: &str, make: bool) -> Result<bool, RemoteError> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if self.folders.contains(folder) {
                continue;
            }
            let place = self.place(folder);
            let found = self.ask(folder, async |connection, _| match make {
                true => connection.make_folder(&place).await,
                false => connection.find(&place).await,
            })?;
            match found.map_err(|refused| self.why(folder, &refused, 0))? {
                Some(Found::Folder) => drop(self.folders.insert(folder.to_owned())),
                Some(Found::Link) => return Err(RemoteError::new(RemoteFault::InTheWay, folder, "a link")),
                Some(Found::File(_)) if make => return Err(RemoteError::new(RemoteFault::InTheWay, folder, "a file")),
                Some(Found::File(_)) | None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Deletes a file that nobody needs; whether that is done is of no account.
    fn forget(&mut self, place: &str) {
        let _ = self.ask(place, async |connection, _| connection.delete(place).await);
    }

    /// Puts a written file at its place. Where the answer was lost, what is there is looked at first.
    fn put_in_place(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        let (place, part) = (self.place(path), self.place(&format!("{path}{WHILE_WRITTEN}")));
        let size = bytes.len() as u64;
        let replaced = self.ask(path, async |connection, is_again| {
            if is_again {
                let (left, found) = join!(connection.find(&part), connection.find(&place));
                if left?.is_none() && found? == Some(Found::File(size)) {
                    return Ok(true);
                }
            }
            connection.replace(&part, &place).await
        })?;
        let stored = match replaced {
            Ok(true) => return Ok(()),
            Ok(false) => self.ask(path, async |connection, _| connection.store(&place, bytes).await)?,
            Err(refused) => Err(refused),
        };
        let done = stored.map_err(|refused| self.why(path, &refused, bytes.len()));
        self.forget(&part);
        done
    }
}

impl Remote for SftpTarget {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        let Some(size) = self.size(path)? else { return Ok(None) };
        let place = self.place(path);
        match self.ask(path, async |connection, _| connection.fetch(&place, size).await)? {
            Ok(Some(bytes)) if bytes.len() as u64 != size => {
                Err(RemoteError::new(RemoteFault::Passing, path, format!("{} / {size}", bytes.len())))
            }
            Ok(read) => Ok(read),
            Err(refused) => Err(fault(path, &refused)),
        }
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        if !self.has_folders(path, false)? {
            return Ok(None);
        }
        let place = self.place(path);
        match self.ask(path, async |connection, _| connection.find(&place).await)? {
            Ok(Some(Found::File(size))) => Ok(Some(size)),
            Ok(Some(Found::Link)) => Err(RemoteError::new(RemoteFault::InTheWay, path, "a link")),
            Ok(Some(Found::Folder) | None) => Ok(None),
            Err(refused) => Err(fault(path, &refused)),
        }
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        self.has_folders(path, true)?;
        let (place, part) = (self.place(path), self.place(&format!("{path}{WHILE_WRITTEN}")));
        let stored = self.ask(path, async |connection, _| {
            let (found, stored) = join!(connection.find(&place), connection.store(&part, bytes));
            stored.and(found)
        })?;
        let in_the_way = match stored {
            Ok(Some(Found::Folder)) => "a folder",
            Ok(Some(Found::Link)) => "a link",
            Ok(Some(Found::File(_)) | None) => return self.put_in_place(path, bytes),
            Err(refused) => {
                // Somebody deleted a folder that was there.
                let is_gone = is_absent(&refused) && path.contains('/');
                self.folders.retain(|_| !is_gone);
                let error = self.why(path, &refused, bytes.len());
                self.forget(&part);
                return Err(if is_gone { RemoteError { fault: RemoteFault::Passing, ..error } } else { error });
            }
        };
        self.forget(&part);
        Err(RemoteError::new(RemoteFault::InTheWay, path, in_the_way))
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        self.has_folders(path, false)?;
        let place = self.place(path);
        let is_ours = Cell::new(false);
        let created = self.ask(path, async |connection, _| {
            let handle =
                if is_ours.get() { connection.open_again(&place).await? } else { connection.open_new(&place).await? };
            is_ours.set(true);
            connection.fill(&handle, bytes).await
        })?;
        let Err(refused) = created else { return Ok(true) };
        if is_ours.get() {
            let error = self.why(path, &refused, bytes.len());
            self.forget(&place);
            return Err(error);
        }
        match self.ask(path, async |connection, _| connection.find(&place).await)? {
            Ok(Some(_)) => Ok(false),
            _ => Err(self.why(path, &refused, bytes.len())),
        }
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        if self.has_folders(path, false)? {
            let (place, part) = (self.place(path), self.place(&format!("{path}{WHILE_WRITTEN}")));
            let deleted = self.ask(path, async |connection, _| connection.delete_both(&place, &part).await)?;
            deleted.map_err(|refused| self.why(path, &refused, 0))?;
        }
        for (end, _) in path.rmatch_indices('/') {
            let folder = &path[..end];
            let place = self.place(folder);
            // A folder that is not empty stays: what is in it is somebody's.
            if !matches!(self.ask(folder, async |connection, _| connection.is_folder_gone(&place).await)?, Ok(true)) {
                break;
            }
            self.folders.remove(folder);
        }
        Ok(())
    }
}

impl Drop for SftpTarget {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.runtime.block_on(connection.close());
        }
    }
}

/// What stands before the paths of a folder: nothing for the folder that the server shows first.
fn root(folder: &str) -> String {
    let relative = folder.strip_prefix("~/").unwrap_or(folder);
    match relative.trim_end_matches('/') {
        "" if relative.starts_with('/') => "/".to_owned(),
        "" | "." | "~" => String::new(),
        folder => format!("{folder}/"),
    }
}
