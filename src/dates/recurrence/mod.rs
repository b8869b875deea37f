//! On which days of its recurrence something is held: "thứ Ba và thứ Năm", "ngày 15", "Chủ nhật đầu tiên của tháng".
//!
//! [`On::parse`] reads what offices write; `vi` and `en` print it back. Reading what was printed gives the same again.

mod english;
mod grammar;
mod print;
mod vietnamese;

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, Weekday};

use super::period::token::{Cursor, fold, tokens};
use super::period::{MonthDay, YearMonth};
use grammar::RecurrenceForm;

/// The days of a week, of a month or of a year. Lists are ascending, hold at least one and none twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum On {
    /// Days of every week, Monday first; see [`On::weekdays`].
    Weekdays(Vec<Weekday>),
    /// Days of the month by number; see [`On::days_of_month`].
    DaysOfMonth(Vec<DayOfMonth>),
    /// Days of the month by weekday; see [`On::weekdays_of_month`].
    WeekdaysOfMonth(Vec<WeekdayOfMonth>),
    /// A day of the year: "07/4".
    DayOfYear(MonthDay),
}

/// A day of a month by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOfMonth {
    /// 1 to 31; a month that is too short has no such day.
    Number(u8),
    /// The last, whichever number it has.
    Last,
}

/// "thứ Bảy thứ hai của tháng": a weekday and which of them it is. "thứ Bảy tuần thứ hai" is the same: the second
/// Saturday, not the Saturday of the second row of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeekdayOfMonth {
    pub which: Which,
    pub weekday: Weekday,
}

/// Which of the four or five days of one weekday in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// Day 1 to 7.
    First,
    /// Day 8 to 14.
    Second,
    /// Day 15 to 21.
    Third,
    /// Day 22 to 28.
    Fourth,
    /// From day 29; a month may have none.
    Fifth,
    /// The last, fourth or fifth.
    Last,
}

impl On {
    /// Reads "thứ Ba", "thứ 2, 4, 6", "T2 - T6", "ngày 01 và 15 hằng tháng", "ngày cuối tháng", "Chủ nhật đầu tiên của
    /// tháng", "thứ Bảy tuần thứ hai", "07/4", and the same in English.
    ///
    /// Case, Unicode form, dashes and spaces do not matter. `None` for any text that is not wholly understood; among
    /// it are days of the moon ("mùng 1", "rằm"), which no calendar of the sun has.
    pub fn parse(text: &str) -> Option<On> {
        let on = On::of_weeks_and_months(text);
        on.or_else(|| MonthDay::parse(without_ending(&fold(text))).ok().map(On::DayOfYear))
    }

    /// As [`parse`](On::parse), without days of the year.
    pub(in crate::dates) fn of_weeks_and_months(text: &str) -> Option<On> {
        let folded = fold(text);
        let tokens = tokens(without_ending(&folded));
        let whole = |form: &RecurrenceForm| {
            let mut cursor = Cursor::new(&tokens);
            form(&mut cursor).filter(|_| cursor.at_end())
        };
        vietnamese::FORMS.iter().chain(&english::FORMS).find_map(whole)
    }

    /// Weekdays in any order; `None` when there is not one.
    pub fn weekdays(mut days: Vec<Weekday>) -> Option<On> {
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        (!days.is_empty()).then_some(On::Weekdays(days))
    }

    /// Days of the month in any order; `None` when there is not one, or one that no month has.
    pub fn days_of_month(mut days: Vec<DayOfMonth>) -> Option<On> {
        let is_day = |day: &DayOfMonth| matches!(day, DayOfMonth::Last | DayOfMonth::Number(1..=31));
        days.sort_unstable();
        days.dedup();
        (!days.is_empty() && days.iter().all(is_day)).then_some(On::DaysOfMonth(days))
    }

    /// Weekdays of the month in any order; `None` when there is not one.
    pub fn weekdays_of_month(mut days: Vec<WeekdayOfMonth>) -> Option<On> {
        days.sort_by_key(|day| (day.which, day.weekday.num_days_from_monday()));
        days.dedup();
        (!days.is_empty()).then_some(On::WeekdaysOfMonth(days))
    }

    /// Whether the day is among them.
    pub fn contains(&self, day: NaiveDate) -> bool {
        match self {
            On::Weekdays(weekdays) => weekdays.contains(&day.weekday()),
            On::DaysOfMonth(days) => days.iter().any(|wanted| match wanted {
                DayOfMonth::Number(number) => u32::from(*number) == day.day(),
                DayOfMonth::Last => day == YearMonth::of(day).last(),
            }),
            On::WeekdaysOfMonth(days) => {
                days.iter().any(|wanted| wanted.weekday == day.weekday() && wanted.which.is_of(day))
            }
            On::DayOfYear(wanted) => *wanted == MonthDay::of(day),
        }
    }
}

fn without_ending(folded: &str) -> &str {
    folded.trim_end_matches(['.', ',', ';', ' '])
}

impl Which {
    /// All of them, from the first to the last.
    pub const ALL: [Which; 6] = [Which::First, Which::Second, Which::Third, Which::Fourth, Which::Fifth, Which::Last];

    /// The fourth is number 4.
    pub fn from_number(number: u32) -> Option<Which> {
        Which::ALL.into_iter().take(5).zip(1..).find(|(_, counted)| *counted == number).map(|(which, _)| which)
    }

    /// Whether a day is this one of the days of its month that share its weekday.
    fn is_of(self, day: NaiveDate) -> bool {
        match self {
            Which::Last => YearMonth::of(day).length() - day.day() < 7,
            _ => Which::from_number(day.day0() / 7 + 1) == Some(self),
        }
    }
}
