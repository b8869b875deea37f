//! The YAML reader against serde_yaml, an outside reader: the same structure and the same strings for every content
//! file. Only scalars that serde_yaml takes for numbers or booleans may differ: ours stay the text of the source.

use std::path::{Path, PathBuf};

use giothong::model::written::{Value, Written};
use giothong::text::normal::canonical;

/// Every `.md` and `.yaml` file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "yaml"))
        .collect()
}

/// The YAML of a file: all of it, or what stands between the first two `---`.
fn yaml_of(text: &str) -> &str {
    match text.strip_prefix("---\n") {
        Some(rest) => rest.split("\n---\n").next().unwrap_or(rest),
        None => text,
    }
}

fn assert_same(ours: &Written, theirs: &serde_yaml::Value, place: &str) {
    match (&ours.value, theirs) {
        (Value::Empty, serde_yaml::Value::Null) => {}
        (Value::Text { text, .. }, serde_yaml::Value::String(string)) => {
            assert_eq!(*text, canonical(string), "{place}");
        }
        (Value::Text { quoted: false, .. }, serde_yaml::Value::Number(_) | serde_yaml::Value::Bool(_)) => {}
        (Value::List(ours), serde_yaml::Value::Sequence(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{place}");
            for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                assert_same(ours, theirs, &format!("{place}[{index}]"));
            }
        }
        (Value::Mapping(ours), serde_yaml::Value::Mapping(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{place}");
            for ((key, ours), (name, theirs)) in ours.iter().zip(theirs) {
                let name = name.as_str().map(str::to_owned).unwrap_or_else(|| serde_yaml::to_string(name).unwrap());
                assert_eq!(key.text, canonical(name.trim()), "{place}");
                assert_same(ours, theirs, &format!("{place}/{}", key.text));
            }
        }
        (ours, theirs) => panic!("{place}: {ours:?} against {theirs:?}"),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the content it compares")]
fn content_has_the_structure_an_outside_reader_sees() {
    let mut compared = 0;
    for folder in ["content", "tests/sites/minh-hoa/content"] {
        for path in files(Path::new(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let yaml = yaml_of(&text);
            let place = path.display().to_string();
            let ours = giothong::parse::yaml(&place.as_str().into(), yaml, 0..yaml.len()).unwrap();
            let theirs: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap();
            assert_same(&ours.unwrap(), &theirs, &place);
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} files");
}
