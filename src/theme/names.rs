//! The names in templates, each turned into a question to the data.
//!
//! `{% if view.statsu %}` is no error for the engine, only ever false. So [`check`](super::check) draws every template
//! in another form too: nothing but its tags, every branch taken, and in the place of each name a call such as
//! `look(at=7)`, which finds out whether the data has it. Scopes, blocks, includes and components stay the engine's own.

use std::ops::Range;

/// A name as a template writes it: `view.place.href`. What follows a bracket, as in `view.hosts[0].when`, is no part of it.
#[derive(Debug)]
pub(super) struct NameUse {
    /// The full name of the template.
    pub template: String,
    /// The place of its first byte.
    pub start: usize,
    /// All of it, as written.
    pub text: String,
}

impl NameUse {
    /// The variable it begins with.
    pub fn root(&self) -> &str {
        self.text.split(['.', '?']).next().unwrap_or_default()
    }
}

/// Words of the engine that are no data.
const RESERVED: [&str; 17] = [
    "and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "True", "False", "none", "None", "null",
    "loop", "body",
];

const ENDIF: &str = "{% endif %}";

/// A template in the form of questions. `names` gets every name in it; `look(at=…)` counts from its beginning.
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

/// Whether it is `set x = …`, and not the beginning of a block whose text `x` gets.
fn sets_value(code: &str) -> bool {
    code.split_once('=').is_some_and(|(head, _)| head.split_whitespace().count() == 1)
}

/// Where the `}}` or `%}` of a tag stands that is in no text of it.
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

/// The bytes of the word, text or sign that some code begins with.
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

/// The code of a tag with its names as questions.
#[derive(Default)]
struct AskedTag {
    /// The code, each name replaced by its question.
    code: String,
    /// The questions by themselves.
    questions: Vec<String>,
    /// Whether a list is made by `for` in it, whose variable is known there alone.
    comprehends: bool,
    /// Whether it draws a component.
    calls: bool,
}

impl AskedTag {
    /// The beginning of a branch that is always taken, once every question is asked. The code itself is asked only where
    /// it has to be, as `and` would pass over questions and a filter might refuse what stands in for a value.
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

    /// Reads the code in `range`. `binds`: it begins with the variables of a loop.
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
                    // `<forms.field`, and attributes until it closes.
                    end += text[end..range.end].find(|c| !is_part(c) && c != '.').unwrap_or(0);
                    (tag.calls, attributes) = (true, Some(braces));
                }
                "for" => (tag.comprehends, binds) = (true, true),
                "in" => binds = false,
                _ if !binds && is_variable(token, before, &text[end..range.end]) => {
                    // An attribute alone, `<card wide />`, stands for `wide={wide}`.
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

/// The bytes of the `.when` or `?.when` that some code begins with.
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

/// Whether the template itself asks if there is the value that stands before.
fn is_asked_for(code: &str) -> bool {
    let words: Vec<&str> = code.split(|c| !is_part(c)).filter(|word| !word.is_empty()).take(3).collect();
    match words[..] {
        ["default", ..] => code.starts_with('|'),
        ["is", "defined" | "undefined", ..] | ["is", "not", "defined" | "undefined"] => code.starts_with("is"),
        _ => false,
    }
}

/// Whether an operator could follow a token, so that `<` compares.
fn is_operand(token: &str) -> bool {
    token.ends_with(|c: char| is_part(c) || "\"'`)]".contains(c)) && !RESERVED[..8].contains(&token)
}
