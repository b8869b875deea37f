//! Strings: the words of the theme itself, in the languages it speaks.

use std::collections::BTreeMap;

use super::chain::Layer;
use super::declaration::{bad_name, entries_of, not_fields};
use super::files::ThemeFile;
use super::fonts::{self, Font, RunText};
use super::problems::{BAD_STRING, UNKNOWN_STRING};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned, nearest, one_of};
use crate::model::written::{Key, Value};
use crate::parse::yaml;
use crate::text::language;
use crate::view::{locale, words};

/// The language every string has, and that the others fall back to.
pub(super) use crate::text::language::SOURCE;

/// Strings that scripts read, not people: no mark stands in them.
const FOR_MACHINES: [&str; 3] = ["decimal", "lang", "locale"];

/// Words by name, by language.
pub(super) type Words = BTreeMap<String, BTreeMap<String, String>>;

/// The strings of a chain.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// What templates say. A word that a language lacks is the Vietnamese one; in any other language than Vietnamese its
    /// own words stand between the marks of [`marked`](crate::text::marked).
    pub templates: Words,
    /// What views say instead of their own words, by the names of [`words`]; of a language only what it has.
    pub views: Words,
}

/// The strings of a chain. Within a language the nearest theme's word counts. Words that no font of the theme shows are
/// reported.
pub(super) fn read(chain: &[Layer<'_>], fonts: &[Font], problems: &mut Problems) -> Strings {
    let mut own: BTreeMap<String, Vec<(Key, Spanned<String>)>> = BTreeMap::from([(SOURCE.to_owned(), Vec::new())]);
    for layer in chain.iter().rev() {
        for (name, file) in layer.below("strings") {
            match name.strip_suffix(".yaml").filter(|tag| language::is_valid_tag(tag)) {
                Some(tag) => own.entry(language::usual_case(tag)).or_default().extend(read_file(file, problems)),
                None => problems.push(bad_file(file)),
            }
        }
    }
    let source: BTreeMap<String, String> = own[SOURCE]
        .iter()
        .filter(|(key, _)| !is_of_views(&key.text))
        .map(|(key, text)| (key.text.clone(), text.value.clone()))
        .collect();
    let mut strings = Strings::default();
    for (tag, entries) in own {
        let runs = entries.iter().map(|(_, text)| RunText {
            span: text.span.clone(),
            lang: tag.as_str().into(),
            text: text.as_str(),
        });
        problems.absorb(fonts::check(runs, fonts));
        let (of_views, of_templates): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, _)| is_of_views(&key.text));
        let said = said(of_views, problems);
        if !said.is_empty() {
            strings.views.insert(tag.clone(), said);
        }
        let mut words = source.clone();
        for (key, text) in of_templates {
            if !source.contains_key(&key.text) {
                problems.push(not_in_source(&key, &source));
            } else if tag == SOURCE || FOR_MACHINES.contains(&key.text.as_str()) {
                words.insert(key.text, text.value);
            } else {
                words.insert(key.text, locale::marked(&text));
            }
        }
        strings.templates.insert(tag, words);
    }
    strings
}

/// Whether a view says it, not a template.
fn is_of_views(name: &str) -> bool {
    name.starts_with(words::PREFIX)
}

/// The words for views that there are, with the values they put.
fn said(entries: Vec<(Key, Spanned<String>)>, problems: &mut Problems) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for (key, text) in entries {
        match words::find(&key.text) {
            None => problems.push(not_said(&key)),
            Some(word) if words::values(word.vi) != words::values(&text.value) => {
                problems.push(other_values(&key, word.vi));
            }
            Some(_) => {
                said.insert(key.text, text.value);
            }
        }
    }
    said
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
                problems.push(
                    BAD_STRING.at(&value.span).message(bilingual!("`{name}` cần một câu chữ", "`{name}` needs words")),
                );
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
    let message = bilingual!("`{path}` không mang tên một ngôn ngữ", "`{path}` is not named after a language");
    BAD_STRING.at(crate::diagnostics::Span::whole(path.clone())).message(message).help(Bilingual::literal(
        "đặt tên theo mã ngôn ngữ, như `vi.yaml`",
        "name it after a language tag, such as `vi.yaml`",
    ))
}

fn not_in_source(key: &Key, source: &BTreeMap<String, String>) -> Diagnostic {
    let name = &key.text;
    let near = nearest(name, source.keys().map(String::as_str), 1);
    let mut problem = UNKNOWN_STRING
        .at(&key.span)
        .message(bilingual!("`{name}` không có trong `strings/vi.yaml`", "`{name}` is not in `strings/vi.yaml`"))
        .found(name);
    problem.label = one_of(&near);
    problem
}

fn not_said(key: &Key) -> Diagnostic {
    let name = &key.text;
    let near = nearest(name, words::ALL.into_iter().flatten().map(|word| word.name), 1);
    let mut problem = UNKNOWN_STRING
        .at(&key.span)
        .message(bilingual!("các trang không có lời nào tên là `{name}`", "no word of the pages is called `{name}`"))
        .found(name)
        .help(Bilingual::literal("xem các tên ở `themes/README.md`", "the names are in `themes/README.md`"));
    problem.label = one_of(&near);
    problem
}

fn other_values(key: &Key, vi: &str) -> Diagnostic {
    let name = &key.text;
    let message =
        bilingual!("`{name}` phải có cùng các chỗ `{{…}}` như `{vi}`", "`{name}` must put the same `{{…}}` as `{vi}`");
    let values: Vec<String> = words::values(vi).into_iter().map(|value| format!("`{{{value}}}`")).collect();
    let values = values.join(", ");
    BAD_STRING.at(&key.span).message(message).help(match values.is_empty() {
        true => Bilingual::literal("viết câu không có `{…}`", "write it without `{…}`"),
        false => bilingual!("viết câu có đủ {values}, và chỉ những chỗ đó", "write it with {values} and no others"),
    })
}
