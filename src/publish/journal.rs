//! How far a publication came that is not finished: written before each batch of files, so that a cut one goes on.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::PublishError;
use super::manifest::PublishedSite;
use crate::emit::{ListedFile, is_illegal};

/// The journal at a target, beside the manifest.
pub const JOURNAL: &str = ".giothong-journal.json";

/// What was done since the manifest was written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Journal {
    /// The id of the site.
    pub site: String,
    /// Files that were written.
    pub written: BTreeMap<String, ListedFile>,
    /// Files that are being written or deleted: nobody knows how they stand.
    pub open: BTreeMap<String, ()>,
    /// Files that were deleted.
    pub deleted: BTreeSet<String>,
}

impl Journal {
    /// The journal of a publication that begins.
    pub fn of(site: &str) -> Self {
        Self { site: site.to_owned(), ..Self::default() }
    }

    /// Reads a journal.
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

    pub fn to_bytes(&self) -> Vec<u8> {
        // Maps with keys of text are always written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What stands at the target after all of this.
    pub fn apply(&self, site: &mut PublishedSite) {
        site.files.retain(|path, _| !self.deleted.contains(path));
        site.superseded.retain(|path, _| !self.deleted.contains(path) && !self.written.contains_key(path));
        site.files.extend(self.written.iter().map(|(path, file)| (path.clone(), file.clone())));
    }
}
