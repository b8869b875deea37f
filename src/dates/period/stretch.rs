//! Parts of months, quarters and years, such as "đầu tháng 3/2026", and the days that they may be.
//!
//! ```text
//! stretch  = part ["của"] (month | quarter | year)
//! part     = "đầu" | "giữa" | "cuối" | "nửa đầu" | "thượng tuần" | "tuần" number | number "tháng đầu" …
//! ```
//!
//! Bounds are so wide that every reading of the words lies within: "đầu" is the first half of what follows, "cuối" the
//! second, "giữa" its middle half; the second week may be counted from the first day, from Monday or by whole weeks.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::resolve::{self, LooseDate};
use super::token::Cursor;
use super::{Partial, Period, PeriodError, YearMonth, written_date};

/// A part of a month, a quarter or a year.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Whole,
    FirstHalf,
    MiddleHalf,
    LastHalf,
    /// A third of a month, counted from 0.
    Third(u32),
    /// From one week of a month to another, counted from 1.
    Weeks(u32, u32),
    LastWeek,
    FirstMonths(u32),
    LastMonths(u32),
    FirstDays(u32),
    LastDays(u32),
}

/// A part of a date that may lack its year.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub part: Part,
    pub of: LooseDate,
}

pub(super) fn stretch(c: &mut Cursor<'_>) -> Option<Stretch> {
    c.attempt(|c| {
        c.any_phrase(&["khoảng", "vào", "ngày"]);
        let part = part(c)?;
        c.any_phrase(&["của", "trong", "/"]);
        c.mark('/').or_else(|| c.mark(','));
        let of = unit(c)?;
        let fits = match part {
            Part::Third(_) | Part::Weeks(..) | Part::LastWeek | Part::FirstDays(_) | Part::LastDays(_) => {
                matches!(of, LooseDate::Month { .. })
            }
            Part::FirstMonths(number) | Part::LastMonths(number) => match of {
                LooseDate::Quarter { .. } => number < 3,
                LooseDate::Year(_) => number < 12,
                _ => false,
            },
            _ => true,
        };
        fits.then_some(Stretch { part, of })
    })
    .or_else(|| {
        c.attempt(|c| {
            c.phrase("ngày");
            let of = written_date::dated(c)?;
            Some(Stretch { part: Part::Whole, of })
        })
    })
}

/// A month, a quarter or a year; "năm" alone is the year that the context says, written 0.
fn unit(c: &mut Cursor<'_>) -> Option<LooseDate> {
    let dated = c.attempt(|c| written_date::dated(c).filter(|date| !date.is_day()));
    dated.or_else(|| c.any_phrase(&["năm nay", "năm"]).map(|()| LooseDate::Year(0)))
}

fn part(c: &mut Cursor<'_>) -> Option<Part> {
    const PARTS: [(&[&str], Part); 8] = [
        (&["thượng tuần"], Part::Third(0)),
        (&["trung tuần"], Part::Third(1)),
        (&["hạ tuần"], Part::Third(2)),
        (&["tuần đầu tiên", "tuần đầu"], Part::Weeks(1, 1)),
        (&["tuần cuối cùng", "tuần cuối"], Part::LastWeek),
        (&["nửa đầu", "nửa trước", "đầu"], Part::FirstHalf),
        (&["giữa"], Part::MiddleHalf),
        (&["nửa cuối", "nửa sau", "cuối"], Part::LastHalf),
    ];
    let named =
        |c: &mut Cursor<'_>| PARTS.iter().find(|(words, _)| c.any_phrase(words).is_some()).map(|(_, part)| *part);
    let named = weeks(c).or_else(|| named(c));
    named.or_else(|| counted(c))
}

/// "tuần 2", "tuần thứ hai", "tuần II", "tuần 1-2".
fn weeks(c: &mut Cursor<'_>) -> Option<Part> {
    c.attempt(|c| {
        c.any_phrase(&["đầu", "giữa", "cuối"]);
        c.phrase("tuần")?;
        c.phrase("thứ");
        let first = small_number(c)?;
        let last = c.attempt(|c| {
            c.mark('-').or_else(|| c.mark(',')).or_else(|| c.phrase("và"))?;
            small_number(c)
        });
        Some(Part::Weeks(first, last.unwrap_or(first)))
    })
}

/// "6 tháng đầu", "sáu tháng cuối", "10 ngày đầu".
fn counted(c: &mut Cursor<'_>) -> Option<Part> {
    c.attempt(|c| {
        let number = c.number(1, 2).or_else(|| small_number(c))?;
        if c.phrase("tuần đầu").is_some() {
            return Some(Part::Weeks(1, number));
        }
        let months = c.phrase("tháng").is_some();
        if !months {
            c.phrase("ngày")?;
        }
        let is_first = c.phrase("đầu").is_some();
        if !is_first {
            c.phrase("cuối")?;
        }
        Some(match (months, is_first) {
            (true, true) => Part::FirstMonths(number),
            (true, false) => Part::LastMonths(number),
            (false, true) => Part::FirstDays(number),
            (false, false) => Part::LastDays(number),
        })
    })
}

fn small_number(c: &mut Cursor<'_>) -> Option<u32> {
    const NAMES: [(&[&str], u32); 9] = [
        (&["nhất", "một", "i"], 1),
        (&["hai", "ii"], 2),
        (&["ba", "iii"], 3),
        (&["tư", "bốn", "iv"], 4),
        (&["năm", "v"], 5),
        (&["sáu"], 6),
        (&["bảy"], 7),
        (&["tám"], 8),
        (&["chín"], 9),
    ];
    let named = |c: &mut Cursor<'_>| NAMES.iter().find(|(names, _)| c.any_phrase(names).is_some()).map(|(_, it)| *it);
    c.number(1, 2).or_else(|| named(c))
}

impl Stretch {
    pub(super) fn is_of_weeks(self) -> bool {
        matches!(self.part, Part::Weeks(..) | Part::LastWeek)
    }

    /// Whether it is a part of a date and not the date.
    pub(super) fn is_vague(self) -> bool {
        !matches!(self.part, Part::Whole)
    }

    /// The first and the last day it may be; `None` where no year is known.
    pub(super) fn days(self, year: Option<i32>) -> Result<Option<(NaiveDate, NaiveDate)>, PeriodError> {
        let lent = year.and_then(|year| u32::try_from(year).ok());
        let of = match (self.of.year().filter(|year| *year > 0), lent) {
            (Some(_), _) => self.of,
            (None, Some(year)) => self.of.in_year(year),
            (None, None) => {
                let known = match self.of {
                    LooseDate::Year(_) => Ok(None),
                    date => match resolve::without_year(date) {
                        PeriodError::MissingYear { .. } => Ok(None),
                        wrong => Err(wrong),
                    },
                };
                return match self.part {
                    Part::Weeks(first, last) => weeks_exist(first, last).and(known),
                    _ => known,
                };
            }
        };
        let whole = resolve::point(of)?;
        let (start, end) = (whole.first(), whole.last());
        let length = (end - start).num_days().unsigned_abs() + 1;
        let after = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(end).min(end);
        let before = |days: u64| end.checked_sub_days(Days::new(days)).unwrap_or(start).max(start);
        let after_months = |months: u32| start.checked_add_months(chrono::Months::new(months)).unwrap_or(end);
        let day_before = |day: NaiveDate| day.pred_opt().unwrap_or(start).min(end);
        Ok(Some(match self.part {
            // A year is halved between its months.
            Part::FirstHalf if matches!(whole, Partial::Year(_)) => (start, day_before(after_months(6))),
            Part::LastHalf if matches!(whole, Partial::Year(_)) => (after_months(6), end),
            Part::MiddleHalf if matches!(whole, Partial::Year(_)) => (after_months(3), day_before(after_months(9))),
            Part::Whole => (start, end),
            Part::FirstHalf => (start, after(length.div_ceil(2) - 1)),
            Part::LastHalf => (before(length.div_ceil(2) - 1), end),
            Part::MiddleHalf => (after(length / 4), before(length / 4)),
            Part::Third(0) => (start, after(9)),
            Part::Third(1) => (after(10), after(19)),
            Part::Third(_) => (after(20), end),
            Part::Weeks(first, last) => {
                weeks_exist(first, last)?;
                (week(start, first).0, week(start, last).1.min(end))
            }
            Part::LastWeek => (before(10), end),
            Part::FirstMonths(number) => (start, day_before(after_months(number))),
            Part::LastMonths(number) => {
                let all = if matches!(whole, Partial::Year(_)) { 12 } else { 3 };
                (after_months(u32::saturating_sub(all, number)), end)
            }
            Part::FirstDays(number) => (start, after(u64::from(number).saturating_sub(1))),
            Part::LastDays(number) => (before(u64::from(number).saturating_sub(1)), end),
        }))
    }
}

/// A month has five weeks, or the ends of six; nobody writes the sixth.
fn weeks_exist(first: u32, last: u32) -> Result<Option<(NaiveDate, NaiveDate)>, PeriodError> {
    match (1..=5).contains(&first) && (first..=5).contains(&last) {
        true => Ok(None),
        false => Err(PeriodError::ImpossibleWeek { number: first.max(last) }),
    }
}

/// The first and the last day of a week of the month that begins on `start`, however weeks are counted: by sevens from
/// the first day, by rows of a calendar, or by whole weeks alone.
fn week(start: NaiveDate, number: u32) -> (NaiveDate, NaiveDate) {
    let sevens = u64::from(number.saturating_sub(1)) * 7;
    let in_row = u64::from(start.weekday().days_since(Weekday::Mon));
    let at = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(start);
    let row = at(sevens.saturating_sub(in_row));
    let last_whole = at(sevens + (7 - in_row) % 7 + 6);
    (row, last_whole)
}

/// The stretch from the first to the last day of a period.
pub(super) fn hull(period: &Period) -> Option<Period> {
    between((period.earliest()?, period.latest()?))
}

/// The period from one day to another, in months where both ends allow it.
pub(super) fn between((first, last): (NaiveDate, NaiveDate)) -> Option<Period> {
    let (start, end) = (YearMonth::of(first), YearMonth::of(last));
    let whole = start.first() == first && end.last() == last;
    let ends = match whole {
        true => (Partial::Month(start), Partial::Month(end)),
        false => (Partial::Day(first), Partial::Day(last)),
    };
    Period::range(ends.0, ends.1).ok()
}
