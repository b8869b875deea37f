//! Days whose day and month an English Excel swapped: of what is typed day first it makes a day where it can be read
//! month first, and leaves the rest as text.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::grid::{Content, Row};
use super::header::{Header, Heading};
use super::layout::Placed;
use super::meaning::{Meaning, Part};
use super::problems::SWAPPED_DAYS;
use super::sums::end_of;
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::column::Columns;
use crate::text::fold::fold;

/// Cells that a problem points at besides the first.
const POINTED_AT: usize = 8;

/// A day in a cell.
struct Cell {
    day: NaiveDate,
    /// With day and month the other way round, where there is such a day.
    swapped: Option<NaiveDate>,
    /// Whether it is a day to the spreadsheet, and not text.
    is_real: bool,
    span: Span,
}

/// Looks through each column of days.
pub fn tell(placed: Placed<'_>, header: &Header, columns: &Columns, problems: &mut Problems) {
    let month = month_of(placed, header);
    // Such a file has no days, only what Excel wrote for them, with slashes.
    let is_delimited = placed.sheet.name.is_none();
    let rows = &placed.sheet.rows[header.last + 1..header.end];
    let field = |meaning: &Meaning| if let Meaning::Field(index) = meaning { columns.get(*index) } else { None };
    // What was moved may have left the month of its table.
    let is_moved = |row: &Row| {
        let tells = |(column, heading): (&u32, &Heading)| {
            field(&heading.meaning).is_some_and(|field| field.path[0].name == "history") && row.cell(*column).is_some()
        };
        header.headings.iter().any(tells)
    };
    let is_when = |meaning: &Meaning| match meaning {
        Meaning::Part(part) => matches!(part, Part::FirstDay | Part::LastDay),
        meaning => field(meaning).is_some_and(|column| column.name() == "when"),
    };
    for (number, _) in header.headings.iter().filter(|(_, heading)| is_when(&heading.meaning)) {
        let cells = rows[..end_of(rows, header)].iter().filter(|row| !is_moved(row)).filter_map(|row| {
            let (day, is_real) =
                day(&row.cell(*number)?.content).filter(|_| !is_delimited || row.text(*number).contains('/'))?;
            let swapped = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day);
            Some(Cell { day, swapped, is_real, span: placed.cell(row.number, *number) })
        });
        let cells: Vec<Cell> = cells.collect();
        let may_be = |cell: &&Cell| cell.is_real || is_delimited;
        let of_month = cells.iter().filter(may_be).filter(|cell| fits_swapped_alone(cell, month)).collect::<Vec<_>>();
        match of_month.is_empty() && is_half_text(&cells) {
            true => problems.0.extend(swapped(&cells.iter().filter(|cell| cell.is_real).collect::<Vec<_>>(), None)),
            false => problems.0.extend(swapped(&of_month, month)),
        }
    }
}

fn day(content: &Content) -> Option<(NaiveDate, bool)> {
    match content {
        Content::Moment(moment) => Some((moment.date(), true)),
        Content::Text(text) => match Period::parse(text) {
            Ok(Period::Day(day)) => Some((day, false)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a day is in the month of its sheet only with day and month the other way round.
fn fits_swapped_alone(cell: &Cell, month: Option<u32>) -> bool {
    let swapped = cell.swapped.map(|day| day.month());
    month.is_some_and(|month| cell.day.month() != month && swapped == Some(month))
}

/// Whether every day that can be read both ways is a day, every other is text, and nothing speaks for the days as they
/// are: read so, they do not lie in fewer months.
fn is_half_text(cells: &[Cell]) -> bool {
    let (real, texts): (Vec<&Cell>, Vec<&Cell>) = cells.iter().partition(|cell| cell.is_real);
    let months = |read: fn(&Cell) -> Option<NaiveDate>| -> usize {
        let days = real.iter().filter_map(|cell| read(cell)).chain(texts.iter().map(|cell| cell.day));
        days.map(|day| (day.year(), day.month())).collect::<BTreeSet<_>>().len()
    };
    let can_be_both = |cell: &&Cell| cell.day.day() <= 12;
    !texts.is_empty()
        && real.iter().any(|cell| cell.swapped.is_some())
        && real.iter().all(can_be_both)
        && !texts.iter().any(can_be_both)
        && months(|cell| cell.swapped.or(Some(cell.day))) <= months(|cell| Some(cell.day))
}

fn swapped(cells: &[&Cell], month: Option<u32>) -> Option<Diagnostic> {
    let cells: Vec<(&&Cell, NaiveDate)> = cells.iter().filter_map(|cell| Some((cell, cell.swapped?))).collect();
    let ((first, meant), rest) = cells.split_first()?;
    let (read, read_en) = (Period::Day(first.day).vi(), Period::Day(first.day).en());
    let (day, other) = (first.day, *meant);
    let (meant, meant_en) = (Period::Day(other).vi(), Period::Day(other).en());
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
    let here = || Bilingual::literal("ô này cũng vậy", "and this cell");
    Some(
        rest.iter()
            .take(POINTED_AT)
            .fold(diagnostic, |reported, (cell, _)| reported.related(cell.span.clone(), here())),
    )
}

/// The month that the name of the sheet or the rows above the header name, or the name of the file; `None` where none or
/// several are named.
fn month_of(placed: Placed<'_>, header: &Header) -> Option<u32> {
    let above = placed.sheet.rows.iter().take_while(|row| row.number < header.rows.0);
    let title = above.flat_map(|row| row.cells.iter().map(|cell| cell.content.shown())).collect::<Vec<_>>().join(" | ");
    let file = placed.file.rsplit_once('/').map_or("", |(_, name)| name);
    [placed.sheet.name.as_deref().unwrap_or_default(), &title, file].into_iter().find_map(|text| {
        let months = months_named(text);
        months.first().copied().filter(|_| months.len() == 1)
    })
}

/// The months that a text names: `Tháng 9`, `T9/2027`, `thang-10`; not those of a day, as `ngày 25 tháng 8`.
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
                // "Tháng 1, 2, 3" and "tháng 1 đến tháng 3" are several.
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
