//! Days whose day and month were swapped by an English Excel. It reads typed days month first where it can, and keeps
//! the others as text.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::header::TableHeader;
use super::heading::{Heading, Meaning};
use super::layout::Table;
use super::problems::SWAPPED_DAYS;
use super::sheet::{Cell, CellContent, Row};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::text::fold::fold;

/// The maximum number of further cells at which a problem points.
const POINTED_AT: usize = 8;

/// A cell with a day.
struct DayCell {
    span: Span,
    day: NaiveDate,
    /// The same day with day and month swapped, where such a day exists.
    swapped: Option<NaiveDate>,
    /// Whether the spreadsheet stores it as a day, and not as text.
    is_real: bool,
}

/// Checks each column of days.
pub fn check(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) {
    let month = month_of(table, header);
    // A delimited file has no day cells, only the text that Excel wrote for them, with slashes.
    let is_delimited = table.sheet.name.is_none();
    let is_when = |heading: &Heading| match &heading.meaning {
        Meaning::Part(part) => part.is_day(),
        meaning => meaning.column(table.columns).is_some_and(|field| field.name() == "when"),
    };
    // A drive that was moved may be outside of the month of its table.
    let is_change = |cell: &Cell| header.meaning(cell.column).and_then(|it| it.field(table.columns)) == Some("history");
    let is_moved = |row: &Row| row.cells.iter().any(is_change);
    for (column, _) in header.headings.iter().filter(|(_, heading)| is_when(heading)) {
        let rows = header.body(&table.sheet).iter().filter(|row| !is_moved(row));
        let cells = rows.filter_map(|row| {
            let (day, is_real) = match &row.cell(*column)?.content {
                CellContent::DateTime(at) => (at.date(), true),
                CellContent::Text(text) if !is_delimited || text.contains('/') => match Period::parse(text) {
                    Ok(Period::Day(day)) => (day, false),
                    _ => return None,
                },
                _ => return None,
            };
            let swapped = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day);
            Some(DayCell { span: table.cell(row.number, *column), day, swapped, is_real })
        });
        let cells: Vec<DayCell> = cells.collect();
        let fits = |cell: &&DayCell| (cell.is_real || is_delimited) && fits_swapped_alone(cell, month);
        let of_month: Vec<&DayCell> = cells.iter().filter(fits).collect();
        problems.0.extend(match of_month.is_empty() && is_half_text(&cells) {
            true => problem(&cells.iter().filter(|cell| cell.is_real).collect::<Vec<_>>(), None),
            false => problem(&of_month, month),
        });
    }
}

/// Whether a day lies in the month of its sheet only with day and month swapped.
fn fits_swapped_alone(cell: &DayCell, month: Option<u32>) -> bool {
    let swapped = cell.swapped.map(|day| day.month());
    month.is_some_and(|month| cell.day.month() != month && swapped == Some(month))
}

/// Whether every day that can be read both ways is stored as a day, every other as text, and the days as stored do not
/// lie in fewer months than the swapped ones.
fn is_half_text(cells: &[DayCell]) -> bool {
    let months = |read: fn(&DayCell) -> NaiveDate| -> usize {
        let days = cells.iter().map(|cell| if cell.is_real { read(cell) } else { cell.day });
        days.map(|day| (day.year(), day.month())).collect::<BTreeSet<_>>().len()
    };
    // The spreadsheet stores exactly those days that can be read both ways.
    cells.iter().all(|cell| cell.is_real == (cell.day.day() <= 12))
        && cells.iter().any(|cell| !cell.is_real)
        && cells.iter().any(|cell| cell.is_real && cell.swapped.is_some())
        && months(|cell| cell.swapped.unwrap_or(cell.day)) <= months(|cell| cell.day)
}

fn problem(cells: &[&DayCell], month: Option<u32>) -> Option<Diagnostic> {
    let mut cells = cells.iter().filter(|cell| cell.swapped.is_some());
    let first = cells.next()?;
    let (day, other) = (first.day, first.swapped?);
    let ((read, read_en), (meant, meant_en)) = [day, other].map(Period::Day).map(|day| (day.vi(), day.en())).into();
    let message = match month {
        Some(month) => bilingual!(
            "ngày {read} không thuộc tháng {month} như tên bảng; đổi chỗ ngày và tháng thì có: {meant}",
            "{read_en} is not in month {month}, of which the table is; with day and month swapped it is: {meant_en}"
        ),
        None => bilingual!(
            "ngày {read} có thể là {meant}: cột này chỉ có ngày đến 12 là ô ngày, ngày sau 12 đều là chữ",
            "{read_en} may be {meant_en}: of this column the days up to 12 alone are days, all others are text"
        ),
    };
    let help = match first.is_real {
        true => bilingual!(
            "định dạng cột là Văn bản (Text), rồi gõ lại: `{meant}` hoặc `{read}`, ngày trước tháng sau",
            "format the column as Text and type the day again, day first: `{meant}` or `{read}`"
        ),
        false => bilingual!("viết năm trước: `{other}` hoặc `{day}`", "write the year first: `{other}` or `{day}`"),
    };
    let diagnostic = SWAPPED_DAYS.at(&first.span).message(message).found(read).help(help);
    let point = |reported: Diagnostic, cell: &&DayCell| {
        reported.related(cell.span.clone(), bilingual!("ô này cũng vậy", "and this cell"))
    };
    Some(cells.take(POINTED_AT).fold(diagnostic, point))
}

/// The month named by the sheet or the rows above the header, else by the file; `None` where none or several are named.
pub fn month_of(table: &Table<'_>, header: &TableHeader) -> Option<u32> {
    let above = table.sheet.rows.iter().take_while(|row| row.number < header.rows.0);
    let title = above.flat_map(|row| row.cells.iter().map(|cell| cell.content.shown())).collect::<Vec<_>>().join(" | ");
    let file = table.file.rsplit_once('/').map_or("", |(_, name)| name);
    [table.sheet.name.as_deref().unwrap_or_default(), &title, file].into_iter().find_map(|text| {
        let months = months_named(text);
        months.first().copied().filter(|_| months.len() == 1)
    })
}

/// The months named by a text: `Tháng 9`, `T9/2027`, `thang-10`. Months of a day such as `ngày 25 tháng 8` do not
/// count.
fn months_named(text: &str) -> BTreeSet<u32> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|month| (1..=12).contains(month));
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let next = || words.get(at + 1).and_then(|word| number(word));
        let of_day = at > 1 && words[at - 2] == "ngay";
        match *word {
            "thang" if !of_day => {
                found.extend(next());
                // "Tháng 1, 2, 3" and "tháng 1 đến tháng 3" name several months.
                found.extend(words.get(at + 2).and_then(|word| number(word)));
            }
            word => found.extend(word.strip_prefix('t').and_then(number)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_of_the_month_its_words_name() {
        let cases: &[(&str, &[u32])] = &[
            ("Tháng 9", &[9]),
            ("THÁNG 01/2027", &[1]),
            ("T9-2027", &[9]),
            ("thang-10.xlsx", &[10]),
            ("LỊCH HIẾN MÁU THÁNG 9 NĂM 2027 (Kèm theo Kế hoạch ngày 25 tháng 8 năm 2027)", &[9]),
            ("Tháng 1, 2, 3", &[1, 2]),
            ("Từ tháng 1 đến tháng 3", &[1, 3]),
            ("Sheet1", &[]),
            ("Quý I/2027", &[]),
        ];
        for (text, months) in cases {
            assert_eq!(months_named(text), months.iter().copied().collect(), "{text}");
        }
    }
}
