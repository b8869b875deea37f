//! What calendars tell of something in the schedule (RFC 5545 §3.6.1).

use chrono::{Datelike, NaiveDate};

use super::text::{Lines, escaped, quoted};
use super::{alarm, notes, zone};
use crate::render::absolute::absolute;
use crate::routes::Page;
use crate::schedule::days::Span;
use crate::schedule::{EffectiveStatus, Item, ledger};
use crate::view::context::ViewContext;
use crate::view::words;

/// One stretch of days or hours in a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Vevent {
    /// Who it is for good: `<id>@<site id>`, whatever the day.
    pub uid: String,
    pub span: Span,
    /// How many changes were made since it was made public.
    pub sequence: usize,
    /// The day of the last change: both `DTSTAMP` and `LAST-MODIFIED`.
    pub changed: NaiveDate,
    /// Whether people should come on these days.
    pub status: EventStatus,
    /// The title, with the state before it where people must notice: some programs drop what is cancelled, or show it like
    /// everything else.
    pub summary: String,
    /// Hours, place, host, reason, and where to look before going.
    pub description: String,
    /// Venue, address and place.
    pub location: Option<String>,
    /// Its page on the web.
    pub url: Option<String>,
    /// What it is, and what it belongs to.
    pub categories: Vec<String>,
    /// Latitude and longitude in degrees, WGS 84.
    pub position: Option<(f64, f64)>,
    /// The host and its e-mail address, where it has made one public.
    pub organizer: Option<(String, String)>,
    pub contact: Option<String>,
}

/// `STATUS` of RFC 5545 §3.8.1.11.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStatus {
    Tentative,
    Confirmed,
    /// Nobody should come on these days.
    Cancelled,
}

impl EventStatus {
    /// The word of a calendar.
    pub fn name(self) -> &'static str {
        match self {
            EventStatus::Tentative => "TENTATIVE",
            EventStatus::Confirmed => "CONFIRMED",
            EventStatus::Cancelled => "CANCELLED",
        }
    }
}

/// What calendars tell of something in the schedule: nothing where it is not known to the day.
pub fn vevents(cx: ViewContext<'_>, item: &Item<'_>) -> Vec<Vevent> {
    let Some(dated) = item.dated() else { return Vec::new() };
    let url = cx.routes.address(&Page::Entry(item.target())).and_then(|address| absolute(cx, address));
    let place = notes::place(cx, item);
    let first = Vevent {
        uid: String::new(),
        span: Span::Days(NaiveDate::MIN, NaiveDate::MIN),
        sequence: ledger::sequence(item),
        changed: NaiveDate::MIN,
        status: status(item, dated.former),
        summary: summary(cx, item),
        description: notes::description(cx, item, &dated, url.as_deref()),
        location: (!place.is_empty()).then(|| place.join(", ")),
        url,
        categories: notes::categories(cx, item),
        position: item.position(),
        organizer: notes::organizer(cx, item),
        contact: notes::contact(cx, item),
    };
    let at = |(index, span)| Vevent { uid: uid(cx, item, index), span, changed: changed(item, span), ..first.clone() };
    item.spans().into_iter().enumerate().map(at).collect()
}

impl Vevent {
    /// As it stands in a file, perhaps with reminders. Nobody is reminded of what is called off.
    pub fn write(&self, lines: &mut Lines, reminders: bool) {
        let changed = zone::first_minute_utc(self.changed);
        lines.value("BEGIN", "VEVENT");
        lines.text("UID", &self.uid);
        lines.value("DTSTAMP", &changed);
        lines.value("LAST-MODIFIED", &changed);
        lines.value("SEQUENCE", &self.sequence.to_string());
        zone::span(lines, self.span);
        lines.value("STATUS", self.status.name());
        lines.text("SUMMARY", &self.summary);
        if let Some(location) = &self.location {
            lines.text("LOCATION", location);
        }
        if let Some((lat, lon)) = self.position {
            lines.value("GEO", &format!("{lat};{lon}"));
        }
        if let Some((host, email)) = &self.organizer {
            lines.value(&format!("ORGANIZER;CN={}", quoted(host)), &format!("mailto:{email}"));
        }
        if let Some(contact) = &self.contact {
            lines.text("CONTACT", contact);
        }
        lines.text("DESCRIPTION", &self.description);
        let categories: Vec<String> = self.categories.iter().map(|category| escaped(category)).collect();
        lines.value("CATEGORIES", &categories.join(","));
        if let Some(url) = &self.url {
            lines.value("URL", url);
        }
        lines.value("CLASS", "PUBLIC");
        // A schedule that somebody follows takes up none of their time.
        lines.value("TRANSP", "TRANSPARENT");
        if reminders && self.status != EventStatus::Cancelled {
            alarm::alarms(lines, self.span, &self.summary);
        }
        lines.value("END", "VEVENT");
    }
}

/// The UID (RFC 5545 §3.8.4.7); several days of one drive are told apart by an ordinal, so that they keep theirs when they
/// move.
fn uid(cx: ViewContext<'_>, item: &Item<'_>, index: usize) -> String {
    let whole = ledger::uid(cx.site, item).unwrap_or_default();
    match (index, whole.split_once('@')) {
        (1.., Some((of_item, site))) => format!("{of_item}.{}@{site}", index + 1),
        _ => whole,
    }
}

/// The day of the last change; of what has no ledger, the first of its month.
fn changed(item: &Item<'_>, span: Span) -> NaiveDate {
    let first = span.first();
    ledger::last_modified(item).unwrap_or_else(|| first.with_day(1).unwrap_or(first))
}

/// It follows from what is written and not from the present: a drive that was held stays as it was.
fn status(item: &Item<'_>, former: bool) -> EventStatus {
    match item.written {
        _ if former => EventStatus::Cancelled,
        EffectiveStatus::Cancelled | EffectiveStatus::Postponed => EventStatus::Cancelled,
        _ if item.is_tentative() => EventStatus::Tentative,
        _ => EventStatus::Confirmed,
    }
}

fn summary(cx: ViewContext<'_>, item: &Item<'_>) -> String {
    let title = item.occasion().map_or("", |occasion| occasion.title.as_str());
    match item.written.is_change() {
        true => format!("[{}] {title}", label(cx, item).to_uppercase()),
        false => title.to_owned(),
    }
}

/// The word people read.
pub fn label(cx: ViewContext<'_>, item: &Item<'_>) -> String {
    cx.locale.say(words::effective_status(item.written))
}

/// Every [`Vevent`] of something, as it stands in a file.
pub fn written(cx: ViewContext<'_>, item: &Item<'_>, reminders: bool) -> String {
    let mut lines = Lines::default();
    for event in vevents(cx, item) {
        event.write(&mut lines, reminders);
    }
    lines.finish()
}
