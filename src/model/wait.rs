//! A waiting time as offices write it: `12 tuần`, `6 tháng`.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::field::Shape;
use super::problems::BAD_WAIT;
use super::read::{Read, scalar};
use super::written::Written;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::text::fold::fold;

/// A waiting time in the unit in which it was written: twelve weeks are 84 days, but six months are no fixed number of
/// days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    Days(u32),
    Weeks(u32),
    /// Calendar months; a year is twelve.
    Months(u32),
}

/// The maximum number of any unit in a waiting time.
const MOST: u32 = 999;

impl Wait {
    /// Reads "12 tuần", "6 tháng", "14 ngày", "1 năm", or the same in English. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(char::is_whitespace)?;
        let number: u32 = number.parse().ok().filter(|number| (1..=MOST).contains(number))?;
        match fold(unit).as_str() {
            "ngay" | "day" | "days" => Some(Self::Days(number)),
            "tuan" | "week" | "weeks" => Some(Self::Weeks(number)),
            "thang" | "month" | "months" => Some(Self::Months(number)),
            "nam" | "year" | "years" => Some(Self::Months(number * 12)),
            _ => None,
        }
    }

    /// In Vietnamese, as "12 tuần".
    pub fn vi(self) -> String {
        match self {
            Self::Days(days) => format!("{days} ngày"),
            Self::Weeks(weeks) => format!("{weeks} tuần"),
            Self::Months(months) => format!("{months} tháng"),
        }
    }

    /// The number of days, where the waiting time is a fixed number of days.
    pub fn days(self) -> Option<u32> {
        match self {
            Self::Days(days) => Some(days),
            Self::Weeks(weeks) => Some(weeks * 7),
            Self::Months(_) => None,
        }
    }

    /// The number of months, where the waiting time is in months.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Months(months) => Some(months),
            _ => None,
        }
    }

    /// The first day after a waiting time that begins on a day. Where the last month has no such day, the result is the
    /// first day of the next month, so that it is never too early. `None` beyond the calendar.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        match (self, self.days()) {
            (_, Some(days)) => day.checked_add_days(Days::new(days.into())),
            (Self::Months(months), _) => {
                let end = day.checked_add_months(Months::new(months))?;
                if end.day() == day.day() { Some(end) } else { end.succ_opt() }
            }
            _ => None,
        }
    }
}

impl Read for Wait {
    const SHAPE: Shape = Shape::Text;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let wait = Self::parse(text);
        if wait.is_none() {
            let message = bilingual!("`{text}` không phải một thời gian chờ", "`{text}` is not a waiting time");
            let help = Bilingual::literal(
                "viết một con số và một đơn vị, ví dụ `12 tuần`",
                "write one number and one unit, such as `12 tuần`",
            );
            let accepted = ["14 ngày", "12 tuần", "6 tháng", "1 năm"];
            problems.push(written.refused(&BAD_WAIT, text, message).accepted(accepted).help(help));
        }
        // An unreadable waiting time still counts as present, so that its absence is not reported as well.
        Some(wait.unwrap_or_else(Self::missing))
    }

    fn missing() -> Self {
        Self::Days(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_waiting_time_is_one_number_and_one_unit() {
        assert_eq!(Wait::parse("12 tuần"), Some(Wait::Weeks(12)));
        assert_eq!(Wait::parse("6 Tháng"), Some(Wait::Months(6)));
        assert_eq!(Wait::parse("14 days"), Some(Wait::Days(14)));
        assert_eq!(Wait::parse("1 năm"), Some(Wait::Months(12)));
        for wrong in ["", "12", "tuần", "0 tuần", "-2 tuần", "1000 ngày", "12 tuần 3 ngày", "hai tuần"] {
            assert_eq!(Wait::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weeks_end_on_the_same_weekday() {
        let (first, end) = (day("2025-01-05"), Wait::Weeks(12).after(day("2025-01-05")));
        assert_eq!(end, Some(day("2025-03-30")));
        assert_eq!(end.map(|end| end.weekday()), Some(first.weekday()));
    }

    #[test]
    fn months_end_on_the_same_day_of_the_month_or_on_the_first_after_it() {
        assert_eq!(Wait::Months(6).after(day("2025-01-05")), Some(day("2025-07-05")));
        assert_eq!(Wait::Months(6).after(day("2025-08-31")), Some(day("2026-03-01")));
        assert_eq!(Wait::Months(6).after(day("2023-08-30")), Some(day("2024-03-01")));
        assert_eq!(Wait::Months(12).after(day("2024-02-29")), Some(day("2025-03-01")));
    }
}
