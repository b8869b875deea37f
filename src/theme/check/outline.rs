//! The tags of a template, cut into tokens, so that the names in it can be compared with the contract.
//!
//! Only templates that the engine has accepted are read here, so nothing is refused a second time.

use std::collections::BTreeMap;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    /// `"parts/card.html"`, with its quotation marks.
    Text,
    Number,
    /// `.`, `?.`, `==`, `(`.
    Sign,
}

/// A token of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// Its first byte in the template.
    pub start: usize,
}

impl<'t> Token<'t> {
    /// Whether it is this sign or word.
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }

    /// After its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The words between its quotation marks.
    pub fn unquoted(&self) -> Option<&'t str> {
        (self.kind == Kind::Text).then(|| &self.text[1..self.text.len().max(2) - 1])
    }
}

/// A tag: `{{ … }}` or `{% … %}`.
pub(super) type Tag<'t> = Vec<Token<'t>>;

/// A component: the tag that begins it and the tags inside.
#[derive(Clone, Debug)]
pub(super) struct Component {
    /// The tag with its parameters.
    pub head: usize,
    pub inside: Range<usize>,
}

/// A template by its tags.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    /// Every tag; of `{{ … }}` the tokens follow a sign `{{`.
    pub tags: Vec<Tag<'t>>,
    /// The template it extends.
    pub extends: Option<&'t str>,
    /// The tags inside each block.
    pub blocks: BTreeMap<&'t str, Range<usize>>,
    /// The components it defines.
    pub components: BTreeMap<String, Component>,
}

pub(super) fn outline(text: &str) -> Outline<'_> {
    let tags = tags(text);
    let mut outline = Outline::default();
    let mut open: Vec<(String, Option<&str>, usize)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match tag.first().map_or("", |token| token.text) {
            "extends" => outline.extends = tag.get(1).and_then(Token::unquoted),
            "block" => open.push((String::new(), tag.get(1).map(|token| token.text), at)),
            "component" => open.push((dotted(&tag[1..]).0, None, at)),
            "endblock" | "endcomponent" => match open.pop() {
                Some((_, Some(block), head)) => {
                    outline.blocks.insert(block, head + 1..at);
                }
                Some((name, None, head)) => {
                    outline.components.insert(name, Component { head, inside: head + 1..at });
                }
                None => {}
            },
            _ => {}
        }
    }
    outline.tags = tags;
    outline
}

/// The name of a component (`card`, `forms.field`) and how many tokens it takes.
pub(super) fn dotted(tokens: &[Token<'_>]) -> (String, usize) {
    let mut name = String::new();
    let mut taken = 0;
    while let Some(token) = tokens.get(taken).filter(|token| token.kind == Kind::Name) {
        name.push_str(token.text);
        taken += 1;
        if !(tokens.get(taken).is_some_and(|token| token.is(".")) && tokens.get(taken + 1).is_some()) {
            break;
        }
        name.push('.');
        taken += 1;
    }
    (name, taken)
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = ["{{", "{%", "{#"].iter().filter_map(|mark| text[at..].find(mark)).min().map(|i| at + i) {
        if text[open..].starts_with("{#") {
            at = text[open..].find("#}").map_or(text.len(), |i| open + i + 2);
            continue;
        }
        let output = text[open..].starts_with("{{");
        let (mut tag, end) = tokens(text, open + 2, if output { "}}" } else { "%}" });
        at = end;
        if tag.first().is_some_and(|token| token.is("-")) && tag[0].start == open + 2 {
            tag.remove(0);
        }
        if tag.first().is_some_and(|token| token.is("raw")) && !output {
            at = text[at..].find("endraw").map_or(text.len(), |i| at + i);
            continue;
        }
        if output {
            tag.insert(0, Token { kind: Kind::Sign, text: &text[open..open + 2], start: open });
        }
        tags.push(tag);
    }
    tags
}

/// The tokens from `at` to the end of the tag, and where the tag ends.
fn tokens<'t>(text: &'t str, mut at: usize, close: &str) -> (Vec<Token<'t>>, usize) {
    let mut tokens = Vec::new();
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with(close) {
            return (tokens, at + close.len());
        }
        if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close)) {
            return (tokens, at + 1 + close.len());
        }
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, first);
        tokens.push(Token { kind, text: &rest[..length], start: at });
        at += length;
    }
    (tokens, text.len())
}

fn token(rest: &str, first: char) -> (Kind, usize) {
    let run = |belongs: fn(char) -> bool| rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
    match first {
        '"' | '\'' | '`' => {
            let mut escaped = false;
            let end = rest[1..].char_indices().find(|(_, c)| {
                let closes = *c == first && !escaped;
                escaped = *c == '\\' && !escaped;
                closes
            });
            (Kind::Text, end.map_or(rest.len(), |(at, _)| at + 2))
        }
        'a'..='z' | 'A'..='Z' | '_' => (Kind::Name, run(|c| c.is_ascii_alphanumeric() || c == '_')),
        '0'..='9' => (Kind::Number, run(|c| c.is_ascii_digit())),
        _ => {
            let double = ["?.", "?[", "==", "!=", "<=", ">=", "//", "**", "</"];
            (
                Kind::Sign,
                double.iter().find(|sign| rest.starts_with(**sign)).map_or(first.len_utf8(), |sign| sign.len()),
            )
        }
    }
}
