//! Strings: the words of the theme itself, in the languages it speaks.

use std::collections::BTreeMap;

use super::chain::Layer;
use super::declaration::{bad_name, entries_of, not_fields};
use super::files::ThemeFile;
use super::fonts::{self, Font, RunText};
use super::problems::{BAD_STRING, UNKNOWN_STRING};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned, nearest, one_of};
use crate::model::written::{Key, Value};
use crate::parse::yaml;
use crate::text::language;

/// The language every string has, and that the others fall back to.
pub(super) const SOURCE: &str = "vi";

/// Words by name, by language.
pub(super) type Words = BTreeMap<String, BTreeMap<String, String>>;

/// The strings of a chain. Within a language the nearest theme's word counts; a word that a language lacks is the
/// Vietnamese one.
pub(super) fn read(chain: &[Layer<'_>], fonts: &[Font], problems: &mut Problems) -> Words {
    let mut own: BTreeMap<String, Vec<(Key, Spanned<String>)>> = BTreeMap::from([(SOURCE.to_owned(), Vec::new())]);
    for layer in chain.iter().rev() {
        for (name, file) in layer.below("strings") {
            match name.strip_suffix(".yaml").filter(|tag| language::is_valid_tag(tag)) {
                Some(tag) => own.entry(tag.to_owned()).or_default().extend(read_file(file, problems)),
                None => problems.push(bad_file(file)),
            }
        }
    }
    let source: BTreeMap<String, String> =
        own[SOURCE].iter().map(|(key, text)| (key.text.clone(), text.value.clone())).collect();
    own.into_iter()
        .map(|(tag, entries)| {
            let runs = entries.iter().map(|(_, text)| RunText {
                span: text.span.clone(),
                lang: tag.as_str().into(),
                text: text.as_str(),
            });
            problems.absorb(fonts::check(runs, fonts));
            let mut words = source.clone();
            for (key, text) in entries {
                if source.contains_key(&key.text) {
                    words.insert(key.text, text.value);
                } else {
                    problems.push(not_in_source(&key, &source));
                }
            }
            (tag, words)
        })
        .collect()
}

fn read_file(file: &ThemeFile, problems: &mut Problems) -> Vec<(Key, Spanned<String>)> {
    let Some(text) = file.text(problems) else { return Vec::new() };
    let written = match yaml(&file.path, &text, 0..text.len()) {
        Ok(Some(written)) => written,
        Ok(None) => return Vec::new(),
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let Some(entries) = entries_of(&written) else {
        problems.push(not_fields(&written.span));
        return Vec::new();
    };
    let mut words = Vec::new();
    for (key, value) in entries {
        match &value.value {
            _ if !is_name(&key.text) => problems.push(bad_name(key)),
            Value::Text { text, .. } => {
                words.push((key.clone(), Spanned { value: text.clone(), span: value.span.clone() }));
            }
            _ => {
                let name = &key.text;
                problems.push(Diagnostic::new(
                    &BAD_STRING,
                    value.span.clone(),
                    both!("`{name}` cần một câu chữ", "`{name}` needs words"),
                ));
            }
        }
    }
    words
}

/// Whether a template can name it: `t.next_drives`.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn bad_file(file: &ThemeFile) -> Diagnostic {
    let path = &file.path;
    let message = both!("`{path}` không mang tên một ngôn ngữ", "`{path}` is not named after a language");
    Diagnostic::new(&BAD_STRING, crate::diagnostics::Span::whole(path.clone()), message).help(Bilingual::literal(
        "đặt tên theo mã ngôn ngữ, như `vi.yaml`",
        "name it after a language tag, such as `vi.yaml`",
    ))
}

fn not_in_source(key: &Key, source: &BTreeMap<String, String>) -> Diagnostic {
    let name = &key.text;
    let near = nearest(name, source.keys().map(String::as_str), 1);
    let mut problem = Diagnostic::new(
        &UNKNOWN_STRING,
        key.span.clone(),
        both!("`{name}` không có trong `strings/vi.yaml`", "`{name}` is not in `strings/vi.yaml`"),
    )
    .found(name);
    problem.label = one_of(&near);
    problem
}
