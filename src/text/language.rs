//! The languages of the site and its notes: tags, names and scripts.
//!
//! CLDR names few of them, so the names are kept here. Tags and English names are those of the IANA
//! Language Subtag Registry; own names are those of CLDR, SIL langtags or SIL SLDR as each line
//! says, and absent where no source gives one.

/// A language that content can be written or spoken in.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// The primary subtag of BCP 47: `vi`, `rad`.
    pub tag: &'static str,
    /// What its speakers call it, where a source says so.
    pub own_name: Option<&'static str>,
    /// The Vietnamese name as it follows "tiếng": `Ê Đê`.
    pub name_vi: &'static str,
    /// The English name: `Rade`.
    pub name_en: &'static str,
    /// The script that the bare tag stands for; another is named by a subtag (`blt-Latn`). `None`
    /// where the language has no writing in Vietnam.
    pub script: Option<Script>,
}

/// A script that one of the languages is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    Latin,
    Khmer,
    Cham,
    TaiViet,
    Arabic,
    NyiakengPuachueHmong,
}

/// Every language known, in the order in which a site lists them: Vietnamese, English, then those of
/// the central highlands and of the rest of the country.
///
/// A comment names the source of the own name. Those of the Hmong are in the Romanized Popular
/// Alphabet (RPA) and those of the Thái in Latin letters, with đ where langtags has its look-alike ð.
#[rustfmt::skip]
pub const LANGUAGES: &[Language] = &[
    latin("vi", Some("Tiếng Việt"), "Việt", "Vietnamese"), // CLDR
    latin("en", Some("English"), "Anh", "English"), // CLDR
    latin("rad", Some("Êđê"), "Ê Đê", "Rade"), // langtags
    latin("jra", Some("Jơrai"), "Gia Rai", "Jarai"), // SLDR; also spelled Jrai
    latin("bdq", Some("Bahnar"), "Ba Na", "Bahnar"), // SLDR
    latin("sed", Some("Rơtéang"), "Xơ Đăng", "Sedang"), // langtags
    latin("cmo", Some("Bunong"), "M'Nông Trung", "Central Mnong"), // langtags
    latin("mng", None, "M'Nông Đông", "Eastern Mnong"),
    latin("mnn", None, "M'Nông Nam", "Southern Mnong"),
    latin("jeh", None, "Giẻ", "Jeh"),
    latin("stg", None, "Triêng", "Trieng"),
    unwritten("brb", "Brâu", "Brao"),
    unwritten("rmx", "Rơ Măm", "Romam"),
    latin("kpm", Some("Kơho"), "Cơ Ho", "Koho"), // the broadcasts of VOV4; also spelled K'ho
    latin("hre", Some("Hrê"), "Hrê", "Hre"), // langtags
    latin("cua", None, "Co", "Cua"),
    latin("ktv", None, "Cơ Tu", "Eastern Katu"),
    written("km", Script::Khmer, Some("ភាសាខ្មែរ"), "Khmer", "Khmer"), // CLDR
    written("cjm", Script::Cham, Some("Chăm"), "Chăm Đông", "Eastern Cham"), // langtags
    written("cja", Script::Cham, Some("Chăm"), "Chăm Tây", "Western Cham"), // langtags
    latin("hmn", None, "Hmông", "Hmong"),
    latin("mww", Some("Hmoob"), "Hmông Trắng", "Hmong Daw"), // langtags, RPA
    written("hnj", Script::NyiakengPuachueHmong, Some("Moob"), "Hmông Xanh", "Hmong Njua"), // langtags, RPA
    latin("tyz", None, "Tày", "Tày"),
    latin("nut", None, "Nùng", "Nung (Viet Nam)"),
    written("blt", Script::TaiViet, Some("ꞌTáy Đăm"), "Thái Đen", "Tai Dam"), // langtags
    latin("twh", Some("Tãy Đón"), "Thái Trắng", "Tai Dón"), // langtags
];

/// The language that every site is written in and that every other is translated from.
pub const SOURCE: &str = "vi";

/// The language of a tag, whatever subtags follow the first: `blt-Latn` is found as `blt`. `None`
/// for a tag that is not well formed or whose language is unknown.
pub fn find(tag: &str) -> Option<&'static Language> {
    parse(tag).map(|(language, _)| language)
}

/// Whether the text is a language tag the site can carry: well formed ([RFC 5646], section 2.1,
/// without extensions, extended languages and grandfathered tags), its language and script among
/// those known here. Case is of no account.
///
/// [RFC 5646]: https://www.rfc-editor.org/rfc/rfc5646#section-2.1
pub fn is_valid_tag(tag: &str) -> bool {
    parse(tag).is_some()
}

/// The tag in the usual case ([RFC 5646], section 2.1.1), in which everything of the site compares it: language small,
/// script with a capital, region in capitals.
///
/// [RFC 5646]: https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1
pub fn usual_case(tag: &str) -> String {
    let mut written: Vec<String> = Vec::new();
    for subtag in tag.split('-') {
        let after_single = written.iter().any(|before| before.len() == 1);
        written.push(match subtag.get(..1) {
            Some(first) if !written.is_empty() && !after_single && is_alphabetic(subtag, 4) => {
                first.to_ascii_uppercase() + &subtag[1..].to_ascii_lowercase()
            }
            _ if !written.is_empty() && !after_single && is_alphabetic(subtag, 2) => subtag.to_ascii_uppercase(),
            _ => subtag.to_ascii_lowercase(),
        });
    }
    written.join("-")
}

/// The script of text under a valid tag: the one that the tag names, else the language's own.
/// `None` too for a language without writing.
pub fn script_of(tag: &str) -> Option<Script> {
    let (language, named) = parse(tag)?;
    named.or(language.script)
}

/// The script of text under a tag that readers' devices may lack letters for: that of every valid tag but those of
/// Vietnamese and English.
pub fn note_script(tag: &str) -> Option<Script> {
    let everywhere = find(tag).is_some_and(|language| ["vi", "en"].contains(&language.tag));
    script_of(tag).filter(|_| !everywhere)
}

impl Language {
    /// Whether notes in this language can only be heard.
    pub fn audio_only(&self) -> bool {
        self.script.is_none()
    }
}

impl Script {
    pub const ALL: [Self; 6] =
        [Self::Latin, Self::Khmer, Self::Cham, Self::TaiViet, Self::Arabic, Self::NyiakengPuachueHmong];

    /// The code of ISO 15924: `Latn`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Latin => "Latn",
            Self::Khmer => "Khmr",
            Self::Cham => "Cham",
            Self::TaiViet => "Tavt",
            Self::Arabic => "Arab",
            Self::NyiakengPuachueHmong => "Hmnp",
        }
    }
}

/// The language and the named script of a tag: language, then at most one script and one region,
/// any variants, and a private part after `x`.
fn parse(tag: &str) -> Option<(&'static Language, Option<Script>)> {
    let mut subtags = tag.split('-').peekable();
    let primary = subtags.next()?;
    let language = LANGUAGES.iter().find(|known| known.tag.eq_ignore_ascii_case(primary))?;

    let named = subtags.next_if(|subtag| is_alphabetic(subtag, 4));
    let script = match named {
        Some(code) => Some(*Script::ALL.iter().find(|script| script.code().eq_ignore_ascii_case(code))?),
        None => None,
    };
    subtags.next_if(|subtag| is_region(subtag));
    while subtags.next_if(|subtag| is_variant(subtag)).is_some() {}
    match subtags.next() {
        None => Some((language, script)),
        Some("x" | "X") => {
            let is_private = |subtag: &str| is_alphanumeric(subtag) && (1..=8).contains(&subtag.len());
            (subtags.peek().is_some() && subtags.all(is_private)).then_some((language, script))
        }
        Some(_) => None,
    }
}

/// Two letters of ISO 3166 or three digits of UN M.49.
fn is_region(subtag: &str) -> bool {
    is_alphabetic(subtag, 2) || (subtag.len() == 3 && subtag.bytes().all(|b| b.is_ascii_digit()))
}

/// Five to eight letters or digits, or four of which the first is a digit.
fn is_variant(subtag: &str) -> bool {
    let is_long_enough = match subtag.len() {
        4 => subtag.starts_with(|first: char| first.is_ascii_digit()),
        length => (5..=8).contains(&length),
    };
    is_long_enough && is_alphanumeric(subtag)
}

fn is_alphabetic(subtag: &str, length: usize) -> bool {
    subtag.len() == length && subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_alphanumeric(subtag: &str) -> bool {
    subtag.bytes().all(|b| b.is_ascii_alphanumeric())
}

const fn latin(
    tag: &'static str,
    own_name: Option<&'static str>,
    name_vi: &'static str,
    name_en: &'static str,
) -> Language {
    written(tag, Script::Latin, own_name, name_vi, name_en)
}

const fn written(
    tag: &'static str,
    script: Script,
    own_name: Option<&'static str>,
    name_vi: &'static str,
    name_en: &'static str,
) -> Language {
    Language { tag, own_name, name_vi, name_en, script: Some(script) }
}

const fn unwritten(tag: &'static str, name_vi: &'static str, name_en: &'static str) -> Language {
    Language { tag, own_name: None, name_vi, name_en, script: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal::canonical;

    #[test]
    fn a_tag_has_its_usual_case() {
        for (written, usual) in [
            ("EN", "en"),
            ("BLT-latn", "blt-Latn"),
            ("vi-vn", "vi-VN"),
            ("Blt-TAVT-vn-X-VN-Note", "blt-Tavt-VN-x-vn-note"),
            ("hre-X-1968", "hre-x-1968"),
            ("", ""),
            ("đé", "đé"),
        ] {
            assert_eq!(usual_case(written), usual);
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_subtags() {
        for tag in ["blt", "blt-Latn", "BLT-latn", "blt-Tavt-VN", "blt-Latn-x-note"] {
            assert_eq!(find(tag).map(|language| language.name_vi), Some("Thái Đen"), "{tag}");
        }
    }

    #[test]
    fn tags_are_valid_if_well_formed_and_known() {
        for tag in ["vi", "rad", "cjm-Cham", "hnj-Latn", "vi-VN", "km-116", "hre-x-1960", "vi-fonipa", "vi-1994"] {
            assert!(is_valid_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "-",
            "xx",
            "de",
            "vie",
            "rad-",
            "rad-Ltan",
            "rad_VN",
            "vi-VN-Latn",
            "vi-x",
            "vi-x-",
            "vi-x-toolongsubtag",
            "vi-u-co",
        ] {
            assert!(!is_valid_tag(tag), "{tag}");
        }
    }

    #[test]
    fn a_script_subtag_overrules_the_script_of_the_language() {
        assert_eq!(script_of("blt"), Some(Script::TaiViet));
        assert_eq!(script_of("blt-Latn"), Some(Script::Latin));
        assert_eq!(script_of("cja-Arab"), Some(Script::Arabic));
        assert_eq!(script_of("brb"), None);
    }

    #[test]
    fn devices_have_the_letters_of_vietnamese_and_english_alone() {
        for tag in ["vi", "vi-VN", "EN", "en-x-plain", "brb", "xx"] {
            assert_eq!(note_script(tag), None, "{tag}");
        }
        assert_eq!(note_script("rad"), Some(Script::Latin));
        assert_eq!(note_script("cjm-Latn"), Some(Script::Latin));
        assert_eq!(note_script("km"), Some(Script::Khmer));
    }

    #[test]
    fn languages_without_writing_are_audio_only() {
        let audio_only: Vec<_> = LANGUAGES.iter().filter(|language| language.audio_only()).collect();
        assert_eq!(audio_only.iter().map(|language| language.tag).collect::<Vec<_>>(), ["brb", "rmx"]);
    }

    #[test]
    fn tags_are_unique_and_names_are_canonical_text() {
        for (index, language) in LANGUAGES.iter().enumerate() {
            assert!(LANGUAGES[..index].iter().all(|earlier| earlier.tag != language.tag), "{}", language.tag);
            for name in [Some(language.name_vi), Some(language.name_en), language.own_name].into_iter().flatten() {
                assert_eq!(canonical(name), name);
            }
        }
    }
}
