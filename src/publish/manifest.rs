//! What a publication left at a target: the files with their hashes, and the schedule that readers were shown. No names of
//! persons stand in it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::error::PublishError;
use crate::emit::{ListedFile, is_illegal};
use crate::schedule::Published;

/// The manifest at a target, written last.
pub const MANIFEST: &str = ".giothong-published.json";

const VERSION: u32 = 1;

/// A site as it was published.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PublishedSite {
    pub(super) version: u32,
    /// The id of the site.
    pub site: String,
    /// The present at +07:00 for which it was built.
    pub built: NaiveDateTime,
    /// Its files, by path.
    pub files: BTreeMap<String, ListedFile>,
    /// Files that no page needs any more and that stay for a while, since pages of before may still be open: by path, the
    /// day they were superseded.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub superseded: BTreeMap<String, NaiveDate>,
    /// Whether it is a site of before that was brought back, which is kept true and replaced by nobody but a person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rolled_back: bool,
    /// The schedule as readers were shown it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) schedule: Option<Box<RawValue>>,
}

impl PublishedSite {
    pub fn new(
        site: String,
        built: NaiveDateTime,
        files: BTreeMap<String, ListedFile>,
        schedule: Option<Box<RawValue>>,
    ) -> Self {
        Self { version: VERSION, site, built, files, superseded: BTreeMap::new(), rolled_back: false, schedule }
    }

    /// Reads a manifest. The paths in it are those that a build may write; everything else is a damaged manifest.
    ///
    /// # Errors
    /// [`PublishError::BrokenManifest`], [`PublishError::NewerProgram`].
    pub fn read(bytes: &[u8]) -> Result<Self, PublishError> {
        #[derive(Deserialize)]
        struct VersionOnly {
            version: u32,
        }
        let broken = |error: serde_json::Error| PublishError::BrokenManifest { detail: error.to_string() };
        let VersionOnly { version } = serde_json::from_slice(bytes).map_err(broken)?;
        if version != VERSION {
            return Err(PublishError::NewerProgram { version });
        }
        let site: Self = serde_json::from_slice(bytes).map_err(broken)?;
        let illegal = is_illegal(&site.files).or_else(|| is_illegal(&site.superseded));
        match illegal {
            Some(path) => Err(PublishError::BrokenManifest { detail: path }),
            None => Ok(site),
        }
    }

    /// Its bytes. Equal sites give equal bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Maps with keys of text, numbers and texts are always written.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The schedule that readers were shown, where it can be read.
    pub fn schedule(&self) -> Option<Published> {
        serde_json::from_str(self.schedule.as_ref()?.get()).ok()
    }
}
