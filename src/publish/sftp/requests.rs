//! What is asked of an SFTP server, each in as few questions as it takes.

use std::sync::Arc;

use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error;
use russh_sftp::client::rawsession::SftpResult;
use russh_sftp::protocol::{FileAttributes, OpenFlags, Packet, StatusCode};
use tokio::join;
use tokio::task::{JoinError, JoinSet};

use super::connection::{Connection, POSIX_RENAME};
use super::fault::{answer, is_absent};

/// How much is written with one question, which every server takes, and how many of them are under way.
const CHUNK: usize = 32 * 1024;
const AT_ONCE: usize = 8;
/// How much is asked for at once when a file is read.
const READ: u32 = 128 * 1024;
/// Rights of files and folders, so that a web server of another user reads them.
const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;
/// The kind of a file in its mode (POSIX), and two of the kinds.
const KIND: u32 = 0o170_000;
const FOLDER: u32 = 0o040_000;
const LINK: u32 = 0o120_000;
/// A file system that is only read, in the answer to how much room there is.
const READ_ONLY: u64 = 1;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Folder,
    Link,
    /// A file of so many bytes.
    File(u64),
}

/// What keeps a file system from taking a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Enough,
    None,
    ReadOnly,
}

impl Connection {
    /// What lies at a path; a link is not followed.
    pub async fn find(&self, path: &str) -> SftpResult<Option<Found>> {
        let Some(attributes) = unless_absent(self.sftp.lstat(path).await)?.map(|found| found.attrs) else {
            return Ok(None);
        };
        Ok(Some(match attributes.permissions.map(|mode| mode & KIND) {
            Some(FOLDER) => Found::Folder,
            Some(LINK) => Found::Link,
            _ => Found::File(attributes.len()),
        }))
    }

    /// Whether a path leads to a folder, also by a link.
    pub async fn is_folder(&self, path: &str) -> SftpResult<Option<bool>> {
        let found = unless_absent(self.sftp.stat(path).await)?;
        Ok(found.map(|found| found.attrs.permissions.is_none_or(|mode| mode & KIND == FOLDER)))
    }

    /// Makes a folder where there is nothing, and says what is there then.
    pub async fn make_folder(&self, path: &str) -> SftpResult<Option<Found>> {
        if let Some(found) = self.find(path).await? {
            return Ok(Some(found));
        }
        if let Err(error) = self.sftp.mkdir(path, mode(FOLDER_MODE)).await {
            // Somebody may have made it just now.
            let refused = answer(error)?;
            return self.find(path).await?.map_or(Err(Error::Status(refused)), |found| Ok(Some(found)));
        }
        // What the server takes off the rights is put back, where it lets us.
        self.sftp.setstat(path, mode(FOLDER_MODE)).await.map(drop).or_else(|error| answer(error).map(drop))?;
        Ok(Some(Found::Folder))
    }

    /// Writes a file that is nobody's yet: what is there is deleted, and a link is not followed.
    pub async fn store(&self, path: &str, bytes: &[u8]) -> SftpResult<()> {
        let handle = match self.open_new(path).await {
            Err(error) => {
                answer(error)?;
                self.sftp.remove(path).await.map(drop).or_else(|error| answer(error).map(drop))?;
                self.open_new(path).await?
            }
            Ok(handle) => handle,
        };
        self.fill(&handle, bytes).await
    }

    /// Opens a file where there is none, to write it.
    pub async fn open_new(&self, path: &str) -> SftpResult<String> {
        let flags = OpenFlags::CREATE | OpenFlags::EXCLUDE | OpenFlags::WRITE;
        Ok(self.sftp.open(path, flags, mode(FILE_MODE)).await?.handle)
    }

    /// Opens a file that is there, to write it anew.
    pub async fn open_again(&self, path: &str) -> SftpResult<String> {
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        Ok(self.sftp.open(path, flags, mode(FILE_MODE)).await?.handle)
    }

    /// Writes an open file and closes it.
    pub async fn fill(&self, handle: &str, bytes: &[u8]) -> SftpResult<()> {
        let filled = fill(&self.sftp, handle, bytes).await;
        if let Err(error) = filled {
            let refused = answer(error)?;
            // What it said first counts.
            let _ = self.sftp.close(handle).await;
            return Err(Error::Status(refused));
        }
        self.sftp.close(handle).await.map(drop)
    }

    /// The bytes of a file of so many; fewer where it ends before. `None` where there is none.
    pub async fn fetch(&self, path: &str, size: u64) -> SftpResult<Option<Vec<u8>>> {
        let opened = self.sftp.open(path, OpenFlags::READ, FileAttributes::empty()).await;
        let Some(handle) = unless_absent(opened)?.map(|opened| opened.handle) else { return Ok(None) };
        let mut bytes = Vec::new();
        while (bytes.len() as u64) < size {
            match self.sftp.read(&*handle, bytes.len() as u64, READ).await {
                Ok(read) if read.data.is_empty() => break,
                Ok(read) => bytes.extend(read.data),
                Err(Error::Status(status)) if status.status_code == StatusCode::Eof => break,
                Err(error) => {
                    let refused = answer(error)?;
                    let _ = self.sftp.close(handle).await;
                    return Err(Error::Status(refused));
                }
            }
        }
        self.sftp.close(handle).await.map(drop).or_else(|error| answer(error).map(drop))?;
        Ok(Some(bytes))
    }

    /// Puts a written file at its place, over what is there: in one step, or where the server cannot, in two. `false` where
    /// it cannot at all, and nothing is there.
    pub async fn replace(&self, part: &str, path: &str) -> SftpResult<bool> {
        if self.replaces {
            match self.sftp.extended(POSIX_RENAME, two(part, path)).await? {
                Packet::Status(status) if status.status_code == StatusCode::Ok => return Ok(true),
                Packet::Status(status) if status.status_code == StatusCode::OpUnsupported => {}
                Packet::Status(status) => return Err(Error::Status(status)),
                _ => return Err(Error::UnexpectedPacket),
            }
        }
        if self.is_renamed(part, path).await? {
            return Ok(true);
        }
        self.delete(path).await?;
        self.is_renamed(part, path).await
    }

    /// Renames a file where the server does so.
    async fn is_renamed(&self, part: &str, path: &str) -> SftpResult<bool> {
        match self.sftp.rename(part, path).await {
            Ok(_) => Ok(true),
            Err(error) => answer(error).map(|_| false),
        }
    }

    /// Deletes a file; one that is not there is no error.
    pub async fn delete(&self, path: &str) -> SftpResult<()> {
        let Err(error) = self.sftp.remove(path).await else { return Ok(()) };
        let refused = answer(error)?;
        if is_absent(&refused) || self.find(path).await?.is_none() { Ok(()) } else { Err(Error::Status(refused)) }
    }

    /// Deletes a file and what was left over of it.
    pub async fn delete_both(&self, path: &str, part: &str) -> SftpResult<()> {
        let (one, other) = join!(self.delete(path), self.delete(part));
        one.and(other)
    }

    /// Deletes a folder; `false` where it is not empty or may not be.
    pub async fn is_folder_gone(&self, path: &str) -> SftpResult<bool> {
        match self.sftp.rmdir(path).await {
            Ok(_) => Ok(true),
            Err(error) => answer(error).map(|refused| is_absent(&refused)),
        }
    }

    /// Whether there is room for so many bytes, where the server tells.
    pub async fn room(&self, path: &str, bytes: u64) -> SftpResult<Room> {
        if !self.tells_room {
            return Ok(Room::Enough);
        }
        let room = match self.sftp.statvfs(path).await {
            Ok(room) => room,
            Err(error) => return answer(error).map(|_| Room::Enough),
        };
        let has_no_entries = room.inodes > 0 && room.inodes_avail == 0;
        let is_full = has_no_entries || room.blocks_avail.saturating_mul(room.fragment_size) < bytes.max(1);
        Ok(match room.flags & READ_ONLY != 0 {
            true => Room::ReadOnly,
            false if is_full => Room::None,
            false => Room::Enough,
        })
    }
}

/// Writes an open file: its rights first, then its pieces, a few of them under way at once.
async fn fill(sftp: &Arc<RawSftpSession>, handle: &str, bytes: &[u8]) -> SftpResult<()> {
    let mut under_way = JoinSet::new();
    let (server, file) = (Arc::clone(sftp), handle.to_owned());
    under_way.spawn(async move {
        // Many servers give files rights of their own and change none.
        server.fsetstat(file, mode(FILE_MODE)).await.map(drop).or_else(|error| answer(error).map(drop))
    });
    for (offset, chunk) in (0..).step_by(CHUNK).zip(bytes.chunks(CHUNK)) {
        if under_way.len() >= AT_ONCE {
            under_way.join_next().await.map_or(Ok(()), |done| done.map_err(|error| unexpected(&error))?)?;
        }
        let (server, file, chunk) = (Arc::clone(sftp), handle.to_owned(), chunk.to_vec());
        under_way.spawn(async move { server.write(file, offset, chunk).await.map(drop) });
    }
    while let Some(done) = under_way.join_next().await {
        done.map_err(|error| unexpected(&error))??;
    }
    Ok(())
}

fn unexpected(error: &JoinError) -> Error {
    Error::UnexpectedBehavior(error.to_string())
}

fn mode(mode: u32) -> FileAttributes {
    FileAttributes { permissions: Some(mode), ..FileAttributes::empty() }
}

/// An answer, or that there is no such file.
fn unless_absent<T>(answered: SftpResult<T>) -> SftpResult<Option<T>> {
    match answered {
        Err(Error::Status(status)) if is_absent(&status) => Ok(None),
        answered => answered.map(Some),
    }
}

/// Two texts as the protocol writes them: each behind its length.
fn two(one: &str, other: &str) -> Vec<u8> {
    let text = |text: &str| [&(text.len() as u32).to_be_bytes()[..], text.as_bytes()].concat();
    [text(one), text(other)].concat()
}
