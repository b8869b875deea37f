//! Unicode back to legacy encodings, for tests: they make legacy text of Vietnamese.

use unicode_normalization::UnicodeNormalization;

use super::{Encoding, single_byte, vni};

/// A Vietnamese text in a legacy encoding, as it looks when its bytes are read as Latin-1. Letters that the encoding has
/// not stay.
pub fn spelled(text: &str, encoding: Encoding) -> String {
    let text: Vec<char> = text.nfc().collect();
    text.iter()
        .map(|letter| match (letter.is_ascii(), encoding) {
            (true, _) => letter.to_string(),
            (false, Encoding::Vni) => vni_of(*letter),
            (false, encoding) => single_byte_of(*letter, encoding),
        })
        .collect()
}

fn single_byte_of(letter: char, encoding: Encoding) -> String {
    let found = ('\u{80}'..='\u{FF}').find(|code| single_byte::letter(*code, encoding) == Some(letter));
    found.unwrap_or(letter).to_string()
}

fn vni_of(letter: char) -> String {
    let codes: Vec<char> = "aeouyñôöíìæóòîùøûõïâáàåãäêéèúüëAEOUYÑÔÖÍÌÆÓÒÎÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË".chars().collect();
    let single = "ñôöíìæóòîÑÔÖÍÌÆÓÒÎ".chars().map(|code| code.to_string());
    let pairs = codes.iter().flat_map(|vowel| codes.iter().map(move |mark| format!("{vowel}{mark}")));
    let is_case = |code: &String| code.chars().all(char::is_uppercase) == letter.is_uppercase();
    single.chain(pairs).filter(is_case).find(|code| vni::read(code) == letter.to_string()).unwrap_or(letter.to_string())
}
