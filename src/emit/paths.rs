//! The one test of paths inside the output: of those a build wants, and of those a list on the disk names.

use std::collections::BTreeMap;

use super::error::PathFault;
use super::manifest::{GITIGNORE_NAME, MANIFEST_NAME};

/// The first path that is no file of a built site, and why.
pub(super) fn first_fault<T>(files: &BTreeMap<String, T>) -> Option<(&str, PathFault)> {
    let of_itself = files.keys().find_map(|path| Some((path.as_str(), fault(path)?)));
    of_itself.or_else(|| {
        let mut folders = files.keys().flat_map(|path| folders_above(path));
        folders.find(|folder| files.contains_key(*folder)).map(|folder| (folder, PathFault::FileAndFolder))
    })
}

/// Every folder above a file, nearest last.
pub(super) fn folders_above(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').map(|(end, _)| &file[..end])
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
}
