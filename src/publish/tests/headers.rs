//! Targets that keep headers beside files, or the hashes of files.

use std::collections::BTreeMap;

use md5::{Digest, Md5};

use super::target::*;
use crate::emit::ListedFile;
use crate::publish::*;

/// A target that says more of a file than its size.
#[derive(Default)]
struct Telling {
    target: Target,
    /// What each file was sent with.
    sent: BTreeMap<String, String>,
    /// The type of calendars.
    calendars: String,
    /// Whether what arrives is damaged, or called by another hash.
    is_damaging: bool,
    has_other_hashes: bool,
}

impl Remote for Telling {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        self.target.read(path)
    }
    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        self.target.size(path)
    }
    fn stat(&mut self, path: &str) -> Result<Option<Stat>, RemoteError> {
        let hash = |bytes: &[u8]| if self.has_other_hashes { [0; 16] } else { Md5::digest(bytes).into() };
        Ok(self.target.files.get(path).map(|bytes| Stat { size: bytes.len() as u64, md5: Some(hash(bytes)) }))
    }
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        let damaged: Vec<u8> = bytes.iter().map(|byte| if self.is_damaging { byte ^ 1 } else { *byte }).collect();
        let is_feed = path.ends_with(".xml");
        self.target.write(path, if is_feed { &damaged } else { bytes })?;
        let sent_as = self.sent_as(path).unwrap_or_default();
        self.sent.insert(path.to_owned(), sent_as);
        Ok(())
    }
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        self.target.create(path, bytes)
    }
    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        self.target.remove(path)
    }
    fn sent_as(&self, path: &str) -> Option<String> {
        Some(if path.ends_with(".ics") { self.calendars.clone() } else { "same".to_owned() })
    }
    fn listed(&mut self, path: &str) -> Result<Option<ListedFile>, RemoteError> {
        let sent_as = self.sent.get(path).cloned();
        Ok(self.read(path)?.map(|bytes| ListedFile { sent_as, ..ListedFile::of(&bytes) }))
    }
}

/// Publishes as the command does.
fn publish_to(remote: &mut Telling, day: u32) -> Result<Plan, PublishError> {
    let mut files = site(1);
    files.extend(["lich.ics", "huyen/lich.ics"].map(|path| (path.to_owned(), b"BEGIN".to_vec())));
    let sent_as: Vec<_> = files.keys().map(|path| remote.sent_as(path)).collect();
    publish_on(day, remote, &files, |publication| {
        publication.site.files.values_mut().zip(&sent_as).for_each(|(file, sent)| file.sent_as.clone_from(sent));
    })
}

fn paths(plan: &Plan) -> Vec<&str> {
    plan.uploads.iter().map(|upload| upload.path.as_str()).collect()
}

#[test]
fn what_would_be_sent_with_other_headers_is_sent_again_and_nothing_else() {
    let mut remote = Telling { calendars: "text/plain".to_owned(), ..Telling::default() };
    publish_to(&mut remote, 1).unwrap();
    assert!(publish_to(&mut remote, 2).unwrap().is_empty());
    remote.calendars = "text/calendar".to_owned();
    // A cut in between is no reason to send them twice.
    remote.target.left = Some(2);
    assert!(publish_to(&mut remote, 3).is_err());
    remote.target.left = None;
    assert_eq!(paths(&publish_to(&mut remote, 3).unwrap()), ["lich.ics"]);
    assert!(publish_to(&mut remote, 4).unwrap().is_empty());
    remote.calendars = "text/calendar; charset=utf-8".to_owned();
    assert_eq!(paths(&publish_to(&mut remote, 5).unwrap()), ["huyen/lich.ics", "lich.ics"]);
}

#[test]
fn a_target_without_headers_has_the_manifest_of_before() {
    let target = published(1, 1);
    let manifest = String::from_utf8(target.files[MANIFEST].clone()).unwrap();
    assert!(!manifest.contains("sent_as"), "{manifest}");
}

#[test]
fn what_arrives_damaged_is_told_and_what_is_only_called_otherwise_is_not() {
    let mut remote = Telling { is_damaging: true, ..Telling::default() };
    let done = publish_to(&mut remote, 1);
    assert!(matches!(&done, Err(PublishError::Garbled { path }) if path == "feed.xml"), "{done:?}");
    let mut remote = Telling { has_other_hashes: true, ..Telling::default() };
    publish_to(&mut remote, 1).unwrap();
}

#[test]
fn a_folder_tells_a_change_of_equal_size() {
    let folder = tempfile::tempdir().unwrap();
    let mut target = FolderTarget::open(folder.path()).unwrap();
    publish_on(1, &mut target, &site(1), plain).unwrap();
    let mut edited = site(1)["a.html"].clone();
    edited[0] ^= 1;
    Remote::write(&mut target, "a.html", &edited).unwrap();
    let done = publish_on(2, &mut target, &site(2), plain);
    assert!(matches!(&done, Err(PublishError::Edited { paths }) if *paths == ["a.html"]), "{done:?}");
}
