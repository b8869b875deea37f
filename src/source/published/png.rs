//! PNG (third edition): the picture without what was written beside it.

use super::exif::{only_orientation, orientation};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Chunks that say how the pixels look, those of animations among them (section 11).
const KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The picture up to its end, without texts, times, EXIF and chunks that nobody knows; orientation and colour profile
/// stay. `None` for what is no whole PNG.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend(SIGNATURE);
    let (mut has_pixels, mut is_first) = (false, true);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let whole = rest.get(..length.checked_add(12)?)?;
        let (kind, content) = (&whole[4..8], &whole[8..8 + length]);
        if is_first && kind != b"IHDR" {
            return None;
        }
        is_first = false;
        has_pixels |= kind == b"IDAT";
        if KEPT.iter().any(|kept| *kept == kind) {
            clean.extend(whole);
        } else if let (b"eXIf", Some(orientation)) = (kind, orientation(content)) {
            chunk(&mut clean, b"eXIf", &only_orientation(orientation));
        }
        if kind == b"IEND" {
            return has_pixels.then_some(clean);
        }
        rest = &rest[whole.len()..];
    }
}

fn chunk(clean: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    clean.extend((content.len() as u32).to_be_bytes());
    let begin = clean.len();
    clean.extend(kind);
    clean.extend(content);
    clean.extend(crc(&clean[begin..]).to_be_bytes());
}

/// The check value of a chunk (annex D); made for the small ones alone, so bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let by_bit = |value: u32| if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
    !bytes.iter().fold(!0, |value, byte| (0..8).fold(value ^ u32::from(*byte), |value, _| by_bit(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_is_that_of_the_specification() {
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
    }
}
