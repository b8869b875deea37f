//! The days and hours that something in the schedule takes up, where they are known exactly.

use chrono::{NaiveDate, NaiveDateTime};

use super::item::{Item, State, Subject};
use crate::model::drive::{Change, Drive, Status};
use crate::text::hours::Hours;
use crate::text::period::{Partial, Period};

/// Days with hours that are told one by one; a longer stretch is told as one, with its hours in words.
const DAYS_WITH_HOURS: u64 = 31;

/// When something is held, known to the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<'a> {
    /// The days: a day, several, or a range between two days.
    pub when: Period,
    /// The hours of each of the days, where they are known.
    pub hours: Option<&'a Hours>,
    /// Whether these are the days before the last change, which no others have taken over: nobody should come.
    pub former: bool,
}

/// A stretch of a calendar, at +07:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// From a moment to another on the same day; the end may be unknown.
    Hours(NaiveDateTime, Option<NaiveDateTime>),
}

/// Whether people should come on the days that a calendar tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is planned.
    Tentative,
    /// It is certain.
    Confirmed,
    /// It is certain, and no places are left.
    Full,
    /// It was put off, and no new day is known.
    Postponed,
    /// It will be held at another time that is not known to the day.
    Rescheduled,
    /// It will not be held.
    Cancelled,
}

impl<'a> Item<'a> {
    /// When it is held; `None` where that is not known to the day, and for a host without a drive. A drive that lost its
    /// day without getting another keeps the former one, so that it can be marked wherever people noted it.
    pub fn dated(&self) -> Option<Dated<'a>> {
        if matches!(self.subject, Subject::Slot { .. }) {
            return None;
        }
        if is_exact(&self.when) {
            return Some(Dated { when: self.when.clone(), hours: self.hours, former: false });
        }
        self.drive().filter(|drive| drive.repeats.is_none()).and_then(|drive| former(drive))
    }

    /// Whether people should come on those days. It follows from what is written and not from the present: a drive that
    /// was held stays confirmed, and an event is planned.
    pub fn standing(&self) -> Standing {
        let Some(drive) = self.drive() else { return Standing::Tentative };
        let is_former = self.dated().is_some_and(|dated| dated.former);
        match drive.status.as_ref().map_or(Status::Planned, |status| status.value) {
            Status::Cancelled | Status::Postponed if self.was_held_before(drive) => Standing::Confirmed,
            Status::Cancelled => Standing::Cancelled,
            Status::Postponed if is_former || !has_new_day(drive) => Standing::Postponed,
            _ if is_former => Standing::Rescheduled,
            Status::Planned => Standing::Tentative,
            Status::Confirmed | Status::Postponed => Standing::Confirmed,
            Status::Full => Standing::Full,
        }
    }

    /// Of a drive that is held again and again: whether this time lies before the day it was called off.
    fn was_held_before(&self, drive: &Drive) -> bool {
        let off_since = drive.history.iter().filter_map(|change| drive.day_of(change)).max();
        match (self.instance, off_since) {
            (None, _) => false,
            (Some(day), Some(since)) => day < since,
            (Some(_), None) => matches!(self.state, State::Drive(state) if !state.is_off()),
        }
    }
}

impl Dated<'_> {
    /// The stretches of a calendar it takes up, in order: one for all days of a range, one for each of several days, and
    /// with hours one for each day. A break between two sessions of a day is not told apart.
    pub fn spans(&self) -> Vec<Span> {
        let Some(hours) = self.hours else { return self.whole_days() };
        let days: Vec<NaiveDate> = match &self.when {
            Period::Days(days) => days.clone(),
            when => days_of(when).map_or_else(Vec::new, |(first, last)| {
                first.iter_days().take_while(|day| *day <= last).take(DAYS_WITH_HOURS as usize + 1).collect()
            }),
        };
        if days.len() as u64 > DAYS_WITH_HOURS {
            return self.whole_days();
        }
        let on = |day: NaiveDate| Span::Hours(day.and_time(hours.start()), hours.end().map(|end| day.and_time(end)));
        days.into_iter().map(on).collect()
    }

    fn whole_days(&self) -> Vec<Span> {
        match &self.when {
            Period::Days(days) => days.iter().map(|day| Span::Days(*day, *day)).collect(),
            when => days_of(when).map(|(first, last)| Span::Days(first, last)).into_iter().collect(),
        }
    }
}

/// Whether a period names its days.
fn is_exact(period: &Period) -> bool {
    matches!(period, Period::Days(_)) || days_of(period).is_some()
}

/// The first and the last day of one stretch of days.
fn days_of(period: &Period) -> Option<(NaiveDate, NaiveDate)> {
    match period {
        Period::Day(day) => Some((*day, *day)),
        Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => Some((*start, *end)),
        _ => None,
    }
}

/// The last days that were known, with the hours of that time.
fn former(drive: &Drive) -> Option<Dated<'_>> {
    let changes = ledger(drive);
    let exact = |change: &&Change| change.was.when.as_ref().is_some_and(|when| is_exact(when));
    let at = changes.iter().rposition(exact)?;
    let when = changes[at].was.when.as_ref()?.value.clone();
    // Hours stand in the first line that changed them after those days were set, else they are the present ones.
    let hours = changes[at..].iter().find_map(|change| change.was.hours.as_deref()).or(drive.hours.as_deref());
    Some(Dated { when, hours, former: true })
}

/// Whether a drive that is called postponed was given another day since it was put off.
fn has_new_day(drive: &Drive) -> bool {
    let changes = ledger(drive);
    let put_off = |change: &&Change| change.was.status.is_some_and(|status| status != Status::Postponed);
    let since = changes.iter().rposition(put_off).unwrap_or(changes.len().saturating_sub(1));
    let days = changes[since..].iter().filter_map(|change| change.was.when.as_ref());
    days.into_iter().any(|was| was.value != drive.when.value)
}

/// The changes, oldest first.
fn ledger(drive: &Drive) -> Vec<&Change> {
    let mut changes: Vec<&Change> = drive.history.iter().collect();
    changes.sort_by_key(|change| drive.day_of(change));
    changes
}
