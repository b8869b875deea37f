//! The schedule and its parts: rows by month, cut into pages.

mod parts;
mod row;

pub use parts::{areas, filter_of, title};
pub use row::row;

use super::context::ViewContext;
use super::locale::capitalized;
use super::pages::{Pager, ScheduleView};
use super::parts::{Link, Month, ScheduleRow};
use super::words;
use crate::dates::period::YearMonth;
use crate::routes::{Page, ROWS_ON_A_PAGE, pages_of};
use crate::schedule::{Filter, Listed, month_of};

/// Pages that are linked before and after the present one.
const NEAR: usize = 2;

/// Rows of the schedule on pages about something else.
pub const COMING: usize = 20;

/// One page of a part of the schedule.
pub fn schedule(cx: ViewContext<'_>, filter: &Filter, number: usize) -> ScheduleView {
    let nothing = Listed::default();
    let listed = cx.timetable.listed(filter).unwrap_or(&nothing);
    let from = number.saturating_sub(1) * ROWS_ON_A_PAGE;
    let shown = listed.ahead.iter().map(|index| (*index, false)).chain(listed.past.iter().map(|index| (*index, true)));
    let mut view = ScheduleView { undated: Vec::new(), ..parts::around(cx, filter) };
    for (index, is_past) in shown.skip(from).take(ROWS_ON_A_PAGE) {
        let item = &cx.timetable.items[index];
        let row = row(cx, item);
        let month = if let Filter::Month(month) = filter { Some(*month) } else { month_of(item) };
        let Some(month) = month else {
            view.undated.push(row);
            continue;
        };
        let months = if is_past { &mut view.past } else { &mut view.months };
        add(cx, months, month, is_past, row);
    }
    view.pager = pager(cx, filter, number, pages_of(listed));
    view.calendar = cx.routes.calendar(&Page::Schedule(filter.clone(), 1)).map(|href| Link {
        text: cx.locale.say(words::CALENDAR),
        href,
        current: false,
    });
    view
}

/// The next rows of the schedule to which people may come: more than a page shows, for the time in which nobody builds
/// it anew.
pub fn coming(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    let on = cx.timetable.ahead().filter(|item| !item.effective_status.is_off());
    on.take(COMING).map(|item| row(cx, item)).collect()
}

/// Adds a row to its month, which is the last one unless a new one begins.
fn add(cx: ViewContext<'_>, months: &mut Vec<Month>, month: YearMonth, is_past: bool, row: ScheduleRow) {
    let ending = if is_past { "-da-qua" } else { "" };
    let anchor = format!("{}{ending}", anchor(month));
    if months.last().is_none_or(|last| last.anchor != anchor) {
        months.push(Month { heading: month_name(cx, month), anchor, ..Month::default() });
    }
    if let Some(last) = months.last_mut() {
        if row.day.is_some() { last.dated.push(row) } else { last.undated.push(row) }
    }
}

fn month_name(cx: ViewContext<'_>, month: YearMonth) -> String {
    capitalized(&cx.locale.month(month))
}

fn anchor(month: YearMonth) -> String {
    format!("thang-{:04}-{:02}", month.year(), month.month())
}

/// The pages around one, the first and the last.
fn pager(cx: ViewContext<'_>, filter: &Filter, number: usize, count: usize) -> Option<Pager> {
    if count < 2 {
        return None;
    }
    let link = |page: usize, text: String| {
        let link = cx.link(&Page::Schedule(filter.clone(), page), text)?;
        Some(Link { current: page == number, ..link })
    };
    let near = (1..=count).filter(|page| *page == 1 || *page == count || page.abs_diff(number) <= NEAR);
    Some(Pager {
        number,
        count,
        previous: (number > 1).then(|| link(number - 1, cx.locale.say(words::PREVIOUS))).flatten(),
        next: link(number + 1, cx.locale.say(words::NEXT)),
        pages: near.filter_map(|page| link(page, page.to_string())).collect(),
    })
}
