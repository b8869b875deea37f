//! The year of a table, which its days do not repeat: said by the sheet, the words above the header, the name of the
//! file, or the other days of the column.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::day_context::DayContext;
use super::header::TableHeader;
use super::heading::Meaning;
use super::layout::Table;
use super::sheet::{Cell, CellContent};
use super::swapped::month_of;
use crate::dates::period::{ParsedPeriod, Period};
use crate::text::fold::fold;

/// What a table lends to a day without a year.
#[derive(Clone, Debug)]
pub struct YearContext {
    year: i32,
    /// The month that the table is of, where it names one.
    month: Option<u32>,
    /// Numbers of the rows whose day may be of another year than the days around it.
    doubted: BTreeSet<u32>,
}

/// A lent day that is longer before the next one than this may be of the year after.
const LONG_BEFORE: TimeDelta = TimeDelta::days(62);

impl YearContext {
    /// The year that a table is of; `None` where nothing says one, or its days are of several years.
    pub fn of(table: &Table<'_>, header: &TableHeader) -> Option<Self> {
        let written = written_years(table, header);
        let (year, is_named) = match (named_year(table, header), written.iter().collect::<Vec<_>>().as_slice()) {
            (Some(named), []) => (named, true),
            (Some(named), [only]) if **only == named => (named, true),
            (None, [only]) => (**only, false),
            _ => return None,
        };
        let doubted = if is_named { BTreeSet::new() } else { doubted_rows(&days(table, header, year)) };
        Some(Self { year, month: month_of(table, header), doubted })
    }

    /// Whether the table lends its year to a row.
    pub fn lends_to(&self, row: u32) -> bool {
        !self.doubted.contains(&row)
    }

    /// The text with its year, where it lacks one, and bare days with the month that the table is of. A January of a
    /// table of December is of one year or the next, so that it gets none.
    pub fn completed(&self, text: &str) -> Option<String> {
        const NEAR: u32 = 6;
        let Some(completed) = ParsedPeriod::completed(text, self.year) else {
            return DayContext::of_month(self.month?, self.year).complete(text);
        };
        let month = Period::parse(&completed).ok().and_then(|period| period.earliest()).map(|day| day.month());
        let is_far = month.zip(self.month).is_some_and(|(month, of_table)| month.abs_diff(of_table) > NEAR);
        (!is_far).then_some(completed)
    }
}

/// A day of the table.
struct RowDay {
    row: u32,
    day: NaiveDate,
    /// Whether its year is lent.
    is_lent: bool,
}

/// The days of the table in the order of its rows, with `year` where they have none.
fn days(table: &Table<'_>, header: &TableHeader, year: i32) -> Vec<RowDay> {
    let day = |text: &str, year| ParsedPeriod::parse_with_hours(text, year).ok()?.period.earliest();
    let cells = time_cells(table, header).filter_map(|(row, cell)| {
        let (day, is_lent) = match &cell.content {
            CellContent::DateTime(at) => (at.date(), false),
            CellContent::Text(text) => match day(text, None) {
                Some(day) => (day, false),
                None => (day(text, Some(year))?, true),
            },
            _ => return None,
        };
        Some(RowDay { row, day, is_lent })
    });
    cells.collect()
}

/// The rows that do not get the year of another: with it the months would run backwards, or the day would be long before
/// the days below it.
fn doubted_rows(days: &[RowDay]) -> BTreeSet<u32> {
    let month = |day: NaiveDate| (day.year(), day.month());
    let mut doubted = BTreeSet::new();
    let mut before: Option<NaiveDate> = None;
    let first_written = days.iter().position(|it| !it.is_lent).unwrap_or_default();
    let mut after: Option<NaiveDate> = None;
    // Above the first written day, the days lead up to it.
    for it in days.iter().take(first_written).rev() {
        match after.or(days.get(first_written).map(|written| written.day)) {
            Some(next) if month(it.day) > month(next) || next - it.day > LONG_BEFORE => {
                doubted.insert(it.row);
            }
            _ => after = Some(it.day),
        }
    }
    let mut next_written = vec![None; days.len()];
    let mut next = None;
    for (slot, it) in next_written.iter_mut().zip(days).rev() {
        *slot = next;
        if !it.is_lent {
            next = Some(it.day);
        }
    }
    for (it, next) in days.iter().zip(next_written).skip(first_written) {
        let is_backwards = before.is_some_and(|before| month(it.day) < month(before))
            || next.is_some_and(|next| month(it.day) > month(next));
        if it.is_lent && is_backwards {
            doubted.insert(it.row);
        } else {
            before = Some(it.day);
        }
    }
    doubted
}

/// The cells for days below the header, with the numbers of their rows.
fn time_cells<'a>(table: &'a Table<'_>, header: &'a TableHeader) -> impl Iterator<Item = (u32, &'a Cell)> {
    let is_when = |column: u32| match header.meaning(column) {
        Some(Meaning::Part(part)) => part.is_day(),
        Some(meaning) => meaning.column(table.columns).is_some_and(|field| field.name() == "when"),
        None => false,
    };
    let rows = header.body(&table.sheet).iter();
    rows.flat_map(|row| row.cells.iter().map(|cell| (row.number, cell))).filter(move |(_, cell)| is_when(cell.column))
}

/// The years written in the days of the table.
fn written_years(table: &Table<'_>, header: &TableHeader) -> BTreeSet<i32> {
    let cells = time_cells(table, header).map(|(_, cell)| cell);
    let years = cells.flat_map(|cell| match &cell.content {
        CellContent::DateTime(at) => [Some(at.year()), None],
        CellContent::Text(text) => {
            let period = ParsedPeriod::parse_with_hours(text, None).ok().map(|parsed| parsed.period);
            let ends = |period: &Period| [period.earliest(), period.latest()].map(|day| day.map(|day| day.year()));
            period.as_ref().map_or([None, None], ends)
        }
        _ => [None, None],
    });
    years.flatten().collect()
}

/// The one year named by the sheet, else above the header, else by the file.
fn named_year(table: &Table<'_>, header: &TableHeader) -> Option<i32> {
    let above = table.sheet.rows.iter().take_while(|row| row.number < header.rows.0);
    let title: Vec<String> = above.flat_map(|row| row.cells.iter().map(|cell| cell.content.shown())).collect();
    let file = table.file.rsplit_once('/').map_or("", |(_, name)| name);
    let sheet = table.sheet.name.as_deref().unwrap_or_default();
    let sources = [years_named(sheet, false), years_named(&title.join(" | "), true), years_named(file, false)];
    sources.into_iter().find_map(|years| years.first().copied().filter(|_| years.len() == 1))
}

/// The years named by a text: `năm 2025`, `tháng 3/2025`, and in a name any four digits. Years of days and of documents
/// do not count.
fn years_named(text: &str, is_sentence: bool) -> BTreeSet<i32> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse::<u32>().ok()).flatten();
    let year =
        |word: &str| number(word).filter(|year| (2000..=2099).contains(year)).and_then(|it| i32::try_from(it).ok());
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let Some(year) = year(word) else { continue };
        let before: Vec<&str> = words[at.saturating_sub(5)..at].iter().rev().copied().collect();
        let is_number = |place: usize| before.get(place).is_some_and(|word| number(word).is_some());
        let is_word = |place: usize, wanted: &[&str]| before.get(place).is_some_and(|word| wanted.contains(word));
        let of_day = before.contains(&"ngay") && is_number(0) || before.contains(&"ngay") && is_word(0, &["nam"]);
        let of_digits = is_number(0) && is_number(1);
        let said = is_word(0, &["nam"]) || is_number(0) && is_word(1, &["thang", "quy"]);
        let short =
            before.first().and_then(|word| word.strip_prefix(['t', 'q'])).is_some_and(|rest| number(rest).is_some());
        if !of_day && !of_digits && (!is_sentence || said || short) {
            found.insert(year);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_does_not_get_a_year_with_which_time_runs_backwards() {
        let doubted = |days: &[(i32, u32, bool)]| {
            let days: Vec<RowDay> = (0..)
                .zip(days)
                .filter_map(|(row, (year, month, is_lent))| {
                    Some(RowDay { row, day: NaiveDate::from_ymd_opt(*year, *month, 5)?, is_lent: *is_lent })
                })
                .collect();
            doubted_rows(&days).into_iter().collect::<Vec<u32>>()
        };
        // (year, month, lent)
        assert_eq!(doubted(&[(2026, 12, false), (2026, 1, true), (2026, 2, true)]), [1, 2]);
        assert_eq!(doubted(&[(2026, 12, true), (2026, 1, false)]), [0]);
        assert_eq!(doubted(&[(2026, 1, true), (2026, 12, false)]), [0]);
        assert_eq!(doubted(&[(2026, 3, false), (2026, 12, true), (2026, 4, false)]), [1]);
        let none: [u32; 0] = [];
        assert_eq!(doubted(&[(2026, 10, true), (2026, 11, true), (2026, 12, false), (2026, 12, true)]), none);
        assert_eq!(doubted(&[(2026, 3, false), (2026, 5, true), (2026, 12, true)]), none);
        assert_eq!(doubted(&[(2026, 6, false), (2026, 3, false), (2026, 4, true)]), none);
    }

    #[test]
    fn a_table_is_of_the_year_its_words_name() {
        let cases: &[(&str, bool, &[i32])] = &[
            ("Tháng 3/2025", false, &[2025]),
            ("T9-2027", false, &[2027]),
            ("lich-2025.xlsx", false, &[2025]),
            ("LỊCH HIẾN MÁU NĂM 2025", true, &[2025]),
            ("LỊCH THÁNG 9 NĂM 2027 (Kèm theo Kế hoạch số 12/KH-BCĐ ngày 25 tháng 8 năm 2026)", true, &[2027]),
            ("Kèm theo Quyết định số 626/QĐ-UBND ngày 04/10/2022", true, &[]),
            ("Thông tư 26/2013/TT-BYT", true, &[]),
            ("Kế hoạch năm 2025 và năm 2026", true, &[2025, 2026]),
            ("Điểm số 2025", true, &[]),
            ("Sheet1", false, &[]),
        ];
        for (text, is_sentence, years) in cases {
            assert_eq!(years_named(text, *is_sentence), years.iter().copied().collect(), "{text}");
        }
    }
}
