//! schema.org's `Event` with the properties that Google requires: without a known day, place and organizer no event is
//! written.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::place::Place;
use crate::schedule::days::{self, CalendarSpan};
use crate::view::prelude::*;

/// The maximum number of coming days of a recurrence that become events.
const DAYS: usize = 8;

/// The events of a drive or an event entry: one for each of its days and sessions. For a recurrence, the coming days.
pub fn events(cx: ViewContext<'_>, target: &Target) -> Vec<Value> {
    let items = cx.timetable.days_of(target);
    let reported = items.filter(|item| item.instance.is_none() || !item.is_past).take(DAYS);
    reported.flat_map(|item| of_item(cx, item)).collect()
}

fn of_item(cx: ViewContext<'_>, item: &Item) -> Vec<Value> {
    let Some(occasion) = item.occasion() else { return Vec::new() };
    let (Some(host), Some(place)) = (occasion.host(), place(cx, item)) else { return Vec::new() };
    // A former day is written only where the entry is called off: then it is the last announced day.
    if item.dated().is_some_and(|dated| dated.former && !item.effective_status.is_off()) {
        return Vec::new();
    }
    let former = match former_starts(item).as_slice() {
        [] => Value::Null,
        [one] => one.as_str().into(),
        all => all.into(),
    };
    let target = occasion.target();
    let on = |span: CalendarSpan| {
        json!({
            "@type": "Event",
            "name": cx.title(&target).unwrap_or_default(),
            "startDate": start(span),
            "eventStatus": status(item.effective_status),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": place,
            "organizer": {"@type": "Organization", "name": cx.referred(host).text},
            "endDate": end(span),
            "description": cx.summary(&target),
            "previousStartDate": former,
        })
    };
    item.spans().into_iter().map(on).collect()
}

/// The former start times, the latest first. Empty where the event itself is on a former day.
fn former_starts(item: &Item) -> Vec<String> {
    if item.dated().is_none_or(|dated| dated.former) {
        return Vec::new();
    }
    let mut starts: Vec<String> = item.spans().first().map(|span| start(*span)).into_iter().collect();
    for was in item.history.former.iter().rev().map(|was| &was.version) {
        let first = days::spans(&was.when, was.hours.as_ref()).first().map(|span| start(*span));
        starts.extend(first.filter(|first| starts.last() != Some(first)));
    }
    starts.split_off(1.min(starts.len()))
}

fn status(effective_status: EffectiveStatus) -> &'static str {
    match effective_status {
        EffectiveStatus::Cancelled => "https://schema.org/EventCancelled",
        EffectiveStatus::Postponed => "https://schema.org/EventPostponed",
        EffectiveStatus::Rescheduled => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
}

fn start(span: CalendarSpan) -> String {
    match span {
        CalendarSpan::Days(first, _) => first.to_string(),
        CalendarSpan::Hours(start, _) => times::iso_minute(start),
    }
}

/// The end, where it is known. For an event with hours the day alone is not written as its end: a day means its first
/// minute, which is before the start.
fn end(span: CalendarSpan) -> Option<String> {
    match span {
        CalendarSpan::Days(_, last) => Some(last.to_string()),
        CalendarSpan::Hours(_, end) => end.map(times::iso_minute),
    }
}

/// A `Place` with the narrowest known name. `None` where no place is known.
fn place<'a>(cx: ViewContext<'a>, item: &'a Item) -> Option<Value> {
    let (present, street) = (&item.history.present, drive::address(item));
    let area = present
        .area
        .as_ref()
        .and_then(|area| area.id.as_ref())
        .and_then(|id| cx.site.entries.places.get(id))
        .map(Arc::as_ref);
    let title = |place: &'a Entry<Place>| place.title.value.as_str();
    let address = json!({
        "@type": "PostalAddress",
        "addressCountry": "VN",
        "streetAddress": street,
        "addressLocality": area.map(title),
        "addressRegion": area.and_then(|area| cx.site.entries.province(area)).map(title),
    });
    let geo = item
        .position()
        .map(|(latitude, longitude)| json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}));
    let name = present.venue.as_deref().or(street).or(area.map(title))?;
    Some(json!({"@type": "Place", "name": name, "address": address, "geo": geo}))
}
