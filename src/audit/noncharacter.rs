//! Checks that no character reserved for internal use is left in a finished file.

use super::Settings;
use super::problems::NONCHARACTER;
use super::weight::heavy_asset;
use crate::bilingual;
use crate::diagnostics::Diagnostic;
use crate::text::unprintable::is_noncharacter;

/// Inspects a file that is no page. Only feeds, calendars and data are written by the program; all others are as people
/// made them.
pub fn inspect_data(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    if let Some(problem) = heavy_asset(path, bytes, settings) {
        return Some(problem);
    }
    let is_written = [".xml", ".json", ".ics"].iter().any(|ending| path.ends_with(ending));
    is_written.then(|| noncharacter(path, bytes, settings)).flatten()
}

/// Reports the first noncharacter of a finished file. The marks around words in the page's language are noncharacters.
/// `path` is the file's path below the site's root.
pub fn noncharacter(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    // Every noncharacter begins with a byte of at least this value, and most files contain no such byte.
    if bytes.iter().copied().fold(0, u8::max) < 0xEF {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let (start, found) = text.char_indices().find(|(_, c)| is_noncharacter(*c))?;
    let code = format!("U+{:04X}", u32::from(found));
    let message = bilingual!("tệp có {code}, mã không phải ký tự", "the file holds {code}, which is no character");
    Some(NONCHARACTER.at(settings.span(path, start..start + found.len_utf8())).message(message))
}
