//! What calendars and data files must agree on: who an item of the schedule is, how often it changed, and when last. All
//! of it follows from the content, so it stays true with no state outside of it.

use chrono::{Datelike, NaiveDate};

use super::timetable::{Item, Subject};
use crate::model::site::Site;
use crate::text::period::Period;

/// The UID of RFC 5545, 3.8.4.7: `<id>@<site id>`, of one day of a repeating drive `<id>-<yyyymmdd>@<site id>`, of an
/// event `<id>.event@<site id>`: ids have no dot, so no drive has the same. A host slot has none: it is no appointment.
pub fn uid(site: &Site, item: &Item<'_>) -> Option<String> {
    let site = &site.config.id.value;
    match (item.subject, item.instance) {
        (Subject::Drive(drive), Some(day)) => Some(format!("{}-{}@{site}", drive.id, day.format("%Y%m%d"))),
        (Subject::Drive(drive), None) => Some(format!("{}@{site}", drive.id)),
        (Subject::Event(event), _) => Some(format!("{}.event@{site}", event.id)),
        (Subject::Slot { .. }, _) => None,
    }
}

/// SEQUENCE of RFC 5545, 3.8.7.4: how often it changed. The ledger of a drive is its history, that of an event its
/// corrections.
pub fn sequence(item: &Item<'_>) -> usize {
    match item.subject {
        Subject::Drive(drive) => drive.history.len(),
        Subject::Event(event) => event.common.corrections.len(),
        Subject::Slot { .. } => 0,
    }
}

/// The last day of its ledger, else the day it was announced, else the first of its month. `None` where nothing of it is
/// known.
pub fn last_modified(item: &Item<'_>) -> Option<NaiveDate> {
    let (told, when): (_, &Period) = match item.subject {
        Subject::Drive(drive) => {
            let changed = drive.history.iter().filter_map(|change| drive.day_of(change)).max();
            (changed.or(drive.announced.as_deref().copied()), &drive.when)
        }
        Subject::Event(event) => (event.common.corrections.iter().map(|correction| correction.on).max(), &event.when),
        Subject::Slot { wave, .. } => (None, &wave.when),
    };
    told.or_else(|| first_of_month(when))
}

fn first_of_month(when: &Period) -> Option<NaiveDate> {
    when.earliest().or_else(|| when.latest())?.with_day(1)
}
