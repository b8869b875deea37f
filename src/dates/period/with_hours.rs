//! A day with its hours in one text: "7h30 - 11h30, ngày 19/3/2023".

use super::{ParsedPeriod, Partial, Period, PeriodError};
use crate::dates::hours::Hours;
use crate::dates::period::token::fold;

/// The longest text in bytes that may be a day with hours. Every split of it is tried.
const LONGEST: usize = 400;

impl ParsedPeriod {
    /// As [`parse_in`](ParsedPeriod::parse_in), where hours by the clock may stand before or after known days. They are
    /// then in [`Beside::hours`](super::Beside::hours).
    ///
    /// # Errors
    /// A [`PeriodError`] for any text that is not wholly understood.
    pub fn parse_with_hours(text: &str, year: Option<i32>) -> Result<ParsedPeriod, PeriodError> {
        let read = ParsedPeriod::parse_in(text, year);
        match read {
            Err(PeriodError::HoursInside { .. } | PeriodError::NotUnderstood { .. }) if text.len() <= LONGEST => {
                split(text, year).map_or(read, Ok)
            }
            _ => read,
        }
    }
}

fn split(text: &str, year: Option<i32>) -> Option<ParsedPeriod> {
    let (is_planned, text) = without_leads(text);
    let splits = text.match_indices([' ', ',', ';', '\n', '(']).filter_map(|(at, _)| {
        let (left, right) = text.split_at_checked(at)?;
        let (left, right) = (clean(left), clean(right));
        [(left, right), (right, left)].into_iter().find_map(|(days, hours)| {
            let is_clock = Hours::parse(hours).is_ok_and(|hours| hours.are_by_the_clock());
            let mut parsed = ParsedPeriod::parse_in(days, year).ok().filter(|_| is_clock)?;
            if !has_known_days(&parsed.period) || parsed.beside.hours.is_some() {
                return None;
            }
            parsed.beside.hours = Some(hours.to_owned());
            parsed.beside.is_planned |= is_planned;
            Some((hours.len(), parsed))
        })
    });
    // "15 giờ 30, 07/7/2023" is half past three on one day, and not three o'clock on the 7th and the 30th.
    splits.max_by_key(|(length, _)| *length).map(|(_, parsed)| parsed)
}

/// One side of a split without the signs that parted it.
fn clean(side: &str) -> &str {
    let side = side.trim_matches(|c: char| c.is_whitespace() || ",;-–".contains(c));
    match side.matches('(').count() == side.matches(')').count() {
        true => side.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(side),
        false => side.trim_matches(['(', ')']).trim(),
    }
}

/// The text without "thời gian" and "dự kiến" in front, and whether the latter was there.
fn without_leads(text: &str) -> (bool, &str) {
    let (mut rest, mut is_planned) = (text.trim(), false);
    loop {
        let words = rest.splitn(3, char::is_whitespace).collect::<Vec<_>>();
        let [first, second, after] = words.as_slice() else { return (is_planned, rest) };
        match fold(&format!("{first} {second}")).trim_end_matches(':') {
            "dự kiến" => is_planned = true,
            "thời gian" => {}
            _ => return (is_planned, rest),
        }
        rest = after.trim_start();
    }
}

fn has_known_days(period: &Period) -> bool {
    matches!(period, Period::Day(_) | Period::Days(_) | Period::Range { start: Partial::Day(_), end: Partial::Day(_) })
}
