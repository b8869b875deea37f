//! The people that a document of Word, Excel or PowerPoint before 2007 names: its summary, a set of properties
//! ([MS-OLEPS] 2.21, 2.25.1).
//!
//! [MS-OLEPS]: https://learn.microsoft.com/openspecs/windows_protocols/ms-oleps/

use std::collections::BTreeSet;

/// What the summary begins with in a file: the name of its format, after which stands where its properties do.
const SUMMARY: [u8; 16] =
    [0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9];
/// Bytes of the set before that name.
const HEAD: usize = 28;
/// The properties that name an author and who saved the document last, and the one that says how they are spelt.
const AUTHOR: u32 = 4;
const LAST_AUTHOR: u32 = 8;
const CODE_PAGE: u32 = 1;

/// The names in the summary.
pub fn people(bytes: &[u8]) -> BTreeSet<String> {
    let mut people = BTreeSet::new();
    for at in bytes.windows(SUMMARY.len()).enumerate().filter(|(_, window)| **window == SUMMARY).map(|(at, _)| at) {
        let set = at.checked_sub(HEAD).and_then(|begin| bytes.get(begin..)).unwrap_or_default();
        people.extend(in_set(set).into_iter().flatten());
    }
    people
}

fn in_set(set: &[u8]) -> Option<Vec<String>> {
    let section = set.get(number(set, HEAD + SUMMARY.len())? as usize..)?;
    let count = number(section, 4)?.min(64) as usize;
    let properties =
        || (0..count).filter_map(|index| Some((number(section, 8 + index * 8)?, number(section, 12 + index * 8)?)));
    let value = |wanted: u32| properties().find(|(id, _)| *id == wanted).and_then(|(_, at)| section.get(at as usize..));
    let is_utf8 = value(CODE_PAGE).and_then(|value| number(value, 4)).is_some_and(|page| page & 0xFFFF == 65001);
    Some([AUTHOR, LAST_AUTHOR].into_iter().filter_map(|id| text(value(id)?, is_utf8)).collect())
}

/// A text: its type, its length, its letters up to a zero.
fn text(value: &[u8], is_utf8: bool) -> Option<String> {
    let (kind, length) = (number(value, 0)?, number(value, 4)? as usize);
    let text = match kind {
        0x1E => {
            let letters = value.get(8..length.checked_add(8)?)?.split(|byte| *byte == 0).next()?;
            match is_utf8 {
                true => String::from_utf8_lossy(letters).into_owned(),
                false => encoding_rs::WINDOWS_1258.decode_without_bom_handling(letters).0.into_owned(),
            }
        }
        0x1F => {
            let letters = value.get(8..length.checked_mul(2)?.checked_add(8)?)?;
            encoding_rs::UTF_16LE.decode_without_bom_handling(letters).0.split('\0').next()?.to_owned()
        }
        _ => return None,
    };
    Some(text.trim().to_owned())
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
