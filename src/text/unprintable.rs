//! Characters that are no text: they have no meaning in an exchanged file, or none that two machines share.

/// The first such character of a text and where it stands, in bytes.
///
/// Control characters other than tab and line ends, noncharacters (which the program itself uses as marks), private
/// use, and the signs that stand for a lost letter or an object that did not come along ([Unicode Standard], chapter
/// 23).
///
/// [Unicode Standard]: https://www.unicode.org/versions/latest/core-spec/chapter-23/
pub fn unprintable(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_unprintable(*c))
}

/// Whether a character is no text.
pub fn is_unprintable(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{A0}'..='\u{D7FF}' => false,
        c if c.is_control() => true,
        '\u{FFF9}'..='\u{FFFD}' => true,
        c => is_noncharacter(c) || is_private(c),
    }
}

/// Whether the Unicode Standard keeps the code point for use inside programs (section 23.7).
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether the code point means what its sender says: the bullets of Word's symbol fonts are among them.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::marked::{END, START};

    #[test]
    fn the_marks_of_the_program_are_no_text() {
        assert!([START, END].into_iter().all(is_unprintable));
    }

    #[test]
    fn the_place_of_the_first_is_reported() {
        assert_eq!(unprintable("Đỏ\u{F0B7} \u{FFFE}"), Some(("Đỏ".len(), '\u{F0B7}')));
        for c in ['\0', '\u{7F}', '\u{9F}', '\u{FFFD}', '\u{FDEF}', '\u{1FFFF}', '\u{10FFFE}', '\u{100000}'] {
            assert!(is_unprintable(c), "{c:?}");
        }
    }

    #[test]
    fn text_is_text() {
        for text in
            ["Đợt 1\r\n\tKon Tum", "ê\u{306} ꞌ ʼ", "ភាសា\u{200B}ខ្មែរ", "👩\u{200D}⚕\u{FE0F}", "\u{FDF0} \u{2028}"]
        {
            assert_eq!(unprintable(text), None, "{text}");
        }
    }
}
