//! `theme.yaml`: the contract a theme keeps, the theme it builds on, the options it offers.

use std::collections::BTreeMap;

use super::files::ThemeFile;
use super::fonts::{self, DeclaredFont};
use super::options::{Kind, value_of};
use super::problems::{BAD_DECLARATION, THEME_CONTRACT};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned, nearest, one_of};
use crate::model::written::{Key, Value, Written};
use crate::parse::yaml;
use crate::view::contract;

#[derive(Clone, Debug, Default)]
pub(super) struct Declaration {
    /// The theme this one builds on.
    pub extends: Option<Spanned<String>>,
    /// The options a site may choose, by name.
    pub options: BTreeMap<String, Choice>,
    /// The fonts it brings.
    pub fonts: Vec<DeclaredFont>,
}

#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What its values are.
    pub kind: Kind,
    /// Its value where the site says nothing, as templates get it.
    pub default: String,
    /// What it does, for the person who chooses.
    pub doc: String,
}

const KEYS: [&str; 4] = ["contract", "extends", "options", "fonts"];
const OPTION_KEYS: [&str; 3] = ["type", "default", "doc"];

/// Reads `theme.yaml`. What is wrong in it is left out, with a problem at its place.
pub(super) fn read(file: &ThemeFile, problems: &mut Problems) -> Declaration {
    let mut declaration = Declaration::default();
    let whole = Span::whole(file.path.clone());
    let Some(text) = file.text(problems) else { return declaration };
    let written = match yaml(&file.path, &text, 0..text.len()) {
        Ok(written) => written,
        Err(problem) => {
            problems.push(problem);
            return declaration;
        }
    };
    let entries = written.as_ref().map_or(Some(&[][..]), entries_of);
    let Some(entries) = entries else {
        problems.push(not_fields(&whole));
        return declaration;
    };
    let mut contract = None;
    for (key, value) in entries {
        match key.text.as_str() {
            "contract" => contract = Some(value),
            "extends" => declaration.extends = text_of(value, problems),
            "options" => declaration.options = options(value, problems),
            "fonts" => declaration.fonts = fonts::read(value, problems),
            _ => problems.push(unknown_key(key, &KEYS)),
        }
    }
    check_contract(contract, whole, problems);
    declaration
}

fn check_contract(written: Option<&Written>, whole: Span, problems: &mut Problems) {
    let version = contract::VERSION;
    let found = written.and_then(|written| match &written.value {
        Value::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    if found.and_then(|text| text.parse().ok()) == Some(version) {
        return;
    }
    let span = written.map_or(whole, |written| written.span.clone());
    let message = match found {
        Some(found) => bilingual!(
            "giao diện viết cho bản giao ước `{found}`, chương trình này dùng bản {version}",
            "the theme is written for contract `{found}`, this program keeps contract {version}"
        ),
        None => bilingual!("thiếu `contract: {version}`", "`contract: {version}` is missing"),
    };
    problems.push(THEME_CONTRACT.at(span).message(message).accepted([version.to_string()]));
}

fn options(written: &Written, problems: &mut Problems) -> BTreeMap<String, Choice> {
    let Some(entries) = entries_of(written) else {
        problems.push(not_fields(&written.span));
        return BTreeMap::new();
    };
    entries
        .iter()
        .filter_map(|(key, value)| {
            if !super::strings::is_name(&key.text) {
                problems.push(bad_name(key));
                return None;
            }
            option(key, value, problems).map(|choice| (key.text.clone(), choice))
        })
        .collect()
}

fn option(key: &Key, written: &Written, problems: &mut Problems) -> Option<Choice> {
    let Some(entries) = entries_of(written) else {
        problems.push(not_fields(&written.span));
        return None;
    };
    let (mut kind, mut default, mut doc) = (None, None, None);
    for (part, value) in entries {
        match part.text.as_str() {
            "type" => kind = text_of(value, problems).and_then(|name| read_kind(&name, problems)),
            "default" => default = text_of(value, problems),
            "doc" => doc = text_of(value, problems),
            _ => problems.push(unknown_key(part, &OPTION_KEYS)),
        }
    }
    for (name, missing) in [("type", kind.is_none()), ("default", default.is_none()), ("doc", doc.is_none())] {
        if missing {
            let option = &key.text;
            problems.push(
                BAD_DECLARATION.at(&key.span).message(bilingual!(
                    "tùy chọn `{option}` thiếu `{name}`",
                    "option `{option}` has no usable `{name}`"
                )),
            );
        }
    }
    let (kind, default, doc) = (kind?, default?, doc?);
    match value_of(kind, &default.value) {
        Some(value) => Some(Choice { kind, default: value, doc: doc.value }),
        None => {
            problems.push(super::options::wrong_type(&key.text, kind, &default.value, default.span));
            None
        }
    }
}

fn read_kind(name: &Spanned<String>, problems: &mut Problems) -> Option<Kind> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name.value);
    if kind.is_none() {
        let found = &name.value;
        let near = nearest(found, Kind::ALL.map(Kind::name), 1);
        let mut problem = BAD_DECLARATION
            .at(&name.span)
            .message(bilingual!("không có kiểu `{found}`", "there is no type `{found}`"))
            .found(found)
            .accepted(Kind::ALL.map(Kind::name));
        problem.label = one_of(&near);
        problems.push(problem);
    }
    kind
}

/// The entries of a mapping; those of nothing are none.
pub(super) fn entries_of(written: &Written) -> Option<&[(Key, Written)]> {
    match &written.value {
        Value::Mapping(entries) => Some(entries),
        Value::Empty => Some(&[]),
        _ => None,
    }
}

pub(super) fn text_of(written: &Written, problems: &mut Problems) -> Option<Spanned<String>> {
    match &written.value {
        Value::Text { text, .. } => Some(Spanned { value: text.clone(), span: written.span.clone() }),
        Value::Empty => Some(Spanned { value: String::new(), span: written.span.clone() }),
        _ => {
            problems.push(
                BAD_DECLARATION.at(&written.span).message(Bilingual::literal("ở đây cần chữ", "text belongs here")),
            );
            None
        }
    }
}

pub(super) fn not_fields(span: &Span) -> Diagnostic {
    BAD_DECLARATION
        .at(span)
        .message(Bilingual::literal("ở đây cần các dòng `tên: giá trị`", "lines `name: value` belong here"))
}

pub(super) fn bad_name(key: &Key) -> Diagnostic {
    let name = &key.text;
    BAD_DECLARATION
        .at(&key.span)
        .message(bilingual!("`{name}` không dùng làm tên được trong mẫu", "`{name}` cannot be a name in a template"))
        .help(Bilingual::literal(
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch dưới",
            "use lower-case ASCII letters, digits and underscores",
        ))
}

pub(super) fn unknown_key(key: &Key, known: &[&str]) -> Diagnostic {
    let name = &key.text;
    let near = nearest(name, known.iter().copied(), 1);
    let mut problem = BAD_DECLARATION
        .at(&key.span)
        .message(bilingual!("`theme.yaml` không có trường `{name}`", "`theme.yaml` has no field `{name}`"))
        .found(name)
        .accepted(known.iter().copied());
    problem.label = one_of(&near);
    problem
}
