//! Periods as people read them.
//!
//! Vietnamese follows Decree 30/2020/NĐ-CP, annex I: a zero before days under 10 and before months
//! 1 and 2 only.

use chrono::{Datelike, NaiveDate};

use super::{MonthDay, Partial, Period, Quarter, YearMonth, weekday_en, weekday_vi};
use crate::dates::listed;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// As an office writes it: `05/3/2023`, `tháng 02/2023`, `từ 01/01 đến 01/3/2023`.
    /// [`Period::parse`] reads it back.
    pub fn vi(&self) -> String {
        match self {
            Period::Day(day) => Partial::Day(*day).vi(),
            Period::Days(days) => days_vi(days),
            Period::Range { start, end } => range_vi(*start, *end),
            Period::Month(month) => Partial::Month(*month).vi(),
            Period::Months(months) => months_vi(months),
            Period::Quarters { year, quarters } => {
                let quarters: Vec<&str> = quarters.iter().map(|quarter| quarter.roman()).collect();
                format!("quý {}/{year:04}", quarters.join(", "))
            }
            Period::Year(year) => Partial::Year(*year).vi(),
            Period::Before(bound) => format!("trước {}", bound.vi()),
            Period::Until(bound) => format!("đến hết {}", bound.vi()),
            Period::Since(bound) => format!("từ {}", bound.vi()),
            Period::After(bound) => format!("sau {}", bound.vi()),
            Period::Ongoing => "thường xuyên".to_owned(),
            Period::Yearly(month_day) => format!("{} hằng năm", month_day.vi()),
            Period::InWords { text, .. } => text.clone(),
        }
    }

    /// As [`vi`](Period::vi), a single day with its weekday: `Chủ nhật, 05/3/2023`.
    pub fn vi_long(&self) -> String {
        match self {
            Period::Day(day) => format!("{}, {}", weekday_vi(day.weekday()), self.vi()),
            _ => self.vi(),
        }
    }

    /// In English: `5 March 2023`, `before 1 April 2023`. A time given in words stays in its own
    /// language.
    pub fn en(&self) -> String {
        match self {
            Period::Day(day) => Partial::Day(*day).en(),
            Period::Days(days) => days_en(days),
            Period::Range { start, end } => range_en(*start, *end),
            Period::Month(month) => Partial::Month(*month).en(),
            Period::Months(months) => months_en(months),
            Period::Quarters { year, quarters } => quarters_en(*year, quarters),
            Period::Year(year) => Partial::Year(*year).en(),
            Period::Before(bound) => format!("before {}", bound.en()),
            Period::Until(bound @ Partial::Day(_)) => format!("until {}", bound.en()),
            Period::Until(bound) => format!("until the end of {}", bound.en()),
            Period::Since(bound) => format!("from {}", bound.en()),
            Period::After(bound) => format!("after {}", bound.en()),
            Period::Ongoing => "ongoing".to_owned(),
            Period::Yearly(month_day) => format!("{} every year", month_day.en()),
            Period::InWords { text, .. } => text.clone(),
        }
    }

    /// As [`en`](Period::en), a single day with its weekday: `Sunday, 5 March 2023`.
    pub fn en_long(&self) -> String {
        match self {
            Period::Day(day) => format!("{}, {}", weekday_en(day.weekday()), self.en()),
            _ => self.en(),
        }
    }
}

impl Partial {
    /// `07/4/2023`, `tháng 4/2023`, `quý II/2023`, `năm 2023`.
    pub fn vi(self) -> String {
        match self {
            Partial::Year(year) => format!("năm {year:04}"),
            _ => format!("{}/{:04}", self.vi_without_year(), self.year()),
        }
    }

    fn vi_without_year(self) -> String {
        match self {
            Partial::Day(day) => MonthDay::of(day).vi(),
            Partial::Month(month) => format!("tháng {}", month_vi(month.month())),
            Partial::Quarter { quarter, .. } => format!("quý {}", quarter.roman()),
            Partial::Year(_) => self.vi(),
        }
    }

    /// `7 April 2023`, `April 2023`, `the second quarter of 2023`, `2023`.
    pub fn en(self) -> String {
        match self {
            Partial::Day(day) => format!("{} {:04}", MonthDay::of(day).en(), day.year()),
            Partial::Month(month) => format!("{} {:04}", month_en(month.month()), month.year()),
            Partial::Quarter { year, quarter } => quarters_en(year, &[quarter]),
            Partial::Year(year) => format!("{year:04}"),
        }
    }
}

impl MonthDay {
    pub fn vi(self) -> String {
        format!("{:02}/{}", self.day(), month_vi(self.month()))
    }

    pub fn en(self) -> String {
        format!("{} {}", self.day(), month_en(self.month()))
    }
}

/// `27–30/11/2025`, `từ 01/01 đến 01/3/2023`, `từ 15/12/2025 đến 15/3/2026`.
fn range_vi(start: Partial, end: Partial) -> String {
    match (start, end) {
        (Partial::Day(first), Partial::Day(last)) if YearMonth::of(first) == YearMonth::of(last) => {
            format!("{:02}–{}", first.day(), end.vi())
        }
        (_, Partial::Year(_)) => format!("từ {} đến {}", start.vi(), end.vi()),
        _ if start.year() == end.year() => {
            format!("từ {} đến {}", start.vi_without_year(), end.vi())
        }
        _ => format!("từ {} đến {}", start.vi(), end.vi()),
    }
}

/// `27–30 November 2025`, `1 January – 1 March 2023`.
fn range_en(start: Partial, end: Partial) -> String {
    match (start, end) {
        (Partial::Day(first), Partial::Day(last)) if YearMonth::of(first) == YearMonth::of(last) => {
            format!("{}–{}", first.day(), end.en())
        }
        (Partial::Day(first), Partial::Day(last)) if first.year() == last.year() => {
            format!("{} – {}", MonthDay::of(first).en(), end.en())
        }
        (Partial::Month(first), Partial::Month(last)) if first.year() == last.year() => {
            format!("{} – {}", month_en(first.month()), end.en())
        }
        _ => format!("{} – {}", start.en(), end.en()),
    }
}

/// `05, 12, 19/3/2023`; a month or a year is written where it changes: `26/3, 02/4/2023`.
fn days_vi(days: &[NaiveDate]) -> String {
    let written: Vec<String> = with_next(days)
        .map(|(day, next)| match next {
            Some(next) if YearMonth::of(day) == YearMonth::of(next) => format!("{:02}", day.day()),
            Some(next) if day.year() == next.year() => MonthDay::of(day).vi(),
            _ => Partial::Day(day).vi(),
        })
        .collect();
    written.join(", ")
}

/// `5, 12 and 19 March 2023`.
fn days_en(days: &[NaiveDate]) -> String {
    let written = with_next(days).map(|(day, next)| match next {
        Some(next) if YearMonth::of(day) == YearMonth::of(next) => day.day().to_string(),
        Some(next) if day.year() == next.year() => MonthDay::of(day).en(),
        _ => Partial::Day(day).en(),
    });
    listed("and", written)
}

/// `tháng 3, 6, 9/2026`; a year is written where it changes: `tháng 11/2025, tháng 02/2026`.
fn months_vi(months: &[YearMonth]) -> String {
    let mut written = String::new();
    let mut word = "tháng ";
    for (month, next) in with_next(months) {
        let number = month_vi(month.month());
        written.push_str(word);
        written.push_str(&number);
        let changes = next.is_none_or(|next| next.year() != month.year());
        if changes {
            written.push_str(&format!("/{:04}", month.year()));
        }
        word = if changes { ", tháng " } else { ", " };
    }
    written
}

/// `March, June and September 2026`.
fn months_en(months: &[YearMonth]) -> String {
    let written = with_next(months).map(|(month, next)| match next {
        Some(next) if next.year() == month.year() => month_en(month.month()).to_owned(),
        _ => Partial::Month(month).en(),
    });
    listed("and", written)
}

fn with_next<T: Copy>(days: &[T]) -> impl Iterator<Item = (T, Option<T>)> {
    let following = days.iter().skip(1).map(|next| Some(*next));
    days.iter().copied().zip(following.chain([None]))
}

/// `the third and fourth quarters of 2023`.
fn quarters_en(year: i32, quarters: &[Quarter]) -> String {
    let names = quarters.iter().map(|quarter| match quarter {
        Quarter::I => "first",
        Quarter::II => "second",
        Quarter::III => "third",
        Quarter::IV => "fourth",
    });
    let noun = if quarters.len() == 1 { "quarter" } else { "quarters" };
    format!("the {} {noun} of {year:04}", listed("and", names.map(str::to_owned)))
}

/// A zero before months 1 and 2 only.
fn month_vi(month: u32) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

fn month_en(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|month| MONTHS_EN.get(month.checked_sub(1)?)).copied().unwrap_or_default()
}
