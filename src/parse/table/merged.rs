//! Cells merged over several rows. A merged day or venue applies to each row. A merged number is the number of all rows
//! together, and would be counted several times.

use std::ops::Range;

use super::header::TableHeader;
use super::layout::Table;
use super::problems::MERGED_NUMBER;
use super::sheet::{Cell, Merged, Sheet};
use crate::bilingual;
use crate::diagnostics::{Problems, column_name};
use crate::model::column::{Column, Columns};
use crate::model::field::Shape;

/// Whole-number fields that identify something and count nothing.
const NAMES: [&str; 3] = ["year", "number", "menu"];

/// Copies the content of the first cell of a merged group into all its rows. Rows without another cell stay blank.
/// Groups that reach into the rows of a header belong to the header's layout and are not copied.
pub fn spread_merged(Table { sheet, headers, columns, .. }: &mut Table<'_>) {
    let is_apart = |merged: &Merged| {
        let is_beside = |header: &TableHeader| merged.rows.1 < header.rows.0 || header.rows.1 < merged.rows.0;
        headers.iter().all(is_beside) && headers.first().is_some_and(|header| header.rows.0 < merged.rows.0)
    };
    let is_shared = |merged: &Merged| headers.iter().any(|header| is_shared_number(merged, sheet, header, columns));
    let filled = sheet.merged.iter().filter(|merged| is_apart(merged) && !is_shared(merged)).filter_map(|merged| {
        let first = sheet.row(merged.rows.0)?.cell(merged.columns.0)?.clone();
        Some((sheet.between((merged.rows.0 + 1, merged.rows.1)), first))
    });
    for (rows, first) in filled.collect::<Vec<(Range<usize>, Cell)>>() {
        for row in &mut sheet.rows[rows] {
            if let Err(at) = row.cells.binary_search_by_key(&first.column, |cell| cell.column) {
                row.cells.insert(at, first.clone());
            }
        }
    }
}

/// Whether a merged group holds a number that several rows of the table below a header would share.
fn is_shared_number(merged: &Merged, sheet: &Sheet, header: &TableHeader, columns: &Columns) -> bool {
    let counts = |column: &Column| match column.field().shape {
        Shape::Integer | Shape::Quantity => !NAMES.contains(&column.field().name),
        _ => column.field().name == "result",
    };
    let next = sheet.rows.get(header.end).map_or(u32::MAX, |row| row.number);
    let is_below = header.rows.1 < merged.rows.0 && merged.rows.1 < next;
    is_below && header.field(merged.columns.0, columns).is_some_and(counts) && sheet.between(merged.rows).len() > 1
}

/// Reports each number shared by several rows, at its cell.
pub fn check(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) {
    for merged in &table.sheet.merged {
        let Merged { rows: (first, last), columns: (column, _) } = *merged;
        let number = table.sheet.row(first).map_or_else(String::new, |row| row.text(column));
        if number.is_empty() || !is_shared_number(merged, &table.sheet, header, table.columns) {
            continue;
        }
        let letters = column_name(column);
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
        problems.push(MERGED_NUMBER.at(table.cell(first, column)).message(message).found(number).help(help));
    }
}
