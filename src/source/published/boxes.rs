//! Files made of boxes (ISO/IEC 14496-12): M4A, MP4, AVIF. What is said of people and places is emptied where it
//! stands, so that the places of the sound and the pixels, which the file names by their bytes, stay right.

use std::ops::Range;

/// Boxes of a file that are needed to play or show it.
const OF_FILE: [&[u8; 4]; 9] = [b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"meta", b"prft"];
/// Boxes of a film or recording.
const OF_MOVIE: [&[u8; 4]; 4] = [b"mvhd", b"trak", b"mvex", b"iods"];
/// Boxes of a track.
const OF_TRACK: [&[u8; 4]; 5] = [b"tkhd", b"edts", b"tref", b"mdia", b"tapt"];
/// Boxes of what a track plays.
const OF_MEDIA: [&[u8; 4]; 4] = [b"mdhd", b"hdlr", b"minf", b"elng"];
/// Tracks that are seen or heard; others hold places and texts.
const SEEN_OR_HEARD: [&[u8]; 2] = [b"soun", b"vide"];

/// Why a file of boxes cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotClean {
    /// It is cut short or no such file.
    Broken,
    /// A picture with EXIF or XMP among its items, which cannot be taken out where they stand.
    Items,
}

/// The file with everything emptied that is not needed to play or show it: titles, people, places, the times of
/// recording; and without what follows its end.
pub fn without_metadata(mut bytes: Vec<u8>) -> Result<Vec<u8>, NotClean> {
    let whole = 0..bytes.len();
    let found = boxes(&bytes, whole);
    let is_whole = found.iter().any(|it| it.kind == *b"ftyp");
    let end = found.last().map_or(0, |last| last.body.end);
    let is_cut = bytes.get(end + 4..end + 8).is_some_and(|kind| OF_FILE.iter().any(|known| *known == kind));
    if !is_whole || is_cut {
        return Err(NotClean::Broken);
    }
    bytes.truncate(end);
    for it in found {
        match &it.kind {
            b"moov" => movie(&mut bytes, it.body),
            b"moof" => fragment(&mut bytes, it.body),
            b"meta" if has_described_items(&bytes[it.body.clone()]) => return Err(NotClean::Items),
            kind if OF_FILE.contains(&kind) => {}
            _ => empty(&mut bytes, &it),
        }
    }
    Ok(bytes)
}

/// A box: where its kind stands and where its content does.
#[derive(Clone)]
struct MediaBox {
    kind: [u8; 4],
    at: usize,
    body: Range<usize>,
}

/// The boxes that stand after each other in a part of a file, as far as they are whole.
fn boxes(bytes: &[u8], part: Range<usize>) -> Vec<MediaBox> {
    let mut found = Vec::new();
    let mut at = part.start;
    while let Some(it) = one(bytes, at, part.end) {
        at = it.body.end;
        found.push(it);
    }
    found
}

fn one(bytes: &[u8], at: usize, end: usize) -> Option<MediaBox> {
    let head = bytes.get(at..end)?;
    let (size, kind) = (u32::from_be_bytes(*head.first_chunk()?), *head.get(4..)?.first_chunk()?);
    let (begin, size) = match size {
        0 => (8, head.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(*head.get(8..)?.first_chunk()?)).ok()?),
        size => (8, usize::try_from(size).ok()?),
    };
    (begin <= size && size <= head.len()).then(|| MediaBox { kind, at: at + 4, body: at + begin..at + size })
}

/// Turns a box into free space.
fn empty(bytes: &mut [u8], found: &MediaBox) {
    bytes[found.at..found.at + 4].copy_from_slice(b"free");
    bytes[found.body.clone()].fill(0);
}

fn movie(bytes: &mut [u8], part: Range<usize>) {
    for it in boxes(bytes, part) {
        match &it.kind {
            b"mvhd" => undated(bytes, it.body),
            b"trak" if is_seen_or_heard(bytes, it.body.clone()) => track(bytes, it.body),
            b"trak" => empty(bytes, &it),
            kind if OF_MOVIE.contains(&kind) => {}
            _ => empty(bytes, &it),
        }
    }
}

fn is_seen_or_heard(bytes: &[u8], track: Range<usize>) -> bool {
    let inside = |kind: &[u8; 4], part: Range<usize>| boxes(bytes, part).into_iter().find(|it| it.kind == *kind);
    let handler = inside(b"mdia", track).and_then(|media| inside(b"hdlr", media.body));
    handler.is_some_and(|handler| bytes[handler.body].get(8..12).is_some_and(|kind| SEEN_OR_HEARD.contains(&kind)))
}

fn track(bytes: &mut [u8], part: Range<usize>) {
    for it in boxes(bytes, part) {
        match &it.kind {
            b"tkhd" => undated(bytes, it.body),
            b"mdia" => media(bytes, it.body),
            kind if OF_TRACK.contains(&kind) => {}
            _ => empty(bytes, &it),
        }
    }
}

fn media(bytes: &mut [u8], part: Range<usize>) {
    for it in boxes(bytes, part) {
        match &it.kind {
            b"mdhd" => undated(bytes, it.body),
            b"minf" => fragment(bytes, it.body),
            kind if OF_MEDIA.contains(&kind) => {}
            _ => empty(bytes, &it),
        }
    }
}

/// Boxes that may be many: those that are known to say something are emptied.
fn fragment(bytes: &mut [u8], part: Range<usize>) {
    for it in boxes(bytes, part) {
        match &it.kind {
            b"udta" | b"meta" | b"uuid" | b"free" | b"skip" => empty(bytes, &it),
            b"traf" | b"stbl" => fragment(bytes, it.body),
            _ => {}
        }
    }
}

/// Empties the times of making and changing: after the version and flags, 4 bytes each, or 8 in version 1.
fn undated(bytes: &mut [u8], body: Range<usize>) {
    let body = &mut bytes[body];
    let end = if body.first() == Some(&1) { 20 } else { 12 };
    if let Some(times) = body.get_mut(4..end) {
        times.fill(0);
    }
}

/// Whether the items of a picture (8.11.6) hold EXIF, or XMP, which has a media type.
fn has_described_items(meta: &[u8]) -> bool {
    let infos = boxes(meta, 4..meta.len()).into_iter().filter(|it| it.kind == *b"iinf");
    let mut entries = infos.flat_map(|infos| {
        let version = meta.get(infos.body.start).copied().unwrap_or_default();
        boxes(meta, infos.body.start + if version == 0 { 6 } else { 8 }..infos.body.end)
    });
    entries.any(|entry| {
        let content = &meta[entry.body];
        let at = if content.first() == Some(&3) { 10 } else { 8 };
        content.get(at..at + 4).is_some_and(|kind| matches!(kind, b"Exif" | b"mime" | b"uri "))
    })
}
