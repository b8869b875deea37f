//! Options of a theme: the options offered, and the values that a site chose.

use std::collections::BTreeMap;

use super::chain::Layer;
use super::colour::Papers;
use super::declaration::{fields, is_name, text_of, unknown_key};
use super::problems::{BAD_DECLARATION, BAD_OPTION, LOW_CONTRAST, UNKNOWN_OPTION};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span, Spanned};
use crate::model::values::Options;
use crate::model::written::{Key, Written};
use crate::text::fold::fold;
use crate::text::number;

/// An option that a theme offers.
#[derive(Clone, Debug)]
pub(super) struct ThemeOption {
    /// The type of its values.
    pub kind: OptionKind,
    /// Its value where the site gives none, in the form for templates.
    pub default: String,
    /// Of a colour: what it must be read on.
    pub papers: Papers,
}

/// The types of option values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OptionKind {
    /// Any text is accepted.
    Text,
    /// Yes or no. Templates get `true` or an empty text, so that they can test `{% if site.options.x %}`.
    Flag,
    /// A whole number. Templates get its digits.
    Integer,
    /// A colour of CSS in hexadecimal: `#b0122b`.
    Colour,
}

impl OptionKind {
    const ALL: [OptionKind; 4] = [OptionKind::Text, OptionKind::Flag, OptionKind::Integer, OptionKind::Colour];

    /// Its name in `theme.yaml`.
    pub const fn name(self) -> &'static str {
        self.facts().0
    }

    /// Its name in `theme.yaml`, and examples of its values.
    const fn facts(self) -> (&'static str, &'static [&'static str]) {
        match self {
            OptionKind::Text => ("text", &["…"]),
            OptionKind::Flag => ("flag", &["true", "false"]),
            OptionKind::Integer => ("integer", &["12"]),
            OptionKind::Colour => ("colour", &["#b0122b"]),
        }
    }

    /// The value for templates, from the value as written.
    fn value(self, option: &str, text: &str, span: &Span) -> Result<String, Diagnostic> {
        let value = match self {
            OptionKind::Text => Some(text.to_owned()),
            OptionKind::Flag => match fold(text).as_str() {
                "true" | "co" | "yes" => Some("true".to_owned()),
                "false" | "khong" | "no" => Some(String::new()),
                _ => None,
            },
            OptionKind::Integer => number::parse_integer(text).ok().map(|number| number.to_string()),
            OptionKind::Colour => text
                .strip_prefix('#')
                .filter(|digits| matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
                .map(|_| text.to_ascii_lowercase()),
        };
        value.ok_or_else(|| {
            let (wanted, examples) = self.facts();
            let message = bilingual!(
                "tùy chọn `{option}` cần kiểu `{wanted}`",
                "option `{option}` takes values of type `{wanted}`"
            );
            BAD_OPTION.at(span).message(message).found(text).accepted(examples.iter().copied())
        })
    }
}

const KEYS: [&str; 5] = ["type", "default", "doc", "on", "on_dark"];
/// The number of keys that every option needs.
const NEEDED: usize = 3;

/// Reads `options` in `theme.yaml`.
pub(super) fn read(written: &Written, problems: &mut Problems) -> BTreeMap<String, ThemeOption> {
    let mut options = BTreeMap::new();
    for (key, value) in fields(written, problems).unwrap_or_default() {
        if is_name(key, problems)
            && let Some(option) = read_option(key, value, problems)
        {
            options.insert(key.text.clone(), option);
        }
    }
    options
}

fn read_option(key: &Key, written: &Written, problems: &mut Problems) -> Option<ThemeOption> {
    let option = &key.text;
    let (mut kind, mut default, mut doc, mut papers) = (None, None, None, Papers::default());
    for (part, value) in fields(written, problems)? {
        match part.text.as_str() {
            "type" => kind = text_of(value, problems).and_then(|name| read_kind(&name, problems)),
            "default" => default = text_of(value, problems),
            "doc" => doc = text_of(value, problems),
            "on" => papers.light = colours(option, value, problems),
            "on_dark" => papers.dark = colours(option, value, problems),
            _ => problems.push(unknown_key(part, &KEYS)),
        }
    }
    let missing = [kind.is_none(), default.is_none(), doc.is_none()];
    for (name, _) in KEYS.iter().take(NEEDED).zip(missing).filter(|(_, missing)| *missing) {
        let message = bilingual!("tùy chọn `{option}` thiếu `{name}`", "option `{option}` has no usable `{name}`");
        problems.push(BAD_DECLARATION.at(&key.span).message(message));
    }
    let (kind, default, _) = (kind?, default?, doc?);
    let default = kind.value(option, &default, &default.span).map_err(|problem| problems.push(problem)).ok()?;
    Some(ThemeOption { kind, default, papers })
}

/// Colours with spaces between.
fn colours(option: &str, written: &Written, problems: &mut Problems) -> Vec<String> {
    let Some(text) = text_of(written, problems) else { return Vec::new() };
    let colour = |one: &str| OptionKind::Colour.value(option, one, &text.span);
    let read = text.split_whitespace().map(colour);
    read.filter_map(|colour| colour.map_err(|problem| problems.push(problem)).ok()).collect()
}

fn read_kind(name: &Spanned<String>, problems: &mut Problems) -> Option<OptionKind> {
    let kind = OptionKind::ALL.into_iter().find(|kind| kind.name() == name.value);
    if kind.is_none() {
        let found = &name.value;
        let message = bilingual!("không có kiểu `{found}`", "there is no type `{found}`");
        let problem = BAD_DECLARATION.at(&name.span).message(message);
        let names = OptionKind::ALL.map(OptionKind::name);
        problems.push(problem.meant(found, names).accepted(names));
    }
    kind
}

/// The value of every option that a chain of themes offers: the site's choice, else the nearest theme's default.
pub(super) fn choose(chain: &[Layer<'_>], chosen: &Options, problems: &mut Problems) -> BTreeMap<String, String> {
    let offered: BTreeMap<&str, &ThemeOption> = chain
        .iter()
        .rev()
        .flat_map(|layer| layer.declaration.options.iter().map(|(name, option)| (name.as_str(), option)))
        .collect();
    let mut values: BTreeMap<String, String> =
        offered.iter().map(|(name, option)| ((*name).to_owned(), option.default.clone())).collect();
    for (name, text, span) in &chosen.0 {
        match offered.get(name.as_str()).map(|option| option.kind.value(name, text, span)) {
            Some(Ok(value)) => {
                problems.0.extend(offered.get(name.as_str()).and_then(|option| unreadable(option, name, &value, span)));
                values.insert(name.clone(), value);
            }
            Some(Err(problem)) => problems.push(problem),
            None => {
                let message = bilingual!("giao diện không có tùy chọn `{name}`", "the theme has no option `{name}`");
                let names = offered.keys().copied();
                let problem = UNKNOWN_OPTION.at(span).message(message);
                problems.push(problem.meant(name, names.clone()).accepted(names));
            }
        }
    }
    values
}

/// The problem of a chosen colour that cannot be read on the theme's paper.
fn unreadable(option: &ThemeOption, name: &str, value: &str, span: &Span) -> Option<Diagnostic> {
    let found = option.papers.check(value).err()?;
    let (paper, contrast) = (&found.paper, format!("{:.1}", found.contrast));
    let vi = contrast.replace('.', ",");
    let message = bilingual!(
        "màu `{name}` khó đọc trên nền `{paper}`: độ tương phản {vi}:1, cần ít nhất 4,5:1",
        "the colour `{name}` is hard to read on `{paper}`: its contrast is {contrast}:1 and must be 4.5:1"
    );
    let help = found.instead.as_ref().map(|instead| {
        bilingual!(
            "màu gần nhất đọc được: `{name}: \"{instead}\"`",
            "the nearest that can be read: `{name}: \"{instead}\"`"
        )
    });
    Some(LOW_CONTRAST.at(span).message(message).found(value).help_if(help))
}

/// The colours that a site chose as custom properties of its style sheet: `--option-NAME`, and `--option-NAME-dark` for
/// dark paper. Empty where it chose none.
pub(super) fn style(chain: &[Layer<'_>], values: &BTreeMap<String, String>) -> String {
    let offered = chain.iter().rev().flat_map(|layer| &layer.declaration.options);
    let chosen: BTreeMap<&String, String> = offered
        .filter(|(_, option)| option.kind == OptionKind::Colour)
        .filter_map(|(name, option)| Some((name, option, values.get(name).filter(|value| **value != option.default)?)))
        .map(|(name, option, value)| {
            let dark = option.papers.on_dark(value).map(|dark| format!(" --option-{name}-dark: {dark};"));
            (name, format!("--option-{name}: {value};{}", dark.unwrap_or_default()))
        })
        .collect();
    if chosen.is_empty() {
        return String::new();
    }
    format!(":root {{ {} }}\n", chosen.into_values().collect::<Vec<_>>().join(" "))
}
