//! Folded text: what two spellings of one name have in common.

use unicode_normalization::UnicodeNormalization;

use super::normal::is_accent;

/// The text without accents, case, apostrophes and punctuation, for comparing names and for
/// searching.
///
/// Letters and digits stay; đ ƀ ɓ and their kin, which Unicode does not decompose, become the
/// letter they are built on; apostrophes and double quotes vanish, so that H'Drai and H’Drai are
/// both `hdrai`; whatever else stands between letters is one space. Signs count as that too: `O+`
/// and `O-` both fold to `o`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let kept = text.nfd().filter(|&c| !is_accent(c) && !is_silent(c));
    // What was parted by a dropped apostrophe may need reordering: hence the second NFD.
    for c in kept.nfd().flat_map(char::to_lowercase).map(plain) {
        if !is_spelling(c) {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        folded.push(c);
    }
    folded
}

/// The number of letters and digits of a text, which folding keeps: texts that fold to the same have as many.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether two names are the same but for accents, case and signs.
pub fn same_name(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// Whether a character is an apostrophe, or one of the marks typed in its place.
///
/// In the languages of the highlands it is a letter (a glottal stop or a shortened vowel), and one
/// file often writes it in several of these ways.
pub fn is_apostrophe(c: char) -> bool {
    "'`´ʹʻʼʽˈ‘’‛′Ꞌꞌ＇".contains(c)
}

/// Characters that fold to nothing: apostrophes, double quotes, and what has no width (soft hyphen,
/// joiners, the byte order mark).
fn is_silent(c: char) -> bool {
    is_apostrophe(c)
        || matches!(c, '"' | '“' | '”' | '„' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Letters, digits, and the vowel signs and stackers of scripts like Khmer.
fn is_spelling(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The letter that a barred or hooked letter is built on; ð, ɖ, ɗ and ƌ are in use as look-alikes of
/// đ, ɓ of ƀ.
fn plain(c: char) -> char {
    match c {
        'đ' | 'ð' | 'ɖ' | 'ɗ' | 'ƌ' => 'd',
        'ƀ' | 'ɓ' => 'b',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_keeps_every_letter(text in "[a-zA-ZÀ-ÖØ-öø-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹƀɓ0-9 '’.,-]{0,24}") {
            prop_assert_eq!(letters(&fold(&text)), letters(&text));
        }
    }

    #[test]
    fn every_apostrophe_folds_to_nothing() {
        for apostrophe in ['\'', '’', '‘', 'ʼ', 'ꞌ', '`', '´'] {
            assert_eq!(fold(&format!("Ia H{apostrophe}Drai")), "ia hdrai");
        }
    }

    #[test]
    fn names_of_the_highlands_fold_to_plain_letters() {
        for (name, folded) in [
            ("Čư\u{306} Mgar", "cu mgar"),
            ("Đắk Lắk", "dak lak"),
            ("Ðắk Lắk", "dak lak"),
            ("Ƀuôn", "buon"),
            ("Ɓuôn", "buon"),
            ("Ê\u{306}a H'leo", "ea hleo"),
            ("E\u{306}\u{302}a H‘leo", "ea hleo"),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn spaces_and_punctuation_become_one_space() {
        assert_eq!(fold("  Khoa Huyết học\u{a0}– Truyền  máu.\t"), "khoa huyet hoc truyen mau");
        assert_eq!(fold("“Hành trình Đỏ”"), "hanh trinh do");
        assert_eq!(fold("Chủ-nhật_đỏ"), "chu nhat do");
        assert_eq!(fold(" …!"), "");
    }

    #[test]
    fn vowel_signs_of_khmer_are_not_accents() {
        assert_eq!(fold("ភាសាខ្មែរ"), "ភាសាខ្មែរ");
        assert_ne!(fold("កា"), fold("កី"));
    }

    proptest! {
        #[test]
        fn fold_is_the_same_for_nfc_and_nfd(
            text in "\\PC{0,16}|[a-zđăâêôơưƀĕẵ'’ \u{300}-\u{323}]{0,16}"
        ) {
            let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(fold(&nfc), fold(&nfd));
        }

        #[test]
        fn fold_is_idempotent_and_trimmed(text in "\\PC{0,16}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.as_str());
            prop_assert_eq!(once.trim(), once.as_str());
        }
    }
}
