//! Letters that look like another one and are not it: search does not find them, and fonts may not have them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::cluster::clusters;
use super::fold::is_apostrophe;
use super::normal::{canonical, is_accent};

/// A word with a letter that was taken for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusable {
    /// The bytes of the first such letter.
    pub range: Range<usize>,
    /// The letter as written.
    pub written: String,
    /// The letter that was meant.
    pub meant: String,
    /// The word with every letter that was meant.
    pub word: String,
}

/// The words of a text that hold such letters, in order, each once.
///
/// Found are: hooked and foreign forms of ƀ and đ (ɓ, Ð, ɖ), breve and caron in each other's place (c̆, ě), letters of
/// phonetics, full width and mathematics, and letters of the Greek and Cyrillic scripts that look like Latin ones, be
/// it beside Latin letters or as a whole word in a text that has no other words of that script.
pub fn confusables(text: &str) -> Vec<Confusable> {
    match text.contains(is_suspicious) {
        true => confusables_in(text, |word| word.contains(may_be_looked_at)),
        false => Vec::new(),
    }
}

/// Those in some of the words of a text.
fn confusables_in(text: &str, is_looked_at: impl Fn(&str) -> bool) -> Vec<Confusable> {
    let is_foreign = Foreign::ALL.map(|script| text.chars().any(|c| script.has(c) && twin(c).is_none()));
    let has_latin = text.contains(is_latin);
    let mut found = Vec::new();
    for range in words(text) {
        let word = &text[range.clone()];
        if !is_looked_at(word) {
            continue;
        }
        let beside_latin = word.contains(is_latin);
        let is_twin = |c: char| {
            let script = Foreign::ALL.iter().position(|script| script.has(c));
            script.is_some_and(|index| beside_latin || has_latin && !is_foreign[index])
        };
        found.extend(in_word(word, range.start, &is_twin));
    }
    found
}

fn in_word(word: &str, start: usize, is_twin: &impl Fn(char) -> bool) -> Option<Confusable> {
    let (mut first, mut at, mut mended) = (None, start, String::new());
    for cluster in clusters(word) {
        let meant = meant(cluster, is_twin);
        if first.is_none() && meant != canonical(cluster) {
            first = Some((at..at + cluster.len(), cluster, meant.clone()));
        }
        mended.push_str(&meant);
        at += cluster.len();
    }
    let (range, written, meant) = first?;
    Some(Confusable { range, written: written.to_owned(), meant, word: mended })
}

/// The letter that a cluster stands for, with its marks.
fn meant(cluster: &str, is_twin: &impl Fn(char) -> bool) -> String {
    let letters: Vec<char> = cluster.nfd().collect();
    let base = letters.first().copied().unwrap_or_default();
    let base = alike(base).or_else(|| twin(base).filter(|_| is_twin(base))).unwrap_or(base);
    let marks = &letters[1..];
    let mut made = String::new();
    match base {
        'b' | 'd' | 'B' | 'D' if marks.iter().copied().any(is_stroke) => made.push(barred(base)),
        _ => made.push(base),
    }
    for &mark in marks {
        match (base.to_ascii_lowercase(), mark) {
            ('b' | 'd', stroke) if is_stroke(stroke) => {}
            ('c', '\u{306}') => made.push('\u{30C}'),
            ('a' | 'e' | 'i' | 'o' | 'u', '\u{30C}' | '\u{311}') if !marks.contains(&'\u{308}') => made.push('\u{306}'),
            _ => made.push(mark),
        }
    }
    canonical(&made).into_owned()
}

/// The letter that another form of it stands for, wherever it is met.
fn alike(c: char) -> Option<char> {
    Some(match c {
        'ɓ' => 'ƀ',
        'Ɓ' => 'Ƀ',
        'ð' | 'ɖ' | 'ƌ' | 'ɗ' => 'đ',
        'Ð' | 'Ɖ' | 'Ƌ' | 'Ɗ' => 'Đ',
        'ɑ' => 'a',
        'ɡ' => 'g',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{1D400}'..='\u{1D7FF}' => {
            std::iter::once(c).nfkc().next().filter(char::is_ascii_alphanumeric)?
        }
        _ => return None,
    })
}

/// The Latin letter that a letter of another script looks like.
fn twin(c: char) -> Option<char> {
    let place = TWINS.0.chars().position(|twin| twin == c)?;
    TWINS.1.chars().nth(place)
}

/// Cyrillic and Greek letters, and the Latin ones they look like. Greek letters that stand for themselves in units and
/// names of medicines (μ, α, β) are none.
const TWINS: (&str, &str) =
    ("АВЕЅІЈКМНОРСТХҮԚԜаеѕіјорсухһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντ", "ABESIJKMHOPCTXYQWaesijopcyxhqwABEZHIKMNOPTYXovt");

/// Scripts whose letters are taken for Latin ones.
#[derive(Clone, Copy)]
enum Foreign {
    Cyrillic,
    Greek,
}

impl Foreign {
    const ALL: [Self; 2] = [Self::Cyrillic, Self::Greek];

    fn has(self, c: char) -> bool {
        match self {
            Self::Cyrillic => matches!(c, '\u{400}'..='\u{52F}'),
            Self::Greek => matches!(c, '\u{370}'..='\u{3FF}') && c.is_alphabetic(),
        }
    }
}

fn is_stroke(mark: char) -> bool {
    matches!(mark, '\u{335}' | '\u{336}')
}

fn barred(base: char) -> char {
    match base {
        'b' => 'ƀ',
        'B' => 'Ƀ',
        'd' => 'đ',
        _ => 'Đ',
    }
}

fn is_latin(c: char) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    alike(c).is_some() || is_letter(c) && c.is_alphabetic()
}

/// Whether a character may be one: everything else is passed over at once.
pub fn is_suspicious(c: char) -> bool {
    match c {
        _ if c.is_ascii() => false,
        '\u{306}' | '\u{30C}' | '\u{311}' | '\u{335}' | '\u{336}' => true,
        '\u{1CD}'..='\u{1D4}' | '\u{11A}' | '\u{11B}' | '\u{202}'..='\u{217}' => true,
        c => alike(c).is_some() || Foreign::ALL.iter().any(|script| script.has(c)),
    }
}

/// Whether a word with the character may hold a look-alike, in a text that has others. The letters of polytonic Greek
/// are built on Greek ones.
fn may_be_looked_at(c: char) -> bool {
    is_suspicious(c) || matches!(c, '\u{1F00}'..='\u{1FFF}')
}

/// The words of a text: letters, digits, accents and apostrophes.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_between = |c: char| !(c.is_alphanumeric() || is_accent(c) || is_apostrophe(c));
    let mut at = 0;
    text.split_inclusive(is_between).map(move |piece| {
        let start = at;
        at += piece.len();
        start..start + piece.trim_end_matches(is_between).len()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::orthography::{ORTHOGRAPHIES, Orthography};

    fn mended(text: &str) -> Vec<String> {
        confusables(text).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn look_alikes_of_highland_letters_are_found_with_the_letter_that_was_meant() {
        for (written, meant) in [
            ("Ɓuôn", "Ƀuôn"),
            ("ɓon", "ƀon"),
            ("b\u{335}on", "ƀon"),
            ("Ðắk", "Đắk"),
            ("ɖi", "đi"),
            ("D\u{335}ắk", "Đắk"),
            ("ꞌTáy Ðăm", "Đăm"),
            ("ăn c\u{306}ô\u{306}", "čô\u{306}"),
            ("C\u{306}ư\u{306}", "Čư\u{306}"),
            ("Krông Pě", "Pĕ"),
            ("jǒ", "jŏ"),
            ("Ðăk e\u{30C}", "Đăk|ĕ"),
        ] {
            assert_eq!(mended(written).join("|"), meant, "{written}");
        }
    }

    #[test]
    fn letters_of_other_scripts_and_widths_are_found() {
        for (written, meant) in [
            ("hiến máu tại Коn Тum", "Kon|Tum"),
            ("nhóm máu О", "O"),
            ("nhóm máu АВ", "AB"),
            ("Ηội", "Hội"),
            ("Ｋｏｎ Ｔｕｍ", "Kon|Tum"),
            ("𝐇𝐢ế𝐧 𝗺á𝘂", "Hiến|máu"),
        ] {
            assert_eq!(mended(written).join("|"), meant, "{written}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_letter() {
        let found = confusables("Xã Ia Ðak");
        let [only] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((&"Xã Ia Ðak"[only.range.clone()], only.written.as_str(), only.meant.as_str()), ("Ð", "Ð", "Đ"));
    }

    #[test]
    fn other_languages_units_and_signs_are_left_alone() {
        for text in [
            "Đắk Lắk, Ia H’Drai, 'bok, K'ho",
            "Москва: сдача крови, Он",
            "10 μg/L, β-thalassemia, IFN-γ, Ω",
            "Αίμα (máu)",
            "ភាសាខ្មែរ",
            "naïve café, Dvořák, CO₂, m²",
            "\u{30C}\u{306}",
        ] {
            assert_eq!(mended(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn no_letter_of_an_orthography_is_a_look_alike() {
        for letter in ORTHOGRAPHIES.iter().flat_map(Orthography::letters) {
            for form in [letter.clone(), letter.nfd().collect()] {
                assert_eq!(confusables(&format!("t{form}y")), [], "{letter}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_word_that_is_passed_over_has_no_look_alike(
            text in "([a-zɓƁÐɖбcbdeěǒＫ𝐧АоΑοὀ \u{1F00}-\u{1FFF}\u{212A}\u{302}\u{306}\u{30C}\u{335}]|\\PC){0,16}"
        ) {
            prop_assert_eq!(confusables_in(&text, |word| word.contains(may_be_looked_at)), confusables_in(&text, |_| true));
        }

        #[test]
        fn a_mended_word_has_nothing_left_to_mend(
            text in "[a-zɓƁÐɖcbdeěǒＫ𝐧АоΑο \u{302}\u{306}\u{30C}\u{335}]{0,12}|\\PC{0,12}"
        ) {
            for found in confusables(&text) {
                prop_assert_eq!(&text[found.range.clone()], found.written.as_str());
                prop_assert_ne!(canonical(&found.written), found.meant.as_str());
                prop_assert_eq!(confusables(&found.word), []);
            }
        }
    }
}
