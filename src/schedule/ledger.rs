//! What calendars and data files must agree on: who an item of the schedule is, how often it changed, and when last. All
//! of it follows from the content, so it stays true with no state outside of it.

use chrono::{Datelike, NaiveDate};

use super::item::{Item, ItemSubject};
use crate::model::drive::DayChange;
use crate::model::occasion::Occasion;
use crate::model::site::Site;

/// The UID of RFC 5545, 3.8.4.7: `<id>@<site id>`, of an event `<id>.event@<site id>`, of one day of a recurrence with
/// `.<yyyymmdd>` before the `@`. Ids have no dot, so no other entry and no day of one has the same. A host slot has none:
/// it is no appointment.
pub fn uid(site: &Site, item: &Item<'_>) -> Option<String> {
    let occasion = item.occasion()?;
    let event = if occasion.event.is_some() { ".event" } else { "" };
    let day = item.instance.map_or_else(String::new, |day| day.format(".%Y%m%d").to_string());
    Some(format!("{}{event}{day}@{}", occasion.id, site.config.id.value))
}

/// SEQUENCE of RFC 5545, 3.8.7.4: how often it changed. The ledger is the history; of an event its corrections count
/// too, of a day of a recurrence what is different on it.
pub fn sequence(item: &Item<'_>) -> usize {
    let Some(occasion) = item.occasion() else { return 0 };
    changes(occasion) + changes_of_day(occasion, item.instance).count()
}

/// How often a drive or event changed as a whole: by its history, of an event by its corrections too.
pub fn changes(occasion: Occasion<'_>) -> usize {
    occasion.history.len() + occasion.event.map_or(0, |_| occasion.common.corrections.len())
}

/// The last day of its ledger, else the day it was announced, else the first of its month. `None` where nothing of it is
/// known.
pub fn last_modified(item: &Item<'_>) -> Option<NaiveDate> {
    let when = item.occasion().map_or(item.when(), |occasion| &occasion.drive.when.value);
    let reported = match item.subject {
        ItemSubject::Slot { .. } => None,
        ItemSubject::Occasion(occasion) => {
            let corrected = occasion.common.corrections.iter().filter(|_| occasion.event.is_some());
            let changed = occasion.drive.history.iter().filter_map(|change| change.on.as_deref().copied());
            let of_day = changes_of_day(occasion, item.instance).filter_map(|change| change.on.as_deref().copied());
            let changed = changed.chain(of_day);
            let last = changed.chain(corrected.map(|correction| correction.on)).max();
            last.or(occasion.announced.as_deref().copied())
        }
    };
    reported.or_else(|| when.earliest().or_else(|| when.latest())?.with_day(1))
}

/// What is different on one day of a recurrence.
fn changes_of_day(occasion: Occasion<'_>, day: Option<NaiveDate>) -> impl Iterator<Item = &DayChange> {
    let changes = occasion.drive.repeats.iter().flat_map(|repeats| &repeats.changes);
    changes.filter(move |change| Some(*change.day) == day)
}
