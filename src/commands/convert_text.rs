//! `convert-text FILE…`: text in old encodings to Unicode, shown before it is written.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{CONTENT, Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::legacy::{Encoding, converted, decode, detect, detect_as, guess};

/// Endings of files that are text.
const TEXTS: [&str; 6] = ["csv", "md", "tsv", "txt", "yaml", "yml"];

/// What becomes of a file.
struct Conversion {
    /// Its lines, each as it was and as it will be.
    lines: Vec<(String, String)>,
    /// The encodings that were found, by their names.
    encodings: Vec<&'static str>,
    /// The file in Unicode.
    text: String,
}

/// Shows what each file becomes, and writes it where that was asked for.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let speech = call.speech(call.site_language().as_deref());
    let from = options
        .get_one::<String>("from")
        .and_then(|word| Encoding::ALL.into_iter().find(|encoding| encoding.word() == word));
    let files = options.get_many::<PathBuf>("file").into_iter().flatten();
    files.map(|file| one(call, file, from, options.get_flag("write"), speech)).max().unwrap_or(USAGE)
}

/// One file. The exit status is that of the command where no other file did worse.
fn one(call: &Call, named: &Path, from: Option<Encoding>, write: bool, speech: Speech) -> u8 {
    let place = named.display();
    let refuse = |words: Bilingual, status: u8| {
        report::failure(&words, speech);
        status
    };
    let ending = named.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
    if !TEXTS.contains(&ending.as_str()) {
        return refuse(not_text(named, &ending), USAGE);
    }
    // Messages name files from the site's folder on.
    let path = if named.exists() { named.to_owned() } else { call.site.join(named) };
    let bytes = match read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return refuse(bilingual!("không đọc được {place}: {error}", "cannot read {place}: {error}"), USAGE);
        }
    };
    let Some(conversion) = convert(&bytes, from) else {
        let words = bilingual!(
            "{place} không phải UTF-8 và không rõ viết bằng bảng mã nào; nếu biết, thêm `--from` và tên bảng mã",
            "{place} is not UTF-8, and what it is in is not clear; if you know, add `--from` and the encoding"
        );
        return refuse(words, CONTENT);
    };
    if conversion.text.as_bytes() == bytes {
        report::result(&bilingual!("{place}: không có gì để đổi", "{place}: nothing to convert"), speech);
        return FINE;
    }
    show(named, &conversion);
    if !write {
        let count = conversion.lines.len();
        let words = bilingual!(
            "{count} dòng sẽ đổi; chưa ghi gì, thêm `--write` để ghi",
            "{count} lines will change; nothing is written yet, add `--write` to write"
        );
        report::result(&words, speech);
        return FINE;
    }
    match replace(&path, conversion.text.as_bytes()) {
        Ok(kept) => {
            let kept = kept.display();
            let words =
                bilingual!("đã ghi {place}; bản gốc còn ở {kept}", "wrote {place}; the original is kept as {kept}");
            report::result(&words, speech);
            FINE
        }
        Err(error) => refuse(bilingual!("không ghi được {place}: {error}", "cannot write {place}: {error}"), USAGE),
    }
}

/// What becomes of a file's bytes; `None` where they are no UTF-8 and nothing is known of them.
fn convert(bytes: &[u8], from: Option<Encoding>) -> Option<Conversion> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let found = from.map_or_else(|| detect(text), |encoding| detect_as(text, encoding));
        let mut encodings: Vec<Encoding> = found.iter().map(|legacy| legacy.encoding).collect();
        encodings.sort();
        encodings.dedup();
        let encodings = encodings.into_iter().map(Encoding::name).collect();
        let new = converted(text, &found);
        return Some(Conversion { lines: changes(text, &new), encodings, text: new });
    }
    let encoding = from.or_else(|| guess(bytes))?;
    let text = decode(bytes, encoding);
    // A terminal shows the old letters as Latin-1 has them, which is how broken text looks everywhere.
    let old: String = bytes.iter().copied().map(char::from).collect();
    Some(Conversion { lines: changes(&old, &text), encodings: vec![encoding.name()], text })
}

/// The lines that differ. A conversion neither adds lines nor takes any away.
fn changes(old: &str, new: &str) -> Vec<(String, String)> {
    let pairs = old.split('\n').zip(new.split('\n')).enumerate();
    pairs
        .filter(|(_, (old, new))| old != new)
        .map(|(index, (old, new))| {
            let number = index + 1;
            let visible = |line: &str| line.trim_end().replace(char::is_control, " ");
            (format!("{number:>5} - {}", visible(old)), format!("{:>5} + {}", "", visible(new)))
        })
        .collect()
}

fn show(file: &Path, conversion: &Conversion) {
    report::print(format_args!("{} ({})", file.display(), conversion.encodings.join(", ")));
    for (old, new) in &conversion.lines {
        report::print(format_args!("{old}\n{new}"));
    }
}

/// Why a file is not converted, and what to do instead.
fn not_text(file: &Path, ending: &str) -> Bilingual {
    let place = file.display();
    match ending {
        "xlsx" | "ods" | "xls" => bilingual!(
            "{place} là bảng tính: đổi bảng mã trong Excel (UniKey: chép các ô, Ctrl+Shift+F9, dán lại), hoặc lưu thành CSV rồi đổi tệp CSV",
            "{place} is a workbook: change its encoding in Excel (UniKey: copy the cells, Ctrl+Shift+F9, paste), or save it as CSV and convert that"
        ),
        _ => {
            let endings = TEXTS.map(|ending| format!(".{ending}")).join(", ");
            bilingual!("{place} không phải tệp chữ ({endings})", "{place} is no text file ({endings})")
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the person names the file")]
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(file)
}

/// Puts new bytes in the place of a file in one step. The original is kept beside it under a name that no build looks
/// at, and that no earlier original has.
#[expect(clippy::disallowed_methods, reason = "the one command that changes content does so where it is told to")]
fn replace(file: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = |number: usize| match number {
        1 => file.with_file_name(format!("_{name}.goc")),
        number => file.with_file_name(format!("_{name}.{number}.goc")),
    };
    let kept = (1..).map(numbered).find(|path| std::fs::symlink_metadata(path).is_err()).unwrap_or_default();
    std::fs::copy(file, &kept)?;
    let beside = file.with_file_name(format!("_{name}.part"));
    let written = std::fs::write(&beside, bytes)
        .and_then(|()| std::fs::set_permissions(&beside, std::fs::metadata(file)?.permissions()))
        .and_then(|()| std::fs::rename(&beside, file));
    written.map(|()| kept).inspect_err(|_| drop(std::fs::remove_file(&beside)))
}
