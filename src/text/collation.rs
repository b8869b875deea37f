//! Vietnamese alphabetical order: a ă â b c d đ e ê …, tones after letters, numbers by value.

use unicode_normalization::char::compose;

use super::normal::{canonical, decomposed, is_accent};

/// A text's place in Vietnamese alphabetical order.
///
/// Keys compare as the Unicode Collation Algorithm does with the CLDR tailoring for `vi` and numeric
/// ordering: all the letters first, then all the marks, then capitals. Texts that are the same even
/// then (`Đợt 02` and `Đợt 2`) follow their characters, so that two keys are equal only if the
/// texts are canonically equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollationKey {
    letters: Vec<Letter>,
    marks: Vec<u32>,
    capitals: Vec<bool>,
    text: String,
}

/// A person's place in a list of people; see [`person_key`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonKey {
    sorted_by: CollationKey,
    name: CollationKey,
}

/// The key that puts texts in Vietnamese alphabetical order.
pub fn collation_key(text: &str) -> CollationKey {
    let mut key = CollationKey { letters: vec![], marks: vec![], capitals: vec![], text: canonical(text).into_owned() };
    let chars = decomposed(text);
    let mut rest = chars.as_slice();
    while let [first, after @ ..] = rest {
        if first.is_ascii_digit() {
            let length = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            key.push(number(&rest[..length]), false, []);
            rest = &rest[length..];
        } else {
            let (accents, following) = after.split_at(after.iter().take_while(|&&c| is_accent(c)).count());
            let small = first.to_lowercase().next().unwrap_or(*first);
            let plain = plain(small);
            let shape = (plain != small).then_some(small);
            let (letter, marks) = alphabetic(plain, accents);
            key.push(weight(letter), first.is_uppercase(), shape.into_iter().chain(marks));
            rest = following;
        }
    }
    key
}

/// The key that sorts people: by `sort_as` where it is given, else by the given name, which is the
/// last word of a Vietnamese name; then by the whole name. What is no person passes its whole name as `sort_as`.
pub fn person_key(name: &str, sort_as: Option<&str>) -> PersonKey {
    let given = name.split_whitespace().next_back().unwrap_or_default();
    PersonKey { sorted_by: collation_key(sort_as.unwrap_or(given)), name: collation_key(name) }
}

/// What one letter, sign or number weighs before marks and capitals are looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Letter {
    Space,
    /// Its place in [`SIGNS`].
    Sign(usize),
    /// A number without zeros in front: the one with more digits is larger.
    Number {
        length: usize,
        digits: String,
    },
    /// Its place in [`ALPHABET`].
    Latin(usize),
    /// A letter of another script or a rare sign, by code point.
    Other(char),
}

/// The letters of Vietnamese and of the highlands in the order of CLDR `vi`. The other letters of
/// the highlands (č, ĕ, ñ, ê̆) are these with a mark.
const ALPHABET: &str = "aăâbƀɓcdđɖeêfghijklmnoôơpqrstuưvwxyzʼꞌ";

/// Signs in the order of the CLDR root collation.
const SIGNS: &str = "_-‐‑–—,;:!?.…·'\"«»()[]{}§@*/\\&#%‰†•′`´^°©+±÷×<=>|~$₫€";

/// Marks from light to heavy as CLDR `vi` has them: the tones huyền, hỏi, ngã, sắc, nặng, then
/// breve, circumflex, caron, ring, diaeresis, double acute, dot above.
const MARKS: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}\u{306}\u{302}\u{30C}\u{30A}\u{308}\u{30B}\u{307}";

impl CollationKey {
    fn push(&mut self, letter: Letter, capital: bool, marks: impl IntoIterator<Item = char>) {
        self.letters.push(letter);
        self.capitals.push(capital);
        // Every letter opens with a zero, so that a letter without marks comes before the same with
        // any.
        self.marks.push(0);
        self.marks.extend(marks.into_iter().map(mark_weight));
    }
}

fn number(digits: &[char]) -> Letter {
    let digits: String = digits.iter().skip_while(|&&digit| digit == '0').collect();
    Letter::Number { length: digits.len(), digits }
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

fn weight(letter: char) -> Letter {
    let place = |list: &str| list.chars().position(|listed| listed == letter);
    if letter.is_whitespace() {
        Letter::Space
    } else if let Some(place) = place(ALPHABET) {
        Letter::Latin(place)
    } else if let Some(place) = place(SIGNS) {
        Letter::Sign(place)
    } else {
        Letter::Other(letter)
    }
}

fn mark_weight(mark: char) -> u32 {
    let place = (1..).zip(MARKS.chars()).find(|&(_, listed)| listed == mark);
    place.map_or(u32::from(mark), |(weight, _)| weight)
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
