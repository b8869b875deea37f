//! Strings: the words of a theme itself, in its languages.

use std::collections::BTreeMap;

use super::chain::Layer;
use super::declaration::{fields, is_name, read_yaml};
use super::files::ThemeFile;
use super::fonts::{self, Font, RunText};
use super::problems::{BAD_STRING, UNKNOWN_STRING};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::model::written::{Key, Value};
use crate::text::language;
use crate::view::{locale, words};

/// The language that every string has, and which replaces missing strings of other languages.
pub(super) use crate::text::language::SOURCE;

/// Strings that are read by scripts and not by people: they have no marks.
const FOR_MACHINES: [&str; 3] = ["decimal", "lang", "locale"];

/// The strings of a chain.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// The strings of templates, by language and name. A string that is missing in a language is Vietnamese. In
    /// languages other than Vietnamese, strings in the language are enclosed in the marks of
    /// [`marked`](crate::text::marked).
    pub templates: BTreeMap<String, BTreeMap<String, String>>,
    /// Words that replace those of the views, by language and by the names of [`words`]; each language has only its
    /// own.
    pub views: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads the strings of a chain. Within a language, the nearest theme's string counts. Words that no font of the theme
/// can show are reported.
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
    let of_templates = own[SOURCE].iter().filter(|(key, _)| !key.text.starts_with(words::PREFIX));
    let source: BTreeMap<String, String> =
        of_templates.map(|(key, text)| (key.text.clone(), text.value.clone())).collect();
    let mut strings = Strings::default();
    for (tag, entries) in own {
        let runs = entries.iter().map(|(_, text)| RunText {
            span: text.span.clone(),
            lang: tag.as_str().into(),
            text: text.as_str().into(),
        });
        problems.absorb(fonts::check(runs, fonts));
        let (mut of_templates, mut of_views) = (source.clone(), BTreeMap::new());
        for (key, text) in entries {
            if key.text.starts_with(words::PREFIX) {
                match misfit(&key, &text) {
                    Some(problem) => problems.push(problem),
                    None => {
                        of_views.insert(key.text, text.value);
                    }
                }
            } else if !source.contains_key(&key.text) {
                problems.push(not_in_source(&key, &source));
            } else if tag == SOURCE || FOR_MACHINES.contains(&key.text.as_str()) {
                of_templates.insert(key.text, text.value);
            } else {
                of_templates.insert(key.text, locale::marked(&text));
            }
        }
        strings.templates.insert(tag.clone(), of_templates);
        if !of_views.is_empty() {
            strings.views.insert(tag, of_views);
        }
    }
    strings
}

fn read_file(file: &ThemeFile, problems: &mut Problems) -> Vec<(Key, Spanned<String>)> {
    let Some(written) = read_yaml(file, problems) else { return Vec::new() };
    let mut strings = Vec::new();
    for (key, value) in fields(&written, problems).unwrap_or_default() {
        match &value.value {
            _ if !is_name(key, problems) => {}
            Value::Text { text, .. } => {
                strings.push((key.clone(), Spanned { value: text.clone(), span: value.span.clone() }));
            }
            _ => {
                let name = &key.text;
                let message = bilingual!("`{name}` cần một câu chữ", "`{name}` needs words");
                problems.push(BAD_STRING.at(&value.span).message(message));
            }
        }
    }
    strings
}

fn bad_file(file: &ThemeFile) -> Diagnostic {
    let path = &file.path;
    let message = bilingual!("`{path}` không mang tên một ngôn ngữ", "`{path}` is not named after a language");
    BAD_STRING.at(Span::whole(path.clone())).message(message).help(Bilingual::literal(
        "đặt tên theo mã ngôn ngữ, như `vi.yaml`",
        "name it after a language tag, such as `vi.yaml`",
    ))
}

fn not_in_source(key: &Key, source: &BTreeMap<String, String>) -> Diagnostic {
    let name = &key.text;
    let message = bilingual!("`{name}` không có trong `strings/vi.yaml`", "`{name}` is not in `strings/vi.yaml`");
    UNKNOWN_STRING.at(&key.span).message(message).meant(name, source.keys().map(String::as_str))
}

/// Reports a word for views that no view uses, or that has other placeholders than the view's word.
fn misfit(key: &Key, text: &str) -> Option<Diagnostic> {
    let name = &key.text;
    let Some(word) = words::find(name) else {
        let message =
            bilingual!("các trang không có lời nào tên là `{name}`", "no word of the pages is called `{name}`");
        let problem = UNKNOWN_STRING
            .at(&key.span)
            .message(message)
            .help(Bilingual::literal("xem các tên ở `themes/README.md`", "the names are in `themes/README.md`"));
        return Some(problem.meant(name, words::ALL.into_iter().flatten().map(|word| word.name)));
    };
    let (vi, values) = (word.vi, words::values(word.vi));
    if values == words::values(text) {
        return None;
    }
    let message =
        bilingual!("`{name}` phải có cùng các chỗ `{{…}}` như `{vi}`", "`{name}` must put the same `{{…}}` as `{vi}`");
    let values: Vec<String> = values.into_iter().map(|value| format!("`{{{value}}}`")).collect();
    let values = values.join(", ");
    Some(BAD_STRING.at(&key.span).message(message).help(match values.is_empty() {
        true => Bilingual::literal("viết câu không có `{…}`", "write it without `{…}`"),
        false => bilingual!("viết câu có đủ {values}, và chỉ những chỗ đó", "write it with {values} and no others"),
    }))
}
