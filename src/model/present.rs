//! The present a site is built for, and answers that hold for a while.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::period::Period;

/// The present a site is built for, at +07:00. It answers questions and shows no day: the caller learns at which time
/// the answer changes, so that nothing that follows from the present can be forgotten when a rebuild is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    at: NaiveDateTime,
    pinned: bool,
    made: NaiveDate,
}

/// An answer about the present, and the time at +07:00 at which it changes; none where it stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until<T> {
    pub answer: T,
    /// When it is another one.
    pub changes: Option<NaiveDateTime>,
}

/// The first time at which one of many answers changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirstChange(pub Option<NaiveDateTime>);

impl<T> Until<T> {
    /// An answer that stays.
    pub fn always(answer: T) -> Self {
        Self { answer, changes: None }
    }

    /// Another answer that follows from this one.
    pub fn map<U>(self, then: impl FnOnce(T) -> U) -> Until<U> {
        Until { answer: then(self.answer), changes: self.changes }
    }

    /// The answer, once its change has been noted.
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
    /// The present at a time. `pinned`: it is fixed by `pinned_now`, so that the site is an archive.
    pub fn new(at: NaiveDateTime, pinned: bool) -> Self {
        Self { at, pinned, made: at.date() }
    }

    /// The same present with another day on which pages say they were made.
    pub fn made_on(self, made: NaiveDate) -> Self {
        Self { made, ..self }
    }

    /// Whether the site is an archive: its present never moves on.
    pub fn is_pinned(self) -> bool {
        self.pinned
    }

    /// The day on which pages say they were made; none on an archive, whose pages say what they are an archive of.
    pub fn made(self) -> Option<NaiveDate> {
        (!self.pinned).then_some(self.made)
    }

    /// The day of which the site is an archive.
    pub fn archive_of(self) -> Option<NaiveDate> {
        self.pinned.then(|| self.at.date())
    }

    /// The present day as offices write it, for a line that a person is asked to paste.
    pub fn written(self) -> String {
        Period::Day(self.at.date()).vi()
    }

    /// The present year, for what is plausible; nothing that readers see may follow from it.
    pub fn year(self) -> i32 {
        self.at.year()
    }

    /// Whether a time has come. A time that is not known never comes.
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

    /// Whether a day lies at most some days ahead.
    pub fn is_within(self, days: u64, day: NaiveDate) -> Until<bool> {
        self.has_come(day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// The present day; another one at midnight.
    pub fn today(self) -> Until<NaiveDate> {
        let answer = self.at.date();
        let midnight = answer.succ_opt().map(|next| next.and_time(NaiveTime::MIN));
        Until { answer, changes: midnight.filter(|_| !self.pinned) }
    }
}
