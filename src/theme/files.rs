//! The files of themes: those of a site, and those of the default theme, which is part of the program.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use crate::diagnostics::{FilePath, Problems};
use crate::source;

/// A file of a theme: `themes/<theme>/templates/pages/home.html` and its bytes.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Its path relative to the site's folder.
    pub path: FilePath,
    /// The content of the file.
    pub bytes: Arc<[u8]>,
}

impl ThemeFile {
    /// The file as text. If it is no text, that is reported.
    pub(super) fn text(&self, problems: &mut Problems) -> Option<Arc<str>> {
        source::decode(&self.path, &self.bytes).map(|file| file.text).map_err(|problem| problems.push(problem)).ok()
    }
}

/// The files of one theme by their path inside its folder: `templates/pages/home.html`.
pub(super) type ByPath<'f> = BTreeMap<&'f str, &'f ThemeFile>;

/// The files of every theme, by the theme's name. Files outside of a theme's folder are ignored.
pub(super) fn by_theme(files: &[ThemeFile]) -> BTreeMap<&str, ByPath<'_>> {
    let mut themes: BTreeMap<&str, ByPath<'_>> = BTreeMap::new();
    for file in files {
        let inside = file.path.strip_prefix("themes/").and_then(|path| path.split_once('/'));
        if let Some((theme, path)) = inside {
            themes.entry(theme).or_default().insert(path, file);
        }
    }
    themes
}

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/giothong");

/// The files of `themes/giothong/`, in the order of their paths.
pub(super) static EMBEDDED: LazyLock<Vec<ThemeFile>> = LazyLock::new(|| {
    let mut files = Vec::new();
    collect(&FOLDER, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
});

fn collect(folder: &Dir<'_>, files: &mut Vec<ThemeFile>) {
    for file in folder.files() {
        let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if parts.last().is_none_or(|name| !name.starts_with('.')) {
            let path = format!("themes/giothong/{}", parts.join("/"));
            files.push(ThemeFile { path: path.into(), bytes: Arc::from(file.contents()) });
        }
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}
