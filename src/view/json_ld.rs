//! Structured data (schema.org, JSON-LD 1.1). Only what is true: a drive whose day is not known is no `Event`.

use serde_json::{Value, json};

use super::parts::Link;
use super::scene::Scene;
use crate::assemble::state::{DriveState, drive_state};
use crate::model::drive::{Drive, Status};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::Page;
use crate::text::hours::Hours;
use crate::text::period::Period;

/// The data of a page, safe inside `<script>`; empty where there is nothing to say.
pub fn json_ld(scene: Scene<'_>, page: &Page, canonical: Option<&str>, breadcrumbs: &[Link]) -> String {
    let mut graph: Vec<Value> = Vec::new();
    graph.extend(match page {
        Page::Home => site_organization(scene),
        Page::Entry(target) => entry(scene, target, canonical),
        _ => None,
    });
    graph.extend(trail(scene, breadcrumbs));
    if graph.is_empty() {
        return String::new();
    }
    let data = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    // Inside a script element only `</` and `<!--` could end the data early.
    data.replace('<', "\\u003c")
}

fn site_organization(scene: Scene<'_>) -> Option<Value> {
    let organization = scene.site.config.organization.as_ref()?;
    let mut value = json!({"@type": "Organization", "name": scene.reference(organization).text});
    if let Some(base) = &scene.site.config.base_url {
        value["url"] = base.text.as_str().into();
    }
    Some(value)
}

fn entry(scene: Scene<'_>, target: &Target, canonical: Option<&str>) -> Option<Value> {
    let entries = &scene.site.entries;
    let mut value = match target.kind {
        Kind::Organization => {
            let organization = entries.organizations.get(&target.id)?;
            if organization.group == Some(true) {
                return None;
            }
            json!({"@type": "Organization", "name": organization.title.value})
        }
        Kind::Drive => {
            let drive = entries.drives.get(&target.id)?;
            if drive.repeats.is_some() {
                return None; // One day cannot stand for a rhythm.
            }
            let place = super::drive::place(scene, drive);
            let host = scene.reference(drive.host.as_ref()?).text;
            let mut value = event(&drive.title, &drive.when, drive.hours.as_deref(), &place, &host)?;
            value["eventStatus"] = status(scene, drive).into();
            let moved = drive.history.iter().filter(|change| change.was.when.is_some());
            let last = moved.max_by_key(|change| change.on.value);
            let former = last.and_then(|change| change.was.when.as_ref());
            if let Some(Period::Day(day)) = former.map(|when| &when.value) {
                value["previousStartDate"] = day.to_string().into();
            }
            value
        }
        Kind::Event => {
            let event_entry = entries.events.get(&target.id)?;
            let area = event_entry.area.as_ref().map(|area| scene.reference(area));
            let place: Vec<_> = event_entry.venue.iter().map(super::parts::Text::plain).chain(area).collect();
            let organizer = scene.reference(event_entry.organizer.as_ref().or(event_entry.lead.as_ref())?).text;
            event(&event_entry.title, &event_entry.when, event_entry.hours.as_deref(), &place, &organizer)?
        }
        _ => return None,
    };
    if let Some(url) = canonical {
        value["url"] = url.into();
    }
    Some(value)
}

/// An `Event`; none unless its day, place and organizer are known.
fn event(
    title: &str,
    when: &Period,
    hours: Option<&Hours>,
    place: &[super::parts::Text],
    organizer: &str,
) -> Option<Value> {
    let (start, end) = match when {
        Period::Day(day) => (*day, *day),
        Period::Range {
            start: crate::text::period::Partial::Day(start),
            end: crate::text::period::Partial::Day(end),
        } => (*start, *end),
        _ => return None,
    };
    let place: Vec<&str> = place.iter().map(|text| text.text.as_str()).collect();
    if place.is_empty() {
        return None;
    }
    let moment = |day: chrono::NaiveDate, time: Option<chrono::NaiveTime>| match time {
        Some(time) => format!("{day}T{}+07:00", time.format("%H:%M")),
        None => day.to_string(),
    };
    Some(json!({
        "@type": "Event",
        "name": title,
        "startDate": moment(start, hours.map(|hours| hours.start())),
        "endDate": moment(end, hours.and_then(|hours| hours.end())),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": place[0], "address": place.join(", ")},
        "organizer": {"@type": "Organization", "name": organizer},
    }))
}

fn status(scene: Scene<'_>, drive: &Drive) -> &'static str {
    match drive_state(drive, scene.site.now.at) {
        DriveState::As(Status::Cancelled) => "https://schema.org/EventCancelled",
        DriveState::As(Status::Postponed) => "https://schema.org/EventPostponed",
        DriveState::Rescheduled => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
}

/// A `BreadcrumbList`; only where addresses on the web are known.
fn trail(scene: Scene<'_>, breadcrumbs: &[Link]) -> Option<Value> {
    let base = &scene.site.config.base_url.as_ref()?.text;
    if breadcrumbs.is_empty() {
        return None;
    }
    let items: Vec<Value> = breadcrumbs
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let href = link.href.trim_start_matches("./").trim_end_matches("index.html");
            json!({"@type": "ListItem", "position": index + 1, "name": link.text, "item": format!("{base}{href}")})
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}
