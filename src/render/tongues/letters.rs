//! Which parts of a text have letters, and in which language they are.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::text::marked::{END, START};

/// The parts of a text between its marks, each with its place and whether it is marked. `marked` says how it begins and
/// is left as it ends.
pub fn parts<'a>(text: &'a str, marked: &mut bool) -> Vec<(usize, &'a str, bool)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (place, mark) in text.match_indices([START, END]) {
        parts.push((from, &text[from..place], *marked));
        *marked = mark.starts_with(START);
        from = place + mark.len();
    }
    parts.push((from, &text[from..], *marked));
    parts
}

/// Whether a text as written in HTML has a letter. The letters in the name of a character reference are none.
pub fn has_letter(html: &str) -> bool {
    let mut rest = html;
    while let Some(start) = rest.find('&') {
        if alphabetic(&rest[..start]) {
            return true;
        }
        let named = |c: char| c.is_ascii_alphanumeric() || c == '#';
        let end = rest[start + 1..].find(|c| !named(c)).map_or(rest.len(), |end| start + 1 + end);
        let end = end + usize::from(rest[end..].starts_with(';'));
        if alphabetic(&decoded(&rest[start..end])) {
            return true;
        }
        rest = &rest[end..];
    }
    alphabetic(rest)
}

/// Whether a text has a letter.
pub fn alphabetic(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// What a character reference stands for; itself where it stands for nothing.
fn decoded(reference: &str) -> String {
    if let "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&#39;" | "&#x27;" | "&nbsp;" = reference {
        return String::new();
    }
    let mut text = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        if let CallbackEvent::String { value } = event {
            text.push_str(&String::from_utf8_lossy(value));
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(reference, emitter).finish();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_a_letter_where_it_stands_for_one() {
        for letters in ["a", "1 đ", "&agrave;", "&#273;", "&#x110;", "&agrave", "AT&T", "&x;", "&amp;a", "&&a"] {
            assert!(has_letter(letters), "{letters}");
        }
        for none in ["", "12/3", "&amp;", "&nbsp;&copy;", "&#8211;", "&#x2013", "&copy", "1 &lt; 2 &hellip;", "& &"] {
            assert!(!has_letter(none), "{none}");
        }
    }

    #[test]
    fn marks_part_a_text() {
        let mut marked = false;
        let text = format!("a{START}b{END}c{START}d");
        let read: Vec<_> = parts(&text, &mut marked).into_iter().map(|(_, part, marked)| (part, marked)).collect();
        assert_eq!(read, [("a", false), ("b", true), ("c", false), ("d", true)]);
        assert!(marked);
    }
}
