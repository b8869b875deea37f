//! The days of a recurrence in English.
//!
//! ```text
//! weekly   = ["every"] weekday (and weekday)…           "Tuesdays and Thursdays", "Mon, Wed, Fri"
//! monthly  = ["the"] ("day" number | number ("st" | "nd" | "rd" | "th") | "last day") … [month]
//! counted  = ["the"] ("first" … | "last") weekday … [month]
//! month    = "of" ("the" | "every" | "each") "month"
//! ```

use chrono::Weekday;

use super::grammar::{RecurrenceForm, and, several};
use super::{DayOfMonth, On, WeekdayOfMonth, Which};
use crate::dates::period::token::Cursor;

/// Tried in order; the first that takes the whole line wins.
pub(super) const FORMS: [RecurrenceForm; 3] = [weekly, monthly, counted];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mondays", "mon"],
    &["tuesday", "tuesdays", "tue"],
    &["wednesday", "wednesdays", "wed"],
    &["thursday", "thursdays", "thu"],
    &["friday", "fridays", "fri"],
    &["saturday", "saturdays", "sat"],
    &["sunday", "sundays", "sun"],
];

const COUNTS: [(&str, Which); 6] = [
    ("first", Which::First),
    ("second", Which::Second),
    ("third", Which::Third),
    ("fourth", Which::Fourth),
    ("fifth", Which::Fifth),
    ("last", Which::Last),
];

fn weekly(c: &mut Cursor<'_>) -> Option<On> {
    c.any_phrase(&["every", "on"]);
    On::weekdays(several(c, and, |c, _| weekday(c))?)
}

fn monthly(c: &mut Cursor<'_>) -> Option<On> {
    let days = several(c, and, |c, is_first| {
        c.phrase("the");
        if c.phrase("last day").is_some() {
            return Some(DayOfMonth::Last);
        }
        let named = c.any_phrase(&["day", "days"]).is_some();
        let number = c.number(1, 2)?;
        let ordinal = c.any_phrase(&["st", "nd", "rd", "th"]).is_some();
        let is_day = named || ordinal || !is_first;
        u8::try_from(number).ok().filter(|_| is_day).map(DayOfMonth::Number)
    })?;
    of_month(c);
    On::days_of_month(days)
}

fn counted(c: &mut Cursor<'_>) -> Option<On> {
    let days = several(c, and, |c, _| {
        let which = several(c, and, |c, _| which(c))?;
        let weekday = weekday(c)?;
        of_month(c);
        Some(which.into_iter().map(|which| WeekdayOfMonth { which, weekday }).collect::<Vec<_>>())
    })?;
    On::weekdays_of_month(days.concat())
}

fn weekday(c: &mut Cursor<'_>) -> Option<Weekday> {
    let after_monday = WEEKDAYS.iter().position(|names| c.any_phrase(names).is_some())?;
    Weekday::try_from(u8::try_from(after_monday).ok()?).ok()
}

fn which(c: &mut Cursor<'_>) -> Option<Which> {
    c.attempt(|c| {
        c.phrase("the");
        if let Some((_, which)) = COUNTS.iter().find(|(name, _)| c.phrase(name).is_some()) {
            return Some(*which);
        }
        let number = c.number(1, 1)?;
        c.any_phrase(&["st", "nd", "rd", "th"])?;
        Which::from_number(number)
    })
}

fn of_month(c: &mut Cursor<'_>) {
    c.attempt(|c| {
        c.any_phrase(&["of the", "of every", "of each", "of", "every", "each"])?;
        c.phrase("month")
    });
}
