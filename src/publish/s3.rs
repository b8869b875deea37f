//! A bucket as a target, by the protocol of Amazon S3, which many providers speak.
//!
//! Every request is signed in its address, for some minutes; no error repeats an address. Beside what the protocol has
//! always had nothing is asked for: no checksums in headers, no bodies in signed parts.

use std::thread::sleep;
use std::time::Duration;

use rusty_s3::actions::S3Action;
use rusty_s3::{Bucket, Credentials, UrlStyle};
use ureq::http::{HeaderName, StatusCode, header};
use ureq::{Agent, Proxy};

use super::http::{self, Answer};
use super::remote::{OldVersions, Remote, RemoteError, RemoteFault, Stat, WHILE_WRITTEN};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::ListedFile;
use crate::render::file_headers::headers_of;

mod answer;
#[cfg(test)]
mod tests;

/// How long an address holds, which is as far as clocks may differ.
const HOLDS: Duration = Duration::from_secs(15 * 60);
/// How long after a lock is written no other program still believes that there is none.
const SETTLED: Duration = Duration::from_secs(1);

/// Where a bucket is and who may write it.
pub struct S3Access {
    /// The address of the service, such as `https://s3.example.org`.
    pub url: String,
    pub bucket: String,
    pub region: String,
    /// Whether the bucket is named in the host of an address, and not in its path.
    pub is_host: bool,
    /// The folder of the site in the bucket; empty for the bucket itself.
    pub folder: String,
    /// The id of the key.
    pub user: String,
    /// The secret key.
    pub password: String,
}

/// A bucket that exists and holds a site, or nothing yet.
pub struct S3Target {
    agent: Agent,
    bucket: Bucket,
    key: Credentials,
    /// What stands before the path of each file; empty, or ends with `/`.
    prefix: String,
    settled: Duration,
    /// What the bucket does with files that were replaced or deleted, once it is known.
    versions: Option<Option<OldVersions>>,
}

impl S3Target {
    /// The target in a bucket. Nothing is sent yet.
    ///
    /// # Errors
    /// That no address of the web is made of these names.
    pub fn new(access: &S3Access, proxy: Option<Proxy>) -> Result<Self, Bilingual> {
        let style = if access.is_host { UrlStyle::VirtualHost } else { UrlStyle::Path };
        let (url, name) = (access.url.trim(), &access.bucket);
        let bucket = url.parse().ok().and_then(|url| Bucket::new(url, style, name.clone(), access.region.clone()).ok());
        let bucket = bucket.filter(|_| !matches!(&**name, "" | "." | ".."));
        let names: Vec<&str> = access.folder.split('/').filter(|name| !matches!(*name, "" | ".")).collect();
        // An address would leave the bucket by it.
        let bucket = bucket.filter(|_| !names.contains(&".."));
        let bucket = bucket.ok_or_else(|| {
            bilingual!(
                "không lập được địa chỉ của bucket `{name}`: xem lại `Địa chỉ`, `Bucket`, `Thư mục` và `Dạng địa chỉ` của nơi đăng",
                "there is no address for the bucket `{name}`: look at `url`, `bucket`, `path` and `style` of the target"
            )
        })?;
        let key = Credentials::new(access.user.trim(), access.password.trim());
        let prefix = names.iter().map(|name| format!("{name}/")).collect();
        Ok(Self { agent: http::agent(proxy), bucket, key, prefix, settled: SETTLED, versions: None })
    }

    fn key_of(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// Reads a file, or the part that a `Range` names.
    fn get(&self, path: &str, headers: &[(HeaderName, &str)]) -> Result<Answer, RemoteError> {
        let key = self.key_of(path);
        http::twice(true, || self.send(path, self.bucket.get_object(Some(&self.key), &key), headers, &[]))
    }

    fn put(&self, path: &str, bytes: &[u8], condition: Option<&str>) -> Result<Answer, RemoteError> {
        let key = self.key_of(path);
        let told = headers_of(path);
        let mut headers = vec![(header::CONTENT_TYPE, told.content_type), (header::CACHE_CONTROL, told.cache_control)];
        headers.extend(condition.map(|condition| (header::IF_NONE_MATCH, condition)));
        self.send(path, self.bucket.put_object(Some(&self.key), &key), &headers, bytes)
    }

    /// Asks once, with an address that is signed for this and its headers.
    fn send<'a>(
        &self,
        path: &str,
        mut action: impl Asked<'a>,
        headers: &[(HeaderName, &'a str)],
        bytes: &[u8],
    ) -> Result<Answer, RemoteError> {
        for (name, value) in headers {
            action.headers_mut().insert(name.as_str().to_owned(), *value);
        }
        let (method, address) = (action.method(), action.sign(HOLDS));
        match method {
            "PUT" => http::send(&self.agent, path, (method, address.as_str()), headers, bytes),
            _ => http::send(&self.agent, path, (method, address.as_str()), headers, ()),
        }
    }

    /// A file with its bytes; `None` where there is none.
    fn look(&self, path: &str) -> Result<Option<Answer>, RemoteError> {
        let answer = self.get(path, &[])?;
        match answer.status {
            StatusCode::OK => Ok(Some(answer)),
            _ if answer::is_absent(&answer) => Ok(None),
            _ => Err(self.refused_reading(path, &answer)),
        }
    }

    fn refused(&self, path: &str, answer: &Answer) -> RemoteError {
        answer::fault(path, answer, &self.bucket)
    }

    /// A file that is not there is answered like a forbidden one to a key that may not list the bucket.
    fn refused_reading(&self, path: &str, answer: &Answer) -> RemoteError {
        let error = self.refused(path, answer);
        match error.fault {
            RemoteFault::Denied if error.words.is_none() => answer::may_not_list(error, &self.bucket),
            _ => error,
        }
    }

    fn done(&self, path: &str, answer: &Answer) -> Result<(), RemoteError> {
        if answer.status.is_success() { Ok(()) } else { Err(self.refused(path, answer)) }
    }

    /// Writes a file on the condition that there is none; `None` where the server knows no such condition.
    fn put_new(&mut self, path: &str, bytes: &[u8]) -> Result<Option<bool>, RemoteError> {
        let answer = self.put(path, bytes, Some("*"))?;
        match answer.status.as_u16() {
            // Another one has it, or is writing it at this moment.
            409 | 412 => Ok(Some(false)),
            501 => Ok(None),
            _ => self.done(path, &answer).map(|()| Some(true)),
        }
    }

    /// Takes from an answer that the bucket keeps what was there.
    fn note_versions(&mut self, answer: &Answer) {
        if answer::tells_of_versions(answer) {
            self.versions = Some(Some(OldVersions::Kept));
        }
    }

    /// Whether the bucket keeps old versions, where the key may ask that.
    fn ask_versions(&self) -> Option<OldVersions> {
        let mut action = self.bucket.get_object(Some(&self.key), "");
        action.query_mut().insert("versioning", "");
        let answer = self.send("?versioning", action, &[], &[]).ok()?;
        (answer.status == StatusCode::OK && answer::is_versioned(&answer)).then_some(OldVersions::Kept)
    }
}

impl Remote for S3Target {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        Ok(self.look(path)?.map(|answer| answer.bytes))
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        Ok(self.stat(path)?.map(|stat| stat.size))
    }

    fn stat(&mut self, path: &str) -> Result<Option<Stat>, RemoteError> {
        let key = self.key_of(path);
        let answer = http::twice(true, || self.send(path, self.bucket.head_object(Some(&self.key), &key), &[], &[]))?;
        let of = |answer: &Answer| answer.length().map(|size| Stat { size, md5: answer::md5(answer) });
        if let (StatusCode::OK, Some(stat)) = (answer.status, of(&answer)) {
            return Ok(Some(stat));
        }
        if answer.is_absent() {
            return Ok(None);
        }
        // An answer to HEAD has no words of why.
        let whole = self.look(path)?;
        Ok(whole.map(|answer| Stat { size: answer.bytes.len() as u64, md5: answer::md5(&answer) }))
    }

    fn listed(&mut self, path: &str) -> Result<Option<ListedFile>, RemoteError> {
        Ok(self.look(path)?.map(|answer| {
            let text = |name: HeaderName| answer.text(name).unwrap_or_default();
            let sent_as = sent_as(text(header::CONTENT_TYPE), text(header::CACHE_CONTROL));
            ListedFile { sent_as: Some(sent_as), ..ListedFile::of(&answer.bytes) }
        }))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        let answer = self.put(path, bytes, None)?;
        self.done(path, &answer)?;
        self.note_versions(&answer);
        Ok(())
    }

    /// A server that knows the condition lets one of two programs write the file. Another one lets both, and after a
    /// moment both see whose file it is.
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        if self.size(path)?.is_some() {
            return Ok(false);
        }
        match self.put_new(path, bytes) {
            Ok(Some(false)) => return Ok(false),
            Ok(Some(true)) => {}
            Ok(None) => self.write(path, bytes)?,
            // It may have arrived before the connection broke.
            Err(error) if error.fault == RemoteFault::Passing => match self.look(path)? {
                Some(answer) if answer.bytes == bytes => {}
                _ => return Err(error),
            },
            Err(error) => return Err(error),
        }
        sleep(self.settled);
        Ok(self.read(path)?.as_deref() == Some(bytes))
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        // A file appears when it is whole, so there are no parts; a bucket with versions would note their deletion.
        if path.ends_with(WHILE_WRITTEN) {
            return Ok(());
        }
        let key = self.key_of(path);
        let answer = self.send(path, self.bucket.delete_object(Some(&self.key), &key), &[], &[])?;
        if !answer::is_absent(&answer) {
            self.done(path, &answer)?;
        }
        self.note_versions(&answer);
        Ok(())
    }

    fn sent_as(&self, path: &str) -> Option<String> {
        let told = headers_of(path);
        Some(sent_as(told.content_type, told.cache_control))
    }

    fn keeps_old_versions(&mut self) -> Option<OldVersions> {
        if self.versions.is_none() {
            self.versions = Some(self.ask_versions());
        }
        self.versions.flatten()
    }
}

/// The headers of a file as a manifest keeps them.
fn sent_as(content_type: &str, cache_control: &str) -> String {
    let mut digest = blake3::hash(format!("{content_type}\n{cache_control}").as_bytes()).to_hex().to_string();
    digest.truncate(8);
    digest
}

/// An action of the protocol with the method it is sent by.
trait Asked<'a>: S3Action<'a> {
    fn method(&self) -> &'static str {
        Self::METHOD.to_str()
    }
}

impl<'a, A: S3Action<'a>> Asked<'a> for A {}
