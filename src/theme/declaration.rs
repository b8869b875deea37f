//! `theme.yaml`: the contract version of a theme, the theme that it extends, its options and its fonts.

use std::collections::BTreeMap;

use super::files::ThemeFile;
use super::fonts::{self, Font};
use super::options::{self, ThemeOption};
use super::problems::{BAD_DECLARATION, THEME_CONTRACT};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::model::written::{Key, Value, Written};
use crate::parse::yaml;
use crate::view::contract;

/// The contents of the `theme.yaml` of a theme.
#[derive(Clone, Debug, Default)]
pub(super) struct Declaration {
    /// The theme that this one extends.
    pub extends: Option<Spanned<String>>,
    /// The options a site may choose, by name.
    pub options: BTreeMap<String, ThemeOption>,
    /// Its fonts. Whether their files exist is checked later.
    pub fonts: Vec<Font>,
}

const KEYS: [&str; 4] = ["contract", "extends", "options", "fonts"];

/// Reads `theme.yaml`. Invalid parts are reported at their place and left out.
pub(super) fn read(file: &ThemeFile, problems: &mut Problems) -> Declaration {
    let mut declaration = Declaration::default();
    let whole = Span::whole(file.path.clone());
    let written = read_yaml(file, problems).map(|written| Written { span: whole.clone(), ..written });
    let Some(entries) = written.as_ref().and_then(|written| fields(written, problems)) else { return declaration };
    let mut contract = None;
    for (key, value) in entries {
        match key.text.as_str() {
            "contract" => contract = Some(value),
            "extends" => declaration.extends = text_of(value, problems),
            "options" => declaration.options = options::read(value, problems),
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
    let message = match found {
        Some(found) if found.parse() == Ok(version) => return,
        Some(found) => bilingual!(
            "giao diện viết cho bản giao ước `{found}`, chương trình này dùng bản {version}",
            "the theme is written for contract `{found}`, this program keeps contract {version}"
        ),
        None => bilingual!("thiếu `contract: {version}`", "`contract: {version}` is missing"),
    };
    let span = written.map_or(whole, |written| written.span.clone());
    problems.push(THEME_CONTRACT.at(span).message(message).accepted([version.to_string()]));
}

/// Reads a YAML file of a theme. An empty file gives an empty value; `None` where the file cannot be read.
pub(super) fn read_yaml(file: &ThemeFile, problems: &mut Problems) -> Option<Written> {
    let text = file.text(problems)?;
    let written = yaml(&file.path, &text, 0..text.len()).map_err(|problem| problems.push(problem)).ok()?;
    Some(written.unwrap_or_else(|| Written { value: Value::Empty, span: Span::whole(file.path.clone()) }))
}

/// The entries of a mapping; an empty value has none.
pub(super) fn fields<'w>(written: &'w Written, problems: &mut Problems) -> Option<&'w [(Key, Written)]> {
    match &written.value {
        Value::Mapping(entries) => Some(entries),
        Value::Empty => Some(&[]),
        _ => {
            let message = Bilingual::literal("ở đây cần các dòng `tên: giá trị`", "lines `name: value` belong here");
            problems.push(BAD_DECLARATION.at(&written.span).message(message));
            None
        }
    }
}

/// A text; an empty value is an empty text.
pub(super) fn text_of(written: &Written, problems: &mut Problems) -> Option<Spanned<String>> {
    let value = match &written.value {
        Value::Text { text, .. } => text.clone(),
        Value::Empty => String::new(),
        _ => {
            let message = Bilingual::literal("ở đây cần chữ", "text belongs here");
            problems.push(BAD_DECLARATION.at(&written.span).message(message));
            return None;
        }
    };
    Some(Spanned { value, span: written.span.clone() })
}

/// Whether templates can use the key as a name, `t.next_drives`. If not, it is reported.
pub(super) fn is_name(key: &Key, problems: &mut Problems) -> bool {
    let name = &key.text;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(plain);
    if !fits {
        let message =
            bilingual!("`{name}` không dùng làm tên được trong mẫu", "`{name}` cannot be a name in a template");
        problems.push(BAD_DECLARATION.at(&key.span).message(message).help(Bilingual::literal(
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch dưới",
            "use lower-case ASCII letters, digits and underscores",
        )));
    }
    fits
}

pub(super) fn unknown_key(key: &Key, known: &[&'static str]) -> Diagnostic {
    let name = &key.text;
    let message = bilingual!("`theme.yaml` không có trường `{name}`", "`theme.yaml` has no field `{name}`");
    BAD_DECLARATION.at(&key.span).message(message).meant(name, known.iter().copied()).accepted(known.iter().copied())
}
