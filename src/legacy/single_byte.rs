//! TCVN3 and VISCII, which have one byte for a letter, as their bytes look when they are read as Latin-1.

use super::Encoding;

/// The letters of TCVN 5712:1993 (VSCII-3, the ABC fonts) at 0xA1 to 0xFE; `·` where a byte has none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ";

/// The letters of VISCII at 0x80 to 0xFF (RFC 1456, table 1).
const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// The letters of VISCII among the control characters.
const VISCII_CONTROLS: [(char, char); 6] =
    [('\u{2}', 'Ẳ'), ('\u{5}', 'Ẵ'), ('\u{6}', 'Ẫ'), ('\u{14}', 'Ỷ'), ('\u{19}', 'Ỹ'), ('\u{1E}', 'Ỵ')];

/// What Windows shows for 0x80 to 0x9F where that is no control character (code page 1252); `·` where it is.
const WINDOWS: &str = "€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ";

/// The letter that a character stands for in an encoding; `None` where it has none there.
pub fn letter(c: char, encoding: Encoding) -> Option<char> {
    let byte = u32::from(c);
    match encoding {
        Encoding::Tcvn3 => nth(TCVN3, byte.checked_sub(0xA1)?),
        Encoding::Viscii => {
            let control = VISCII_CONTROLS.iter().find(|(code, _)| *code == c).map(|(_, letter)| *letter);
            let high = || byte.checked_sub(0x80).filter(|at| *at < 0x80).or_else(|| shown(c));
            control.or_else(|| nth(VISCII, high()?))
        }
        _ => None,
    }
}

/// The place of what Windows shows. Letters that Vietnamese writes are passed over at once.
fn shown(c: char) -> Option<u32> {
    let may_be =
        matches!(c, '\u{152}'..='\u{161}' | '\u{178}'..='\u{192}' | '\u{2C6}'..='\u{2DC}' | '\u{2013}'..='\u{2122}');
    let place = may_be.then(|| WINDOWS.chars().position(|shown| shown == c)).flatten();
    place.and_then(|place| u32::try_from(place).ok())
}

fn nth(letters: &str, at: u32) -> Option<char> {
    let at = usize::try_from(at).ok().filter(|at| *at < 0x80)?;
    letters.chars().nth(at).filter(|letter| *letter != '·')
}

/// A word in Unicode. Signs at its ends that no syllable needs (quotation marks, `®`) stay what they are. A word of
/// capitals has the letters of a font of capitals among them.
pub fn read(word: &str, encoding: Encoding, is_word: impl Fn(&str) -> bool) -> String {
    let whole = capitals(word, map(word, encoding));
    if is_word(&whole) {
        return whole;
    }
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    let start = word.len() - word.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let read = capitals(bare, map(bare, encoding));
    match !bare.is_empty() && bare.len() < word.len() && (bare.is_ascii() || is_word(&read)) {
        true => format!("{}{read}{}", &word[..start], &word[start + bare.len()..]),
        false => whole,
    }
}

fn map(word: &str, encoding: Encoding) -> String {
    word.chars().map(|c| letter(c, encoding).unwrap_or(c)).collect()
}

fn capitals(word: &str, read: String) -> String {
    let ascii = || word.chars().filter(char::is_ascii_alphabetic);
    match ascii().count() > 1 && ascii().all(|c| c.is_ascii_uppercase()) {
        true => read.to_uppercase(),
        false => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_a_place_for_every_byte() {
        assert_eq!(TCVN3.chars().count(), 0xFF - 0xA1);
        assert_eq!(VISCII.chars().count(), 128);
        assert_eq!(WINDOWS.chars().count(), 32);
        assert!(WINDOWS.chars().filter(|c| *c != '·').all(|c| shown(c).is_some()));
    }
}
