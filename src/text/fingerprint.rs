//! Fingerprints: whether a text is still the one that somebody translated, or approved.

use super::normal::canonical;

/// Letters of a fingerprint. Two texts of one entry share one by chance once in four thousand million.
const LENGTH: usize = 8;

/// The sixteen letters that stand for four bits each. No YAML reader can take them for a number or a truth value, and
/// without vowels they are no word.
const LETTERS: [char; 16] = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't'];

/// The fingerprint of a text: of its words alone, however its spaces and line ends stand and whichever Unicode form it
/// was typed in.
pub fn fingerprint(text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for (at, word) in canonical(text).split_whitespace().enumerate() {
        if at > 0 {
            hasher.update(b" ");
        }
        hasher.update(word.as_bytes());
    }
    letters(&hasher.finalize())
}

/// The fingerprint with the first bits of a hash.
pub fn letters(hash: &blake3::Hash) -> String {
    let halves = hash.as_bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.take(LENGTH).map(|half| LETTERS[usize::from(half)]).collect()
}

/// Whether the text can be a fingerprint.
pub fn is_fingerprint(text: &str) -> bool {
    text.len() == LENGTH && text.chars().all(|letter| LETTERS.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn another_word_gives_another_fingerprint() {
        assert_ne!(fingerprint("Hiến máu cứu người"), fingerprint("Hiến máu cứu người."));
        assert_ne!(fingerprint("má"), fingerprint("mà"));
        assert_ne!(fingerprint("hai lần"), fingerprint("hailần"));
    }

    #[test]
    fn a_fingerprint_can_be_distinguished_from_other_words() {
        assert!(is_fingerprint(&fingerprint("")));
        for text in ["", "bcd", "1234bcdf", "BCDFGHJK", "bcdfghjkl", "hienmaun"] {
            assert!(!is_fingerprint(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn spaces_and_unicode_forms_do_not_count(words in prop::collection::vec("[a-zđêơưă\u{306}]{1,6}", 0..6)) {
            let plain = words.join(" ");
            let spread = format!("\n {} \r\n", words.join(" \t\n"));
            let nfd: String = spread.nfd().collect();
            prop_assert_eq!(fingerprint(&plain), fingerprint(&spread));
            prop_assert_eq!(fingerprint(&plain), fingerprint(&nfd));
        }
    }
}
