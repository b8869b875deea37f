//! The days of a recurrence as Vietnamese offices write them.
//!
//! ```text
//! weekly   = [lead] span (and span)… [weekly]           "thứ Ba và thứ Năm", "T2 - T6", "thứ 2, 4, 6"
//!          | [lead] weekday ("-" weekday) ("-" weekday)…  "thứ 2-4-6"
//! span     = weekday [to weekday]
//! monthly  = [lead] days (and days)… [monthly]          "ngày 01 và 15 hằng tháng", "ngày cuối tháng"
//! counted  = [lead] weekday which (and which)… (and weekday which …)… [monthly]
//! which    = ["tuần" | "lần"] ("đầu" ["tiên"] | "thứ" number | "cuối" ["cùng"]) [month]
//! lead     = ["vào"] ["buổi"] ["sáng" | "chiều" | "tối"] ["các" | "mỗi"]
//! ```

use chrono::Weekday;

use super::grammar::{RecurrenceForm, and, several};
use super::{DayOfMonth, On, WeekdayOfMonth, Which};
use crate::dates::period::token::Cursor;
use crate::dates::period::weekday::{after_thu, sunday, weekday};

/// Tried in order; the first that takes the whole line wins.
pub(super) const FORMS: [RecurrenceForm; 4] = [weekly, hyphened, monthly, counted];

const EVERY: [&str; 5] = ["hằng", "hàng", "mỗi", "các", "mọi"];

fn lead(c: &mut Cursor<'_>) {
    c.phrase("vào");
    c.phrase("buổi");
    c.any_phrase(&["sáng", "chiều", "tối"]);
    c.any_phrase(&EVERY);
}

fn to(c: &mut Cursor<'_>) -> Option<()> {
    c.any_phrase(&["đến", "tới"]).or_else(|| c.mark('-'))
}

fn weekly(c: &mut Cursor<'_>) -> Option<On> {
    lead(c);
    let spans = several(c, and, |c, is_first| {
        c.phrase("từ");
        let start = weekday_again(c, is_first)?;
        let end = c.attempt(|c| {
            to(c)?;
            weekday_again(c, false)
        });
        Some(from_to(start, end.unwrap_or(start)))
    })?;
    of_week(c);
    On::weekdays(spans.concat())
}

/// "2-4-6" lists; "2-6" is a span.
fn hyphened(c: &mut Cursor<'_>) -> Option<On> {
    lead(c);
    let days = several(c, |c| c.mark('-'), weekday_again).filter(|days| days.len() > 2)?;
    of_week(c);
    On::weekdays(days)
}

/// A weekday; after another one, "thứ" may be left out.
fn weekday_again(c: &mut Cursor<'_>, is_first: bool) -> Option<Weekday> {
    c.attempt(|c| {
        c.phrase("ngày");
        weekday(c)
    })
    .or_else(|| if is_first { None } else { sunday(c).or_else(|| after_thu(c)) })
}

/// Both ends included, round the end of the week if need be.
fn from_to(start: Weekday, end: Weekday) -> Vec<Weekday> {
    let mut days = vec![start];
    let mut day = start;
    while day != end {
        day = day.succ();
        days.push(day);
    }
    days
}

/// "hằng tuần", "trong tuần", "của mỗi tuần".
fn of_week(c: &mut Cursor<'_>) {
    of(c, "tuần");
}

/// "hằng tháng", "của tháng", "trong mỗi tháng".
fn of_month(c: &mut Cursor<'_>) -> Option<()> {
    of(c, "tháng")
}

fn of(c: &mut Cursor<'_>, unit: &str) -> Option<()> {
    c.attempt(|c| {
        c.any_phrase(&["của", "trong"]);
        c.any_phrase(&EVERY);
        c.phrase(unit)
    })
}

fn monthly(c: &mut Cursor<'_>) -> Option<On> {
    lead(c);
    let spans = several(c, and, |c, is_first| {
        c.phrase("từ");
        let named = c.phrase("ngày");
        if named.is_none() && is_first {
            return None;
        }
        if named.is_some() && c.phrase("cuối").is_some() {
            c.phrase("cùng");
            return Some(vec![DayOfMonth::Last]);
        }
        if named.is_some() && c.phrase("đầu").is_some() {
            c.phrase("tiên");
            return Some(vec![DayOfMonth::Number(1)]);
        }
        let start = c.number(1, 2)?;
        let end = c.attempt(|c| {
            to(c)?;
            c.phrase("ngày");
            c.number(1, 2)
        });
        numbered(start, end.unwrap_or(start))
    })?;
    of_month(c);
    On::days_of_month(spans.concat())
}

/// Both ends included; `None` where the end comes first.
fn numbered(start: u32, end: u32) -> Option<Vec<DayOfMonth>> {
    let day = |number: u32| u8::try_from(number).ok().map(DayOfMonth::Number);
    (start <= end).then(|| (start..=end).map(day).collect())?
}

fn counted(c: &mut Cursor<'_>) -> Option<On> {
    lead(c);
    let days = several(c, and, |c, _| weekday_counted(c))?;
    of_month(c);
    On::weekdays_of_month(days.concat())
}

/// "Chủ nhật thứ hai và thứ tư": one weekday, several times. What could also be the next weekday with its own count
/// is that.
fn weekday_counted(c: &mut Cursor<'_>) -> Option<Vec<WeekdayOfMonth>> {
    let weekday = weekday(c)?;
    let which = several(c, and, |c, is_first| {
        let mut ahead = *c;
        if !is_first && weekday_counted(&mut ahead).is_some() {
            return None;
        }
        which(c)
    })?;
    Some(which.into_iter().map(|which| WeekdayOfMonth { which, weekday }).collect())
}

fn which(c: &mut Cursor<'_>) -> Option<Which> {
    c.attempt(|c| {
        let of_weeks = c.any_phrase(&["tuần", "lần"]).is_some();
        let which = if c.any_phrase(&["đầu tiên", "đầu"]).is_some() {
            Which::First
        } else if c.any_phrase(&["cuối cùng", "cuối"]).is_some() {
            Which::Last
        } else {
            if c.phrase("thứ").is_none() && !of_weeks {
                return None;
            }
            Which::from_number(count(c)?)?
        };
        of_month(c);
        Some(which)
    })
}

fn count(c: &mut Cursor<'_>) -> Option<u32> {
    const NAMES: [(&str, u32); 7] = [("nhất", 1), ("một", 1), ("hai", 2), ("nhì", 2), ("ba", 3), ("tư", 4), ("năm", 5)];
    let named = NAMES.iter().find(|(name, _)| c.phrase(name).is_some());
    named.map_or_else(|| c.number(1, 1), |(_, number)| Some(*number))
}
