//! Brings a built site to where its readers are: only what changed, in an order in which no reader meets a page whose
//! style or links are not there yet.
//!
//! What stands at a target is told by its own manifest, [`PublishedSite`], read by name and written last; a journal beside
//! it makes a publication that was cut go on. Nothing that this program did not upload is changed or deleted, and nothing
//! read back from a target is trusted for a path.
#![allow(clippy::disallowed_methods, reason = "folders that are targets are written here and nowhere else")]

mod again;
mod changes;
mod error;
mod folder;
mod ftp;
mod http;
mod journal;
mod kept;
mod lock;
mod manifest;
mod own_names;
mod plan;
mod reached;
mod reader;
mod remote;
mod s3;
#[cfg(feature = "sftp")]
mod sftp;
mod standing;
#[cfg(test)]
mod tests;
mod upload;
mod webdav;

pub use changes::{Change, ReaderChange, changes};
pub use error::PublishError;
pub use folder::FolderTarget;
pub use ftp::{FtpAccess, FtpTarget};
pub use kept::{Claim, Kept, KeptSite, SetAside, TogetherSite, digests, is_kept};
pub use lock::LockOwner;
pub use manifest::{MANIFEST, PublishedSite};
pub use plan::{Plan, SERVER_RULES, is_page};
pub use reader::{ReaderView, look};
pub use remote::{OldVersions, Remote, RemoteError, RemoteFault, Stat};
pub use s3::{S3Access, S3Target};
#[cfg(feature = "sftp")]
pub use sftp::{Fingerprint, PORT as SSH_PORT, SftpAccess, SftpTarget};
pub use standing::{Standing, standing};
pub use upload::{Publication, publish, take_back, try_out};
pub use webdav::WebdavTarget;
