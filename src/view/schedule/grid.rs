//! A month as the grid of a wall calendar, for wide screens. The rows below say the same and more.

use chrono::{Datelike, NaiveDate, Weekday};

use super::month_name;
use crate::dates::period::YearMonth;
use crate::schedule::days::{is_exact, stretches};
use crate::view::prelude::*;

/// The maximum number of items that a day of the grid names.
const MOST: usize = 4;

/// The grid of a month. `None` where no day of it is known.
pub fn grid(cx: ViewContext<'_>, filter: &Filter) -> Option<MonthGrid> {
    let Filter::Month(month) = filter else { return None };
    let listed = cx.timetable.listed(filter)?;
    let items: Vec<&Item> = listed.ahead.iter().chain(&listed.past).map(|at| &cx.timetable.items[*at]).collect();
    items.iter().any(|item| is_exact(item.when())).then(|| MonthGrid {
        caption: month_name(cx, *month),
        weekdays: week(month.first()).map(|day| capitalized(&cx.locale.weekday(day.weekday()))).collect(),
        weeks: weeks(*month).map(|first| week(first).map(|day| cell(cx, *month, day, &items)).collect()).collect(),
    })
}

/// The Mondays of the weeks that have a day of the month.
fn weeks(month: YearMonth) -> impl Iterator<Item = NaiveDate> {
    let last = month.last();
    let first = month.first().week(Weekday::Mon).first_day();
    first.iter_weeks().take_while(move |monday| *monday <= last)
}

/// The days of the week of a day, from Monday.
fn week(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    day.week(Weekday::Mon).first_day().iter_days().take(7)
}

/// A day with what is held on it; empty where it belongs to another month.
fn cell(cx: ViewContext<'_>, month: YearMonth, day: NaiveDate, items: &[&Item]) -> GridDay {
    if YearMonth::of(day) != month {
        return GridDay::default();
    }
    let is_on = |item: &&&Item| stretches(item.when()).iter().any(|(first, last)| (*first..=*last).contains(&day));
    let held: Vec<&&Item> = items.iter().filter(is_on).collect();
    let more = i64::try_from(held.len().saturating_sub(MOST)).ok().filter(|more| *more > 0);
    let more = more.map(|more| cx.locale.say_with(words::MORE_CHANGES, &[("number", &cx.locale.integer(more))]));
    GridDay {
        day: cx.locale.day_number(day.day()),
        items: held.into_iter().take(MOST).map(|item| grid_item(cx, item)).collect(),
        more,
    }
}

fn grid_item(cx: ViewContext<'_>, item: &Item) -> GridItem {
    let target = item.target();
    let areas = item.area.iter().flat_map(|area| cx.timetable.areas.around(area));
    GridItem {
        title: cx.title(&target).unwrap_or_default(),
        href: cx.entry_href(&target).unwrap_or_default(),
        hours: item.hours().map(|hours| cx.locale.hours(hours)),
        status: times::effective_status(cx.locale, item.effective_status),
        areas: areas.map(|id| id.to_string()).collect(),
    }
}
