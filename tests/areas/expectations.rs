//! Nothing lies in `tests/` that no test reads any more. `GIOTHONG_BLESS=1` removes expectations of that kind; sites,
//! seeds and other things that tests are made of are for a person to remove.

#![allow(clippy::disallowed_methods, reason = "files of tests are looked at, and removed when asked to")]

use std::collections::BTreeSet;
use std::fs;

use crate::support::golden::{blessing, fields_of_kinds, says_the_same};
use crate::support::{repository, tree};

/// Folders with things that a test reads by name, and the words that come before the name where it is read.
const READ_BY_NAME: [(&str, &str); 5] = [
    ("tests/fuzz/seeds", "tests/fuzz/seeds/"),
    ("tests/golden", "tests/golden/"),
    ("tests/seeds", ""),
    ("tests/sites", "tests/sites/"),
    ("tests/support", ""),
];

/// Folders of tests, and of the tables that name further files.
const READERS: [&str; 5] = ["tests/areas", "tests/cases", "tests/damage", "tests/seeds", "tests/judges/lib"];

#[test]
fn every_golden_file_site_and_seed_is_read_by_a_test() {
    let judges = fs::read_to_string(repository("tests/judges.rs")).expect("the harness of the judges");
    let readers: String = READERS
        .into_iter()
        .flat_map(|folder| tree(&repository(folder)).into_values())
        .filter_map(|bytes| String::from_utf8(bytes).ok())
        .chain([judges])
        .collect();
    let mut unread = Vec::new();
    for (folder, before) in READ_BY_NAME {
        for name in entries(folder) {
            // A table of seeds is read by its name without the ending.
            let name_read = name.strip_suffix(".yaml").unwrap_or(&name);
            if !is_named(&readers, &format!("{before}{name_read}")) {
                unread.push(format!("{folder}/{name}"));
            }
        }
    }
    assert_read(unread);
}

#[test]
fn every_expected_table_has_its_table() {
    let tables = entries("tests/tables/files");
    let has_table = |name: &String| name.strip_suffix(".txt").is_some_and(|table| tables.contains(table));
    let expected = entries("tests/tables/expected").into_iter();
    assert_read(expected.filter(|name| !has_table(name)).map(|name| format!("tests/tables/expected/{name}")).collect());
}

#[test]
fn every_file_of_problems_is_a_case() {
    assert_read(entries("tests/problems").into_iter().filter(|name| !name.ends_with(".md")).collect());
}

/// Names in a folder, but for code and words about it.
fn entries(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(repository(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("names are UTF-8"))
        .filter(|name| !name.ends_with(".rs") && name != "README.md")
        .collect()
}

/// Whether a path is written somewhere, and not only as the beginning of a longer one.
fn is_named(text: &str, path: &str) -> bool {
    let goes_on = |next: char| next.is_alphanumeric() || "-_.".contains(next);
    text.match_indices(path).any(|(at, _)| {
        !text[..at].ends_with(|before: char| before.is_alphanumeric() || "-_".contains(before))
            && !text[at + path.len()..].starts_with(goes_on)
    })
}

fn assert_read(unread: Vec<String>) {
    let is_expectation =
        |path: &String| ["tests/golden/", "tests/tables/expected/"].iter().any(|of| path.starts_with(of));
    let (old, rest): (Vec<String>, Vec<String>) =
        unread.into_iter().partition(|path| blessing() && is_expectation(path));
    for path in old.iter().map(|path| repository(path)) {
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    assert!(rest.is_empty(), "no test reads {rest:?}");
}

#[test]
fn a_list_of_all_fields_of_a_kind_may_grow_and_nothing_else_may_change() {
    let said = |fields: &[&str]| format!("lỗi\n  = nhận: {}\n", fields.join(", "));
    for fields in fields_of_kinds() {
        let before = [&fields[..5], &fields[6..]].concat();
        let strange = [&fields[..5], &["bãi xe"], &fields[5..]].concat();
        assert!(says_the_same(&said(&before), &said(&fields)), "{fields:?}");
        assert!(!says_the_same(&said(&fields), &said(&before)), "a field is gone");
        assert!(!says_the_same(&said(&fields), &said(&strange)), "it is no field");
        assert!(!says_the_same(&said(&before), &said(&fields).replace("lỗi", "cảnh báo")));
    }
    assert!(!says_the_same(&said(&["vi", "en"]), &said(&["vi", "en", "rad"])), "a list of choices");
}
