//! The days on which a recurring drive is held, by the rules of RFC 5545, 3.3.10.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::dates::period::{MonthDay, Partial, Period, YearMonth};
use crate::dates::recurrence::{DayOfMonth, On};
use crate::model::drive::{Drive, Recurrence, Repeats};

/// The maximum number of days that are listed.
pub const MOST: usize = 2000;

/// The last day that can be listed; recurrence rules also end with it.
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();

/// Every day of the recurrence, ascending, from its first day to `until` or the horizon, both included. Excepted days
/// are left out. A changed day is kept, even where it is called off. The limit of [`MOST`] days is applied before the
/// excepted days are removed.
///
/// `None` where the days are not known: the drive has no recurrence; `on` cannot be read or [contradicts](fits) the
/// recurrence; there is no `on` and `when` is no single day; `when` has no beginning, or does not determine the month
/// of a quarterly or yearly drive.
///
/// - Without `on`, the first day determines the weekday (weekly and fortnightly) or the day of the month. As in RFC
///   5545, a month that is too short is skipped, and 29/02 occurs in leap years.
/// - Where `when` is a month or "từ …", the drive begins on the first day of `on` in it; fortnights are counted from
///   there. Where `when` is a range and there is no `until`, the end of the range is the last day. An ongoing drive
///   begins on the day it was announced, if it is held every week or every month.
/// - A limit or an exception given only in words removes no day.
pub fn days(drive: &Drive, horizon: NaiveDate) -> Option<Vec<NaiveDate>> {
    let repeats = drive.repeats.as_ref()?;
    let mut days = days_with_exceptions(drive, horizon)?;
    let is_changed = |day: NaiveDate| repeats.changes.iter().any(|change| *change.day == day);
    days.retain(|day| is_changed(*day) || !repeats.except.iter().any(|except| excepts(except, *day)));
    Some(days)
}

/// As [`days`], with the excepted days included.
pub fn days_with_exceptions(drive: &Drive, horizon: NaiveDate) -> Option<Vec<NaiveDate>> {
    let repeats = drive.repeats.as_ref()?;
    let on = on(drive)?;
    let anchor = anchor(drive, repeats.every)?;
    if !fits(repeats.every, &on) || !has_month(anchor, repeats.every, &on) {
        return None;
    }
    let last = last(drive, repeats).map_or(horizon, |last| last.min(horizon)).min(LAST_DAY);
    let first = anchor.first();
    if !(1..=9999).contains(&first.year()) {
        return None;
    }
    if last >= YearMonth::of(first).first() && !can_be_held(repeats.every, &on, first) {
        return None;
    }
    let held = stretches(repeats.every, &on, first)
        .take_while(|start| *start <= last)
        .flat_map(|start| days_of_stretch(repeats.every, start))
        .filter(|day| on.contains(*day) && (first..=last).contains(day));
    Some(held.take(MOST).collect())
}

/// Whether an exception takes out a day. "đầu tháng 3" bounds a time and names no day.
fn excepts(except: &Period, day: NaiveDate) -> bool {
    except.within().is_none() && except.contains(day)
}

/// Whether a recurrence can be held on such days. Weekdays fit a week or a fortnight; days of the month fit a month, a
/// quarter or a year; a day of the year fits a year.
pub fn fits(every: Recurrence, on: &On) -> bool {
    match on {
        On::Weekdays(_) => matches!(every, Recurrence::Week | Recurrence::Fortnight),
        On::DaysOfMonth(_) | On::WeekdaysOfMonth(_) => {
            matches!(every, Recurrence::Month | Recurrence::Quarter | Recurrence::Year)
        }
        On::DayOfYear(_) => every == Recurrence::Year,
    }
}

/// The days in `on`, else those that follow from the first day.
fn on(drive: &Drive) -> Option<On> {
    let repeats = drive.repeats.as_ref()?;
    if let Some(written) = &repeats.on {
        return On::parse(written);
    }
    let (Period::Day(day) | Period::Since(Partial::Day(day))) = drive.when.value else { return None };
    match repeats.every {
        Recurrence::Week | Recurrence::Fortnight => On::weekdays(vec![day.weekday()]),
        Recurrence::Month | Recurrence::Quarter => {
            On::days_of_month(vec![DayOfMonth::Number(u8::try_from(day.day()).ok()?)])
        }
        Recurrence::Year => Some(On::DayOfYear(MonthDay::of(day))),
    }
}

/// The period that contains the first day, as precisely as it is written.
fn anchor(drive: &Drive, every: Recurrence) -> Option<Partial> {
    match &drive.when.value {
        Period::Since(start) | Period::Range { start, .. } => Some(*start),
        Period::After(end) => end.next(),
        Period::Days(days) => days.first().copied().map(Partial::Day),
        Period::Quarters { year, quarters } => {
            quarters.first().map(|quarter| Partial::Quarter { year: *year, quarter: *quarter })
        }
        // The day of announcement does not determine which of two weeks or three months is meant.
        Period::Ongoing if matches!(every, Recurrence::Week | Recurrence::Month) => {
            drive.announced.as_ref().map(|day| Partial::Day(day.value))
        }
        when => when.as_partial(),
    }
}

/// Whether the month is known, where the recurrence skips months.
fn has_month(anchor: Partial, every: Recurrence, on: &On) -> bool {
    let needs_month = matches!(every, Recurrence::Quarter | Recurrence::Year) && !matches!(on, On::DayOfYear(_));
    !needs_month || matches!(anchor, Partial::Day(_) | Partial::Month(_))
}

/// The last day of the recurrence, where one is known.
fn last(drive: &Drive, repeats: &Repeats) -> Option<NaiveDate> {
    match (&repeats.until, &drive.when.value) {
        (Some(until), _) => until.latest(),
        (None, when @ Period::Range { .. }) => when.latest(),
        _ => None,
    }
}

/// Whether such a day ever occurs; the 31st of April never does.
fn can_be_held(every: Recurrence, on: &On, first: NaiveDate) -> bool {
    let is_real = |day: &DayOfMonth| match day {
        DayOfMonth::Number(number) => MonthDay::new(first.month(), (*number).into()).is_some(),
        DayOfMonth::Last => true,
    };
    match on {
        On::DaysOfMonth(days) if every == Recurrence::Year => days.iter().any(is_real),
        _ => true,
    }
}

/// The first days of the weeks or months in which it is held. Weeks begin on Monday and are counted from the first day
/// held, months from that of the first day; a day of the year determines its month itself.
fn stretches(every: Recurrence, on: &On, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let held_first = || first.iter_days().take(7).find(|day| on.contains(*day)).unwrap_or(first);
    let monday = || held_first().week(Weekday::Mon).checked_first_day();
    let month = match on {
        On::DayOfYear(day) => YearMonth::new(first.year(), day.month()).map(YearMonth::first),
        _ => Some(YearMonth::of(first).first()),
    };
    let (start, weeks, months) = match every {
        Recurrence::Week => (monday(), 1, 0),
        Recurrence::Fortnight => (monday(), 2, 0),
        Recurrence::Month => (month, 0, 1),
        Recurrence::Quarter => (month, 0, 3),
        Recurrence::Year => (month, 0, 12),
    };
    std::iter::successors(start, move |start| {
        start.checked_add_days(Days::new(7 * weeks))?.checked_add_months(Months::new(months))
    })
}

/// The days of a week or month.
fn days_of_stretch(every: Recurrence, start: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let length = match every {
        Recurrence::Week | Recurrence::Fortnight => 7,
        Recurrence::Month | Recurrence::Quarter | Recurrence::Year => YearMonth::of(start).length(),
    };
    start.iter_days().take(length as usize)
}
