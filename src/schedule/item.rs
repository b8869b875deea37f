//! One thing in the schedule.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::days::{self, CalendarSpan};
use super::effective_status::EffectiveStatus;
use super::history::History;
use super::nearby::{Point, own_position};
use crate::dates::hours::Hours;
use crate::dates::period::{Period, SortKey};
use crate::model::common::Entry;
use crate::model::drive::Status;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::present::{FirstChange, Now};
use crate::model::reference::{Id, Ref, Target};
use crate::model::site::Site;
use crate::model::wave::Wave;
use crate::text::collation::{CollationKey, collation_key};

/// A drive or event, of a recurrence one of its days, or a host without a drive.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    pub subject: ItemSubject<'a>,
    /// The day, of something that is held again and again: it stays the same when that day is moved.
    pub instance: Option<NaiveDate>,
    /// When and where it is held, and every version announced before.
    pub history: History<'a>,
    /// Whether people should come.
    pub effective_status: EffectiveStatus,
    /// As `effective_status`, whether or not it is over: what calendars say, which do not follow the present.
    pub written: EffectiveStatus,
    /// The next day that is not over, where its days are known and one is left.
    pub next: Option<NaiveDate>,
    /// The time after which it lies in the past, at +07:00.
    pub ends: Option<NaiveDateTime>,
    /// Whether it lies in the past, whatever became of it.
    pub is_past: bool,
    /// Where it stands among the changes that people must notice.
    pub notice: Option<super::notice::Notice>,
}

/// What stands in the schedule.
#[derive(Clone, Copy, Debug)]
pub enum ItemSubject<'a> {
    /// A drive or an event.
    Occasion(Occasion<'a>),
    /// A host of a wave that has no drive in it yet.
    Slot {
        wave: &'a Entry<Wave>,
        /// The place or organization.
        host: &'a Target,
    },
}

/// When something is held, known to the day.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'i, 'a> {
    /// The days: a day, several, or a range between two days.
    pub when: &'i Period,
    /// The hours of each of the days, where they are known.
    pub hours: Option<&'a Hours>,
    /// Whether these are the days before the last change, which no others have taken over: nobody should come.
    pub former: bool,
}

/// The order of the schedule: by time, at one time by name.
type ScheduleOrder = (SortKey, bool, Option<NaiveTime>, CollationKey, Target, Option<NaiveDate>);

impl<'a> Item<'a> {
    /// Something with a history, at the present.
    pub(super) fn new(
        subject: ItemSubject<'a>,
        instance: Option<NaiveDate>,
        history: History<'a>,
        now: Now,
        first: &mut FirstChange,
    ) -> Self {
        let (when, hours) = (&history.present.when, history.present.hours);
        let ends = days::end(when, hours);
        let is_past = now.has_reached(ends).noted(first);
        let next = days::next(when, hours, now).noted(first);
        let mut written = match subject {
            ItemSubject::Slot { .. } => EffectiveStatus::Unscheduled,
            ItemSubject::Occasion(occasion) => EffectiveStatus::of(&history, !occasion.gives_blood()),
        };
        // A recurrence that was called off on a day nobody wrote down was held on the days before the present.
        if written.is_off() && is_past && instance.is_some() && history.former.is_empty() {
            written = EffectiveStatus::Confirmed;
        }
        let is_over = is_past && !written.is_off() && written != EffectiveStatus::Unscheduled;
        let effective_status = if is_over { EffectiveStatus::Ended } else { written };
        let notice = super::notice::notice(&history, effective_status, is_past, now, first);
        Self { subject, instance, history, effective_status, written, next, ends, is_past, notice }
    }

    /// The drive or event, if it is one.
    pub fn occasion(&self) -> Option<Occasion<'a>> {
        match self.subject {
            ItemSubject::Occasion(occasion) => Some(occasion),
            ItemSubject::Slot { .. } => None,
        }
    }

    /// When, as precisely as is known; of something that is held again, this time.
    pub fn when(&self) -> &Period {
        &self.history.present.when
    }

    /// The hours, where they are known.
    pub fn hours(&self) -> Option<&'a Hours> {
        self.history.present.hours
    }

    /// The entry whose page says more: the drive, the event, the host.
    pub fn target(&self) -> Target {
        match self.subject {
            ItemSubject::Occasion(occasion) => occasion.target(),
            ItemSubject::Slot { host, .. } => host.clone(),
        }
    }

    /// Whether the schedule lists it: an event where no blood is given has a page and a calendar of its own.
    pub fn is_listed(&self) -> bool {
        self.occasion().is_none_or(|occasion| occasion.gives_blood())
    }

    /// When it is held; `None` where that is not known to the day, and for a host without a drive. What lost its day
    /// without getting another keeps the former one, so that it can be marked wherever people noted it.
    pub fn dated(&self) -> Option<Dated<'_, 'a>> {
        let occasion = self.occasion()?;
        // A recurrence as a whole has no former day; one day of it has.
        let has_day = occasion.repeats.is_none() || self.instance.is_some();
        let once = self.history.former.iter().rev().filter(|_| has_day);
        let former = once.map(|was| (&was.version, true));
        let mut versions = [(&self.history.present, false)].into_iter().chain(former);
        let (version, former) = versions.find(|(version, _)| days::is_exact(&version.when))?;
        Some(Dated { when: &version.when, hours: version.hours, former })
    }

    /// The stretches of a calendar it takes up.
    pub fn spans(&self) -> Vec<CalendarSpan> {
        self.dated().map_or_else(Vec::new, |dated| days::spans(dated.when, dated.hours))
    }

    /// Whether it is planned and not certain yet.
    pub fn is_tentative(&self) -> bool {
        matches!(self.history.present.status, None | Some(Status::Planned))
    }

    /// The place it is in: its own, else its host where that is a place.
    pub fn area(&self) -> Option<&'a Id> {
        let own = || self.history.present.area.and_then(Ref::id);
        match self.subject {
            ItemSubject::Occasion(occasion) => own().or_else(|| occasion.area()),
            ItemSubject::Slot { host, .. } => Some(&host.id).filter(|_| host.kind == Kind::Place),
        }
    }

    /// The entry of who holds it.
    pub fn host(&self) -> Option<&'a Target> {
        match self.subject {
            ItemSubject::Occasion(occasion) => occasion.host_entry(),
            ItemSubject::Slot { host, .. } => Some(host),
        }
    }

    /// The campaign it belongs to.
    pub fn campaign(&self) -> Option<&'a Id> {
        self.occasion()?.drive.campaign.as_ref().and_then(Ref::id)
    }

    /// The wave it belongs to.
    pub fn wave(&self) -> Option<&'a Id> {
        match self.subject {
            ItemSubject::Occasion(occasion) => occasion.drive.wave.as_ref().and_then(Ref::id),
            ItemSubject::Slot { wave, .. } => Some(&wave.id),
        }
    }

    /// Latitude and longitude in degrees: its own alone, since the middle of a place is not where people should go; none
    /// on a day that is held at another venue.
    pub fn position(&self) -> Option<Point> {
        let drive = self.occasion()?.drive;
        own_position(drive).filter(|_| self.history.present.venue == drive.venue.as_deref())
    }

    /// By the next day that is not over, else by its period; a month that is not over by its first day, after what is
    /// known to the day.
    pub(super) fn order(&self, site: &Site) -> ScheduleOrder {
        let target = self.target();
        let name = site.entries.find(&target).map_or("", |glance| glance.title.value.as_str());
        let when = self.when();
        let day = match (self.next, when) {
            (Some(next), _) => Some(next),
            (None, Period::Month(month)) if !self.is_past => Some(month.first()),
            _ => None,
        };
        let key = day.map_or_else(|| when.sort_key(), |day| Period::Day(day).sort_key());
        let begins = self.hours().map(Hours::start);
        (key, !days::is_exact(when), begins, collation_key(name), target, self.instance)
    }
}
