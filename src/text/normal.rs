//! One spelling for each text: Unicode NFC, with the marks of a letter in one order.

use std::borrow::Cow;
use std::iter::once;
use std::sync::LazyLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::char_table::CharTable;

/// Not 0 for a character that is a mark of another, or whose spelling NFC may change.
static UNSETTLED: LazyLock<CharTable> = LazyLock::new(|| {
    CharTable::new(|c| u8::from(canonical_combining_class(c) != 0 || is_nfc_quick(once(c)) != IsNormalized::Yes))
});

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';

/// The combining class of marks that stand above a letter ([Unicode Standard Annex 44], table 15).
///
/// [Unicode Standard Annex 44]: https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values
const ABOVE: u8 = 230;

/// The text in NFC, where of the marks above a letter the circumflex comes first, then the breve,
/// then the rest.
///
/// NFC keeps the order in which two marks above one letter were typed, so that ê̆ (Ê Đê, Gia Rai,
/// Ba Na) exists both as ê + breve and as ĕ + circumflex. They look alike and mean the same letter;
/// the first is the one kept. Spaces and everything else stay as they are.
pub fn canonical(text: &str) -> Cow<'_, str> {
    if is_composed(text) || (is_nfc(text) && !text.contains([CIRCUMFLEX, BREVE])) {
        return Cow::Borrowed(text);
    }
    let ordered: String = decomposed(text).into_iter().nfc().collect();
    if ordered == text { Cow::Borrowed(text) } else { Cow::Owned(ordered) }
}

/// Whether every character is canonical beside any other, so that each part of the text is [`canonical`], and whatever
/// is put together from its parts. Text in Vietnamese, English and Khmer is.
pub fn is_composed(text: &str) -> bool {
    let unsettled = &*UNSETTLED;
    text.is_ascii() || text.chars().all(|c| unsettled.get(c) == 0)
}

/// The NFD of [`canonical`]: every letter, then its marks in their one order.
pub(super) fn decomposed(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = text.nfd().collect();
    for run in chars.chunk_by_mut(|&left, &right| is_above(left) && is_above(right)) {
        run.sort_by_key(|&mark| match mark {
            CIRCUMFLEX => 0,
            BREVE => 1,
            _ => 2,
        });
    }
    chars
}

/// Whether a character is an accent of the Latin script. The vowel signs of Khmer, Cham and Tai
/// Viet are combining marks too, but they spell sounds of their own and are never dropped as an
/// accent is.
pub fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_above(c: char) -> bool {
    canonical_combining_class(c) == ABOVE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_orders_of_circumflex_and_breve_become_one() {
        for base in ["a", "e", "o", "A", "E", "O"] {
            let kept = canonical(&format!("{base}\u{302}\u{306}")).into_owned();
            assert_eq!(canonical(&format!("{base}\u{306}\u{302}")), kept);
            assert_eq!(kept.chars().count(), 2, "{kept}");
        }
        assert_eq!(canonical("e\u{306}\u{302}"), "ê\u{306}");
    }

    #[test]
    fn both_orders_of_horn_and_breve_become_one() {
        for (base, horned) in [("o", "ơ"), ("u", "ư")] {
            assert_eq!(canonical(&format!("{base}\u{306}\u{31B}")), format!("{horned}\u{306}"));
            assert_eq!(canonical(&format!("{base}\u{31B}\u{306}")), format!("{horned}\u{306}"));
        }
    }

    #[test]
    fn a_tone_typed_before_the_mark_of_its_vowel_comes_after_it() {
        assert_eq!(canonical("e\u{301}\u{302}"), "ế");
        assert_eq!(canonical("a\u{300}\u{306}"), "ằ");
    }

    #[test]
    fn canonical_text_is_borrowed() {
        for text in ["Kon Tum", "Đắk Lắk", "Čư\u{306} Mgar", "ភាសាខ្មែរ", "Ia\u{a0}H’Drai"] {
            assert!(matches!(canonical(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn canonical_is_idempotent_and_the_same_for_nfc_and_nfd(
            text in "[aeou đĐ\u{300}-\u{323}ភា]{0,12}|\\PC{0,12}"
        ) {
            let once = canonical(&text).into_owned();
            prop_assert_eq!(canonical(&once), once.as_str());
            prop_assert!(is_nfc(&once));
            for form in [text.nfd().collect::<String>(), text.nfc().collect()] {
                prop_assert_eq!(canonical(&form), once.as_str());
            }
        }
    }
}
