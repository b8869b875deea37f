//! Dates as written, with parts missing, to dates of the calendar.

use chrono::{Datelike, NaiveDate};

use super::{MonthDay, Partial, Period, PeriodError, Quarter, YearMonth};

/// A date as written: numbers not yet held against a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LooseDate {
    Day { day: u32, month: Option<u32>, year: Option<u32> },
    Month { month: u32, year: Option<u32> },
    Quarter { number: u32, year: Option<u32> },
    Year(u32),
}

/// What a whole line of text says about dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LoosePeriod {
    Ongoing,
    Point(LooseDate),
    Several(Vec<LooseDate>),
    Range(LooseDate, LooseDate),
    Before(LooseDate),
    Until(LooseDate),
    Since(LooseDate),
    After(LooseDate),
    Yearly { day: u32, month: u32 },
}

/// The period a shape means; `text` is what the author wrote, for the error.
pub(super) fn period(shape: LoosePeriod, text: &str) -> Result<Period, PeriodError> {
    match shape {
        LoosePeriod::Ongoing => Ok(Period::Ongoing),
        LoosePeriod::Point(date) => point(date).map(Period::from),
        LoosePeriod::Several(dates) => {
            let dates = fill_backwards(&dates)?;
            several(&dates).ok_or_else(|| PeriodError::not_understood(text))
        }
        LoosePeriod::Range(start, end) => range(start, end),
        LoosePeriod::Before(date) => point(date).map(Period::Before),
        LoosePeriod::Until(date) => point(date).map(Period::Until),
        LoosePeriod::Since(date) => point(date).map(Period::Since),
        LoosePeriod::After(date) => point(date).map(Period::After),
        LoosePeriod::Yearly { day, month } => {
            let year = None;
            let month_day = MonthDay::new(month, day);
            month_day.map(Period::Yearly).ok_or(PeriodError::Impossible { day, month, year })
        }
    }
}

/// Several dates as one period: days, quarters of one year, or consecutive dates of one precision;
/// `None` for any other mixture.
pub(super) fn several(dates: &[Partial]) -> Option<Period> {
    let (first, last) = (*dates.first()?, *dates.last()?);
    let days = all(dates, |date| match date {
        Partial::Day(day) => Some(day),
        _ => None,
    });
    if let Some(days) = days {
        return Period::days(days);
    }
    let quarters = all(dates, |date| match date {
        Partial::Quarter { year, quarter } if year == first.year() => Some(quarter),
        _ => None,
    });
    if let Some(quarters) = quarters {
        return Period::quarters(first.year(), quarters);
    }
    let mut neighbours = dates.iter().zip(dates.iter().skip(1));
    neighbours.all(|(date, after)| date.next() == Some(*after)).then(|| Period::range(first, last).ok()).flatten()
}

/// Every date as what `kind` makes of it, if it knows them all.
fn all<T>(dates: &[Partial], kind: impl Fn(Partial) -> Option<T>) -> Option<Vec<T>> {
    dates.iter().map(|date| kind(*date)).collect()
}

/// A year of four digits. Two digits are refused: `05-04-23` could be read in three ways.
pub(super) fn year(written: u32) -> Result<i32, PeriodError> {
    match i32::try_from(written) {
        Ok(year @ 1000..=9999) => Ok(year),
        _ => Err(PeriodError::ShortYear { written, meant: None }),
    }
}

pub(super) fn month(month: u32, year: i32) -> Result<Partial, PeriodError> {
    YearMonth::new(year, month).map(Partial::Month).ok_or(PeriodError::ImpossibleMonth { month })
}

pub(super) fn day(day: u32, month: u32, year: i32) -> Result<Partial, PeriodError> {
    let date = NaiveDate::from_ymd_opt(year, month, day);
    let year = Some(year);
    date.map(Partial::Day).ok_or(PeriodError::Impossible { day, month, year })
}

fn quarter(number: u32, year: i32) -> Result<Partial, PeriodError> {
    Quarter::from_number(number)
        .map(|quarter| Partial::Quarter { year, quarter })
        .ok_or(PeriodError::ImpossibleQuarter { number })
}

/// A date that must be complete in itself.
fn point(date: LooseDate) -> Result<Partial, PeriodError> {
    let written = date.year().ok_or(PeriodError::MissingYear { likely: None })?;
    let year = match (year(written), written) {
        (Err(_), 0..=99) => {
            let meant = point(date.in_year(2000 + written)).ok();
            return Err(PeriodError::ShortYear { written, meant });
        }
        (year, _) => year?,
    };
    match date {
        LooseDate::Day { month: Some(month), day: number, .. } => day(number, month, year),
        LooseDate::Day { month: None, .. } => Err(PeriodError::MissingYear { likely: None }),
        LooseDate::Month { month: number, .. } => month(number, year),
        LooseDate::Quarter { number, .. } => quarter(number, year),
        LooseDate::Year(_) => Ok(Partial::Year(year)),
    }
}

fn range(start: LooseDate, end: LooseDate) -> Result<Period, PeriodError> {
    if end.year().is_none() {
        let likely = likely_range(start, end);
        return Err(PeriodError::MissingYear { likely });
    }
    let end = point(end)?;
    let start = fill(start, end)?;
    Period::range(start, end)
}

/// What "từ 15/12/2025 đến 15/3" most likely means: the earliest end that keeps start ≤ end.
fn likely_range(start: LooseDate, end: LooseDate) -> Option<Period> {
    let year = start.year()?;
    let start = point(start).ok()?;
    [year, year + 1].into_iter().find_map(|year| {
        let end = point(end.in_year(year)).ok()?;
        Period::range(start, end).ok()
    })
}

/// Completes each date of a list from the one after it.
fn fill_backwards(dates: &[LooseDate]) -> Result<Vec<Partial>, PeriodError> {
    let mut filled: Vec<Partial> = Vec::with_capacity(dates.len());
    for date in dates.iter().rev() {
        filled.push(match filled.last() {
            Some(later) => fill_in_list(*date, *later)?,
            None => point(*date)?,
        });
    }
    filled.reverse();
    Ok(filled)
}

/// As [`fill`], within a list: "30/12, 11/01/2026" crosses into the new year, while
/// "26/4, 02/3/2023" is more likely out of order than ten months apart, and is refused.
fn fill_in_list(date: LooseDate, later: Partial) -> Result<Partial, PeriodError> {
    const HALF_A_YEAR: i64 = 183;
    let filled = fill(date, later)?;
    let days = (later.first() - filled.first()).num_days();
    if date.year().is_none() && filled.year() < later.year() && days > HALF_A_YEAR {
        return Err(PeriodError::MissingYear { likely: None });
    }
    Ok(filled)
}

/// Completes a date from the one that follows it. A missing month is the other's; a missing year is
/// the latest that keeps this date no later than the other.
fn fill(date: LooseDate, later: Partial) -> Result<Partial, PeriodError> {
    if date.year().is_some() {
        return point(date);
    }
    let missing = PeriodError::MissingYear { likely: None };
    let year = later.year();
    if let Partial::Year(_) = later {
        return Err(missing);
    }
    if let LooseDate::Day { day: number, month: None, .. } = date {
        return match later {
            Partial::Day(later) => day(number, later.month(), year),
            _ => Err(missing),
        };
    }
    let last = later.last();
    let wraps = date.month_and_day() > (last.month(), last.day());
    let year = if wraps { year - 1 } else { year };
    let year = u32::try_from(year).map_err(|_| missing)?;
    point(date.in_year(year))
}

impl LooseDate {
    fn year(self) -> Option<u32> {
        match self {
            LooseDate::Day { year, .. } | LooseDate::Month { year, .. } | LooseDate::Quarter { year, .. } => year,
            LooseDate::Year(year) => Some(year),
        }
    }

    fn in_year(self, year: u32) -> LooseDate {
        let known = Some(year);
        match self {
            LooseDate::Day { day, month, .. } => LooseDate::Day { day, month, year: known },
            LooseDate::Month { month, .. } => LooseDate::Month { month, year: known },
            LooseDate::Quarter { number, .. } => LooseDate::Quarter { number, year: known },
            LooseDate::Year(_) => LooseDate::Year(year),
        }
    }

    /// The first day it may be within its year.
    fn month_and_day(self) -> (u32, u32) {
        match self {
            LooseDate::Day { day, month, .. } => (month.unwrap_or(1), day),
            LooseDate::Month { month, .. } => (month, 1),
            LooseDate::Quarter { number, .. } => (number.saturating_sub(1) * 3 + 1, 1),
            LooseDate::Year(_) => (1, 1),
        }
    }
}
