//! Text that was typed for a legacy font and is not Unicode. It is reported once per file and never published.

use std::collections::BTreeMap;
use std::ops::Range;

use super::problems::{LEGACY_TEXT, MISREAD_UTF8};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::legacy::{Encoding, Legacy, decode, detect, guess};

/// The maximum number of converted characters that a message shows.
const SHOWN: usize = 60;

/// The ranges of legacy text in a text. For each encoding, the first range is reported.
pub fn in_text(file: &FilePath, text: &str) -> Checked<Vec<Range<usize>>> {
    let found = detect(text);
    let report = |(encoding, (legacy, count)): (Encoding, (&Legacy, usize))| {
        let span = Span::new(file.clone(), legacy.range.clone());
        problem(span, encoding, &text[legacy.range.clone()], &legacy.reading, count, convert(file))
    };
    let problems = by_encoding(&found).into_iter().map(report).collect();
    Checked::new(found.into_iter().map(|legacy| legacy.range).collect(), Problems(problems))
}

/// The ranges of legacy text in the cells of a table.
pub fn in_cells(file: &FilePath, sheets: &Sheets) -> Checked<Vec<Range<usize>>> {
    let mut problems = Problems::default();
    let cells: Vec<_> = sheets.sheets.iter().flat_map(|sheet| &sheet.cells).collect();
    let (mut text, mut places) = (String::new(), Vec::new());
    for cell in &cells {
        places.push(text.len());
        text.push_str(&sheets.text[cell.start..cell.end]);
        text.push('\n');
    }
    let found = detect(&text);
    for (encoding, (legacy, count)) in by_encoding(&found) {
        let before = places.partition_point(|place| *place <= legacy.range.start);
        let Some(cell) = before.checked_sub(1).and_then(|index| cells.get(index)) else { continue };
        let span = Span::new(file.clone(), cell.start..cell.end);
        let help = if is_workbook(file) { in_excel() } else { convert(file) };
        problems.push(problem(span, encoding, &text[legacy.range.clone()], &legacy.reading, count, help));
    }
    Checked::new(found.into_iter().map(|legacy| legacy.range).collect(), problems)
}

/// Reports a table whose bytes are legacy text. Windows-1258 is not reported: current spreadsheets still write it, and
/// it can be read.
pub fn legacy_bytes(file: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
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

/// The first range of each encoding, with the number of its ranges.
fn by_encoding(found: &[Legacy]) -> BTreeMap<Encoding, (&Legacy, usize)> {
    let mut all: BTreeMap<Encoding, (&Legacy, usize)> = BTreeMap::new();
    for legacy in found {
        all.entry(legacy.encoding).and_modify(|(_, count)| *count += 1).or_insert((legacy, 1));
    }
    all
}

fn problem(span: Span, encoding: Encoding, written: &str, reading: &str, count: usize, help: Bilingual) -> Diagnostic {
    if encoding == Encoding::Utf8 {
        return misread(span, written, reading, count, help);
    }
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

/// The problem of UTF-8 that was read as another code page.
fn misread(span: Span, written: &str, reading: &str, count: usize, help: Bilingual) -> Diagnostic {
    let (reading, Bilingual { vi, en }) = (shown(reading), help);
    let more = count - 1;
    let message = match more {
        0 => bilingual!(
            "chữ hỏng vì UTF-8 bị mở bằng bảng mã khác rồi lưu lại; có lẽ là “{reading}”",
            "broken letters: UTF-8 was opened as another code page and saved; it probably says “{reading}”"
        ),
        _ => bilingual!(
            "chữ hỏng vì UTF-8 bị mở bằng bảng mã khác rồi lưu lại; có lẽ là “{reading}”; tệp còn {more} chỗ như vậy",
            "broken letters: UTF-8 was opened as another code page and saved; it probably says “{reading}”; the file has \
             {more} more such places"
        ),
    };
    let help = match written.contains(char::REPLACEMENT_CHARACTER) {
        true => bilingual!(
            "mở tệp gốc và lưu lại bằng “CSV UTF-8” hay UTF-8, vì vài chữ đã mất; không còn tệp gốc thì {vi}, rồi gõ \
             lại các chữ `�`",
            "open the original and save it as “CSV UTF-8” or UTF-8, since letters are lost; without an original {en}, \
             then type the letters `�` again"
        ),
        false => bilingual!("{vi}", "{en}"),
    };
    MISREAD_UTF8.at(span).message(message).found(shown(written)).help(help)
}

/// Whether a text has UTF-8 in it that was read as another code page.
pub fn is_misread(text: &str) -> bool {
    detect(text).iter().any(|found| found.encoding == Encoding::Utf8)
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

/// A text shortened for a message.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
