//! The pages of the schedule and of its parts, with rows by month, and the page of changes.

mod grid;
mod parts;
mod rows;

pub use parts::{areas, filter_of, title};
pub use rows::{kind, row};

use super::map;
use super::prelude::*;
use crate::dates::period::YearMonth;
use crate::routes::{ROWS_ON_A_PAGE, pages_of};
use crate::schedule::days::is_wide;
use crate::schedule::notice::Notice;
use crate::schedule::{Listed, month_of};
use crate::text::slug::slug;

/// The number of pages linked before and after the present one.
const NEAR: usize = 2;

/// The maximum number of changes shown on every page.
const ALERTS: usize = 2;

/// The maximum number of rows of the schedule on pages about something else.
pub const COMING: usize = 12;

/// The maximum number of items with a day, and of items without, that [`COMING`] rows are made of.
const LOOKED_AT: usize = 100;

/// One page of a part of the schedule.
pub fn schedule(cx: ViewContext<'_>, filter: &Filter, number: usize) -> ScheduleView {
    let nothing = Listed::default();
    let listed = cx.timetable.listed(filter).unwrap_or(&nothing);
    let from = number.saturating_sub(1) * ROWS_ON_A_PAGE;
    let shown = listed.ahead.iter().map(|index| (*index, false)).chain(listed.past.iter().map(|index| (*index, true)));
    let mut view = ScheduleView { undated: Vec::new(), ..parts::around(cx, filter) };
    let shown = shown.skip(from).take(ROWS_ON_A_PAGE).map(|(index, is_past)| (&cx.timetable.items[index], is_past));
    let (past, ahead): (Vec<_>, Vec<_>) = shown.partition(|(_, is_past)| *is_past);
    for (shown, is_past) in [(ahead, false), (past, true)] {
        let months = if is_past { &mut view.past } else { &mut view.months };
        for items in rows::gathered(shown.into_iter().map(|(item, _)| item)) {
            let row = rows::shared(cx, &items);
            match items.first().and_then(|item| stretch(cx, filter, item)) {
                Some(stretch) => add(months, stretch, is_past, row),
                None => view.undated.push(row),
            }
        }
    }
    let is_first = number == 1;
    view.grid = is_first.then(|| grid::grid(cx, filter)).flatten();
    view.map = is_first.then(|| map::of_schedule(cx, filter)).flatten();
    view.pager = pager(cx, filter, number, pages_of(listed));
    let calendar = cx.routes.calendar(&PageId::Schedule(filter.clone(), 1)).filter(|_| has_events(cx, filter));
    view.calendar = calendar.map(|href| Link { text: cx.locale.say(words::CALENDAR), href, current: false });
    view
}

/// The next drives that are open to donors, with the ways to reach them: those with a known day first. Where none is
/// open, those that are full. There are more than a page shows, so that enough are left until the site is rebuilt.
pub fn coming(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    let on = || cx.timetable.ahead().filter(|item| !item.effective_status.is_off());
    let open = || on().filter(|item| item.effective_status != EffectiveStatus::Full);
    let dated = open().filter(|item| item.next.is_some()).take(LOOKED_AT);
    let undated = open().filter(|item| item.next.is_none()).take(LOOKED_AT);
    let mut groups = rows::gathered(dated.chain(undated));
    if groups.is_empty() {
        groups = rows::gathered(on().take(LOOKED_AT));
    }
    groups.iter().take(COMING).map(|items| rows::reachable(cx, items)).collect()
}

/// Whether the calendar of a part of the schedule has an event.
fn has_events(cx: ViewContext<'_>, filter: &Filter) -> bool {
    let items = &cx.timetable.items;
    match (filter, cx.timetable.listed(filter)) {
        (Filter::All, _) => items.iter().any(|item| item.is_listed() && item.dated().is_some()),
        (_, Some(listed)) => listed.ahead.iter().chain(&listed.past).any(|at| items[*at].dated().is_some()),
        _ => false,
    }
}

/// A stretch of time as a heading: a month, or a longer time such as "Trước 01/7/2023".
struct Stretch {
    heading: String,
    anchor: String,
    is_month: bool,
}

/// The stretch of time under which an item stands. `None` where it has no last day.
fn stretch(cx: ViewContext<'_>, filter: &Filter, item: &Item) -> Option<Stretch> {
    let when = item.when();
    if is_wide(when) && item.next.is_none() {
        let bounds = when.within().unwrap_or(when);
        bounds.latest()?;
        let (heading, anchor) = (capitalized(&cx.locale.period(bounds)), slug(&bounds.vi()));
        return Some(Stretch { heading, anchor, is_month: false });
    }
    let month = if let Filter::Month(month) = filter { Some(*month) } else { month_of(item) }?;
    Some(Stretch { heading: month_name(cx, month), anchor: anchor(month), is_month: true })
}

/// Adds a row to its stretch of time, or to a new one where the row begins one.
fn add(months: &mut Vec<Month>, stretch: Stretch, is_past: bool, row: ScheduleRow) {
    let Stretch { heading, anchor, is_month } = stretch;
    let anchor = format!("{anchor}{}", if is_past { "-da-qua" } else { "" });
    let at = months.iter().position(|month| month.anchor == anchor).unwrap_or(months.len());
    if at == months.len() {
        months.push(Month { heading, anchor, ..Month::default() });
    }
    let rows = if row.day.is_some() || !is_month { &mut months[at].dated } else { &mut months[at].undated };
    rows.push(row);
}

/// A month as a heading: "Tháng 02/2023".
fn month_name(cx: ViewContext<'_>, month: YearMonth) -> String {
    capitalized(&cx.locale.month(month))
}

fn anchor(month: YearMonth) -> String {
    format!("thang-{:04}-{:02}", month.year(), month.month())
}

/// Links to the first page, the last page and the pages near the present one.
fn pager(cx: ViewContext<'_>, filter: &Filter, number: usize, count: usize) -> Option<Pager> {
    if count < 2 {
        return None;
    }
    let link = |page: usize, text: String| {
        let link = cx.link(&PageId::Schedule(filter.clone(), page), text)?;
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

/// The changes of this week: postponed, rescheduled, moved, cancelled or full. Empty for an archive.
pub fn alerts(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    if cx.site.now.is_pinned() {
        return Vec::new();
    }
    let soon = cx.timetable.items.iter().filter(|item| item.notice == Some(Notice::Soon));
    soon.take(ALERTS).map(|item| rows::changed(cx, item)).collect()
}

/// The changes of drives that are still to come.
pub fn changes_ahead(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    cx.timetable.ahead().filter(|item| item.effective_status.is_change()).map(|item| rows::changed(cx, item)).collect()
}

/// The page of changes.
pub fn changes(cx: ViewContext<'_>) -> ChangesView {
    let mut view = ChangesView { schedule: cx.to(&PageId::SCHEDULE).unwrap_or_default(), ..ChangesView::default() };
    for item in &cx.timetable.items {
        let list = match item.notice {
            None => continue,
            Some(Notice::Soon) => &mut view.soon,
            Some(Notice::Later) => &mut view.later,
            Some(Notice::Over) => &mut view.over,
        };
        list.push(rows::changed(cx, item));
    }
    view.over.reverse();
    view
}

#[cfg(test)]
mod tests {
    use crate::view::site::{ThemeAssets, site};
    use crate::view::testing::with_site;

    fn end_of(second: &str) -> Option<String> {
        let drive = |when: &str| {
            let history = "history: [{on: 2023-06-09, was: {status: planned}}]";
            format!("---\ntitle: Buổi mẫu\nwhen: {when}\nstatus: postponed\n{history}\n---\n")
        };
        let (first, second) = (drive("12/6/2023"), drive(second));
        let site_file = ("content/site.yaml", "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\n");
        let files = [site_file, ("content/drives/a.md", &first), ("content/drives/b.md", &second)];
        with_site(&files, |cx| {
            let site = site(cx, ThemeAssets::default());
            assert_eq!(site.alerts.len(), 2);
            site.alerts_end
        })
    }

    #[test]
    fn the_alerts_end_with_the_last_of_them_if_each_has_an_end() {
        assert_eq!(end_of("13/6/2023").as_deref(), Some("2023-06-14T00:00+07:00"));
        assert_eq!(end_of("tháng 6/2023"), None);
    }
}
