//! Dates as written, with parts missing, to dates of the calendar.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{MonthDay, Partial, Period, PeriodError, Quarter, YearMonth};

/// The most days that a date without a year lies before the one that lends it its year, where the year turns between.
const HALF_A_YEAR: i64 = 183;

/// A date as written: numbers not yet held against a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LooseDate {
    Day { day: u32, month: Option<u32>, year: Option<u32>, weekday: Option<Weekday> },
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

/// A period, and the weekdays written beside its days, right or wrong.
pub(super) struct Resolved {
    pub period: Period,
    pub weekdays: Vec<(Weekday, NaiveDate)>,
}

/// The period a shape means; `text` is what the author wrote, for the error. `year` completes a line without any year.
pub(super) fn period(shape: LoosePeriod, text: &str, year: Option<i32>) -> Result<Resolved, PeriodError> {
    let (shape, is_completed) = shape.completed(year);
    let (period, weekdays) = match shape {
        LoosePeriod::Ongoing => (Period::Ongoing, Vec::new()),
        LoosePeriod::Several(loose) => {
            let dates = fill_backwards(&loose)?;
            let period = several(&dates).ok_or_else(|| PeriodError::not_understood(text))?;
            (period, stated(&loose, &dates))
        }
        LoosePeriod::Range(loose_start, loose_end) => {
            let (start, end) = range(loose_start, loose_end)?;
            (Period::range(start, end)?, stated(&[loose_start, loose_end], &[start, end]))
        }
        LoosePeriod::Point(loose) => bound(loose, Period::from)?,
        LoosePeriod::Before(loose) => bound(loose, Period::Before)?,
        LoosePeriod::Until(loose) => bound(loose, Period::Until)?,
        LoosePeriod::Since(loose) => bound(loose, Period::Since)?,
        LoosePeriod::After(loose) => bound(loose, Period::After)?,
        LoosePeriod::Yearly { day, month } => {
            let year = None;
            let month_day = MonthDay::new(month, day);
            (month_day.map(Period::Yearly).ok_or(PeriodError::Impossible { day, month, year })?, Vec::new())
        }
    };
    // A year lent from outside cannot say which of two years the first date of "15/12 đến 15/3" belongs to.
    let crosses = || period.earliest().map(|day| day.year()) != period.latest().map(|day| day.year());
    if is_completed && matches!(period, Period::Range { .. } | Period::Days(_)) && crosses() {
        return Err(PeriodError::MissingYear { likely: None });
    }
    Ok(Resolved { period, weekdays })
}

/// A period of one date, and the weekday written beside it.
fn bound(loose: LooseDate, shape: fn(Partial) -> Period) -> Result<(Period, Vec<(Weekday, NaiveDate)>), PeriodError> {
    let date = point(loose)?;
    Ok((shape(date), stated(&[loose], &[date])))
}

/// The weekdays written beside days, with those days.
fn stated(loose: &[LooseDate], dates: &[Partial]) -> Vec<(Weekday, NaiveDate)> {
    let pairs = loose.iter().zip(dates).filter_map(|pair| match pair {
        (LooseDate::Day { weekday: Some(weekday), .. }, Partial::Day(day)) => Some((*weekday, *day)),
        _ => None,
    });
    pairs.collect()
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
    let months = all(dates, |date| match date {
        Partial::Month(month) => Some(month),
        _ => None,
    });
    if let Some(months) = months {
        return Period::months_of(months);
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
pub(super) fn point(date: LooseDate) -> Result<Partial, PeriodError> {
    let Some(written) = date.year() else { return Err(without_year(date)) };
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

/// What is wrong with a date without a year: that, unless no year has it.
pub(super) fn without_year(date: LooseDate) -> PeriodError {
    match date {
        LooseDate::Day { day, month: Some(month), .. } if MonthDay::new(month, day).is_none() => {
            PeriodError::Impossible { day, month, year: None }
        }
        LooseDate::Month { month, .. } if !(1..=12).contains(&month) => PeriodError::ImpossibleMonth { month },
        LooseDate::Quarter { number, .. } if Quarter::from_number(number).is_none() => {
            PeriodError::ImpossibleQuarter { number }
        }
        _ => PeriodError::MissingYear { likely: None },
    }
}

/// The ends of a range, the first completed from the last.
pub(super) fn range(start: LooseDate, end: LooseDate) -> Result<(Partial, Partial), PeriodError> {
    if end.year().is_none() {
        let lacking = [start, end].into_iter().filter(|date| date.year().is_none()).map(without_year);
        let wrong = lacking.into_iter().find(|error| !matches!(error, PeriodError::MissingYear { .. }));
        return Err(wrong.unwrap_or_else(|| PeriodError::MissingYear { likely: likely_range(start, end) }));
    }
    let end = point(end)?;
    let filled = fill(start, end)?;
    // "15/12 đến 15/3/2026" crosses into the new year; "20/3 - 15/3/2025" is more likely backwards than a year long.
    if start.year().is_none() && filled.year() < end.year() && (end.first() - filled.first()).num_days() > HALF_A_YEAR {
        let backwards = u32::try_from(end.year()).ok().and_then(|year| point(start.in_year(year)).ok());
        return Err(PeriodError::Reversed { start: backwards.unwrap_or(filled), end });
    }
    Ok((filled, end))
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
    let filled = fill(date, later)?;
    let days = (later.first() - filled.first()).num_days();
    if date.year().is_none() && filled.year() < later.year() && days > HALF_A_YEAR {
        return Err(PeriodError::MissingYear { likely: None });
    }
    Ok(filled)
}

/// Completes a date from the one that follows it. A missing month is the other's; a missing year is
/// the latest that keeps this date no later than the other.
pub(super) fn fill(date: LooseDate, later: Partial) -> Result<Partial, PeriodError> {
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

impl LoosePeriod {
    /// Whether a weekday stands beside one of its days.
    pub(super) fn names_weekdays(&self) -> bool {
        let has = |date: &LooseDate| matches!(date, LooseDate::Day { weekday: Some(_), .. });
        match self {
            LoosePeriod::Point(date) => has(date),
            LoosePeriod::Several(dates) => dates.iter().any(has),
            LoosePeriod::Range(start, end) => has(start) || has(end),
            _ => false,
        }
    }

    /// The same with a year for a line that has none, and whether one was put in. Only the last date of a line needs one.
    fn completed(self, year: Option<i32>) -> (LoosePeriod, bool) {
        let Some(year) = year.and_then(|year| u32::try_from(year).ok()) else { return (self, false) };
        let lend = |date: LooseDate| if date.year().is_none() { date.in_year(year) } else { date };
        let shape = match self.clone() {
            LoosePeriod::Point(date) => LoosePeriod::Point(lend(date)),
            LoosePeriod::Before(date) => LoosePeriod::Before(lend(date)),
            LoosePeriod::Until(date) => LoosePeriod::Until(lend(date)),
            LoosePeriod::Since(date) => LoosePeriod::Since(lend(date)),
            LoosePeriod::After(date) => LoosePeriod::After(lend(date)),
            LoosePeriod::Range(start, end) if start.year().is_none() => LoosePeriod::Range(start, lend(end)),
            LoosePeriod::Several(mut dates) if dates.iter().all(|date| date.year().is_none()) => {
                if let Some(last) = dates.last_mut() {
                    *last = lend(*last);
                }
                LoosePeriod::Several(dates)
            }
            other => other,
        };
        let is_completed = shape != self;
        (shape, is_completed)
    }
}

impl LooseDate {
    pub(super) fn day(day: u32, month: Option<u32>, year: Option<u32>) -> LooseDate {
        LooseDate::Day { day, month, year, weekday: None }
    }

    pub(super) fn is_day(&self) -> bool {
        matches!(self, LooseDate::Day { .. })
    }

    pub(super) fn year(self) -> Option<u32> {
        match self {
            LooseDate::Day { year, .. } | LooseDate::Month { year, .. } | LooseDate::Quarter { year, .. } => year,
            LooseDate::Year(year) => Some(year),
        }
    }

    pub(super) fn in_year(self, year: u32) -> LooseDate {
        let known = Some(year);
        match self {
            LooseDate::Day { day, month, weekday, .. } => LooseDate::Day { day, month, year: known, weekday },
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
