//! The year of a table, which its days do not repeat: said by the sheet, the words above the header, the name of the
//! file, or the other days of the column.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::header::TableHeader;
use super::heading::Meaning;
use super::layout::Table;
use super::sheet::CellContent;
use super::swapped::month_of;
use crate::dates::period::{ParsedPeriod, Period};
use crate::text::fold::fold;

/// What a table lends to a day without a year.
#[derive(Clone, Copy, Debug)]
pub struct YearContext {
    year: i32,
    /// The month that the table is of, where it names one.
    month: Option<u32>,
}

impl YearContext {
    /// The year that a table is of; `None` where nothing says one, or its days are of several years.
    pub fn of(table: &Table<'_>, header: &TableHeader) -> Option<Self> {
        let written = written_years(table, header);
        let year = match (named_year(table, header), written.iter().collect::<Vec<_>>().as_slice()) {
            (Some(named), []) => named,
            (Some(named), [only]) if **only == named => named,
            (None, [only]) => **only,
            _ => return None,
        };
        Some(Self { year, month: month_of(table, header) })
    }

    /// The text with its year, where it lacks one. A January of a table of December is of one year or the next, so that
    /// it gets none.
    pub fn completed(self, text: &str) -> Option<String> {
        const NEAR: u32 = 6;
        let completed = ParsedPeriod::completed(text, self.year)?;
        let month = Period::parse(&completed).ok().and_then(|period| period.earliest()).map(|day| day.month());
        let is_far = month.zip(self.month).is_some_and(|(month, of_table)| month.abs_diff(of_table) > NEAR);
        (!is_far).then_some(completed)
    }
}

/// The years written in the days of the table.
fn written_years(table: &Table<'_>, header: &TableHeader) -> BTreeSet<i32> {
    let is_when = |column: u32| match header.meaning(column) {
        Some(Meaning::Part(part)) => part.is_day(),
        Some(meaning) => meaning.column(table.columns).is_some_and(|field| field.name() == "when"),
        None => false,
    };
    let cells = header.body(&table.sheet).iter().flat_map(|row| &row.cells).filter(|cell| is_when(cell.column));
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
