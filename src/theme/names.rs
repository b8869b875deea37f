//! Finds the names used in templates and turns each of them into a look-up in the data.
//!
//! For the engine, `{% if view.statsu %}` is no error but always false. So [`check`](super::check) also draws every
//! template in a transformed form: only its tags, with every branch taken, and with each name replaced by a call such
//! as `look(at=7)`, which checks whether the data has that name. Scopes, blocks, includes and components are still
//! handled by the engine.

use std::ops::Range;

/// A name in a template: `view.place.href`. The part after a bracket, as in `view.hosts[0].when`, is not included.
#[derive(Debug)]
pub(super) struct NameUse {
    /// The full name of the template.
    pub template: String,
    /// The place of its first byte.
    pub start: usize,
    /// The complete name, as written.
    pub text: String,
}

impl NameUse {
    /// The variable with which it begins.
    pub fn root(&self) -> &str {
        self.text.split(['.', '?']).next().unwrap_or_default()
    }
}

/// Words of the engine that are not data.
const RESERVED: [&str; 17] = [
    "and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "True", "False", "none", "None", "null",
    "loop", "body",
];

const ENDIF: &str = "{% endif %}";

/// The transformed template. `names` gets every name in it; `look(at=…)` is the index of a name in `names`.
pub(super) fn questions(template: &str, text: &str, names: &mut Vec<NameUse>) -> String {
    let mut out = String::new();
    let mut ends: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let close = match &text.as_bytes()[open + 1..] {
            [b'{', ..] => "}}",
            [b'%', ..] => "%}",
            [b'#', ..] => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let end = end_of_tag(text, open + 2, close);
        at = (end + 2).min(text.len());
        let code = text[open + 2..end].trim_start_matches('-').trim_start();
        let start = end - code.len();
        let code = code.trim_end_matches('-').trim_end();
        let (word, rest) = match close {
            "%}" => code.split_at(code.find(|c| !is_part(c)).unwrap_or(code.len())),
            _ => (close, code),
        };
        let range = start + code.len() - rest.len()..start + code.len();
        let tag = AskedTag::read(template, text, range, word == "for", names);
        match word {
            "#}" | "break" | "continue" => {}
            "raw" => at = text[at..].find("endraw").map_or(text.len(), |end| at + end),
            "}}" => out.push_str(&(tag.branch(true) + ENDIF)),
            "if" => {
                out.push_str(&tag.branch(true));
                ends.push(ENDIF);
            }
            "elif" | "else" => {
                out.push_str(ends.pop().unwrap_or_default());
                out.push_str(&tag.branch(true));
                ends.push(ENDIF);
            }
            "for" => {
                out.push_str(&format!("{}{ENDIF}{{% for {} %}}", tag.branch(false), tag.code));
                ends.push("{% endfor %}");
            }
            "endif" | "endfor" => out.push_str(ends.pop().unwrap_or_default()),
            "set" | "set_global" if sets_value(rest) => {
                let (name, value) = tag.code.split_once('=').unwrap_or_default();
                let name = name.trim();
                let kept = format!("{{% {word} {name} = keep(name=\"{name}\", value={value}) %}}");
                out.push_str(&(tag.branch(false) + ENDIF + &kept));
            }
            _ if code.starts_with('<') && !code.starts_with("</") => out.push_str(&format!("{{% {} %}}", tag.code)),
            _ => out.push_str(&format!("{{% {code} %}}")),
        }
    }
    out
}

/// Whether code is `set x = …`, and not the start of a block whose text is assigned to `x`.
fn sets_value(code: &str) -> bool {
    code.split_once('=').is_some_and(|(head, _)| head.split_whitespace().count() == 1)
}

/// The place of the `}}` or `%}` that ends a tag; those inside string literals do not count.
fn end_of_tag(text: &str, start: usize, close: &str) -> usize {
    let mut at = start;
    while at < text.len() && !text[at..].starts_with(close) {
        at += match close {
            "#}" => text[at..].chars().next().map_or(1, char::len_utf8),
            _ => token_length(&text[at..]),
        };
    }
    at
}

/// The length in bytes of the first word, string literal or sign in code.
fn token_length(code: &str) -> usize {
    let first = code.chars().next().unwrap_or_default();
    match first {
        '"' | '\'' | '`' => {
            let mut escaped = false;
            let closes = |c: char| {
                let closes = c == first && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            };
            code[1..].find(closes).map_or(code.len(), |at| at + 2)
        }
        _ if is_part(first) => code.find(|c| !is_part(c)).unwrap_or(code.len()),
        _ if code.starts_with("...") => 3,
        _ => first.len_utf8().min(code.len()),
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The code of a tag with its names replaced by look-ups.
#[derive(Default)]
struct AskedTag {
    /// The code, with each name replaced by its look-up.
    code: String,
    /// The look-ups without the code around them.
    questions: Vec<String>,
    /// Whether it contains a list comprehension with `for`, whose variable is only known inside of it.
    comprehends: bool,
    /// Whether it draws a component.
    calls: bool,
}

impl AskedTag {
    /// The start of a branch that is always taken, after all look-ups. The code itself is only evaluated where
    /// necessary, since `and` would skip look-ups, and a filter might refuse the replacement for a value.
    fn branch(&self, alone: bool) -> String {
        let mut entries = vec!["1"];
        if !self.comprehends {
            entries.extend(self.questions.iter().map(String::as_str));
        }
        if alone && (self.calls || self.comprehends) {
            entries.push(&self.code);
        }
        format!("{{% if [{}] %}}", entries.join(", "))
    }

    /// Reads the code in `range`. With `binds`, it begins with the variables of a loop.
    fn read(template: &str, text: &str, range: Range<usize>, mut binds: bool, names: &mut Vec<NameUse>) -> AskedTag {
        let mut tag = AskedTag::default();
        let (mut before, mut attributes, mut braces) = (["", ""], None, 0);
        let mut at = range.start;
        while at < range.end {
            let mut end = at + token_length(&text[at..range.end]);
            let token = &text[at..end];
            let mut question = None;
            match token {
                "{" => braces += 1,
                "}" => braces -= 1,
                ">" if attributes == Some(braces) => attributes = None,
                "<" if !is_operand(before[1]) && text[end..].starts_with(is_part) => {
                    // The name `<forms.field`; its attributes follow until `>`.
                    end += text[end..range.end].find(|c| !is_part(c) && c != '.').unwrap_or(0);
                    (tag.calls, attributes) = (true, Some(braces));
                }
                "for" => (tag.comprehends, binds) = (true, true),
                "in" => binds = false,
                _ if !binds && is_variable(token, before, &text[end..range.end]) => {
                    // An attribute without a value, `<card wide />`, means `wide={wide}`.
                    let attribute = attributes == Some(braces);
                    while let Some(field) = field(&text[end..range.end]).filter(|_| !attribute) {
                        end += field;
                    }
                    let rest = text[end..range.end].trim_start();
                    if !is_asked_for(rest) {
                        let look = format!("look(at={})", names.len());
                        question = match rest.trim_start_matches('?').starts_with('[') {
                            true => None,
                            false if attribute => Some(format!("{token}={{{look}}}")),
                            false => Some(look.clone()),
                        };
                        tag.questions.push(look);
                        names.push(NameUse {
                            template: template.to_owned(),
                            start: at,
                            text: text[at..end].to_owned(),
                        });
                    }
                }
                _ => {}
            }
            tag.code.push_str(question.as_deref().unwrap_or(&text[at..end]));
            if !token.trim().is_empty() {
                before = [before[1], token];
            }
            at = end;
        }
        tag
    }
}

/// The length in bytes of a `.when` or `?.when` at the beginning of code.
fn field(code: &str) -> Option<usize> {
    let name = code.strip_prefix('?').unwrap_or(code).strip_prefix('.').filter(|name| name.starts_with(is_part))?;
    Some(code.len() - name.len() + token_length(name))
}

/// Whether a word is a variable, and not a filter, a test, a function, the name of an argument or a word of the engine.
fn is_variable(word: &str, before: [&str; 2], after: &str) -> bool {
    let after = after.trim_start();
    let names_argument = after.starts_with('=') && !after.starts_with("==");
    let other = names_argument || after.starts_with('(') || matches!(before, [_, "|" | "." | "is"] | ["is", "not"]);
    word.starts_with(|c: char| is_part(c) && !c.is_ascii_digit()) && !RESERVED.contains(&word) && !other
}

/// Whether the template itself checks if the preceding value exists.
fn is_asked_for(code: &str) -> bool {
    let words: Vec<&str> = code.split(|c| !is_part(c)).filter(|word| !word.is_empty()).take(3).collect();
    match words[..] {
        ["default", ..] => code.starts_with('|'),
        ["is", "defined" | "undefined", ..] | ["is", "not", "defined" | "undefined"] => code.starts_with("is"),
        _ => false,
    }
}

/// Whether a token can be the left operand of an operator, so that a following `<` is a comparison.
fn is_operand(token: &str) -> bool {
    token.ends_with(|c: char| is_part(c) || "\"'`)]".contains(c)) && !RESERVED[..8].contains(&token)
}
