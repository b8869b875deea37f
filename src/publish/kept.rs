//! What the last publications to a target were made of, kept beside the site on this machine: enough to bring back the
//! words and the look that readers had before, and nothing that has to be as it is today.
//!
//! Kept are the theme, `site.yaml`, and the entries of [`KINDS`], in an archive for each of the last two publications.
//! Drives, rules, donors and all other kinds are not, so that statuses and consents are never older ones. Whom the site
//! named is remembered as digests: what was kept when somebody was named who is named no more is deleted.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::emit::keep;
use crate::model::kind::Kind;

#[cfg(test)]
mod tests;

/// Kinds whose entries are words; all others say what is so.
const KINDS: [Kind; 4] = [Kind::Page, Kind::Article, Kind::News, Kind::Material];

/// The publication that readers have, the one before it, and the one that is being made.
const LAST: &str = "last.zip";
const BEFORE: &str = "before.zip";
const NEXT: &str = "next.zip";
/// A copy of the manifest at the target.
const MANIFEST_COPY: &str = "published.json";
/// The tokens of publications that did not end well; locked while one runs.
const RUNNING: &str = "running";
/// The folder of a site that is put together of what was kept and what is so today.
const SITE: &str = "site";
/// The file of an archive that holds the digests of persons.
const PERSONS: &str = "persons.json";
/// The most bytes that are read out of an archive.
const MOST: u64 = 4 * 1024 * 1024 * 1024;

/// Whether a file of a site, by its path from the site's folder, is kept.
pub fn is_kept(path: &str) -> bool {
    let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let is_config = path.starts_with("content/site.") && !path["content/".len()..].contains('/');
    is_config || below("themes") || KINDS.iter().any(|kind| below(&format!("content/{}", kind.facts().folder)))
}

/// What tells persons apart without naming them. The same persons of the same site have the same digests.
pub fn digests<'p>(site: &str, persons: impl IntoIterator<Item = &'p str>) -> BTreeSet<String> {
    let digest =
        |person: &str| blake3::derive_key("giothong 2026 named persons", format!("{site}\0{person}").as_bytes());
    persons.into_iter().map(|person| blake3::Hash::from(digest(person)).to_hex()[..16].to_owned()).collect()
}

/// What is kept of the publications to one target.
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// What is kept in the folder of a site for a place that is published to. It is not trusted for a path.
    pub fn of(site: &Path, place: &str) -> Self {
        let name = &blake3::hash(place.as_bytes()).to_hex()[..16];
        Self { folder: site.join(".giothong").join(name) }
    }

    /// Whether the site was published to the target from here.
    pub fn was_published(&self) -> bool {
        self.folder.join(MANIFEST_COPY).is_file()
    }

    /// Claims the publications of this folder for one program.
    ///
    /// # Errors
    /// Errors of the disk; [`ErrorKind::WouldBlock`] where another program is publishing.
    pub fn claim(&self) -> io::Result<Claim> {
        keep(&self.folder, "README.txt", ABOUT.as_bytes()).map_err(|error| io::Error::other(error.sentences().en))?;
        let path = self.folder.join(RUNNING);
        let mut file = File::options().read(true).append(true).create(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut ended = String::new();
        Read::by_ref(&mut file).take(64 * 1024).read_to_string(&mut ended)?;
        Ok(Claim { file, ended: ended.lines().filter(|token| !token.is_empty()).map(str::to_owned).collect() })
    }

    /// Packs what a publication is made of, before it begins.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn set_aside<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f Path)>,
        persons: &BTreeSet<String>,
    ) -> io::Result<SetAside> {
        let aside = SetAside(self.folder.join(NEXT));
        let options = || SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let mut zip = ZipWriter::new(File::create(&aside.0)?);
        zip.start_file(PERSONS, options())?;
        zip.write_all(&serde_json::to_vec(persons)?)?;
        for (path, absolute) in files {
            zip.start_file(path, options().large_file(true))?;
            io::copy(&mut File::open(absolute)?, &mut zip)?;
        }
        zip.finish()?.sync_all()?;
        Ok(aside)
    }

    /// Keeps what was [set aside](Self::set_aside) as what readers have now, and what they had until now as what was
    /// before; not after the former was brought back, and not where it names somebody who is named no more. The number of
    /// those persons.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn keep(
        &self,
        aside: &SetAside,
        manifest: &[u8],
        persons: &BTreeSet<String>,
        was_brought_back: bool,
    ) -> io::Result<usize> {
        let path = |name: &str| self.folder.join(name);
        let withdrawn = self.open(LAST)?.map_or(0, |last| last.withdrawn(persons));
        if withdrawn > 0 || was_brought_back {
            remove(&path(BEFORE))?;
        } else if path(LAST).is_file() {
            fs::rename(path(LAST), path(BEFORE))?;
        }
        fs::rename(&aside.0, path(LAST))?;
        if !was_brought_back {
            // What a program that died left of a site that it had put together.
            remove_folder(&path(SITE))?;
        }
        keep(&self.folder, MANIFEST_COPY, manifest).map_err(|error| io::Error::other(error.sentences().en))?;
        Ok(withdrawn)
    }

    /// What readers had before what they have now.
    ///
    /// # Errors
    /// Errors of the disk, and a damaged archive.
    pub fn before(&self) -> io::Result<Option<KeptSite>> {
        self.open(BEFORE)
    }

    /// What readers have.
    ///
    /// # Errors
    /// As [`before`](Self::before).
    pub fn last(&self) -> io::Result<Option<KeptSite>> {
        self.open(LAST)
    }

    fn open(&self, name: &str) -> io::Result<Option<KeptSite>> {
        let path = self.folder.join(name);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut archive = ZipArchive::new(file)?;
        let mut persons = Vec::new();
        archive.by_name(PERSONS)?.take(MOST).read_to_end(&mut persons)?;
        let persons = serde_json::from_slice(&persons)?;
        Ok(Some(KeptSite { archive, persons, path, folder: self.folder.join(SITE) }))
    }
}

/// For whoever finds the folder.
const ABOUT: &str = "Thư mục này do `giothong publish` giữ để `giothong publish --rollback` dùng. Xóa được khi không đăng trang.\n\
                     Kept by `giothong publish` for `giothong publish --rollback`. It may be deleted while nothing is published.\n";

/// The right of one program to publish from here. It ends with the program.
pub struct Claim {
    file: File,
    /// The tokens of publications that ended without giving their lock back.
    pub ended: Vec<String>,
}

impl Claim {
    /// A publication with a token begins.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn begin(&mut self, token: &str) -> io::Result<()> {
        self.file.write_all(format!("{token}\n").as_bytes())
    }

    /// The publication ended and gave its lock back.
    pub fn done(&self) {
        // Tokens that stay are asked for in vain.
        let _ = self.file.set_len(0);
    }
}

/// What a publication is made of, until it is kept; otherwise nothing is left of it.
pub struct SetAside(PathBuf);

impl Drop for SetAside {
    fn drop(&mut self) {
        // The next publication writes over what could not be deleted.
        let _ = remove(&self.0);
    }
}

/// What a publication was made of.
pub struct KeptSite {
    archive: ZipArchive<File>,
    persons: BTreeSet<String>,
    path: PathBuf,
    folder: PathBuf,
}

impl KeptSite {
    /// How many persons were named then who are not named now.
    pub fn withdrawn(&self, now: &BTreeSet<String>) -> usize {
        self.persons.difference(now).count()
    }

    /// Deletes it.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn forget(&self) -> io::Result<()> {
        remove(&self.path)
    }

    /// Puts a site together: what was kept, and of today's files all others. It is gone when the value is dropped.
    ///
    /// # Errors
    /// Errors of the disk; [`ErrorKind::InvalidData`] for an archive with a file that is never kept.
    pub fn with<'f>(&mut self, today: impl IntoIterator<Item = (&'f str, &'f Path)>) -> io::Result<TogetherSite> {
        remove_folder(&self.folder)?;
        let site = TogetherSite(self.folder.clone());
        let create = |path: &str| {
            let place = self.folder.join(path);
            fs::create_dir_all(place.parent().unwrap_or(&self.folder)).map(|()| place)
        };
        for (path, absolute) in today.into_iter().filter(|(path, _)| !is_kept(path)) {
            let place = create(path)?;
            // The same file under another name costs nothing; on another disk it is copied.
            fs::hard_link(absolute, &place).or_else(|_| fs::copy(absolute, &place).map(drop))?;
        }
        let mut left = MOST;
        for index in 0..self.archive.len() {
            let file = self.archive.by_index(index)?;
            let name = file.name()?.into_owned();
            if name == PERSONS {
                continue;
            }
            let is_safe = file.enclosed_name().is_some_and(|inside| inside == Path::new(&name));
            if !is_safe || !is_kept(&name) {
                return Err(io::Error::new(ErrorKind::InvalidData, name));
            }
            let read = io::copy(&mut file.take(left), &mut File::create_new(create(&name)?)?)?;
            left = left.saturating_sub(read);
            if left == 0 {
                return Err(io::Error::new(ErrorKind::InvalidData, name));
            }
        }
        Ok(site)
    }
}

/// The folder of a site that was put together.
pub struct TogetherSite(PathBuf);

impl TogetherSite {
    pub fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for TogetherSite {
    fn drop(&mut self) {
        // The next publication deletes what could not be deleted.
        let _ = remove_folder(&self.0);
    }
}

fn remove(path: &Path) -> io::Result<()> {
    gone(fs::remove_file(path))
}

/// Deletes a folder; a link is deleted and not followed.
fn remove_folder(path: &Path) -> io::Result<()> {
    if path.is_symlink() { remove(path) } else { gone(fs::remove_dir_all(path)) }
}

fn gone(done: io::Result<()>) -> io::Result<()> {
    done.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}
