//! How far a publication came that is not finished, so that a cut one goes on: written before each batch of files, each
//! time as one more part, so that what is written grows with the files and not with their square.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::again::again;
use super::error::PublishError;
use super::manifest::PublishedSite;
use super::remote::{Remote, RemoteError};
use crate::emit::{ListedFile, is_illegal};

/// The first part of the journal at a target, beside the manifest. While it is not there, no publication is under way.
pub const JOURNAL: &str = ".giothong-journal.json";
/// The most parts that are read: ten million files.
const MOST: usize = 100_000;

/// What was done since the manifest was written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Journal {
    /// The id of the site.
    pub site: String,
    /// What all parts of a journal have in common, and those of no other.
    #[serde(default)]
    pub run: String,
    /// Files that were written.
    pub written: BTreeMap<String, ListedFile>,
    /// Files that are being written or deleted: nobody knows how they stand.
    pub open: BTreeMap<String, ()>,
    /// Files that were deleted.
    pub deleted: BTreeSet<String>,
}

impl Journal {
    /// The journal of a publication that begins.
    pub fn of(site: &str, run: &str) -> Self {
        Self { site: site.to_owned(), run: run.to_owned(), ..Self::default() }
    }

    /// Reads a part of a journal.
    ///
    /// # Errors
    /// [`PublishError::BrokenManifest`] where it is damaged or names a path that no build writes.
    pub fn read(bytes: &[u8]) -> Result<Self, PublishError> {
        let journal: Self = serde_json::from_slice(bytes)
            .map_err(|error| PublishError::BrokenManifest { detail: error.to_string() })?;
        match is_illegal(&journal.written).or_else(|| is_illegal(&journal.open)) {
            Some(detail) => Err(PublishError::BrokenManifest { detail }),
            None => Ok(journal),
        }
    }

    /// All parts of the journal at a target as one, and their number; `None` where there is none. Parts that an earlier
    /// journal left behind are no part of it.
    ///
    /// # Errors
    /// As [`read`](Self::read), and what the target answered.
    pub fn whole(remote: &mut dyn Remote) -> Result<Option<(Self, usize)>, PublishError> {
        let Some(first) = remote.read(JOURNAL)? else { return Ok(None) };
        let mut whole = Self::read(&first)?;
        for number in 1..MOST {
            let Some(bytes) = remote.read(&part(number))? else { return Ok(Some((whole, number))) };
            match Self::read(&bytes) {
                Ok(next) if (&next.site, &next.run) == (&whole.site, &whole.run) => whole.follow(next),
                _ => return Ok(Some((whole, number))),
            }
        }
        Err(PublishError::BrokenManifest { detail: part(MOST) })
    }

    /// Adds what was done after it.
    fn follow(&mut self, next: Self) {
        for path in next.written.keys().chain(&next.deleted) {
            self.open.remove(path);
            self.written.remove(path);
            self.deleted.remove(path);
        }
        self.written.extend(next.written);
        self.deleted.extend(next.deleted);
        self.open.extend(next.open);
    }

    /// Writes it as a part.
    ///
    /// # Errors
    /// What the target answered.
    pub fn write(&self, remote: &mut dyn Remote, number: usize) -> Result<(), RemoteError> {
        // Maps with keys of text are always written.
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        again(remote, |remote| remote.write(&part(number), &bytes))
    }

    /// What stands at the target after all of this.
    pub fn apply(&self, site: &mut PublishedSite) {
        site.files.retain(|path, _| !self.deleted.contains(path));
        site.superseded.retain(|path, _| !self.deleted.contains(path) && !self.written.contains_key(path));
        site.files.extend(self.written.iter().map(|(path, file)| (path.clone(), file.clone())));
    }
}

/// Ends a journal. The first part goes first: without it there is no journal. The others go from the last one on, so that
/// all that a cut one leaves are found by the next.
///
/// # Errors
/// What the target answered.
pub fn end(remote: &mut dyn Remote) -> Result<(), RemoteError> {
    again(remote, |remote| remote.remove(JOURNAL))?;
    let mut parts = 1;
    while parts < MOST && again(remote, |remote| remote.size(&part(parts)))?.is_some() {
        parts += 1;
    }
    (1..parts).rev().try_for_each(|number| again(remote, |remote| remote.remove(&part(number))))
}

fn part(number: usize) -> String {
    match number {
        0 => JOURNAL.to_owned(),
        number => JOURNAL.replace(".json", &format!("-{number}.json")),
    }
}
