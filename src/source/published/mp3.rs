//! MP3 (ISO/IEC 11172-3 and 13818-3): its frames, and nothing else that stands in the file.

/// Kilobits a second by the index in the header: of MPEG-1, and of MPEG-2 and 2.5.
const RATES: [[usize; 16]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
];

/// Frames after a first one that show that it is none by chance.
const SURE: usize = 2;

/// The frames, without tags of any kind before, between and after them. `None` where there are none.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut clean = Vec::with_capacity(bytes.len());
    let mut at = end_of_tags(bytes);
    let mut is_found = false;
    while at < bytes.len() {
        let length = frame(&bytes[at..]).filter(|_| is_found || is_followed(bytes, at));
        is_found = length.is_some();
        if let Some(length) = length {
            clean.extend(&bytes[at..at + length]);
        }
        at += length.unwrap_or(1);
    }
    Some(clean).filter(|clean| !clean.is_empty())
}

fn is_followed(bytes: &[u8], mut at: usize) -> bool {
    for _ in 0..=SURE {
        match frame(&bytes[at..]) {
            Some(length) => at += length,
            None => return at == bytes.len(),
        }
    }
    true
}

/// The length of the whole frame that bytes begin with.
fn frame(bytes: &[u8]) -> Option<usize> {
    let header = bytes.first_chunk::<4>()?;
    let is_sync = header[0] == 0xFF && header[1] & 0xE0 == 0xE0 && header[1] & 0b110 == 0b010;
    let (version, rate) = ((header[1] >> 3) & 3, usize::from((header[2] >> 2) & 3));
    if !is_sync || version == 1 {
        return None;
    }
    let is_first = version == 3;
    let hertz = [44_100, 48_000, 32_000].get(rate)? / [4, 1, 2, 1][usize::from(version)];
    let kilobits = RATES[usize::from(!is_first)][usize::from(header[2] >> 4)];
    let padding = usize::from((header[2] >> 1) & 1);
    let length = if is_first { 144_000 } else { 72_000 } * kilobits / hertz + padding;
    (kilobits > 0 && length <= bytes.len()).then_some(length)
}

/// After the ID3v2 tags that a file begins with (ID3v2.4, 3.1): they say how long they are.
fn end_of_tags(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some([b'I', b'D', b'3', _, _, flags, size @ ..]) =
        bytes.get(at..).and_then(|rest| rest.first_chunk::<10>())
    {
        let size = size.iter().fold(0, |size, byte| size << 7 | usize::from(byte & 0x7F));
        at = bytes.len().min(at + 10 + size + if flags & 0x10 == 0 { 0 } else { 10 });
    }
    at
}
