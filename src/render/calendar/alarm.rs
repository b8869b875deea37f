//! Reminders (RFC 5545 §3.6.6), for those who ask for them: a calendar of their own.

use super::text::Lines;
use crate::schedule::days::Span;

/// How long before its beginning people are reminded of something with hours: a day, and two hours.
const WITH_HOURS: [&str; 2] = ["-P1D", "-PT2H"];

/// Whole days begin at midnight, when nobody wants to be woken: 7 o'clock of the day before, and 7 o'clock in the evening.
const WHOLE_DAYS: [&str; 2] = ["-PT17H", "-PT5H"];

/// The reminders of something.
pub fn alarms(lines: &mut Lines, span: Span, summary: &str) {
    let triggers = match span {
        Span::Hours(..) => WITH_HOURS,
        Span::Days(..) => WHOLE_DAYS,
    };
    for trigger in triggers {
        lines.value("BEGIN", "VALARM");
        lines.value("ACTION", "DISPLAY");
        lines.value("TRIGGER", trigger);
        lines.text("DESCRIPTION", summary);
        lines.value("END", "VALARM");
    }
}
