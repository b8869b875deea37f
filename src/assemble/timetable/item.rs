//! One thing in the schedule.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::nearby::{Point, own_position};
use crate::assemble::state::DriveState;
use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::model::event::Event;
use crate::model::kind::Kind;
use crate::model::place::Place;
use crate::model::reference::{Id, Ref, Target};
use crate::model::site::Site;
use crate::model::wave::Wave;
use crate::text::collation::{CollationKey, collation_key};
use crate::text::hours::Hours;
use crate::text::period::{Period, SortKey};

/// A drive on one of its days, an event, or a host without a drive.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// What it is.
    pub subject: Subject<'a>,
    /// When, as precisely as is known; of a drive that is held again, this time.
    pub when: Period,
    /// The hours, where they are known.
    pub hours: Option<&'a Hours>,
    /// The day, of a drive that is held again and again.
    pub instance: Option<NaiveDate>,
    /// Whether it goes ahead.
    pub state: State,
    /// The moment behind which it lies in the past, at +07:00.
    pub ends: Option<NaiveDateTime>,
}

/// What stands in the schedule.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A drive.
    Drive(&'a Entry<Drive>),
    /// An event where blood is given.
    Event(&'a Entry<Event>),
    /// A host of a wave that has no drive in it yet.
    Slot {
        /// The wave.
        wave: &'a Entry<Wave>,
        /// The place or organization.
        host: &'a Target,
    },
}

/// Whether something goes ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The state of a drive.
    Drive(DriveState),
    /// An event to come.
    Coming,
    /// An event that is over.
    Over,
    /// A host slot without a drive.
    Unscheduled,
}

impl State {
    /// Whether people who knew the old state must notice.
    pub fn is_change(self) -> bool {
        matches!(self, State::Drive(state) if state.is_change())
    }

    /// Whether nobody should come.
    pub fn is_off(self) -> bool {
        matches!(self, State::Drive(state) if state.is_off())
    }

    /// Whether it was held.
    pub fn is_over(self) -> bool {
        matches!(self, State::Over | State::Drive(DriveState::Ended))
    }
}

impl<'a> Item<'a> {
    /// The drive, if it is one.
    pub fn drive(&self) -> Option<&'a Entry<Drive>> {
        match self.subject {
            Subject::Drive(drive) => Some(drive),
            _ => None,
        }
    }

    /// The entry whose page says more: the drive, the event, the host.
    pub fn target(&self) -> Target {
        match self.subject {
            Subject::Drive(drive) => Target { kind: Kind::Drive, id: drive.id.clone() },
            Subject::Event(event) => Target { kind: Kind::Event, id: event.id.clone() },
            Subject::Slot { host, .. } => host.clone(),
        }
    }

    /// The place it is in: its own, else its host where that is a place.
    pub fn area(&self) -> Option<&'a Id> {
        let own = |area: &'a Option<Ref<Place>>| area.as_ref().and_then(Ref::id);
        let host = || self.host().filter(|host| host.kind == Kind::Place).map(|host| &host.id);
        match self.subject {
            Subject::Drive(drive) => own(&drive.area).or_else(host),
            Subject::Event(event) => own(&event.area),
            Subject::Slot { .. } => host(),
        }
    }

    /// Who holds it.
    pub fn host(&self) -> Option<&'a Target> {
        match self.subject {
            Subject::Drive(drive) => drive.host.as_ref().and_then(Ref::target),
            Subject::Event(event) => {
                event.host.as_ref().and_then(Ref::target).or(event.lead.as_ref().and_then(Ref::target))
            }
            Subject::Slot { host, .. } => Some(host),
        }
    }

    /// The campaign it belongs to.
    pub fn campaign(&self) -> Option<&'a Id> {
        match self.subject {
            Subject::Drive(drive) => drive.campaign.as_ref().and_then(Ref::id),
            Subject::Event(event) => event.campaign.as_ref().and_then(Ref::id),
            Subject::Slot { .. } => None,
        }
    }

    /// The wave it belongs to.
    pub fn wave(&self) -> Option<&'a Id> {
        match self.subject {
            Subject::Drive(drive) => drive.wave.as_ref().and_then(Ref::id),
            Subject::Event(_) => None,
            Subject::Slot { wave, .. } => Some(&wave.id),
        }
    }

    /// Latitude and longitude in degrees: its own alone, since the middle of a place is not where people should go.
    pub fn position(&self) -> Option<Point> {
        own_position(self.drive()?)
    }

    /// Whether it lies in the past, whatever became of it.
    pub fn is_past(&self, now: NaiveDateTime) -> bool {
        self.state.is_over() || self.ends.is_some_and(|end| end <= now)
    }

    /// Whether it changed, and is still to be held, or was once to be held, on the present day or one of the days behind
    /// it.
    pub fn changed_within(&self, now: NaiveDateTime, days: u64) -> bool {
        let first = now.date();
        let last = first.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let former =
            self.drive().into_iter().flat_map(|drive| &drive.history).filter_map(|change| change.was.when.as_ref());
        let periods = former.map(|when| &when.value).chain(Some(&self.when).filter(|_| !self.is_past(now)));
        let mut known = periods.filter(|when| !matches!(when, Period::Unknown { .. }));
        self.state.is_change() && known.any(|when| when.overlaps(first, last))
    }

    /// The order of the schedule: by time, at one time by name.
    pub(super) fn key(&self, site: &Site) -> (SortKey, Option<NaiveTime>, CollationKey, Target) {
        let target = self.target();
        let name = site.entries.find(&target).map_or("", |glance| glance.title.value.as_str());
        (self.when.sort_key(), self.begins(), collation_key(name), target)
    }
}
