//! Stretches of a line in TCVN3, VNI or VISCII, as they look when their bytes were read as Latin-1.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::outside::Outside;
use super::syllable::{is_highland_syllable, is_syllable, is_tone_misplaced, is_toneless_syllable};
use super::{Encoding, single_byte, vni};

/// A stretch that may be legacy text.
pub struct Candidate {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it may be written in.
    pub encoding: Encoding,
    /// What it says then.
    pub reading: String,
    /// The evidence: two for a word that speaks for it, one for a word that hints at it.
    pub weight: usize,
    /// The least threshold that it reaches.
    pub reached: Option<Threshold>,
}

/// How much evidence is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threshold {
    /// Nothing else is known of the text.
    Sure,
    /// Other stretches of the text are in the encoding.
    Likely,
    /// A person says that the text is in the encoding.
    Reported,
}

impl Candidate {
    /// Whether the evidence is enough.
    pub fn reaches(&self, threshold: Threshold) -> bool {
        self.reached.is_some_and(|reached| reached <= threshold)
    }
}

/// A word of a line.
#[derive(Clone, Copy)]
struct LegacyWord<'t> {
    text: &'t str,
    start: usize,
}

/// What a word says about the encoding of its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It is no syllable as it stands, and one as it is read.
    For,
    /// It has what no word in Unicode has, and what it is read as is no Vietnamese.
    Hint,
    /// It has marks and reads badly.
    Against,
    None,
}

/// Whether a stretch of a line may be [`Threshold::Likely`], at a glance: ordinary lines are passed over.
pub fn may_be_likely(text: &str, line: Range<usize>, encoding: Encoding) -> bool {
    let is_alien_word = |word: &str| is_alien(word, encoding) && word.chars().all(|c| has(encoding, c));
    let speaks = |word: &LegacyWord<'_>| is_alien_word(word.text) && evidence(word.text, encoding) == Evidence::For;
    is_alien(&text[line.clone()], encoding) && words(text, line, encoding).iter().any(speaks)
}

/// The stretches of a line that may be in the encoding. A word with a letter that the encoding has not ends one.
pub fn candidates(text: &str, line: Range<usize>, encoding: Encoding, outside: &Outside<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut run: Vec<LegacyWord<'_>> = Vec::new();
    let is_mixed = text[line.clone()].chars().any(|c| c.is_alphabetic() && !has(encoding, c));
    for word in words(text, line, encoding) {
        if outside.is_outside(word.start) {
            continue;
        }
        match word.text.chars().all(|c| has(encoding, c)) {
            true => run.push(word),
            false => found.extend(candidate(text, &std::mem::take(&mut run), encoding, outside, is_mixed)),
        }
    }
    found.extend(candidate(text, &run, encoding, outside, is_mixed));
    found
}

/// Every word of a text in Unicode: for a text that is in the encoding as a whole.
pub fn read_all(text: &str, encoding: Encoding) -> String {
    let outside = Outside::none();
    read_words(text, &words(text, 0..text.len(), encoding), 0..text.len(), encoding, &outside)
}

/// A word in Unicode.
pub fn read_word(word: &str, encoding: Encoding) -> Cow<'_, str> {
    let is_bare_sign = word.chars().count() == 1 && !word.chars().all(|c| c.is_alphabetic() && !is_sign(c));
    match encoding {
        _ if word.is_ascii() || is_bare_sign => word.into(),
        Encoding::Vni => vni::read(word).into(),
        _ => single_byte::read(word, encoding, |word| is_syllable(word) || is_highland_syllable(word)).into(),
    }
}

/// The words of a stretch of text.
fn words(text: &str, range: Range<usize>, encoding: Encoding) -> Vec<LegacyWord<'_>> {
    let (mut words, mut start) = (Vec::new(), None);
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match (is_word(c, encoding), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(LegacyWord { text: &text[from..at], start: from });
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| LegacyWord { text: &text[from..range.end], start: from }));
    words
}

pub fn is_word(c: char, encoding: Encoding) -> bool {
    let is_mark = matches!(c, '\u{300}'..='\u{36F}');
    let is_letter = || encoding != Encoding::Vni && matches!(c, '\u{80}'..='\u{FF}');
    c.is_alphanumeric() || c == '_' || is_mark || (is_letter() && single_byte::letter(c, encoding).is_some())
}

/// Whether the encoding has a character.
pub fn has(encoding: Encoding, c: char) -> bool {
    match encoding {
        _ if c.is_ascii() => true,
        Encoding::Vni => vni::is_letter(c),
        _ => single_byte::letter(c, encoding).is_some(),
    }
}

/// The stretch of a run. In a line that has letters of Unicode too, a word that is right as it stands begins and ends
/// none.
fn candidate(
    text: &str,
    run: &[LegacyWord<'_>],
    encoding: Encoding,
    outside: &Outside<'_>,
    is_mixed: bool,
) -> Option<Candidate> {
    let judged: Vec<Evidence> = run.iter().map(|word| evidence(word.text, encoding)).collect();
    let is_changed =
        |word: &&LegacyWord<'_>| read_word(word.text, encoding) != word.text && !(is_mixed && is_syllable(word.text));
    let (first, last) = (run.iter().find(is_changed)?, run.iter().rfind(is_changed)?);
    let of = |wanted: Evidence| -> BTreeSet<&str> {
        run.iter().zip(&judged).filter(|(_, found)| **found == wanted).map(|(word, _)| word.text).collect()
    };
    let (speaking, hinting, against) = (of(Evidence::For), of(Evidence::Hint), of(Evidence::Against));
    let weight = 2 * speaking.len() + hinting.len();
    let alien = speaking.iter().filter(|word| is_alien(word, encoding) && !is_french(word, encoding)).count();
    // A formula (`m×n`) or a trade mark has one sign; a text in the encoding has letters in the wrong place too.
    let in_letters = speaking
        .iter()
        .filter(|word| is_unmistakable(word) || word.chars().any(|c| !c.is_ascii() && !is_sign(c)))
        .count();
    let is_sure = encoding == Encoding::Tcvn3 && speaking.iter().any(|word| is_unmistakable(word));
    let outweighs = match encoding {
        Encoding::Vni => weight >= against.len(),
        _ => weight >= 2 * against.len(),
    };
    let reached = match () {
        _ if !outweighs => None,
        _ if is_sure => Some(Threshold::Sure),
        _ if weight >= 4 && speaking.len() + hinting.len() > 1 && alien > 0 && in_letters > 0 => Some(Threshold::Sure),
        _ if alien > 0 && in_letters > 0 => Some(Threshold::Likely),
        _ if weight > 0 => Some(Threshold::Reported),
        _ => None,
    };
    let range = first.start..last.start + last.text.len();
    let reading = read_words(text, run, range.clone(), encoding, outside);
    // Capitals with a tone are small letters in a font of capitals.
    let written = &text[range.clone()];
    let letters = written.chars().filter(char::is_ascii_alphabetic).count();
    let are_capitals =
        encoding == Encoding::Tcvn3 && letters > 1 && !written.contains(|c: char| c.is_ascii_lowercase());
    let reading = if are_capitals { reading.to_uppercase() } else { reading };
    reached.map(|reached| Candidate { range, encoding, reading, weight, reached: Some(reached) })
}

/// The words of a stretch in Unicode, with what lies between them.
fn read_words(
    text: &str,
    words: &[LegacyWord<'_>],
    range: Range<usize>,
    encoding: Encoding,
    outside: &Outside<'_>,
) -> String {
    let (mut result, mut at) = (String::new(), range.start);
    let within = |word: &&LegacyWord<'_>| range.contains(&word.start) && !outside.is_outside(word.start);
    for word in words.iter().filter(within) {
        result.push_str(&text[at..word.start]);
        result.push_str(&read_word(word.text, encoding));
        at = word.start + word.text.len();
    }
    result + &text[at..range.end]
}

fn evidence(word: &str, encoding: Encoding) -> Evidence {
    if word.is_ascii() || is_syllable(word) && !(encoding == Encoding::Vni && is_tone_misplaced(word)) {
        return Evidence::None;
    }
    let read = read_word(word, encoding);
    let is_alien = is_alien(word, encoding);
    match () {
        _ if read != word && is_syllable(&read) => Evidence::For,
        _ if read != word && is_alien && encoding != Encoding::Viscii && is_highland_syllable(&read) => Evidence::For,
        _ if encoding != Encoding::Vni => Evidence::Against,
        _ if is_alien && is_toneless_syllable(&read) => Evidence::For,
        _ if is_alien && read.contains(['\u{306}', 'ĕ', 'ŏ', 'ŭ']) => Evidence::Hint,
        _ if is_alien => Evidence::Against,
        // Languages of the highlands in VNI have words like `pôlei`, which look the same in Unicode.
        _ => Evidence::None,
    }
}

/// Whether a text has what neither Vietnamese nor a language of the highlands has in Unicode, and the encoding has.
fn is_alien(text: &str, encoding: Encoding) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let before = std::mem::replace(&mut before, c);
        match encoding {
            _ if c.is_ascii() => false,
            Encoding::Vni => is_alien_pair(before, c) || is_alien_in_vni(c),
            _ if before.is_lowercase() && c.is_uppercase() => true,
            _ => !is_usual(c) && has(encoding, c),
        }
    })
}

/// Whether a character is a mark of VNI and no letter of Vietnamese or of a language of the highlands.
pub fn is_alien_in_vni(c: char) -> bool {
    "øûïåäöëüæØÛÏÅÄÖËÜÆ".contains(c)
}

/// Whether a word has what stands in no ordinary word: a sign between its letters, several signs, or a capital with a
/// mark after a small letter.
fn is_unmistakable(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_odd = |c: char| "¡¢£¤¥¦§¨«¬¯±µ¶¸¼½¾¿".contains(c);
    let signs = letters.iter().filter(|c| is_odd(**c)).count();
    let is_letter = |c: &char| c.is_ascii_alphabetic();
    let between =
        letters.windows(3).any(|three| matches!(three, [a, b, c] if is_letter(a) && is_odd(*b) && is_letter(c)));
    let capital =
        letters.windows(2).any(|two| matches!(two, [a, b] if a.is_lowercase() && !b.is_ascii() && b.is_uppercase()));
    signs > 1 || between || capital
}

/// Whether a word that may be VNI may be French just as well, as `coût`, `où` and `Loïc`.
fn is_french(word: &str, encoding: Encoding) -> bool {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let foreign = |pair: &[char]| is_alien_pair(pair[0], pair[1]) && !matches!(pair, ['o' | 'u', 'ù']);
    encoding == Encoding::Vni && !letters.windows(2).any(foreign) && !letters.iter().any(|c| "øåäöæ".contains(*c))
}

/// A vowel and a marked vowel that no orthography has side by side, and VNI as a vowel and its mark.
pub fn is_alien_pair(vowel: char, mark: char) -> bool {
    if !matches!(mark, '\u{80}'..='\u{FF}') {
        return false;
    }
    let (vowel, mark) = (vowel.to_lowercase().next(), mark.to_lowercase().next());
    let (Some(vowel), Some(mark)) = (vowel, mark) else { return false };
    match vowel {
        'a' => "áàâãêéèùúõ".contains(mark),
        'e' => "áàâãêùõ".contains(mark),
        'o' => "âêùõ".contains(mark),
        'ô' => "êùõ".contains(mark),
        'u' | 'y' => "ùõ".contains(mark),
        _ => false,
    }
}

/// The letters of Latin-1 that Vietnamese and the languages of the highlands have.
pub fn is_usual(c: char) -> bool {
    let small = if matches!(c, 'À'..='Þ') { char::from_u32(u32::from(c) + 0x20).unwrap_or(c) } else { c };
    matches!(small, 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ñ'..='õ' | 'ù' | 'ú' | 'ý')
}

/// Whether a character of Latin-1 is a sign in ordinary text, and no letter.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{BF}' | '×' | '÷')
}
