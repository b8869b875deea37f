//! The history of an item of the schedule: every version of it, each complete.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::model::drive::{Change, DayChange, Drive, Status};
use crate::model::place::Place;
use crate::model::reference::{Id, Ref, Targets};

/// The number of days for which a change of a recurrence also counts as a change of each of its days. After that,
/// regular donors know of it.
const REGULARS_REPORTED: u64 = 31;

/// The time, place and status of an item as they were or are valid.
#[derive(Clone, Debug)]
pub struct Version {
    /// When it is held, as precisely as is known.
    pub when: Period,
    /// The hours of the day.
    pub hours: Option<Hours>,
    /// The hall or yard.
    pub venue: Option<Arc<str>>,
    /// The place in which it is held.
    pub area: Option<Area>,
    /// The status, where it is written.
    pub status: Option<Status>,
}

/// A place as it is written.
#[derive(Clone, Debug)]
pub struct Area {
    pub written: Ref<Place>,
    /// The id of the place, where its entry is known.
    pub id: Option<Id>,
}

impl Area {
    fn of(written: &Ref<Place>, targets: &Targets) -> Self {
        Self { written: written.clone(), id: targets.id(written).cloned() }
    }

    fn is_same(&self, other: &Area) -> bool {
        self.id == other.id && (self.id.is_some() || self.written.text() == other.written.text())
    }
}

/// A version that is no longer valid.
#[derive(Clone, Debug)]
pub struct Former {
    pub version: Version,
    /// The day of the change, where it is known.
    pub on: Option<NaiveDate>,
    /// The reason, as published.
    pub why: Option<Arc<str>>,
}

/// Every version of an item, each former one with the change that ended it.
#[derive(Clone, Debug)]
pub struct History {
    /// The former versions, oldest first.
    pub former: Vec<Former>,
    /// The version that is valid now.
    pub present: Version,
}

impl Version {
    /// The present version of a drive.
    fn of(drive: &Drive, targets: &Targets) -> Self {
        Self {
            when: drive.when.value.clone(),
            hours: drive.hours.as_deref().cloned(),
            venue: drive.venue.as_deref().map(Arc::from),
            area: drive.area.as_ref().map(|area| Area::of(area, targets)),
            status: drive.status.as_deref().copied(),
        }
    }

    /// The version before a change.
    fn before(&self, change: &Change, targets: &Targets) -> Self {
        let was = &change.was;
        Self {
            when: was.when.as_deref().unwrap_or(&self.when).clone(),
            hours: was.hours.as_deref().or(self.hours.as_ref()).cloned(),
            venue: was.venue.as_deref().map(Arc::from).or_else(|| self.venue.clone()),
            area: was.area.as_ref().map(|area| Area::of(area, targets)).or_else(|| self.area.clone()),
            status: was.status.or(self.status),
        }
    }

    /// The version of one day of a recurrence after its change.
    fn changed(&self, change: &DayChange, targets: &Targets) -> Self {
        Self {
            when: change.when.as_deref().unwrap_or(&self.when).clone(),
            hours: change.hours.as_deref().or(self.hours.as_ref()).cloned(),
            venue: change.venue.as_deref().map(Arc::from).or_else(|| self.venue.clone()),
            area: change.area.as_ref().map(|area| Area::of(area, targets)).or_else(|| self.area.clone()),
            status: change.status.as_deref().copied().or(self.status),
        }
    }

    /// Whether both versions have the same time.
    pub fn is_at_time_of(&self, other: &Version) -> bool {
        self.when.same_meaning(&other.when) && self.hours == other.hours
    }

    /// Whether both versions have the same place.
    pub fn is_at_place_of(&self, other: &Version) -> bool {
        let same_area = match (&self.area, &other.area) {
            (Some(own), Some(others)) => own.is_same(others),
            (own, others) => own.is_none() && others.is_none(),
        };
        self.venue == other.venue && same_area
    }
}

impl History {
    /// The history of something that cannot change, such as a host slot: a single version.
    pub fn without_changes(when: Period) -> Self {
        Self { former: Vec::new(), present: Version { when, hours: None, venue: None, area: None, status: None } }
    }

    /// The versions of a drive or event that is held once.
    pub fn of(drive: &Drive, targets: &Targets) -> Self {
        let present = Version::of(drive, targets);
        let mut former = Vec::with_capacity(drive.history.len());
        let mut later = present.clone();
        for change in oldest_first(drive).into_iter().rev() {
            later = later.before(change, targets);
            former.push(Former { version: later.clone(), on: day(change), why: change.why.as_deref().map(Arc::from) });
        }
        former.reverse();
        Self { former, present }
    }

    /// The versions of one day of a recurrence: the version of the recurrence that was valid for that day, then the
    /// changes of the day itself. A change of the recurrence counts as a change of the days that follow within a month.
    pub fn of_day(drive: &Drive, held: NaiveDate, targets: &Targets) -> Self {
        let whole = Self::of(drive, targets);
        let on_the_day = |version: Version| Version { when: Period::Day(held), ..version };
        let reported_since = held.checked_sub_days(Days::new(REGULARS_REPORTED));
        let mut present = whole.present;
        let mut former = Vec::new();
        for before in whole.former.into_iter().rev() {
            match before.on {
                Some(on) if on > held => present = before.version,
                Some(on) if Some(on) > reported_since => {
                    former.push(Former { version: on_the_day(before.version), ..before });
                }
                _ => {}
            }
        }
        former.reverse();
        let mut history = Self { former, present: on_the_day(present) };
        for change in drive.repeats.iter().flat_map(|repeats| &repeats.changes).filter(|change| *change.day == held) {
            let changed = history.present.changed(change, targets);
            let version = std::mem::replace(&mut history.present, changed);
            let on = change.on.as_deref().copied();
            history.former.push(Former { version, on, why: change.why.as_deref().map(Arc::from) });
        }
        history
    }

    /// The last version whose time or place differs from the present one. A version with a known time is preferred:
    /// people who noted the day of a postponed drive must see that day beside the new one.
    pub fn before(&self) -> Option<&Former> {
        let present = &self.present;
        let differs = |was: &&Former| !was.version.is_at_time_of(present) || !was.version.is_at_place_of(present);
        let says_when = |was: &&Former| !was.version.when.is_unknown();
        let mut different = self.former.iter().rev().filter(differs);
        let last = different.clone().next();
        different.find(says_when).or(last)
    }

    /// Whether another day or other hours were announced before.
    pub fn is_rescheduled(&self) -> bool {
        self.former.iter().any(|was| !was.version.is_at_time_of(&self.present))
    }

    /// Whether another place was announced before.
    pub fn is_moved(&self) -> bool {
        self.former.iter().any(|was| !was.version.is_at_place_of(&self.present))
    }

    /// The day of the last change, where it is known.
    pub fn last_change(&self) -> Option<NaiveDate> {
        self.former.iter().filter_map(|was| was.on).max()
    }

    /// The reason of the last change.
    pub fn why(&self) -> Option<&str> {
        self.former.last().and_then(|was| was.why.as_deref())
    }

    /// Whether it has been given a new day since it was postponed.
    pub fn has_new_day(&self) -> bool {
        let put_off = |was: &Former| was.version.status != Some(Status::Postponed);
        let since = self.former.iter().rposition(put_off).unwrap_or(self.former.len().saturating_sub(1));
        super::days::is_exact(&self.present.when)
            && self.former[since..].iter().any(|was| !was.version.when.same_meaning(&self.present.when))
    }
}

fn day(change: &Change) -> Option<NaiveDate> {
    change.on.as_deref().copied()
}

/// The changes, oldest first: sorted by their days where all are known, else as written.
fn oldest_first(drive: &Drive) -> Vec<&Change> {
    let mut changes: Vec<&Change> = drive.history.iter().collect();
    if changes.iter().all(|change| day(change).is_some()) {
        changes.sort_by_key(|change| day(change));
    }
    changes
}
