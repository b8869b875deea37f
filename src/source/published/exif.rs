//! The one thing of EXIF that a picture needs: which side is up.

use std::ops::Range;

/// The tag of the orientation (Exif 3.0, 4.6.5.1.6).
const ORIENTATION: u16 = 0x0112;

/// The orientation that a TIFF structure names, 2 to 8; `None` where the picture stands as it is stored.
pub fn orientation(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let bytes = |range: Range<usize>| tiff.get(range);
    let two = |at: usize| {
        let found: [u8; 2] = bytes(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(found) } else { u16::from_le_bytes(found) })
    };
    let four = |at: usize| {
        let found: [u8; 4] = bytes(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if big { u32::from_be_bytes(found) } else { u32::from_le_bytes(found) })
    };
    let first = usize::try_from(four(4)?).ok()?;
    let entries = (0..usize::from(two(first)?)).map_while(|index| first.checked_add(2 + index * 12));
    let at = entries.take_while(|at| two(*at).is_some()).find(|at| two(*at) == Some(ORIENTATION))?;
    two(at + 8).filter(|found| (2..=8).contains(found))
}

/// A TIFF structure that names an orientation and nothing else.
pub fn only_orientation(orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    tiff.extend(ORIENTATION.to_be_bytes());
    tiff.extend(b"\0\x03\0\0\0\x01");
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}
