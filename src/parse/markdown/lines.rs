//! Which lines of a paragraph stay lines. Posts from Zalo, Facebook and Word are lines that begin with bullets,
//! pictures, numbers or labels; prose is wrapped where the editor's margin was.

/// Characters of a line that may have been wrapped at the editor's margin.
const FULL: usize = 60;
/// Characters and words of a label before its colon, at most.
const LONGEST_LABEL: (usize, usize) = (40, 6);

/// How a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// With a bullet or picture that no sentence goes on with.
    Bullet,
    /// With a dash, number or letter of a list, or with a label. Wrapped prose may begin so too.
    Perhaps,
    Words,
}

/// Whether a line of a paragraph begins anew after the line before it.
pub fn begins_anew(before: &str, line: &str) -> bool {
    if is_row(before) && is_row(line) {
        return true;
    }
    let is_indented = line.starts_with([' ', '\t']);
    let (before, line) = (content(before), content(line));
    let is_full = before.chars().count() >= FULL && !before.ends_with(['.', ':', ';', '!', '?', '…']);
    match beginning(line) {
        Beginning::Bullet => true,
        Beginning::Perhaps => !is_full,
        Beginning::Words => {
            let goes_on = before.ends_with([',', '(', '-', '–']) || is_indented || !begins(line);
            beginning(before) != Beginning::Words && !goes_on && !is_full
        }
    }
}

/// Whether a line is a row of a table that lost its rules: cells parted by tabs, or between bars.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') || line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// Whether a line begins as a sentence or a number does.
fn begins(line: &str) -> bool {
    line.trim_start_matches(['*', '_', '~']).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// A line without the signs of quotations and emphasis around it, and without the escape of a dash in front.
fn content(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['>', ' ']);
    let line = line.strip_prefix('\\').filter(|rest| rest.starts_with(['-', '+'])).unwrap_or(line);
    line.trim_start_matches("**").trim_start_matches("__").trim_end_matches("**").trim_end()
}

fn beginning(line: &str) -> Beginning {
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return Beginning::Words };
    let rest = letters.as_str();
    match first {
        _ if is_bullet(first) => Beginning::Bullet,
        '·' | '∙' if rest.starts_with(' ') => Beginning::Bullet,
        '0'..='9' if rest.starts_with(['\u{FE0F}', '\u{20E3}']) => Beginning::Bullet,
        '-' | '–' | '—' | '+' if rest.trim_start().starts_with(char::is_alphanumeric) => Beginning::Perhaps,
        // Italics begin with an asterisk too, and have a second one.
        '*' if !rest.contains('*') => Beginning::Perhaps,
        _ if is_numbered(line) || is_labelled(line) || is_emphasised(line) => Beginning::Perhaps,
        _ => Beginning::Words,
    }
}

/// Bullets, arrows, ticks, and pictures.
fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '⁃' | '◦' | '※')
        || matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2460}'..='\u{24FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}')
        || matches!(c, '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a line begins with a number or letter of a list: `1.`, `2)`, `a)`, `b/`, `IV.`, `(1)`.
fn is_numbered(line: &str) -> bool {
    let line = line.strip_prefix('(').unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != 'đ').unwrap_or(line.len());
    let (mark, rest) = line.split_at(end);
    let rest = rest.strip_prefix('\\').unwrap_or(rest);
    let is_number = mark.len() <= 2 && !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic);
    let is_roman = !mark.is_empty() && mark.len() <= 4 && mark.bytes().all(|byte| b"IVX".contains(&byte));
    let mut after = rest.chars();
    let closes = after.next().is_some_and(|c| matches!(c, '.' | ')' | '/'));
    closes && (is_number || is_letter || is_roman) && after.next().is_some_and(|c| c == ' ' || c.is_alphabetic())
}

/// Whether a whole line is emphasised, as in chats: `*HIẾN MÁU*`.
fn is_emphasised(line: &str) -> bool {
    let inside = ['*', '_', '~'].iter().find_map(|sign| line.strip_prefix(*sign)?.strip_suffix(*sign));
    inside.is_some_and(|inside| !inside.contains(['*', '_', '~']) && !inside.starts_with(' ') && !inside.is_empty())
}

/// Whether a line begins with a label: `Thời gian: …`.
fn is_labelled(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let label = label.trim_end_matches('*');
    let is_short = label.chars().count() <= LONGEST_LABEL.0 && label.split_whitespace().count() <= LONGEST_LABEL.1;
    let is_name = label.starts_with(char::is_uppercase) && !label.contains(['.', ',', ';', '!', '?', '"', '“']);
    is_short && is_name && (rest.is_empty() || rest.starts_with([' ', '*']))
}
