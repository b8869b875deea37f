//! Values on which calendars and data files must agree: the UID of an item of the schedule, how often it changed, and
//! when it changed last. All of them follow from the content, so no other state is needed.

use chrono::{Datelike, NaiveDate};

use super::item::Item;
use crate::model::drive::DayChange;
use crate::model::occasion::Occasion;
use crate::model::site::Site;

/// The UID of RFC 5545, 3.8.4.7: `<id>@<site id>`; for an event `<id>.event@<site id>`; for one day of a recurrence
/// with `.<yyyymmdd>` before the `@`. Ids contain no dot, so UIDs are unique. A host slot has none, since it is no
/// appointment.
pub fn uid(site: &Site, item: &Item) -> Option<String> {
    let occasion = item.occasion()?;
    let event = if occasion.event.is_some() { ".event" } else { "" };
    let day = item.instance.map_or_else(String::new, |day| day.format(".%Y%m%d").to_string());
    Some(format!("{}{event}{day}@{}", occasion.id, site.config.id.value))
}

/// The SEQUENCE of RFC 5545, 3.8.7.4: the number of changes. Changes are counted from the history; for an event its
/// corrections count too, and for a day of a recurrence the changes of that day.
pub fn sequence(item: &Item) -> usize {
    let Some(occasion) = item.occasion() else { return 0 };
    changes(occasion) + changes_of_day(occasion, item.instance).count()
}

/// The number of changes of a drive or event as a whole: lines of its history, and for an event its corrections.
pub fn changes(occasion: Occasion<'_>) -> usize {
    occasion.history.len() + occasion.event.map_or(0, |_| occasion.common.corrections.len())
}

/// The day of the last change, else the day of the announcement, else a [day before](long_before) the plan of its time.
/// `None` where none of these is known.
pub fn last_modified(item: &Item) -> Option<NaiveDate> {
    let when = item.occasion().map_or(item.when(), |occasion| &occasion.drive.when.value);
    let reported = match item.occasion() {
        None => None,
        Some(occasion) => {
            let corrected = occasion.common.corrections.iter().filter(|_| occasion.event.is_some());
            let changed = occasion.drive.history.iter().filter_map(|change| change.on.as_deref().copied());
            let of_day = changes_of_day(occasion, item.instance).filter_map(|change| change.on.as_deref().copied());
            let changed = changed.chain(of_day);
            let last = changed.chain(corrected.map(|correction| correction.on)).max();
            last.or(occasion.announced.as_deref().copied())
        }
    };
    reported.or_else(|| when.earliest().or_else(|| when.latest()).map(long_before))
}

/// A day on which nobody knew of something yet: the first day of the year before it. It follows from the content, so it
/// is the same in every build, and it is no day to come.
pub fn long_before(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() - 1, 1, 1).unwrap_or(day)
}

/// The changes of one day of a recurrence.
fn changes_of_day(occasion: Occasion<'_>, day: Option<NaiveDate>) -> impl Iterator<Item = &DayChange> {
    let changes = occasion.drive.repeats.iter().flat_map(|repeats| &repeats.changes);
    changes.filter(move |change| Some(*change.day) == day)
}
