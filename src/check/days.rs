//! Which days things share: the arithmetic that several rules need.

use chrono::NaiveDate;

use crate::dates::period::{Partial, Period};
use crate::model::drive::{Drive, Status};

/// Whether a drive is neither cancelled nor postponed.
pub fn is_on(drive: &Drive) -> bool {
    !matches!(drive.status.as_deref(), Some(Status::Cancelled | Status::Postponed))
}

/// Whether two periods may share a day. True where that is not known: of words, and of what has neither beginning nor end.
pub fn may_meet(a: &Period, b: &Period) -> bool {
    match (a, b) {
        (Period::Days(days), other) | (other, Period::Days(days)) => days.iter().any(|&day| other.contains(day)),
        _ => may_fall_within(a, b.earliest(), b.latest()),
    }
}

/// Whether a period may fall on a day from the first to the last, both included; `None` is an open end.
pub fn may_fall_within(period: &Period, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
    match (period, first, last) {
        (Period::InWords { within: None, .. }, ..) | (_, None, None) => true,
        (Period::Yearly(_), ..) => true,
        _ => period.overlaps(first.unwrap_or(NaiveDate::MIN), last.unwrap_or(NaiveDate::MAX)),
    }
}

/// Whether the days themselves are known, and not only the month or a limit.
pub fn is_known_to_the_day(period: &Period) -> bool {
    matches!(period, Period::Day(_) | Period::Days(_) | Period::Range { start: Partial::Day(_), end: Partial::Day(_) })
}
