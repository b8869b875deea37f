//! Text that was written for a font and not for Unicode: it is told once for a file, and never published.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::LEGACY_TEXT;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::legacy::{Encoding, Legacy, decode, detect, guess};

/// Characters of a reading that a message shows.
const SHOWN: usize = 60;

/// Tells of legacy text in a text file, and drops what else was said of its lines: brackets that are letters there
/// break YAML and links. Whether there is any is returned.
pub fn tell(file: &FilePath, text: &str, problems: &mut Problems) -> bool {
    let found = detect(text);
    let Some(first) = found.first() else { return false };
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = |at: usize| ends.partition_point(|end| *end < at);
    let lines: BTreeSet<usize> = found.iter().map(|legacy| line(legacy.range.start)).collect();
    let is_caused = |problem: &Diagnostic| {
        let is_syntax =
            matches!(problem.problem.code, "bad-yaml" | "unquoted-colon" | "not-fields" | "comment-in-text");
        lines.contains(&line(problem.span.start)) && problem.span.end > 0
            || is_syntax && problem.span.end >= first.range.start
    };
    problems.0.retain(|problem| !is_caused(problem));
    for (encoding, (legacy, count)) in by_encoding(&found) {
        let span = Span::new(file.clone(), legacy.range.clone());
        problems.push(problem(span, encoding, &text[legacy.range.clone()], &legacy.reading, count, convert(file)));
    }
    true
}

/// Tells of legacy text in the cells of a table.
pub fn tell_cells(file: &FilePath, sheets: &Sheets, problems: &mut Problems) -> bool {
    let cells: Vec<_> = sheets.sheets.iter().flat_map(|sheet| &sheet.cells).collect();
    let (mut text, mut places) = (String::new(), Vec::new());
    for cell in &cells {
        places.push(text.len());
        text.push_str(&sheets.text[cell.start..cell.end]);
        text.push('\n');
    }
    let found = detect(&text);
    for (encoding, (legacy, count)) in by_encoding(&found) {
        let behind = places.partition_point(|place| *place <= legacy.range.start);
        let Some(cell) = behind.checked_sub(1).and_then(|index| cells.get(index)) else { continue };
        let span = Span::new(file.clone(), cell.start..cell.end);
        let help = if is_workbook(file) { in_excel() } else { convert(file) };
        problems.push(problem(span, encoding, &text[legacy.range.clone()], &legacy.reading, count, help));
    }
    !found.is_empty()
}

/// A table whose bytes are legacy text. Windows-1258 is not: spreadsheets of today write it, and it is read.
pub fn in_bytes(file: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
    let encoding = guess(bytes).filter(|encoding| *encoding != Encoding::Windows1258)?;
    let reading = decode(bytes, encoding);
    let line = reading.lines().find(|line| !line.is_ascii()).unwrap_or_default();
    let (name, shown) = (encoding.name(), shown(line));
    let message = bilingual!(
        "bảng viết bằng {name}, không phải Unicode; có lẽ là “{shown}”",
        "the table is in {name} and not Unicode; it probably says “{shown}”"
    );
    Some(LEGACY_TEXT.at(Span::whole(file.clone())).message(message).help(convert(file)))
}

/// Of each encoding the first stretch, and how many there are.
fn by_encoding(found: &[Legacy]) -> BTreeMap<Encoding, (&Legacy, usize)> {
    let mut all: BTreeMap<Encoding, (&Legacy, usize)> = BTreeMap::new();
    for legacy in found {
        all.entry(legacy.encoding).and_modify(|(_, count)| *count += 1).or_insert((legacy, 1));
    }
    all
}

fn problem(span: Span, encoding: Encoding, written: &str, reading: &str, count: usize, help: Bilingual) -> Diagnostic {
    let (name, reading) = (encoding.name(), shown(reading));
    let more = count - 1;
    let message = match more {
        0 => bilingual!(
            "chữ viết bằng {name}, không phải Unicode; có lẽ là “{reading}”",
            "this is in {name} and not Unicode; it probably says “{reading}”"
        ),
        _ => bilingual!(
            "chữ viết bằng {name}, không phải Unicode; có lẽ là “{reading}”; tệp còn {more} chỗ như vậy",
            "this is in {name} and not Unicode; it probably says “{reading}”; the file has {more} more such places"
        ),
    };
    LEGACY_TEXT.at(span).message(message).found(shown(written)).help(help)
}

fn convert(file: &FilePath) -> Bilingual {
    bilingual!(
        "chạy `giothong convert-text {file}` để xem chữ sẽ thành gì, rồi thêm `--write`",
        "run `giothong convert-text {file}` to see what it becomes, then add `--write`"
    )
}

fn in_excel() -> Bilingual {
    Bilingual::literal(
        "đổi bảng mã trong Excel (UniKey: chép các ô, Ctrl+Shift+F9, dán lại), hoặc lưu bảng thành CSV rồi dùng `giothong convert-text`",
        "change the encoding in Excel (UniKey: copy the cells, Ctrl+Shift+F9, paste), or save as CSV and use `giothong convert-text`",
    )
}

fn is_workbook(file: &FilePath) -> bool {
    let name = file.to_lowercase();
    name.ends_with(".xlsx") || name.ends_with(".ods")
}

/// As much of a text as a message holds.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
