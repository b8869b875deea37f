//! When something happens, with exactly the precision its author gave.
//!
//! `Period::parse` reads EDTF (ISO 8601-2:2019) and the forms Vietnamese offices write; `vi`, `en`
//! and `edtf` print a period back. Reading what was printed gives the same period again.

mod edtf;
mod error;
pub mod excel;
mod lunar;
mod meaning;
mod month_day;
mod parse;
mod partial;
mod print;
mod resolve;
mod stretch;
pub(in crate::dates) mod token;
mod vague;
mod vietnamese;
pub(in crate::dates) mod weekday;
mod with_hours;
mod words;
mod written_date;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use error::PeriodError;
pub use meaning::SortKey;
pub use month_day::MonthDay;
pub use parse::{Beside, ParsedPeriod};
pub use partial::{Partial, Quarter, YearMonth};
pub use weekday::{weekday_en, weekday_vi};

/// A time span as a person states it, never more precise than stated.
///
/// Equality is of what was stated: `trước 01/4/2023` and `../2023-03-31` differ as values and are
/// [`same_meaning`](Period::same_meaning).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    Day(NaiveDate),
    /// Two or more days, ascending, none twice; see [`Period::days`].
    Days(Vec<NaiveDate>),
    /// Both ends belong to it and `start` does not come after `end`; see [`Period::range`].
    Range {
        start: Partial,
        end: Partial,
    },
    Month(YearMonth),
    /// Two or more months, ascending, none twice and not all in a row; see [`Period::months_of`].
    Months(Vec<YearMonth>),
    /// One or more quarters of a year, ascending, none twice; see [`Period::quarters`].
    Quarters {
        year: i32,
        quarters: Vec<Quarter>,
    },
    Year(i32),
    /// "trước …": the date named does not belong to it.
    Before(Partial),
    /// "đến hết …", EDTF `../X`: the date named is its last.
    Until(Partial),
    /// "từ …", EDTF `X/..`: the date named is its first.
    Since(Partial),
    /// "sau …": the date named does not belong to it.
    After(Partial),
    /// "thường xuyên": at all times.
    Ongoing,
    /// The same day of every year, such as 07/4.
    Yearly(MonthDay),
    /// A time given in words, kept as written: "sau khi kết thúc các chiến dịch", "đầu quý II/2026". It is never a known
    /// day.
    InWords {
        text: String,
        /// The period that it surely lies in, where the words say one. Never in words itself.
        within: Option<Box<Period>>,
    },
}

impl Period {
    /// Several days in any order; `None` when there is not one.
    pub fn days(mut days: Vec<NaiveDate>) -> Option<Period> {
        days.sort_unstable();
        days.dedup();
        match days.as_slice() {
            [] => None,
            [day] => Some(Period::Day(*day)),
            _ => Some(Period::Days(days)),
        }
    }

    /// Several months in any order; in a row they are a range. `None` when there is not one.
    pub fn months_of(mut months: Vec<YearMonth>) -> Option<Period> {
        months.sort_unstable();
        months.dedup();
        let (first, last) = (*months.first()?, *months.last()?);
        let in_a_row = months.iter().zip(months.iter().skip(1)).all(|(month, next)| month.next() == *next);
        match in_a_row {
            true => Period::range(Partial::Month(first), Partial::Month(last)).ok(),
            false => Some(Period::Months(months)),
        }
    }

    /// Several quarters of one year in any order; `None` when there is not one.
    pub fn quarters(year: i32, mut quarters: Vec<Quarter>) -> Option<Period> {
        quarters.sort_unstable();
        quarters.dedup();
        (!quarters.is_empty()).then_some(Period::Quarters { year, quarters })
    }

    /// From `start` to `end`, both included. Equal ends give the one date they are.
    ///
    /// # Errors
    /// [`PeriodError::Reversed`] when all of `start` lies after `end`.
    pub fn range(start: Partial, end: Partial) -> Result<Period, PeriodError> {
        if start.first() > end.last() {
            Err(PeriodError::Reversed { start, end })
        } else if start == end {
            Ok(start.into())
        } else {
            Ok(Period::Range { start, end })
        }
    }

    /// A time in words.
    pub(crate) fn in_words(text: String, within: Option<Period>) -> Period {
        let within = match within {
            Some(Period::InWords { within, .. }) => within,
            plain => plain.map(Box::new),
        };
        Period::InWords { text, within }
    }

    /// The period that a time in words surely lies in.
    pub fn within(&self) -> Option<&Period> {
        match self {
            Period::InWords { within, .. } => within.as_deref(),
            _ => None,
        }
    }

    /// Whether it is given in words of which no day, month or year follows.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Period::InWords { within: None, .. })
    }

    /// The single day, month, quarter or year this period is, if it is one.
    pub fn as_partial(&self) -> Option<Partial> {
        match self {
            Period::Day(day) => Some(Partial::Day(*day)),
            Period::Month(month) => Some(Partial::Month(*month)),
            Period::Year(year) => Some(Partial::Year(*year)),
            Period::Quarters { year, quarters } => match quarters.as_slice() {
                [quarter] => Some(Partial::Quarter { year: *year, quarter: *quarter }),
                _ => None,
            },
            _ => None,
        }
    }
}

impl From<Partial> for Period {
    fn from(partial: Partial) -> Period {
        match partial {
            Partial::Day(day) => Period::Day(day),
            Partial::Month(month) => Period::Month(month),
            Partial::Quarter { year, quarter } => Period::Quarters { year, quarters: vec![quarter] },
            Partial::Year(year) => Period::Year(year),
        }
    }
}
