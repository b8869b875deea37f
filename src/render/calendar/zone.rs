//! Days and moments as calendars write them, and the time zone they are in.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::text::Lines;
use crate::schedule::days::Span;

/// The name of the time zone.
const ZONE: &str = "Asia/Ho_Chi_Minh";

/// Hours that Vietnam is ahead of UTC.
const AHEAD: i64 = 7;

/// The time zone (RFC 5545 §3.6.5): +07:00 all year.
pub fn zone(lines: &mut Lines) {
    lines.value("BEGIN", "VTIMEZONE");
    lines.value("TZID", ZONE);
    lines.value("BEGIN", "STANDARD");
    lines.value("DTSTART", "19700101T000000");
    lines.value("TZOFFSETFROM", "+0700");
    lines.value("TZOFFSETTO", "+0700");
    lines.value("TZNAME", "+07");
    lines.value("END", "STANDARD");
    lines.value("END", "VTIMEZONE");
}

/// Beginning and end. Whole days end before the day after the last (§3.6.1); an end that is not known is not written.
pub fn span(lines: &mut Lines, span: Span) {
    match span {
        Span::Days(first, last) => {
            lines.value("DTSTART;VALUE=DATE", &date(first));
            lines.value("DTEND;VALUE=DATE", &date(last.succ_opt().unwrap_or(last)));
        }
        Span::Hours(start, end) => {
            lines.value(&format!("DTSTART;TZID={ZONE}"), &local(start));
            if let Some(end) = end {
                lines.value(&format!("DTEND;TZID={ZONE}"), &local(end));
            }
        }
    }
}

pub fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The first minute of a day in Vietnam, in UTC: `20230406T170000Z` of 7 April.
pub fn first_minute_utc(day: NaiveDate) -> String {
    let midnight = NaiveDateTime::from(day);
    let utc = midnight.checked_sub_signed(TimeDelta::hours(AHEAD)).unwrap_or(midnight);
    format!("{}Z", local(utc))
}

fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}
