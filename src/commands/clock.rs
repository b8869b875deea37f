//! The clock, read once a build and passed in, and the zone of the machine.

use chrono::{FixedOffset, Local, NaiveDateTime, TimeZone, Utc};

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

/// What the clock of this machine shows at a moment given at +07:00.
pub fn here(at: NaiveDateTime) -> NaiveDateTime {
    let moment = FixedOffset::east_opt(VIETNAM).and_then(|vietnam| vietnam.from_local_datetime(&at).single());
    moment.map_or(at, |moment| moment.with_timezone(&Local).naive_local())
}
