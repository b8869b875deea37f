//! The default theme, as part of the program.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::files::ThemeFile;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/giothong");

static FILES: LazyLock<Vec<ThemeFile>> = LazyLock::new(|| {
    let mut files = Vec::new();
    collect(&FOLDER, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
});

/// The files of `themes/giothong/`, in the order of their paths.
pub(super) fn files() -> &'static [ThemeFile] {
    &FILES
}

fn collect(folder: &Dir<'_>, files: &mut Vec<ThemeFile>) {
    for file in folder.files() {
        let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if parts.last().is_some_and(|name| name.starts_with('.')) {
            continue;
        }
        let path = format!("themes/giothong/{}", parts.join("/"));
        files.push(ThemeFile { path: path.into(), bytes: Arc::from(file.contents()) });
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}
