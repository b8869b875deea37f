//! UTF-8 whose bytes were read as another code page and saved as what they looked like: `Hiáº¿n mÃ¡u`, `Hi·∫øn m√°u`.
//!
//! Each letter became two to four characters whose bytes make one letter of UTF-8 again. Some of these pairs may stand
//! side by side in ordinary text (a capital before a closing quotation mark); they count beside certain ones alone.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use encoding_rs::{MACINTOSH, WINDOWS_1252, WINDOWS_1258};

use super::Encoding;
use super::outside::Outside;
use super::runs::{Candidate, Threshold};
use super::syllable::is_syllable;
use crate::text::normal::canonical;

/// Letters beyond ASCII of Vietnamese and of the languages of the highlands, and the marks they are composed of.
const LETTERS: &str = "àáâãèéêìíòóôõùúýăđĩũơưñčĕĭŏŭƀÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯÑČĔĬŎŬɃ\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{30C}\u{31B}\u{323}";
/// What ordinary text has right after a letter, or between letters and quotation marks.
const ORDINARY: &str = "\u{A0}«»‘’“”•–—…™®€";
/// The bytes to which Windows-1252 gives no character: programs put U+FFFD there.
const UNASSIGNED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
/// How often a text is read wrongly at most.
const MOST_TIMES: usize = 3;
/// The weight of each character too many: no other encoding explains them.
const CERTAIN: usize = 1_000;
/// An à before a plain space, until it is known whether the space belongs to it.
const SPACED: char = '\u{E000}';
/// A letter that was lost.
const LOST: char = '\u{FFFD}';

/// The code pages that UTF-8 is read as: of Windows, of its Vietnamese edition, and of older Macintoshes.
static PAGES: LazyLock<[BTreeMap<char, u8>; 3]> = LazyLock::new(|| {
    [WINDOWS_1252, WINDOWS_1258, MACINTOSH].map(|page| {
        let shown = |byte: u8| page.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(LOST);
        let controls = (0x80..=0x9F).map(|byte| (char::from(byte), byte));
        controls.chain((0x80..=0xFF).map(|byte| (shown(byte), byte))).collect()
    })
});

/// A piece of a text that may have been read wrongly.
enum Piece {
    /// A character as it stands.
    Own(char),
    /// A character that several make, and whether it is certain.
    Made(char, Vec<char>, bool),
    /// A character with a byte that was lost: what it may be, what is left of it, and whether it is certain.
    Lost(Vec<char>, Vec<char>, bool),
}

/// Whether a character is met in text that was read wrongly, and hardly in ordinary text.
pub fn is_sign(c: char) -> bool {
    "‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ€√∆∫≈∞".contains(c)
}

/// The stretches of a line that were read wrongly. What is no prose lies between them.
pub fn candidates(text: &str, line: Range<usize>, outside: &Outside<'_>) -> Vec<Candidate> {
    let words: Vec<Range<usize>> = words_of(text, line).collect();
    if !words.iter().any(|word| read_once(&text[word.clone()]).is_some()) {
        return Vec::new();
    }
    let is_prose = |word: &Range<usize>| !outside.is_outside(word.start);
    let runs = words.chunk_by(|before, after| is_prose(before) && is_prose(after));
    runs.filter(|run| run.first().is_some_and(is_prose)).filter_map(|run| stretch(text, run)).collect()
}

/// The stretch from the first to the last word that may have been read wrongly.
fn stretch(text: &str, words: &[Range<usize>]) -> Option<Candidate> {
    let is_made = |word: &&Range<usize>| {
        let is_made = |piece: &Piece| !matches!(piece, Piece::Own(_));
        PAGES.iter().any(|page| pieces(&text[(*word).clone()], page).iter().any(is_made))
    };
    let range = words.iter().find(is_made)?.start..words.iter().rfind(is_made)?.end;
    let written = &text[range.clone()];
    let (mut reading, is_certain) = read_once(written)?;
    let weight = CERTAIN * written.chars().count().saturating_sub(reading.chars().count());
    for _ in 1..MOST_TIMES {
        let Some((again, true)) = read_once(&reading) else { break };
        reading = again;
    }
    let reading = canonical(&reading).into_owned();
    let reached = if is_certain { Threshold::Sure } else { Threshold::Likely };
    Some(Candidate { range, encoding: Encoding::Utf8, reading, weight, reached: Some(reached) })
}

/// A text read rightly, once, and whether it certainly was read wrongly; `None` where nothing speaks for it.
fn read_once(text: &str) -> Option<(String, bool)> {
    if text.is_ascii() {
        return None;
    }
    let certain = |pieces: &[Piece]| {
        pieces.iter().filter(|piece| matches!(piece, Piece::Made(_, _, true) | Piece::Lost(_, _, true))).count()
    };
    let made = |pieces: &[Piece]| pieces.iter().filter(|piece| !matches!(piece, Piece::Own(_))).count();
    let read = PAGES.iter().map(|page| pieces(text, page));
    let pieces = read.rev().max_by_key(|pieces| (certain(pieces), made(pieces)))?;
    let is_certain = certain(&pieces) > 0;
    let may_be = |piece: &Piece| matches!(piece, Piece::Made(c, ..) if c.is_lowercase() && is_letter(*c));
    if !is_certain && !pieces.iter().any(may_be) {
        return None;
    }
    let is_own = |piece: &Piece| matches!(piece, Piece::Own(c) if *c > '\u{17F}' && c.is_alphabetic());
    let is_half = !is_certain || pieces.iter().any(is_own);
    let mut result = String::with_capacity(text.len());
    for word in pieces.chunk_by(|before, after| is_of_word(before) && is_of_word(after)) {
        read_word(word, is_half, &mut result);
    }
    Some((without_spaces(&result), is_certain))
}

/// The text with each [`SPACED`] à read, and joined with the rest of its syllable.
fn without_spaces(text: &str) -> String {
    let mut parts = text.split(SPACED);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        result.push('à');
        let after = part.strip_prefix(' ').unwrap_or_default();
        let letters = |text: &str| text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let rest = &after[..letters(after)];
        let before = result.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
        let before = result.get(before..).unwrap_or_default();
        let is_one = !rest.is_empty() && is_syllable(&format!("{before}{rest}"));
        let stands_alone = is_syllable(rest) && rest.chars().count() > 1;
        let belongs = after.starts_with(' ') || is_one && !stands_alone;
        result.push_str(if belongs { after } else { part });
    }
    result
}

/// Appends a word. In a text that is right in part, doubtful capitals stay what they are.
fn read_word(word: &[Piece], is_half: bool, result: &mut String) {
    let has_certain = word.iter().any(|piece| matches!(piece, Piece::Made(_, _, true)));
    let is_read = |c: char, is_certain: bool| is_certain || has_certain || !is_half || c.is_lowercase() && c != SPACED;
    let mut read = String::new();
    let mut lost = Vec::new();
    for piece in word {
        match piece {
            Piece::Own(c) => read.push(*c),
            // The mark at the head of a file is no text.
            Piece::Made('\u{FEFF}', ..) => {}
            Piece::Made(c, _, is_certain) if is_read(*c, *is_certain) => read.push(*c),
            Piece::Made(_, written, _) => read.extend(written),
            Piece::Lost(_, written, false) if is_half => read.extend(written),
            Piece::Lost(meant, ..) => {
                lost.push(meant);
                read.push(LOST);
            }
        }
    }
    // A lost letter is only read where one letter alone makes a syllable.
    if let [meant] = lost.as_slice() {
        let whole = |letter: char| canonical(&read.replace(LOST, letter.encode_utf8(&mut [0; 4]))).into_owned();
        let mut possible = meant.iter().map(|letter| whole(*letter)).filter(|word| is_syllable(word));
        if let (Some(only), None) = (possible.next(), possible.next()) {
            read = only;
        }
    }
    result.push_str(&read);
}

fn is_of_word(piece: &Piece) -> bool {
    match piece {
        Piece::Own(c) | Piece::Made(c, ..) => c.is_alphanumeric() || LETTERS.contains(*c) || *c == SPACED,
        Piece::Lost(..) => true,
    }
}

fn pieces(text: &str, page: &BTreeMap<char, u8>) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let (mut pieces, mut at) = (Vec::with_capacity(letters.len()), 0);
    while let Some(c) = letters.get(at) {
        let (piece, length) = made(letters.get(at..).unwrap_or_default(), page).unwrap_or((Piece::Own(*c), 1));
        pieces.push(piece);
        at += length;
    }
    pieces
}

/// The character that a text begins with as its bytes say, and of how many characters it is made.
fn made(text: &[char], page: &BTreeMap<char, u8>) -> Option<(Piece, usize)> {
    let first = *page.get(text.first()?)?;
    let second = text.get(1).and_then(|c| page.get(c)).copied();
    let is_cut = |at: usize| text.get(at).is_none_or(|c| !is_continuation(*c, page));
    match (first, second) {
        // à ends with a space without a break, which copying makes a plain one.
        (0xC3, _) if text.get(1).is_none_or(|c| *c == ' ') => {
            return Some((Piece::Made(SPACED, text.first().copied().into_iter().collect(), false), 1));
        }
        (0xC4, _) if is_cut(1) => {
            return Some((Piece::Lost(vec!['Đ', 'č'], text.first().copied().into_iter().collect(), false), 1));
        }
        (0xE1, Some(second @ (0xBA | 0xBB))) if is_cut(2) => {
            let read =
                |third: u8| std::str::from_utf8(&[first, second, third]).ok().and_then(|read| read.chars().next());
            let written = text.iter().take(2).copied().collect();
            return Some((Piece::Lost(UNASSIGNED.into_iter().filter_map(read).collect(), written, false), 2));
        }
        _ => {}
    }
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let written = text.get(..length)?;
    let rest = written.get(1..)?;
    let lost = rest.iter().filter(|c| **c == LOST).count();
    let bytes = |instead: u8| -> Option<Vec<u8>> {
        let byte = |c: &char| if *c == LOST { Some(instead) } else { page.get(c).copied() };
        Some(std::iter::once(first).chain(rest.iter().map(byte).collect::<Option<Vec<u8>>>()?).collect())
    };
    let read = |instead: u8| std::str::from_utf8(&bytes(instead)?).ok().and_then(|read| read.chars().next());
    if lost == 1 {
        let possible: Vec<char> = UNASSIGNED.into_iter().filter_map(read).filter(|c| is_letter(*c)).collect();
        let is_certain = length > 2;
        return (!possible.is_empty()).then_some((Piece::Lost(possible, written.to_vec(), is_certain), length));
    }
    let c = read(0).filter(|c| lost == 0 && is_met(*c))?;
    let is_ordinary = written[0].is_alphabetic() && rest.iter().all(|c| ORDINARY.contains(*c));
    // đ ends no word, so that what looks like a quotation mark in the middle of one is none.
    let is_inside = c == 'đ' && text.get(2).is_some_and(|next| next.is_alphabetic());
    let is_certain = length > 2 || is_letter(c) && (!is_ordinary || is_inside);
    Some((Piece::Made(c, written.to_vec(), is_certain), length))
}

/// Whether a character may be the second of those that make one.
fn is_continuation(c: char, page: &BTreeMap<char, u8>) -> bool {
    c == LOST || page.get(&c).is_some_and(|byte| (0x80..=0xBF).contains(byte))
}

/// Whether a character is a letter of Vietnamese or of a language of the highlands.
fn is_letter(c: char) -> bool {
    LETTERS.contains(c) || matches!(c, '\u{1EA0}'..='\u{1EF9}')
}

/// Whether a character is met in texts, or in texts that were read wrongly twice.
fn is_met(c: char) -> bool {
    let is_latin = matches!(c, '\u{80}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    let is_mark = matches!(c, '\u{2C6}' | '\u{2DC}' | '\u{300}'..='\u{36F}' | '\u{FE0F}' | '\u{FEFF}');
    let is_shown = || PAGES.iter().any(|page| page.contains_key(&c));
    is_latin || is_mark || is_shown() || matches!(c, '\u{2010}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// What lies between spaces; a space without a break is a part of what it stands in.
fn words_of(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr() as usize;
    text[line].split([' ', '\t']).filter(|word| !word.is_empty()).map(move |word| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    })
}
