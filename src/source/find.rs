//! Which files there are.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::problems::{SYMLINK, WINDOWS_NAME, unreadable};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Span};
use crate::text::normal::canonical;
use crate::text::slug::is_device;

/// A file that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Its path relative to the site's folder.
    pub path: FilePath,
    /// Where it lies on this machine.
    pub absolute: PathBuf,
    pub state: FileState,
}

/// What the file system says about the content of a file. While it is the same, the content is the same, unless the
/// file was changed within one step of the system's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileState {
    /// In bytes.
    pub size: u64,
    /// The time of the last change to the content, in nanoseconds after the beginning of 1970.
    modified: i128,
    /// The time of the last change to anything about the file, where the system keeps it.
    changed: i128,
    /// The number of the file in its file system, where it has one.
    inode: u64,
}

impl FileState {
    fn of(metadata: &Metadata) -> Self {
        let after_1970 = |time: SystemTime| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos().cast_signed(),
            Err(before) => -before.duration().as_nanos().cast_signed(),
        };
        let modified = metadata.modified().map_or(0, after_1970);
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt;
            (i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec()), metadata.ino())
        };
        #[cfg(not(unix))]
        let (changed, inode) = (0, 0);
        Self { size: metadata.len(), modified, changed, inode }
    }

    /// The state of a file of which nothing but its size is known.
    pub fn of_size(size: u64) -> Self {
        Self { size, ..Self::default() }
    }

    /// The time of the last change, in nanoseconds after the beginning of 1970.
    pub fn latest(&self) -> i128 {
        self.modified.max(self.changed)
    }
}

impl FoundFile {
    /// Asks the file system for the state of the file, and returns whether it is still a plain file. One that is gone by
    /// now has the state of an empty file.
    pub fn look(&mut self) -> bool {
        let metadata = self.absolute.symlink_metadata().ok();
        self.state = metadata.as_ref().map(FileState::of).unwrap_or_default();
        metadata.is_some_and(|metadata| metadata.is_file())
    }
}

/// Every file below `root/folder`, in the order of their paths, [not yet looked at](FoundFile::look). Names that begin with `.`, `_` or `~$` are passed over;
/// symbolic links are reported and not followed.
pub fn find(root: &Path, folder: &str) -> Checked<Vec<FoundFile>> {
    let mut problems = Problems::default();
    let mut files = Vec::new();
    for entry in
        WalkDir::new(root.join(folder)).into_iter().filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry))
    {
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => {
                let path = relative(root, entry.path());
                problems.push(
                    SYMLINK
                        .at(Span::whole(path.clone()))
                        .message(bilingual!("`{path}` là liên kết tượng trưng", "`{path}` is a symbolic link"))
                        .help(Bilingual::literal("chép tệp thật vào đây", "copy the real file here")),
                );
            }
            Ok(entry) if entry.file_type().is_file() => {
                let path = relative(root, entry.path());
                problems.0.extend(refused_by_windows(&path));
                files.push(FoundFile { path, absolute: entry.into_path(), state: FileState::default() });
            }
            Ok(_) => {}
            Err(error) if error.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound) => {}
            Err(error) => {
                let path = relative(root, error.path().unwrap_or(root));
                problems.push(unreadable(&path, &error.into()));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Checked::new(files, problems)
}

/// A path with a name that Windows does not allow ([Naming a file]).
///
/// [Naming a file]: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
fn refused_by_windows(path: &FilePath) -> Option<Diagnostic> {
    let refused = path.split('/').find(|name| {
        let stem = name.split('.').next().unwrap_or_default();
        let is_device = is_device(&stem.trim_end().to_lowercase());
        // The name of a `.md` file is an id and reported by the rule for ids.
        let is_checked = !name.ends_with(".md");
        is_checked
            && (name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
                || name.contains(char::is_control)
                || name.ends_with(['.', ' '])
                || is_device)
    })?;
    let message = bilingual!("Windows không nhận tên `{refused}`", "Windows allows no file called `{refused}`");
    Some(
        WINDOWS_NAME
            .at(Span::whole(path.clone()))
            .message(message)
            .found(refused)
            .help(Bilingual::literal("đổi tên", "rename it")),
    )
}

fn is_ignored(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with(['.', '_']) || name.starts_with("~$")
}

/// The path relative to the site, with `/`, in canonical Unicode (macOS stores names decomposed).
fn relative(root: &Path, path: &Path) -> FilePath {
    let path = path.strip_prefix(root).unwrap_or(path);
    // Most names are plain, and a site has many.
    if let Some(plain) = path.to_str().filter(|path| cfg!(unix) && path.is_ascii()) {
        return plain.into();
    }
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    canonical(&parts.join("/")).into_owned().into()
}
