//! Days that a workbook of the 1904 date system stores as plain numbers.

use super::layout::Table;
use super::sheet::CellContent;
use super::value::date_time_of_serial;
use crate::model::field::Shape;

/// The days between the beginnings of the two date systems (ECMA-376, part 1, 18.17.4.1).
const BETWEEN: f64 = 1_462.0;
/// Serial numbers of the days from 2000 to 2100 in the 1904 date system; other numbers may mean anything.
const DAYS: std::ops::Range<f64> = 35_064.0..71_589.0;

/// Turns the numbers in the columns of days into days, where the workbook counts them from 1904.
pub fn days_since_1904(Table { sheet, headers, columns, .. }: &mut Table<'_>) {
    if !sheet.since_1904 {
        return;
    }
    for header in headers {
        let is_day = |column: u32| {
            let of_field = header.field(column, columns).map(|column| column.field().shape);
            let of_part = header.meaning(column).is_some_and(|meaning| meaning.is_day_part());
            of_part || matches!(of_field, Some(Shape::Period | Shape::Date | Shape::PartialDate | Shape::DateTime))
        };
        for row in &mut sheet.rows[header.last + 1..header.end] {
            for cell in row.cells.iter_mut().filter(|cell| is_day(cell.column)) {
                let number = match &cell.content {
                    CellContent::Number(number) => Some(*number),
                    CellContent::Text(text) => text.parse().ok(),
                    _ => None,
                };
                let day =
                    number.filter(|number| DAYS.contains(number)).and_then(|it| date_time_of_serial(it + BETWEEN));
                if let Some(day) = day {
                    cell.content = CellContent::DateTime(day);
                }
            }
        }
    }
}
