//! The data kept between two builds of one process: two maps, without a dependency graph.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Checked, FilePath};
use crate::parse::Parsed;

/// Memo 1: path → (content hash, records). Memo 2: page → (hash of theme and view, bytes). Entries that a build did not
/// use are removed, so the memory never holds more than the site.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether pages are remembered. For a single build, computing their hashes would only cost time.
    pub keeps_pages: bool,
    pub(super) parsed: BTreeMap<FilePath, ([u8; 32], Arc<Checked<Parsed>>)>,
    pub(super) pages: BTreeMap<String, ([u8; 32], Arc<[u8]>)>,
}

impl Memory {
    /// A memory for a process that builds repeatedly.
    pub fn lasting() -> Self {
        Self { keeps_pages: true, ..Self::default() }
    }
}
