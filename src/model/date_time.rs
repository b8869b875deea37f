//! A point in time at +07:00: a day, with the time of day where it is known.

use chrono::{NaiveDateTime, NaiveTime};

use super::field::Shape;
use super::problems::BAD_DATE;
use super::read::{Read, scalar};
use super::written::Written;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::diagnostics::Problems;

/// A day and, where it is known, the time of day, both at +07:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalDateTime(pub NaiveDateTime);

/// The maximum length in bytes of a day with weekday and time, in any of the forms that offices use.
const LONGEST: usize = 200;

impl LocalDateTime {
    /// Reads `2023-04-07` or `07/4/2023`, either with a time before or after it: `2023-04-07T08:00`, `08:00 07/4/2023`,
    /// `07/4/2023 8h`, `8 giờ 00 ngày 07/4/2023`. A day alone means its first minute.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(Period::Day(day)) = day(text) {
            return Some(Self(day.and_time(NaiveTime::MIN)));
        }
        // Every possible split is tried, which would take minutes for a whole article in this field.
        if text.len() > LONGEST {
            return None;
        }
        text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == 'T' || *c == ',').find_map(|(at, c)| {
            let (left, right) =
                (text[..at].trim_matches([' ', ',']), text[at + c.len_utf8()..].trim_matches([' ', ',']));
            both_halves(left, right).or_else(|| both_halves(right, left))
        })
    }
}

fn both_halves(date: &str, time: &str) -> Option<LocalDateTime> {
    let Some(Period::Day(day)) = day(date) else { return None };
    let hours = Hours::parse(time.trim_start_matches("lúc").trim()).ok()?;
    let start = hours.start().filter(|_| hours.are_by_the_clock() && hours.end().is_none())?;
    Some(LocalDateTime(day.and_time(start)))
}

fn day(text: &str) -> Option<Period> {
    Period::parse(text).ok()
}

impl Read for LocalDateTime {
    const SHAPE: Shape = Shape::DateTime;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let at = Self::parse(text);
        if at.is_none() {
            let message = bilingual!("không đọc được thời điểm `{text}`", "cannot read the point in time `{text}`");
            let accepted = ["2023-04-07", "2023-04-07T08:00", "8h00 07/4/2023"];
            problems.push(written.refused(&BAD_DATE, text, message).accepted(accepted));
        }
        at
    }

    fn missing() -> Self {
        Self(NaiveDateTime::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_an_hour_stand_in_either_order() {
        let eight = LocalDateTime::parse("2023-04-07T08:00");
        assert!(eight.is_some());
        for text in
            ["08:00 07/4/2023", "07/4/2023 8h", "8 giờ 00 ngày 07 tháng 4 năm 2023", "lúc 8h00, Thứ sáu, 07/4/2023"]
        {
            assert_eq!(LocalDateTime::parse(text), eight, "{text}");
        }
    }

    #[test]
    fn a_whole_article_is_no_time() {
        assert_eq!(LocalDateTime::parse(&"8h 07/4/2023 ".repeat(40)), None);
        assert_eq!(LocalDateTime::parse(&"dài ".repeat(50_000)), None);
    }
}
