//! Does at a target what a plan says, batch by batch, and leaves the manifest behind.

use std::io;
use std::time::{Duration, Instant};

use md5::{Digest, Md5};

use super::error::PublishError;
use super::journal::{JOURNAL, Journal};
use super::lock::LockOwner;
use super::manifest::{MANIFEST, PublishedSite};
use super::plan::{Phase, Plan, Upload, plan};
use super::remote::{Remote, RemoteError, RemoteFault, Stat, WHILE_WRITTEN};
use crate::emit::ListedFile;

/// The number of files, and the time, after which the journal is written.
const BATCH: usize = 100;
const OFTEN: Duration = Duration::from_secs(30);
/// How often a file is tried whose connection broke, and how long the first wait is; each further one is twice as long.
const TRIES: u32 = 4;
const WAIT: Duration = Duration::from_millis(250);

/// What stands at a target.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The site as it was published last, with what a cut publication did since; empty for a first one.
    pub site: PublishedSite,
    /// Whether there is a manifest.
    pub is_published: bool,
    /// How far a publication came that was cut.
    pub cut: Option<Journal>,
    /// The files that it was writing or deleting.
    unfinished: Vec<String>,
}

/// A site to publish.
pub struct Publication<'a> {
    /// What shall stand at the target, without what stays there for a while.
    pub site: PublishedSite,
    /// The bytes of a file of the site.
    pub file: &'a dyn Fn(&str) -> io::Result<Vec<u8>>,
    pub owner: LockOwner,
    /// Take the lock from another owner.
    pub take_lock: bool,
    /// Take a target over whose manifest is missing or damaged: nothing that is there is deleted.
    pub adopt: bool,
    /// Replace files that somebody else changed at the target.
    pub overwrite: bool,
}

/// Reads what stands at a target.
///
/// # Errors
/// [`PublishError::Unknown`] where a site is there and no manifest, [`PublishError::BrokenManifest`]; neither with
/// `adopt`. What the target refuses.
pub fn standing(remote: &mut dyn Remote, adopt: bool) -> Result<Standing, PublishError> {
    let manifest = remote.read(MANIFEST)?.map(|bytes| PublishedSite::read(&bytes)).transpose();
    let journal = remote.read(JOURNAL)?.map(|bytes| Journal::read(&bytes)).transpose();
    let (manifest, journal) = match (manifest, journal) {
        (Err(PublishError::BrokenManifest { .. }), journal) if adopt => (None, journal.unwrap_or_default()),
        (manifest, Err(PublishError::BrokenManifest { .. })) if adopt => (manifest?, None),
        (manifest, journal) => (manifest?, journal?),
    };
    if manifest.is_none() && journal.is_none() && !adopt && remote.size("index.html")?.is_some() {
        return Err(PublishError::Unknown);
    }
    // How these stand is seen at the target alone.
    let mut journal = journal;
    let mut unfinished = Vec::new();
    if let Some(journal) = &mut journal {
        unfinished = std::mem::take(&mut journal.open).into_keys().collect();
        for path in &unfinished {
            match remote.listed(path)? {
                Some(file) => drop(journal.written.insert(path.clone(), file)),
                None => drop(journal.deleted.insert(path.clone())),
            }
        }
    }
    let is_published = manifest.is_some();
    let mut site = manifest.unwrap_or_default();
    if let Some(journal) = &journal {
        if is_published && journal.site != site.site {
            return Err(PublishError::BrokenManifest { detail: format!("{JOURNAL}: {}", journal.site) });
        }
        site.site.clone_from(&journal.site);
        journal.apply(&mut site);
    }
    Ok(Standing { site, is_published, cut: journal, unfinished })
}

impl Publication<'_> {
    /// What is to be done at a target where something stands.
    ///
    /// # Errors
    /// [`PublishError::Empty`], [`PublishError::OtherSite`], [`PublishError::Newer`].
    pub fn plan(&self, standing: &Standing) -> Result<Plan, PublishError> {
        let there = &standing.site;
        if !self.site.files.contains_key("index.html") {
            return Err(PublishError::Empty);
        }
        if !there.site.is_empty() && there.site != self.site.site {
            return Err(PublishError::OtherSite { there: there.site.clone(), here: self.site.site.clone() });
        }
        if there.built > self.site.built {
            return Err(PublishError::Newer { there: there.built.format("%d/%m/%Y %H:%M").to_string() });
        }
        Ok(plan(there, &self.site.files, self.site.built.date()))
    }
}

/// Does at a target what was agreed to, which [`Publication::plan`] gave. `advance` is called for each file that is
/// written or deleted.
///
/// # Errors
/// Every [`PublishError`]; the next publication goes on from where this one ended.
pub fn publish(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    agreed: &Plan,
    advance: &mut dyn FnMut(),
) -> Result<(), PublishError> {
    publication.owner.lock(remote, publication.take_lock)?;
    let done = under_lock(remote, publication, agreed, advance);
    publication.owner.unlock(remote);
    done
}

fn under_lock(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    plan: &Plan,
    advance: &mut dyn FnMut(),
) -> Result<(), PublishError> {
    let standing = standing(remote, publication.adopt)?;
    // Somebody may have published since the plan was made.
    if publication.plan(&standing)? != *plan {
        return Err(PublishError::Overtaken);
    }
    if !publication.overwrite && !publication.adopt {
        let edited = edited(remote, &standing.site, plan)?;
        if !edited.is_empty() {
            return Err(PublishError::Edited { paths: edited });
        }
    }
    // What a cut publication did is still true.
    let journal = standing.cut.unwrap_or_else(|| Journal::of(&publication.site.site));
    for path in &standing.unfinished {
        remote.remove(&format!("{path}{WHILE_WRITTEN}"))?;
    }
    let mut work = Work { remote, publication, journal, advance };
    for (is_page, uploads) in batches(&plan.uploads) {
        if is_page {
            publication.owner.hold(work.remote)?;
        }
        work.write(uploads)?;
    }
    if !plan.deletions.is_empty() {
        publication.owner.hold(work.remote)?;
    }
    for deletions in plan.deletions.chunks(BATCH) {
        work.delete(deletions)?;
    }
    let site = PublishedSite { superseded: plan.superseded.clone(), ..publication.site.clone() };
    let manifest = site.to_bytes();
    work.again(|remote| remote.write(MANIFEST, &manifest))?;
    work.again(|remote| remote.remove(JOURNAL))
}

/// The files to be replaced or deleted that are not what was written, as far as the target tells without much reading.
fn edited(remote: &mut dyn Remote, there: &PublishedSite, plan: &Plan) -> Result<Vec<String>, RemoteError> {
    let touched = plan.uploads.iter().map(|upload| &upload.path).chain(&plan.deletions);
    let mut edited = Vec::new();
    for (path, file) in touched.filter_map(|path| Some((path, there.files.get(path)?))) {
        if remote.is_edited(path, file)? {
            edited.push(path.clone());
        }
    }
    Ok(edited)
}

/// Looks whether a file arrived as it was sent.
///
/// # Errors
/// [`PublishError::NotWhole`], [`PublishError::Garbled`].
fn arrived(remote: &mut dyn Remote, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
    let wanted = bytes.len() as u64;
    let found = remote.stat(path)?;
    match found {
        Some(Stat { size, md5 }) if size == wanted => {
            // A server may call something else by that name, so the file itself decides.
            let is_same =
                md5.is_none_or(|md5| md5 == *Md5::digest(bytes)) || remote.read(path)?.as_deref() == Some(bytes);
            if is_same { Ok(()) } else { Err(PublishError::Garbled { path: path.to_owned() }) }
        }
        _ => Err(PublishError::NotWhole { path: path.to_owned(), wanted, found: found.map(|found| found.size) }),
    }
}

/// The uploads in batches of one phase each, and whether they are pages that readers are reading.
fn batches(uploads: &[Upload]) -> impl Iterator<Item = (bool, &[Upload])> {
    uploads
        .chunk_by(|a, b| a.phase == b.phase)
        .flat_map(|phase| phase.chunks(BATCH))
        .map(|batch| (batch.first().is_some_and(|upload| upload.phase >= Phase::NewPages), batch))
}

/// A publication under way.
struct Work<'w> {
    remote: &'w mut dyn Remote,
    publication: &'w Publication<'w>,
    journal: Journal,
    advance: &'w mut dyn FnMut(),
}

impl Work<'_> {
    fn write(&mut self, uploads: &[Upload]) -> Result<(), PublishError> {
        self.journal.open.extend(uploads.iter().map(|upload| (upload.path.clone(), ())));
        self.note()?;
        let mut noted = Instant::now();
        for Upload { path, file, .. } in uploads {
            let changed = || PublishError::LocalChanged { path: path.clone() };
            let bytes = (self.publication.file)(path).map_err(|_| changed())?;
            if (ListedFile { sent_as: file.sent_as.clone(), ..ListedFile::of(&bytes) }) != *file {
                return Err(changed());
            }
            self.again(|remote| remote.write(path, &bytes))?;
            arrived(self.remote, path, &bytes)?;
            self.journal.open.remove(path);
            self.journal.deleted.remove(path);
            self.journal.written.insert(path.clone(), file.clone());
            (self.advance)();
            if noted.elapsed() >= OFTEN {
                self.note()?;
                noted = Instant::now();
            }
        }
        Ok(())
    }

    fn delete(&mut self, paths: &[String]) -> Result<(), PublishError> {
        self.journal.open.extend(paths.iter().map(|path| (path.clone(), ())));
        self.note()?;
        for path in paths {
            self.again(|remote| remote.remove(path))?;
            self.journal.open.remove(path);
            self.journal.written.remove(path);
            self.journal.deleted.insert(path.clone());
            (self.advance)();
        }
        Ok(())
    }

    fn note(&mut self) -> Result<(), PublishError> {
        let bytes = self.journal.to_bytes();
        self.again(|remote| remote.write(JOURNAL, &bytes))
    }

    /// Tries again what failed for a passing reason.
    fn again(&mut self, work: impl Fn(&mut dyn Remote) -> Result<(), RemoteError>) -> Result<(), PublishError> {
        let mut wait = WAIT;
        for _ in 1..TRIES {
            match work(self.remote) {
                Err(error) if error.fault == RemoteFault::Passing => std::thread::sleep(wait),
                done => return Ok(done?),
            }
            wait *= 2;
        }
        Ok(work(self.remote)?)
    }
}
