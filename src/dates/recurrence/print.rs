//! The days of a recurrence as people read them.

use chrono::Weekday;

use super::{DayOfMonth, On, WeekdayOfMonth, Which};
use crate::dates::listed;
use crate::dates::period::{weekday_en, weekday_vi};

impl On {
    /// As an office writes it, in the middle of a sentence: `thứ Ba và thứ Năm`, `ngày 01 và 15`, `ngày cuối tháng`,
    /// `Chủ nhật đầu tiên của tháng`, `ngày 07/4`. [`On::parse`] reads it back.
    pub fn vi(&self) -> String {
        match self {
            On::Weekdays(days) => listed("và", days.iter().map(|day| weekday(*day))),
            On::DaysOfMonth(days) => days_vi(days),
            On::WeekdaysOfMonth(days) => format!("{} của tháng", listed("và", days.iter().map(|day| day.vi()))),
            On::DayOfYear(day) => format!("ngày {}", day.vi()),
        }
    }

    /// In English: `Tuesday and Thursday`, `day 1 and 15 of the month`, `the first Sunday of the month`, `7 April`.
    pub fn en(&self) -> String {
        match self {
            On::Weekdays(days) => listed("and", days.iter().map(|day| weekday_en(*day).to_owned())),
            On::DaysOfMonth(days) => format!("{} of the month", days_en(days)),
            On::WeekdaysOfMonth(days) => format!("{} of the month", listed("and", days.iter().map(|day| day.en()))),
            On::DayOfYear(day) => day.en(),
        }
    }
}

impl WeekdayOfMonth {
    fn vi(self) -> String {
        let which = match self.which {
            Which::First => "đầu tiên",
            Which::Second => "thứ hai",
            Which::Third => "thứ ba",
            Which::Fourth => "thứ tư",
            Which::Fifth => "thứ năm",
            Which::Last => "cuối cùng",
        };
        format!("{} {which}", weekday(self.weekday))
    }

    fn en(self) -> String {
        let which = match self.which {
            Which::First => "first",
            Which::Second => "second",
            Which::Third => "third",
            Which::Fourth => "fourth",
            Which::Fifth => "fifth",
            Which::Last => "last",
        };
        format!("the {which} {}", weekday_en(self.weekday))
    }
}

/// `thứ Ba`, `Chủ nhật`.
fn weekday(day: Weekday) -> String {
    weekday_vi(day).replace("Thứ", "thứ")
}

/// `ngày 01 và 15`, `ngày 15 và ngày cuối tháng`.
fn days_vi(days: &[DayOfMonth]) -> String {
    let days = days.iter().enumerate().map(|(index, day)| match (day, index) {
        (DayOfMonth::Last, _) => "ngày cuối tháng".to_owned(),
        (DayOfMonth::Number(number), 0) => format!("ngày {number:02}"),
        (DayOfMonth::Number(number), _) => format!("{number:02}"),
    });
    listed("và", days)
}

/// `day 1 and 15`, `day 15 and the last day`.
fn days_en(days: &[DayOfMonth]) -> String {
    let days = days.iter().enumerate().map(|(index, day)| match (day, index) {
        (DayOfMonth::Last, _) => "the last day".to_owned(),
        (DayOfMonth::Number(number), 0) => format!("day {number}"),
        (DayOfMonth::Number(number), _) => number.to_string(),
    });
    listed("and", days)
}
