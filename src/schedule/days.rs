//! The days and hours of an item of the schedule, as exactly as they are known, and its next day.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::hours::Hours;
use crate::dates::period::{Partial, Period, YearMonth};
use crate::model::drive::Drive;
use crate::model::present::{Now, Until};

/// The maximum number of days with hours that become one span each; a longer range becomes one span without hours.
const DAYS_WITH_HOURS: u64 = 31;

/// A span of a calendar, at +07:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum CalendarSpan {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// From a time to another on the same day; the end may be unknown.
    Hours(NaiveDateTime, Option<NaiveDateTime>),
}

impl CalendarSpan {
    pub fn first(self) -> NaiveDate {
        match self {
            CalendarSpan::Days(first, _) => first,
            CalendarSpan::Hours(start, _) => start.date(),
        }
    }
}

/// The first and the last day of each range of days. Empty where the days are not known.
pub fn stretches(period: &Period) -> Vec<(NaiveDate, NaiveDate)> {
    match period {
        Period::Day(day) => vec![(*day, *day)],
        Period::Days(days) => days.iter().map(|day| (*day, *day)).collect(),
        Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => vec![(*start, *end)],
        _ => Vec::new(),
    }
}

/// Whether a period names its days.
pub fn is_exact(period: &Period) -> bool {
    !stretches(period).is_empty()
}

/// Whether a period lies between two days that are no more than a month apart.
pub fn is_within_a_month(period: &Period) -> bool {
    const MONTH: i64 = 31;
    let days = period.earliest().zip(period.latest()).map(|(first, last)| (last - first).num_days());
    days.is_some_and(|days| days < MONTH)
}

/// Whether a period names no days and is longer than a month, so that it belongs to no month: "quý III/2025", "trước
/// 01/7/2025".
pub fn is_wide(period: &Period) -> bool {
    !is_exact(period) && !is_within_a_month(period)
}

/// The first and the last day of a period, where its days are known.
pub fn bounds(period: &Period) -> Option<(NaiveDate, NaiveDate)> {
    let stretches = stretches(period);
    Some((stretches.first()?.0, stretches.last()?.1))
}

/// The spans of a calendar, in order: one for each session of each day, one for each day whose hours are not known by the clock, one for all
/// days of a range that has no hours or is longer than a month.
pub fn spans(period: &Period, hours: Option<&Hours>) -> Vec<CalendarSpan> {
    let stretches = stretches(period);
    let days = stretches.iter().map(|(first, last)| (*last - *first).num_days().unsigned_abs() + 1).sum::<u64>();
    let Some(hours) = hours.filter(|hours| days <= DAYS_WITH_HOURS && hours.are_by_the_clock()) else {
        return stretches.into_iter().map(|(first, last)| CalendarSpan::Days(first, last)).collect();
    };
    let days = stretches.into_iter().flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last));
    let on = |day: NaiveDate| {
        hours.sessions().map(move |session| {
            CalendarSpan::Hours(day.and_time(session.start()), session.end().map(|end| day.and_time(end)))
        })
    };
    days.flat_map(on).collect()
}

/// The moment after which a period with hours is past: the end of the hours on its last day, else midnight. `None`
/// where it has no last day.
pub fn end(when: &Period, hours: Option<&Hours>) -> Option<NaiveDateTime> {
    when.latest().and_then(|last| end_of_day(last, hours))
}

/// The moment after which a drive is past. A recurring drive lasts until its recurrence ends.
pub fn drive_end(drive: &Drive) -> Option<NaiveDateTime> {
    let hours = drive.hours.as_deref();
    match &drive.repeats {
        None => end(&drive.when, hours),
        Some(repeats) => end(repeats.until.as_deref()?, hours),
    }
}

fn end_of_day(day: NaiveDate, hours: Option<&Hours>) -> Option<NaiveDateTime> {
    match hours.and_then(Hours::end) {
        Some(end) => Some(day.and_time(end)),
        None => day.succ_opt().map(|next| next.and_time(NaiveTime::MIN)),
    }
}

/// The next day of a period that is not over. `None` where its days are not known or all are over.
pub fn next(when: &Period, hours: Option<&Hours>, now: Now) -> Until<Option<NaiveDate>> {
    let is_over = |day: NaiveDate| now.has_reached(end_of_day(day, hours));
    for (first, last) in stretches(when) {
        let today = now.today().answer;
        for day in [first, today, today.succ_opt().unwrap_or(today)] {
            let over = is_over(day);
            if (first..=last).contains(&day) && !over.answer {
                return over.map(|_| Some(day));
            }
        }
    }
    Until::always(None)
}

/// The months under which a period is listed: those of its days where they are known or lie within a month, limited to
/// two years; otherwise the last month in which it may be, or the first where it has no end.
pub fn months(when: &Period) -> Vec<YearMonth> {
    const MOST: usize = 24;
    let last = || when.last_month().and_then(|(year, month)| YearMonth::new(year, month));
    if is_wide(when) {
        let first = || when.earliest().map(YearMonth::of);
        return last().or_else(first).into_iter().collect();
    }
    when.months().into_iter().filter_map(|(year, month)| YearMonth::new(year, month)).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_without_an_end_is_listed_under_its_first_month() {
        let months = |text: &str| months(&Period::parse(text).unwrap());
        assert_eq!(months("Từ 08/3/2027"), [YearMonth::new(2027, 3).unwrap()]);
        assert_eq!(months("trước 01/4/2027"), [YearMonth::new(2027, 3).unwrap()]);
        assert!(months("thường xuyên").is_empty());
    }

    fn at(day: u32, hour: u32) -> Now {
        Now::new(NaiveDate::from_ymd_opt(2025, 6, day).unwrap().and_hms_opt(hour, 0, 0).unwrap(), false)
    }

    fn next_day(when: &str, hours: &str, now: Now) -> Option<String> {
        let hours = Hours::parse(hours).ok();
        next(&Period::parse(when).unwrap(), hours.as_ref(), now).answer.map(|day| day.format("%d").to_string())
    }

    #[test]
    fn the_next_of_several_days_is_the_first_whose_hours_are_not_over() {
        let next = |now| next_day("5, 12, 19/6/2025", "8h - 15h", now);
        assert_eq!(next(at(4, 0)).as_deref(), Some("05"));
        assert_eq!(next(at(5, 14)).as_deref(), Some("05"));
        assert_eq!(next(at(5, 15)).as_deref(), Some("12"));
        assert_eq!(next(at(19, 14)).as_deref(), Some("19"));
        assert_eq!(next(at(19, 15)), None);
    }

    #[test]
    fn of_a_range_it_is_today_until_the_hours_are_over_and_then_tomorrow() {
        let next = |now| next_day("từ 5/6 đến 7/6/2025", "8h - 15h", now);
        assert_eq!(next(at(1, 0)).as_deref(), Some("05"));
        assert_eq!(next(at(6, 14)).as_deref(), Some("06"));
        assert_eq!(next(at(6, 16)).as_deref(), Some("07"));
        assert_eq!(next(at(7, 15)), None);
        assert_eq!(next_day("tháng 6/2025", "8h", at(1, 0)), None);
    }

    #[test]
    fn the_time_at_which_the_next_day_changes_is_the_end_of_its_hours() {
        let hours = Hours::parse("8h - 15h").unwrap();
        let when = Period::parse("5, 12/6/2025").unwrap();
        assert_eq!(next(&when, Some(&hours), at(4, 0)).changes, Some(at_hour(5, 15)));
        assert_eq!(next(&when, None, at(4, 0)).changes, Some(at_hour(6, 0)));
        assert_eq!(next(&when, None, at(13, 0)), Until::always(None));
    }

    fn at_hour(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2025, 6, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn two_sessions_of_a_day_stay_two() {
        let hours = Hours::parse("7h30 - 11h, 13h30 - 16h").unwrap();
        let spans = spans(&Period::parse("5/6/2025").unwrap(), Some(&hours));
        let moment = |hour, minute| NaiveDate::from_ymd_opt(2025, 6, 5).unwrap().and_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(
            spans,
            [
                CalendarSpan::Hours(moment(7, 30), Some(moment(11, 0))),
                CalendarSpan::Hours(moment(13, 30), Some(moment(16, 0))),
            ]
        );
    }

    #[test]
    fn a_stretch_longer_than_a_month_is_reported_as_one() {
        let hours = Hours::parse("8h - 15h").unwrap();
        let count = |when: &str| spans(&Period::parse(when).unwrap(), Some(&hours)).len();
        assert_eq!(count("từ 01/7 đến 31/7/2025"), 31);
        assert_eq!(count("từ 01/7 đến 01/8/2025"), 1);
    }
}
