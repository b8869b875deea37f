//! Characters that look like YAML syntax and are not. They come with text pasted from Word and web pages.

use std::ops::Range;

use super::indentation::lines;
use super::problems::ODD_CHARACTER;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Edit, FilePath, Span};

/// Quotation marks that YAML treats as letters.
const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];

/// The name of a look-alike character, and the character to use instead.
fn name(c: char) -> Option<(Bilingual, Bilingual)> {
    let space = || Bilingual::literal("gõ lại bằng dấu cách thường", "type an ordinary space instead");
    let (vi, en, help) = match c {
        '\u{A0}' | '\u{202F}' | '\u{2007}' => ("dấu cách cứng", "a no-break space", space()),
        '\u{3000}' => ("dấu cách toàn khổ", "a full-width space", space()),
        '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => (
            "ký tự không nhìn thấy",
            "an invisible character",
            Bilingual::literal("xóa rồi gõ lại chỗ này", "delete it"),
        ),
        c if CURLY.contains(&c) => (
            "dấu ngoặc cong",
            "a curly quotation mark",
            Bilingual::literal("bỏ dấu ngoặc quanh tên trường", "take the marks off the name"),
        ),
        '：' => ("dấu hai chấm toàn khổ", "a full-width colon", Bilingual::literal("gõ `: `", "type `: `")),
        _ => return None,
    };
    Some((Bilingual::literal(vi, en), help))
}

/// Reports a key that begins or ends with a look-alike character.
pub fn odd_key(key: &str, place: &Span) -> Option<Diagnostic> {
    let first = key.chars().next().filter(|c| name(*c).is_some()).map(|c| 0..c.len_utf8());
    let last = || key.chars().next_back().filter(|c| name(*c).is_some()).map(|c| key.len() - c.len_utf8()..key.len());
    let range = first.or_else(last)?;
    let c = key[range.clone()].chars().next()?;
    // Only an unquoted key has the same bytes in the file.
    let exact = place.end - place.start == key.len();
    let span = match exact {
        true => Span::new(place.file.clone(), place.start + range.start..place.start + range.end),
        false => place.clone(),
    };
    let plain = key.trim_matches(|c| name(c).is_some());
    let whole = exact.then(|| Edit::new(place.clone(), key, plain));
    Some(problem(c, span)?.all_edits(whole.into_iter().collect()))
}

/// Reports a look-alike character where YAML needs a space or colon to see a field: `title:·Hiến máu`, `title：Hiến
/// máu`, `-·id: x`. The last of the lines is the one at which the YAML parser failed. In a run of lines with the same
/// mistake the first line is reported.
pub fn odd_line(lines: &str, base: usize, place: &Span) -> Option<Diagnostic> {
    let mut found = None;
    let mut end = lines.len();
    for (back, line) in lines.split_inclusive('\n').rev().enumerate() {
        let start = end - line.len();
        end = start;
        match odd_place(line) {
            Some(range) => found = Some((start + range.start, &line[range])),
            None if back > 0 => break,
            None => {}
        }
    }
    let (at, character) = found?;
    problem(character.chars().next()?, Span::new(place.file.clone(), base + at..base + at + character.len()))
}

/// The edits of all lines with a look-alike character where YAML needs a space or colon.
pub fn odd_edits(file: &FilePath, text: &str, yaml: Range<usize>) -> Vec<Edit> {
    let edit = |(start, line): (usize, &str)| {
        let range = odd_place(line)?;
        let was = &line[range.clone()];
        let span = Span::new(file.clone(), start + range.start..start + range.end);
        Some(Edit::new(span, was, mended(was.chars().next()?)))
    };
    lines(text, yaml).filter_map(edit).collect()
}

/// The place in a line where a look-alike character replaces a space or colon.
fn odd_place(line: &str) -> Option<Range<usize>> {
    let text = line.trim_start_matches([' ', '-']);
    let start = line.len() - text.len();
    let first = text.chars().next()?;
    let is_field = text.contains(": ") || text.trim_end().ends_with(':') || line[..start].ends_with('-');
    if is_field && name(first).is_some() && !CURLY.contains(&first) {
        return Some(start..start + first.len_utf8());
    }
    let colon = text.find([':', '：'])?;
    let sign = text[colon..].chars().next()?;
    let at = match sign {
        ':' => colon + 1,
        _ => colon,
    };
    let odd = text[at..].chars().next().filter(|c| name(*c).is_some() && !CURLY.contains(c))?;
    Some(start + at..start + at + odd.len_utf8())
}

/// What to write for a look-alike character.
fn mended(c: char) -> &'static str {
    match c {
        '：' => ": ",
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{3000}' => " ",
        _ => "",
    }
}

fn problem(c: char, span: Span) -> Option<Diagnostic> {
    let (what, help) = name(c)?;
    let (vi, en, code) = (what.vi, what.en, u32::from(c));
    let message = bilingual!("chỗ này có {vi} (U+{code:04X})", "{en} (U+{code:04X}) stands here");
    Some(ODD_CHARACTER.at(span).message(message).help(help).edit(c, mended(c)))
}
