//! The contents of an output folder after several builds.

mod build;
mod interruption;
mod refusal;
mod repair;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::SystemTime;

use proptest::prelude::*;
use serde_json::Value;
use serde_json::value::to_raw_value;
use tempfile::TempDir;
use walkdir::WalkDir;

use super::disk::{Disk, Fate};
use super::places::OutputPlaces;
use super::*;

type Site = BTreeMap<String, Arc<[u8]>>;

/// Writes a site as a build does.
fn publish_tree(output: &Path, site: &Site, schedule: Option<Value>) -> Result<WrittenFiles, EmitError> {
    publish_on(&Disk::default(), output, site, schedule)
}

fn publish_on(disk: &Disk, output: &Path, site: &Site, schedule: Option<Value>) -> Result<WrittenFiles, EmitError> {
    let writer = TreeWriter::open_on(disk.clone(), output, site.keys().cloned())?;
    site.iter().for_each(|(path, bytes)| writer.write(path, bytes));
    writer.finish(schedule.map(|schedule| to_raw_value(&schedule).unwrap())).map(|finished| finished.files)
}

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect()
}

/// The folders and files of a tree, without those that every output has.
fn tree(root: &Path) -> Site {
    let entries = WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if entry.file_type().is_dir() {
                (name + "/", Arc::from(*b""))
            } else {
                (name, fs::read(entry.path()).unwrap().into())
            }
        })
        .filter(|(name, _)| name != MANIFEST_NAME && name != GITIGNORE_NAME)
        .collect()
}

/// The tree that is expected for a site.
fn expected(site: &Site) -> Site {
    let folders = site.keys().flat_map(|path| paths::folders_above(path));
    let folders = folders.map(|folder| (format!("{folder}/"), Arc::from(*b"")));
    folders.chain(site.clone()).collect()
}

/// Asserts that the output holds the site with its manifest and `.gitignore`.
#[track_caller]
fn assert_is(output: &Path, site: &Site) {
    assert_eq!(tree(output), expected(site));
    assert_eq!(fs::read(output.join(GITIGNORE_NAME)).unwrap(), b"*\n");
    let listed = Manifest::read(output).unwrap().unwrap();
    let listed: BTreeMap<_, _> = listed.files.into_iter().collect();
    let real: BTreeMap<_, _> = site.iter().map(|(path, b)| (path.clone(), ListedFile::of(b))).collect();
    assert_eq!(listed, real);
}

fn stamps(root: &Path) -> BTreeMap<PathBuf, (SystemTime, u64)> {
    let entries = WalkDir::new(root).into_iter().map(Result::unwrap);
    let stamp = |entry: walkdir::DirEntry| {
        let metadata = entry.metadata().unwrap();
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        (entry.into_path(), (metadata.modified().unwrap(), inode))
    };
    entries.map(stamp).collect()
}

/// Repairs the live folder after an interrupted switch, as the next build does first.
fn recover(output: &Path) -> Result<(), EmitError> {
    let (disk, places) = (Disk::default(), OutputPlaces::of(output)?);
    if !places.previous().is_dir() {
        return Ok(());
    }
    let _lock = places::lock(&disk, &places)?;
    switch::recover(&disk, &places)
}

struct Bench {
    folder: TempDir,
    output: PathBuf,
}

fn bench() -> Bench {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("output");
    Bench { folder, output }
}

impl Bench {
    fn work(&self) -> PathBuf {
        self.folder.path().join(".output.giothong")
    }

    fn publish(&self, site: &Site) -> WrittenFiles {
        let written = publish_tree(&self.output, site, None).unwrap();
        assert_is(&self.output, site);
        written
    }

    fn refused(&self, site: &Site) -> EmitError {
        let before = stamps(&self.output);
        let error = publish_tree(&self.output, site, None).unwrap_err();
        assert_eq!(stamps(&self.output), before, "a refusal touches nothing");
        error
    }
}

fn old() -> Site {
    site(&[("index.html", "old"), ("a/index.html", "same"), ("a/b/c.ics", "stale"), ("x", "file")])
}

fn new() -> Site {
    site(&[("index.html", "new"), ("a/index.html", "same"), ("x/y/z.html", "folder"), ("q.xml", "")])
}
