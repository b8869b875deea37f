//! VNI for Windows: a vowel with its mark is two characters, the vowel and a Latin-1 letter that stands for the mark.

use unicode_normalization::UnicodeNormalization;

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';

/// The marks after a vowel: character, mark of the vowel, tone. Capitals are the capitals of these. After VNI's table
/// of the code page "VNI Windows".
const MARKS: [(char, Option<char>, Option<char>); 17] = [
    ('ù', None, Some('\u{301}')),
    ('ø', None, Some('\u{300}')),
    ('û', None, Some('\u{309}')),
    ('õ', None, Some('\u{303}')),
    ('ï', None, Some('\u{323}')),
    ('â', Some(CIRCUMFLEX), None),
    ('á', Some(CIRCUMFLEX), Some('\u{301}')),
    ('à', Some(CIRCUMFLEX), Some('\u{300}')),
    ('å', Some(CIRCUMFLEX), Some('\u{309}')),
    ('ã', Some(CIRCUMFLEX), Some('\u{303}')),
    ('ä', Some(CIRCUMFLEX), Some('\u{323}')),
    ('ê', Some(BREVE), None),
    ('é', Some(BREVE), Some('\u{301}')),
    ('è', Some(BREVE), Some('\u{300}')),
    ('ú', Some(BREVE), Some('\u{309}')),
    ('ü', Some(BREVE), Some('\u{303}')),
    ('ë', Some(BREVE), Some('\u{323}')),
];

/// The letters that are one character.
const LETTERS: [(char, char); 9] =
    [('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// Vowels that take a tone, a circumflex, a breve. The breve stands on any vowel in the languages of the highlands.
const TONED: &str = "aeouyôö";
const CIRCUMFLEXED: &str = "aeo";
const BREVED: &str = "aeouôöi";

/// Whether a character means something in VNI.
pub fn is_letter(c: char) -> bool {
    let small = lower(c);
    small.is_ascii_alphabetic()
        || MARKS.iter().any(|(mark, ..)| *mark == small)
        || LETTERS.iter().any(|(letter, _)| *letter == small)
}

/// A word in Unicode. A mark after a letter that cannot have it stays the letter it is.
pub fn read(word: &str) -> String {
    let mut result = String::with_capacity(word.len() + 4);
    let mut vowel: Option<char> = None;
    let mut circumflexed = false;
    for c in word.chars() {
        let small = lower(c);
        let mark = vowel.and_then(|vowel| {
            let found = MARKS.iter().find(|(mark, ..)| *mark == small)?;
            let fits = match (found.1, found.2) {
                (None, _) => TONED.contains(vowel),
                (Some(CIRCUMFLEX), _) => CIRCUMFLEXED.contains(vowel),
                // ă alone has a breve and a tone.
                (_, Some(_)) => vowel == 'a',
                _ => BREVED.contains(vowel),
            };
            fits.then_some(found)
        });
        match mark {
            Some((_, shape, tone)) => {
                result.extend(shape);
                result.extend(tone);
                // In ê̆ ô̆ â̆ the breve comes third.
                let again = *shape == Some(CIRCUMFLEX) && tone.is_none() && !circumflexed;
                circumflexed = again;
                vowel = vowel.filter(|_| again);
            }
            None => {
                circumflexed = false;
                let letter = LETTERS.iter().find(|(code, _)| *code == small).map(|(_, letter)| *letter);
                match letter {
                    Some(letter) if c == small => result.push(letter),
                    Some(letter) => result.extend(letter.to_uppercase()),
                    None => result.push(c),
                }
                vowel = "aeouyôöi".contains(small).then_some(small);
            }
        }
    }
    result.nfc().collect()
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_take_the_marks_after_them() {
        for (written, read_as) in [
            ("Hoäi", "Hội"),
            ("Chöõ", "Chữ"),
            ("thaäp", "thập"),
            ("ñoû", "đỏ"),
            ("THÖÙC", "THỨC"),
            ("nghieäp", "nghiệp"),
            ("nghó", "nghĩ"),
            ("vaên", "văn"),
            ("tröôøng", "trường"),
            ("là", "là"),
        ] {
            assert_eq!(read(written), read_as, "{written}");
        }
    }

    #[test]
    fn vowels_of_the_highlands_have_a_breve_too() {
        for (written, read_as) in [("oeêng", "oĕng"), ("ôêi", "ơ\u{306}i"), ("hôêp", "hơ\u{306}p"), ("eâÊ", "ê\u{306}")]
        {
            assert_eq!(read(written), read_as, "{written}");
        }
    }
}
