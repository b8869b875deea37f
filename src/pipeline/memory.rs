//! The data kept between two builds of one process.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};

use super::Order;
use super::content::Input;
use super::found::FoundFiles;
use super::remembered_theme::RememberedTheme;
use crate::diagnostics::{Checked, FilePath};
use crate::parse::Parsed;
use crate::source::{FileState, FoundFile};

/// The files that may contain entries, by path, as they were read and parsed. Files that a build did not find are
/// forgotten, so the memory never holds more than the content.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) files: BTreeMap<FilePath, RememberedFile>,
    pub(super) theme: RememberedTheme,
    /// Every file as the last build found it.
    pub(super) found: Option<FoundFiles>,
    /// The files that alone were written since then, where that is known.
    written: Option<BTreeSet<PathBuf>>,
}

/// A file as it was read, and its records.
#[derive(Clone, Debug)]
pub(super) struct RememberedFile {
    pub input: Input,
    pub parsed: Arc<Checked<Parsed>>,
}

impl Memory {
    /// Says that since the last build these files were written, and that nothing came, went or was renamed: the next
    /// build looks at no other file.
    pub fn only_written(&mut self, files: BTreeSet<PathBuf>) {
        self.written = Some(files);
    }

    /// Whether the folders are still as the last build found them.
    pub fn is_present(&self, order: &Order) -> bool {
        self.found.as_ref().is_some_and(|found| *found == FoundFiles::of(order))
    }

    /// The files of the site: all of them are looked at, unless it is known which were written.
    pub(super) fn find(&mut self, order: &Order) -> FoundFiles {
        let (found, written) = (self.found.take(), self.written.take());
        let after = found.zip(written).and_then(|(found, written)| found.after(&written));
        after.unwrap_or_else(|| FoundFiles::of(order))
    }

    /// The file, if it has the same state and any later change to it would show there.
    pub(super) fn unchanged(&self, found: &FoundFile) -> Option<&Input> {
        let input = &self.files.get(&found.path)?.input;
        (input.is_settled && input.state == found.state).then_some(input)
    }

    /// The records of a file with the same content.
    pub(super) fn parsed(&self, input: &Input) -> Option<&Arc<Checked<Parsed>>> {
        let known = self.files.get(input.path())?;
        (known.input.hash() == input.hash()).then_some(&known.parsed)
    }
}

/// The longest step in which file systems count time: two seconds on FAT.
const STEP: TimeDelta = TimeDelta::seconds(2);
/// The clock is at +07:00, the times of files are in UTC.
const VIETNAM: TimeDelta = TimeDelta::hours(7);

/// Whether a later change to a file would show in its state. `clock` is the time at which the file was looked at, at
/// +07:00: a file changed just before may be changed again within the same step of the file system's clock.
pub fn is_settled(state: FileState, clock: NaiveDateTime) -> bool {
    let settled = (clock - VIETNAM - STEP).and_utc().timestamp_nanos_opt();
    settled.is_some_and(|settled| state.latest() < i128::from(settled))
}
