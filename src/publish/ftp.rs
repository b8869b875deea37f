//! A folder of an FTP server as a target, over one connection that is made again when it was cut.

mod connection;
mod fault;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read, Write};
use std::sync::Arc;
use std::time::Instant;

use suppaftp::rustls::ClientConfig;
use suppaftp::{FtpError, FtpResult, RustlsFtpStream, Status};

use self::connection::{IDLE, connect, finish_writing, tls, transfer};
use self::fault::{answer, fault, is_refused, without};
use super::remote::{Remote, RemoteError, RemoteFault, WHILE_WRITTEN, is_own};

/// The folder beside a file that is created in one step: a server makes a folder for one client only, and would let two
/// write a file of one name.
const TAKEN: &str = ".d";
/// Rights of files and folders, so that a web server of another user reads them.
const FILE_MODE: &str = "644";
const FOLDER_MODE: &str = "755";

/// How a folder of an FTP server is reached.
pub struct FtpAccess {
    pub host: String,
    pub port: u16,
    pub user: String,
    pub password: String,
    /// The folder, from the one the server shows first.
    pub folder: String,
    /// By TLS, which is asked for before the password is told (`ftps`).
    pub is_secure: bool,
    /// Certificates in PEM that are trusted beside those that browsers trust.
    pub certificates: Option<Vec<u8>>,
}

/// A folder of an FTP server that holds a site, or nothing yet.
pub struct FtpTarget {
    access: FtpAccess,
    /// One for all connections, since servers ask that a file comes with the session of the commands.
    tls: Option<Arc<ClientConfig>>,
    stream: Option<RustlsFtpStream>,
    used: Instant,
    /// Folders that are there.
    folders: BTreeSet<String>,
    /// The server does not change modes.
    has_no_modes: bool,
    /// The server puts no file in the place of another, so that files are written where they belong.
    has_no_rename: bool,
}

impl FtpTarget {
    /// The target in a folder, which has to exist.
    ///
    /// # Errors
    /// Why the server cannot be reached, does not let the user in or has no such folder.
    pub fn open(access: FtpAccess) -> Result<Self, RemoteError> {
        let tls = access.is_secure.then(|| tls(&access)).transpose()?;
        let mut target = Self {
            access,
            tls,
            stream: None,
            used: Instant::now(),
            folders: BTreeSet::new(),
            has_no_modes: false,
            has_no_rename: false,
        };
        target.stream()?;
        Ok(target)
    }

    /// The connection, made again where it was cut.
    fn stream(&mut self) -> Result<&mut RustlsFtpStream, RemoteError> {
        // A server that had enough of waiting says so only when it is asked.
        let is_gone = |stream: &mut RustlsFtpStream| stream.noop().is_err();
        if self.used.elapsed() >= IDLE && self.stream.as_mut().is_some_and(is_gone) {
            self.stream = None;
        }
        let stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(&self.access, self.tls.as_ref())?,
        };
        self.used = Instant::now();
        Ok(self.stream.insert(stream))
    }

    /// Does something over the connection, which is given up where it is broken. The inner error is the server's refusal.
    fn ask<T>(
        &mut self,
        path: &str,
        work: impl Fn(&mut RustlsFtpStream) -> FtpResult<T>,
    ) -> Result<Result<T, RemoteError>, RemoteError> {
        let done = work(self.stream()?);
        self.used = Instant::now();
        done.map(Ok).or_else(|error| {
            let told = without(&self.access.password, fault(path, &error));
            if is_refused(&error) && told.fault != RemoteFault::Passing {
                return Ok(Err(told));
            }
            self.stream = None;
            Err(told)
        })
    }

    /// Gives a file or folder the rights that readers need, where the server can do that.
    fn let_read(&mut self, path: &str, mode: &str) -> Result<(), RemoteError> {
        if !self.has_no_modes {
            self.has_no_modes =
                self.ask(path, |stream| stream.site(format!("CHMOD {mode} {path}")).map(drop))?.is_err();
        }
        Ok(())
    }

    fn make_folders(&mut self, path: &str) -> Result<(), RemoteError> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if self.folders.contains(folder) {
                continue;
            }
            // Refused where it is there; where it may not be made, neither may the file.
            if self.ask(folder, |stream| stream.mkdir(folder))?.is_ok() {
                self.let_read(folder, FOLDER_MODE)?;
            }
            self.folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Puts a written file at its place, in one step where the server can do that, else right after the former one is
    /// deleted. `false` where the server renames no files.
    fn put_in_place(&mut self, part: &str, path: &str) -> Result<bool, RemoteError> {
        let rename = |stream: &mut RustlsFtpStream| stream.rename(part, path);
        if self.ask(path, rename)?.is_ok() {
            return Ok(true);
        }
        Ok(self.size(path)?.is_some()
            && self.ask(path, |stream| stream.rm(path).and_then(|()| rename(stream)))?.is_ok())
    }

    /// Sends the bytes of a file. The inner error is the server's refusal.
    fn store(&mut self, path: &str, bytes: &[u8]) -> Result<Result<(), RemoteError>, RemoteError> {
        self.ask(path, |stream| {
            let mut data = transfer(stream, |stream| stream.put_with_stream(path))?;
            let written = data.write_all(bytes).and_then(|()| finish_writing(&mut data));
            // The server's word says more than that it closed the connection.
            match (data.finish(), written) {
                (Err(error), _) if is_refused(&error) => Err(error),
                (_, Err(error)) => Err(FtpError::ConnectionError(error)),
                (finished, Ok(())) => finished,
            }
        })
    }

    /// Deletes a file; one that is not there is no error.
    fn delete(&mut self, path: &str) -> Result<(), RemoteError> {
        match self.ask(path, |stream| stream.rm(path))? {
            Err(refused) if self.size(path)?.is_some() => Err(refused),
            _ => Ok(()),
        }
    }

    /// Whether there is a folder. The server is led back by as many steps.
    fn is_folder(&mut self, path: &str) -> Result<bool, RemoteError> {
        let steps = path.split('/').count();
        if self.ask(path, |stream| stream.cwd(path))?.is_err() {
            return Ok(false);
        }
        if self.ask(path, |stream| (0..steps).try_for_each(|_| stream.cdup()))?.is_err() {
            self.stream = None;
        }
        Ok(true)
    }
}

impl Remote for FtpTarget {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        let Some(size) = self.size(path)? else { return Ok(None) };
        let read = self.ask(path, |stream| {
            let mut data = transfer(stream, |stream| stream.retr_as_stream(path))?;
            let mut bytes = Vec::new();
            let read = data.read_to_end(&mut bytes);
            data.finish()?;
            match read {
                // Many servers end a file without the end of TLS. Its size tells whether it is whole.
                Err(error) if error.kind() != ErrorKind::UnexpectedEof => Err(FtpError::ConnectionError(error)),
                _ => Ok(bytes),
            }
        })?;
        match read {
            Ok(bytes) if bytes.len() as u64 == size => Ok(Some(bytes)),
            Ok(bytes) => {
                let detail = format!("{} / {size}", bytes.len());
                Err(RemoteError::new(RemoteFault::Passing, path, detail))
            }
            // Deleted since it was measured.
            Err(_) if self.size(path)?.is_none() => Ok(None),
            Err(refused) => Err(refused),
        }
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        let size = self.ask(path, |stream| match stream.size(path) {
            Err(error) if answer(&error) == Some(Status::FileUnavailable) => Ok(None),
            size => size.map(Some),
        })?;
        Ok(size?.map(|size| size as u64))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        self.make_folders(path)?;
        let part = if self.has_no_rename { path.to_owned() } else { format!("{path}{WHILE_WRITTEN}") };
        if let Err(refused) = self.store(&part, bytes)? {
            for (end, _) in path.match_indices('/') {
                if self.size(&path[..end])?.is_some() {
                    return Err(RemoteError { fault: RemoteFault::InTheWay, path: path[..end].to_owned(), ..refused });
                }
            }
            // What is left of it only takes room. At its own place stands the former file.
            if part != path {
                let _ = self.delete(&part);
            }
            return Err(refused);
        }
        self.let_read(&part, FILE_MODE)?;
        if self.has_no_rename || self.put_in_place(&part, path)? {
            return Ok(());
        }
        self.delete(&part)?;
        self.has_no_rename = true;
        self.store(path, bytes)??;
        self.let_read(path, FILE_MODE)
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        let taken = format!("{path}{TAKEN}");
        if let Err(refused) = self.ask(path, |stream| stream.mkdir(&taken))? {
            return if self.is_folder(&taken)? { Ok(false) } else { Err(refused) };
        }
        if let Err(error) = self.write(path, bytes) {
            let _ = self.ask(path, |stream| stream.rmdir(&taken));
            return Err(error);
        }
        Ok(true)
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        self.delete(path)?;
        self.delete(&format!("{path}{WHILE_WRITTEN}"))?;
        if is_own(path) {
            // The file goes first: whoever makes the folder next has written another one.
            let _ = self.ask(path, |stream| stream.rmdir(format!("{path}{TAKEN}")))?;
        }
        for (end, _) in path.rmatch_indices('/') {
            let folder = &path[..end];
            // A folder that is not empty stays: what is in it is somebody's.
            if self.ask(folder, |stream| stream.rmdir(folder))?.is_err() {
                break;
            }
            self.folders.remove(folder);
        }
        Ok(())
    }
}

impl Drop for FtpTarget {
    fn drop(&mut self) {
        // The server is told, so that it counts one connection less.
        let _ = self.stream.as_mut().map(RustlsFtpStream::quit);
    }
}
