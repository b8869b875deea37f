//! The time during which a place or an organization exists.

use chrono::NaiveDate;

use super::present::{Now, Until};
use crate::dates::period::{Partial, Period};

/// A range of days, both ends included; `None` is an open end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}

impl Validity {
    /// From the beginning of one day, month or year to the end of another.
    pub fn new(from: Option<&Partial>, to: Option<&Partial>) -> Self {
        Self { first: from.map(|from| from.first()), last: to.map(|to| to.last()) }
    }

    /// The days of a period. `None` where neither its first nor its last day is known.
    pub fn of_period(period: &Period) -> Option<Self> {
        Self { first: period.earliest(), last: period.latest() }.bounded()
    }

    /// Itself, if it has an end at all.
    pub fn bounded(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }

    /// The days that both have in common.
    pub fn within(self, other: Self) -> Self {
        let first = [self.first, other.first].into_iter().flatten().max();
        Self { first, last: [self.last, other.last].into_iter().flatten().min() }
    }

    /// Whether its first day is not after its last.
    pub fn has_days(self) -> bool {
        self.first.is_none_or(|first| self.last.is_none_or(|last| first <= last))
    }

    /// Whether both have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.within(other).has_days()
    }

    /// Whether the present is in it.
    pub fn holds(self, now: Now) -> Until<bool> {
        let begun = self.first.map_or(Until::always(true), |first| now.has_come(first));
        let over = self.last.map_or(Until::always(false), |last| now.is_past(last));
        let changes = if over.answer { None } else { [begun.changes, over.changes].into_iter().flatten().min() };
        Until { answer: begun.answer && !over.answer, changes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date_time::LocalDateTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn between(first: &str, last: &str) -> Validity {
        let day = |text: &str| (!text.is_empty()).then(|| day(text));
        Validity { first: day(first), last: day(last) }
    }

    #[test]
    fn the_last_day_of_one_is_not_the_first_day_of_the_next() {
        let (old, new) = (between("", "2025-06-30"), between("2025-07-01", ""));
        assert!(!old.meets(new) && !new.meets(old));
        for (first, last, in_old, in_new) in [
            ("2025-06-30", "2025-06-30", true, false),
            ("2025-07-01", "2025-07-01", false, true),
            ("2025-06-30", "2025-07-01", true, true),
            ("", "2025-06-30", true, false),
            ("2025-07-01", "", false, true),
            ("", "", true, true),
        ] {
            let days = between(first, last);
            assert_eq!((days.meets(old), days.meets(new)), (in_old, in_new), "{first} {last}");
        }
    }

    #[test]
    fn the_present_is_in_it_from_its_first_day_to_the_end_of_its_last() {
        let validity = between("2025-01-01", "2025-06-30");
        for (now, answer, changes) in [
            ("2024-12-31T23:59", false, Some("2025-01-01T00:00")),
            ("2025-01-01T00:00", true, Some("2025-07-01T00:00")),
            ("2025-06-30T23:59", true, Some("2025-07-01T00:00")),
            ("2025-07-01T00:00", false, None),
        ] {
            let at = |text: &str| LocalDateTime::parse(text).unwrap().0;
            let held = validity.holds(Now::new(at(now), false));
            assert_eq!((held.answer, held.changes), (answer, changes.map(at)), "{now}");
        }
    }
}
