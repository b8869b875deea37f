//! The "Tây Nguyên" fonts: ASCII signs stand for the letters that the languages of the highlands have beyond Vietnamese.
//!
//! The table comes from pages of the highland desk of Voice of Vietnam (VOV4), which has the same words in both
//! spellings: in the font until early 2021, in Unicode since. Two generations of the font differ in č (`c\`, `]`) and in
//! the breve on ê and ô (`|`, `#`).

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::Encoding;
use super::outside::Outside;
use super::runs::{Candidate, Threshold};

/// Evidence that is enough by itself, and beside certain text.
const ENOUGH: usize = 4;
const LIKELY: usize = 2;

/// Words that VOV4 pages print in both spellings. One of them in the font is no accident.
const KNOWN: &[&str] = &[
    "ƀon",
    "ƀôn",
    "ƀuôn",
    "ƀing",
    "ƀơi",
    "ƀiă",
    "ƀuh",
    "ƀong",
    "ƀañ",
    "ƀudah",
    "čar",
    "čô",
    "čơđai",
    "čeh",
    "čư\u{306}",
    "lĕ",
    "dŏ",
    "hrŏm",
    "tŭ",
    "djơ\u{306}",
    "mơ\u{306}",
    "pơ\u{306}",
    "đôč",
];

/// The signs that are letters and marks in the font.
pub const SIGNS: [char; 10] = ['[', '{', ']', '}', '\\', '^', '|', '#', '`', '~'];

const BREVE: char = '\u{306}';
const CARON: char = '\u{30C}';
const CIRCUMFLEX: char = '\u{302}';

/// The stretch of a line that may be in the font.
pub fn candidate(text: &str, line: Range<usize>, outside: &Outside<'_>) -> Option<Candidate> {
    if !text[line.clone()].contains(SIGNS) {
        return None;
    }
    let is_table = text[line.clone()].trim_start().starts_with('|') || text[line.clone()].contains(" | ");
    let mut seen = BTreeSet::new();
    let (mut weight, mut bounds): (usize, Option<Range<usize>>) = (0, None);
    for word in words(text, line.clone()) {
        if is_table && text[word.clone()].contains('|') {
            continue;
        }
        let found = weigh(text, &word, line.end);
        if found == 0 || outside.is_outside(word.start) {
            continue;
        }
        if seen.insert(&text[word.clone()]) {
            weight += found;
        }
        bounds = Some(bounds.map_or(word.start, |bounds| bounds.start)..word.end);
    }
    let range = bounds?;
    let reached = match weight {
        ENOUGH.. => Threshold::Sure,
        LIKELY.. => Threshold::Likely,
        _ => Threshold::Reported,
    };
    let reading = read_line(text, range.clone(), outside);
    let is_changed = reading != text[range.clone()];
    is_changed.then_some(Candidate { range, encoding: Encoding::TayNguyen, reading, weight, reached: Some(reached) })
}

/// A word in Unicode.
pub fn read(word: &str) -> String {
    let mut result = String::with_capacity(word.len() + 4);
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    let is_sign = |at: usize| letters.get(at).is_some_and(|c| "[]{}^`".contains(*c));
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let beside = is_letter(Some(at + 1)) || is_letter(at.checked_sub(1)) || is_sign(at + 1);
        let letter = match c {
            '[' if beside => 'ƀ',
            '{' if beside => 'Ƀ',
            ']' if beside => 'č',
            '}' if beside => 'Č',
            '^' if beside => 'ĭ',
            '`' if beside => 'ñ',
            '~' if is_letter(Some(at + 1)) => 'Ñ',
            '\\' | '|' if matches!(before, 'c' | 'C') => CARON,
            '\\' | '|' if is_vowel(before) => BREVE,
            // A backslash in a quoted YAML value is written twice.
            '\\' if before == '\\' && at > 1 && is_vowel(letters[at - 2]) => continue,
            '#' if matches!(before, 'o' | 'O' | 'e' | 'E') => {
                result.push(CIRCUMFLEX);
                BREVE
            }
            '#' if is_vowel(before) => BREVE,
            c => c,
        };
        result.push(letter);
    }
    result.nfc().collect()
}

/// Every word of a stretch in Unicode, but for links and what is no prose.
fn read_line(text: &str, range: Range<usize>, outside: &Outside<'_>) -> String {
    let (mut result, mut at) = (String::new(), range.start);
    for word in words(text, range.clone()) {
        let is_link = text[word.clone()].contains("](") || begins_link(text, &word);
        if !outside.is_outside(word.start) && !is_link {
            result.push_str(&text[at..word.start]);
            result.push_str(&read(&text[word.clone()]));
            at = word.end;
        }
    }
    result + &text[at..range.end]
}

/// What lies between white space.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr() as usize;
    text[range].split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    })
}

/// How much a word speaks for the font: 4 is certain, 2 likely, 1 possible.
fn weigh(text: &str, word: &Range<usize>, line_end: usize) -> usize {
    let whole = &text[word.clone()];
    if !whole.contains(SIGNS) {
        return 0;
    }
    let bare = whole.trim_matches(|c: char| ".,;:!?\"“”‘’'()…*_".contains(c));
    let at = word.start + (bare.as_ptr() as usize - whole.as_ptr() as usize);
    let is_clean = bare.chars().all(|c| c.is_alphabetic() || "[]{}\\^`|#~'’‘-–".contains(c) || is_mark(c));
    // `[n]không`, `--[no-]color`: brackets that open and close within a word are brackets.
    let is_paired = [('[', ']'), ('{', '}')]
        .iter()
        .any(|(open, close)| bare.find(*open).zip(bare.rfind(*close)).is_some_and(|(open, close)| open < close));
    if is_paired || bare.len() < 2 || !is_clean || !bare.chars().any(char::is_alphabetic) {
        return 0;
    }
    let ends_line = at + bare.len() == line_end && line_end < text.len();
    let weight = bare.char_indices().map(|(place, sign)| weigh_sign(text, at, bare, place, sign, ends_line)).sum();
    let is_known = || KNOWN.contains(&read(bare).to_lowercase().as_str());
    match weight {
        0 => 0,
        _ if is_known() => ENOUGH,
        weight => weight,
    }
}

/// What one sign of a word says.
fn weigh_sign(text: &str, at: usize, word: &str, place: usize, sign: char, ends_line: bool) -> usize {
    let before = word[..place].chars().next_back();
    let rest = &word[place + sign.len_utf8()..];
    let after = rest.chars().next();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_long = rest.chars().take_while(|c| c.is_alphabetic()).take(2).count() > 1;
    match sign {
        '[' | '{' if is_letter(after) && !is_closed(text, at + place) => {
            if is_long || !word.is_ascii() {
                2
            } else {
                1
            }
        }
        ']' | '}' if before.is_none() && is_long => 2,
        '\\' if before.is_some_and(|c| is_vowel(c) || matches!(c, 'c' | 'C')) => match after {
            None if ends_line => 0,
            None => 2,
            Some(c) if c.is_alphabetic() && (!word.is_ascii() || before == Some('c')) => 2,
            _ => 1,
        },
        '^' if is_letter(before) || is_letter(after) => {
            if word.is_ascii() {
                1
            } else {
                2
            }
        }
        '`' if is_letter(after) && !rest.contains('`') => 1,
        '|' if before.is_some_and(|c| "êôâÊÔÂ".contains(c)) => 2,
        '|' if matches!(before, Some('c' | 'C')) && is_letter(after) => 2,
        '#' if matches!(before, Some('o' | 'e' | 'O' | 'E')) => {
            if word.is_ascii() {
                1
            } else {
                2
            }
        }
        '~' if before.is_none() && is_letter(after) => 1,
        _ => 0,
    }
}

/// Bytes that a bracket is looked after, so that many open ones cost no more than their number.
const CLOSED_WITHIN: usize = 400;

/// Whether a bracket is closed in its paragraph, and not far away. What closes it has a letter before it and none after it: in the font
/// the same sign begins a word.
pub fn is_closed(text: &str, at: usize) -> bool {
    let (open, close) = if text[at..].starts_with('[') { ('[', ']') } else { ('{', '}') };
    let end = (at + 1 + CLOSED_WITHIN..).find(|end| *end >= text.len() || text.is_char_boundary(*end));
    let rest = &text[at + 1..end.map_or(text.len(), |end| end.min(text.len()))];
    let rest = &rest[..rest.find("\n\n").or_else(|| rest.find("\n\r\n")).unwrap_or(rest.len())];
    let mut depth = 1;
    for (at, bracket) in rest.match_indices([open, close]) {
        let before = rest[..at].chars().next_back();
        let after = rest[at + 1..].chars().next();
        let closes = before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphabetic());
        match bracket.starts_with(open) {
            true => depth += 1,
            false if closes && depth == 1 => return true,
            false => depth -= usize::from(closes),
        }
    }
    false
}

/// Whether a word begins the text of a link.
fn begins_link(text: &str, word: &Range<usize>) -> bool {
    let Some(bracket) = text[word.clone()].find('[') else { return false };
    let line = text[word.start + bracket + 1..].lines().next().unwrap_or_default();
    let end = line.find(['[', ']']).filter(|end| line[*end..].starts_with("]("));
    end.is_some()
}

pub fn is_vowel(c: char) -> bool {
    let plain = c.nfd().next().unwrap_or(c);
    "aeiouyAEIOUY".contains(plain)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
