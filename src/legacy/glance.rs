//! What shows of legacy text at a glance. Ordinary text has none of it, and is passed over by whoever looks at a whole
//! text: [`detect`](super::detect) finds nothing in it.

use super::highland::{SIGNS, is_closed, is_vowel};
use super::runs::{has, is_alien_pair, is_usual, is_word};
use super::{Encoding, misread, runs};

/// A character that no ordinary word has, and an encoding has in its words.
pub const ALIEN: u8 = 1;
const VOWEL: u8 = 2;
const MARK: u8 = 4;
const SMALL: u8 = 8;
const CAPITAL: u8 = 16;
const SIGN: u8 = 32;
const LETTER: u8 = 64;

/// What a character may do in legacy text, as bits.
pub fn traits(c: char) -> u8 {
    let is_alien = |encoding| !is_usual(c) && has(encoding, c) && is_word(c, encoding);
    let when = |is_so: bool, bit: u8| if is_so { bit } else { 0 };
    let alien = !c.is_ascii()
        && (runs::is_alien_in_vni(c) || misread::is_sign(c) || is_alien(Encoding::Tcvn3) || is_alien(Encoding::Viscii));
    when(alien, ALIEN)
        | when("aeouyôAEOUYÔ".contains(c), VOWEL)
        | when("áàâãêéèùúõÁÀÂÃÊÉÈÙÚÕ".contains(c), MARK)
        | when(c.is_lowercase(), SMALL)
        | when(!c.is_ascii() && c.is_uppercase(), CAPITAL)
        | when(SIGNS.contains(&c), SIGN)
        | when(c.is_alphabetic(), LETTER)
}

/// Whether two neighbours need [`is_odd_pair`], by their traits.
pub fn may_be_odd_pair(of_before: u8, of_c: u8) -> bool {
    of_c & (CAPITAL | MARK | SIGN) != 0 || of_before & SIGN != 0
}

/// Whether two neighbours in a text may be a piece of legacy text; the second stands at `at`, both with their traits.
pub fn is_odd_pair(text: &str, at: usize, (before, of_before): (char, u8), (c, of_c): (char, u8)) -> bool {
    let are = |first: u8, second: u8| of_before & first != 0 && of_c & second != 0;
    if are(SMALL, CAPITAL) || are(VOWEL, MARK) && is_alien_pair(before, c) {
        return true;
    }
    let begins = are(SIGN, LETTER)
        && match before {
            '[' | '{' => !is_closed(text, at - 1),
            // A word between backticks is code.
            '`' => !text[at..].split(char::is_whitespace).next().unwrap_or_default().contains('`'),
            ']' | '}' | '^' | '~' => true,
            _ => false,
        };
    let follows = are(LETTER, SIGN)
        && match c {
            '\\' => is_vowel(before) || matches!(before, 'c' | 'C'),
            '|' => "êôâÊÔÂcC".contains(before),
            '#' => "oeOE".contains(before),
            '^' => true,
            _ => false,
        };
    begins || follows
}
