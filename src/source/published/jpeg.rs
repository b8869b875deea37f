//! JPEG (ITU-T T.81, annex B): the picture without what was written beside it.

use super::exif::{only_orientation, orientation};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const EXIF: &[u8] = b"Exif\0\0";

/// The picture up to its end, without EXIF, XMP, IPTC, comments, thumbnails and lists of further pictures; orientation and
/// colour profile stay, and so does every byte of the pixels. `None` for what is no whole JPEG.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, SOI])?;
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend([0xFF, SOI]);
    let (mut turned, mut has_scan) = (None, false);
    loop {
        // Any number of 0xFF may stand before a marker (B.1.1.2).
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let (marker, after) = rest.get(fill..).filter(|_| fill > 0)?.split_first()?;
        match *marker {
            EOI if has_scan => {
                clean.extend([0xFF, EOI]);
                return Some(clean);
            }
            0x01 | 0xD0..=0xD7 => {
                clean.extend([0xFF, *marker]);
                rest = after;
            }
            0x00 | SOI | EOI => return None,
            marker => {
                let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
                let content = after.get(2..length)?;
                rest = &after[length..];
                if marker == 0xE1 && turned.is_none() {
                    turned = content.strip_prefix(EXIF).and_then(orientation);
                    if let Some(orientation) = turned {
                        segment(&mut clean, 0xE1, &[EXIF, &only_orientation(orientation)].concat());
                    }
                }
                if let Some(kept) = kept(marker, content) {
                    segment(&mut clean, marker, &kept);
                }
                if marker == SOS {
                    has_scan = true;
                    let end = end_of_scan(rest)?;
                    clean.extend(&rest[..end]);
                    rest = &rest[end..];
                }
            }
        }
    }
}

/// What stays of a segment: of those for applications what decoders need for the colours, of comments nothing.
fn kept(marker: u8, content: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // Without the thumbnail that JFIF allows.
        0xE0 if content.starts_with(b"JFIF\0") => Some([content.get(..12)?, &[0, 0]].concat()),
        0xE2 if content.starts_with(b"ICC_PROFILE\0") => Some(content.to_vec()),
        0xEE if content.starts_with(b"Adobe") => content.get(..12).map(<[u8]>::to_vec),
        0xE0..=0xFE => None,
        _ => Some(content.to_vec()),
    }
}

fn segment(clean: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // What is kept is never longer than the segment it comes from.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    clean.extend([0xFF, marker]);
    clean.extend(length.to_be_bytes());
    clean.extend(content);
}

/// Where the coded pixels of a scan end: at the next marker that is neither a stuffed byte nor a restart.
fn end_of_scan(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF))
}
