//! Words in place of a fact: those for "the same as above", which a page cannot show, and those for what is not known yet.

use super::heading::Heading;
use super::layout::Table;
use super::sheet::{CellContent, Row};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Span, column_name};
use crate::model::field::Shape;
use crate::model::problems::EMPTY_FIELD;
use crate::text::fold::fold;

/// Words for "the same as above", folded.
const AS_ABOVE: [&str; 13] = [
    "nt",
    "n t",
    "nhu tren",
    "nhu o tren",
    "nhu hang tren",
    "nhu dong tren",
    "nhu o ben tren",
    "nhu muc tren",
    "xem tren",
    "xem hang tren",
    "cung dia diem tren",
    "ditto",
    "as above",
];
/// Words before the number of a row, folded: `như mục 1`.
const AS_ROW: [&str; 8] = ["nhu muc", "nhu stt", "nhu so", "nhu hang", "nhu dong", "nhu buoi", "nhu diem", "xem muc"];
/// Words for a place that is not known yet, folded.
const NOT_YET: [&str; 22] = [
    "chua xac dinh",
    "chua ro",
    "chua biet",
    "chua co",
    "chua co dia diem",
    "chua chot",
    "chua thong nhat",
    "chua co thong tin",
    "dia diem chua xac dinh",
    "thong bao sau",
    "se thong bao sau",
    "se thong bao",
    "dia diem thong bao sau",
    "dia diem se thong bao sau",
    "theo thong bao",
    "theo thong bao sau",
    "theo thong bao cua don vi",
    "cap nhat sau",
    "se cap nhat",
    "se cap nhat sau",
    "dang cap nhat",
    "tba",
];
/// The number of rows that are searched for what the words repeat.
const FURTHEST: usize = 200;

/// Whether a text says that a fact is the same as above: `nt`, `như trên`, `"`, `như mục 1`.
fn is_as_above(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '″' | '〃' | '\'' | '’' | '‘');
    let is_between = |c: char| matches!(c, '-' | '–' | '—' | '.' | ',') || c.is_whitespace();
    if text.contains(is_mark) && text.chars().all(|c| is_mark(c) || is_between(c)) {
        return true;
    }
    let folded = fold(text);
    let is_row = |words: &&str| {
        let rest = folded.strip_prefix(*words).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    };
    AS_ABOVE.contains(&folded.as_str()) || AS_ROW.iter().any(is_row)
}

/// Whether a text says that a place is not known yet, in a field for words.
pub fn is_not_yet(text: &str, name: &str, shape: Shape) -> bool {
    let is_place = matches!(name, "venue" | "address") && !matches!(shape, Shape::Integer | Shape::Quantity);
    let is_question = text.contains('?') && text.chars().all(|c| c == '?' || c.is_whitespace());
    is_place && (is_question || NOT_YET.contains(&fold(text).as_str()))
}

/// Reports a cell that says that it is the same as above, with what stands above.
pub fn check(table: &Table<'_>, row: &Row, (column, heading): (u32, &Heading)) -> Option<Diagnostic> {
    let text = match &row.cell(column)?.content {
        CellContent::Text(text) if is_as_above(text) => text,
        _ => return None,
    };
    let (rows, letter) = (&table.sheet.rows, column_name(column));
    let before = rows.partition_point(|other| other.number < row.number);
    let above = rows.iter().take(before).rev().take(FURTHEST).take_while(|other| other.number > heading.row);
    let fact = above
        .filter_map(|other| Some((other.number, other.cell(column)?.content.shown())))
        .find(|(_, shown)| !is_as_above(shown));
    let (cell, name) = (format!("{letter}{}", row.number), &heading.text);
    let message = bilingual!(
        "ô {cell}, cột `{name}`, ghi `{text}`: trang không chép từ hàng khác",
        "the cell {cell}, column `{name}`, says `{text}`: nothing is copied from another row"
    );
    let help = match fact {
        Some((number, fact)) => bilingual!(
            "nếu cũng là `{fact}` như ô {letter}{number} thì ghi lại, hoặc gộp ô; chưa biết thì để trống",
            "where it is `{fact}` as in {letter}{number}, write it again or merge the cells; leave it blank if not known"
        ),
        None => bilingual!("ghi rõ; chưa biết thì để trống", "write it out; leave it blank if not known"),
    };
    let span: Span = table.cell(row.number, column);
    Some(EMPTY_FIELD.at(span).message(message).found(text).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_same_are_no_facts() {
        for text in [
            "nt",
            "NT",
            "-nt-",
            "nt.",
            "n/t",
            "Như trên",
            "như hàng trên",
            "\"",
            "”",
            "- \" -",
            "〃",
            "như mục 1",
            "Như STT 12",
        ] {
            assert!(is_as_above(text), "{text}");
        }
        for text in ["", "-", "Đỗ", "Nhà truyền thống", "NT1", "Như Ý", "như mục", "Chợ \"Mẫu\"", "Trường Như Mục 1A"]
        {
            assert!(!is_as_above(text), "{text}");
        }
    }

    #[test]
    fn a_place_that_is_not_known_is_none() {
        let is_none = |text: &str, name: &str| is_not_yet(text, name, Shape::Text);
        for text in ["Chưa xác định", "Sẽ thông báo sau", "(Theo thông báo)", "chưa rõ", "?", "??"] {
            assert!(is_none(text, "venue") && is_none(text, "address"), "{text}");
            assert!(!is_none(text, "summary"), "{text}");
        }
        for text in ["", "-", "Phòng Thông báo", "Hội trường (chưa rõ tầng)", "Chợ Mẫu?"] {
            assert!(!is_none(text, "venue"), "{text}");
        }
    }
}
