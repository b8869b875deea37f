//! One driver for every test: a site in a folder of its own, the real program, and what came of it.
//!
//! ```text
//! let site = Site::small().file("content/pages/a.md", "---\ntitle: A\n---\n");
//! site.run(["check"]).ends_with(0);
//! let tree = site.build();
//! ```
//! With `GIOTHONG_BLESS=1` expected texts and trees are written instead of compared.

#![allow(dead_code, reason = "every test target uses its own part of the driver")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests write sites and read what came of them"
)]

pub mod calendar;
pub mod case;
pub mod damage;
pub mod golden;
pub mod page;
pub mod pictures;
pub mod random;
pub mod rows;
pub mod schema;
pub mod watched;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Files by their paths, with `/` between the parts whatever the machine.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// `content/site.yaml` of a site that nothing is wrong with.
pub const SITE: &str = "id: thu\n\
                        title: Trang thử\n\
                        notice: Trang này chỉ để thử chương trình, không có thật.\n\
                        base_url: https://hienmau.example/\n\
                        pinned_now: 01/4/2025\n";

/// A path inside this repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A site in a folder of its own, removed when the test ends.
pub struct Site(TempDir);

impl Site {
    /// A folder with nothing in it.
    pub fn new() -> Self {
        Self(TempDir::new().expect("a folder for the site"))
    }

    /// A site with [`SITE`] and no entries.
    pub fn small() -> Self {
        Self::new().file("content/site.yaml", SITE)
    }

    /// A copy of a folder of this repository: its `content/` and `themes/`.
    pub fn from(folder: &str) -> Self {
        let site = Self::new();
        for part in ["content", "themes"] {
            site.copy(&format!("{folder}/{part}"), part);
        }
        site
    }

    /// With a file.
    pub fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        self.write(path, contents);
        self
    }

    /// With the files of a folder of this repository below a folder of its own.
    pub fn folder(self, from: &str, to: &str) -> Self {
        self.copy(from, to);
        self
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("folders of a file");
        fs::write(&path, contents).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// A path in the site's folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The files below a folder of the site.
    pub fn tree(&self, folder: &str) -> Tree {
        tree(&self.path(folder))
    }

    /// Runs the program in the site's folder.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program in the site's folder with nothing in its environment but what is given.
    pub fn run_with<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        environment: &[(&str, &str)],
    ) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_giothong"));
        // Windows starts no program without its own folder.
        let needed = std::env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder));
        command.env_clear().envs(needed).envs(environment.iter().copied()).current_dir(self.root()).args(arguments);
        let output = command.output().expect("the program runs");
        Run {
            status: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout).expect("results are UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("problems are UTF-8"),
        }
    }

    /// Builds, which must go well, and reads the output: the pages and files of the site, and not what the program
    /// keeps there for itself.
    pub fn build(&self) -> Tree {
        self.run(["build"]).ends_with(0);
        let mut tree = self.tree("output");
        for own in [".gitignore", ".giothong-manifest.json"] {
            assert!(tree.remove(own).is_some(), "`output/{own}` is there");
        }
        tree
    }

    fn copy(&self, from: &str, to: &str) {
        for (path, bytes) in tree(&repository(from)) {
            self.write(&format!("{to}/{path}"), bytes);
        }
    }
}

/// What a run of the program did.
#[derive(Debug)]
pub struct Run {
    /// The exit status.
    pub status: i32,
    /// Results.
    pub stdout: String,
    /// Problems.
    pub stderr: String,
}

impl Run {
    /// Asserts the exit status.
    #[track_caller]
    pub fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "exit status of\n{}", self.transcript());
        self
    }

    /// Asserts that problems or results hold some words.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.transcript().contains(words), "`{words}` in\n{}", self.transcript());
        self
    }

    /// Problems, then results: what a person reads.
    pub fn transcript(&self) -> String {
        format!("{}{}", self.stderr, self.stdout)
    }
}

/// The files below a folder; none where the folder is not there.
pub fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, above: &str, files: &mut Tree) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("a folder that can be read");
        let path = format!("{above}{}", entry.file_name().to_str().expect("names are UTF-8"));
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{path}/"), files),
            false => drop(files.insert(path, fs::read(entry.path()).expect("a file that can be read"))),
        }
    }
}

/// Asserts that two trees hold the same files with the same bytes; says which do not.
#[track_caller]
pub fn assert_same(what: &str, left: &Tree, right: &Tree) {
    let different: Vec<&String> =
        left.keys().chain(right.keys()).filter(|path| left.get(*path) != right.get(*path)).collect();
    assert!(different.is_empty(), "{what}: {different:?} differ");
}
