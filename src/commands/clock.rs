//! The clock, read once a build and passed in.

use chrono::{FixedOffset, NaiveDateTime, Utc};

/// Seconds that Vietnam is ahead of UTC, all year.
const VIETNAM: i32 = 7 * 3600;

/// Now in Vietnam, whatever the machine's time zone.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub fn now() -> NaiveDateTime {
    match FixedOffset::east_opt(VIETNAM) {
        Some(vietnam) => Utc::now().with_timezone(&vietnam).naive_local(),
        None => Utc::now().naive_utc(),
    }
}
