//! A WebDAV server as a target (RFC 4918).

use std::cell::Cell;
use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::http::{HeaderName, StatusCode, header};
use ureq::{Agent, AsSendBody, Proxy};

use super::http::{self, Answer};
use super::remote::{OldVersions, Remote, RemoteError, RemoteFault, WHILE_WRITTEN};

#[cfg(test)]
mod tests;

/// The folder that decides who may create a file.
const CLAIM: &str = ".giothong-claim/";
/// A name of a path; RFC 3986, "unreserved".
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// What is encoded of an address that a person wrote. A `%` is kept, so that nothing is encoded twice.
const WRITTEN: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'\\');

/// A folder of a WebDAV server, which exists and holds a site, or nothing yet.
pub struct WebdavTarget {
    agent: Agent,
    /// The address of the folder; ends with `/`.
    base: String,
    /// The name and password of the user. They are sent to no other address: no redirect is followed.
    login: Option<String>,
    /// Folders that are there.
    folders: BTreeSet<String>,
    /// Files that were created, or were in the way of that.
    claimed: BTreeSet<String>,
    /// Whether the server can move a file onto another.
    can_move: bool,
    /// Whether the server is of a kind that has a trash or versions.
    may_keep: Cell<bool>,
}

impl WebdavTarget {
    /// The folder at an address, or one below it. Nothing is sent yet. `login` is a user name and a password.
    pub fn new(url: &str, folder: Option<&str>, login: Option<(&str, &str)>, proxy: Option<Proxy>) -> Self {
        let names = folder.unwrap_or_default().split('/').filter(|name| !name.is_empty());
        let mut base = utf8_percent_encode(url.trim().trim_end_matches('/'), WRITTEN).to_string();
        for name in names {
            base.extend(["/", &utf8_percent_encode(name, NAME).to_string()]);
        }
        let login =
            login.map(|(user, password)| format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{password}"))));
        Self {
            agent: http::agent(proxy),
            base: base + "/",
            login,
            folders: BTreeSet::new(),
            claimed: BTreeSet::new(),
            can_move: true,
            may_keep: Cell::new(false),
        }
    }

    fn address(&self, path: &str) -> String {
        let names: Vec<_> = path.split('/').map(|name| utf8_percent_encode(name, NAME).to_string()).collect();
        format!("{}{}", self.base, names.join("/"))
    }

    /// Asks once; what changes nothing is asked a second time where the connection broke.
    fn ask(&self, method: &str, path: &str, headers: &[(HeaderName, &str)]) -> Result<Answer, RemoteError> {
        http::twice(matches!(method, "GET" | "HEAD"), || self.send(method, path, headers, ()))
    }

    fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: impl AsSendBody,
    ) -> Result<Answer, RemoteError> {
        let login = self.login.as_ref().map(|login| (header::AUTHORIZATION, login.as_str()));
        let headers: Vec<_> = headers.iter().cloned().chain(login).collect();
        let answer = http::send(&self.agent, path, (method, &self.address(path)), &headers, body)?;
        self.may_keep.set(self.may_keep.get() || has_trash(&answer));
        Ok(answer)
    }

    fn put(&self, path: &str, bytes: &[u8], headers: &[(HeaderName, &str)]) -> Result<Answer, RemoteError> {
        self.send("PUT", path, headers, bytes)
    }

    /// The bytes of a file and its size as told; `None` where there is none.
    fn look(&self, method: &str, path: &str) -> Result<Option<Answer>, RemoteError> {
        let answer = self.ask(method, path, &[])?;
        match answer.status {
            StatusCode::OK => Ok(Some(answer)),
            _ if answer.is_absent() => Ok(None),
            _ => Err(fault(&answer, path)),
        }
    }

    /// Makes the folders above a path. The folder of the site itself is never made: a wrong address looks the same.
    fn make_folders(&mut self, path: &str) -> Result<(), RemoteError> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..=end];
            if self.folders.contains(folder) {
                continue;
            }
            let answer = self.ask("MKCOL", folder, &[])?;
            if !answer.status.is_success() && answer.status != StatusCode::METHOD_NOT_ALLOWED {
                return Err(fault(&answer, folder));
            }
            self.folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Writes a file beside its place and moves it there; `false` where the server does not move files.
    fn write_beside(&self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        let part = format!("{path}{WHILE_WRITTEN}");
        done(&self.put(&part, bytes, &[])?, path)?;
        let to = self.address(path);
        let headers = [(HeaderName::from_static("destination"), &*to), (HeaderName::from_static("overwrite"), "T")];
        let answer = self.ask("MOVE", &part, &headers)?;
        if matches!(answer.status.as_u16(), 200 | 201 | 204) {
            return Ok(true);
        }
        // What is left of it only takes room, and is written over or deleted with its file.
        let _ = self.ask("DELETE", &part, &[]);
        // Behind another server that speaks for it, one may not know its own address: 400 and 502.
        match answer.status.as_u16() {
            400 | 403 | 405 | 501 | 502 => Ok(false),
            _ => Err(fault(&answer, path)),
        }
    }

    /// Writes a file where there is none, by whoever made the folder beside it.
    fn create_claimed(&self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        if self.size(path)?.is_some() {
            return Ok(false);
        }
        let answer = self.put(path, bytes, &[(header::IF_NONE_MATCH, "*")])?;
        if answer.status == StatusCode::PRECONDITION_FAILED {
            return Ok(false);
        }
        done(&answer, path)?;
        Ok(self.read(path)?.as_deref() == Some(bytes))
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        Ok(self.look("GET", path)?.map(|answer| answer.bytes))
    }

    fn size(&self, path: &str) -> Result<Option<u64>, RemoteError> {
        let Some(answer) = self.look("HEAD", path)? else { return Ok(None) };
        match answer.length() {
            Some(length) => Ok(Some(length)),
            None => Ok(self.read(path)?.map(|bytes| bytes.len() as u64)),
        }
    }
}

impl Remote for WebdavTarget {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        Self::read(self, path)
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        Self::size(self, path)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        self.make_folders(path)?;
        if self.can_move {
            self.can_move = self.write_beside(path, bytes)?;
        }
        match self.can_move {
            true => Ok(()),
            false => done(&self.put(path, bytes, &[])?, path),
        }
    }

    /// Making a folder decides who may create the file: a server makes it once, and answers 405 where it is there (RFC
    /// 4918, section 9.3.1). Of two programs one gets that. `If-None-Match: *` alone would not do, since the servers of
    /// nginx and others write the file all the same; it keeps out programs that know nothing of the folder.
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        self.make_folders(path)?;
        let claim = format!("{path}{CLAIM}");
        let answer = self.ask("MKCOL", &claim, &[])?;
        if answer.status == StatusCode::METHOD_NOT_ALLOWED {
            self.claimed.insert(path.to_owned());
            // A server that makes no folders at all gives the same answer.
            let is_there = Self::size(self, path)?.is_some() || !self.ask("HEAD", &claim, &[])?.is_absent();
            return if is_there { Ok(false) } else { Err(fault(&answer, path)) };
        }
        done(&answer, path)?;
        let created = self.create_claimed(path, bytes);
        match created {
            Ok(true) => {
                self.claimed.insert(path.to_owned());
            }
            // Nobody has the file by it.
            _ => drop(self.ask("DELETE", &claim, &[])),
        }
        created
    }

    fn keeps_old_versions(&mut self) -> Option<OldVersions> {
        self.may_keep.get().then_some(OldVersions::Perhaps)
    }

    /// Folders stay: a server deletes a folder with all that is in it, also what somebody else put there.
    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        let part = format!("{path}{WHILE_WRITTEN}");
        let claim = self.claimed.take(path).map(|path| format!("{path}{CLAIM}"));
        // The folder goes last: who makes it next finds no file.
        for path in [path, &part].into_iter().chain(claim.as_deref()) {
            let answer = self.ask("DELETE", path, &[])?;
            if !answer.is_absent() {
                done(&answer, path)?;
            }
        }
        Ok(())
    }
}

/// # Errors
/// What the server answered, unless it did what it was asked to.
fn done(answer: &Answer, path: &str) -> Result<(), RemoteError> {
    // 207 tells of parts that failed.
    let is_done = answer.status.is_success() && answer.status != StatusCode::MULTI_STATUS;
    if is_done { Ok(()) } else { Err(fault(answer, path)) }
}

fn fault(answer: &Answer, path: &str) -> RemoteError {
    let fault = match answer.status.as_u16() {
        401 | 407 => RemoteFault::Login,
        403 => RemoteFault::Denied,
        // A folder above it is not there (RFC 4918, sections 9.3.1 and 9.7.1).
        409 => RemoteFault::Missing,
        507 => RemoteFault::Full,
        423 | 429 | 500 | 502.. => RemoteFault::Passing,
        _ => RemoteFault::Other,
    };
    let to = answer.text(header::LOCATION).map(|location| format!(" → {location}")).unwrap_or_default();
    RemoteError::new(fault, path, format!("{}{to}", answer.status))
}

/// Whether an answer is of a server that keeps what is deleted: Nextcloud, ownCloud and SharePoint say their name.
fn has_trash(answer: &Answer) -> bool {
    let own = ["oc-", "x-nc-", "microsoftsharepoint"];
    let names = ["nextcloud", "owncloud", "sharepoint"];
    let said = [header::SERVER, HeaderName::from_static("dav")].into_iter().filter_map(|name| answer.text(name));
    answer.headers.keys().any(|name| own.iter().any(|own| name.as_str().starts_with(own)))
        || said.map(str::to_lowercase).any(|said| names.iter().any(|name| said.contains(name)))
}
