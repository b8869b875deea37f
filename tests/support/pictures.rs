//! Pictures, recordings and documents made by hand, part by part: each part that tells something holds the word
//! [`SECRET`], each that says how the picture looks the word [`KEPT`].

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Stands in every part that must not be published.
pub const SECRET: &[u8] = b"BI-MAT";
/// Stands in every part that must be.
pub const KEPT: &[u8] = b"GIU-LAI";

/// How often words stand in bytes.
pub fn count(bytes: &[u8], words: &[u8]) -> usize {
    bytes.windows(words.len()).filter(|window| *window == words).count()
}

/// EXIF of a telephone: the orientation, its maker, and the place in a directory of its own (tag 0x8825).
pub fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let head = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        [&head[..], &count.to_le_bytes(), &value].concat()
    };
    let short = |value: u16| [value.to_le_bytes()[0], value.to_le_bytes()[1], 0, 0];
    [
        &b"II*\0\x08\0\0\0\x03\0"[..],
        &entry(0x010F, 2, 6, 80_u32.to_le_bytes()),
        &entry(0x0112, 3, 1, short(orientation)),
        &entry(0x8825, 4, 1, 50_u32.to_le_bytes()),
        &[0; 4],
        &b"\x01\0"[..],
        &entry(0x0001, 2, 2, *b"N\0\0\0"),
        &[0; 16],
        SECRET,
    ]
    .concat()
}

/// A JPEG with two scans, and everything that a telephone writes beside them. The second is what should be left of it.
pub fn jpeg(orientation: u16, what_follows: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let segment = |marker: u8, content: &[&[u8]]| {
        let content = content.concat();
        [&[0xFF, marker][..], &(content.len() as u16 + 2).to_be_bytes(), &content].concat()
    };
    let jfif = |width: u8| segment(0xE0, &[b"JFIF\0\x01\x02\0\0\x48\0\x48", &[width, width]]);
    let icc = segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", KEPT]);
    let adobe = |more: &[u8]| segment(0xEE, &[b"Adobe\0\x64\0\0\0\0\x01", more]);
    let frame =
        [segment(0xDB, &[&[0; 65]]), segment(0xC2, &[b"\x08\0\x08\0\x08\x01\x01\x11\0"]), segment(0xC4, &[&[0; 18]])]
            .concat();
    let scan = |pixels: &[u8]| [&segment(0xDA, &[b"\x01\x01\0\0\0\0"]), pixels, KEPT].concat();
    let (first, second) = (scan(b"\xFF\0\x12\xFF\xD0\x34"), scan(b"\x56\xFF\0"));
    let whole = [
        &[0xFF, 0xD8][..],
        &segment(0xE0, &[b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02", SECRET, SECRET]),
        &segment(0xE0, &[b"JFXX\0\x10", SECRET]),
        &segment(0xE1, &[b"Exif\0\0", &exif(orientation)]),
        &segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]),
        &icc,
        &segment(0xE2, &[b"MPF\0", SECRET]),
        &segment(0xED, &[b"Photoshop 3.0\0", SECRET]),
        &adobe(SECRET),
        &segment(0xFE, &[SECRET]),
        &[0xFF],
        &frame,
        &first,
        &segment(0xFE, &[SECRET]),
        &segment(0xE5, &[SECRET]),
        &second,
        &[0xFF, 0xD9],
        what_follows,
    ]
    .concat();
    let turned = match orientation {
        2..=8 => segment(
            0xE1,
            &[b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", &orientation.to_be_bytes(), &[0; 6]],
        ),
        _ => Vec::new(),
    };
    let left =
        [&[0xFF, 0xD8][..], &jfif(0), &turned, &icc, &adobe(b""), &frame, &first, &second, &[0xFF, 0xD9]].concat();
    (whole, left)
}

/// A PNG of one pixel with texts, a time, EXIF and what follows its end.
pub fn png() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(&[&kind[..], content].concat());
        [&(content.len() as u32).to_be_bytes()[..], kind, content, &crc.sum().to_be_bytes()].concat()
    };
    let mut pixels = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    pixels.write_all(&[0, 200, 0, 0]).expect("a pixel");
    [
        &b"\x89PNG\r\n\x1A\n"[..],
        &chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"),
        &chunk(b"iCCP", &[b"GIU-LAI\0\0", KEPT].concat()),
        &chunk(b"tEXt", &[b"Author\0", SECRET].concat()),
        &chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", SECRET].concat()),
        &chunk(b"tIME", b"\x07\xEA\x0B\x1C\x08\0\0"),
        &chunk(b"eXIf", &exif(8)),
        &chunk(b"prIV", SECRET),
        &chunk(b"IDAT", &pixels.finish().expect("a pixel")),
        &chunk(b"IEND", b""),
        SECRET,
    ]
    .concat()
}

/// A WebP in the extended form, with EXIF, XMP and what follows its end.
pub fn webp(orientation: u16) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let even = vec![0; content.len() % 2];
        [&kind[..], &(content.len() as u32).to_le_bytes(), content, &even].concat()
    };
    let body = [
        &b"WEBP"[..],
        &chunk(b"VP8X", b"\x2C\0\0\0\0\0\0\0\0\0"),
        &chunk(b"ICCP", KEPT),
        &chunk(b"VP8L", &[b"\x2F\0\0\0\0", KEPT].concat()),
        &chunk(b"EXIF", &exif(orientation)),
        &chunk(b"XMP ", SECRET),
        &chunk(b"note", SECRET),
    ]
    .concat();
    [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body, SECRET].concat()
}

/// A GIF that moves, with a comment, XMP and what follows its end.
pub fn gif() -> Vec<u8> {
    let blocks = |content: &[u8]| [&[content.len() as u8][..], content, &[0]].concat();
    [
        &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF"[..],
        b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xFE",
        &blocks(SECRET),
        b"\x21\xFF\x0BXMP DataXMP",
        &blocks(SECRET),
        b"\x21\xF9\x04\0\0\0\0\0",
        b"\x2C\0\0\0\0\x01\0\x01\0\0\x02",
        &blocks(KEPT),
        b"\x3B",
        SECRET,
    ]
    .concat()
}

/// An MP3 with tags before, between and after its frames.
pub fn mp3(plain: &[u8]) -> Vec<u8> {
    let id3 = [&b"ID3\x04\0\0\0\0\0\x10"[..], &[SECRET, SECRET, &[0; 4]].concat()].concat();
    let ape = [&b"APETAGEX"[..], SECRET, &[0; 24]].concat();
    let title = [&b"TAG"[..], SECRET, &[b' '; 119]].concat();
    [&id3[..], plain, &id3, plain, &ape, b"PK\x03\x04", SECRET, &title].concat()
}

/// An MPEG-4 box.
pub fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32 + 8).to_be_bytes()[..], kind, content].concat()
}

/// `tone.m4a` with its directory before its sound, as telephones write it, with titles, a place and a track of places, and
/// something after its end.
pub fn m4a(plain: &[u8]) -> Vec<u8> {
    let part = |kind: &[u8; 4]| {
        let at = plain.windows(4).position(|window| window == kind).expect("the box is there") - 4;
        let size = u32::from_be_bytes(plain[at..at + 4].try_into().expect("four bytes")) as usize;
        (at, plain[at..at + size].to_vec())
    };
    let ((_, head), (sound_at, sound), (_, directory)) = (part(b"ftyp"), part(b"mdat"), part(b"moov"));
    let place =
        boxed(b"udta", &[&boxed(b"\xA9xyz", b"\0\x12\x15\xC7+14.35+108.00/")[..], &boxed(b"\xA9nam", SECRET)].concat());
    let handler = boxed(b"hdlr", b"\0\0\0\0\0\0\0\0meta\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let places = boxed(b"trak", &boxed(b"mdia", &[&handler[..], SECRET].concat()));
    let extra = [place, places, boxed(b"meta", SECRET)].concat();
    let mut directory = boxed(b"moov", &[&directory[8..], &extra].concat());
    let before = [&head[..], &boxed(b"free", SECRET), &boxed(b"uuid", SECRET)].concat();
    let moved = (before.len() + directory.len()) as u32 - sound_at as u32;
    let offsets = directory.windows(4).position(|window| window == b"stco").expect("places of the sound") + 12;
    let first: [u8; 4] = directory[offsets..offsets + 4].try_into().expect("four bytes");
    directory[offsets..offsets + 4].copy_from_slice(&(u32::from_be_bytes(first) + moved).to_be_bytes());
    let made = directory.windows(4).position(|window| window == b"mvhd").expect("the head") + 8;
    directory[made..made + 4].copy_from_slice(b"GIO!");
    [&before[..], &directory, &sound, b"PK\x03\x04", SECRET].concat()
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}
