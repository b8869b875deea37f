//! What is only for use inside the program reaches no finished file.

use super::Settings;
use super::problems::NONCHARACTER;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Span};

/// The first noncharacter of a finished file (Unicode Standard, section 23.7), among them the marks that tell the words
/// of a page's language. `path` is the file's path below the site's root.
pub fn noncharacter(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    // No byte below this one begins a noncharacter, and few pages have another.
    if bytes.iter().copied().fold(0, u8::max) < 0xEF {
        return None;
    }
    let start = bytes.windows(3).position(|bytes| {
        matches!(
            bytes,
            // U+FDD0 to U+FDEF; U+FFFE and U+FFFF; the last three bytes of the two that end each other plane.
            [0xEF, 0xB7, 0x90..=0xAF] | [0xEF | 0x8F | 0x9F | 0xAF | 0xBF, 0xBF, 0xBE | 0xBF]
        )
    })?;
    let from = if bytes[start] == 0xEF { start } else { start.saturating_sub(1) };
    let found = std::str::from_utf8(&bytes[from..start + 3]).ok()?.chars().next()?;
    let code = format!("U+{:04X}", u32::from(found));
    let message = bilingual!("tệp có {code}, mã không phải ký tự", "the file holds {code}, which is no character");
    Some(NONCHARACTER.at(Span::new(format!("{}/{path}", settings.folder).into(), from..start + 3)).message(message))
}

/// Whether a file is a page, a feed, a calendar or data that the program wrote, by its name.
pub fn is_written(path: &str) -> bool {
    [".html", ".xml", ".json", ".ics"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let settings =
            Settings { base_path: "/".to_owned(), base_url: None, page_budget_kb: 1, folder: "output".to_owned() };
        let problem = noncharacter("lich.ics", text.as_bytes(), &settings)?;
        Some((problem.message.en.to_string(), text[problem.span.range()].to_owned()))
    }

    #[test]
    fn noncharacters_of_every_plane_are_found_and_their_neighbours_are_not() {
        for code in ['\u{fdd0}', '\u{fdd1}', '\u{fdef}', '\u{fffe}', '\u{ffff}', '\u{1fffe}', '\u{3ffff}', '\u{10ffff}']
        {
            let message = format!("the file holds U+{:04X}, which is no character", u32::from(code));
            assert_eq!(found(&format!("Đợt {code}1")), Some((message, code.to_string())), "{code:?}");
        }
        for fine in ['\u{fdcf}', '\u{fdf0}', '\u{fffd}', '\u{1fffd}', '\u{10fffd}', '\u{feff}', '\u{5fff}', 'ﾾ'] {
            assert_eq!(found(&format!("Đợt {fine}1")), None, "{fine:?}");
        }
    }
}
