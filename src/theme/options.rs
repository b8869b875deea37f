//! Options of a theme: what a site chose, else the default.

use std::collections::BTreeMap;

use super::chain::Layer;
use super::declaration::Choice;
use super::problems::{BAD_OPTION, UNKNOWN_OPTION};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span, nearest, one_of};
use crate::model::values::Options;
use crate::text::fold::fold;
use crate::text::number;

/// What the values of an option are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Yes or no. A template gets `true` or nothing, so that `{% if site.options.x %}` asks it.
    Flag,
    /// A whole number. A template gets its digits.
    Integer,
    /// A colour of CSS in hexadecimal: `#b0122b`.
    Colour,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Text, Kind::Flag, Kind::Integer, Kind::Colour];

    /// Its name in `theme.yaml`.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Flag => "flag",
            Kind::Integer => "integer",
            Kind::Colour => "colour",
        }
    }

    fn examples(self) -> &'static [&'static str] {
        match self {
            Kind::Text => &["…"],
            Kind::Flag => &["true", "false"],
            Kind::Integer => &["12"],
            Kind::Colour => &["#b0122b"],
        }
    }
}

/// The options that the themes of a chain offer; the nearest theme's word counts.
pub(super) fn offered(chain: &[Layer<'_>]) -> BTreeMap<String, Choice> {
    chain.iter().rev().flat_map(|layer| layer.declaration.options.clone()).collect()
}

/// The value of every option offered.
pub(super) fn choose(
    offered: &BTreeMap<String, Choice>,
    chosen: &Options,
    problems: &mut Problems,
) -> BTreeMap<String, String> {
    let mut values: BTreeMap<String, String> =
        offered.iter().map(|(name, choice)| (name.clone(), choice.default.clone())).collect();
    for (name, text, span) in &chosen.0 {
        match offered.get(name) {
            None => problems.push(unknown(name, span, offered)),
            Some(choice) => match value_of(choice.kind, text) {
                Some(value) => {
                    values.insert(name.clone(), value);
                }
                None => problems.push(wrong_type(name, choice.kind, text, span.clone())),
            },
        }
    }
    values
}

/// What a template gets for a value as written; `None` where it is not of the kind.
pub(super) fn value_of(kind: Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Text => Some(text.to_owned()),
        Kind::Flag => match fold(text).as_str() {
            "true" | "co" | "yes" => Some("true".to_owned()),
            "false" | "khong" | "no" => Some(String::new()),
            _ => None,
        },
        Kind::Integer => number::parse_integer(text).ok().map(|number| number.to_string()),
        Kind::Colour => {
            let digits = text.strip_prefix('#')?;
            let hexadecimal = matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            hexadecimal.then(|| text.to_ascii_lowercase())
        }
    }
}

pub(super) fn wrong_type(name: &str, kind: Kind, found: &str, span: Span) -> Diagnostic {
    let wanted = kind.name();
    BAD_OPTION
        .at(span)
        .message(bilingual!("tùy chọn `{name}` cần kiểu `{wanted}`", "option `{name}` takes values of type `{wanted}`"))
        .found(found)
        .accepted(kind.examples().iter().copied())
}

fn unknown(name: &str, span: &Span, offered: &BTreeMap<String, Choice>) -> Diagnostic {
    let near = nearest(name, offered.keys().map(String::as_str), 1);
    let mut problem = UNKNOWN_OPTION
        .at(span)
        .message(bilingual!("giao diện không có tùy chọn `{name}`", "the theme has no option `{name}`"))
        .found(name)
        .accepted(offered.keys().cloned());
    problem.label = one_of(&near);
    problem
}
