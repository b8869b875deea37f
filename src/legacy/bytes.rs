//! Files that are no UTF-8.

use std::borrow::Cow;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

use super::runs::read_all;
use super::syllable::is_syllable;
use super::{Encoding, converted, detect_as, single_byte};
use crate::text::normal::canonical;

/// Bytes of the beginning that are looked at.
const SAMPLE: usize = 64 * 1024;
/// Of a hundred words with marks, how many are Vietnamese syllables in a text that was read rightly.
const ENOUGH: usize = 60;

/// What bytes that are no UTF-8 are most likely written in; `None` where no reading is Vietnamese.
pub fn guess(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let candidates = [Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii];
    let scored = candidates.into_iter().map(|encoding| (share(&decode(sample, encoding)), encoding));
    // Of two readings that are as good the first is taken: today's programs write it.
    scored.rev().max_by_key(|(share, _)| *share).filter(|(share, _)| *share >= ENOUGH).map(|(_, encoding)| encoding)
}

/// The bytes as text in canonical Unicode. The font of the highlands stands among letters of Windows-1258.
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let latin = || WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let read: Cow<'_, str> = match encoding {
        Encoding::Utf8 => {
            let text = String::from_utf8_lossy(bytes);
            converted(&text, &detect_as(&text, encoding)).into()
        }
        Encoding::Tcvn3 | Encoding::Vni => read_all(&latin(), encoding).into(),
        Encoding::Viscii => bytes.iter().map(|byte| viscii_letter(*byte)).collect::<String>().into(),
        Encoding::Windows1258 | Encoding::TayNguyen => WINDOWS_1258.decode_without_bom_handling(bytes).0,
    };
    canonical(&read).into_owned()
}

fn viscii_letter(byte: u8) -> char {
    let c = char::from(byte);
    single_byte::letter(c, Encoding::Viscii).unwrap_or(c)
}

/// Of a hundred words with marks, how many are syllables. A question mark before a letter stands for one that was lost,
/// which says nothing of the encoding it was lost in.
fn share(text: &str) -> usize {
    let parts = |c: char| c.is_whitespace() || (c.is_ascii_punctuation() && c != '?') || c.is_ascii_digit();
    let is_lost = |word: &str| word.trim_end_matches('?').contains('?');
    let words: Vec<&str> = text.split(parts).filter(|word| !word.is_ascii() || is_lost(word)).collect();
    let good = words.iter().filter(|word| is_syllable(word.trim_matches(|c: char| !c.is_alphabetic()))).count();
    (good * 100).checked_div(words.len()).unwrap_or(0)
}
