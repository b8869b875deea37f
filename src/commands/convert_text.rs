//! `convert-text FILE…`: converts text in legacy encodings to Unicode, and shows the changes before they are written.

use std::path::{Path, PathBuf};

use super::arguments::ConvertTextOptions;
use super::files::{Replacement, keep_copy, read, replace, unwritten};
use super::{CONTENT, Call, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::legacy::{Encoding, converted, decode, detect, detect_as, guess};

/// Extensions of text files.
const TEXTS: [&str; 6] = ["csv", "md", "tsv", "txt", "yaml", "yml"];

/// The result of converting a file.
struct Conversion {
    /// The changed lines, each before and after the conversion, for the terminal.
    lines: Vec<String>,
    /// The names of the encodings that were found.
    encodings: Vec<&'static str>,
    /// The converted text of the file.
    text: String,
}

/// Shows the changes of each file, and writes them where `--write` is given. The exit status is the worst one of all
/// files.
pub fn run(call: &Call, options: &ConvertTextOptions) -> u8 {
    let speech = call.site_speech();
    options.files.iter().map(|file| one(call, options, file, speech)).max().unwrap_or(USAGE)
}

fn one(call: &Call, options: &ConvertTextOptions, named: &Path, speech: Speech) -> u8 {
    let place = named.display();
    let ending = named.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
    if !TEXTS.contains(&ending.as_str()) {
        return report::failure(&not_text(named, &ending), speech);
    }
    // A path that does not exist is also tried below the site's folder, since messages name files from there.
    let path = if named.exists() { named.to_owned() } else { call.site.join(named) };
    let bytes = match read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return report::failure(
                &bilingual!("không đọc được {place}: {error}", "cannot read {place}: {error}"),
                speech,
            );
        }
    };
    let Some(Conversion { lines, encodings, text }) = convert(&bytes, options.from) else {
        let words = bilingual!(
            "{place} không phải UTF-8 và không rõ viết bằng bảng mã nào; nếu biết, thêm `--from` và tên bảng mã",
            "{place} is not UTF-8, and what it is in is not clear; if you know, add `--from` and the encoding"
        );
        report::failure(&words, speech);
        return CONTENT;
    };
    if text.as_bytes() == bytes {
        return report::result(&bilingual!("{place}: không có gì để đổi", "{place}: nothing to convert"), speech);
    }
    report::print(format_args!("{place} ({})", encodings.join(", ")));
    lines.iter().for_each(report::print);
    if !options.write {
        let count = lines.len();
        let words = bilingual!(
            "{count} dòng sẽ đổi; chưa ghi gì, thêm `--write` để ghi",
            "{count} lines will change; nothing is written yet, add `--write` to write"
        );
        return report::result(&words, speech);
    }
    let written = keep_copy(&path).and_then(|kept| {
        let name = place.to_string().into();
        replace(&[Replacement { name, path, bytes: text.into_bytes() }]).map_err(|(_, error)| error)?;
        Ok(kept)
    });
    let said = |kept: PathBuf| {
        let kept = kept.display();
        bilingual!("đã ghi {place}; bản gốc còn ở {kept}", "wrote {place}; the original is kept as {kept}")
    };
    report::outcome(written.map(said).map_err(|error| unwritten(place, error)), speech)
}

/// Converts the bytes of a file; `None` where they are not UTF-8 and no encoding is recognized.
fn convert(bytes: &[u8], from: Option<Encoding>) -> Option<Conversion> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let found = from.map_or_else(|| detect(text), |encoding| detect_as(text, encoding));
        let mut encodings: Vec<Encoding> = found.iter().map(|legacy| legacy.encoding).collect();
        encodings.sort();
        encodings.dedup();
        let encodings = encodings.into_iter().map(Encoding::name).collect();
        let new = converted(text, &found);
        return Some(Conversion { lines: report::changed_lines(text, &new), encodings, text: new });
    }
    let encoding = from.or_else(|| guess(bytes))?;
    let text = decode(bytes, encoding);
    // Legacy text is shown as Latin-1, which is how broken text usually appears.
    let old: String = bytes.iter().copied().map(char::from).collect();
    Some(Conversion { lines: report::changed_lines(&old, &text), encodings: vec![encoding.name()], text })
}

/// The reason why a file is not converted, and what to do instead.
fn not_text(file: &Path, ending: &str) -> Bilingual {
    let place = file.display();
    if ["xlsx", "ods", "xls"].contains(&ending) {
        return bilingual!(
            "{place} là bảng tính: đổi bảng mã trong Excel (UniKey: chép các ô, Ctrl+Shift+F9, dán lại), hoặc lưu thành CSV rồi đổi tệp CSV",
            "{place} is a workbook: change its encoding in Excel (UniKey: copy the cells, Ctrl+Shift+F9, paste), or save it as CSV and convert that"
        );
    }
    let endings = TEXTS.map(|ending| format!(".{ending}")).join(", ");
    bilingual!("{place} không phải tệp chữ ({endings})", "{place} is no text file ({endings})")
}
