//! Rows whose numbers are sums: the total, which ends a table, and those before it.

use super::grid::{Content, Row};
use super::header::Header;
use super::meaning::Meaning;

/// What a row of sums is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// The total of the table.
    Total,
    /// "Cộng" alone: the total, unless more sums follow.
    Perhaps,
    /// Of a part of the table: "Cộng tháng 4".
    Part,
}

/// Second words that make a name of "Cộng …" and "Tổng …".
const NAMES: [&str; 11] = ["công", "cục", "đồng", "đài", "đội", "hội", "hòa", "kết", "lãnh", "liên", "tác"];

/// How many rows below a header come before its total.
pub fn end_of(rows: &[Row], header: &Header) -> usize {
    let sums: Vec<(usize, Sum)> =
        rows.iter().enumerate().filter_map(|(index, row)| Some((index, sum_of(row, header)?))).collect();
    let total = sums.iter().find(|(_, sum)| *sum == Sum::Total);
    let last = sums.last().filter(|(_, sum)| *sum == Sum::Perhaps);
    total.or(last).map_or(rows.len(), |(index, _)| *index)
}

/// Whether the first words of a row say that the numbers in it are sums, and nothing else in it names a drive.
pub fn sum_of(row: &Row, header: &Header) -> Option<Sum> {
    let counts = |column: u32| header.headings.get(&column).is_none_or(|heading| heading.meaning != Meaning::LeftOut);
    let mut texts = row
        .cells
        .iter()
        .filter(|cell| counts(cell.column))
        .filter_map(|cell| if let Content::Text(text) = &cell.content { Some(text.to_lowercase()) } else { None });
    let first = texts.next()?;
    let words: Vec<&str> = first.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["tổng" | "tong", "cộng" | "số", ..] | ["tổng" | "tong" | "total"] | ["tong", "cong" | "so"] => {
            Some(Sum::Total)
        }
        ["cộng" | "cong"] => Some(Sum::Perhaps),
        ["cộng" | "tổng", second, ..] if !NAMES.contains(second) => {
            let names_more = texts.any(|text| text.contains(|c: char| c.is_alphabetic() || c == '/'));
            let has_day = row.cells.iter().any(|cell| matches!(cell.content, Content::Moment(_)));
            (!names_more && !has_day).then_some(Sum::Part)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::grid::Cell;
    use super::*;

    fn header() -> Header {
        Header { first: 0, last: 0, end: 9, rows: (1, 1), headings: BTreeMap::new() }
    }

    fn row(number: u32, texts: &[&str]) -> Row {
        let cells = (1..).zip(texts).filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(column, text)| Cell { column, content: Content::Text((*text).to_owned()) }).collect();
        Row { number, hidden: false, struck: false, cells }
    }

    #[test]
    fn totals_are_told_from_parts_and_from_names() {
        let cases = [
            ("Tổng cộng", Some(Sum::Total)),
            ("TỔNG SỐ:", Some(Sum::Total)),
            ("Tổng cộng (3 buổi)", Some(Sum::Total)),
            ("Cộng", Some(Sum::Perhaps)),
            ("Cộng tháng 4", Some(Sum::Part)),
            ("Tổng công ty Mẫu", None),
            ("Tong cong ty Mau", None),
            ("Cộng đồng dân cư", None),
            ("Công an xã", None),
            ("Công", None),
        ];
        for (text, sum) in cases {
            assert_eq!(sum_of(&row(2, &[text]), &header()), sum, "{text}");
        }
        assert_eq!(sum_of(&row(2, &["Cộng tháng 4", "Chợ Mẫu"]), &header()), None);
    }

    #[test]
    fn a_sum_before_other_sums_does_not_end_the_table() {
        let rows = [row(2, &["Cộng"]), row(3, &["a", "b"]), row(4, &["Cộng"]), row(5, &["Ghi chú"])];
        assert_eq!(end_of(&rows, &header()), 2);
        assert_eq!(end_of(&rows[..2], &header()), 0);
    }
}
