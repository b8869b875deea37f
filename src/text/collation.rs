//! Vietnamese alphabetical order: a ă â b c d đ e ê …, tones after letters, numbers by value.

use unicode_normalization::char::compose;

use super::normal::{canonical, decomposed, is_accent};

/// A text's place in Vietnamese alphabetical order.
///
/// Keys compare as the Unicode Collation Algorithm does with the CLDR tailoring for `vi` and numeric
/// ordering: all the letters first, then all the marks, then capitals. Texts that are the same even
/// then (`Đợt 02` and `Đợt 2`) follow their characters, so that two keys are equal only if the
/// texts are canonically equal.
///
/// A key is a row of bytes in that order: letters, marks, capitals, text. Each part but the last ends in a zero, which
/// nothing inside of it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollationKey(Box<[u8]>);

/// A person's place in a list of people; see [`person_key`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonKey {
    sorted_by: CollationKey,
    name: CollationKey,
}

/// The key that puts texts in Vietnamese alphabetical order.
pub fn collation_key(text: &str) -> CollationKey {
    let mut key = KeyParts::default();
    let chars = decomposed(text);
    let mut rest = chars.as_slice();
    while let [first, after @ ..] = rest {
        if first.is_ascii_digit() {
            let length = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            key.push(|letters| number(&rest[..length], letters), false, []);
            rest = &rest[length..];
        } else {
            let (accents, following) = after.split_at(after.iter().take_while(|&&c| is_accent(c)).count());
            let small = first.to_lowercase().next().unwrap_or(*first);
            let plain = plain(small);
            let shape = (plain != small).then_some(small);
            let (letter, marks) = alphabetic(plain, accents);
            key.push(|letters| weight(letter, letters), first.is_uppercase(), shape.into_iter().chain(marks));
            rest = following;
        }
    }
    let KeyParts { letters, marks, capitals } = key;
    CollationKey([&*letters, &[0], &*marks, &[0], &*capitals, &[0], canonical(text).as_bytes()].concat().into())
}

/// The key that sorts people: by `sort_as` where it is given, else by the given name, which is the
/// last word of a Vietnamese name; then by the whole name. What is no person passes its whole name as `sort_as`.
pub fn person_key(name: &str, sort_as: Option<&str>) -> PersonKey {
    let given = name.split_whitespace().next_back().unwrap_or_default();
    PersonKey { sorted_by: collation_key(sort_as.unwrap_or(given)), name: collation_key(name) }
}

/// The parts of a key that come before the text.
#[derive(Default)]
struct KeyParts {
    letters: Vec<u8>,
    marks: Vec<u8>,
    capitals: Vec<u8>,
}

/// The first bytes of what stands among the letters, in their order: signs and letters of the alphabet add their place
/// in their list.
const SPACE: u8 = 1;
const SIGN: u8 = 2;
const NUMBER: u8 = 100;
const LATIN: u8 = 101;
/// A letter of another script or a rare sign, and among the marks a rare mark; its code point follows.
const OTHER: u8 = 255;

/// The letters of Vietnamese and of the highlands in the order of CLDR `vi`. The other letters of
/// the highlands (č, ĕ, ñ, ê̆) are these with a mark.
const ALPHABET: &str = "aăâbƀɓcdđɖeêfghijklmnoôơpqrstuưvwxyzʼꞌ";

/// Signs in the order of the CLDR root collation.
const SIGNS: &str = "_-‐‑–—,;:!?.…·'\"«»()[]{}§@*/\\&#%‰†•′`´^°©+±÷×<=>|~$₫€";

/// Marks from light to heavy as CLDR `vi` has them: the tones huyền, hỏi, ngã, sắc, nặng, then
/// breve, circumflex, caron, ring, diaeresis, double acute, dot above.
const MARKS: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}\u{306}\u{302}\u{30C}\u{30A}\u{308}\u{30B}\u{307}";

impl KeyParts {
    fn push(&mut self, letter: impl FnOnce(&mut Vec<u8>), capital: bool, marks: impl IntoIterator<Item = char>) {
        letter(&mut self.letters);
        self.capitals.push(1 + u8::from(capital));
        // Every letter opens with the lightest weight, so that a letter without marks comes before the same with any.
        self.marks.push(1);
        marks.into_iter().for_each(|mark| mark_weight(mark, &mut self.marks));
    }
}

/// A number without zeros in front: the one with more digits is larger.
fn number(digits: &[char], letters: &mut Vec<u8>) {
    let digits: String = digits.iter().skip_while(|&&digit| digit == '0').collect();
    letters.push(NUMBER);
    letters.extend(u32::try_from(digits.len()).unwrap_or(u32::MAX).to_be_bytes());
    letters.extend(digits.bytes());
}

fn place_in(list: &str, letter: char) -> Option<u8> {
    list.chars().position(|listed| listed == letter).and_then(|place| u8::try_from(place).ok())
}

fn other(character: char, part: &mut Vec<u8>) {
    part.push(OTHER);
    part.extend(u32::from(character).to_be_bytes());
}

/// The letter or sign of which a small letter or sign is a variety, as curly quotes are of straight
/// ones. The variety weighs like a mark.
fn plain(small: char) -> char {
    match small {
        // Found in old files as a look-alike of đ.
        'ð' => 'đ',
        '‘' | '’' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        _ => small,
    }
}

/// The letter of the alphabet that a letter makes with the first of its accents that can (a and a
/// breve make ă), and the accents that are left.
fn alphabetic(base: char, accents: &[char]) -> (char, Vec<char>) {
    let mut marks = accents.to_vec();
    for (index, &accent) in accents.iter().enumerate() {
        if let Some(letter) = compose(base, accent).filter(|&letter| ALPHABET.contains(letter)) {
            marks.remove(index);
            return (letter, marks);
        }
    }
    (base, marks)
}

fn weight(letter: char, letters: &mut Vec<u8>) {
    if letter.is_whitespace() {
        letters.push(SPACE);
    } else if let Some(place) = place_in(ALPHABET, letter) {
        letters.push(LATIN + place);
    } else if let Some(place) = place_in(SIGNS, letter) {
        letters.push(SIGN + place);
    } else {
        other(letter, letters);
    }
}

fn mark_weight(mark: char, marks: &mut Vec<u8>) {
    match place_in(MARKS, mark) {
        Some(place) => marks.push(2 + place),
        None => other(mark, marks),
    }
}

#[cfg(test)]
mod names;
#[cfg(test)]
mod oracle;

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that each text comes before the next.
    fn assert_ascending(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(collation_key(pair[0]) < collation_key(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn signs_numbers_letters_and_rare_letters_have_bytes_of_their_own() {
        assert!(SIGN as usize + SIGNS.chars().count() <= NUMBER as usize);
        assert!(LATIN as usize + ALPHABET.chars().count() <= OTHER as usize);
    }

    #[test]
    fn letters_of_the_alphabet_come_before_tones() {
        assert_ascending(&["az", "ăa", "ăz", "âa", "b", "dz", "đa", "e", "ê", "oz", "ôz", "ơ", "u", "ư"]);
        assert_ascending(&["ma", "mà", "mả", "mã", "má", "mạ", "mà a", "mạ b"]);
    }

    #[test]
    fn letters_of_the_highlands_stand_beside_their_base() {
        assert_ascending(&["b", "ƀ", "c", "č", "cu", "d", "e", "ĕ", "ê", "ê\u{306}", "ơ", "ơ\u{306}", "p"]);
    }

    #[test]
    fn numbers_are_in_order_of_value() {
        assert_ascending(&["Đợt 2", "Đợt 10", "Đợt 10a", "Đợt 100"]);
        assert_ascending(&["Đợt 02", "Đợt 2", "Đợt 003"]);
    }

    #[test]
    fn a_look_alike_of_d_with_stroke_is_sorted_as_it() {
        assert_ascending(&["Dz", "Ðak Hà", "Đak Hb", "E"]);
    }

    #[test]
    fn only_canonically_equal_texts_have_equal_keys() {
        assert_eq!(collation_key("e\u{306}\u{302}"), collation_key("ê\u{306}"));
        assert_ne!(collation_key("Ia H'Drai"), collation_key("Ia H’Drai"));
    }

    #[test]
    fn people_are_sorted_by_given_name_and_then_by_the_whole() {
        let mut people = ["Trần Văn Bình", "Nguyễn Thị Ánh", "Lê Bình", "Ánh"];
        people.sort_by_key(|name| person_key(name, None));
        assert_eq!(people, ["Ánh", "Nguyễn Thị Ánh", "Lê Bình", "Trần Văn Bình"]);
    }

    #[test]
    fn sort_as_goes_before_the_given_name() {
        assert!(person_key("H'Yim Kđoh", Some("Yim")) > person_key("Lê Văn Tư", None));
        assert!(person_key("H'Yim Kđoh", None) < person_key("Lê Văn Tư", None));
    }
}
