//! GIF (version 89a): the picture without what was written beside it.

/// Extensions of applications that say how the picture looks or moves.
const KEPT: [&[u8; 11]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The picture up to its end, without comments, texts and what other applications wrote. `None` for what is no whole GIF.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return None;
    }
    let mut at = 13 + table_of_colours(*bytes.get(10)?);
    let mut clean = bytes.get(..at)?.to_vec();
    let mut has_pixels = false;
    loop {
        let begin = at;
        // Some programs leave out the last byte.
        match bytes.get(at).copied().unwrap_or(0x3B) {
            0x3B => {
                clean.push(0x3B);
                return has_pixels.then_some(clean);
            }
            0x2C => {
                let pixels = at + 10 + table_of_colours(*bytes.get(at + 9)?) + 1;
                at = end_of_blocks(bytes, pixels)?;
                clean.extend(&bytes[begin..at]);
                has_pixels = true;
            }
            0x21 => {
                let (label, head) = (*bytes.get(at + 1)?, bytes.get(at + 3..at + 14));
                at = end_of_blocks(bytes, at + 2)?;
                let is_kept = match label {
                    0xF9 => true,
                    0xFF => head.is_some_and(|head| KEPT.iter().any(|kept| *kept == head)),
                    _ => false,
                };
                if is_kept {
                    clean.extend(&bytes[begin..at]);
                }
            }
            _ => return None,
        }
    }
}

/// Bytes of the table of colours that the flags announce.
fn table_of_colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// After the blocks that begin at a place: each says how long it is, and one of length 0 ends them.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += length + 1,
        }
    }
}
