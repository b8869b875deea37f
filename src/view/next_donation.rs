//! The day of the next donation: what the rules say, how to count, and a table that holds in every year.

use chrono::{Datelike, NaiveDate};

use super::pages::{NextDay, NextDonationView, WaitGroup, WaitView};
use super::scene::Scene;
use super::{eligibility, rules, words};
use crate::model::fact::{Fact, Topic, waits};
use crate::model::wait::Wait;
use crate::routes::Page;
use crate::text::period::MonthDay;

/// A year without a leap day. Counted in it, a day is never too early in another year: a leap day only brings the end
/// of a wait forward.
const COMMON_YEAR: i32 = 2025;

/// Days of each month in the table.
const DAYS: [u32; 3] = [1, 11, 21];

/// The view of the page.
pub fn next_donation(scene: Scene<'_>) -> NextDonationView {
    let known: Vec<(&Fact, Wait)> = waits(&scene.site.facts, scene.site.now.at.date()).collect();
    let group = |topic: &Topic| WaitGroup {
        heading: topic.label().to_owned(),
        waits: known
            .iter()
            .filter(|(fact, _)| fact.topic == *topic)
            .flat_map(|(fact, wait)| views(fact, *wait))
            .collect(),
    };
    let mut columns: Vec<Wait> = Vec::new();
    for (_, wait) in known.iter().filter(|(fact, _)| fact.topic == Topic::Interval) {
        if !columns.contains(wait) {
            columns.push(*wait);
        }
    }
    let mut shown = rules::of_topic(scene, Topic::Interval);
    let others = known.iter().filter(|(fact, _)| fact.topic != Topic::Interval);
    shown.extend(others.map(|(fact, _)| rules::rule(fact)));
    NextDonationView {
        groups: Topic::ALL.iter().map(group).filter(|group| !group.waits.is_empty()).collect(),
        days: if columns.is_empty() { Vec::new() } else { days(&columns) },
        columns: columns.into_iter().map(Wait::vi).collect(),
        rules: shown,
        schedule: scene.link(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        eligibility: eligibility::way(scene),
    }
}

fn views(fact: &Fact, wait: Wait) -> impl Iterator<Item = WaitView> {
    fact.after.iter().map(move |after| WaitView {
        after: words::capitalized(&after.value),
        wait: wait.vi(),
        how: how(wait),
        days: wait.days(),
        months: wait.months(),
    })
}

fn how(wait: Wait) -> String {
    match wait {
        Wait::Days(days) => format!("cộng {days} ngày"),
        Wait::Weeks(weeks) => format!("cộng {} ngày, rơi vào cùng thứ trong tuần", weeks * 7),
        Wait::Months(months) => format!("cùng ngày của tháng, {months} tháng sau"),
    }
}

fn days(waits: &[Wait]) -> Vec<NextDay> {
    let all = (1..=12).flat_map(|month| DAYS.map(|day| NaiveDate::from_ymd_opt(COMMON_YEAR, month, day)));
    all.flatten()
        .map(|day| NextDay { day: short(day), next: waits.iter().map(|wait| next(*wait, day)).collect() })
        .collect()
}

fn next(wait: Wait, day: NaiveDate) -> String {
    let Some(end) = wait.after(day) else { return words::UNKNOWN.to_owned() };
    match end.year() - day.year() {
        0 => short(end),
        1 => format!("{} năm sau", short(end)),
        years => format!("{} sau {years} năm", short(end)),
    }
}

/// Without the year: `05/3`.
fn short(day: NaiveDate) -> String {
    MonthDay::of(day).vi()
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
                let told = wait.after(on(COMMON_YEAR)).expect("a day of the calendar");
                for year in 2023..2029 {
                    let true_end = wait.after(on(year)).expect("a day of the calendar");
                    let told = told.with_year(told.year() - COMMON_YEAR + year).expect("no leap day");
                    assert!(told >= true_end && (told - true_end).num_days() <= 1, "{wait:?} from {}", on(year));
                }
            }
        }
    }

    #[test]
    fn a_wait_that_ends_in_another_year_says_so() {
        let day = NaiveDate::from_ymd_opt(COMMON_YEAR, 12, 21).expect("a day");
        assert_eq!(next(Wait::Weeks(12), day), "15/3 năm sau");
        assert_eq!(next(Wait::Months(24), day), "21/12 sau 2 năm");
        assert_eq!(short(NaiveDate::from_ymd_opt(2025, 2, 5).expect("a day")), "05/02");
    }
}
