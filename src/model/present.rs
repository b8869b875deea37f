//! The present for which a site is built, and answers that are valid until a known moment.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::period::Period;

/// The present for which a site is built, at +07:00. It cannot be read as a day: it only answers questions, and each
/// answer includes the moment at which it changes. So no dependence on the present can be missed when the next rebuild
/// is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    at: NaiveDateTime,
    pinned: bool,
    made: NaiveDate,
}

/// An answer about the present, and the moment at +07:00 at which it changes; `None` where it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until<T> {
    pub answer: T,
    /// The moment at which the answer changes.
    pub changes: Option<NaiveDateTime>,
}

/// Collects the first moment at which one of many answers changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirstChange(pub Option<NaiveDateTime>);

impl<T> Until<T> {
    /// An answer that never changes.
    pub fn always(answer: T) -> Self {
        Self { answer, changes: None }
    }

    /// An answer derived from this one.
    pub fn map<U>(self, then: impl FnOnce(T) -> U) -> Until<U> {
        Until { answer: then(self.answer), changes: self.changes }
    }

    /// Notes the moment of change and returns the answer.
    pub fn noted(self, first: &mut FirstChange) -> T {
        first.note(self.changes);
        self.answer
    }
}

impl FirstChange {
    /// Keeps the earlier of two times.
    pub fn note(&mut self, at: Option<NaiveDateTime>) {
        self.0 = [self.0, at].into_iter().flatten().min();
    }
}

impl Now {
    /// The present at a moment. With `pinned`, it is fixed by `pinned_now`, and the site is an archive.
    pub fn new(at: NaiveDateTime, pinned: bool) -> Self {
        Self { at, pinned, made: at.date() }
    }

    /// The same present with another day as the day on which pages say they were built.
    pub fn made_on(self, made: NaiveDate) -> Self {
        Self { made, ..self }
    }

    /// Whether the site is an archive, for which the present never advances.
    pub fn is_pinned(self) -> bool {
        self.pinned
    }

    /// The day on which pages say they were built. `None` for an archive, whose pages give the day of the archive
    /// instead.
    pub fn made(self) -> Option<NaiveDate> {
        (!self.pinned).then_some(self.made)
    }

    /// The day of the archive; `None` for other sites.
    pub fn archive_of(self) -> Option<NaiveDate> {
        self.pinned.then(|| self.at.date())
    }

    /// The present day as offices write it, for suggested lines that a person pastes.
    pub fn written(self) -> String {
        Period::Day(self.at.date()).vi()
    }

    /// The present year, for plausibility checks only; nothing that readers see may depend on it.
    pub fn year(self) -> i32 {
        self.at.year()
    }

    /// Whether a moment has been reached. An unknown moment is never reached.
    pub fn has_reached(self, at: Option<NaiveDateTime>) -> Until<bool> {
        let answer = at.is_some_and(|at| at <= self.at);
        Until { answer, changes: at.filter(|_| !answer && !self.pinned) }
    }

    /// Whether a day has begun.
    pub fn has_come(self, day: NaiveDate) -> Until<bool> {
        self.has_reached(Some(day.and_time(NaiveTime::MIN)))
    }

    /// Whether a day is over.
    pub fn is_past(self, day: NaiveDate) -> Until<bool> {
        self.has_reached(day.succ_opt().map(|next| next.and_time(NaiveTime::MIN)))
    }

    /// Whether a day is at most `days` days ahead, or past.
    pub fn is_within(self, days: u64, day: NaiveDate) -> Until<bool> {
        self.has_come(day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// The present day; the answer changes at midnight.
    pub fn today(self) -> Until<NaiveDate> {
        let answer = self.at.date();
        let midnight = answer.succ_opt().map(|next| next.and_time(NaiveTime::MIN));
        Until { answer, changes: midnight.filter(|_| !self.pinned) }
    }
}
