//! Other drives for people who cannot go to this one.

use crate::assemble::state::DriveState;
use crate::assemble::timetable::nearby::{Neighbour, Position, position};
use crate::assemble::timetable::{Filter, Item, State};
use crate::model::common::Entry;
use crate::model::drive::{Drive, Status};
use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::view::parts::ScheduleRow;
use crate::view::scene::Scene;
use crate::view::{schedule, words};

/// Drives that are shown.
const MOST: usize = 3;

/// The nearest drives that are still to come, go ahead and have places left, and from where they are measured. Where the
/// position is not known: the next ones in the same place, then in those around it, then, of what is called off, anywhere.
pub fn others(scene: Scene<'_>, drive: &Entry<Drive>, state: DriveState) -> (Vec<ScheduleRow>, Option<String>) {
    if let Some(here) = position(drive, &scene.site.entries.places) {
        let items = &scene.timetable.items;
        let is_this = |index: usize| items[index].drive().is_some_and(|other| other.id == drive.id);
        let nearest = scene.timetable.nearby.nearest(here.at, MOST, is_this);
        if !nearest.is_empty() {
            let rows = nearest.into_iter().map(|neighbour| near(scene, &here, neighbour)).collect();
            return (rows, Some(measured_from(scene, drive, &here)));
        }
    }
    let timetable = scene.timetable;
    let area = timetable.days_of(&drive.id).find_map(Item::area);
    let around = area.into_iter().flat_map(|area| timetable.areas.around(area)).filter(|id| Some(*id) != area);
    let parts = area.into_iter().chain(around).filter_map(|id| timetable.listed(&Filter::Area(id.clone())));
    let nearby = parts.flat_map(|listed| &listed.ahead).map(|index| &timetable.items[*index]);
    let anywhere = timetable.ahead().filter(|_| state.is_off());
    (next(scene, &drive.id, nearby.chain(anywhere)), None)
}

fn near(scene: Scene<'_>, here: &Position, neighbour: Neighbour) -> ScheduleRow {
    let item = &scene.timetable.items[neighbour.index];
    let there = item.drive().and_then(|drive| position(drive, &scene.site.entries.places));
    let is_rough = here.centre_of.is_some() || there.is_some_and(|there| there.centre_of.is_some());
    let tongue = scene.tongue;
    let distance = match (is_rough, neighbour.metres) {
        // The centre of a place says nothing about what is less than that apart.
        (true, 0..1000) => tongue.say(words::SAME_AREA),
        (true, metres) => tongue.say_with(words::ROUGHLY, &[("distance", &tongue.km(metres as f64 / 1000.0))]),
        (false, metres) => tongue.km(metres as f64 / 1000.0),
    };
    ScheduleRow { distance: Some(distance), ..schedule::row(scene, item) }
}

fn measured_from(scene: Scene<'_>, drive: &Drive, here: &Position) -> String {
    let place = |id: &Id| scene.name(&Target { kind: Kind::Place, id: id.clone() }).unwrap_or_default().text;
    match (&here.centre_of, &drive.venue) {
        (Some(id), _) => scene.tongue.say_with(words::FROM_MIDDLE, &[("place", &place(id))]),
        (None, Some(venue)) => scene.tongue.say_with(words::FROM_VENUE, &[("place", venue)]),
        (None, None) => scene.tongue.say(words::FROM_HERE),
    }
}

/// The first drives one can go to, each once.
fn next<'a>(scene: Scene<'_>, this: &Id, items: impl Iterator<Item = &'a Item<'a>>) -> Vec<ScheduleRow> {
    let is_full = |state: State| state == State::Drive(DriveState::As(Status::Full));
    let open = items.filter(|item| !item.state.is_off() && !item.state.is_over() && !is_full(item.state));
    let mut found: Vec<(&Id, &Item<'a>)> = Vec::new();
    for (id, item) in open.filter_map(|item| Some((&item.drive()?.id, item))) {
        if id != this && found.iter().all(|(other, _)| *other != id) {
            found.push((id, item));
        }
        if found.len() == MOST {
            break;
        }
    }
    found.into_iter().map(|(_, item)| schedule::row(scene, item)).collect()
}
