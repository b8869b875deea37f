//! Why a text is not a period.

use chrono::NaiveDate;

use super::{MonthDay, Partial, Period};

/// Why a text is not a period, as data; [`sentences`](PeriodError::sentences) has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodError {
    Empty,
    /// No form of date fits.
    NotUnderstood {
        text: String,
    },
    /// No year has that day in that month: `31/02/2023`, or the month-first `03/25/2023`.
    Impossible {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// A month other than 1 to 12.
    ImpossibleMonth {
        month: u32,
    },
    /// A quarter other than I to IV.
    ImpossibleQuarter {
        number: u32,
    },
    /// A date that needs a year has none; `likely` when the other end of the range suggests one.
    MissingYear {
        likely: Option<Period>,
    },
    /// A year that is not four digits from 1000; `meant` is the date in this century.
    ShortYear {
        written: u32,
        meant: Option<Partial>,
    },
    /// A range that ends before it starts.
    Reversed {
        start: Partial,
        end: Partial,
    },
    /// An hour beside the date; hours have a field of their own.
    HoursInside {
        text: String,
    },
    /// A range, a list or words where one date is wanted.
    NotOneDate {
        period: Period,
    },
    /// Something other than a day of every year.
    NotMonthDay {
        period: Period,
    },
}

impl PeriodError {
    pub(super) fn not_understood(text: &str) -> PeriodError {
        PeriodError::NotUnderstood { text: text.trim().to_owned() }
    }

    /// What an impossible date is when its month is read first: 25 March for `03/25/2023`.
    pub fn month_first_reading(&self) -> Option<Period> {
        let PeriodError::Impossible { day: month, month: day, year } = *self else {
            return None;
        };
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            None => MonthDay::new(month, day).map(Period::Yearly),
        }
    }

    /// A text that would be accepted and probably says what was meant. None is offered where it
    /// would be a guess: `31/02/2023` may be any day.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            PeriodError::Impossible { .. } => self.month_first_reading().map(|period| period.vi()),
            PeriodError::MissingYear { likely } => likely.as_ref().map(Period::vi),
            PeriodError::ShortYear { meant, .. } => meant.map(Partial::vi),
            PeriodError::Reversed { start, end } => Period::range(*end, *start).ok().map(|period| period.vi()),
            PeriodError::NotMonthDay { period: Period::Day(day) } => Some(MonthDay::of(*day).vi()),
            PeriodError::Empty
            | PeriodError::NotUnderstood { .. }
            | PeriodError::ImpossibleMonth { .. }
            | PeriodError::ImpossibleQuarter { .. }
            | PeriodError::HoursInside { .. }
            | PeriodError::NotOneDate { .. }
            | PeriodError::NotMonthDay { .. } => None,
        }
    }
}
