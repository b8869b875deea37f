//! Numbers that stand beside several rows at once. A day or a venue merged over rows is said of each of them; a number is
//! said of all together, and would be counted several times.

use super::grid::{Merged, Sheet};
use super::header::Header;
use super::layout::Placed;
use super::meaning::Meaning;
use super::problems::MERGED_NUMBER;
use crate::bilingual;
use crate::diagnostics::{Problems, column_name};
use crate::model::column::{Column, Columns};
use crate::model::field::Shape;

/// Whole numbers that name something instead of counting it.
const NAMES: [&str; 3] = ["year", "number", "menu"];

/// Whether what is merged counts something that several rows of the table below a header would share.
pub fn is_shared_number(merged: &Merged, sheet: &Sheet, header: &Header, columns: &Columns) -> bool {
    let counts = |column: &Column| match column.field().shape {
        Shape::Integer => !NAMES.contains(&column.field().name),
        _ => column.field().name == "result",
    };
    let meaning = header.headings.get(&merged.columns.0).map(|heading| &heading.meaning);
    let is_counted = matches!(meaning, Some(Meaning::Field(index)) if columns.get(*index).is_some_and(counts));
    let last = sheet.rows.get(header.end).map_or(u32::MAX, |row| row.number);
    let is_below = header.rows.1 < merged.rows.0 && merged.rows.1 < last;
    let before = |number: u32| sheet.rows.partition_point(|row| row.number < number);
    is_below && is_counted && before(merged.rows.1.saturating_add(1)) - before(merged.rows.0) > 1
}

/// Reports each such number at its cell.
pub fn tell(placed: Placed<'_>, header: &Header, columns: &Columns, problems: &mut Problems) {
    let shared = |merged: &&Merged| is_shared_number(merged, placed.sheet, header, columns);
    for Merged { rows: (first, last), columns: (column, _) } in placed.sheet.merged.iter().filter(shared) {
        let row = placed.sheet.rows.binary_search_by_key(first, |row| row.number).ok();
        let Some(number) = row.map(|at| placed.sheet.rows[at].text(*column)).filter(|text| !text.is_empty()) else {
            continue;
        };
        let letters = column_name(*column);
        let message = bilingual!(
            "`{number}` gộp qua các hàng {first}–{last}: là một con số, không phải của từng hàng",
            "`{number}` is merged over the rows {first}–{last}: it is one number, not each row's"
        );
        let help = bilingual!(
            "bỏ gộp ô, ghi số của từng hàng vào {letters}{first} đến {letters}{last}; chỉ có số chung thì để trống và ghi số \
             ấy vào một cột có tên bắt đầu bằng `_`",
            "unmerge the cell and give each row its own number in {letters}{first} to {letters}{last}; where there is one for \
             all alone, leave them blank and put it into a column whose name begins with `_`"
        );
        let span = placed.cell(*first, *column);
        problems.push(MERGED_NUMBER.at(span).message(message).found(number).help(help));
    }
}
