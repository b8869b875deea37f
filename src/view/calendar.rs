//! Content of the calendars (RFC 5545): which calendars exist, which entries each has, and the text of each entry,
//! which must be true when it is read without the site. Everything follows from the content. The present only decides
//! how far ahead the days of a recurrence are listed; it never changes the day on which an entry says it was modified.

use chrono::NaiveDate;
use serde::Serialize;

use super::prelude::*;
use super::words::notices;
use super::{facts, site};
use crate::model::drive::{Change, Drive};
use crate::schedule::days::CalendarSpan;
use crate::schedule::{Dated, ledger};

/// A calendar that people can follow.
#[derive(Clone, Debug, Serialize)]
pub struct Calendar {
    /// Its file, from the site's root.
    pub address: String,
    /// Its name in calendar programs.
    pub name: String,
    /// The description of the site, with a note where the site is an archive.
    pub description: Option<String>,
    /// The address on the web of the page it belongs to.
    pub url: Option<String>,
    /// Its own address on the web.
    pub source: Option<String>,
    /// Its entries, by index into the timetable and in the timetable's order.
    pub items: Vec<usize>,
    /// Whether its entries have reminders.
    pub reminders: bool,
}

/// One event of a calendar (§3.6.1): one span of days or hours.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarEvent {
    /// Its permanent identifier, `<id>@<site id>`, which does not depend on the day.
    pub uid: String,
    /// Its days or its hours at +07:00.
    pub span: CalendarSpan,
    /// The number of changes since it was published.
    pub sequence: usize,
    /// The day of the last change: both `DTSTAMP` and `LAST-MODIFIED`.
    pub changed: NaiveDate,
    /// `TENTATIVE`, `CONFIRMED`, or `CANCELLED` where nobody should come on these days (§3.8.1.11).
    pub status: &'static str,
    /// The title, preceded by the state where people must notice it: some programs hide cancelled entries, or show them
    /// like all others.
    pub summary: String,
    /// State, reason, hours, place and host, one per line; then the page to check before going, and the notice of the
    /// site.
    pub description: String,
    /// Venue, address and place.
    pub location: Option<String>,
    /// Its page on the web.
    pub url: Option<String>,
    /// The general category, and the name of the campaign where it belongs to one.
    pub categories: Vec<String>,
    /// Latitude and longitude in degrees, WGS 84.
    pub position: Option<(f64, f64)>,
    /// The host and its e-mail address, where a public address is known.
    pub organizer: Option<(String, String)>,
    /// The contact, on one line.
    pub contact: Option<String>,
}

/// Every calendar of the site: its page, whether it has reminders, and its address.
pub fn addresses(cx: ViewContext<'_>) -> Vec<(PageId, bool, String)> {
    let parts = cx.timetable.filters().map(|(filter, _)| PageId::Schedule(filter.clone(), 1));
    let occasions = cx.timetable.occasions().map(|(target, _)| PageId::Entry(target.clone()));
    let of_page = |page: PageId| {
        let own = cx.routes.calendar(&page).map(|address| (page.clone(), false, address));
        let reminding = cx.routes.reminders(&page).map(|address| (page, true, address));
        own.into_iter().chain(reminding)
    };
    parts.chain(occasions).flat_map(of_page).collect()
}

/// The calendar of a page. That of the whole schedule also holds past entries, so that nothing disappears from a calendar
/// that somebody subscribed to.
pub fn calendar(cx: ViewContext<'_>, page: &PageId, reminders: bool, address: &str) -> Calendar {
    let timetable = cx.timetable;
    let items = match page {
        PageId::Schedule(Filter::All, _) => {
            (0..timetable.items.len()).filter(|at| timetable.items[*at].is_listed()).collect()
        }
        PageId::Schedule(filter, _) => {
            let listed = timetable.listed(filter).into_iter();
            let mut items: Vec<usize> =
                listed.flat_map(|listed| listed.ahead.iter().chain(&listed.past)).copied().collect();
            items.sort_unstable();
            items
        }
        PageId::Entry(target) => timetable.indices_of(target).to_vec(),
        _ => Vec::new(),
    };
    let about = site::archive(cx).into_iter().chain(site::about(cx));
    Calendar {
        name: name(cx, page),
        description: joined(about.collect(), " – "),
        url: cx.routes.address(page).and_then(|address| cx.absolute(address)),
        source: cx.absolute(address),
        address: address.to_owned(),
        items,
        reminders,
    }
}

fn name(cx: ViewContext<'_>, page: &PageId) -> String {
    let site = &cx.site.config.title.value;
    match page {
        PageId::Schedule(filter, _) => format!("{} – {site}", schedule::title(cx, filter, 1)),
        PageId::Entry(target) => cx.title(target).unwrap_or_else(|| site.clone()),
        _ => site.clone(),
    }
}

/// The calendar events of an item of the schedule. Empty where its day is not known.
pub fn events(cx: ViewContext<'_>, item: &Item) -> Vec<CalendarEvent> {
    let (Some(dated), Some(occasion)) = (item.dated(), item.occasion()) else { return Vec::new() };
    let url = cx.routes.address(&PageId::Entry(item.target())).and_then(|address| cx.absolute(address));
    let state = cx.locale.say(words::effective_status(item.written));
    let place: Vec<String> = drive::place(cx, item).into_iter().map(|text| text.text).collect();
    let location = joined(place, ", ");
    let host = occasion.host().map(|host| cx.referred(host).text);
    let campaign = item.campaign.as_ref().and_then(|id| cx.title(&Target { kind: Kind::Campaign, id: id.clone() }));
    let contact = facts::contact(cx, occasion.drive.contact.as_ref().or(cx.site.config.contact.as_ref()));
    let contact = contact.into_iter().map(|channel| format!("{}: {}", channel.label, channel.value.text));
    let event = |(index, span): (usize, CalendarSpan)| CalendarEvent {
        uid: uid(cx, item, index),
        span,
        sequence: ledger::sequence(item),
        // Without a day in the ledger, one before anybody knew of it.
        changed: ledger::last_modified(item).unwrap_or_else(|| ledger::long_before(span.first())),
        status: status(item, &dated),
        summary: match item.written.is_change() {
            true => times::with_state(&state, occasion.title),
            false => occasion.title.value.clone(),
        },
        description: description(cx, item, &dated, [&location, &host, &url], &state),
        location: location.clone(),
        url: url.clone(),
        categories: [notices::CATEGORY.to_owned()].into_iter().chain(campaign.clone()).collect(),
        position: item.position(),
        organizer: host.clone().zip(email(cx, item)),
        contact: joined(contact.clone().collect(), "; "),
    };
    item.spans().into_iter().enumerate().map(event).collect()
}

/// The UID (§3.8.4.7). The second and later spans of one item have an ordinal, so that each keeps its UID when it
/// moves.
fn uid(cx: ViewContext<'_>, item: &Item, index: usize) -> String {
    let whole = ledger::uid(cx.site, item).unwrap_or_default();
    match (index, whole.split_once('@')) {
        (1.., Some((of_item, site))) => format!("{of_item}.{}@{site}", index + 1),
        _ => whole,
    }
}

/// The status follows from the written content and not from the present: a past drive keeps its status.
fn status(item: &Item, dated: &Dated<'_>) -> &'static str {
    match item.written {
        _ if dated.former => "CANCELLED",
        EffectiveStatus::Cancelled | EffectiveStatus::Postponed => "CANCELLED",
        _ if item.is_tentative() => "TENTATIVE",
        _ => "CONFIRMED",
    }
}

fn description(
    cx: ViewContext<'_>,
    item: &Item,
    dated: &Dated<'_>,
    [place, host, url]: [&Option<String>; 3],
    state: &str,
) -> String {
    let row = |field: &str, value: Option<String>| {
        let value = value.unwrap_or_else(|| cx.locale.say(words::UNKNOWN));
        format!("{}: {value}", facts::label::<Drive>(cx.locale, field))
    };
    let state = match item.written {
        EffectiveStatus::Postponed if !dated.former => notices::without_new_day(state),
        _ if dated.former => notices::day_given_up(state, &cx.locale.period(item.when())),
        _ => state.to_owned(),
    };
    let mut lines = vec![row("status", Some(state))];
    lines.extend(changes(cx, item, dated));
    lines.push(row("hours", dated.hours.map(|hours| cx.locale.hours(hours))));
    lines.push(row("venue", place.clone()));
    lines.push(row("host", host.clone()));
    lines.push(notices::look_first(url.as_deref()));
    lines.extend(cx.site.config.notice.clone());
    lines.join("\n")
}

/// Lines on what changed: the former time and place, and the reason of the last change.
fn changes(cx: ViewContext<'_>, item: &Item, dated: &Dated<'_>) -> Vec<String> {
    let FormerView { when, hours, place } = drive::before(cx, item).filter(|_| !dated.former).unwrap_or_default();
    let say = |effective_status| cx.locale.say(words::effective_status(effective_status));
    let time = match (when, hours) {
        (Some(when), hours) => {
            Some((say(EffectiveStatus::Rescheduled), [when.long].into_iter().chain(hours).collect()))
        }
        (None, hours) => hours.map(|hours| (notices::OTHER_HOURS.to_owned(), vec![hours])),
    };
    let moved = place.map(|place| (say(EffectiveStatus::Moved), vec![place]));
    let changes = time.into_iter().chain(moved);
    let mut lines: Vec<String> = changes.map(|(change, was)| notices::changed_from(&change, &was.join(", "))).collect();
    let why = item.history.why();
    lines.extend(why.map(|why| format!("{}: {why}", facts::label::<Change>(cx.locale, "why"))));
    lines
}

/// The first public e-mail address of the drive, else of its host.
fn email(cx: ViewContext<'_>, item: &Item) -> Option<String> {
    let own = item.occasion().and_then(|occasion| occasion.drive.contact.as_ref()?.email.first());
    let of_host = || {
        let host = item.host.as_ref().filter(|host| host.kind == Kind::Organization)?;
        cx.site.entries.organizations.get(&host.id)?.contact.as_ref()?.email.first()
    };
    own.or_else(of_host).map(|email| email.to_string())
}

/// Joins the parts; `None` where there are none.
pub fn joined(parts: Vec<String>, between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(between))
}
