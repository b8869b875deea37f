//! Text that was written for a font and not for Unicode: VNI, TCVN3 (ABC), VISCII, and the "Tây Nguyên" fonts of the
//! highlands. It looks right in its own font alone; everywhere else it reads `Héi ch÷ thËp ®á` or `{uôn R^t`. And UTF-8
//! that a program took for another code page: `Hiáº¿n mÃ¡u`.
//!
//! [`detect`] finds it in text that is Unicode by its bytes, [`guess`] in bytes that are no UTF-8. Both want evidence: a
//! word counts when it is no Vietnamese syllable as it stands and is one as it is read, or when it has signs where no
//! Unicode text has them; of one word alone nothing is concluded. What is no prose (addresses, code, formulas, links)
//! does not count.

mod bytes;
pub mod glance;
mod highland;
mod misread;
mod outside;
mod runs;
mod single_byte;
mod syllable;
mod vni;

#[cfg(test)]
pub(crate) mod spelling;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

pub use bytes::{decode, guess};

use outside::Outside;
use runs::{Candidate, Threshold};

/// An encoding of Vietnamese or of the languages of the highlands that is not Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// UTF-8 that was read as another code page and saved so, perhaps twice.
    Utf8,
    /// TCVN 5712:1993 as the fonts `.VnTime` have it: one byte a letter. Capitals with a tone are small letters in a
    /// font of capitals.
    Tcvn3,
    /// VNI for Windows, fonts `VNI-Times`: a vowel, and its marks in the character after it.
    Vni,
    /// VISCII 1.1 ([RFC 1456]): one byte a letter, capitals too.
    ///
    /// [RFC 1456]: https://www.rfc-editor.org/rfc/rfc1456
    Viscii,
    /// The fonts of the highlands: ASCII signs in the place of ƀ č ñ ĭ and of the breve.
    TayNguyen,
    /// Microsoft's code page 1258. It is only met in bytes: what was read as Unicode has no trace of it.
    Windows1258,
}

/// A stretch of legacy text on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is written in.
    pub encoding: Encoding,
    /// What it most likely says, in canonical Unicode.
    pub reading: String,
}

impl Encoding {
    pub const ALL: [Encoding; 6] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::TayNguyen, Encoding::Windows1258];
    /// The encodings that are met in text that was read as Unicode.
    const IN_TEXT: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::TayNguyen];

    /// The name people know it by, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "mojibake (UTF-8)",
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
            Encoding::Viscii => "VISCII",
            Encoding::TayNguyen => "font Tây Nguyên",
            Encoding::Windows1258 => "Windows-1258",
        }
    }

    /// The word that names it on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Viscii => "viscii",
            Encoding::TayNguyen => "tay-nguyen",
            Encoding::Windows1258 => "windows-1258",
        }
    }
}

/// The legacy text in a text, in order. No two stretches overlap.
pub fn detect(text: &str) -> Vec<Legacy> {
    let candidates = candidates(text, &Encoding::IN_TEXT, Threshold::Likely);
    let sure: Vec<Encoding> =
        candidates.iter().filter(|found| found.reaches(Threshold::Sure)).map(|found| found.encoding).collect();
    // Where one stretch is certain, its neighbours need less evidence.
    let is_legacy = |found: &Candidate| {
        found.reaches(Threshold::Sure) || (sure.contains(&found.encoding) && found.reaches(Threshold::Likely))
    };
    best(candidates.into_iter().filter(is_legacy).collect())
}

/// The legacy text in a text that a person says is written in this encoding: one word is evidence enough.
pub fn detect_as(text: &str, encoding: Encoding) -> Vec<Legacy> {
    let found = candidates(text, &[encoding], Threshold::Reported);
    best(found.into_iter().filter(|found| found.reaches(Threshold::Reported)).collect())
}

/// The text with every stretch put into Unicode; whatever lies between stays as it is.
pub fn converted(text: &str, found: &[Legacy]) -> String {
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for legacy in found {
        result.push_str(&text[at..legacy.range.start]);
        result.push_str(&legacy.reading);
        at = legacy.range.end;
    }
    result + &text[at..]
}

/// The stretches that reach at least the threshold, and perhaps others.
fn candidates(text: &str, encodings: &[Encoding], least: Threshold) -> Vec<Candidate> {
    let outside = Outside::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end_matches(['\n', '\r']).len();
        at += line.len();
        for encoding in encodings {
            match encoding {
                Encoding::Utf8 => found.extend(misread::candidates(text, range.clone(), &outside)),
                Encoding::TayNguyen => found.extend(highland::candidate(text, range.clone(), &outside)),
                _ if line.is_ascii() => {}
                encoding if least < Threshold::Reported && !runs::may_be_likely(text, range.clone(), *encoding) => {}
                encoding => found.extend(runs::candidates(text, range.clone(), *encoding, &outside)),
            }
        }
    }
    found
}

/// Of stretches that overlap the one with the most evidence.
fn best(mut candidates: Vec<Candidate>) -> Vec<Legacy> {
    candidates.sort_by_key(|found| (std::cmp::Reverse(found.weight), found.encoding, found.range.start));
    let mut taken: BTreeMap<usize, Legacy> = BTreeMap::new();
    for Candidate { range, encoding, reading, .. } in candidates {
        let before = taken.range(..range.end).next_back();
        if before.is_none_or(|(_, before)| before.range.end <= range.start) {
            taken.insert(range.start, Legacy { range, encoding, reading });
        }
    }
    taken.into_values().collect()
}
