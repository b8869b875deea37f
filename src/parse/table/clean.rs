//! The words and numbers of cells without what programs leave in them.

use super::grid::Content;
use crate::text::normal::canonical;

/// What spreadsheets show in place of a value they could not compute.
const ERRORS: [&str; 9] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
/// `#` from which on a run of them is a column that was too narrow when it was saved.
const NARROW: usize = 3;

/// Text in canonical order, without the white space around it, characters that nobody sees and escaped line ends
/// (ECMA-376, part 1, 22.4.2.4). `None` where nothing else is there. The words of an error value are that error.
pub fn text(written: &str) -> Option<Content> {
    let unescaped = written.replace("_x000D_", "").replace("\r\n", "\n");
    let seen: String = unescaped.chars().filter(|c| !is_unseen(*c)).collect();
    let trimmed = seen.trim();
    let bare = trimmed.strip_prefix('\'').filter(|rest| rest.starts_with(is_of_number)).unwrap_or(trimmed);
    match bare {
        "" => None,
        _ if is_error(bare) => Some(Content::Failed(bare.to_owned())),
        _ => Some(Content::Text(canonical(bare).into_owned())),
    }
}

/// A number to the fifteen digits that spreadsheets show: sums end in 349.99999999999994.
pub fn number(stored: f64) -> f64 {
    format!("{stored:.14e}").parse().unwrap_or(stored)
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}') || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// The apostrophe before these tells a spreadsheet to keep the text as it is; before letters it is one of them.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '=')
}

fn is_error(text: &str) -> bool {
    let of_office = text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok());
    ERRORS.contains(&text) || of_office || text.len() >= NARROW && text.bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_text() {
        let read = |written: &str| text(written).map(|content| content.shown());
        assert_eq!(read(" Tiêu đề có \u{200B}ký tự ẩn "), Some("Tiêu đề có ký tự ẩn".into()));
        assert_eq!(read("Hai dòng_x000D_\nở đây"), Some("Hai dòng\nở đây".into()));
        assert_eq!(read("'0000000001"), Some("0000000001".into()));
        assert_eq!(read("'Dấu"), Some("'Dấu".into()));
        assert_eq!(read("\u{FEFF}\t"), None);
    }

    #[test]
    fn the_words_of_errors_are_errors() {
        for written in ["#REF!", "#N/A", "########", "Err:502"] {
            assert_eq!(text(written), Some(Content::Failed(written.into())), "{written}");
        }
        for written in ["#", "# 1", "#hienmau", "N/A"] {
            assert_eq!(text(written), Some(Content::Text(written.into())), "{written}");
        }
    }

    #[test]
    fn numbers_have_fifteen_digits() {
        assert_eq!(number(349.999_999_999_999_94), 350.0);
        assert_eq!(number(14.123_456_789), 14.123_456_789);
        assert_eq!(number(84_900_000_009.0), 84_900_000_009.0);
    }
}
