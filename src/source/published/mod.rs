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
    let ending = path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    let report = FileReport { path, asked };
    let clean = match ending.as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => jpeg::without_metadata(&bytes).ok_or(("JPEG", bytes)),
        "png" => png::without_metadata(&bytes).ok_or(("PNG", bytes)),
        "webp" => webp::without_metadata(&bytes).ok_or(("WebP", bytes)),
        "gif" => gif::without_metadata(&bytes).ok_or(("GIF", bytes)),
        "avif" => match boxes::without_metadata(bytes) {
            Ok(clean) => Ok(clean),
            Err(why) => {
                problems.push(report.bad_avif(why));
                return Vec::new();
            }
        },
        ending if UNSEEN.contains(&ending) => {
            problems.push(report.unseen(ending));
            return bytes;
        }
        "svg" => {
            report.svg(&bytes, problems);
            Ok(std::str::from_utf8(&bytes)
                .map_or_else(|_| Vec::new(), |drawing| embedded::without_metadata(drawing).into_bytes()))
        }
        ending if SOUNDS.contains(&ending) => return report.recording(bytes, problems),
        "mp4" | "m4v" | "mov" | "3gp" => return report.film(bytes, problems),
        "pdf" => {
            problems.0.extend(match authors::of_pdf(&bytes) {
                Some(people) => report.authors(people),
                None => Some(report.locked()),
            });
            return bytes;
        }
        "docx" | "docm" | "dotx" | "xlsx" | "xlsm" | "pptx" | "ppsx" | "odt" | "ods" | "odp" => {
            report.office(&bytes, problems);
            return bytes;
        }
        "doc" | "dot" | "xls" | "ppt" => {
            problems.0.extend(report.authors(authors::of_old_office(&bytes)));
            return bytes;
        }
        _ => return bytes,
    };
    match clean {
        Ok(clean) => {
            problems.0.extend(report.heavy(clean.len()));
            clean
        }
        Err((kind, bytes)) => {
            problems.push(report.bad_picture(kind, &bytes));
            bytes
        }
    }
}

/// A picture as it is published; `None` for what is none, or none that can be read.
pub fn picture(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match path.rsplit_once('.')?.1.to_lowercase().as_str() {
        "jpg" | "jpeg" => jpeg::without_metadata(bytes),
        "png" => png::without_metadata(bytes),
        "webp" => webp::without_metadata(bytes),
        "gif" => gif::without_metadata(bytes),
        _ => None,
    }
}
