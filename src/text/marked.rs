//! Words in the language of the page they will stand on, distinguished from Vietnamese words beside them.
//!
//! A page in another language than Vietnamese holds both: what is translated, and what is not. Its own words stand
//! between two noncharacters ([Unicode Standard, section 23.7]: for use inside a program, never in an exchanged text);
//! everything else is Vietnamese. The marks end where the page is finished.
//!
//! [Unicode Standard, section 23.7]: https://www.unicode.org/versions/latest/core-spec/chapter-23/#G12612

/// Stands before words in the language of the page.
pub const START: char = '\u{FDD0}';
pub const END: char = '\u{FDD1}';

/// The words, marked as being in the language of the page.
pub fn marked(words: &str) -> String {
    format!("{START}{words}{END}")
}

/// The text without any mark.
pub fn unmarked(text: &str) -> String {
    text.replace([START, END], "")
}
