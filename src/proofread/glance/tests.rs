use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::legacy::spelling::spelled;
use crate::legacy::{Encoding, detect};
use crate::source::{find, read_bytes};
use crate::text::confusable::confusables;
use crate::text::unprintable::unprintable;

/// Whether the careful checks find nothing that the glance did not see.
fn holds(text: &str) -> bool {
    let seen = glance(text);
    (seen.may_be_odd || unprintable(text).is_none() && confusables(text).is_empty())
        && (seen.may_be_legacy || detect(text).is_empty())
}

#[test]
fn ordinary_text_is_ordinary() {
    for text in [
        "---\ntitle: \"Hiến máu tại Đắk Lắk – xã Quảng La\"\n---\n\n## Ƀuôn Čar\n\n| A+ | Ia H’Drai |\n| --- | ---: |\n",
        "Tham khảo [Viện Huyết học](https://example.org/a?id=1) và [quà](drives/a), **12 tuần**, `ê` hay `1900 0000`.",
        "ភាសាខ្មែរ",
    ] {
        assert_eq!(glance(text), Glance { may_be_odd: false, may_be_legacy: false }, "{text}");
    }
}

#[test]
fn legacy_text_is_seen() {
    for text in ["Héi ch÷ thËp ®á", "Sô Noâng nghieâp", "{uôn R^t", "le\\", "a`răng", "đê| nkô|", "]ar", "~u le\\"]
    {
        assert!(glance(text).may_be_legacy, "{text}");
    }
}

#[test]
fn nothing_is_passed_over_in_the_sites_and_cases_of_the_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests/problems", "tests/sites", "tests/fuzz/seeds", "content"] {
        let found = find(root, folder).value;
        assert!(!found.is_empty(), "{folder}");
        for file in
            found.iter().filter(|file| [".md", ".yaml", ".csv"].iter().any(|ending| file.path.ends_with(ending)))
        {
            let bytes = read_bytes(&file.absolute, &file.path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(holds(&text), "{}", file.path);
            assert_eq!(text.lines().find(|line| !holds(line)), None, "{}", file.path);
        }
    }
}

/// Words in Unicode, to be spelled for old fonts.
const WORDS: [&str; 12] =
    ["Hội", "chữ", "thập", "đỏ", "hiến", "máu", "tình", "nguyện", "nghiệp", "NGƯỜI", "Đắk", "trường"];

/// Pieces of texts in the font of the highlands, and of what looks like it.
const PIECES: [&str; 30] = [
    "[on",
    "{uôn",
    "R^t",
    "le\\",
    "c\\ar",
    "]ar",
    "[a`",
    "đê|",
    "nkô|",
    "Thuo#t",
    "`u",
    "~u",
    "a`răng",
    "[quà](a)",
    "[ing c\\ơđai](b)",
    "| ê |",
    "`mã`",
    "## ",
    "\n",
    "\n\n",
    " ",
    "\"",
    "(",
    "]",
    "}",
    "Č",
    "ê\u{306}",
    "dŏ",
    "pơ[ut",
    "\\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_legacy_word_is_passed_over(
        words in proptest::collection::vec((0..WORDS.len(), 0..4_usize), 1..8), between in "[ ,.\n“”]{1,2}"
    ) {
        let encodings = [None, Some(Encoding::Tcvn3), Some(Encoding::Vni), Some(Encoding::Viscii)];
        let words = words.into_iter().map(|(word, encoding)| {
            encodings[encoding].map_or_else(|| WORDS[word].to_owned(), |encoding| spelled(WORDS[word], encoding))
        });
        let text = words.collect::<Vec<_>>().join(&between);
        prop_assert!(holds(&text), "{text}");
    }

    #[test]
    fn no_word_in_a_font_of_the_highlands_is_passed_over(pieces in proptest::collection::vec(0..PIECES.len(), 1..10)) {
        for between in ["", " "] {
            let text = pieces.iter().map(|piece| PIECES[*piece]).collect::<Vec<_>>().join(between);
            prop_assert!(holds(&text), "{text}");
        }
    }

    #[test]
    fn nothing_is_passed_over_in_any_text(
        text in "([a-eơô\\[\\]{}^`|#~\\\\ \n]|[\u{80}-\u{24F}\u{300}-\u{340}]|[ɓÐɖАоΑο０-９𝐇\u{E000}\u{FFFD}‘’“”–]|\\PC|\\p{Any}){0,24}"
    ) {
        prop_assert!(holds(&text), "{text}");
    }
}
