//! Finding and reading files: the only place that reads the disk for a build.
//!
//! *Incremental:* a file's [`SourceFile::hash`] decides whether it must be parsed again.

mod find;
pub mod media;
mod problems;
pub mod published;
mod read;
pub mod recording;

pub use find::{FileState, FoundFile, find};
pub use problems::{EMPTY_FOLDER, PROBLEMS};
pub use read::{LARGEST_TEXT, SourceFile, TableFile, decode, read, read_bytes, read_table};
