//! WebP (RFC 9649): the picture without what was written beside it.

use super::exif::{only_orientation, orientation};

/// In the flags of `VP8X` (2.7.1.2).
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b100;

/// The picture without EXIF, XMP, chunks that nobody knows and what follows its end; orientation and colour profile stay.
/// `None` for what is no whole WebP.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = bytes.strip_prefix(b"RIFF").and_then(|rest| rest.first_chunk())?;
    let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
    let body = bytes.get(8..size.checked_add(8)?)?.strip_prefix(b"WEBP")?;
    let mut clean = b"RIFF\0\0\0\0WEBP".to_vec();
    let (mut flags, mut turned, mut has_pixels) = (None, None, false);
    for (kind, content) in chunks(body)? {
        match kind {
            b"VP8X" => {
                flags = Some(clean.len() + 8);
                chunk(&mut clean, kind, content.get(..10)?);
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => chunk(&mut clean, kind, content),
            b"ANMF" => chunk(&mut clean, kind, &frame(content)?),
            b"EXIF" => turned = turned.or(orientation(content.strip_prefix(b"Exif\0\0").unwrap_or(content))),
            _ => {}
        }
        has_pixels |= matches!(kind, b"VP8 " | b"VP8L" | b"ANMF");
    }
    if let Some(at) = flags {
        clean[at] &= !(HAS_EXIF | HAS_XMP);
        if let Some(orientation) = turned {
            clean[at] |= HAS_EXIF;
            chunk(&mut clean, b"EXIF", &only_orientation(orientation));
        }
    }
    let size = u32::try_from(clean.len() - 8).ok()?;
    clean[4..8].copy_from_slice(&size.to_le_bytes());
    has_pixels.then_some(clean)
}

/// A frame of an animation: 16 bytes of where and how long, and its pixels.
fn frame(content: &[u8]) -> Option<Vec<u8>> {
    let (head, parts) = content.split_at_checked(16)?;
    let mut clean = head.to_vec();
    for (kind, content) in chunks(parts)? {
        if matches!(kind, b"VP8 " | b"VP8L" | b"ALPH") {
            chunk(&mut clean, kind, content);
        }
    }
    Some(clean)
}

/// The chunks that stand after each other; `None` where one is cut short.
fn chunks(mut rest: &[u8]) -> Option<Vec<(&[u8; 4], &[u8])>> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let kind = rest.first_chunk()?;
        let size = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let content = rest.get(8..size.checked_add(8)?)?;
        found.push((kind, content));
        // The byte that makes a chunk even may lack at the end.
        rest = rest.get(8 + size + size % 2..).unwrap_or_default();
    }
    Some(found)
}

fn chunk(clean: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    clean.extend(kind);
    clean.extend((content.len() as u32).to_le_bytes());
    clean.extend(content);
    clean.extend(std::iter::repeat_n(0, content.len() % 2));
}
