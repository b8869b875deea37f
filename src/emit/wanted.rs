//! What the folder shall hold, checked before anything is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::{EmitError, PathFault};
use super::manifest::{Entry, GITIGNORE, GITIGNORE_NAME, MANIFEST_NAME, Manifest, folders_above};

/// The wanted tree: the site's files and the `.gitignore`, all but the manifest.
pub(super) struct Wanted<'a> {
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Every folder above a file, parents before children.
    pub folders: BTreeSet<&'a str>,
    /// The site's files alone.
    pub manifest: Manifest,
    gitignore: Entry,
}

impl<'a> Wanted<'a> {
    /// Refuses paths that would leave the folder, that some system cannot write, or that are both file and folder.
    pub fn new(files: &'a BTreeMap<String, Arc<[u8]>>) -> Result<Self, EmitError> {
        for path in files.keys() {
            if let Some(fault) = fault(path) {
                return Err(EmitError::IllegalPath { path: path.clone(), fault });
            }
        }
        let folders: BTreeSet<&str> = files.keys().flat_map(|path| folders_above(path)).collect();
        if let Some(path) = folders.iter().find(|folder| files.contains_key(**folder)) {
            return Err(EmitError::FileAndFolder { path: (*path).to_owned() });
        }
        let entries = files.iter().map(|(path, bytes)| (path.clone(), Entry::of(bytes))).collect();
        let site = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        Ok(Self {
            files: site.chain([(GITIGNORE_NAME, GITIGNORE)]).collect(),
            folders,
            manifest: Manifest::new(entries),
            gitignore: Entry::of(GITIGNORE),
        })
    }

    pub fn entry(&self, path: &str) -> Option<&Entry> {
        if path == GITIGNORE_NAME {
            return Some(&self.gitignore);
        }
        self.manifest.files.get(path)
    }
}

/// Why a path cannot be written everywhere.
///
/// Windows rules: "Naming Files, Paths, and Namespaces", learn.microsoft.com/windows/win32/fileio/naming-a-file.
fn fault(path: &str) -> Option<PathFault> {
    if path.starts_with('/') {
        return Some(PathFault::Absolute);
    }
    if [MANIFEST_NAME, GITIGNORE_NAME].iter().any(|name| path.eq_ignore_ascii_case(name)) {
        return Some(PathFault::Reserved);
    }
    path.split('/').find_map(|name| match name {
        "" => Some(PathFault::EmptyName),
        "." | ".." => Some(PathFault::Climbs),
        _ if name.len() > 255 => Some(PathFault::TooLong),
        _ if name.chars().any(|c| c.is_control() || r#"<>:"\|?*"#.contains(c)) => Some(PathFault::Character),
        _ if name.ends_with(['.', ' ']) => Some(PathFault::Ending),
        _ if is_device(name) => Some(PathFault::Device),
        _ => None,
    })
}

/// `CON`, `nul.txt`, `COM1` … name devices on Windows, whatever the extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || port.is_some_and(|rest| {
            let mut digits = rest.chars();
            matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_or_break_on_windows_are_refused() {
        for (path, expected) in [
            ("/etc/passwd", PathFault::Absolute),
            ("", PathFault::EmptyName),
            ("a//b", PathFault::EmptyName),
            ("a/", PathFault::EmptyName),
            ("../a", PathFault::Climbs),
            ("a/./b", PathFault::Climbs),
            (r"a\b", PathFault::Character),
            ("C:/a", PathFault::Character),
            ("a\u{0}", PathFault::Character),
            ("a./b", PathFault::Ending),
            ("a ", PathFault::Ending),
            ("x/nul.html", PathFault::Device),
            ("com1", PathFault::Device),
            ("LPT²/a", PathFault::Device),
            (".gitignore", PathFault::Reserved),
            (".GIOTHONG-manifest.json", PathFault::Reserved),
        ] {
            assert_eq!(fault(path), Some(expected), "{path:?}");
        }
        assert_eq!(fault(&"a".repeat(256)), Some(PathFault::TooLong));
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in ["index.html", ".htaccess", "con-duong/x.html", "com10/a", "nulla", "a/.gitignore"] {
            assert_eq!(fault(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_path_cannot_be_a_file_and_a_folder() {
        let files = ["a", "a-b", "a/c"].map(|path| (path.to_owned(), Arc::from(*b"")));
        let files = BTreeMap::from(files);
        let error = Wanted::new(&files).err();
        assert!(matches!(error, Some(EmitError::FileAndFolder { path }) if path == "a"));
    }
}
