//! Reading a file, and telling text from what is not.

use std::path::Path;
use std::sync::Arc;

use super::find::FoundFile;
use super::problems::{NOT_UTF8, TOO_LARGE, UTF16, unreadable};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};
use crate::legacy::{self, guess};

/// Bytes a text file may have.
pub const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// A text file as read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path relative to the site's folder.
    pub path: FilePath,
    /// Its text, without a byte-order mark.
    pub text: Arc<str>,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
}

/// Bytes a table may have.
pub const LARGEST_TABLE: u64 = 32 * 1024 * 1024;

/// A table as read: its format and encoding are its reader's business.
#[derive(Clone, Debug)]
pub struct TableFile {
    /// Its path relative to the site's folder.
    pub path: FilePath,
    pub bytes: Arc<[u8]>,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
}

/// Reads a table. Every failure is one problem at the file.
pub fn read_table(found: &FoundFile) -> Result<TableFile, Diagnostic> {
    fits(found, LARGEST_TABLE)?;
    let bytes: Arc<[u8]> = read_bytes(&found.absolute, &found.path)?.into();
    Ok(TableFile { path: found.path.clone(), hash: *blake3::hash(&bytes).as_bytes(), bytes })
}

fn fits(found: &FoundFile, largest: u64) -> Result<(), Diagnostic> {
    if found.state.size <= largest {
        return Ok(());
    }
    let (megabytes, most) = (found.state.size / 1_048_576, largest / 1_048_576);
    Err(TOO_LARGE
        .at(Span::whole(found.path.clone()))
        .message(bilingual!(
            "tệp lớn {megabytes} MB, nhiều nhất là {most} MB",
            "the file has {megabytes} MB, {most} MB at most"
        ))
        .help(Bilingual::literal("chia nhỏ tệp", "split the file")))
}

/// Reads a text file. Every failure is one problem at the file.
pub fn read(found: &FoundFile) -> Result<SourceFile, Diagnostic> {
    fits(found, LARGEST_TEXT)?;
    let bytes = read_bytes(&found.absolute, &found.path)?;
    decode(&found.path, &bytes)
}

/// Reads any file whole.
#[expect(clippy::disallowed_methods, reason = "source/ is the home of reading")]
pub fn read_bytes(absolute: &Path, path: &FilePath) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(absolute).map_err(|error| unreadable(path, &error))
}

/// The text of a file's bytes: UTF-8, with or without a byte-order mark.
pub fn decode(path: &FilePath, bytes: &[u8]) -> Result<SourceFile, Diagnostic> {
    let span = || Span::whole(path.clone());
    let save_as = Bilingual::literal("lưu lại tệp với mã hóa UTF-8", "save the file again as UTF-8");
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(UTF16
            .at(span())
            .message(Bilingual::literal("tệp được lưu bằng UTF-16", "the file is saved as UTF-16"))
            .help(save_as));
    }
    let hash = *blake3::hash(bytes).as_bytes();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile { path: path.clone(), text: text.into(), hash }),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let problem = |message| NOT_UTF8.at(span()).message(message);
            let Some(encoding) = guess(bytes) else {
                return Err(problem(bilingual!(
                    "tệp không phải UTF-8: dòng {line} có byte 0x{byte:02X}",
                    "the file is not UTF-8: line {line} has the byte 0x{byte:02X}"
                ))
                .help(save_as));
            };
            let (name, reading) = (encoding.name(), line_of(&legacy::decode(bytes, encoding), line));
            Err(problem(bilingual!(
                "tệp không phải UTF-8 mà có vẻ là {name}: dòng {line} có lẽ là “{reading}”",
                "the file is not UTF-8 but probably {name}: line {line} seems to say “{reading}”"
            ))
            .help(bilingual!(
                "chạy `giothong convert-text {path}` để xem tệp sẽ thành gì, rồi thêm `--write`",
                "run `giothong convert-text {path}` to see what it becomes, then add `--write`"
            )))
        }
    }
}

/// The beginning of a line, as far as a message holds it.
fn line_of(text: &str, number: usize) -> String {
    let line = text.lines().nth(number.saturating_sub(1)).unwrap_or_default().trim();
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
