//! Lines of an iCalendar file: names, values, folding (RFC 5545 §3.1).

use unicode_normalization::char::is_combining_mark;

/// The maximum number of octets in a line, without its end.
const LONGEST: usize = 75;

/// Content lines, each folded and ended by CRLF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(String);

impl Lines {
    /// Adds a line with an escaped text (§3.3.11).
    pub fn text(&mut self, name: &str, text: &str) {
        self.value(name, &escaped(text));
    }

    /// Adds a line with a value that is not escaped: a date, a number, a word of the standard, an address. The name may
    /// include parameters. Control characters are removed, since they are not allowed and would end the line (§3.1).
    pub fn value(&mut self, name: &str, value: &str) {
        let is_short = name.len() + ":".len() + value.len() <= LONGEST;
        if is_short && !name.chars().chain(value.chars()).any(char::is_control) {
            // Most lines need no change.
            self.0.extend([name, ":", value, "\r\n"]);
            return;
        }
        let line: String = [name, ":", value].concat().chars().filter(|c| !c.is_control() || *c == '\t').collect();
        self.0.push_str(&folded(&line));
        self.0.push_str("\r\n");
    }

    /// Adds lines that are already folded.
    pub fn append(&mut self, finished: &str) {
        self.0.push_str(finished);
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// A text value: backslash, semicolon, comma and line ends are escaped, other control characters removed.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A quoted parameter value (§3.2). Characters that are not allowed in quotes are encoded by RFC 6868 §3.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '^' => quoted.push_str("^^"),
            '"' => quoted.push_str("^'"),
            '\n' => quoted.push_str("^n"),
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A line folded into pieces of at most 75 octets. Characters are never split, and marks are never separated from their
/// letter, unless the marks alone are longer than a line.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / LONGEST * 3);
    let mut rest = line;
    let mut room = LONGEST;
    while rest.len() > room {
        let (piece, after) = rest.split_at(cut(rest, room));
        folded.push_str(piece);
        folded.push_str("\r\n ");
        rest = after;
        // The space at the beginning of a continuation line counts.
        room = LONGEST - 1;
    }
    folded + rest
}

/// The last possible position of a fold, in octets.
fn cut(line: &str, room: usize) -> usize {
    let fits = || line.char_indices().take_while(|(at, _)| *at <= room).filter(|(at, _)| *at > 0);
    let between_letters = fits().filter(|(_, c)| !is_combining_mark(*c)).last();
    between_letters.or_else(|| fits().last()).map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Unfolds lines as a reader does (§3.1).
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    proptest! {
        #[test]
        fn folding_loses_nothing_and_no_line_is_too_long(line in "([a-zơ̆ƀêđ,; \u{302}\u{306}\u{1F9F8}]|\\PC){0,400}") {
            let folded = folded(&line);
            prop_assert_eq!(unfolded(&folded), line);
            for piece in folded.split("\r\n") {
                prop_assert!(piece.len() <= LONGEST, "{} octets: {piece}", piece.len());
            }
        }

        #[test]
        fn an_escaped_text_is_one_line_and_can_be_read_back(text in "[a-zđ\\\\;,:\"\n\t]{0,80}") {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains(['\n', '\r']));
            let mut read = String::new();
            let mut letters = escaped.chars();
            while let Some(c) = letters.next() {
                match c {
                    '\\' => match letters.next() {
                        Some('n') => read.push('\n'),
                        other => read.extend(other),
                    },
                    ';' | ',' => prop_assert!(false, "bare {c} in {escaped}"),
                    c => read.push(c),
                }
            }
            prop_assert_eq!(read, text);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_can_be_read_line_by_line(
            pairs in prop::collection::vec(("[A-Z]{1,9}", "(\\PC|[\r\n\t\0\u{85}\u{7F}\u{1F}:;,\"\\\\]){0,120}"), 1..9),
        ) {
            let mut lines = Lines::default();
            for (name, text) in &pairs {
                lines.text(name, text);
                lines.value(name, text);
                lines.value(&format!("{name};CN={}", quoted(text)), text);
            }
            let written = lines.finish();
            prop_assert!(written.split("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert!(written.replace("\r\n", "").chars().all(|c| !c.is_control() || c == '\t'));
            let read = unfolded(&written);
            let names: Vec<&str> =
                read.split_terminator("\r\n").map(|line| line.split([':', ';']).next().unwrap_or_default()).collect();
            let expected: Vec<&str> = pairs.iter().flat_map(|(name, _)| [name.as_str(); 3]).collect();
            prop_assert_eq!(names, expected);
        }
    }

    #[test]
    fn a_line_of_75_octets_stays_whole_and_one_of_76_does_not() {
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a", "a".repeat(75)));
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        let line = format!("{}o\u{306}b", "a".repeat(73));
        assert_eq!(folded(&line), format!("{}\r\n o\u{306}b", "a".repeat(73)));
        let marks = "\u{306}".repeat(60);
        assert_eq!(unfolded(&folded(&marks)), marks);
    }

    #[test]
    fn line_ends_of_every_kind_become_one_and_control_characters_vanish() {
        assert_eq!(escaped("a\r\nb\rc\nd\u{7}e"), "a\\nb\\nc\\nde");
        assert_eq!(quoted("Hội \"CTĐ\"; xã, ^"), "\"Hội ^'CTĐ^'; xã, ^^\"");
    }
}
