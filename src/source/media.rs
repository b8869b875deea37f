//! The bytes of a recording → its format and length.

use std::io::Cursor;
use std::time::Duration;

use lofty::config::{ParseOptions, ParsingMode};
use lofty::file::{AudioFile, FileType};
use lofty::mp4::{AudioObjectType, Mp4Codec, Mp4File};
use lofty::mpeg::{Layer, MpegFile};
use lofty::probe::Probe;

/// What a recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    /// How it is stored.
    pub format: Format,
    /// How long it is, in whole seconds, the nearest; at least one.
    pub seconds: u64,
}

/// A way to store a recording that every browser plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// MPEG-1 or MPEG-2 audio, layer III.
    Mp3,
    M4a,
}

/// Why bytes are not a recording that may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMedia {
    /// No bytes at all.
    Empty,
    /// Something else; its name.
    Other(&'static str),
    Unknown,
    /// MP3 or MP4 whose sound cannot be read: cut short, damaged, or without sound.
    Broken(Format),
}

impl Format {
    /// The media type (RFC 3003, RFC 4337).
    pub fn mime(self) -> &'static str {
        match self {
            Format::Mp3 => "audio/mpeg",
            Format::M4a => "audio/mp4",
        }
    }

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Mp3 => "mp3",
            Format::M4a => "m4a",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Format::Mp3 => "MP3",
            Format::M4a => "M4A",
        }
    }
}

/// Looks at the bytes of a file and at nothing else: its name counts for nothing.
pub fn media(bytes: &[u8]) -> Result<Media, NotMedia> {
    if bytes.is_empty() {
        return Err(NotMedia::Empty);
    }
    if let Some(name) = by_first_bytes(bytes) {
        return Err(NotMedia::Other(name));
    }
    let guessed = Probe::new(Cursor::new(bytes)).guess_file_type().ok().and_then(|probe| probe.file_type());
    let (format, length) = match guessed {
        Some(FileType::Mpeg) => (Format::Mp3, length_of_mp3(bytes)?),
        Some(FileType::Mp4) => (Format::M4a, length_of_mp4(bytes)?),
        Some(other) => return Err(NotMedia::Other(name_of(other))),
        None => return Err(NotMedia::Unknown),
    };
    match length.as_millis() {
        0 => Err(NotMedia::Broken(format)),
        milliseconds => {
            Ok(Media { format, seconds: (length.as_secs() + u64::from(milliseconds % 1000 >= 500)).max(1) })
        }
    }
}

fn options() -> ParseOptions {
    ParseOptions::new().read_tags(false).read_cover_art(false).parsing_mode(ParsingMode::Relaxed)
}

fn length_of_mp3(bytes: &[u8]) -> Result<Duration, NotMedia> {
    let file = MpegFile::read_from(&mut Cursor::new(bytes), options());
    let properties = *file.map_err(|_| NotMedia::Broken(Format::Mp3))?.properties();
    match properties.layer() {
        Layer::Layer1 => Err(NotMedia::Other("MP1")),
        Layer::Layer2 => Err(NotMedia::Other("MP2")),
        Layer::Layer3 => Ok(properties.duration()),
    }
}

fn length_of_mp4(bytes: &[u8]) -> Result<Duration, NotMedia> {
    if is_film(bytes) {
        return Err(NotMedia::Other("video (MP4)"));
    }
    let file = Mp4File::read_from(&mut Cursor::new(bytes), options()).map_err(|_| NotMedia::Broken(Format::M4a))?;
    let properties = file.properties();
    match properties.codec() {
        Some(Mp4Codec::AAC) if properties.is_drm_protected() => Err(NotMedia::Other("AAC (DRM)")),
        Some(Mp4Codec::AAC) if properties.audio_object_type() != Some(AudioObjectType::NULL) => {
            Ok(properties.duration())
        }
        Some(Mp4Codec::ALAC) => Err(NotMedia::Other("ALAC (MP4)")),
        Some(Mp4Codec::FLAC) => Err(NotMedia::Other("FLAC (MP4)")),
        Some(Mp4Codec::MP3) => Err(NotMedia::Other("MP3 (MP4)")),
        _ => Err(NotMedia::Broken(Format::M4a)),
    }
}

/// Whether one of the tracks is a film: `moov/trak/mdia/hdlr` of the kind `vide` (ISO/IEC 14496-12, 8.4.3).
fn is_film(bytes: &[u8]) -> bool {
    let mut bodies = vec![bytes];
    for kind in [b"moov", b"trak", b"mdia", b"hdlr"] {
        bodies = bodies.into_iter().flat_map(boxes).filter(|(found, _)| *found == kind).map(|(_, body)| body).collect();
    }
    bodies.iter().any(|handler| handler.get(8..12) == Some(b"vide"))
}

/// The boxes that stand after each other in a part of an MP4 file: the kind and the body of each, as far as they are
/// whole (ISO/IEC 14496-12, 4.2).
fn boxes(part: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let size = u32::from_be_bytes(*rest.first_chunk()?);
        let (head, size) = match size {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?)).ok()?),
            size => (8, usize::try_from(size).ok()?),
        };
        let (kind, body) = (rest.get(4..8)?, rest.get(head..size)?);
        rest = &rest[size..];
        Some((kind, body))
    })
}

/// Kinds of files that telephones and computers write for recordings, or that are given the ending of one.
fn by_first_bytes(bytes: &[u8]) -> Option<&'static str> {
    let names: [(&[u8], &'static str); 10] = [
        (b"#!AMR", "AMR"),
        (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "WMA"),
        (b"\x1A\x45\xDF\xA3", "WebM, Matroska"),
        (b"MThd", "MIDI"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP, Word, Excel"),
        (b"\xD0\xCF\x11\xE0", "Word, Excel"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"<", "HTML"),
    ];
    names.into_iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, name)| name)
}

fn name_of(kind: FileType) -> &'static str {
    match kind {
        FileType::Aac => "AAC (ADTS)",
        FileType::Aiff => "AIFF",
        FileType::Ape => "Monkey's Audio",
        FileType::Flac => "FLAC",
        FileType::Opus => "Ogg Opus",
        FileType::Vorbis => "Ogg Vorbis",
        FileType::Speex => "Ogg Speex",
        FileType::Wav => "WAV",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MP3: &[u8] = include_bytes!("../../tests/recordings/tone.mp3");
    const PLAIN: &[u8] = include_bytes!("../../tests/recordings/tone-plain.mp3");
    const VBR: &[u8] = include_bytes!("../../tests/recordings/tone-vbr.mp3");
    const M4A: &[u8] = include_bytes!("../../tests/recordings/tone.m4a");
    const AAC: &[u8] = include_bytes!("../../tests/recordings/tone.aac");
    const OGG: &[u8] = include_bytes!("../../tests/recordings/tone.ogg");
    const FILM: &[u8] = include_bytes!("../../tests/recordings/film.mp4");

    #[test]
    fn two_seconds_are_two_seconds_in_each_format() {
        assert_eq!(media(MP3), Ok(Media { format: Format::Mp3, seconds: 2 }));
        assert_eq!(media(VBR), Ok(Media { format: Format::Mp3, seconds: 2 }));
        assert_eq!(media(M4A), Ok(Media { format: Format::M4a, seconds: 2 }));
    }

    #[test]
    fn a_recording_without_a_table_of_its_frames_is_measured_by_them() {
        assert_eq!(media(PLAIN), Ok(Media { format: Format::Mp3, seconds: 2 }));
        let longer = media(&PLAIN.repeat(100)).unwrap();
        assert!((195..=215).contains(&longer.seconds), "{longer:?}");
    }

    #[test]
    fn what_is_something_else_is_called_by_its_name() {
        assert_eq!(media(AAC), Err(NotMedia::Other("AAC (ADTS)")));
        assert_eq!(media(OGG), Err(NotMedia::Other("Ogg Vorbis")));
        assert_eq!(media(FILM), Err(NotMedia::Other("video (MP4)")));
        assert_eq!(media(b"RIFF\x24\x7D\0\0WAVEfmt "), Err(NotMedia::Other("WAV")));
        assert_eq!(media(b"<!doctype html><title>404</title>"), Err(NotMedia::Other("HTML")));
        assert_eq!(media(b"hello, this is not a recording at all"), Err(NotMedia::Unknown));
        assert_eq!(media(b""), Err(NotMedia::Empty));
    }

    #[test]
    fn a_recording_that_was_cut_short_before_its_sound_is_broken() {
        assert_eq!(media(&M4A[..M4A.len() / 3]), Err(NotMedia::Broken(Format::M4a)));
        assert_eq!(media(b"ID3\x04\0\0\0\0\0\x0A\0\0\0\0\0\0\0\0\0\0"), Err(NotMedia::Unknown));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_recording_or_refused(bytes: Vec<u8>, first in prop::sample::select(vec![&b""[..], b"ID3\x04", b"\xFF\xFB\x90", b"\0\0\0\x18ftypM4A ", b"OggS", b"RIFF"])) {
            let _ = media(&[first, &bytes].concat());
        }

        #[test]
        fn a_damaged_recording_is_a_recording_or_refused(
            seed in prop::sample::select(vec![MP3, VBR, M4A, FILM, OGG]),
            cut: prop::sample::Index,
            changes: Vec<(prop::sample::Index, u8)>,
        ) {
            let mut bytes = seed[..=cut.index(seed.len())].to_vec();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = media(&bytes);
        }

        #[test]
        fn damaged_heads_are_refused_too(
            seed in prop::sample::select(vec![MP3, VBR, M4A, FILM]),
            changes in prop::collection::vec((0_usize..600, any::<u8>()), 1..12),
            from_the_end: bool,
        ) {
            let mut bytes = seed.to_vec();
            for (at, byte) in changes {
                let at = at.min(bytes.len() - 1);
                let at = if from_the_end { bytes.len() - 1 - at } else { at };
                bytes[at] = byte;
            }
            let _ = media(&bytes);
        }
    }
}
