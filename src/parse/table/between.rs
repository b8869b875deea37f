//! Rows that stand among the entries and are none: numbers of the columns, names of groups.

use super::grid::{Row, Sheet};
use super::header::Header;
use crate::text::fold::fold;

/// Words that names of groups begin with, folded.
const GROUPS: [&str; 9] = ["khu vuc", "khoi", "thang", "quy", "cum", "dia ban", "phan", "dot", "nhom"];

/// Whether a row under a header numbers the columns: `(1)`, `(2)`, `(3)=(1)+(2)`, or `A`, `B`, `1`, `2`.
pub fn numbers_columns(row: &Row, header: &Header) -> bool {
    let marks: Option<Vec<Mark>> = row.cells.iter().map(|cell| mark(&cell.content.shown())).collect();
    let follows = |pair: &[Mark]| match pair {
        [Mark::Letter(first), Mark::Letter(second)] => u32::from(*first) + 1 == u32::from(*second),
        [Mark::Letter(_), Mark::Number(second)] => *second == 1,
        [Mark::Number(first), Mark::Number(second)] => first + 1 == *second,
        _ => false,
    };
    let enough = row.cells.len() > 1 && row.cells.len() * 2 >= header.headings.len();
    enough && marks.is_some_and(|marks| marks.windows(2).all(follows))
}

#[derive(Clone, Copy)]
enum Mark {
    Letter(char),
    Number(u32),
}

fn mark(text: &str) -> Option<Mark> {
    let name = text.split('=').next().unwrap_or_default().trim();
    let bare = name.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => Some(Mark::Letter(letter.to_ascii_uppercase())),
        _ => bare.parse().ok().filter(|number| *number < 100).map(Mark::Number),
    }
}

/// Whether a row with one text names the group of the rows below it.
pub fn names_group(row: &Row, text: &str, header: &Header, sheet: &Sheet) -> bool {
    let wide = sheet.merged_from(row.number).any(|merged| {
        let width = (merged.columns.1 - merged.columns.0 + 1) as usize;
        width * 2 > header.headings.len()
    });
    let folded = fold(text);
    let is_named = GROUPS
        .iter()
        .any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    let first = row.cells.first().map(|cell| cell.content.shown()).unwrap_or_default();
    wide || is_named || has_ordinal(text) || first != text && is_ordinal(&first)
}

/// `II. Khu vực`, `A) Khối`, `1. Cụm`.
fn has_ordinal(text: &str) -> bool {
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

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::grid::{Cell, Content};
    use super::*;

    fn header() -> Header {
        Header { first: 0, last: 0, end: 9, rows: (1, 1), headings: BTreeMap::new() }
    }

    fn row(texts: &[&str]) -> Row {
        let cells = (1..).zip(texts).map(|(column, text)| Cell { column, content: Content::Text((*text).to_owned()) });
        Row { number: 2, hidden: false, struck: false, cells: cells.collect() }
    }

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
}
