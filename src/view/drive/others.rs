//! Suggestions of other drives, for people who cannot go to this one.

use crate::model::drive::Drive;
use crate::schedule::nearby::{DrivePosition, Neighbour, position};
use crate::view::prelude::*;

/// The maximum number of drives shown.
const MOST: usize = 3;

/// The nearest coming drives that go ahead and have places left, and a note that says from where distances are
/// measured. Without a known position: the next drives in the same place, then in the places around it, and then, where
/// this drive is called off, anywhere.
pub fn others(
    cx: ViewContext<'_>,
    own: Occasion<'_>,
    effective_status: EffectiveStatus,
) -> (Vec<ScheduleRow>, Option<String>) {
    let this = own.target();
    if let Some(here) = position(own, &cx.site.entries) {
        let items = &cx.timetable.items;
        let is_this =
            |index: usize| items[index].occasion().is_some_and(|other| other.kind == own.kind && *other.id == *own.id);
        let nearest = cx.timetable.nearby.nearest(here.at, MOST, is_this);
        if !nearest.is_empty() {
            let rows = nearest.into_iter().map(|neighbour| near(cx, &here, neighbour)).collect();
            return (rows, Some(measured_from(cx, own.drive, &here)));
        }
    }
    let timetable = cx.timetable;
    let area = timetable.days_of(&this).find_map(|item| item.area.as_ref());
    let around = area.into_iter().flat_map(|area| timetable.areas.around(area)).filter(|id| Some(*id) != area);
    let parts = area.into_iter().chain(around).filter_map(|id| timetable.listed(&Filter::Area(id.clone())));
    let nearby = parts.flat_map(|listed| &listed.ahead).map(|index| &timetable.items[*index]);
    let anywhere = timetable.ahead().filter(|_| effective_status.is_off());
    (next(cx, &this, nearby.chain(anywhere)), None)
}

fn near(cx: ViewContext<'_>, here: &DrivePosition, neighbour: Neighbour) -> ScheduleRow {
    let item = &cx.timetable.items[neighbour.index];
    let there = item.occasion().and_then(|there| position(there, &cx.site.entries));
    let is_rough = here.centre_of.is_some() || there.is_some_and(|there| there.centre_of.is_some());
    let locale = cx.locale;
    let distance = match (is_rough, neighbour.metres) {
        // Distances of less than a kilometre mean nothing when one of the positions is the centre of a place.
        (true, 0..1000) => locale.say(words::SAME_AREA),
        (true, metres) => locale.say_with(words::ROUGHLY, &[("distance", &locale.km(metres as f64 / 1000.0))]),
        (false, metres) => locale.km(metres as f64 / 1000.0),
    };
    ScheduleRow { distance: Some(distance), ..schedule::row(cx, item) }
}

fn measured_from(cx: ViewContext<'_>, drive: &Drive, here: &DrivePosition) -> String {
    let place = |id: &Id| cx.name(&Target { kind: Kind::Place, id: id.clone() }).unwrap_or_default().text;
    match (&here.centre_of, &drive.venue) {
        (Some(id), _) => cx.locale.say_with(words::FROM_MIDDLE, &[("place", &place(id))]),
        (None, Some(venue)) => cx.locale.say_with(words::FROM_VENUE, &[("place", venue)]),
        (None, None) => cx.locale.say(words::FROM_HERE),
    }
}

/// The first drives that are open to donors; each drive is listed once.
fn next<'a>(cx: ViewContext<'_>, this: &Target, items: impl Iterator<Item = &'a Item>) -> Vec<ScheduleRow> {
    let open = items.filter(|item| item.effective_status.is_open() && item.occasion().is_some());
    let mut found: Vec<(Target, &Item)> = Vec::new();
    for item in open {
        let target = item.target();
        if target != *this && found.iter().all(|(other, _)| *other != target) {
            found.push((target, item));
        }
        if found.len() == MOST {
            break;
        }
    }
    found.into_iter().map(|(_, item)| schedule::row(cx, item)).collect()
}
