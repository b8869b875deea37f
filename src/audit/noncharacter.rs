//! What is only for use inside the program reaches no finished file.

use super::Settings;
use super::problems::NONCHARACTER;
use crate::bilingual;
use crate::diagnostics::Diagnostic;
use crate::text::unprintable::is_noncharacter;

/// The first noncharacter of a finished file, among them the marks around words in a page's language. `path` is the
/// file's path below the site's root.
pub fn noncharacter(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    // No byte below this one begins a noncharacter, and few pages have another.
    if bytes.iter().copied().fold(0, u8::max) < 0xEF {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let (start, found) = text.char_indices().find(|(_, c)| is_noncharacter(*c))?;
    let code = format!("U+{:04X}", u32::from(found));
    let message = bilingual!("tệp có {code}, mã không phải ký tự", "the file holds {code}, which is no character");
    Some(NONCHARACTER.at(settings.span(path, start..start + found.len_utf8())).message(message))
}
