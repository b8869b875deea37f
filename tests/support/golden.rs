//! What is expected, kept in files beside the tests.

use std::collections::BTreeSet;
use std::fs;

use giothong::model::field::Field;
use giothong::model::kind::Kind;

use super::{Tree, repository, tree};

/// Whether expectations are written rather than compared.
pub fn blessing() -> bool {
    std::env::var_os("GIOTHONG_BLESS").is_some_and(|value| value == "1")
}

/// Asserts that a text is that of a file of this repository; says the lines that differ.
#[track_caller]
pub fn assert_text(path: &str, actual: &str) {
    let file = repository(path);
    let before = fs::read_to_string(&file).map(|before| before.replace("\r\n", "\n"));
    if blessing() {
        if before.is_ok_and(|before| says_the_same(&before, actual)) {
            return;
        }
        let folder = file.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("folders of a file");
        fs::write(&file, actual).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = before.unwrap_or_else(|error| panic!("{path}: {error}"));
    if !says_the_same(&expected, actual) {
        let changed = changed(&expected, actual);
        let reported = if changed.is_empty() { actual } else { &changed };
        panic!("{path} (GIOTHONG_BLESS=1 writes it anew) expects - and there is +:\n{reported}");
    }
}

/// Whether two texts are equal, but for lists of all fields of a kind that have grown: a new field of a drive stands in
/// the words about every unknown one.
pub fn says_the_same(expected: &str, actual: &str) -> bool {
    let (expected, actual): (Vec<&str>, Vec<&str>) = (expected.split('\n').collect(), actual.split('\n').collect());
    let same = |(expected, actual): (&&str, &&str)| expected == actual || has_grown(expected, actual);
    expected.len() == actual.len() && expected.iter().zip(&actual).all(same)
}

/// Whether a line accepts every name that was expected, in their order, and is now the list of all fields of a kind.
fn has_grown(expected: &str, actual: &str) -> bool {
    let listed = |line: &str| line.trim_start().strip_prefix("= nhận: ").unwrap_or_default().to_owned();
    let (expected, actual) = (listed(expected), listed(actual));
    let mut rest = actual.split(", ");
    let has_all = expected.split(", ").all(|name| rest.any(|other| other == name));
    has_all && fields_of_kinds().any(|fields| fields.join(", ") == actual)
}

/// The fields of each kind, by their labels and by their names.
pub fn fields_of_kinds() -> impl Iterator<Item = Vec<&'static str>> {
    let written: [fn(&Field) -> &'static str; 2] = [|field| field.label, |field| field.name];
    let fields = |kind: Kind| move |written| kind.tables().into_iter().flatten().copied().map(written).collect();
    Kind::ALL.into_iter().flat_map(move |kind| written.into_iter().map(fields(kind)))
}

/// The lines that only one of two texts has, in their order.
fn changed(expected: &str, actual: &str) -> String {
    let only = |mark: &str, of: &str, other: &str| -> String {
        let other: BTreeSet<&str> = other.lines().collect();
        of.lines().filter(|line| !other.contains(line)).map(|line| format!("{mark} {line}\n")).collect()
    };
    format!("{}{}", only("-", expected, actual), only("+", actual, expected))
}

/// Asserts that files are those of a folder of this repository, and that it holds no others; says the lines that differ.
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
    let expected = tree(&place);
    let text = |tree: &Tree, path| tree.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let paths: BTreeSet<&String> = expected.keys().chain(actual.keys()).collect();
    let reported: String = paths
        .into_iter()
        .filter(|path| expected.get(*path) != actual.get(*path))
        .map(|path| match (text(&expected, path), text(actual, path)) {
            (Some(expected), Some(actual)) => format!("{path}\n{}", changed(&expected, &actual)),
            (Some(_), None) => format!("{path} is expected and not there\n"),
            (None, _) => format!("{path} is there and not expected\n"),
        })
        .collect();
    assert!(reported.is_empty(), "{folder} (GIOTHONG_BLESS=1 writes it anew) expects - and there is +:\n{reported}");
}
