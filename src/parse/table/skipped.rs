//! Rows that are not entries, such as column numbers and names of groups. They are reported once per sheet, so that no
//! row is dropped silently.

use super::header::TableHeader;
use super::layout::Table;
use super::problems::{HIDDEN_ROWS, SKIPPED_ROWS, SKIPPED_SHEET, STRUCK_OUT};
use super::sheet::{Row, Sheet};
use crate::bilingual;
use crate::diagnostics::Problems;
use crate::parse::said_elsewhere::{Reported, SAID_ELSEWHERE};
use crate::text::called_off::find_called_off;
use crate::text::cluster::clusters;
use crate::text::fold::fold;

/// Words with which names of groups begin, folded.
pub const GROUPS: [&str; 9] = ["khu vuc", "khoi", "thang", "quy", "cum", "dia ban", "phan", "dot", "nhom"];

/// The number of skipped rows whose words are quoted, of the words, of the rows looked at, and of characters.
const MOST_QUOTED: usize = 5;
const MOST_WORDS: usize = 5;
const MOST_ROWS: usize = 100;
const LONGEST: usize = 40;
/// The offset of marks that are numbers, above the marks that are letters.
const NUMBERS: u32 = 1_000;

/// Whether a row below a header numbers the columns: `(1)`, `(2)`, `(3)=(1)+(2)`, or `A`, `B`, `1`, `2`.
pub fn numbers_columns(row: &Row, header: &TableHeader) -> bool {
    let marks: Option<Vec<u32>> = row.cells.iter().map(|cell| mark(&cell.content.shown())).collect();
    let follows = |pair: &[u32]| pair[1] == pair[0] + 1 || pair[0] < NUMBERS && pair[1] == NUMBERS + 1;
    let enough = row.cells.len() > 1 && row.cells.len() * 2 >= header.headings.len();
    enough && marks.is_some_and(|marks| marks.windows(2).all(follows))
}

/// Whether a row has the number of a printed page alone: `Trang 1/2`.
pub fn numbers_page(row: &Row) -> bool {
    let [only] = row.cells.as_slice() else { return false };
    let shown = fold(&only.content.shown());
    let rest = shown.strip_prefix("trang ").or_else(|| shown.strip_prefix("page "));
    rest.is_some_and(|rest| rest.split(' ').all(|word| word.parse::<u32>().is_ok()))
}

/// The code of a letter, or a number plus [`NUMBERS`].
fn mark(text: &str) -> Option<u32> {
    let name = text.split('=').next().unwrap_or_default().trim();
    let bare = name.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    match bare.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(u32::from(letter.to_ascii_uppercase())),
        _ => bare.parse().ok().filter(|number| *number < 100).map(|number: u32| NUMBERS + number),
    }
}

/// Whether a row with one text is the name of the group of rows below it.
pub fn names_group(row: &Row, text: &str, header: &TableHeader, sheet: &Sheet) -> bool {
    let wide = sheet.merged_from(row.number).any(|merged| {
        let width = (merged.columns.1 - merged.columns.0 + 1) as usize;
        width * 2 > header.headings.len()
    });
    wide || begins_group(row, text)
}

/// Whether the words of a row begin as names of groups do.
pub fn begins_group(row: &Row, text: &str) -> bool {
    let folded = format!("{} ", fold(text));
    let is_named = GROUPS.iter().any(|word| folded.starts_with(&format!("{word} ")));
    let first = row.cells.first().map(|cell| cell.content.shown()).unwrap_or_default();
    // A running number stands before an entry.
    let is_marked = first != text && is_ordinal(&first) && !first.starts_with(|c: char| c.is_ascii_digit());
    is_named || has_ordinal(text) || is_marked
}

/// Whether a text begins with an ordinal: `II. Khu vực`, `A) Khối`, `1. Cụm`.
pub fn has_ordinal(text: &str) -> bool {
    text.split_once(['.', ')', '/', ' ']).is_some_and(|(first, rest)| {
        let marked = text[first.len()..].starts_with(['.', ')', '/']) || first.len() > 1 && is_roman(first);
        marked && rest.trim_start().starts_with(char::is_alphabetic) && is_ordinal(first)
    })
}

fn is_ordinal(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    let is_letter = bare.len() == 1 && bare.chars().all(char::is_alphabetic);
    is_roman(bare) || is_letter || bare.len() < 3 && bare.parse::<u32>().is_ok()
}

pub fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Rows that are not entries, by number.
#[derive(Default)]
pub struct SkippedRows {
    pub blank: Vec<u32>,
    /// Rows that repeat the header.
    pub headers: Vec<u32>,
    /// Numbers of the columns.
    pub numbers: Vec<u32>,
    /// Numbers of printed pages.
    pub pages: Vec<u32>,
    /// Sums before the total.
    pub sums: Vec<u32>,
    /// The total and the rows below it.
    pub below: Vec<u32>,
}

/// Reports the rows of a sheet that are not entries, and rows whose formatting has a meaning that is not read.
pub fn report_rows(table: &Table<'_>, skipped: &SkippedRows, problems: &mut Problems) {
    let Some(first) = table.headers.first() else { return };
    let groups = [
        (&skipped.blank, "hàng trống", "blank"),
        (&skipped.headers, "tiêu đề lặp lại", "repeated headers"),
        (&skipped.numbers, "hàng đánh số cột", "numbers of the columns"),
        (&skipped.pages, "số trang", "numbers of pages"),
        (&skipped.sums, "dòng cộng từng phần", "sums of a part"),
        (&skipped.below, "dòng tổng cộng và bên dưới", "the total and below"),
    ];
    let named = groups.iter().filter(|(rows, ..)| !rows.is_empty());
    let (vi, en): (Vec<_>, Vec<_>) =
        named.map(|(rows, vi, en)| (format!("{vi} {}", ranges(rows)), format!("{en} {}", ranges(rows)))).unzip();
    let begun = first_words(table, &skipped.below);
    let at_header = table.row(first.rows.0);
    if !vi.is_empty() {
        let (vi, en) = (vi.join("; "), en.join("; "));
        let message = bilingual!("bỏ qua các hàng: {vi}{begun}", "rows passed over: {en}{begun}");
        problems.push(SKIPPED_ROWS.at(&at_header).message(message));
    }
    let is_read = |row: &&Row| {
        let number = row.number;
        let is_header = table.headers.iter().any(|header| (header.rows.0..=header.rows.1).contains(&number));
        !is_header && groups.iter().all(|(rows, ..)| rows.binary_search(&number).is_err())
    };
    let read: Vec<&Row> = table.sheet.rows[first.last + 1..].iter().filter(is_read).collect();
    let looking = |look: fn(&&&Row) -> bool| read.iter().filter(look).map(|row| row.number).collect::<Vec<u32>>();
    let hidden = looking(|row| row.hidden);
    if !hidden.is_empty() {
        let rows = ranges(&hidden);
        let message = bilingual!("các hàng đang ẩn vẫn được đọc: {rows}", "hidden rows are read all the same: {rows}");
        problems.push(HIDDEN_ROWS.at(at_header).message(message));
    }
    report_struck(table, &read, problems);
}

/// Reports rows, and in other rows the single cells, that are struck through.
fn report_struck(table: &Table<'_>, read: &[&Row], problems: &mut Problems) {
    let (whole, parts): (Vec<&Row>, Vec<&Row>) =
        read.iter().filter(|row| !row.struck.is_empty()).partition(|row| row.struck.len() == row.cells.len());
    if let Some(first) = whole.first() {
        let rows = ranges(&whole.iter().map(|row| row.number).collect::<Vec<_>>());
        let message = bilingual!(
            "các hàng bị gạch ngang vẫn được đăng như các hàng khác: {rows}",
            "rows that are struck through are published like others: {rows}"
        );
        let help = bilingual!(
            "ghi `Đã hủy` ở cột `Tình trạng`, hoặc xóa hàng; nếu không có ý đó thì bỏ gạch ngang",
            "write `cancelled` in the column `status`, or delete the row; where nothing is meant by it, remove the line"
        );
        problems.push(STRUCK_OUT.at(table.row(first.number)).message(message).help(help));
    }
    let is_read = |column: u32| table.headers.iter().any(|header| header.reads(column));
    let cells = parts.iter().flat_map(|row| row.struck.iter().map(|column| (row.number, *column)));
    for (row, column) in cells.filter(|(_, column)| is_read(*column)) {
        let message = bilingual!(
            "ô bị gạch ngang vẫn được đăng như các ô khác",
            "a cell that is struck through is published like others"
        );
        let help = bilingual!(
            "xóa ô, hoặc ghi điều đúng; nếu không có ý gì thì bỏ gạch ngang",
            "empty the cell, or write what is true; where nothing is meant by it, remove the line"
        );
        problems.push(STRUCK_OUT.at(table.cell(row, column)).message(message).help(help));
    }
}

/// Reports words about a change in the rows above the header and below the total, the first in each row, where no entry
/// of the sheet states the same.
pub fn report_words(table: &Table<'_>, skipped: &SkippedRows, reported: &[Reported], problems: &mut Problems) {
    let Some(first) = table.headers.first().filter(|_| !reported.is_empty()) else { return };
    let is_aside = |row: &&Row| row.number < first.rows.0 || skipped.below.binary_search(&row.number).is_ok();
    for row in table.sheet.rows.iter().filter(is_aside) {
        let words = row.cells.iter().find_map(|cell| {
            let shown = cell.content.shown();
            let (said, words) = find_called_off(&shown)?;
            reported.iter().all(|reported| !reported.says(said)).then(|| (cell.column, words.to_owned()))
        });
        let Some((column, words)) = words else { continue };
        let message = bilingual!(
            "“{words}”, mà không buổi nào trong bảng ghi như vậy",
            "“{words}”, and no entry of the table says so"
        );
        let help = bilingual!(
            "ghi điều đó ở hàng của buổi ấy: cột `Tình trạng`, hoặc `Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`",
            "say so in the row of the entry it is about: `status`, or `Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`"
        );
        let span = table.cell(row.number, column);
        problems.push(SAID_ELSEWHERE.at(span).message(message).found(words).help(help));
    }
}

/// Reports a sheet that was skipped.
pub fn report_sheet(table: &Table<'_>, problems: &mut Problems) {
    let message = match &table.sheet.name {
        Some(name) if table.sheet.is_office() => bilingual!(
            "không đọc trang tính “{name}”: tên bắt đầu bằng `_` là của riêng văn phòng",
            "the sheet “{name}” is not read: a name that begins with `_` is the office's own"
        ),
        Some(name) if table.sheet.hidden => {
            bilingual!("bỏ qua trang tính ẩn “{name}”", "the hidden sheet “{name}” is passed over")
        }
        Some(name) if table.sheet.rows.is_empty() => {
            bilingual!("bỏ qua trang tính trống “{name}”", "the blank sheet “{name}” is passed over")
        }
        Some(name) => bilingual!(
            "bỏ qua trang tính “{name}”: không có hàng tiêu đề",
            "the sheet “{name}” has no header and is passed over"
        ),
        None => bilingual!("bảng trống", "the table is blank"),
    };
    problems.push(SKIPPED_SHEET.at(table.first_cell()).message(message));
}

/// The first words of rows, in brackets: ` (“Tổng cộng”, “Người lập bảng”)`. Cells of columns that are not read, and
/// numbers, are no words.
fn first_words(table: &Table<'_>, rows: &[u32]) -> String {
    let words = |number: &u32| {
        let header = table.headers.iter().rev().find(|header| header.rows.0 <= *number)?;
        let mut texts = table.sheet.row(*number)?.texts().filter(|(column, _)| header.reads(*column));
        let (_, text) = texts.find(|(_, text)| text.contains(char::is_alphabetic))?;
        let mut words = text.split_whitespace();
        let first = words.by_ref().take(MOST_WORDS).collect::<Vec<_>>().join(" ");
        let first: String = clusters(&first).take(LONGEST).collect();
        let is_cut = words.next().is_some();
        Some(if is_cut { format!("“{first} …”") } else { format!("“{first}”") })
    };
    let mut begun = rows.iter().take(MOST_ROWS).filter_map(words);
    let mut quoted: Vec<String> = begun.by_ref().take(MOST_QUOTED).collect();
    quoted.extend(begun.next().map(|_| "…".to_owned()));
    if quoted.is_empty() { String::new() } else { format!(" ({})", quoted.join(", ")) }
}

/// Row numbers as people write them: `7, 9–12`.
fn ranges(rows: &[u32]) -> String {
    let mut groups: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => groups.push((*row, *row)),
        }
    }
    let written = groups.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    written.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::header::tests::{header, row};
    use super::*;

    #[test]
    fn numbers_of_columns_follow_one_another() {
        for texts in [&["(1)", "(2)", "(3)"][..], &["A", "B", "1", "2"], &["(1)", "(2)", "(3)=(1)+(2)"]] {
            assert!(numbers_columns(&row(texts), &header()), "{texts:?}");
        }
        for texts in [&["1"][..], &["1", "Buổi"], &["7", "9"], &["b-01", "120"]] {
            assert!(!numbers_columns(&row(texts), &header()), "{texts:?}");
        }
    }

    #[test]
    fn names_of_groups_begin_as_offices_begin_them() {
        let named = |texts: &[&str], text| names_group(&row(texts), text, &header(), &Sheet::default());
        for text in ["I. Khu vực phía bắc", "B. CÁC BUỔI", "Khu vực phía nam", "Tháng 4", "II Cụm", "2. Khối"]
        {
            assert!(named(&[text], text), "{text}");
        }
        assert!(named(&["III", "Phía tây"], "Phía tây"));
        for text in ["Trang 1/2", "Hội trường", "05/4/2025", "1.000"] {
            assert!(!named(&[text], text), "{text}");
        }
    }

    #[test]
    fn neighbouring_rows_are_named_together() {
        assert_eq!(ranges(&[3, 7, 8, 9, 12]), "3, 7–9, 12");
    }
}
