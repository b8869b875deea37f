//! What calendars and data files must agree on: who an item of the schedule is, how often it changed, and when last. All
//! of it follows from the content, so it stays true with no state outside of it.

use chrono::{Datelike, NaiveDate};

use super::timetable::{Item, Subject};
use crate::model::drive::Drive;
use crate::model::site::Site;
use crate::text::period::Period;

/// The UID of RFC 5545, 3.8.4.7: `<id>@<site id>`, of one day of a repeating drive `<id>-<yyyymmdd>@<site id>`. A host
/// slot has none: it is no appointment.
pub fn uid(site: &Site, item: &Item<'_>) -> Option<String> {
    let id = match item.subject {
        Subject::Drive(drive) => &drive.id,
        Subject::Event(event) => &event.id,
        Subject::Slot { .. } => return None,
    };
    let site = &site.config.id.value;
    Some(match item.instance {
        Some(day) => format!("{id}-{}@{site}", day.format("%Y%m%d")),
        None => format!("{id}@{site}"),
    })
}

/// SEQUENCE of RFC 5545, 3.8.7.4: how often it changed, as its history tells.
pub fn sequence(item: &Item<'_>) -> usize {
    item.drive().map_or(0, |drive| drive.history.len())
}

/// The day of its last change, else of its announcement, else the first of its month. `None` where nothing of it is
/// known.
pub fn last_modified(item: &Item<'_>) -> Option<NaiveDate> {
    match item.subject {
        Subject::Drive(drive) => told(drive).or_else(|| first_of_month(&drive.when)),
        Subject::Event(event) => first_of_month(&event.when),
        Subject::Slot { wave, .. } => first_of_month(&wave.when),
    }
}

/// The day of the last change, else of the announcement.
fn told(drive: &Drive) -> Option<NaiveDate> {
    let changed = drive.history.iter().map(|change| change.on.value).max();
    changed.or_else(|| drive.announced.as_ref().map(|day| day.value))
}

fn first_of_month(when: &Period) -> Option<NaiveDate> {
    when.earliest().or_else(|| when.latest())?.with_day(1)
}
