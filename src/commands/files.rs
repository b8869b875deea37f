//! Files that the user named. A new file never overwrites an existing one, and a file that is replaced is complete at
//! any time.
#![allow(clippy::disallowed_methods, reason = "the home of files that a person asked for by name")]

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::bilingual;
use crate::diagnostics::{Bilingual, FilePath};

/// The byte-order mark with which UTF-8 text may begin.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file to be replaced, and its new contents.
pub struct Replacement {
    /// The name of the file in messages.
    pub name: FilePath,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

/// The bytes of a file.
///
/// # Errors
/// Errors of the system.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// The name of the user of this machine, where the system gives one.
pub fn user() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter().filter_map(std::env::var_os);
    names.map(|name| name.to_string_lossy().into_owned()).next().unwrap_or_else(|| "?".to_owned())
}

/// The name of this machine.
pub fn machine() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// Creates a file and the folders above it.
///
/// # Errors
/// An error where the path already exists, and errors of the system.
pub fn create(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(contents.as_ref())
}

/// Writes a file under its name with `.part` added and renames it, so that half a file never has the name.
///
/// # Errors
/// An error where the path with `.part` already exists, and errors of the system.
pub fn write_whole(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut file = File::create_new(&part)?;
    let written = file.write_all(contents).and_then(|()| fs::rename(&part, path));
    written.inspect_err(|_| drop(fs::remove_file(&part)))
}

/// Writes the new contents of each file beside it, with its permissions, then renames all of them. If one cannot be
/// written, none is replaced.
///
/// # Errors
/// The error of the system, with the name of the file.
pub fn replace(files: &[Replacement]) -> Result<(), (FilePath, io::Error)> {
    let unfinished = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!(".{name}.giothong"))
    };
    let write = |file: &Replacement| {
        let beside = unfinished(&file.path);
        fs::write(&beside, &file.bytes)?;
        fs::set_permissions(&beside, fs::metadata(&file.path)?.permissions())
    };
    let rename = |file: &Replacement| fs::rename(unfinished(&file.path), &file.path);
    let each = |act: &dyn Fn(&Replacement) -> io::Result<()>| {
        files.iter().try_for_each(|file| act(file).map_err(|error| (file.name.clone(), error)))
    };
    each(&write).and_then(|()| each(&rename)).inspect_err(|_| {
        for file in files {
            let _ = fs::remove_file(unfinished(&file.path));
        }
    })
}

/// Copies a file beside itself under a new name that builds ignore, and returns that name.
pub fn keep_copy(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let numbered = |number: usize| match number {
        1 => path.with_file_name(format!("_{name}.goc")),
        number => path.with_file_name(format!("_{name}.{number}.goc")),
    };
    let copy = (1..).map(numbered).find(|path| !is_there(path)).unwrap_or_default();
    fs::copy(path, &copy).map(|_| copy)
}

pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Whether the path exists, even as a link without a target.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a folder contains any files, hidden ones included. A missing folder contains none.
pub fn holds_something(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The message that a file cannot be written.
pub fn unwritten(place: impl Display, error: impl Display) -> Bilingual {
    bilingual!("không ghi được {place}: {error}", "cannot write {place}: {error}")
}
