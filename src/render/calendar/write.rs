//! Writes a calendar and its events as lines of a file (RFC 5545, RFC 7986).

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::text::{Lines, escaped, quoted};
use crate::schedule::days::CalendarSpan;
use crate::view::calendar::{Calendar, CalendarEvent};

/// The product identifier (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//giothong//Lich hien mau//VI";

/// The colour of the calendar, a name of CSS (RFC 7986 §5.9).
const COLOR: &str = "crimson";

/// The interval after which programs should refresh the calendar.
const REFRESH: &str = "P1D";

/// The name of the time zone.
const ZONE: &str = "Asia/Ho_Chi_Minh";

/// The offset of Vietnam from UTC in hours.
const AHEAD: i64 = 7;

/// The times of reminders before an event with hours: a day, and two hours.
const WITH_HOURS: [&str; 2] = ["-P1D", "-PT2H"];

/// The times of reminders before whole days, which begin at midnight: 7 o'clock in the morning and in the evening of
/// the day before.
const WHOLE_DAYS: [&str; 2] = ["-PT17H", "-PT5H"];

/// The events of one timetable item in the form of a file: without reminders, and with them.
pub struct WrittenEvents([String; 2]);

/// Writes the events of one timetable item.
pub fn events(events: &[CalendarEvent]) -> WrittenEvents {
    let [mut plain, mut reminding] = [Lines::default(), Lines::default()];
    for reported in events {
        let mut lines = Lines::default();
        event(&mut lines, reported);
        let begun = lines.finish();
        plain.append(&begun);
        reminding.append(&begun);
        // There are no reminders for events that are called off.
        if reported.status != "CANCELLED" {
            alarms(&mut reminding, reported);
        }
        plain.value("END", "VEVENT");
        reminding.value("END", "VEVENT");
    }
    WrittenEvents([plain.finish(), reminding.finish()])
}

/// The file of a calendar with the events of its items.
pub fn file<'a>(calendar: &Calendar, events: impl Iterator<Item = &'a WrittenEvents>) -> String {
    let mut lines = Lines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", PRODUCT);
    lines.value("CALSCALE", "GREGORIAN");
    lines.value("METHOD", "PUBLISH");
    lines.text("NAME", &calendar.name);
    lines.text("X-WR-CALNAME", &calendar.name);
    if let Some(description) = &calendar.description {
        lines.text("DESCRIPTION", description);
        lines.text("X-WR-CALDESC", description);
    }
    lines.value("COLOR", COLOR);
    if let Some(url) = &calendar.url {
        lines.value("URL", url);
    }
    if let Some(source) = &calendar.source {
        lines.value("SOURCE;VALUE=URI", source);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.value("X-PUBLISHED-TTL", REFRESH);
    }
    zone(&mut lines);
    for written in events {
        lines.append(&written.0[usize::from(calendar.reminders)]);
    }
    lines.value("END", "VCALENDAR");
    lines.finish()
}

/// Writes an event, up to the place where its reminders stand.
fn event(lines: &mut Lines, event: &CalendarEvent) {
    let changed = first_minute_utc(event.changed);
    lines.value("BEGIN", "VEVENT");
    lines.text("UID", &event.uid);
    lines.value("DTSTAMP", &changed);
    lines.value("LAST-MODIFIED", &changed);
    lines.value("SEQUENCE", &event.sequence.to_string());
    times(lines, event.span);
    lines.value("STATUS", event.status);
    lines.text("SUMMARY", &event.summary);
    if let Some(location) = &event.location {
        lines.text("LOCATION", location);
    }
    if let Some((lat, lon)) = event.position {
        lines.value("GEO", &format!("{lat};{lon}"));
    }
    if let Some((host, email)) = &event.organizer {
        lines.value(&format!("ORGANIZER;CN={}", quoted(host)), &format!("mailto:{email}"));
    }
    if let Some(contact) = &event.contact {
        lines.text("CONTACT", contact);
    }
    lines.text("DESCRIPTION", &event.description);
    let categories: Vec<String> = event.categories.iter().map(|category| escaped(category)).collect();
    lines.value("CATEGORIES", &categories.join(","));
    if let Some(url) = &event.url {
        lines.value("URL", url);
    }
    lines.value("CLASS", "PUBLIC");
    // The calendar of others does not block a subscriber's time.
    lines.value("TRANSP", "TRANSPARENT");
}

/// Writes the reminders of an event, each as a `VALARM` (§3.6.6).
fn alarms(lines: &mut Lines, event: &CalendarEvent) {
    let triggers = if let CalendarSpan::Hours(..) = event.span { WITH_HOURS } else { WHOLE_DAYS };
    for trigger in triggers {
        lines.value("BEGIN", "VALARM");
        lines.value("ACTION", "DISPLAY");
        lines.value("TRIGGER", trigger);
        lines.text("DESCRIPTION", &event.summary);
        lines.value("END", "VALARM");
    }
}

/// Writes the time zone (§3.6.5): +07:00 all year.
fn zone(lines: &mut Lines) {
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

/// Writes beginning and end. Whole days end before the day after the last one (§3.6.1); an unknown end is left out.
pub(super) fn times(lines: &mut Lines, span: CalendarSpan) {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    match span {
        CalendarSpan::Days(first, last) => {
            lines.value("DTSTART;VALUE=DATE", &date(first));
            lines.value("DTEND;VALUE=DATE", &date(last.succ_opt().unwrap_or(last)));
        }
        CalendarSpan::Hours(start, end) => {
            lines.value(&format!("DTSTART;TZID={ZONE}"), &local(start));
            if let Some(end) = end {
                lines.value(&format!("DTEND;TZID={ZONE}"), &local(end));
            }
        }
    }
}

/// The first minute of a day in Vietnam, in UTC: `20230406T170000Z` for 7 April.
pub(super) fn first_minute_utc(day: NaiveDate) -> String {
    let midnight = NaiveDateTime::from(day);
    let utc = midnight.checked_sub_signed(TimeDelta::hours(AHEAD)).unwrap_or(midnight);
    format!("{}Z", local(utc))
}

fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}
