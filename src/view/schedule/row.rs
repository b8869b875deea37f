//! A line of the schedule.

use chrono::Datelike;

use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::Target;
use crate::model::wave::Wave;
use crate::schedule::days::bounds;
use crate::schedule::{Item, Subject};
use crate::view::parts::{ScheduleRow, When};
use crate::view::scene::Scene;
use crate::view::tongue::capitalized;
use crate::view::{drive, times};

/// The row of anything in the schedule.
pub fn row(scene: Scene<'_>, item: &Item<'_>) -> ScheduleRow {
    let row = match item.subject {
        Subject::Occasion(occasion) => of_occasion(scene, occasion, item),
        Subject::Slot { wave, host } => of_slot(scene, wave, host),
    };
    let areas = item.area().into_iter().flat_map(|area| scene.timetable.areas.around(area));
    let rhythm = item.occasion().and_then(|occasion| occasion.drive.repeats.as_ref());
    let (when, day) = match rhythm.filter(|_| item.instance.is_none()) {
        None => (scene.tongue.when(item.when()), item.next.or_else(|| Some(bounds(item.when())?.0))),
        Some(repeats) => {
            let rhythm = scene.tongue.rhythm(repeats);
            (When { text: rhythm.clone(), long: capitalized(&rhythm), datetime: None, exact: false }, None)
        }
    };
    ScheduleRow {
        when,
        day: day.map(|day| scene.tongue.day_number(day.day())),
        weekday: day.map(|day| capitalized(&scene.tongue.weekday(day.weekday()))),
        hours: item.hours().map(|hours| scene.tongue.hours(hours)),
        status: times::standing(scene.tongue, item.standing),
        ends: times::ends(scene, item),
        position: item.position().map(|(lat, lon)| format!("{lat},{lon}")),
        areas: areas.map(|id| id.to_string()).collect(),
        ..row
    }
}

fn of_occasion(scene: Scene<'_>, occasion: Occasion<'_>, item: &Item<'_>) -> ScheduleRow {
    let target = occasion.target();
    let former = drive::former(scene, item).unwrap_or_default();
    ScheduleRow {
        kind: if occasion.event.is_some() { "event" } else { "drive" }.to_owned(),
        title: scene.title(&target).unwrap_or_default(),
        href: scene.entry_href(&target).unwrap_or_default(),
        place: drive::place(scene, item),
        host: occasion.host().map(|host| scene.referred(host)),
        former: former.when,
        former_place: former.place,
        why: drive::why(item),
        ..ScheduleRow::default()
    }
}

fn of_slot(scene: Scene<'_>, wave: &Entry<Wave>, host: &Target) -> ScheduleRow {
    let wave = Target { kind: Kind::Wave, id: wave.id.clone() };
    ScheduleRow {
        kind: "slot".to_owned(),
        title: scene.name(host).unwrap_or_default().text,
        href: scene.entry_href(host).unwrap_or_default(),
        host: scene.name(&wave),
        ..ScheduleRow::default()
    }
}
