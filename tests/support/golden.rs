//! What is expected, kept in files beside the tests.

use std::fs;

use super::{Tree, assert_same, repository, tree};

/// Whether expectations are written rather than compared.
pub fn blessing() -> bool {
    std::env::var_os("GIOTHONG_BLESS").is_some_and(|value| value == "1")
}

/// Asserts that a text is that of a file of this repository.
#[track_caller]
pub fn assert_text(path: &str, actual: &str) {
    let file = repository(path);
    if blessing() {
        fs::write(&file, actual).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(expected.replace("\r\n", "\n") == actual, "{path} expects\n{expected}\nand there is\n{actual}");
}

/// Asserts that a tree is that of a folder of this repository.
#[track_caller]
pub fn assert_tree(folder: &str, actual: &Tree) {
    let place = repository(folder);
    if blessing() {
        if place.exists() {
            fs::remove_dir_all(&place).unwrap_or_else(|error| panic!("{folder}: {error}"));
        }
        for (path, bytes) in actual {
            let file = place.join(path);
            fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("folders of a file");
            fs::write(&file, bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        return;
    }
    assert_same(&format!("{folder} (GIOTHONG_BLESS=1 writes it anew)"), &tree(&place), actual);
}
