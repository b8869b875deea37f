//! A line of the schedule.

use chrono::Datelike;

use crate::assemble::state::{DriveState, drive_state};
use crate::assemble::timetable::{Item, State, Subject};
use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::model::event::Event;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::wave::Wave;
use crate::text::period::{Partial, Period};
use crate::view::parts::{ScheduleRow, Text, When};
use crate::view::scene::Scene;
use crate::view::tongue::capitalized;
use crate::view::{drive, times};

/// The row of anything in the schedule.
pub fn row(scene: Scene<'_>, item: &Item<'_>) -> ScheduleRow {
    let row = match (item.subject, item.state) {
        (Subject::Drive(drive), State::Drive(state)) => of_drive(scene, drive, state),
        (Subject::Event(event), state) => of_event(scene, event, state),
        (Subject::Slot { wave, host }, _) => of_slot(scene, wave, host),
        (Subject::Drive(drive), _) => drive_row(scene, drive),
    };
    let rhythm = item.drive().and_then(|drive| drive.repeats.as_ref()).filter(|_| item.instance.is_none());
    let dated = match rhythm {
        None => dated(scene, &item.when),
        Some(repeats) => {
            let rhythm = scene.tongue.rhythm(repeats);
            let when = When { text: rhythm.clone(), long: capitalized(&rhythm), datetime: None, exact: false };
            ScheduleRow { when, ..ScheduleRow::default() }
        }
    };
    let now = scene.site.now;
    let ends = item.ends.filter(|_| !now.pinned && item.when.is_exact_day() && !item.is_past(now.at));
    let areas = item.area().into_iter().flat_map(|area| scene.timetable.areas.around(area));
    ScheduleRow {
        hours: item.hours.map(|hours| scene.tongue.hours(hours)),
        ends: ends.map(times::moment),
        position: item.position().map(|(lat, lon)| format!("{lat},{lon}")),
        areas: areas.map(|id| id.to_string()).collect(),
        when: dated.when,
        day: dated.day,
        weekday: dated.weekday,
        ..row
    }
}

/// The row of a drive as a whole.
pub fn drive_row(scene: Scene<'_>, entry: &Entry<Drive>) -> ScheduleRow {
    let row = of_drive(scene, entry, drive_state(entry, scene.site.now.at));
    let dated = dated(scene, &entry.when);
    ScheduleRow {
        hours: entry.hours.as_ref().map(|hours| scene.tongue.hours(hours)),
        when: dated.when,
        day: dated.day,
        weekday: dated.weekday,
        ..row
    }
}

fn of_drive(scene: Scene<'_>, entry: &Entry<Drive>, state: DriveState) -> ScheduleRow {
    let target = Target { kind: Kind::Drive, id: entry.id.clone() };
    let former = drive::former(scene, entry, state).unwrap_or_default();
    ScheduleRow {
        kind: "drive".to_owned(),
        title: scene.title(&target).unwrap_or_default(),
        href: scene.entry_href(&target).unwrap_or_default(),
        place: drive::place(scene, entry),
        host: entry.host.as_ref().map(|host| scene.reference(host)),
        status: times::drive_status(scene.tongue, state),
        former: former.when,
        former_place: former.place,
        why: drive::why(entry, state),
        ..ScheduleRow::default()
    }
}

fn of_event(scene: Scene<'_>, event: &Entry<Event>, state: State) -> ScheduleRow {
    let target = Target { kind: Kind::Event, id: event.id.clone() };
    let place = event.venue.iter().map(Text::plain).chain(event.area.as_ref().map(|area| scene.reference(area)));
    ScheduleRow {
        kind: "event".to_owned(),
        title: scene.title(&target).unwrap_or_default(),
        href: scene.entry_href(&target).unwrap_or_default(),
        place: place.collect(),
        host: event.lead.as_ref().map(|lead| scene.reference(lead)),
        status: times::schedule_status(scene.tongue, state),
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
        status: times::schedule_status(scene.tongue, State::Unscheduled),
        ..ScheduleRow::default()
    }
}

fn dated(scene: Scene<'_>, period: &Period) -> ScheduleRow {
    let mut row = ScheduleRow { when: scene.tongue.when(period), ..ScheduleRow::default() };
    let day = match period {
        Period::Day(day) => Some(*day),
        Period::Days(days) => days.first().copied(),
        Period::Range { start: Partial::Day(day), end: Partial::Day(_) } => Some(*day),
        _ => None,
    };
    if let Some(day) = day {
        row.day = Some(scene.tongue.day_number(day.day()));
        row.weekday = Some(capitalized(&scene.tongue.weekday(day.weekday())));
    }
    row
}
