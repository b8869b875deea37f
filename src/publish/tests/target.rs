//! Targets in memory that break wherever one likes, and sites to publish to them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::NaiveDate;

use crate::emit::ListedFile;
use crate::publish::*;

pub type Files = BTreeMap<String, Vec<u8>>;

/// A target in memory. After each change it is looked at as a reader would: from the home page on, nothing is missing.
#[derive(Default)]
pub struct Target {
    pub files: Files,
    /// How many changes are made before the connection is cut for good.
    pub left: Option<usize>,
    pub written: Vec<String>,
    pub is_full: bool,
    /// The bytes of journals that were written.
    pub noted: usize,
    /// Whether names with a dot are refused.
    pub has_no_dots: bool,
}

impl Target {
    fn change(&mut self, path: &str) -> Result<(), RemoteError> {
        if self.left == Some(0) {
            return Err(RemoteError::new(RemoteFault::Other, path, "cut"));
        }
        self.left = self.left.map(|left| left - 1);
        Ok(())
    }

    /// Pages are lists of the paths they need, one a line.
    fn look(&self) {
        let (mut open, mut seen) = (vec!["index.html".to_owned()], BTreeSet::new());
        while let Some(path) = open.pop().filter(|_| self.files.contains_key("index.html")) {
            let bytes = self.files.get(&path).unwrap_or_else(|| panic!("a reader misses {path}"));
            if path.ends_with(".html") && seen.insert(path) {
                open.extend(String::from_utf8(bytes.clone()).unwrap().lines().map(str::to_owned));
            }
        }
    }

    pub fn site(&self) -> Files {
        let own = |path: &str| path.strip_prefix('.').unwrap_or(path).starts_with("giothong-");
        self.files.iter().filter(|(path, _)| !own(path)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    }
}

impl Remote for Target {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        Ok(self.files.get(path).cloned())
    }

    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        Ok(self.files.get(path).map(|bytes| bytes.len() as u64))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        if self.has_no_dots && path.starts_with('.') {
            return Err(RemoteError::new(RemoteFault::Denied, path, "no dots"));
        }
        self.change(path)?;
        if self.is_full && path.starts_with("assets/") {
            return Err(RemoteError::new(RemoteFault::Full, path, "no space"));
        }
        self.noted += if path.contains("journal") { bytes.len() } else { 0 };
        self.files.insert(path.to_owned(), bytes.to_vec());
        self.written.push(path.to_owned());
        self.look();
        Ok(())
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        if self.files.contains_key(path) {
            return Ok(false);
        }
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(true)
    }

    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        // A lock can be given back on another connection.
        if !path.contains("lock") {
            self.change(path)?;
        }
        self.files.remove(path);
        self.look();
        Ok(())
    }
}

/// A site of pages that need each other; `version` changes the pages and the style sheet.
pub fn site(version: u32) -> Files {
    let style = format!("assets/style.{version}.css");
    let mut files: Files = [(style.clone(), format!("body {version}").into_bytes())].into();
    let pages = ["a.html".to_owned(), format!("only-{version}.html")];
    for page in &pages {
        files.insert(page.clone(), style.clone().into_bytes());
    }
    files.insert("index.html".to_owned(), format!("{style}\nfeed.xml\n{}", pages.join("\n")).into_bytes());
    files.insert("feed.xml".to_owned(), version.to_string().into_bytes());
    files
}

pub fn owner(token: &str) -> LockOwner {
    LockOwner { name: format!("an@{token}"), since: "01/01/2026 07:00".to_owned(), token: token.to_owned() }
}

/// The bytes of a file of a site.
pub fn reader(files: &Files) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |path| files.get(path).cloned().ok_or_else(|| io::Error::other("not there"))
}

/// The publication of files on a day of January 2026.
pub fn publication_on<'a>(day: u32, files: &Files, file: &'a dyn Fn(&str) -> io::Result<Vec<u8>>) -> Publication<'a> {
    let listed = files.iter().map(|(path, bytes)| (path.clone(), ListedFile::of(bytes))).collect();
    let built = NaiveDate::from_ymd_opt(2026, 1, day).unwrap().and_hms_opt(7, 0, 0).unwrap();
    Publication {
        site: PublishedSite::new("thu".to_owned(), built, listed, None),
        file,
        owner: owner("mot"),
        take_lock: false,
        ended: Vec::new(),
        adopt: false,
        overwrite: false,
    }
}

/// Publishes files on a day of January 2026, and tells what was done.
pub fn publish_on(
    day: u32,
    remote: &mut dyn Remote,
    files: &Files,
    change: impl Fn(&mut Publication<'_>),
) -> Result<Plan, PublishError> {
    let read = reader(files);
    let mut publication = publication_on(day, files, &read);
    change(&mut publication);
    let plan = publication.plan(&standing(remote, publication.adopt, false)?)?;
    publish(remote, &publication, &plan, &mut |_| {}).map(|_| plan)
}

pub fn plain(_: &mut Publication<'_>) {}

pub fn published(day: u32, version: u32) -> Target {
    let mut target = Target::default();
    publish_on(day, &mut target, &site(version), plain).unwrap();
    target
}

/// A target to which something happens before each write.
pub struct Hooked<F>(pub Target, pub F);

impl<F: FnMut(&mut Target, &str) -> Result<(), RemoteError>> Remote for Hooked<F> {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        self.0.read(path)
    }
    fn size(&mut self, path: &str) -> Result<Option<u64>, RemoteError> {
        self.0.size(path)
    }
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), RemoteError> {
        (self.1)(&mut self.0, path)?;
        self.0.write(path, bytes)
    }
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, RemoteError> {
        self.0.create(path, bytes)
    }
    fn remove(&mut self, path: &str) -> Result<(), RemoteError> {
        self.0.remove(path)
    }
}
