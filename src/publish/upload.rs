//! Does at a target what a plan says, batch by batch, and leaves the manifest behind.

use std::io;
use std::time::{Duration, Instant};

use md5::{Digest, Md5};

use super::again::again;
use super::error::PublishError;
use super::journal::{self, Journal};
use super::lock::LockOwner;
use super::manifest::{MANIFEST, PublishedSite};
use super::own_names;
use super::plan::{Phase, Plan, Upload, plan};
use super::remote::{Remote, RemoteError, Stat, WHILE_WRITTEN};
use super::standing::{Standing, standing_by_names};
use crate::emit::ListedFile;

/// The number of files, and the time, after which the journal is written.
const BATCH: usize = 100;
const OFTEN: Duration = Duration::from_secs(30);

/// A site to publish.
pub struct Publication<'a> {
    /// What shall stand at the target, without what stays there for a while.
    pub site: PublishedSite,
    /// The bytes of a file of the site.
    pub file: &'a dyn Fn(&str) -> io::Result<Vec<u8>>,
    pub owner: LockOwner,
    /// Take the lock from another owner.
    pub take_lock: bool,
    /// Publications of this site that ended on this machine without giving their lock back.
    pub ended: Vec<String>,
    /// Take a target over whose manifest is missing or damaged: nothing that is there is deleted.
    pub adopt: bool,
    /// Replace files that somebody else changed at the target.
    pub overwrite: bool,
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

/// Does at a target what was agreed to, which [`Publication::plan`] gave, and returns the site that stands there then.
/// `advance` is called for each file that is written or deleted, with the bytes that were sent.
///
/// # Errors
/// Every [`PublishError`]; the next publication goes on from where this one ended.
pub fn publish(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    agreed: &Plan,
    advance: &mut dyn FnMut(u64),
) -> Result<PublishedSite, PublishError> {
    locked(remote, &publication.owner, (publication.take_lock, &publication.ended), |remote| {
        under_lock(remote, publication, agreed, advance)
    })
}

/// Does something at a target with its own names and its lock.
fn locked<T>(
    remote: &mut dyn Remote,
    owner: &LockOwner,
    (by_force, ended): (bool, &[String]),
    work: impl FnOnce(&mut dyn Remote) -> Result<T, PublishError>,
) -> Result<T, PublishError> {
    let remote = &mut own_names::chosen(remote)?;
    owner.lock(remote, by_force, ended)?;
    let done = work(remote);
    owner.unlock(remote);
    done
}

/// Tries something out at a target while nobody publishes there.
///
/// # Errors
/// [`PublishError::Locked`], and those of what is tried out.
pub fn try_out<T>(
    remote: &mut dyn Remote,
    owner: &LockOwner,
    work: impl FnOnce(&mut dyn Remote) -> Result<T, PublishError>,
) -> Result<T, PublishError> {
    locked(remote, owner, (false, &[]), work)
}

/// Puts files back as they were before a publication; `None` where there was none.
///
/// # Errors
/// As [`publish`].
pub fn take_back(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    mut published: PublishedSite,
    former: &[(String, Option<Vec<u8>>)],
) -> Result<(), PublishError> {
    locked(remote, &publication.owner, (false, &publication.ended), |remote| {
        for (path, bytes) in former {
            match bytes {
                Some(bytes) => {
                    remote.write(path, bytes)?;
                    let file = ListedFile { sent_as: remote.sent_as(path), ..ListedFile::of(bytes) };
                    published.files.insert(path.clone(), file);
                }
                None => {
                    remote.remove(path)?;
                    published.files.remove(path);
                }
            }
        }
        Ok(remote.write(MANIFEST, &published.to_bytes())?)
    })
}

fn under_lock(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    plan: &Plan,
    advance: &mut dyn FnMut(u64),
) -> Result<PublishedSite, PublishError> {
    let standing = standing_by_names(remote, publication.adopt, false)?;
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
    let run = standing.cut.map_or_else(|| publication.owner.token.clone(), |cut| cut.run);
    let journal = Journal::of(&publication.site.site, &run);
    for path in &standing.unfinished {
        remote.remove(&format!("{path}{WHILE_WRITTEN}"))?;
    }
    let mut work = Work { remote, publication, journal, parts: standing.parts, advance };
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
    again(work.remote, |remote| remote.write(MANIFEST, &manifest))?;
    journal::end(work.remote)?;
    Ok(site)
}

/// The files to be replaced or deleted that are not what was written, as far as the target tells without much reading, and
/// those that somebody else put where new ones belong. Of new ones only those at the top are looked for: rules of the
/// server, `robots.txt`; folders of a site are nobody else's.
fn edited(remote: &mut dyn Remote, there: &PublishedSite, plan: &Plan) -> Result<Vec<String>, RemoteError> {
    let touched = plan.uploads.iter().map(|upload| &upload.path).chain(&plan.deletions);
    let known = touched.filter_map(|path| Some((path, there.files.get(path)?)));
    let is_new_at_the_top = |upload: &&Upload| !upload.path.contains('/') && !there.files.contains_key(&upload.path);
    let new = plan.uploads.iter().filter(is_new_at_the_top).map(|upload| (&upload.path, &upload.file));
    let mut edited = Vec::new();
    for (path, file) in known.chain(new) {
        if again(remote, |remote| remote.is_edited(path, file))? {
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
    let found = again(remote, |remote| remote.stat(path))?;
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
    /// The last part of the journal, and the number of those before it.
    journal: Journal,
    parts: usize,
    advance: &'w mut dyn FnMut(u64),
}

impl Work<'_> {
    fn write(&mut self, uploads: &[Upload]) -> Result<(), PublishError> {
        self.begin(uploads.iter().map(|upload| &upload.path))?;
        let mut noted = Instant::now();
        for Upload { path, file, .. } in uploads {
            let changed = || PublishError::LocalChanged { path: path.clone() };
            let bytes = (self.publication.file)(path).map_err(|_| changed())?;
            if (ListedFile { sent_as: file.sent_as.clone(), ..ListedFile::of(&bytes) }) != *file {
                return Err(changed());
            }
            again(self.remote, |remote| remote.write(path, &bytes))?;
            arrived(self.remote, path, &bytes)?;
            self.journal.open.remove(path);
            self.journal.deleted.remove(path);
            self.journal.written.insert(path.clone(), file.clone());
            (self.advance)(file.size);
            if noted.elapsed() >= OFTEN {
                self.note()?;
                noted = Instant::now();
            }
        }
        Ok(())
    }

    fn delete(&mut self, paths: &[String]) -> Result<(), PublishError> {
        self.begin(paths)?;
        for path in paths {
            again(self.remote, |remote| remote.remove(path))?;
            self.journal.open.remove(path);
            self.journal.written.remove(path);
            self.journal.deleted.insert(path.clone());
            (self.advance)(0);
        }
        Ok(())
    }

    /// Begins a batch, in a part of the journal of its own where the last one is long.
    fn begin<'p>(&mut self, paths: impl IntoIterator<Item = &'p String>) -> Result<(), PublishError> {
        if self.journal.written.len() + self.journal.deleted.len() >= BATCH {
            // What the batch before did stands in its part at last.
            self.note()?;
            self.journal = Journal::of(&self.journal.site, &self.journal.run);
            self.parts += 1;
        }
        self.journal.open.extend(paths.into_iter().map(|path| (path.clone(), ())));
        self.note()
    }

    fn note(&mut self) -> Result<(), PublishError> {
        Ok(self.journal.write(self.remote, self.parts)?)
    }
}
