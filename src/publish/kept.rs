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
    pub fn claim(&self, token: &str) -> io::Result<Claim> {
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
        file.write_all(format!("{token}\n").as_bytes())?;
        Ok(Claim { file, ended: ended.lines().map(str::to_owned).collect() })
    }

    /// Packs what a publication is made of, before it begins.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn set_aside<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f Path)>,
        persons: &BTreeSet<String>,
    ) -> io::Result<()> {
        let options = || SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let mut zip = ZipWriter::new(File::create(self.folder.join(NEXT))?);
        zip.start_file(PERSONS, options())?;
        zip.write_all(&serde_json::to_vec(persons)?)?;
        for (path, absolute) in files {
            zip.start_file(path, options().large_file(true))?;
            io::copy(&mut File::open(absolute)?, &mut zip)?;
        }
        zip.finish()?.sync_all()
    }

    /// Keeps what was [set aside](Self::set_aside) as what readers have now, and what they had until now as what was
    /// before; not after the former was brought back, and not where it names somebody who is named no more. The number of
    /// those persons.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn keep(&self, manifest: &[u8], persons: &BTreeSet<String>, was_brought_back: bool) -> io::Result<usize> {
        let path = |name: &str| self.folder.join(name);
        let withdrawn = self.open(LAST)?.map_or(0, |last| last.withdrawn(persons));
        if withdrawn > 0 || was_brought_back {
            remove(&path(BEFORE))?;
        } else if path(LAST).is_file() {
            fs::rename(path(LAST), path(BEFORE))?;
        }
        fs::rename(path(NEXT), path(LAST))?;
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
    /// The publication ended and gave its lock back.
    pub fn done(&self) {
        // Tokens that stay are asked for in vain.
        let _ = self.file.set_len(0);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn set(of: &[&str]) -> BTreeSet<String> {
        digests("thu", of.iter().copied())
    }

    /// A site with one page, one drive and one donor, published once.
    fn published(site: &Path, kept: &Kept, text: &str, persons: &[&str]) -> usize {
        for (path, text) in
            [("content/pages/a.md", text), ("content/drives/b.md", "buổi"), ("content/donors/c.md", "An")]
        {
            fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
            fs::write(site.join(path), text).unwrap();
        }
        let claim = kept.claim(text).unwrap();
        let place = site.join("content/pages/a.md");
        kept.set_aside([("content/pages/a.md", &*place)], &set(persons)).unwrap();
        claim.done();
        kept.keep(b"{}", &set(persons), false).unwrap()
    }

    #[test]
    fn words_and_look_are_kept_and_nothing_else() {
        for path in [
            "content/site.yaml",
            "content/site.en.yaml",
            "themes/a/b.html",
            "content/pages/a.md",
            "content/awareness/a.md",
            "content/news/a.md",
            "content/materials/a.md",
        ] {
            assert!(is_kept(path), "{path}");
        }
        for path in [
            "content/facts.yaml",
            "content/donors/a.md",
            "content/drives/a.md",
            "content/pagesx/a.md",
            "content/site.d/a.yaml",
            "themes",
            "output/index.html",
        ] {
            assert!(!is_kept(path), "{path}");
        }
    }

    #[test]
    fn persons_are_told_apart_and_not_named() {
        let digests = set(&["nguyen-van-a: name", "nguyen-van-a: photo"]);
        assert_eq!(digests.len(), 2);
        assert!(digests.iter().all(|digest| digest.len() == 16 && !digest.contains("nguyen")));
        assert_ne!(super::digests("khac", ["a"]), super::digests("thu", ["a"]));
    }

    #[test]
    fn the_publication_before_is_put_together_with_what_is_so_today() {
        let folder = tempfile::tempdir().unwrap();
        let (site, kept) = (folder.path(), Kept::of(folder.path(), "../../o-mang"));
        assert!(!kept.was_published());
        published(site, &kept, "mot", &["a"]);
        assert!(kept.was_published() && kept.before().unwrap().is_none());
        published(site, &kept, "hai", &["a", "b"]);
        fs::write(site.join("content/drives/b.md"), "buổi hoãn").unwrap();
        let mut before = kept.before().unwrap().unwrap();
        let today: Vec<_> = ["content/pages/a.md", "content/drives/b.md"].map(|path| (path, site.join(path))).into();
        let together = before.with(today.iter().map(|(path, place)| (*path, &**place))).unwrap();
        let read = |path: &str| fs::read_to_string(together.folder().join(path)).unwrap();
        assert_eq!(
            (read("content/pages/a.md"), read("content/drives/b.md")),
            ("mot".to_owned(), "buổi hoãn".to_owned())
        );
        let place = together.folder().to_owned();
        drop(together);
        assert!(!place.exists() && site.join("content/drives/b.md").exists());
        assert!(!folder.path().parent().unwrap().join("o-mang").exists(), "no name leads out of the site");
    }

    #[test]
    fn what_named_somebody_who_is_named_no_more_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (site, kept) = (folder.path(), Kept::of(folder.path(), "o-mang"));
        published(site, &kept, "mot", &["a", "b"]);
        assert_eq!(published(site, &kept, "hai", &["a", "b"]), 0);
        assert_eq!(kept.before().unwrap().unwrap().withdrawn(&set(&["a"])), 1);
        assert_eq!(published(site, &kept, "ba", &["a"]), 1);
        assert!(kept.before().unwrap().is_none());
        let files = walkdir::WalkDir::new(site.join(".giothong")).into_iter().filter_map(Result::ok);
        assert_eq!(files.filter(|file| file.path().extension().is_some_and(|ending| ending == "zip")).count(), 1);
        kept.last().unwrap().unwrap().forget().unwrap();
        assert!(kept.last().unwrap().is_none());
    }

    #[test]
    fn one_program_publishes_and_learns_whose_publication_was_cut() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::of(folder.path(), "o-mang");
        let first = kept.claim("mot").unwrap();
        assert_eq!(kept.claim("hai").err().map(|error| error.kind()), Some(ErrorKind::WouldBlock));
        drop(first);
        let second = kept.claim("hai").unwrap();
        assert_eq!(second.ended, ["mot"]);
        second.done();
        drop(second);
        assert!(kept.claim("ba").unwrap().ended.is_empty());
    }

    #[test]
    fn a_file_that_leads_elsewhere_is_refused() {
        for name in
            ["../content/pages/a.md", "content/pages/../../../a.md", "content/drives/a.md", "/content/pages/a.md"]
        {
            let folder = tempfile::tempdir().unwrap();
            let kept = Kept::of(folder.path(), "o-mang");
            published(folder.path(), &kept, "mot", &[]);
            let mut zip = ZipWriter::new(File::create(kept.folder.join(LAST)).unwrap());
            for (name, text) in [(PERSONS, "[]"), (name, "x")] {
                zip.start_file(name, SimpleFileOptions::default()).unwrap();
                zip.write_all(text.as_bytes()).unwrap();
            }
            zip.finish().unwrap();
            let done = kept.last().unwrap().unwrap().with([]);
            assert_eq!(done.err().map(|error| error.kind()), Some(ErrorKind::InvalidData), "{name}");
        }
    }
}
