//! The letters of the languages, as far as a source names them.
//!
//! A language without a line here has no source for its letters that could be named. Sources: the exemplar characters
//! of [SIL SLDR] (jra, bdq, cmo, hre, blt in Latin letters; MIT), [SIL langtags] and the broadcasts of VOV4 (rad, bdq,
//! sed, cmo, kpm), the Keyman keyboard *Dega* (rad, kpm).
//!
//! [SIL SLDR]: https://github.com/silnrsi/sldr
//! [SIL langtags]: https://github.com/silnrsi/langtags

/// The letters of one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Orthography {
    /// Tag of the language, with a script where its writing in Latin letters is not what the bare tag stands for.
    pub tag: &'static str,
    /// The small letters that Vietnamese without tones and English do not have, parted by spaces. Two signs are one
    /// letter where the source counts them so (`'b`, `ng`).
    letters: &'static str,
}

/// What the sources give, in the order of [`super::language::LANGUAGES`].
#[rustfmt::skip]
pub const ORTHOGRAPHIES: &[Orthography] = &[
    of("vi", "à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ \
              ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ"),
    of("rad", "ƀ č ĕ ê\u{306} ĭ ñ ŏ ô\u{306} ơ\u{306} ŭ ư\u{306}"), // langtags, Dega
    of("jra", "ƀ č ĕ ê\u{306} ĭ ñ ŏ ô\u{306} ơ\u{306} ŭ ư\u{306} dj ng"), // SLDR, which writes č as c and a breve
    of("bdq", "ƀ ĕ ĭ ŏ ŭ â\u{306} ê\u{306} ô\u{306} ơ\u{306} ư\u{306} y\u{306} 'b 'j 'l 'm 'n 'ng 'nh ch"), // SLDR, VOV4
    of("sed", "ƀ ĕ ĭ ŏ ‘ ’ á à ả ã ạ é è ẻ ẽ ẹ í ì ỉ ĩ ị ó ò ỏ õ ọ ú ù ủ ũ ụ"), // langtags, VOV4
    of("cmo", "ƀ ĕ ĭ ŏ ŭ â\u{306} ê\u{306} ô\u{306} ơ\u{306} ư\u{306} y\u{306} ch kh ng nh ph n’h"), // SLDR
    of("kpm", "à è ì ò ồ ờ ừ ơ\u{306} ŏ ŭ ' ’"), // VOV4, Dega
    of("hre", "à è ì ò ù ŏ 'b 'm 'n 'r 'w 'y"), // SLDR
    of("blt-Latn", "ꞌ á ả ạ ắ ẳ ặ é ẻ ẹ ế ể ệ í ỉ ị ó ỏ ọ ố ổ ộ ớ ở ợ ú ủ ụ ứ ử ự"), // SLDR
];

/// The letters that every language above may use beside its own: the Vietnamese ones without tones, and those of
/// English.
const SHARED: &str = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z";

impl Orthography {
    /// Its letters, small and capital, shared ones included, in canonical order of their marks.
    pub fn letters(&self) -> impl Iterator<Item = String> {
        let small = || SHARED.split_whitespace().chain(self.letters.split_whitespace());
        let capital = |letter: &str| (letter.to_uppercase() != letter).then(|| letter.to_uppercase());
        small().map(str::to_owned).chain(small().filter_map(capital))
    }
}

const fn of(tag: &'static str, letters: &'static str) -> Orthography {
    Orthography { tag, letters }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::text::collation::collation_key;
    use crate::text::fold::{fold, is_apostrophe};
    use crate::text::language;
    use crate::text::normal::canonical;
    use crate::text::slug::{is_slug, slug};

    /// Every letter of every orthography once, with U+02BC, which some write for the apostrophe.
    fn all() -> BTreeSet<String> {
        ORTHOGRAPHIES.iter().flat_map(Orthography::letters).chain(["ʼ".to_owned()]).collect()
    }

    fn is_sign(letter: &str) -> bool {
        letter.chars().all(is_apostrophe)
    }

    /// The one letter from a to z that a letter is built on.
    fn base(letter: &str) -> char {
        fold(letter).chars().next().unwrap_or_else(|| panic!("{letter} vanished"))
    }

    #[test]
    fn vietnamese_has_its_134_letters_outside_ascii() {
        let letters: BTreeSet<String> = ORTHOGRAPHIES[0].letters().filter(|letter| !letter.is_ascii()).collect();
        assert_eq!(letters.len(), 134);
        assert!(letters.iter().all(|letter| letter.chars().count() == 1));
    }

    #[test]
    fn every_orthography_belongs_to_a_language_of_the_table() {
        let places: Vec<_> = (ORTHOGRAPHIES.iter())
            .map(|known| language::LANGUAGES.iter().position(|language| language::find(known.tag) == Some(language)))
            .collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    }

    #[test]
    fn the_letters_that_fonts_and_programs_lose_are_among_them() {
        let all = all();
        for letter in "ƀ Ƀ č Č ĕ ĭ ñ ŏ ŭ ê\u{306} Ê\u{306} ô\u{306} ơ\u{306} ư\u{306} Ư\u{306} â\u{306} ꞌ ʼ".split(' ')
        {
            assert!(all.contains(letter), "{letter}");
        }
    }

    #[test]
    fn every_letter_is_its_own_canonical_form_however_it_is_composed() {
        for letter in all() {
            assert_eq!(canonical(&letter), letter);
            assert_eq!(canonical(&letter.nfd().collect::<String>()), letter);
        }
    }

    #[test]
    fn every_letter_folds_to_its_base_and_makes_an_ascii_slug() {
        for letter in all() {
            let word = format!("t{letter}t");
            assert_eq!(fold(&word), fold(&word.nfd().collect::<String>()), "{letter}");
            assert!(fold(&word).is_ascii() && is_slug(&slug(&word)), "{letter} makes {}", slug(&word));
            match is_sign(&letter) {
                true => assert_eq!(slug(&word), "tt", "{letter}"),
                false => assert!(is_slug(&slug(&letter)) && slug(&letter).starts_with(base(&letter)), "{letter}"),
            }
        }
    }

    /// A letter with marks stands between its base and the next letter of the alphabet. Those that begin with an
    /// apostrophe stand together instead, as ICU has them.
    #[test]
    fn every_letter_is_sorted_beside_its_base() {
        for letter in all().into_iter().filter(|letter| !letter.starts_with(is_apostrophe)) {
            let base = base(&letter);
            let key = collation_key(&letter);
            assert!(collation_key(&base.to_string()) <= key, "{letter} comes before {base}");
            if let Some(next) = ('a'..='z').find(|next| *next > base) {
                assert!(key < collation_key(&next.to_string()), "{letter} comes after {next}");
            }
        }
    }

    #[test]
    fn no_letter_is_sorted_as_if_it_were_another() {
        let keys: BTreeSet<_> = all().iter().map(|letter| collation_key(letter)).collect();
        assert_eq!(keys.len(), all().len());
    }
}
