//! What can be a Vietnamese syllable, by the letters alone.

use unicode_normalization::UnicodeNormalization;

/// Beginnings; none is one too. `q` has its `u` with it.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// Rhymes without their tone, as dictionaries of Vietnamese rhymes list them.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch",
    "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm",
    "iên", "iêng", "iêp", "iêt", "iêu", "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong", "oa", "oac",
    "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oe",
    "oen", "oeo", "oet", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua",
    "uc", "ui", "um", "un", "ung", "up", "ut", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm",
    "uôn", "uông", "uôt", "uơ", "uy", "uya", "uych", "uynh", "uyt", "uyn", "uyp", "uyu", "uyên", "uyêt", "ư", "ưa",
    "ưc", "ưi", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "y", "ych", "ynh", "yt",
    "yêm", "yên", "yêng", "yêt", "yêu",
];

/// Sắc, huyền, hỏi, ngã, nặng as Unicode's combining marks.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// Whether a word is spelled as a Vietnamese syllable is, with the tone its ending allows.
pub fn is_syllable(word: &str) -> bool {
    parts(word).is_some_and(|(rhyme, tone)| match ends_in_stop(rhyme) {
        true => matches!(tone, Some('\u{301}' | '\u{323}')),
        false => true,
    })
}

/// Rhymes whose last letter is a glide, on which no tone is written.
const WITH_GLIDE: &[&str] = &[
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "iêu", "oai", "oao", "oay", "oeo", "oi", "ôi", "ơi",
    "ua", "uây", "ui", "uôi", "uyu", "ưa", "ưi", "ưu", "ươi", "ươu", "yêu",
];

/// Whether the tone of a word stands on a letter where no syllable has it, as in `xaõ`.
pub fn is_tone_misplaced(word: &str) -> bool {
    let ends_in_tone = word.nfd().last().is_some_and(|last| TONES.contains(&last));
    ends_in_tone && parts(word).is_some_and(|(rhyme, _)| WITH_GLIDE.contains(&rhyme))
}

/// Whether a word is a syllable as names of the highlands have them beside those of Vietnamese: `Đăk`, `Krông`, `Plông`.
pub fn is_highland_syllable(word: &str) -> bool {
    let small = word.to_lowercase();
    let mut letters = small.chars();
    let first = letters.next().unwrap_or(' ');
    let is_cluster = "bcdđgkmps".contains(first) && letters.as_str().starts_with(['l', 'r']);
    let rest = if is_cluster { letters.as_str() } else { &small };
    match rest.strip_suffix('k') {
        Some(stem) => parts(&format!("{stem}c")).is_some(),
        None => is_cluster && parts(rest).is_some_and(|(_, tone)| tone.is_none()),
    }
}

/// The same for languages that borrow Vietnamese words and leave out the tone.
pub fn is_toneless_syllable(word: &str) -> bool {
    parts(word).is_some_and(|(_, tone)| tone.is_none())
}

/// The rhyme of a word and its tone, where it is made like a syllable.
fn parts(word: &str) -> Option<(&'static str, Option<char>)> {
    let mut tone = None;
    let mut plain = String::with_capacity(word.len());
    for c in word.nfd() {
        match TONES.contains(&c) {
            true if tone.is_some() => return None,
            true => tone = Some(c),
            false => plain.extend(c.to_lowercase()),
        }
    }
    let plain: String = plain.nfc().collect();
    let rhyme = ONSETS.iter().find_map(|onset| {
        let rest = plain.strip_prefix(onset)?;
        let front = rest.starts_with(['e', 'ê', 'i', 'y']);
        let fits = match *onset {
            "gh" | "ngh" | "k" => front,
            "c" | "g" | "ng" => !rest.starts_with(['e', 'ê', 'i', 'y']) || (*onset == "g" && rest.starts_with('i')),
            _ => true,
        };
        RHYMES.iter().copied().find(|rhyme| fits && *rhyme == rest)
    })?;
    Some((rhyme, tone))
}

fn ends_in_stop(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_by_their_letters() {
        for word in "Hội chữ thập đỏ nghiêng Quảng gì giếng khuỷu ở yêu THOÁNG quyết".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "Héi thËp café nge chat résumé pơlei naïve nghó ngiê".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn a_tone_stands_on_no_glide() {
        for word in ["xaõ", "caù"] {
            assert!(is_syllable(word) && is_tone_misplaced(word), "{word}");
        }
        for word in "xão hoà hòa thuỷ thủy quý mía mùa cứu người kẻ".split(' ') {
            assert!(!is_tone_misplaced(word), "{word}");
        }
    }

    #[test]
    fn names_of_the_highlands_have_syllables_of_their_own() {
        for word in ["Đăk", "Đắk", "LĂK", "Krông", "Plông", "Ngọk"] {
            assert!(is_highland_syllable(word) && !is_syllable(word), "{word}");
        }
        for word in ["Tô", "Trọng", "park", "Brücke", "kr", "k"] {
            assert!(!is_highland_syllable(word), "{word}");
        }
    }

    #[test]
    fn loans_without_a_tone_are_syllables_of_a_kind() {
        assert!(is_toneless_syllable("nghiêp") && !is_syllable("nghiêp"));
        assert!(!is_toneless_syllable("hôêp"));
    }
}
