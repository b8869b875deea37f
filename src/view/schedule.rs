//! The schedule: drives, host slots without a drive, and events where blood is given, by month.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::pages::ScheduleView;
use super::parts::{Link, Month, ScheduleRow, StatusView, Text, When};
use super::scene::{self, Scene};
use super::{drive, times, words};
use crate::assemble::slots::{Slot, slots};
use crate::assemble::state::{drive_end, drive_state, end};
use crate::model::common::Entry;
use crate::model::drive::{Drive, Repeats};
use crate::model::event::{Event, EventKind};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::Page;
use crate::text::collation::collation_key;
use crate::text::period::{Partial, Period, SortKey, YearMonth, weekday_vi};

/// A row with what it is ordered by.
struct Line {
    key: (SortKey, Option<chrono::NaiveTime>, String),
    period: Period,
    row: ScheduleRow,
}

/// The whole schedule.
pub fn schedule(scene: Scene<'_>) -> ScheduleView {
    let present = YearMonth::of(scene.site.now.at.date());
    let (mut past, mut to_come) = (BTreeMap::new(), BTreeMap::new());
    let mut undated = Vec::new();
    for Line { period, row, .. } in lines(scene) {
        let Some(month) = period.last_month().and_then(|(year, month)| YearMonth::new(year, month)) else {
            undated.push(row);
            continue;
        };
        let months = if month < present || row.status.name == "ended" { &mut past } else { &mut to_come };
        let view: &mut Month = months.entry(month).or_insert_with(|| empty_month(month));
        if row.day.is_some() { view.dated.push(row) } else { view.undated.push(row) }
    }
    // The present month may stand in both: what is over in it keeps an anchor of its own.
    let past =
        past.into_values().rev().map(|month: Month| Month { anchor: format!("{}-da-qua", month.anchor), ..month });
    ScheduleView { months: to_come.into_values().collect(), past: past.collect(), undated, areas: areas(scene) }
}

/// Rows that are not over, soonest first.
pub fn upcoming(scene: Scene<'_>) -> Vec<ScheduleRow> {
    let today = scene.site.now.at.date();
    let ahead = |line: &Line| line.period.latest().is_none_or(|latest| latest >= today);
    lines(scene).into_iter().filter(ahead).map(|line| line.row).filter(|row| row.status.name != "ended").collect()
}

/// Whether people may come: nothing called it off.
pub fn is_on(row: &ScheduleRow) -> bool {
    !matches!(row.status.name.as_str(), "cancelled" | "postponed")
}

/// Places that stand in the schedule, as links to their pages.
pub fn areas(scene: Scene<'_>) -> Vec<Link> {
    let entries = &scene.site.entries;
    let of_drives = entries.drives.values().filter_map(|drive| drive.area.as_ref()?.target());
    let of_drive_hosts = entries.drives.values().filter_map(|drive| drive.host.as_ref()?.target());
    let of_waves = entries.waves.values().flat_map(|wave| wave.hosts.iter().filter_map(|host| host.target()));
    let mut places: Vec<&Target> =
        of_drives.chain(of_drive_hosts).chain(of_waves).filter(|target| target.kind == Kind::Place).collect();
    places.sort();
    places.dedup();
    let mut links: Vec<Link> = places
        .into_iter()
        .filter_map(|target| {
            let place = entries.places.get(&target.id)?;
            scene.link(&Page::Entry(target.clone()), &place.title.value)
        })
        .collect();
    links.sort_by_cached_key(|link| collation_key(&link.text));
    links
}

/// Every row, ordered by day, hour and name.
fn lines(scene: Scene<'_>) -> Vec<Line> {
    let entries = &scene.site.entries;
    let today = scene.site.now.at.date();
    let present = Period::Month(YearMonth::of(today));
    let has_begun = |drive: &Drive| drive.when.earliest().is_some_and(|first| first <= today);
    let drives = entries.drives.values().map(|drive| {
        let start = drive.hours.as_ref().map(|hours| hours.start());
        match &drive.repeats {
            Some(repeats) if has_begun(drive) && drive_end(drive).is_none_or(|end| end > scene.site.now.at) => {
                line(present.clone(), start, repeating_row(scene, drive, repeats))
            }
            _ => line(drive.when.value.clone(), start, drive_row(scene, drive)),
        }
    });
    let events = entries.events.values().filter(|event| gives_blood(event)).map(|event| {
        let start = event.hours.as_ref().map(|hours| hours.start());
        line(event.when.value.clone(), start, event_row(scene, event))
    });
    let open = entries.waves.values().flat_map(|wave| slots(wave, entries)).filter(|slot| slot.drives.is_empty());
    let slots = open.map(|slot| line(slot.wave.when.value.clone(), None, slot_row(scene, &slot)));
    let mut lines: Vec<Line> = drives.chain(events).chain(slots).collect();
    lines.sort_by(|a, b| a.key.cmp(&b.key));
    lines
}

fn line(period: Period, start: Option<chrono::NaiveTime>, row: ScheduleRow) -> Line {
    Line { key: (period.sort_key(), start, row.href.clone()), period, row }
}

/// Whether an event stands in the schedule: it says what it collects, or that blood is given.
fn gives_blood(event: &Event) -> bool {
    !event.collects.is_empty() || event.kinds.contains(&EventKind::Donation)
}

/// A drive's row.
pub fn drive_row(scene: Scene<'_>, entry: &Entry<Drive>) -> ScheduleRow {
    let target = Target { kind: Kind::Drive, id: entry.id.clone() };
    ScheduleRow {
        kind: "drive".to_owned(),
        title: entry.title.value.clone(),
        href: scene.routes.entry(&target).unwrap_or_default(),
        hours: entry.hours.as_ref().map(|hours| hours.vi()),
        place: drive::place(scene, entry),
        host: entry.host.as_ref().map(|host| scene.reference(host)),
        status: times::drive_status(drive_state(entry, scene.site.now.at)),
        ..dated(&entry.when)
    }
}

/// A drive that is held again and again stands in the present month, with its rhythm in the place of a day.
fn repeating_row(scene: Scene<'_>, entry: &Entry<Drive>, repeats: &Repeats) -> ScheduleRow {
    let rhythm = drive::rhythm(repeats);
    let when = When { text: rhythm.clone(), long: words::capitalized(&rhythm), datetime: None, exact: false };
    ScheduleRow { when, day: None, weekday: None, ..drive_row(scene, entry) }
}

fn event_row(scene: Scene<'_>, event: &Entry<Event>) -> ScheduleRow {
    let target = Target { kind: Kind::Event, id: event.id.clone() };
    let over = end(&event.when, event.hours.as_deref()).is_some_and(|end| end <= scene.site.now.at);
    let (name, label) = if over { ("ended", "Đã kết thúc") } else { ("planned", "Dự kiến") };
    let place = event.venue.iter().map(Text::plain).chain(event.area.as_ref().map(|area| scene.reference(area)));
    ScheduleRow {
        kind: "event".to_owned(),
        title: event.title.value.clone(),
        href: scene.routes.entry(&target).unwrap_or_default(),
        hours: event.hours.as_ref().map(|hours| hours.vi()),
        place: place.collect(),
        host: event.lead.as_ref().map(|lead| scene.reference(lead)),
        status: StatusView { name: name.to_owned(), label: label.to_owned(), changed: false },
        ..dated(&event.when)
    }
}

fn slot_row(scene: Scene<'_>, slot: &Slot<'_>) -> ScheduleRow {
    let wave = Target { kind: Kind::Wave, id: slot.wave.id.clone() };
    ScheduleRow {
        kind: "slot".to_owned(),
        title: scene.name(slot.host).unwrap_or_default().text,
        href: scene.routes.entry(slot.host).unwrap_or_default(),
        host: scene.name(&wave),
        status: StatusView { name: "unscheduled".to_owned(), label: words::UNSCHEDULED.to_owned(), changed: false },
        ..dated(&slot.wave.when)
    }
}

fn dated(period: &Period) -> ScheduleRow {
    let mut row = ScheduleRow { when: scene::when(period), ..ScheduleRow::default() };
    let day = match period {
        Period::Day(day) => Some(*day),
        Period::Days(days) => days.first().copied(),
        Period::Range { start: Partial::Day(day), end: Partial::Day(_) } => Some(*day),
        _ => None,
    };
    if let Some(day) = day {
        row.day = Some(format!("{:02}", day.day()));
        row.weekday = Some(words::capitalized(weekday_vi(day.weekday())));
    }
    row
}

fn empty_month(month: YearMonth) -> Month {
    Month {
        heading: words::capitalized(&Period::Month(month).vi()),
        anchor: format!("thang-{:04}-{:02}", month.year(), month.month()),
        ..Month::default()
    }
}
