//! The days on which a drive with a recurrence is held.
//!
//! The recurrence becomes a recurrence rule of RFC 5545, 3.3.10, whose days are counted at midnight UTC: only days go in, and
//! only days come out.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Month, NaiveDate, NaiveTime, TimeZone, Weekday};
use rrule::{Frequency, NWeekday, RRule, Tz, Unvalidated};

use crate::dates::period::{MonthDay, Partial, Period, YearMonth};
use crate::dates::recurrence::{DayOfMonth, On, WeekdayOfMonth, Which};
use crate::model::drive::{Drive, Recurrence, Repeats};

/// The most days that are ever listed.
pub const MOST: usize = 2000;

/// The last day that is ever listed; recurrence rules end with it too.
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();

/// Every day of the recurrence, ascending: from its first to `until` or the horizon, both included, without the excepted
/// days; a day that was changed stays one, even where it is called off. [`MOST`] days before those excepted ones are
/// taken out.
///
/// `None` where its days are not known: it has no recurrence; `on` is not understood or [contradicts](fits) the recurrence;
/// there is no `on` and `when` is no single day; `when` has no beginning, or leaves open in which month a quarterly or
/// yearly drive is held.
///
/// - Without `on` the first day tells the weekday (every week, every fortnight) or the day of the month. A month that
///   is too short for it is passed over, and 29/02 is held in leap years, as in RFC 5545.
/// - Where `when` is a month, or "từ …", the drive begins with the first day of `on` in it; the days of a fortnight are
///   counted from there. Where `when` is a stretch and there is no `until`, its end is the last day. An ongoing drive
///   begins on the day it was announced, if it is held every week or every month.
/// - A limit or an exception told only in words takes no day away.
pub fn days(drive: &Drive, horizon: NaiveDate) -> Option<Vec<NaiveDate>> {
    let repeats = drive.repeats.as_ref()?;
    let mut days = days_with_exceptions(drive, horizon)?;
    let is_changed = |day: NaiveDate| repeats.changes.iter().any(|change| *change.day == day);
    days.retain(|day| is_changed(*day) || !repeats.except.iter().any(|except| except.contains(*day)));
    Some(days)
}

/// As [`days`], the excepted ones among them.
pub fn days_with_exceptions(drive: &Drive, horizon: NaiveDate) -> Option<Vec<NaiveDate>> {
    let repeats = drive.repeats.as_ref()?;
    let on = on(drive)?;
    let anchor = anchor(drive, repeats.every)?;
    if !fits(repeats.every, &on) || !tells_month(anchor, repeats.every, &on) {
        return None;
    }
    let last = last(drive, repeats).map_or(horizon, |last| last.min(horizon)).min(LAST_DAY);
    let first = anchor.first();
    if !(1..=9999).contains(&first.year()) {
        return None;
    }
    let counted_from = counted_from(first, repeats.every, &on);
    if last < counted_from {
        return Some(Vec::new());
    }
    let rule = rule(repeats.every, &on, counted_from)?.until(midnight(last));
    let set = rule.build(midnight(counted_from)).ok()?;
    let held = set.into_iter().map(|moment| moment.date_naive()).skip_while(|day| *day < first);
    Some(held.take(MOST).collect())
}

/// Whether a recurrence can be held on such days. Days of the week make a week or a fortnight; days of the month a month,
/// a quarter or a year; a day of the year makes a year.
pub fn fits(every: Recurrence, on: &On) -> bool {
    match on {
        On::Weekdays(_) => matches!(every, Recurrence::Week | Recurrence::Fortnight),
        On::DaysOfMonth(_) | On::WeekdaysOfMonth(_) => {
            matches!(every, Recurrence::Month | Recurrence::Quarter | Recurrence::Year)
        }
        On::DayOfYear(_) => every == Recurrence::Year,
    }
}

/// What is written in `on`, else what the first day says.
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

/// The time that the first day lies in, as precisely as it was given.
fn anchor(drive: &Drive, every: Recurrence) -> Option<Partial> {
    match &drive.when.value {
        Period::Since(start) | Period::Range { start, .. } => Some(*start),
        Period::After(end) => end.next(),
        Period::Days(days) => days.first().copied().map(Partial::Day),
        Period::Quarters { year, quarters } => {
            quarters.first().map(|quarter| Partial::Quarter { year: *year, quarter: *quarter })
        }
        // Which of two weeks or three months it is, a day of announcement does not say.
        Period::Ongoing if matches!(every, Recurrence::Week | Recurrence::Month) => {
            drive.announced.as_ref().map(|day| Partial::Day(day.value))
        }
        when => when.as_partial(),
    }
}

/// Whether the month is known, where the recurrence leaves months out.
fn tells_month(anchor: Partial, every: Recurrence, on: &On) -> bool {
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

/// The day from which weeks or months are counted: the first one held, or the first of its month, which every month has.
fn counted_from(first: NaiveDate, every: Recurrence, on: &On) -> NaiveDate {
    match every {
        Recurrence::Week | Recurrence::Fortnight => {
            first.iter_days().take(7).find(|day| on.contains(*day)).unwrap_or(first)
        }
        Recurrence::Month | Recurrence::Quarter | Recurrence::Year => YearMonth::of(first).first(),
    }
}

/// The recurrence rule; `None` for a day that its month never has.
fn rule(every: Recurrence, on: &On, counted_from: NaiveDate) -> Option<RRule<Unvalidated>> {
    let (frequency, interval) = match every {
        Recurrence::Week => (Frequency::Weekly, 1),
        Recurrence::Fortnight => (Frequency::Weekly, 2),
        Recurrence::Month => (Frequency::Monthly, 1),
        Recurrence::Quarter => (Frequency::Monthly, 3),
        Recurrence::Year => (Frequency::Yearly, 1),
    };
    let rule = RRule::new(frequency).interval(interval).week_start(Weekday::Mon);
    let month = match on {
        On::DayOfYear(day) => day.month(),
        _ => counted_from.month(),
    };
    let rule = match every {
        Recurrence::Year => rule.by_month(&[Month::try_from(u8::try_from(month).ok()?).ok()?]),
        _ => rule,
    };
    Some(match on {
        On::Weekdays(days) => rule.by_weekday(days.iter().map(|day| NWeekday::Every(*day)).collect()),
        On::WeekdaysOfMonth(days) => rule.by_weekday(days.iter().map(nth).collect()),
        On::DaysOfMonth(days) => {
            let is_real = |day: &&DayOfMonth| match day {
                DayOfMonth::Number(number) => {
                    every != Recurrence::Year || MonthDay::new(month, (*number).into()).is_some()
                }
                DayOfMonth::Last => true,
            };
            let days: Vec<i8> = days.iter().filter(is_real).map(number).collect();
            if days.is_empty() {
                return None;
            }
            rule.by_month_day(days)
        }
        On::DayOfYear(day) => rule.by_month_day(vec![i8::try_from(day.day()).ok()?]),
    })
}

/// BYMONTHDAY: 1 to 31, -1 for the last.
fn number(day: &DayOfMonth) -> i8 {
    match day {
        DayOfMonth::Number(number) => i8::try_from(*number).unwrap_or(i8::MAX),
        DayOfMonth::Last => -1,
    }
}

/// BYDAY: `1SU` is the first Sunday, `-1SU` the last.
fn nth(day: &WeekdayOfMonth) -> NWeekday {
    let number = match day.which {
        Which::First => 1,
        Which::Second => 2,
        Which::Third => 3,
        Which::Fourth => 4,
        Which::Fifth => 5,
        Which::Last => -1,
    };
    NWeekday::Nth(number, day.weekday)
}

fn midnight(day: NaiveDate) -> chrono::DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&day.and_time(NaiveTime::MIN))
}
