//! The manifest of a tree, which lists the files that the build put into it.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::error::{Action, EmitError};
use super::paths::{MANIFEST_NAME, first_fault};
use super::places::refuse_link;

const VERSION: u32 = 2;
/// The previous version, which has no schedule.
const WITHOUT_SCHEDULE: u32 = 1;

/// Every file of a built site, without the manifest itself and the `.gitignore`.
///
/// On the disk: `{"version":2,"files":{"<path>":{"hash":"<32 hex digits>","size":<bytes>}},"schedule":{…}}`, sorted by
/// path. Version 1 has no `schedule`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// By path, relative and with `/`.
    pub files: BTreeMap<String, ListedFile>,
    /// Data about what readers were shown, kept for the next build; this stage does not interpret it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Box<RawValue>>,
}

impl PartialEq for Manifest {
    fn eq(&self, other: &Self) -> bool {
        let schedule = |manifest: &Self| manifest.schedule.as_ref().map(|schedule| schedule.get().to_owned());
        self.version == other.version && self.files == other.files && schedule(self) == schedule(other)
    }
}

/// The size and hash of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    /// The first 128 bits of the content's BLAKE3 hash, in hexadecimal.
    pub hash: String,
    pub size: u64,
    /// What it was sent with, at a target that keeps headers beside a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_as: Option<String>,
}

impl ListedFile {
    /// The size and hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hash = blake3::hash(bytes).to_hex().to_string();
        hash.truncate(32);
        Self { hash, size: bytes.len() as u64, sent_as: None }
    }
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<String, ListedFile>, schedule: Option<Box<RawValue>>) -> Self {
        Self { version: VERSION, files, schedule }
    }

    /// The manifest of the tree at `root`; `None` where there is none.
    ///
    /// # Errors
    /// [`EmitError::BrokenManifest`], [`EmitError::ListedPath`], [`EmitError::UnknownManifest`], [`EmitError::Link`], or
    /// that it cannot be read.
    pub fn read(root: &Path) -> Result<Option<Self>, EmitError> {
        let path = root.join(MANIFEST_NAME);
        refuse_link(&path)?;
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(EmitError::io(Action::Read, &path, error)),
        };
        // The version is read first, since a later layout may not fit this one.
        #[derive(Deserialize)]
        struct VersionOnly {
            version: u32,
        }
        let broken =
            |error: serde_json::Error| EmitError::BrokenManifest { path: path.clone(), detail: error.to_string() };
        let VersionOnly { version } = serde_json::from_slice(&bytes).map_err(broken)?;
        if ![VERSION, WITHOUT_SCHEDULE].contains(&version) {
            return Err(EmitError::UnknownManifest { path, version });
        }
        let manifest: Self = serde_json::from_slice(&bytes).map_err(broken)?;
        match first_fault(&manifest.files) {
            Some((listed, fault)) => Err(EmitError::ListedPath { path: listed.to_owned(), fault, manifest: path }),
            None => Ok(Some(manifest)),
        }
    }

    /// The BLAKE3 hash of its bytes, in hexadecimal.
    pub(super) fn hash(&self) -> Result<String, EmitError> {
        Ok(blake3::hash(&self.to_bytes()?).to_hex().to_string())
    }

    /// The bytes of the manifest. Equal files give equal bytes.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, EmitError> {
        let json = serde_json::to_vec(self);
        let mut bytes = json.map_err(|error| EmitError::io(Action::Write, Path::new(MANIFEST_NAME), error.into()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
