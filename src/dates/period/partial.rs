//! A date known to the day, the month, the quarter or the year.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::{Period, PeriodError};

/// A date as precise as it was given. Ordered by its first day, then by its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partial {
    Day(NaiveDate),
    Month(YearMonth),
    Quarter { year: i32, quarter: Quarter },
    Year(i32),
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i32,
    month: u32,
}

/// A quarter of a year, written I to IV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    I,
    II,
    III,
    IV,
}

impl Partial {
    /// Reads one date of any precision, in every form [`Period::parse`] knows.
    ///
    /// # Errors
    /// Those of [`Period::parse`], and [`PeriodError::NotOneDate`] for a range, a list or words.
    pub fn parse(text: &str) -> Result<Partial, PeriodError> {
        let period = Period::parse(text)?;
        period.as_partial().ok_or(PeriodError::NotOneDate { period })
    }

    /// The first day it may be.
    pub fn first(self) -> NaiveDate {
        match self {
            Partial::Day(day) => day,
            Partial::Month(month) => month.first(),
            Partial::Quarter { year, quarter } => first_of(year, quarter.first_month()),
            Partial::Year(year) => first_of(year, 1),
        }
    }

    /// The last day it may be.
    pub fn last(self) -> NaiveDate {
        match self {
            Partial::Day(day) => day,
            Partial::Month(month) => month.last(),
            Partial::Quarter { year, quarter } => last_of(year, quarter.first_month() + 2),
            Partial::Year(year) => last_of(year, 12),
        }
    }

    pub fn year(self) -> i32 {
        self.first().year()
    }

    /// The date of the same precision just after this one; `None` at the end of the calendar.
    pub fn next(self) -> Option<Partial> {
        self.last().succ_opt().map(|day| self.around(day))
    }

    /// The date of the same precision just before this one; `None` at the start of the calendar.
    pub fn previous(self) -> Option<Partial> {
        self.first().pred_opt().map(|day| self.around(day))
    }

    /// The date of this one's precision that holds `day`.
    fn around(self, day: NaiveDate) -> Partial {
        match self {
            Partial::Day(_) => Partial::Day(day),
            Partial::Month(_) => Partial::Month(YearMonth::of(day)),
            Partial::Quarter { .. } => Partial::Quarter { year: day.year(), quarter: Quarter::of_month(day.month()) },
            Partial::Year(_) => Partial::Year(day.year()),
        }
    }
}

impl Ord for Partial {
    fn cmp(&self, other: &Partial) -> Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl PartialOrd for Partial {
    fn partial_cmp(&self, other: &Partial) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl YearMonth {
    /// `None` unless `month` is 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<YearMonth> {
        (1..=12).contains(&month).then_some(YearMonth { year, month })
    }

    /// The month that holds `day`.
    pub fn of(day: NaiveDate) -> YearMonth {
        YearMonth { year: day.year(), month: day.month() }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> u32 {
        self.month
    }

    pub fn first(self) -> NaiveDate {
        first_of(self.year, self.month)
    }

    pub fn last(self) -> NaiveDate {
        last_of(self.year, self.month)
    }

    /// Its days: 28 to 31.
    pub fn length(self) -> u32 {
        u32::from(self.first().num_days_in_month())
    }

    pub fn next(self) -> YearMonth {
        match self.month {
            12 => YearMonth { year: self.year + 1, month: 1 },
            month => YearMonth { year: self.year, month: month + 1 },
        }
    }
}

impl Quarter {
    pub const ALL: [Quarter; 4] = [Quarter::I, Quarter::II, Quarter::III, Quarter::IV];

    /// The quarter of that number, 1 to 4.
    pub fn from_number(number: u32) -> Option<Quarter> {
        Quarter::ALL.into_iter().find(|quarter| quarter.number() == number)
    }

    pub fn number(self) -> u32 {
        match self {
            Quarter::I => 1,
            Quarter::II => 2,
            Quarter::III => 3,
            Quarter::IV => 4,
        }
    }

    pub fn roman(self) -> &'static str {
        match self {
            Quarter::I => "I",
            Quarter::II => "II",
            Quarter::III => "III",
            Quarter::IV => "IV",
        }
    }

    /// The number of its first month: 1, 4, 7 or 10.
    pub fn first_month(self) -> u32 {
        self.number() * 3 - 2
    }

    fn of_month(month: u32) -> Quarter {
        match month {
            ..=3 => Quarter::I,
            4..=6 => Quarter::II,
            7..=9 => Quarter::III,
            _ => Quarter::IV,
        }
    }
}

/// The first day of a month; for a year outside the calendar's quarter of a million, the calendar's
/// own end.
fn first_of(year: i32, month: u32) -> NaiveDate {
    let edge = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(edge)
}

fn last_of(year: i32, month: u32) -> NaiveDate {
    let first = first_of(year, month);
    first.with_day(u32::from(first.num_days_in_month())).unwrap_or(first)
}
