//! Why a text is not a period, and how the officer reads it.

use chrono::NaiveDate;

use super::{MonthDay, Partial, Period, YearMonth};

/// Why a text is not a period, as data; [`sentences`](PeriodError::sentences) has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodError {
    Empty,
    /// No form of date fits.
    NotUnderstood {
        text: String,
    },
    /// No year has that day in that month: `31/02/2023`, or the month-first `03/25/2023`.
    Impossible {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// A month other than 1 to 12.
    ImpossibleMonth {
        month: u32,
    },
    /// A quarter other than I to IV.
    ImpossibleQuarter {
        number: u32,
    },
    /// A week other than the first to the fifth of a month.
    ImpossibleWeek {
        number: u32,
    },
    /// Something other than a time: a status, a sign for "the same as above".
    NoTime {
        text: String,
    },
    /// A date that needs a year has none; `likely` when the other end of the range suggests one.
    MissingYear {
        likely: Option<Period>,
    },
    /// A year that is not four digits from 1000; `meant` is the date in this century.
    ShortYear {
        written: u32,
        meant: Option<Partial>,
    },
    /// A range that ends before it starts.
    Reversed {
        start: Partial,
        end: Partial,
    },
    /// An hour beside the date; hours have a field of their own.
    HoursInside {
        text: String,
    },
    /// A range, a list or words where one date is wanted.
    NotOneDate {
        period: Period,
    },
    /// Something other than a day of every year.
    NotMonthDay {
        period: Period,
    },
}

impl PeriodError {
    pub(super) fn not_understood(text: &str) -> PeriodError {
        PeriodError::NotUnderstood { text: text.trim().to_owned() }
    }

    /// What an impossible date is when its month is read first: 25 March for `03/25/2023`.
    pub fn month_first_reading(&self) -> Option<Period> {
        let PeriodError::Impossible { day: month, month: day, year } = *self else {
            return None;
        };
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            None => MonthDay::new(month, day).map(Period::Yearly),
        }
    }

    /// A text that would be accepted and probably says what was meant. None is offered where it
    /// would be a guess: `31/02/2023` may be any day.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            PeriodError::Impossible { .. } => self.month_first_reading().map(|period| period.vi()),
            PeriodError::MissingYear { likely } => likely.as_ref().map(Period::vi),
            PeriodError::ShortYear { meant, .. } => meant.map(Partial::vi),
            PeriodError::Reversed { start, end } => Period::range(*end, *start).ok().map(|period| period.vi()),
            PeriodError::NotMonthDay { period: Period::Day(day) } => Some(MonthDay::of(*day).vi()),
            PeriodError::Empty
            | PeriodError::NotUnderstood { .. }
            | PeriodError::ImpossibleMonth { .. }
            | PeriodError::ImpossibleQuarter { .. }
            | PeriodError::ImpossibleWeek { .. }
            | PeriodError::NoTime { .. }
            | PeriodError::HoursInside { .. }
            | PeriodError::NotOneDate { .. }
            | PeriodError::NotMonthDay { .. } => None,
        }
    }

    /// One sentence in Vietnamese and the same in English, without a full stop.
    pub fn sentences(&self) -> (String, String) {
        match self {
            PeriodError::Empty => ("chưa ghi thời gian".to_owned(), "no date is given".to_owned()),
            PeriodError::NotUnderstood { text } => (
                format!(
                    "không hiểu thời gian `{text}`; có thể viết như 07/4/2023, 27–30/11/2025, \
                     tháng 02/2023, quý III/2023, trước 01/4/2023, thường xuyên"
                ),
                format!(
                    "`{text}` is not understood as a date; write it like 07/4/2023, 27–30/11/2025, \
                     tháng 02/2023, quý III/2023, trước 01/4/2023, thường xuyên"
                ),
            ),
            PeriodError::Impossible { day, month, year } => self.both_readings(*day, *month, *year),
            PeriodError::ImpossibleMonth { month } => {
                (format!("không có tháng {month}"), format!("there is no month {month}"))
            }
            PeriodError::ImpossibleQuarter { number } => (
                format!("không có quý {number}; một năm có quý I, II, III, IV"),
                format!("there is no quarter {number}; a year has quarters I, II, III, IV"),
            ),
            PeriodError::ImpossibleWeek { number } => (
                format!("không có tuần {number} trong tháng; một tháng có tuần 1 đến tuần 5"),
                format!("there is no week {number} of a month; a month has weeks 1 to 5"),
            ),
            PeriodError::NoTime { text } => (
                format!("`{text}` không phải thời gian; ghi rõ ngày, hoãn hay hủy thì ghi ở tình trạng"),
                format!("`{text}` is not a time; give the day, and a change in the status"),
            ),
            PeriodError::MissingYear { .. } => {
                ("ngày tháng này chưa ghi năm".to_owned(), "this date has no year".to_owned())
            }
            PeriodError::ShortYear { written, .. } => (
                format!("năm phải viết đủ bốn chữ số, không viết `{written:02}`"),
                format!("a year has four digits, not `{written:02}`"),
            ),
            PeriodError::Reversed { start, end } => (
                format!("kết thúc ({}) trước khi bắt đầu ({})", end.vi(), start.vi()),
                format!("it ends ({}) before it starts ({})", end.en(), start.en()),
            ),
            PeriodError::HoursInside { text } => (
                format!("`{text}` có cả giờ; giờ viết riêng ở trường giờ"),
                format!("`{text}` holds an hour; hours have their own field"),
            ),
            PeriodError::NotOneDate { period } => (
                format!("cần một ngày, tháng, quý hoặc năm, không phải `{}`", period.vi()),
                format!("one day, month, quarter or year is wanted, not `{}`", period.en()),
            ),
            PeriodError::NotMonthDay { period } => (
                format!("cần ngày và tháng của mọi năm, như 07/4, không phải `{}`", period.vi()),
                format!("a day and month of every year is wanted, like 07/4, not `{}`", period.en()),
            ),
        }
    }

    /// An impossible date read day first, as Vietnam does, and month first.
    fn both_readings(&self, day: u32, month: u32, year: Option<i32>) -> (String, String) {
        let (why_vi, why_en) = why_impossible(day, month, year);
        let (other_vi, other_en) = match self.month_first_reading() {
            Some(swapped) => (
                format!("nếu ý bạn là tháng {day} ngày {month} thì viết {}", swapped.vi()),
                format!("if {} is meant, write {}", swapped.en(), swapped.vi()),
            ),
            None => {
                let (vi, en) = why_impossible(month, day, year);
                (
                    format!("đọc tháng trước ngày sau cũng không được: {vi}"),
                    format!("month first does not do either: {en}"),
                )
            }
        };
        (
            format!("ngày {day} tháng {month} không có thật: {why_vi}; {other_vi}"),
            format!("day {day} of month {month} does not exist: {why_en}; {other_en}"),
        )
    }
}

fn why_impossible(day: u32, month: u32, year: Option<i32>) -> (String, String) {
    let Some(known) = YearMonth::new(year.unwrap_or(2000), month) else {
        return (format!("không có tháng {month}"), format!("there is no month {month}"));
    };
    let length = known.length();
    match year {
        _ if day == 0 => ("không có ngày 0".to_owned(), "there is no day 0".to_owned()),
        Some(_) => (
            format!("{} có {length} ngày", Partial::Month(known).vi()),
            format!("{} has {length} days", Partial::Month(known).en()),
        ),
        None => {
            (format!("tháng {month} có nhiều nhất {length} ngày"), format!("month {month} has at most {length} days"))
        }
    }
}
