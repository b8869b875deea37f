//! Reads `.csv` and `.tsv` files into a sheet, whatever delimiter and encoding the spreadsheet chose.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};

use super::problems::{CONTROL_CHARACTER, OPEN_QUOTE, OTHER_ENCODING};
use super::sheet::{Cell, CellContent, LONGEST_CELL, MOST_ROWS, Row, SHEET_COLUMNS, Sheet};
use super::unreadable::{Fault, renamed_workbook};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, FilePath, Problems, Span};
use crate::proofread::{is_misread, legacy_bytes};

/// Delimiters that spreadsheets use.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The maximum number of lines in one cell; more mean that a quotation mark was probably never closed.
const MOST_LINES: usize = 100;

/// Reads the single sheet of a delimited file. `score` rates how well a sheet fits the kind; the delimiter with the
/// best score is used.
pub fn delimited(
    path: &FilePath,
    bytes: &[u8],
    score: impl Fn(&Sheet) -> usize,
    problems: &mut Problems,
) -> Result<Sheet, Diagnostic> {
    let (text, encoding) = decode(bytes);
    let legacy = || legacy_bytes(path, bytes).filter(|_| encoding == WINDOWS_1258);
    let refused = renamed_workbook(path, bytes).or_else(legacy).or_else(|| control_character(path, &text));
    if let Some(problem) = refused {
        return Err(problem);
    }
    if encoding != UTF_8 {
        let name = encoding.name();
        let message = bilingual!("tệp được đọc theo bảng mã {name}", "the file was read as {name}");
        let help = bilingual!(
            "lưu lại bằng “CSV UTF-8” để chắc chắn mọi chữ đúng",
            "save it as “CSV UTF-8” to be sure of every letter"
        );
        problems.push(OTHER_ENCODING.at(Span::whole(path.clone())).message(message).help(help));
    }
    let (declared, text) = declared_delimiter(&text);
    let sample_end = text.match_indices(['\n', '\r']).nth(MOST_LINES / 2).map_or(text.len(), |(at, _)| at);
    let sample = &text[..sample_end];
    let fit = |delimiter: u8| {
        let known = sheet(path, sample, delimiter).map_or(0, |sheet| score(&sheet));
        (known, sample.bytes().filter(|byte| *byte == delimiter).count())
    };
    let best = || DELIMITERS.into_iter().rev().max_by_key(|delimiter| fit(*delimiter));
    let delimiter = declared.or_else(best).unwrap_or(b',');
    match open_line(text, delimiter) {
        Some(line) => Err(open_quote(path, line)),
        None => sheet(path, text, delimiter),
    }
}

/// The line of a quotation mark that begins a cell and is not closed before the end of the text.
fn open_line(text: &str, delimiter: u8) -> Option<usize> {
    let (mut open, mut begins) = (None, true);
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match (byte, open) {
            (b'"', None) if begins => open = Some(at),
            (b'"', Some(_)) if bytes.next_if(|(_, next)| *next == b'"').is_none() => open = None,
            _ => {}
        }
        begins = open.is_none() && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    open.map(|at| breaks(&text[..at]) + 1)
}

/// Reports a control character: the file was damaged, or is not text.
fn control_character(path: &FilePath, text: &str) -> Option<Diagnostic> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{85}');
    let (at, found) = text.char_indices().find(|(_, c)| is_control(*c))?;
    // UTF-8 that was read as another code page has control characters, and is reported by what it says.
    if is_misread(text) {
        return None;
    }
    let (line, code) = (breaks(&text[..at]) + 1, u32::from(found));
    let message = bilingual!(
        "dòng {line} có ký tự điều khiển U+{code:04X}",
        "line {line} holds the control character U+{code:04X}"
    );
    let help = bilingual!("mở bảng gốc và lưu lại bằng “CSV UTF-8”", "open the original and save it as “CSV UTF-8”");
    Some(CONTROL_CHARACTER.at(Span::whole(path.clone())).message(message).help(help))
}

/// Decodes UTF-8 or UTF-16 by its byte-order mark, else UTF-8 where the bytes are valid, else Windows-1258, which
/// Vietnamese Excel writes.
fn decode(bytes: &[u8]) -> (String, &'static Encoding) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding.decode_with_bom_removal(bytes).0.into_owned(), encoding);
    }
    let bare = [UTF_16LE, UTF_16BE].into_iter().find(|encoding| looks_wide(bytes, encoding));
    if let Some(encoding) = bare {
        return (encoding.decode_without_bom_handling(bytes).0.into_owned(), encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), UTF_8),
        Err(_) => (WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned(), WINDOWS_1258),
    }
}

/// Whether every second byte at the beginning is zero as often as in UTF-16 text without a byte-order mark.
fn looks_wide(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let high = usize::from(encoding == UTF_16LE);
    let sample = &bytes[..bytes.len().min(512)];
    let zeros = sample.iter().skip(high).step_by(2).filter(|byte| **byte == 0).count();
    zeros * 4 > sample.len() && bytes.len().is_multiple_of(2)
}

/// The delimiter declared by a line `sep=;`, which is meant for Excel, and the rest of the text.
fn declared_delimiter(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let delimiter = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
    match delimiter.map(str::as_bytes) {
        Some([delimiter]) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// Builds the sheet. Rows are numbered as a spreadsheet shows them: a line break inside a cell does not begin a new
/// row.
fn sheet(path: &FilePath, text: &str, delimiter: u8) -> Result<Sheet, Diagnostic> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let too_large = || Fault::TooLarge.problem(path, &[]);
    let mut record = StringRecord::new();
    let (mut rows, mut inside) = (Vec::new(), 0);
    let (mut line, mut counted) = (1, 0);
    while reader.read_record(&mut record).unwrap_or_default() {
        let begins = begin_of(text, record.position().map_or(0, |position| position.byte() as usize));
        line += breaks(&text[counted..begins]);
        counted = begins;
        let number = u32::try_from(line.saturating_sub(inside)).unwrap_or(u32::MAX);
        if record.len() > SHEET_COLUMNS as usize || record.iter().any(|field| field.len() > LONGEST_CELL) {
            return Err(too_large());
        }
        for field in &record {
            let within = breaks(field);
            if within > MOST_LINES {
                return Err(open_quote(path, line));
            }
            inside += within;
        }
        let cell = |(column, field)| Some(Cell { column, content: CellContent::of_text(field)? });
        let cells: Vec<Cell> = (1..).zip(&record).filter_map(cell).collect();
        if !cells.is_empty() {
            rows.push(Row { number, cells, ..Row::default() });
        }
        if rows.len() > MOST_ROWS {
            return Err(too_large());
        }
    }
    Ok(Sheet { rows, ..Sheet::default() })
}

/// The start of a record: the CSV reader gives the position after the previous record, where blank lines may follow.
fn begin_of(text: &str, at: usize) -> usize {
    let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    text.len() - text[at..].trim_start_matches(['\r', '\n']).len()
}

/// The number of line breaks: CR LF, LF or CR.
fn breaks(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}

fn open_quote(path: &FilePath, line: usize) -> Diagnostic {
    let message = bilingual!(
        "dấu ngoặc kép mở ở dòng {line} mà không đóng",
        "a quotation mark opened on line {line} is never closed"
    );
    let help = bilingual!("đóng dấu ngoặc kép, hoặc viết hai lần `\"\"`", "close it, or write it twice: `\"\"`");
    OPEN_QUOTE.at(Span::whole(path.clone())).message(message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let mut problems = Problems::default();
        let sheet = delimited(&"content/drives/a.csv".into(), bytes, |sheet| sheet.rows[0].cells.len(), &mut problems)
            .expect("readable");
        let texts = |row: &Row| row.cells.iter().map(|cell| cell.content.shown()).collect();
        sheet.rows.iter().map(|row| (row.number, texts(row))).collect()
    }

    #[test]
    fn the_delimiter_that_parts_most_is_taken() {
        for text in ["Ngày;Địa điểm\n5/3;A, B", "Ngày\tĐịa điểm\r\n5/3\tA, B", "sep=;\nNgày;Địa điểm\n5/3;A, B"]
        {
            let read = rows(text.as_bytes());
            assert_eq!(read[1].1, ["5/3", "A, B"], "{text}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        for newline in ["\n", "\r\n", "\r"] {
            let text = "a,b\n\"c\nd\",e\n\nf,g".replace('\n', newline);
            let numbers: Vec<u32> = rows(text.as_bytes()).iter().map(|(number, _)| *number).collect();
            assert_eq!(numbers, [1, 2, 4], "{newline:?}");
        }
    }

    #[test]
    fn quotation_marks_are_followed_to_the_end() {
        for (text, line) in [("a,\"b", Some(1)), ("a\n\"b\n\"\"c", Some(2)), ("\"a\nb\",\"\"", None), ("5\" x,b", None)]
        {
            assert_eq!(open_line(text, b','), line, "{text}");
        }
    }

    #[test]
    fn encodings_of_spreadsheets_are_read() {
        let text = "Ngày;Giờ";
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked: Vec<u8> = "\u{FEFF}Ngày;Giờ".into();
        let legacy = b"Ng\xE0y;Gi\xF5\xCC";
        assert_eq!(rows(&wide)[0].1, ["Ngày", "Giờ"]);
        assert_eq!(rows(&marked)[0].1, ["Ngày", "Giờ"]);
        assert_eq!(rows(legacy)[0].1, ["Ngày", "Giờ"]);
    }
}
