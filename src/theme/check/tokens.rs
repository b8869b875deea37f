//! What a run of tokens means.

use super::outline::{Kind, Token};

/// Words of the engine that are no variables.
const RESERVED: [&str; 15] =
    ["and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "True", "False", "none", "None", "null"];

/// Whether an operator could follow it.
pub(super) fn is_operand(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Name => !RESERVED.contains(&token.text),
        Kind::Text | Kind::Number => true,
        Kind::Sign => token.is(")") || token.is("]"),
    }
}

/// Whether the name at `at` is a variable, and not a filter, a test, a function, an argument's name or a word of the
/// engine.
pub(super) fn is_variable(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text);
    let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
    let tested = before == "is" || before == "not" && at.checked_sub(2).is_some_and(|at| tokens[at].is("is"));
    let other = tested || matches!(before, "|" | "." | "?.") || matches!(after, "(" | "=");
    tokens[at].kind == Kind::Name && !RESERVED.contains(&tokens[at].text) && !other
}

/// Whether the template itself asks if the value after the path is there.
pub(super) fn is_asked(tokens: &[Token<'_>], end: usize) -> bool {
    let words: Vec<&str> = tokens[end..].iter().take(3).map(|token| token.text).collect();
    matches!(
        words[..],
        ["is", "defined" | "undefined", ..] | ["is", "not", "defined" | "undefined"] | ["|", "default", ..]
    )
}

/// Where the path that begins at `at` ends.
pub(super) fn path_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        if (token.is(".") || token.is("?.")) && tokens.get(end + 1).is_some_and(|next| next.kind != Kind::Sign) {
            end += 2;
        } else if (token.is("[") || token.is("?[")) && end > at {
            end = closing(tokens, end) + 1;
        } else {
            break;
        }
    }
    end.min(tokens.len())
}

/// The bracket that closes the one at `at`.
pub(super) fn closing(tokens: &[Token<'_>], at: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(at).filter(|(_, token)| token.kind == Kind::Sign) {
        match token.text {
            "(" | "[" | "{" | "?[" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i;
        }
    }
    tokens.len().saturating_sub(1)
}
