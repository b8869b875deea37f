//! schema.org's `Event`, in what Google asks of it: a day, a place and an organizer that are known, or no event at all.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::assemble::state::{DriveState, drive_state};
use crate::assemble::timetable::State;
use crate::assemble::timetable::nearby::own_position;
use crate::model::common::{Common, Entry};
use crate::model::drive::{Drive, Status};
use crate::model::event::Event;
use crate::model::place::{Level, Place};
use crate::model::reference::{Id, Ref};
use crate::text::hours::Hours;
use crate::text::period::{Partial, Period};
use crate::view::scene::Scene;

/// Days of a repeating drive that are told: those next.
const DAYS: usize = 8;

/// The events of a drive: one, or one for each of its days. Of a drive that is held again and again, the next days.
pub fn of_drive(scene: Scene<'_>, drive: &Entry<Drive>) -> Vec<Value> {
    let Some(host) = &drive.host else { return Vec::new() };
    let position = own_position(drive);
    let area = drive.area.as_ref().and_then(Ref::id);
    let Some(place) = place(scene, drive.venue.as_deref(), drive.address.as_deref(), area, position) else {
        return Vec::new();
    };
    let about = About { title: &drive.title, common: &drive.common, place, organizer: scene.reference(host).text };
    let hours = drive.hours.as_deref();
    if drive.repeats.is_some() {
        return next_days(scene, drive).map(|(day, state)| with_status(about.on((day, day), hours), state)).collect();
    }
    let state = drive_state(drive, scene.site.now.at);
    let mut times = times(drive).into_iter().filter(|(when, _)| !days(when).is_empty());
    // What is put off keeps the day it had until it gets another one.
    let known = match days(&drive.when).is_empty() {
        true => times.next().filter(|_| state.is_off()),
        false => Some((&drive.when.value, hours)),
    };
    let Some((when, hours)) = known else { return Vec::new() };
    let former: Vec<Value> =
        times.filter_map(|(when, hours)| Some(start(days(when).first()?.0, hours).into())).collect();
    let told = days(when).into_iter().map(|day| with_former(with_status(about.on(day, hours), state), &former));
    told.collect()
}

/// The events of a launch, a talk …: one for each of its days.
pub fn of_event(scene: Scene<'_>, event: &Entry<Event>) -> Vec<Value> {
    let Some(organizer) = event.organizer.as_ref().or(event.lead.as_ref()) else { return Vec::new() };
    let area = event.area.as_ref().and_then(Ref::id);
    let Some(place) = place(scene, event.venue.as_deref(), None, area, None) else { return Vec::new() };
    let about = About { title: &event.title, common: &event.common, place, organizer: scene.reference(organizer).text };
    days(&event.when).into_iter().map(|day| about.on(day, event.hours.as_deref())).collect()
}

/// What is the same on every day.
struct About<'a> {
    title: &'a str,
    common: &'a Common,
    place: Value,
    organizer: String,
}

impl About<'_> {
    fn on(&self, (first, last): (NaiveDate, NaiveDate), hours: Option<&Hours>) -> Value {
        let mut event = json!({
            "@type": "Event",
            "name": self.title,
            "startDate": start(first, hours),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": self.place,
            "organizer": {"@type": "Organization", "name": self.organizer},
        });
        // A day alone would say that it ends at midnight, before it begins.
        let end = hours.and_then(Hours::end);
        if end.is_some() || hours.is_none() || first != last {
            event["endDate"] = moment(last, end).into();
        }
        if let Some(summary) = &self.common.summary {
            event["description"] = summary.as_str().into();
        }
        event
    }
}

fn with_status(mut event: Value, state: DriveState) -> Value {
    event["eventStatus"] = match state {
        DriveState::As(Status::Cancelled) => "https://schema.org/EventCancelled",
        DriveState::As(Status::Postponed) => "https://schema.org/EventPostponed",
        DriveState::Rescheduled => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
    .into();
    event
}

/// With the starts it had before, the last one first.
fn with_former(mut event: Value, former: &[Value]) -> Value {
    match former {
        [] => {}
        [one] => event["previousStartDate"] = one.clone(),
        all => event["previousStartDate"] = all.into(),
    }
    event
}

/// The next days of a repeating drive with their states.
fn next_days<'a>(scene: Scene<'a>, drive: &'a Entry<Drive>) -> impl Iterator<Item = (NaiveDate, DriveState)> + 'a {
    let own = scene.timetable.ahead().filter(|item| item.drive().is_some_and(|other| other.id == drive.id));
    let days = own.filter_map(|item| match item.state {
        State::Drive(state) if state != DriveState::Ended => Some((item.instance?, state)),
        _ => None,
    });
    days.take(DAYS)
}

/// The times a drive had before, the last one first: of each change of day or hours, what both were.
fn times(drive: &Drive) -> Vec<(&Period, Option<&Hours>)> {
    let mut changes: Vec<_> = drive.history.iter().filter(|c| c.was.when.is_some() || c.was.hours.is_some()).collect();
    changes.sort_by_key(|change| drive.day_of(change));
    let (mut when, mut hours) = (&drive.when.value, drive.hours.as_deref());
    let mut times = Vec::new();
    for change in changes.into_iter().rev() {
        when = change.was.when.as_deref().unwrap_or(when);
        hours = change.was.hours.as_deref().or(hours);
        times.push((when, hours));
    }
    times
}

/// First and last day of each event of a period; none where its days are not known.
fn days(when: &Period) -> Vec<(NaiveDate, NaiveDate)> {
    match when {
        Period::Day(day) => vec![(*day, *day)],
        Period::Days(days) => days.iter().map(|day| (*day, *day)).collect(),
        Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => vec![(*start, *end)],
        _ => Vec::new(),
    }
}

fn start(day: NaiveDate, hours: Option<&Hours>) -> String {
    moment(day, hours.map(Hours::start))
}

/// A moment at +07:00, or a day.
fn moment(day: NaiveDate, time: Option<NaiveTime>) -> String {
    match time {
        Some(time) => format!("{day}T{}+07:00", time.format("%H:%M")),
        None => day.to_string(),
    }
}

/// A `Place`, named as narrowly as is known; `None` where nothing is.
fn place(
    scene: Scene<'_>,
    venue: Option<&str>,
    street: Option<&str>,
    area: Option<&Id>,
    position: Option<(f64, f64)>,
) -> Option<Value> {
    let places = &scene.site.entries.places;
    let area = area.and_then(|id| places.get(id));
    let name = venue.or(street).or(area.map(|area| area.title.value.as_str()))?;
    let mut address = json!({"@type": "PostalAddress", "addressCountry": "VN"});
    if let Some(street) = street {
        address["streetAddress"] = street.into();
    }
    if let Some(area) = area {
        address["addressLocality"] = area.title.value.as_str().into();
    }
    if let Some(region) = area.and_then(|area| province(scene, area)) {
        address["addressRegion"] = region.title.value.as_str().into();
    }
    let mut place = json!({"@type": "Place", "name": name, "address": address});
    if let Some((latitude, longitude)) = position {
        place["geo"] = json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude});
    }
    Some(place)
}

/// Steps from a village to its province, and room for one that is written in between.
const LEVELS: usize = 8;

/// The province a place lies in; `None` of a province itself.
fn province<'a>(scene: Scene<'a>, place: &'a Entry<Place>) -> Option<&'a Entry<Place>> {
    let within = |place: &&'a Entry<Place>| scene.site.entries.places.get(place.within.as_ref()?.id()?);
    std::iter::successors(within(&place), within).take(LEVELS).find(|place| place.level == Some(Level::Province))
}
