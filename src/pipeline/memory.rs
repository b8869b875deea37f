//! What is remembered between two builds of one process: two maps, no graph of dependencies.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Checked, FilePath};
use crate::parse::Parsed;

/// Memo 1: path → (content hash, records). Memo 2: page → (hash of theme and view, bytes). Whatever a build did not
/// use is forgotten, so the memory is never larger than the site.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether pages are remembered: not worth their hashes for a single build.
    pub keeps_pages: bool,
    pub(super) parsed: BTreeMap<FilePath, ([u8; 32], Arc<Checked<Parsed>>)>,
    pub(super) pages: BTreeMap<String, ([u8; 32], Arc<[u8]>)>,
}

impl Memory {
    /// A memory for a process that builds again and again.
    pub fn lasting() -> Self {
        Self { keeps_pages: true, ..Self::default() }
    }
}
