//! What is expected, kept in files beside the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{Tree, assert_same, repository, tree};

/// Whether expectations are written rather than compared.
pub fn blessing() -> bool {
    std::env::var_os("GIOTHONG_BLESS").is_some_and(|value| value == "1")
}

/// Asserts that a text is that of a file of this repository; says the lines that differ.
#[track_caller]
pub fn assert_text(path: &str, actual: &str) {
    let file = repository(path);
    if blessing() {
        let folder = file.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("folders of a file");
        fs::write(&file, actual).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    let expected = expected.replace("\r\n", "\n");
    if expected != actual {
        let changed = changed(&expected, actual);
        let reported = if changed.is_empty() { actual } else { &changed };
        panic!("{path} (GIOTHONG_BLESS=1 writes it anew) expects - and there is +:\n{reported}");
    }
}

/// Asserts that texts are those of a folder of this repository, and that it holds no others.
#[track_caller]
pub fn assert_texts(folder: &str, actual: &BTreeMap<String, String>) {
    let place = repository(folder);
    if blessing() && place.exists() {
        fs::remove_dir_all(&place).unwrap_or_else(|error| panic!("{folder}: {error}"));
    }
    for (name, text) in actual {
        assert_text(&format!("{folder}/{name}"), text);
    }
    let expected: Vec<String> = tree(&place).into_keys().collect();
    assert_eq!(expected, actual.keys().cloned().collect::<Vec<_>>(), "files of {folder}");
}

/// The lines that only one of two texts has, in their order.
fn changed(expected: &str, actual: &str) -> String {
    let only = |mark: &str, of: &str, other: &str| -> String {
        let other: BTreeSet<&str> = other.lines().collect();
        of.lines().filter(|line| !other.contains(line)).map(|line| format!("{mark} {line}\n")).collect()
    };
    format!("{}{}", only("-", expected, actual), only("+", actual, expected))
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
