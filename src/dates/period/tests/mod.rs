mod meaning;
mod printing;
mod properties;
mod reading;
mod refusing;
mod vague;

use chrono::NaiveDate;

use super::{Partial, Period, Quarter, YearMonth};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn day(year: i32, month: u32, number: u32) -> Partial {
    Partial::Day(date(year, month, number))
}

fn month(year: i32, number: u32) -> Partial {
    Partial::Month(YearMonth::new(year, number).unwrap())
}

fn quarter(year: i32, quarter: Quarter) -> Partial {
    Partial::Quarter { year, quarter }
}

fn read(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn between(start: Partial, end: Partial) -> Period {
    Period::Range { start, end }
}
