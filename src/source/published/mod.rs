//! The bytes of a file → those that are published: without what its author did not mean to publish.
//!
//! What can be taken out without touching pixels and sound is taken out; what cannot is reported, or refused.

mod authors;
mod boxes;
mod embedded;
mod exif;
mod gif;
mod jpeg;
mod mp3;
mod old_office;
mod png;
mod problems;
mod svg;
mod report;
mod webp;

pub use problems::PROBLEMS;

use crate::diagnostics::{FilePath, Problems, Span};
use report::FileReport;

/// Kinds of pictures that no browser shows.
const UNSEEN: [&str; 6] = ["heic", "heif", "tif", "tiff", "bmp", "dng"];

/// Kinds of sound. Of MP3 and M4A what is reported beside the sound can be taken out; others are refused.
const SOUNDS: [&str; 9] = ["mp3", "m4a", "wav", "ogg", "oga", "opus", "flac", "aac", "wma"];

/// The bytes to publish of the file that is asked for at a place. With an error they go nowhere.
pub fn published(path: &FilePath, asked: &Span, bytes: Vec<u8>, problems: &mut Problems) -> Vec<u8> {
    let ending = ending(path);
    let ending = match ending.as_str() {
        "jpe" | "jfif" => "jpeg",
        other => other,
    };
    let report = FileReport { path, asked };
    if let Some((kind, without_metadata)) = picture_format(ending) {
        let Some(clean) = without_metadata(&bytes) else {
            problems.push(report.bad_picture(kind, &bytes));
            return bytes;
        };
        problems.0.extend(report.heavy(clean.len()));
        return clean;
    }
    match ending {
        "avif" => match boxes::without_metadata(bytes) {
            Ok(clean) => {
                problems.0.extend(report.heavy(clean.len()));
                return clean;
            }
            Err(why) => {
                problems.push(report.bad_avif(why));
                return Vec::new();
            }
        },
        "svg" => {
            report.svg(&bytes, problems);
            let drawing = std::str::from_utf8(&bytes).unwrap_or_default();
            let clean = embedded::without_metadata(drawing).into_bytes();
            problems.0.extend(report.heavy(clean.len()));
            return clean;
        }
        "mp4" | "m4v" | "mov" | "3gp" => return report.film(bytes, problems),
        ending if SOUNDS.contains(&ending) => return report.recording(bytes, problems),
        ending if UNSEEN.contains(&ending) => problems.push(report.unseen(ending)),
        "pdf" => problems.0.extend(match authors::of_pdf(&bytes) {
            Some(people) => report.authors(people),
            None => Some(report.locked()),
        }),
        "docx" | "docm" | "dotx" | "xlsx" | "xlsm" | "pptx" | "ppsx" | "odt" | "ods" | "odp" => {
            report.office(&bytes, problems);
        }
        "doc" | "dot" | "xls" | "ppt" => problems.0.extend(report.authors(authors::of_old_office(&bytes))),
        _ => {}
    }
    bytes
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// Takes the metadata out of a picture; `None` where the picture is not whole.
type WithoutMetadata = fn(&[u8]) -> Option<Vec<u8>>;

/// The formats of pictures that are read part by part: the name, and the function that takes the metadata out.
fn picture_format(ending: &str) -> Option<(&'static str, WithoutMetadata)> {
    Some(match ending {
        "jpg" | "jpeg" => ("JPEG", jpeg::without_metadata),
        "png" => ("PNG", png::without_metadata),
        "webp" => ("WebP", webp::without_metadata),
        "gif" => ("GIF", gif::without_metadata),
        _ => return None,
    })
}

/// A picture as it is published; `None` for what is none, or none that can be read.
pub fn picture(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let (_, without_metadata) = picture_format(&ending(path))?;
    without_metadata(bytes)
}
