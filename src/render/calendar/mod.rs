//! Calendars (RFC 5545, RFC 7986): of the whole schedule, of each of its parts, of each drive and event.
//!
//! They follow from the content: the present decides only how far ahead the days of a recurrence are told, never when an entry
//! says it changed.

mod alarm;
mod event;
mod notes;
mod text;
mod zone;

#[cfg(test)]
mod tests;

pub use event::{Vevent, vevents, written};

use crate::render::absolute::absolute;
use crate::render::feeds::about;
use crate::routes::Page;
use crate::schedule::Filter;
use crate::view::context::ViewContext;
use crate::view::{schedule, site};
use text::Lines;

/// Who wrote the file (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//giothong//Lich hien mau//VI";

/// The colour of the calendar, a name of CSS (RFC 7986 §5.9).
const COLOR: &str = "crimson";

/// How often programs should look again.
const REFRESH: &str = "P1D";

/// A calendar to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its file, from the site's root.
    pub address: String,
    /// The page it belongs to.
    pub page: Page,
    /// What stands in it, by index into the timetable, in its order.
    pub items: Vec<usize>,
    /// Whether it reminds people.
    pub reminders: bool,
}

/// Every calendar of the site. That of the whole schedule holds what is over, too: nothing vanishes from a calendar that
/// somebody follows.
pub fn calendars(cx: ViewContext<'_>) -> Vec<Calendar> {
    let timetable = cx.timetable;
    let parts = timetable.filters().map(|(filter, listed)| {
        let mut items: Vec<usize> = match filter {
            Filter::All => (0..timetable.items.len()).filter(|at| timetable.items[*at].is_listed()).collect(),
            _ => listed.ahead.iter().chain(&listed.past).copied().collect(),
        };
        items.sort_unstable();
        (Page::Schedule(filter.clone(), 1), items)
    });
    let occasions = timetable.occasions().map(|(target, items)| (Page::Entry(target.clone()), items.to_vec()));
    let mut calendars = Vec::new();
    for (page, items) in parts.chain(occasions) {
        let own = cx.routes.calendar(&page).map(|address| (address, false));
        let reminding = cx.routes.reminders(&page).map(|address| (address, true));
        for (address, reminders) in own.into_iter().chain(reminding) {
            calendars.push(Calendar { address, page: page.clone(), items: items.clone(), reminders });
        }
    }
    calendars
}

/// The file of a calendar. `reported` holds what [`written`] gives for each item of the timetable, without reminders.
pub fn file(cx: ViewContext<'_>, calendar: &Calendar, reported: &[String]) -> String {
    let mut lines = Lines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", PRODUCT);
    lines.value("CALSCALE", "GREGORIAN");
    lines.value("METHOD", "PUBLISH");
    let name = name(cx, &calendar.page);
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    if let Some(description) = description(cx) {
        lines.text("DESCRIPTION", &description);
        lines.text("X-WR-CALDESC", &description);
    }
    lines.value("COLOR", COLOR);
    if let Some(page) = cx.routes.address(&calendar.page).and_then(|address| absolute(cx, address)) {
        lines.value("URL", &page);
    }
    if let Some(own) = absolute(cx, &calendar.address) {
        lines.value("SOURCE;VALUE=URI", &own);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.value("X-PUBLISHED-TTL", REFRESH);
    }
    zone::zone(&mut lines);
    for index in &calendar.items {
        match calendar.reminders {
            true => lines.append(&written(cx, &cx.timetable.items[*index], true)),
            false => lines.append(&reported[*index]),
        }
    }
    lines.value("END", "VCALENDAR");
    lines.finish()
}

/// What programs call the calendar.
fn name(cx: ViewContext<'_>, page: &Page) -> String {
    let site = &cx.site.config.title.value;
    match page {
        Page::Schedule(filter, _) => format!("{} – {site}", schedule::title(cx, filter, 1)),
        Page::Entry(target) => cx.name(target).map_or_else(|| site.clone(), |name| name.text),
        _ => site.clone(),
    }
}

/// What the site says of itself, and that it is an archive.
fn description(cx: ViewContext<'_>) -> Option<String> {
    let sentences: Vec<String> = site::archive(cx).into_iter().chain(about(cx)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" – "))
}
