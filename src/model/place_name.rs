//! Names of places as people write them: with the word for the level (`Xã Đăk Tô`), its abbreviation (`X. Đăk Tô`,
//! `P.9`), or without (`Đăk Tô`).

use unicode_normalization::char::is_combining_mark;

use super::place::Level;
use crate::text::fold::{fold, is_apostrophe};
use crate::text::normal::canonical;

/// A word for a level, which stands before the name.
struct LevelWord {
    word: &'static str,
    folded: &'static str,
    /// Its abbreviations, folded.
    short: &'static [&'static str],
    /// The levels it is the word for.
    levels: &'static [Level],
}

const WORDS: [LevelWord; 9] = [
    LevelWord { word: "tỉnh", folded: "tinh", short: &[], levels: &[Level::Province] },
    LevelWord {
        word: "thành phố",
        folded: "thanh pho",
        short: &["tp", "t p"],
        levels: &[Level::Province, Level::City],
    },
    LevelWord { word: "đặc khu", folded: "dac khu", short: &["dk", "d k"], levels: &[Level::SpecialZone] },
    LevelWord { word: "thị trấn", folded: "thi tran", short: &["tt", "t t"], levels: &[Level::Township] },
    LevelWord { word: "thị xã", folded: "thi xa", short: &["tx", "t x"], levels: &[Level::District] },
    LevelWord { word: "huyện", folded: "huyen", short: &["h"], levels: &[Level::District] },
    LevelWord { word: "quận", folded: "quan", short: &["q"], levels: &[Level::District] },
    LevelWord { word: "phường", folded: "phuong", short: &["p", "ph"], levels: &[Level::Ward] },
    LevelWord { word: "xã", folded: "xa", short: &["x"], levels: &[Level::Commune] },
];

/// The keys of a place of this name. Who writes one of [`keys_of_text`] may mean it.
pub fn keys_of_name(name: &str, level: Option<Level>) -> Vec<String> {
    let name = name.trim().strip_suffix("(cũ)").unwrap_or(name);
    let mut keys = Vec::new();
    for (word, bare) in readings(name, false) {
        // A number alone is no name.
        if !bare.chars().all(|c| c.is_ascii_digit()) {
            keys.push(key("", &bare));
        }
        keys.push(key(word, &bare));
    }
    if keys.is_empty() {
        let of_level = WORDS.iter().filter(|word| level.is_some_and(|level| word.levels.contains(&level)));
        keys.extend(of_level.map(|level| key(level.folded, &fold(name))));
    }
    keys
}

/// The keys of the places that a text may name.
pub fn keys_of_text(text: &str) -> Vec<String> {
    let readings = readings(text, text.is_ascii());
    // With accents, a word for a level is no part of the name.
    let bare = (readings.is_empty() || text.is_ascii()).then(|| key("", &fold(text)));
    bare.into_iter().chain(readings.iter().map(|(word, bare)| key(word, bare))).collect()
}

/// The keys of the places whose name without the level is that of a text without its level.
pub fn keys_without_level(text: &str) -> Vec<String> {
    readings(text, text.is_ascii()).into_iter().map(|(_, bare)| key("", &bare)).collect()
}

/// Whether a name and a text that means it are the same with their accents too, but for the level: `Sơn Hà` and not
/// `Sơn Hạ`.
pub fn is_spelt_alike(text: &str, name: &str) -> bool {
    let letters = |text: &str| -> Vec<String> {
        let text: String = canonical(text).to_lowercase().chars().filter(|c| !is_apostrophe(*c)).collect();
        let words = text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let length = |text: &str, words: &[String]| {
        let bare = readings(text, text.is_ascii()).iter().map(|(_, bare)| bare.split(' ').count()).min();
        bare.unwrap_or(words.len()).min(words.len())
    };
    let (a, b) = (letters(text), letters(name));
    a.iter().rev().take(length(text, &a)).eq(b.iter().rev().take(length(name, &b)))
}

/// The words for a level with which a text may begin, each with the rest, folded.
///
/// A word is read with its accents: `Tịnh Khê` and `Quan Sơn` begin with none. A text that is typed without any accent is
/// read without. After an abbreviation of a letter, an apostrophe belongs to the name: `H'Neng`.
fn readings(text: &str, is_unaccented: bool) -> Vec<(&'static str, String)> {
    let written = canonical(text.trim()).to_lowercase();
    let folded = fold(text);
    let mut found = Vec::new();
    for level in &WORDS {
        let is_written = is_unaccented || written.starts_with(level.word);
        let name = folded.strip_prefix(level.folded).and_then(|rest| rest.strip_prefix(' '));
        found.extend(name.filter(|_| is_written).map(|name| (level.folded, name.to_owned())));
        let short = level.short.iter().filter_map(|short| after_abbreviation(&written, &folded, short));
        found.extend(short.map(|name| (level.folded, name.to_owned())));
    }
    found
}

/// The name after an abbreviation: `p 9` and `p9`, but not `h'neng`.
fn after_abbreviation<'t>(written: &str, folded: &'t str, short: &str) -> Option<&'t str> {
    let rest = folded.strip_prefix(short)?;
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
    let is_apart = written.chars().nth(short.chars().count()).is_some_and(|c| c == '.' || c.is_whitespace());
    rest.strip_prefix(' ').filter(|_| is_apart).or_else(|| is_number.then_some(rest))
}

/// Folded text has no slash, so a name never equals a key with a level.
fn key(word: &str, bare: &str) -> String {
    format!("{word}/{bare}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(text: &str, name: &str) -> bool {
        let keys = keys_of_name(name, None);
        keys_of_text(text).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn the_level_is_written_in_words_in_letters_or_not_at_all() {
        for (name, texts) in [
            ("Phường Kon Tum", "P. Kon Tum|P.Kon Tum|p kon tum|Ph. Kon Tum|phuong kon tum|PHƯỜNG KON TUM|Kon Tum"),
            ("Phường 9", "P. 9|P.9|P9|phường 9|phuong 9"),
            ("Xã Đăk Tô", "X. Đăk Tô|X.Đăk Tô|x đăk tô|xa dak to|Đăk Tô|dak to"),
            ("Thị trấn Đăk Hà", "TT. Đăk Hà|TT Đăk Hà|T.T. Đăk Hà|tt.đăk hà|thi tran dak ha"),
            ("Thành phố Kon Tum", "TP. Kon Tum|TP Kon Tum|T.P Kon Tum|tp.kon tum|Tp. Kon Tum"),
            ("Huyện Ia H'Drai", "H. Ia H'Drai|H.Ia H’Drai|h ia hdrai|Ia H'Drai"),
            ("Thị xã Buôn Hồ", "TX. Buôn Hồ|TX Buôn Hồ|thi xa buon ho"),
            ("Quận 1", "Q. 1|Q1|Q.1|quan 1"),
            ("Đặc khu Lý Sơn", "ĐK. Lý Sơn|ĐK Lý Sơn|dk ly son|dac khu ly son|Lý Sơn"),
            ("Tỉnh Đắk Lắk", "tinh dak lak|Đắk Lắk"),
            ("TP Kon Tum", "Thành phố Kon Tum|Kon Tum"),
            ("Huyện Đăk Tô (cũ)", "H. Đăk Tô|Huyện Đăk Tô"),
        ] {
            for text in texts.split('|') {
                assert!(means(text, name), "{text} is {name}");
            }
        }
    }

    #[test]
    fn the_words_are_folded() {
        assert!(WORDS.iter().all(|level| fold(level.word) == level.folded));
    }

    #[test]
    fn a_level_is_never_another_one_and_a_name_is_never_a_level() {
        for (text, name) in [
            ("P. Đăk Tô", "Xã Đăk Tô"),
            ("H. Đăk Tô", "Xã Đăk Tô"),
            ("TX. Buôn Hồ", "Phường Buôn Hồ"),
            ("TT. Đăk Hà", "Xã Đăk Hà"),
            ("9", "Phường 9"),
            ("Khê", "Xã Tịnh Khê"),
            ("Tỉnh Khê", "Xã Tịnh Khê"),
            ("Dung", "Xa Dung"),
            ("Sơn", "Quan Sơn"),
            ("Huyện Neng", "H'Neng"),
            ("Xã 9", "P9"),
        ] {
            assert!(!means(text, name), "{text} is not {name}");
        }
        assert!(means("Tịnh Khê", "Xã Tịnh Khê") && means("tinh khe", "Xã Tịnh Khê"));
    }

    #[test]
    fn accents_tell_names_apart_that_are_one_without() {
        assert!(is_spelt_alike("X. Sơn Hà", "Xã Sơn Hà") && is_spelt_alike("SƠN HÀ", "Xã Sơn Hà"));
        assert!(is_spelt_alike("Ia H’Drai", "Huyện Ia H'Drai"));
        assert!(!is_spelt_alike("Xã Sơn Hà", "Xã Sơn Hạ") && !is_spelt_alike("son ha", "Xã Sơn Hà"));
        assert!(!is_spelt_alike("Ba Tô", "Xã Ba Tơ") && !is_spelt_alike("", "Xã Ba Tơ"));
    }

    #[test]
    fn the_level_of_an_entry_stands_for_the_word_its_name_lacks() {
        assert_eq!(keys_of_name("Đăk Hà", Some(Level::Commune)), ["xa/dak ha"]);
        assert_eq!(keys_of_name("Huế", Some(Level::Province)), ["tinh/hue", "thanh pho/hue"]);
        assert!(keys_of_name("Đăk Hà", None).is_empty());
        assert_eq!(keys_of_name("Xã Đăk Hà", Some(Level::Ward)), ["/dak ha", "xa/dak ha"]);
    }
}
