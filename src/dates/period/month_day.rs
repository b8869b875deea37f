//! A day of every year, such as 07/4.

use chrono::{Datelike, NaiveDate};

use super::{Period, PeriodError, token, vietnamese};

/// A month and a day without a year; 29/02 is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

/// A leap year, against which a day without a year is held.
const LEAP_YEAR: i32 = 2000;

impl MonthDay {
    /// `None` when no year has that day.
    pub fn new(month: u32, day: u32) -> Option<MonthDay> {
        NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).map(|_| MonthDay { month, day })
    }

    /// The month and day of a date.
    pub fn of(day: NaiveDate) -> MonthDay {
        MonthDay { month: day.month(), day: day.day() }
    }

    /// Reads `--04-07`, `07/4`, `ngày 07/4`, `07 tháng 4`, with or without "hằng năm".
    ///
    /// # Errors
    /// [`PeriodError::Impossible`] for a day no year has, [`PeriodError::NotMonthDay`] for a date
    /// with a year, else those of [`Period::parse`].
    pub fn parse(text: &str) -> Result<MonthDay, PeriodError> {
        let folded = token::fold(text);
        if let Some((day, month)) = vietnamese::month_day(&folded) {
            return MonthDay::new(month, day).ok_or(PeriodError::Impossible { day, month, year: None });
        }
        match Period::parse(text)? {
            Period::Yearly(month_day) => Ok(month_day),
            period => Err(PeriodError::NotMonthDay { period }),
        }
    }

    pub fn month(self) -> u32 {
        self.month
    }

    pub fn day(self) -> u32 {
        self.day
    }

    /// That day in one year; `None` for 29/02 in a common year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Whether the day occurs from `start` to `end`, both included.
    pub fn occurs_within(self, start: NaiveDate, end: NaiveDate) -> bool {
        // Eight years hold a 29/02 even across a century without a leap day.
        let last_year = end.year().min(start.year().saturating_add(8));
        (start.year()..=last_year).filter_map(|year| self.in_year(year)).any(|day| start <= day && day <= end)
    }
}
