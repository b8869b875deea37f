//! The schedule as data for other programs: one record per item, and one record of the site with what applies to all
//! items. Unknown values are left out. Fields may be added in future; none is removed or changes its meaning.

use serde_json::{Value, json};

use super::facts;
use super::json_ld::known;
use super::prelude::*;
use crate::dates::hours::{Hours, Session};
use crate::dates::period::Period;
use crate::model::drive::Outcome;
use crate::model::reference::Reference;
use crate::schedule::days::bounds;
use crate::schedule::history::Former;
use crate::schedule::ledger;
use crate::text::quantity::Quantity;

/// The site: its name, its address, and the default registration and contact for records without their own.
pub fn site_record(cx: ViewContext<'_>) -> Value {
    let config = &cx.site.config;
    known(json!({
        "id": &*config.id.value,
        "title": config.title.value,
        "url": cx.absolute(""),
        "notice": config.notice,
        "archive_of": cx.site.now.archive_of(),
        "time_zone": "+07:00",
        "registration": channels(facts::registration(cx, config.registration.as_ref(), true)),
        "contact": channels(facts::contact(cx, config.contact.as_ref())),
    }))
}

/// Every drive, every day of a recurring drive, every event where blood is given and every host slot without a drive,
/// in the order of the schedule.
pub fn records(cx: ViewContext<'_>) -> impl Iterator<Item = Value> {
    cx.timetable.items.iter().filter(|item| item.is_listed()).map(move |item| record(cx, item))
}

fn record(cx: ViewContext<'_>, item: &Item) -> Value {
    let status = times::effective_status(cx.locale, item.effective_status);
    let (lat, lon) = item.position().unzip();
    let drive = item.occasion().map(|occasion| occasion.drive);
    let registration = drive.and_then(|drive| drive.registration.as_ref());
    let contact = drive.and_then(|drive| drive.contact.as_ref());
    let collects = drive.into_iter().flat_map(|drive| &drive.collects).map(|component| component.name());
    let areas = item.area.iter().flat_map(|id| cx.timetable.areas.around(id));
    let entry = |kind, id: &Id| named(cx, &Target { kind, id: id.clone() });
    let page = PageId::Entry(item.target());
    let address = cx.routes.address(&page);
    let (id, host) = match &item.subject {
        ItemSubject::Occasion(entry) => {
            let occasion = entry.occasion();
            (occasion.id.to_string(), occasion.host().map(|host| referred(cx, host)))
        }
        // Ids contain no dot, so the id of a slot never equals that of a drive.
        ItemSubject::Slot { wave, host } => {
            (format!("{}.{}.{}", wave, host.kind.facts().folder, host.id), named(cx, host))
        }
    };
    known(json!({
        "id": id,
        // The UID in calendars; a slot has none.
        "uid": ledger::uid(cx.site, item),
        "kind": schedule::kind(item),
        // The day of the recurrence, for a recurring drive.
        "instance": item.instance,
        "title": cx.title(&item.target()).unwrap_or_default(),
        "when": time(cx.locale, item.when()),
        "hours": item.hours().map(|hours| sessions(cx.locale, hours)),
        "lunar": drive.and_then(|drive| drive.lunar.as_deref()),
        "venue": item.history.present.venue.as_deref(),
        "address": drive::address(item),
        "area": item.area.as_ref().and_then(|id| entry(Kind::Place, id)),
        // The ids of all places it is listed under: its own, those around it, and those that took over.
        "areas": areas.map(Id::to_string).collect::<Vec<_>>(),
        // In degrees, WGS 84.
        "lat": lat,
        "lon": lon,
        "host": host,
        "campaign": item.campaign.as_ref().and_then(|id| entry(Kind::Campaign, id)),
        "wave": item.wave.as_ref().and_then(|id| entry(Kind::Wave, id)),
        "status": status.name,
        "status_label": status.label,
        "sequence": ledger::sequence(item),
        "last_modified": ledger::last_modified(item),
        // What changed, oldest first.
        "history": item.history.former.iter().map(|former| change(cx, former)).collect::<Vec<_>>(),
        // Absolute where the site has an address on the web, else from the site's root.
        "url": address.and_then(|address| cx.absolute(address).or_else(|| cx.routes.href(&page))),
        // Present only where they differ from those of the site.
        "registration": registration.map(|own| channels(facts::registration(cx, Some(own), true))),
        "contact": contact.map(|own| channels(facts::contact(cx, Some(own)))),
        "collects": collects.collect::<Vec<_>>(),
        "target_units": drive.and_then(|drive| drive.target_units.as_deref()?.exactly()),
        "target": drive.and_then(|drive| target(cx.locale, drive.target_units.as_deref()?)),
        "result": drive.and_then(|drive| drive.result.as_ref()).map(result),
    }))
}

/// A period as offices write it, as EDTF (ISO 8601-2:2019) where EDTF can express it, and with its first and last day
/// where they are known. A time in words has neither; `within` is the period that it surely lies in, as EDTF.
fn time(locale: Locale<'_>, period: &Period) -> Value {
    let (start, end) = bounds(period).unzip();
    let within = period.within().and_then(Period::edtf);
    json!({"text": locale.when(period).long, "edtf": period.edtf(), "within": within, "start": start, "end": end})
}

/// The hours of a day at +07:00, with the beginning and end of each session. The last session may have no end.
fn sessions(locale: Locale<'_>, hours: &Hours) -> Value {
    let session = |session: Session| -> Vec<String> {
        let ends = [Some(session.start()), session.end()].into_iter().flatten();
        ends.map(|time| time.format("%H:%M").to_string()).collect()
    };
    json!({"text": locale.hours(hours), "sessions": hours.sessions().map(session).collect::<Vec<_>>()})
}

/// A target that is no exact number: as it is printed, with the least and the most it may be where they are stated.
fn target(locale: Locale<'_>, quantity: &Quantity) -> Option<Value> {
    let (least, most) = quantity.bounds();
    let inexact = quantity.exactly().is_none();
    inexact.then(|| json!({"text": locale.quantity(quantity), "least": least, "most": most}))
}

fn named(cx: ViewContext<'_>, target: &Target) -> Option<Value> {
    Some(json!({"id": &*target.id, "name": cx.title(target)?}))
}

/// A reference by name; as it was written where the entry is a draft.
fn referred(cx: ViewContext<'_>, reference: &Reference) -> Value {
    json!({"id": cx.site.entries.targets.of(reference).map(|target| &*target.id), "name": cx.referred(reference).text})
}

/// The full version that was valid until a change, and the reason of the change.
fn change(cx: ViewContext<'_>, former: &Former) -> Value {
    let was = &former.version;
    let was = json!({
        "when": time(cx.locale, &was.when),
        "hours": was.hours.as_ref().map(|hours| sessions(cx.locale, hours)),
        "venue": was.venue.as_deref(),
        "area": was.area.as_ref().map(|area| referred(cx, &area.written.0)),
        "status": was.status.map(|status| status.name()),
    });
    json!({"on": former.on, "was": was, "why": former.why.as_deref()})
}

/// The channels for registration or contact, in the order in which they are offered. This data is public by purpose.
fn channels(channels: Vec<Channel>) -> Vec<Value> {
    let channel = |Channel { label, value }| json!({"label": label, "value": value.text, "href": value.url});
    channels.into_iter().map(channel).collect()
}

/// The result of a drive. Units may exceed donors, since volumes differ.
fn result(outcome: &Outcome) -> Value {
    json!({
        "collected_units": outcome.collected_units.as_deref(),
        "donors": outcome.donors.as_deref(),
        "counted_on": outcome.counted_on.as_deref(),
        "provisional": outcome.provisional == Some(true),
    })
}
