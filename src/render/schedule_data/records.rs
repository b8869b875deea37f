//! The timetable as records.

use chrono::NaiveDate;

use super::record::{Channels, Counted, Former, Named, Record, Sessions, Was, Way, When};
use crate::assemble::ledger;
use crate::assemble::timetable::{Item, Subject};
use crate::model::drive::{Before, Change, Component, Drive, Outcome};
use crate::model::kind::Kind;
use crate::model::reference::{Id, Ref, Target};
use crate::render::absolute::absolute;
use crate::routes::Page;
use crate::text::hours::{Hours, Session};
use crate::text::period::{Partial, Period};
use crate::view::parts::Channel;
use crate::view::scene::Scene;
use crate::view::tongue::Tongue;
use crate::view::{facts, times};

/// What holds for everything that says nothing else.
pub struct Defaults {
    /// How to register.
    pub registration: Channels,
    /// Whom to ask.
    pub contact: Channels,
}

/// The channels of the site.
pub fn defaults(scene: Scene<'_>) -> Defaults {
    let config = &scene.site.config;
    Defaults {
        registration: channels(facts::registration(Tongue::VIETNAMESE, config.registration.as_ref())),
        contact: channels(facts::contact(Tongue::VIETNAMESE, config.contact.as_ref())),
    }
}

/// Everything in the schedule, in its order.
pub fn records(scene: Scene<'_>) -> impl Iterator<Item = Record> {
    scene.timetable.items.iter().map(move |item| record(scene, item))
}

fn record(scene: Scene<'_>, item: &Item<'_>) -> Record {
    let status = times::schedule_status(Tongue::VIETNAMESE, item.state);
    let position = item.position();
    let drive = item.drive();
    Record {
        id: id(item),
        uid: ledger::uid(scene.site, item),
        kind: match item.subject {
            Subject::Drive(_) => "drive",
            Subject::Event(_) => "event",
            Subject::Slot { .. } => "slot",
        },
        instance: item.instance,
        title: scene.name(&item.target()).unwrap_or_default().text,
        when: when(&item.when),
        hours: item.hours.map(sessions),
        venue: match item.subject {
            Subject::Drive(drive) => drive.venue.clone(),
            Subject::Event(event) => event.venue.clone(),
            Subject::Slot { .. } => None,
        },
        address: drive.and_then(|drive| drive.address.clone()),
        area: item.area().and_then(|id| named(scene, Kind::Place, id)),
        areas: item.area().into_iter().flat_map(|id| scene.timetable.areas.around(id)).map(Id::to_string).collect(),
        lat: position.map(|(lat, _)| lat),
        lon: position.map(|(_, lon)| lon),
        host: host(scene, item),
        campaign: item.campaign().and_then(|id| named(scene, Kind::Campaign, id)),
        wave: item.wave().and_then(|id| named(scene, Kind::Wave, id)),
        status: status.name,
        status_label: status.label,
        sequence: ledger::sequence(item),
        last_modified: ledger::last_modified(item),
        history: drive.map_or_else(Vec::new, |drive| history(scene, drive)),
        url: url(scene, item),
        registration: drive
            .and_then(|drive| drive.registration.as_ref())
            .map(|own| channels(facts::registration(Tongue::VIETNAMESE, Some(own)))),
        contact: drive
            .and_then(|drive| drive.contact.as_ref())
            .map(|own| channels(facts::contact(Tongue::VIETNAMESE, Some(own)))),
        collects: match item.subject {
            Subject::Drive(drive) => components(&drive.collects),
            Subject::Event(event) => components(&event.collects),
            Subject::Slot { .. } => Vec::new(),
        },
        target_units: drive.and_then(|drive| drive.target_units.as_deref().copied()),
        result: drive.and_then(|drive| drive.result.as_ref()).map(counted),
    }
}

/// Ids have no dot, so the id of a slot is never that of a drive.
fn id(item: &Item<'_>) -> String {
    match item.subject {
        Subject::Drive(drive) => drive.id.to_string(),
        Subject::Event(event) => event.id.to_string(),
        Subject::Slot { wave, host } => format!("{}.{}.{}", wave.id, host.kind.facts().folder, host.id),
    }
}

fn when(period: &Period) -> When {
    let (start, end) = match period {
        Period::Day(day) => (Some(*day), Some(*day)),
        Period::Days(days) => (days.first().copied(), days.last().copied()),
        Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => (Some(*start), Some(*end)),
        _ => (None, None),
    };
    When { text: Tongue::VIETNAMESE.when(period).long, edtf: period.edtf(), start, end }
}

fn sessions(hours: &Hours) -> Sessions {
    let session = |session: Session| {
        let ends = [Some(session.start()), session.end()].into_iter().flatten();
        ends.map(|time| time.format("%H:%M").to_string()).collect()
    };
    Sessions { text: hours.vi(), sessions: hours.sessions().map(session).collect() }
}

fn named(scene: Scene<'_>, kind: Kind, id: &Id) -> Option<Named> {
    let glance = scene.site.entries.find(&Target { kind, id: id.clone() })?;
    Some(Named { id: Some(id.to_string()), name: glance.title.value.clone() })
}

/// As it was written where the entry is a draft.
fn referred<K>(scene: Scene<'_>, reference: &Ref<K>) -> Named {
    Named { id: reference.id().map(Id::to_string), name: scene.reference(reference).text }
}

fn host(scene: Scene<'_>, item: &Item<'_>) -> Option<Named> {
    match item.subject {
        Subject::Drive(drive) => drive.host.as_ref().map(|host| referred(scene, host)),
        _ => item.host().and_then(|host| named(scene, host.kind, &host.id)),
    }
}

fn history(scene: Scene<'_>, drive: &Drive) -> Vec<Was> {
    drive.history.iter().filter_map(|change| Some(was(scene, change, drive.day_of(change)?))).collect()
}

fn was(scene: Scene<'_>, change: &Change, on: NaiveDate) -> Was {
    let Before { when: period, hours, venue, area, status } = &change.was;
    Was {
        on,
        was: Former {
            when: period.as_ref().map(|was| when(was)),
            hours: hours.as_ref().map(|was| sessions(was)),
            venue: venue.clone(),
            area: area.as_ref().map(|area| referred(scene, area)),
            status: status.map(|status| status.name()),
        },
        why: change.why.clone(),
    }
}

/// Its page; of a slot the page of its host.
fn url(scene: Scene<'_>, item: &Item<'_>) -> Option<String> {
    let page = Page::Entry(item.target());
    absolute(scene, scene.routes.address(&page)?).or_else(|| scene.routes.href(&page))
}

fn channels(channels: Vec<Channel>) -> Channels {
    let way = |channel: Channel| Way { label: channel.label, value: channel.value.text, href: channel.value.url };
    Channels(channels.into_iter().map(way).collect())
}

fn components(collected: &[Component]) -> Vec<&'static str> {
    collected.iter().map(|component| component.name()).collect()
}

fn counted(outcome: &Outcome) -> Counted {
    Counted {
        collected_units: outcome.collected_units.as_deref().copied(),
        donors: outcome.donors.as_deref().copied(),
        counted_on: outcome.counted_on.as_deref().copied(),
        provisional: outcome.provisional == Some(true),
    }
}
