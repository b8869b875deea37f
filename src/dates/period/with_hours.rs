//! A day with its hours in one text: "7h30 - 11h30, ngày 19/3/2023".

use super::parse::LONGEST;
use super::{Beside, ParsedPeriod, Partial, Period, PeriodError, weekday_vi};
use crate::dates::hours::Hours;
use crate::dates::period::token::fold;

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

impl ParsedPeriod {
    /// Whether hours, "dự kiến" or a day by the moon stand beside days that are known.
    pub fn has_more_than_days(&self) -> bool {
        has_known_days(&self.period) && self.beside != Beside::default()
    }

    /// The days alone, with the weekdays that were stated: `Thứ Bảy, Chủ nhật (15, 16/3/2025)`.
    /// [`ParsedPeriod::parse`] reads it back.
    pub fn days_vi(&self) -> String {
        let weekdays: Vec<&str> = self.weekdays.iter().map(|(weekday, _)| weekday_vi(*weekday)).collect();
        match (weekdays.as_slice(), &self.period) {
            ([], period) => period.vi(),
            ([weekday], Period::Day(_)) => format!("{weekday}, {}", self.period.vi()),
            (_, period) => format!("{} ({})", weekdays.join(", "), period.vi()),
        }
    }

    /// The text with the year that it takes from `year`: `15/3` of 2026 is `15/3/2026`. `None` where it needs none, or
    /// does not get a readable time by it.
    pub fn completed(text: &str, year: i32) -> Option<String> {
        let alone = ParsedPeriod::parse_with_hours(text, None);
        let lent = ParsedPeriod::parse_with_hours(text, Some(year)).ok()?;
        match alone {
            Err(_) => {}
            Ok(alone) if alone.period.is_unknown() && lent.period.within().is_some() => return Some(lent.period.vi()),
            _ => return None,
        }
        Some(lent.text())
    }

    /// All that was read, in a text that [`parse_with_hours`](ParsedPeriod::parse_with_hours) reads back.
    pub fn text(&self) -> String {
        let Beside { is_planned, hours, lunar } = &self.beside;
        let planned = if *is_planned { "dự kiến " } else { "" };
        let is_clock = |hours: &str| Hours::parse(hours).is_ok_and(|hours| hours.are_by_the_clock());
        let hours = hours.as_ref().map_or_else(String::new, |hours| match is_clock(hours) {
            true => format!("{hours}, "),
            false => format!("{hours} "),
        });
        let lunar = lunar.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
        format!("{planned}{hours}{}{lunar}", self.days_vi())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let parsed = ParsedPeriod::parse_with_hours(text, None).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        (parsed.days_vi(), parsed.beside.hours.unwrap_or_default())
    }

    #[test]
    fn hours_are_parted_from_days() {
        for (text, days, hours) in [
            ("7h30 ngày 15/3/2025", "15/3/2025", "7h30"),
            ("15/3/2025 7:30", "15/3/2025", "7:30"),
            ("Từ 07 giờ đến 15 giờ 30, thứ Sáu, ngày 07/7/2023", "Thứ Sáu, 07/7/2023", "Từ 07 giờ đến 15 giờ 30"),
            ("từ 07h00 – 11h30 ngày 12 tháng 12 năm 2015 (Thứ bảy)", "Thứ Bảy, 12/12/2015", "từ 07h00 – 11h30"),
            ("Dự kiến từ 07h00 đến 10h30 ngày 28 tháng 9 năm 2025", "28/9/2025", "từ 07h00 đến 10h30"),
            ("07h00 – 11h00 ngày 08/12/2014 và ngày 09/12/2014", "08, 09/12/2014", "07h00 – 11h00"),
            ("Sáng Chủ nhật\nNgày 10, 17/01/2021", "Chủ nhật, Chủ nhật (10, 17/01/2021)", "sáng"),
        ] {
            assert_eq!(parts(text), (days.to_owned(), hours.to_owned()), "{text}");
        }
        assert!(ParsedPeriod::parse_with_hours("7h30 tháng 3/2025", None).is_err());
    }

    #[test]
    fn days_read_back_with_their_weekdays() {
        for text in [
            "Thứ 7, CN (15,16/3/2025)",
            "từ thứ Bảy 15/3/2025 đến Chủ nhật 16/3/2025",
            "T7, 15/3/2025",
            "CN: 16/3/2025",
        ] {
            let Ok(parsed) = ParsedPeriod::parse(text) else { continue };
            assert_eq!(ParsedPeriod::parse(&parsed.days_vi()), Ok(parsed), "{text}");
        }
    }

    #[test]
    fn a_year_is_lent_where_none_is_written() {
        for (text, completed) in [
            ("15/3", Some("15/3/2026")),
            ("CN, 15/3", Some("Chủ nhật, 15/3/2026")),
            ("dự kiến sáng 15/3", Some("dự kiến sáng 15/3/2026")),
            ("7h30 ngày 15/3", Some("7h30, 15/3/2026")),
            ("tháng 4", Some("tháng 4/2026")),
            ("đầu quý II", Some("đầu quý II năm 2026")),
            ("6 tháng cuối năm", Some("6 tháng cuối năm 2026")),
            ("15/3/2025", None),
            ("hằng tháng", None),
            ("29/02", None),
            ("15/12 đến 15/3", None),
        ] {
            assert_eq!(ParsedPeriod::completed(text, 2026).as_deref(), completed, "{text}");
            if let Some(text) = completed {
                assert!(ParsedPeriod::parse_with_hours(text, None).is_ok(), "{text}");
            }
        }
    }
}
