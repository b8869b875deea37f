//! What is on besides drives: peaks of communication work, and the days that are kept every year.

use chrono::{Datelike, NaiveDate};

use crate::dates::period::{MonthDay, YearMonth};
use crate::model::present::{FirstChange, Now};
use crate::model::reference::Id;
use crate::model::site::Site;

/// The peaks of communication work that are under way: their programme and their place in it, first ended first.
pub fn peaks(site: &Site, first: &mut FirstChange) -> Vec<(Id, usize)> {
    let now = site.now;
    let mut under_way = Vec::new();
    for program in site.entries.programs.values() {
        for (index, peak) in program.peaks.iter().enumerate() {
            let (begins, ends) = (peak.when.earliest(), peak.when.latest());
            let begun = begins.is_none_or(|day| now.has_come(day).noted(first));
            let over = ends.is_some_and(|day| now.is_past(day).noted(first));
            if begun && !over && (begins, ends) != (None, None) {
                under_way.push((ends.unwrap_or(NaiveDate::MAX), program.id.clone(), index));
            }
        }
    }
    under_way.sort();
    under_way.into_iter().map(|(_, program, index)| (program, index)).collect()
}

/// Whether a picture of a year shows the present month: that of a programme of the present year. A programme of the next
/// year has one when that year begins.
pub fn shows_month(site: &Site, present: YearMonth) -> bool {
    let is_shown = |year: i32| year == present.year() || year == present.next().year();
    let mut years = site.entries.programs.values().filter_map(|program| i32::try_from(program.year.value).ok());
    years.any(is_shown)
}

/// The days that are kept every year, the next one first.
pub fn observances(site: &Site, first: &mut FirstChange) -> Vec<Id> {
    let observances = site.entries.observances.values();
    let mut ahead: Vec<(Option<NaiveDate>, Id)> =
        observances.map(|it| (next(it.month_day.value, site.now), it.id.clone())).collect();
    ahead.sort();
    // When the next day is over it goes behind the others, where there are others.
    if let (Some((Some(next), _)), Some((last, _))) = (ahead.first(), ahead.last())
        && *last != Some(*next)
    {
        first.note(site.now.is_past(*next).changes);
    }
    ahead.into_iter().map(|(_, id)| id).collect()
}

/// The day of a month on its next occurrence, today included.
fn next(day: MonthDay, now: Now) -> Option<NaiveDate> {
    let today = now.today().answer;
    // Eight years hold a 29/02 even across a century without a leap day.
    let mut years = today.year()..=today.year().saturating_add(8);
    years.find_map(|year| day.in_year(year).filter(|day| *day >= today))
}
