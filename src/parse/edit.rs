//! Edits YAML in the text of a file. Everything that is not edited keeps its bytes.

use std::collections::BTreeMap;
use std::str::FromStr;

use yaml_edit::{Document, Mapping, YamlFile, YamlNode};

use super::front_matter::split;
use crate::diagnostics::FilePath;

/// The text of a `.md` or `.yaml` file after `edit` has changed its YAML. `None` where the YAML cannot be read, or ends
/// with `...`. Callers must parse the result before they write it: the edit may produce YAML forms that content files
/// must not have.
pub fn edited(path: &FilePath, text: &str, edit: impl FnOnce(&YamlFile)) -> Option<String> {
    let range = match path.ends_with(".md") {
        true => split(path, text).ok()?.yaml,
        false => 0..text.len(),
    };
    let before = &text[range.clone()];
    let yaml = YamlFile::from_str(before).ok().filter(|_| before.lines().all(|line| line.trim_end() != "..."))?;
    edit(&yaml);
    let mut after = yaml.to_string();
    if text.contains("\r\n") && !before.contains('\n') {
        after = after.replace('\n', "\r\n");
    }
    Some([&text[..range.start], &after, &text[range.end..]].concat())
}

/// The keys of the top-level mapping, without quotation marks.
pub fn keys(yaml: &YamlFile) -> Vec<String> {
    fields(yaml).as_ref().map(names).unwrap_or_default()
}

/// The keys of a row of a list, by its index.
pub fn keys_of_row(yaml: &YamlFile, row: usize) -> Vec<String> {
    self::row(yaml, row).as_ref().map(names).unwrap_or_default()
}

/// Sets the value of a key to a mapping of names to texts; several texts become a list. An entry that already has the
/// same texts keeps its bytes, comments included. Without entries the key is removed.
pub fn set_mapping(yaml: &YamlFile, key: &str, entries: &BTreeMap<String, Vec<String>>) {
    let Some(fields) = fields(yaml) else {
        if let Some(new) = mapping(entries) {
            yaml.set(key, new);
        }
        return;
    };
    set_mapping_of(&fields, key, entries, |new| {
        yaml.set(key, new);
    });
}

/// As [`set_mapping`], in a row of a list, by its index. Nothing is set where there is no such row.
pub fn set_mapping_in_row(yaml: &YamlFile, row: usize, key: &str, entries: &BTreeMap<String, Vec<String>>) {
    if let Some(row) = self::row(yaml, row) {
        set_mapping_of(&row, key, entries, |new| row.set(key, new));
    }
}

/// Sets the value of a key of some fields; `add` adds one that is not there.
fn set_mapping_of(fields: &Mapping, key: &str, entries: &BTreeMap<String, Vec<String>>, add: impl FnOnce(Mapping)) {
    let old = fields.get_mapping(key).filter(|old| !old.is_empty());
    let Some(new) = mapping(entries) else {
        fields.remove(key);
        return;
    };
    let Some(old) = old else {
        add(new);
        return;
    };
    for gone in names(&old).into_iter().filter(|name| !entries.contains_key(name)) {
        old.remove(gone);
    }
    for (name, texts) in entries {
        match new.get(name) {
            Some(value) if old.get(name).and_then(|old| says(&old)).as_ref() != Some(texts) => old.set(name, value),
            _ => {}
        }
    }
}

fn row(yaml: &YamlFile, row: usize) -> Option<Mapping> {
    yaml.document()?.as_sequence()?.get(row)?.as_mapping().cloned()
}

fn fields(yaml: &YamlFile) -> Option<Mapping> {
    yaml.document()?.as_mapping()
}

fn names(mapping: &Mapping) -> Vec<String> {
    mapping.keys().filter_map(|key| Some(key.as_scalar()?.as_string())).collect()
}

/// Builds a new mapping; `None` without entries.
fn mapping(entries: &BTreeMap<String, Vec<String>>) -> Option<Mapping> {
    let value = |texts: &[String]| match texts {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    let lines: String = entries.iter().map(|(name, texts)| format!("{name}: {}\n", value(texts))).collect();
    Document::from_str(&lines).ok()?.as_mapping()
}

/// The texts of a value; `None` where the value is neither a text nor a list of texts.
fn says(value: &YamlNode) -> Option<Vec<String>> {
    let text = |value: &YamlNode| Some(value.as_scalar()?.as_string());
    match value.as_sequence() {
        Some(list) => list.values().map(|item| text(&item)).collect(),
        None => Some(vec![text(value)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(path: &str, text: &str, entries: &[(&str, &[&str])]) -> Option<String> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let entries = entries.iter().map(|(name, texts)| ((*name).to_owned(), owned(texts))).collect();
        edited(&path.into(), text, |yaml| set_mapping(yaml, "theo", &entries))
    }

    const BOTH: [(&str, &[&str]); 2] = [("a", &["một"]), ("b", &["hai", "ba"])];

    #[test]
    fn every_other_byte_stays() {
        for (before, after) in [
            ("", "theo:\n  a: một\n  b: [hai, ba]\n"),
            ("# ghi chú\n", "# ghi chú\ntheo:\n  a: một\n  b: [hai, ba]\n"),
            ("Tên:\t“x”  # y", "Tên:\t“x”  # y\ntheo:\n  a: một\n  b: [hai, ba]"),
            ("\u{FEFF}x: |+\n  y\n\n\n", "\u{FEFF}x: |+\n  y\n\n\ntheo:\n  a: một\n  b: [hai, ba]\n"),
            ("  x: y\n", "  x: y\n  theo:\n    a: một\n    b: [hai, ba]\n"),
            ("{x: y}  # z\n", "{x: y, theo: {a: một, b: [hai, ba]}}  # z\n"),
            ("theo: # sẽ có\nx:  'y'\n", "theo: # sẽ có\n  a: một\n  b: [hai, ba]\nx:  'y'\n"),
            ("theo: {c: d, a:  x} # z\nx: y\n", "theo: {a:  một, b: [hai, ba]} # z\nx: y\n"),
            (
                "\"theo\":\n    b:\n    - hai\n    - ba # c\n\n    a: x # d\n# e\n",
                "\"theo\":\n    b:\n    - hai\n    - ba # c\n\n    a: một # d\n# e\n",
            ),
        ] {
            assert_eq!(set("x.yaml", before, &BOTH).as_deref(), Some(after));
            assert_eq!(set("x.yaml", after, &BOTH).as_deref(), Some(after), "a second time");
            let windows = |text: &str| text.replace('\n', "\r\n");
            // A single line has no line ending to copy.
            if before.contains('\n') {
                assert_eq!(set("x.yaml", &windows(before), &BOTH), Some(windows(after)));
            }
        }
    }

    #[test]
    fn of_markdown_the_front_matter_alone_is_edited() {
        let after = set("x.md", "---\r\n---\r\ntheo: x\r\n", &BOTH[..1]);
        assert_eq!(after.as_deref(), Some("---\r\ntheo:\r\n  a: một\r\n---\r\ntheo: x\r\n"));
        assert_eq!(set("x.md", "---\nx: y\ntheo: {a: b}\n---\nz", &[]).as_deref(), Some("---\nx: y\n---\nz"));
    }

    #[test]
    fn what_cannot_be_read_or_ends_with_dots_is_not_edited() {
        for text in ["x: y\n...\n", "x: [\n"] {
            assert_eq!(set("x.yaml", text, &BOTH), None, "{text}");
        }
    }
}
