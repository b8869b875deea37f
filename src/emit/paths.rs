//! Validates paths inside the output: those of a build, and those listed in a manifest on the disk.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PathFault;

/// The manifest's file name, at the root of the output.
pub const MANIFEST_NAME: &str = ".giothong-manifest.json";
/// The file that keeps a built site out of the repository, at the root of the output.
pub const GITIGNORE_NAME: &str = ".gitignore";
pub(super) const GITIGNORE: &[u8] = b"*\n";

/// The first path that is not allowed in a built site, with its fault.
pub(super) fn first_fault<T>(files: &BTreeMap<String, T>) -> Option<(&str, PathFault)> {
    let of_itself = files.keys().find_map(|path| Some((path.as_str(), fault(path)?)));
    let as_folder = || {
        let mut folders = files.keys().flat_map(|path| folders_above(path));
        folders.find(|folder| files.contains_key(*folder)).map(|folder| (folder, PathFault::FileAndFolder))
    };
    of_itself.or_else(as_folder).or_else(|| Some((only_capitals_apart(files)?, PathFault::Capitals)))
}

/// The first path that differs from another one in capitals alone: on Windows and macOS they are one file. Paths without
/// capitals, which those of a site are, differ already.
fn only_capitals_apart<T>(files: &BTreeMap<String, T>) -> Option<&str> {
    let mut small = BTreeSet::new();
    files.keys().map(String::as_str).filter(|path| path.chars().any(char::is_uppercase)).find(|path| {
        let lower = path.to_lowercase();
        files.contains_key(&lower) || !small.insert(lower)
    })
}

/// The folders above a file, the nearest last.
pub(super) fn folders_above(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').map(|(end, _)| &file[..end])
}

/// The reason why a path is not allowed on every system.
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

/// Whether a name such as `CON`, `nul.txt` or `COM1` means a device on Windows, whatever its extension.
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
    fn paths_that_are_one_file_on_windows_are_refused() {
        let fault = |paths: &[&str]| {
            let files: BTreeMap<String, ()> = paths.iter().map(|path| ((*path).to_owned(), ())).collect();
            first_fault(&files).map(|(path, fault)| (path.to_owned(), fault))
        };
        assert_eq!(fault(&["A.css", "B.css", "a.css"]), Some(("A.css".to_owned(), PathFault::Capitals)));
        assert_eq!(fault(&["tep/AB.pdf", "tep/Ab.pdf"]), Some(("tep/Ab.pdf".to_owned(), PathFault::Capitals)));
        assert_eq!(fault(&["Đ.css", "đ.css"]), Some(("Đ.css".to_owned(), PathFault::Capitals)));
        assert_eq!(fault(&["A.css", "B.css", "a.js", "c.css"]), None);
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in ["index.html", ".htaccess", "con-duong/x.html", "com10/a", "nulla", "a/.gitignore"] {
            assert_eq!(fault(path), None, "{path:?}");
        }
    }
}
