//! The page on the day of the next donation: the waiting times, how to count them, and a table that is valid in every
//! year.

use chrono::{Datelike, NaiveDate};

use super::eligibility;
use super::prelude::*;
use crate::dates::period::MonthDay;
use crate::model::fact::{SourcedFact, Topic, waits};
use crate::model::wait::Wait;

/// A year without a leap day. A day computed in it is never too early in another year: a leap day only brings the end
/// of a wait forward.
const COMMON_YEAR: i32 = 2025;

/// The days of each month that the table lists.
const DAYS: [u32; 3] = [1, 11, 21];

/// The view of the page.
pub fn next_donation(cx: ViewContext<'_>) -> NextDonationView {
    let known: Vec<(&SourcedFact, Wait)> = waits(&cx.site.facts).collect();
    let group = |topic: &Topic| WaitGroup {
        heading: cx.locale.chosen(*topic),
        waits: known
            .iter()
            .filter(|(fact, _)| fact.topic == *topic)
            .flat_map(|(fact, wait)| views(cx.locale, fact, *wait))
            .collect(),
    };
    let mut columns: Vec<Wait> = Vec::new();
    for (_, wait) in known.iter().filter(|(fact, _)| fact.topic == Topic::Interval) {
        if !columns.contains(wait) {
            columns.push(*wait);
        }
    }
    let mut shown = awareness::rules_of(cx, Topic::Interval);
    let others = known.iter().filter(|(fact, _)| fact.topic != Topic::Interval);
    shown.extend(others.map(|(fact, _)| awareness::rule(cx.locale, fact)));
    NextDonationView {
        groups: Topic::ALL.iter().map(group).filter(|group| !group.waits.is_empty()).collect(),
        days: if columns.is_empty() { Vec::new() } else { days(cx.locale, &columns) },
        columns: columns.into_iter().map(|wait| cx.locale.wait(wait)).collect(),
        rules: shown,
        schedule: cx.to(&PageId::SCHEDULE).unwrap_or_default(),
        eligibility: eligibility::way(cx),
    }
}

fn views(locale: Locale<'_>, fact: &SourcedFact, wait: Wait) -> impl Iterator<Item = WaitView> {
    fact.after.iter().map(move |after| WaitView {
        after: capitalized(&after.value),
        wait: locale.wait(wait),
        how: how(locale, wait),
        days: wait.days(),
        months: wait.months(),
    })
}

fn how(locale: Locale<'_>, wait: Wait) -> String {
    match wait {
        Wait::Days(days) => locale.count(days.into(), words::ADD_DAY, words::ADD_DAYS),
        Wait::Weeks(weeks) => locale.say_with(words::ADD_WEEKS, &[("number", &(weeks * 7).to_string())]),
        Wait::Months(months) => locale.count(months.into(), words::ADD_MONTH, words::ADD_MONTHS),
    }
}

fn days(locale: Locale<'_>, waits: &[Wait]) -> Vec<NextDay> {
    let all = (1..=12).flat_map(|month| DAYS.map(|day| NaiveDate::from_ymd_opt(COMMON_YEAR, month, day)));
    all.flatten()
        .map(|day| NextDay {
            day: short(locale, day),
            next: waits.iter().map(|wait| next(locale, *wait, day)).collect(),
        })
        .collect()
}

fn next(locale: Locale<'_>, wait: Wait, day: NaiveDate) -> String {
    let Some(end) = wait.after(day) else { return locale.say(words::UNKNOWN) };
    let short_end = short(locale, end);
    match end.year() - day.year() {
        0 => short_end,
        1 => locale.say_with(words::NEXT_YEAR, &[("day", &short_end)]),
        years => locale.say_with(words::YEARS_LATER, &[("day", &short_end), ("years", &years.to_string())]),
    }
}

/// Without the year: `05/3`.
fn short(locale: Locale<'_>, day: NaiveDate) -> String {
    locale.month_day(MonthDay::of(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_table_is_never_too_early_in_any_year() {
        for wait in [Wait::Days(1), Wait::Weeks(2), Wait::Weeks(12), Wait::Weeks(52), Wait::Months(6), Wait::Months(12)]
        {
            for (month, day) in (1..=12).flat_map(|month| DAYS.map(|day| (month, day))) {
                let on = |year| NaiveDate::from_ymd_opt(year, month, day).expect("a day of every year");
                let reported = wait.after(on(COMMON_YEAR)).expect("a day of the calendar");
                for year in 2023..2029 {
                    let true_end = wait.after(on(year)).expect("a day of the calendar");
                    let reported = reported.with_year(reported.year() - COMMON_YEAR + year).expect("no leap day");
                    assert!(
                        reported >= true_end && (reported - true_end).num_days() <= 1,
                        "{wait:?} from {}",
                        on(year)
                    );
                }
            }
        }
    }

    #[test]
    fn a_wait_that_ends_in_another_year_says_so() {
        let day = NaiveDate::from_ymd_opt(COMMON_YEAR, 12, 21).expect("a day");
        assert_eq!(next(Locale::VIETNAMESE, Wait::Weeks(12), day), "15/3 năm sau");
        assert_eq!(next(Locale::VIETNAMESE, Wait::Months(24), day), "21/12 sau 2 năm");
        assert_eq!(short(Locale::VIETNAMESE, NaiveDate::from_ymd_opt(2025, 2, 5).expect("a day")), "05/02");
    }
}
