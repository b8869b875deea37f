//! The timetable as records.

use super::record::{Channels, Counted, Former, Named, Record, Sessions, Was, Way, When};
use crate::dates::hours::{Hours, Session};
use crate::dates::period::Period;
use crate::model::drive::{Component, Outcome};
use crate::model::kind::Kind;
use crate::model::reference::{Id, Reference, Target};
use crate::render::absolute::absolute;
use crate::routes::Page;
use crate::schedule::days::bounds;
use crate::schedule::history::Former as Before;
use crate::schedule::{Item, Subject, ledger};
use crate::view::context::ViewContext;
use crate::view::locale::Locale;
use crate::view::parts::Channel;
use crate::view::{facts, times};

/// What holds for everything that says nothing else.
pub struct Defaults {
    pub registration: Channels,
    pub contact: Channels,
}

/// The channels of the site.
pub fn defaults(cx: ViewContext<'_>) -> Defaults {
    let config = &cx.site.config;
    Defaults {
        registration: channels(facts::registration(cx.locale, config.registration.as_ref())),
        contact: channels(facts::contact(cx.locale, config.contact.as_ref())),
    }
}

/// Everything in the schedule, in its order.
pub fn records(cx: ViewContext<'_>) -> impl Iterator<Item = Record> {
    cx.timetable.items.iter().filter(|item| item.is_listed()).map(move |item| record(cx, item))
}

fn record(cx: ViewContext<'_>, item: &Item<'_>) -> Record {
    let status = times::effective_status(cx.locale, item.effective_status);
    let position = item.position();
    let drive = item.occasion().map(|occasion| occasion.drive);
    let present = &item.history.present;
    Record {
        id: id(item),
        uid: ledger::uid(cx.site, item),
        kind: match item.subject {
            Subject::Occasion(occasion) if occasion.event.is_some() => "event",
            Subject::Occasion(_) => "drive",
            Subject::Slot { .. } => "slot",
        },
        instance: item.instance,
        title: cx.name(&item.target()).unwrap_or_default().text,
        when: when(cx.locale, item.when()),
        hours: item.hours().map(|hours| sessions(cx.locale, hours)),
        venue: present.venue.map(str::to_owned),
        address: drive.filter(|drive| drive.venue.as_deref() == present.venue).and_then(|drive| drive.address.clone()),
        area: item.area().and_then(|id| named(cx, Kind::Place, id)),
        areas: item.area().into_iter().flat_map(|id| cx.timetable.areas.around(id)).map(Id::to_string).collect(),
        lat: position.map(|(lat, _)| lat),
        lon: position.map(|(_, lon)| lon),
        host: host(cx, item),
        campaign: item.campaign().and_then(|id| named(cx, Kind::Campaign, id)),
        wave: item.wave().and_then(|id| named(cx, Kind::Wave, id)),
        status: status.name,
        status_label: status.label,
        sequence: ledger::sequence(item),
        last_modified: ledger::last_modified(item),
        history: item.history.former.iter().map(|former| was(cx, former)).collect(),
        url: url(cx, item),
        registration: drive
            .and_then(|drive| drive.registration.as_ref())
            .map(|own| channels(facts::registration(cx.locale, Some(own)))),
        contact: drive
            .and_then(|drive| drive.contact.as_ref())
            .map(|own| channels(facts::contact(cx.locale, Some(own)))),
        collects: drive.map_or_else(Vec::new, |drive| components(&drive.collects)),
        target_units: drive.and_then(|drive| drive.target_units.as_deref().copied()),
        result: drive.and_then(|drive| drive.result.as_ref()).map(counted),
    }
}

/// Ids have no dot, so the id of a slot is never that of a drive.
fn id(item: &Item<'_>) -> String {
    match item.subject {
        Subject::Occasion(occasion) => occasion.id.to_string(),
        Subject::Slot { wave, host } => format!("{}.{}.{}", wave.id, host.kind.facts().folder, host.id),
    }
}

fn when(locale: Locale<'_>, period: &Period) -> When {
    let (start, end) = bounds(period).unzip();
    When { text: locale.when(period).long, edtf: period.edtf(), start, end }
}

fn sessions(locale: Locale<'_>, hours: &Hours) -> Sessions {
    let session = |session: Session| {
        let ends = [Some(session.start()), session.end()].into_iter().flatten();
        ends.map(|time| time.format("%H:%M").to_string()).collect()
    };
    Sessions { text: locale.hours(hours), sessions: hours.sessions().map(session).collect() }
}

fn named(cx: ViewContext<'_>, kind: Kind, id: &Id) -> Option<Named> {
    let glance = cx.site.entries.find(&Target { kind, id: id.clone() })?;
    Some(Named { id: Some(id.to_string()), name: glance.title.value.clone() })
}

/// As it was written where the entry is a draft.
fn referred(cx: ViewContext<'_>, reference: &Reference) -> Named {
    let id = reference.target.as_ref().map(|target| target.id.to_string());
    Named { id, name: cx.referred(reference).text }
}

fn host(cx: ViewContext<'_>, item: &Item<'_>) -> Option<Named> {
    match item.subject {
        Subject::Occasion(occasion) => occasion.host().map(|host| referred(cx, host)),
        Subject::Slot { host, .. } => named(cx, host.kind, &host.id),
    }
}

fn was(cx: ViewContext<'_>, former: &Before<'_>) -> Was {
    let was = &former.version;
    Was {
        on: former.on,
        was: Former {
            when: Some(when(cx.locale, &was.when)),
            hours: was.hours.map(|hours| sessions(cx.locale, hours)),
            venue: was.venue.map(str::to_owned),
            area: was.area.map(|area| referred(cx, &area.0)),
            status: was.status.map(|status| status.name()),
        },
        why: former.why.map(str::to_owned),
    }
}

/// Its page; of a slot the page of its host.
fn url(cx: ViewContext<'_>, item: &Item<'_>) -> Option<String> {
    let page = Page::Entry(item.target());
    absolute(cx, cx.routes.address(&page)?).or_else(|| cx.routes.href(&page))
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
