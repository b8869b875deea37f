//! An item of the schedule.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::days::{self, CalendarSpan};
use super::effective_status::EffectiveStatus;
use super::history::History;
use crate::dates::hours::Hours;
use crate::dates::period::{Period, SortKey};
use crate::model::drive::Status;
use crate::model::kind::Kind;
use crate::model::occasion::{Occasion, OccasionEntry};
use crate::model::present::FirstChange;
use crate::model::reference::{Id, Target};
use crate::model::site::Site;
use crate::text::collation::CollationKey;
use crate::text::geo::Point;

/// A drive or event, one day of a recurrence, or a host without a drive.
#[derive(Clone, Debug)]
pub struct Item {
    pub subject: ItemSubject,
    /// The day of the recurrence, for a recurring drive. It stays the same when that day is moved.
    pub instance: Option<NaiveDate>,
    /// The time and place, with every version announced before.
    pub history: History,
    /// The effective status at the present.
    pub effective_status: EffectiveStatus,
    /// The effective status without regard to whether the item is over. Calendars use it, since they do not depend on
    /// the present.
    pub written: EffectiveStatus,
    /// The next day that is not over. `None` where its days are not known or all are over.
    pub next: Option<NaiveDate>,
    /// The moment after which it is past, at +07:00.
    pub ends: Option<NaiveDateTime>,
    /// Whether it is past, whatever its status.
    pub is_past: bool,
    /// Its group among the changes that people must notice.
    pub notice: Option<super::notice::Notice>,
    /// The place in which it is held: its own, else its host where that is a place.
    pub area: Option<Id>,
    /// The entry of its host.
    pub host: Option<Target>,
    /// The campaign it belongs to.
    pub campaign: Option<Id>,
    /// The wave it belongs to.
    pub wave: Option<Id>,
}

/// The subject of an item.
#[derive(Clone, Debug)]
pub enum ItemSubject {
    /// A drive or an event.
    Occasion(OccasionEntry),
    /// A host of a wave that has no drive in that wave yet.
    Slot {
        wave: Id,
        /// The place or organization.
        host: Target,
    },
}

/// The time of an item with known days.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'i> {
    /// The days: a day, several, or a range between two days.
    pub when: &'i Period,
    /// The hours of each of the days, where they are known.
    pub hours: Option<&'i Hours>,
    /// Whether these days are from a former version and have not been replaced by new ones, so that nobody should come.
    pub former: bool,
}

/// The sort key of the schedule: by time, then by name.
type ScheduleOrder<'s> = (SortKey, bool, Option<NaiveTime>, Option<&'s CollationKey>, Target, Option<NaiveDate>);

impl Item {
    /// Builds an item from its history, at the present.
    pub(super) fn new(
        subject: ItemSubject,
        instance: Option<NaiveDate>,
        history: History,
        site: &Site,
        first: &mut FirstChange,
    ) -> Self {
        let (now, targets) = (site.now, &site.entries.targets);
        let (when, hours) = (&history.present.when, history.present.hours.as_ref());
        let ends = days::end(when, hours);
        let is_past = now.has_reached(ends).noted(first);
        let next = days::next(when, hours, now).noted(first);
        let mut written = match &subject {
            ItemSubject::Slot { .. } => EffectiveStatus::Unscheduled,
            ItemSubject::Occasion(entry) => EffectiveStatus::of(&history, !entry.occasion().gives_blood()),
        };
        // Where a recurrence was called off and the day of that change is not known, its days before the present count
        // as held.
        if written.is_off() && is_past && instance.is_some() && history.former.is_empty() {
            written = EffectiveStatus::Confirmed;
        }
        let is_over = is_past && !written.is_off() && written != EffectiveStatus::Unscheduled;
        let effective_status = if is_over { EffectiveStatus::Ended } else { written };
        let notice = super::notice::notice(&history, effective_status, is_past, now, first);
        let (area, host, campaign, wave) = match &subject {
            ItemSubject::Occasion(entry) => {
                let (occasion, own) = (entry.occasion(), history.present.area.as_ref());
                let area = own.and_then(|own| own.id.as_ref()).or_else(|| occasion.area(targets)).cloned();
                let campaign = occasion.campaign.as_ref().and_then(|campaign| targets.id(campaign)).cloned();
                let wave = occasion.wave.as_ref().and_then(|wave| targets.id(wave)).cloned();
                (area, occasion.host_entry(targets).cloned(), campaign, wave)
            }
            ItemSubject::Slot { wave, host } => {
                let area = Some(&host.id).filter(|_| host.kind == Kind::Place).cloned();
                (area, Some(host.clone()), None, Some(wave.clone()))
            }
        };
        Self {
            subject,
            instance,
            history,
            effective_status,
            written,
            next,
            ends,
            is_past,
            notice,
            area,
            host,
            campaign,
            wave,
        }
    }

    /// The drive or event, unless the item is a host slot.
    pub fn occasion(&self) -> Option<Occasion<'_>> {
        match &self.subject {
            ItemSubject::Occasion(entry) => Some(entry.occasion()),
            ItemSubject::Slot { .. } => None,
        }
    }

    /// The period, as precisely as it is known; for a recurrence, that of this day.
    pub fn when(&self) -> &Period {
        &self.history.present.when
    }

    /// The hours, where they are known.
    pub fn hours(&self) -> Option<&Hours> {
        self.history.present.hours.as_ref()
    }

    /// The entry whose page has the details: the drive, the event, the host.
    pub fn target(&self) -> Target {
        match &self.subject {
            ItemSubject::Occasion(entry) => entry.occasion().target(),
            ItemSubject::Slot { host, .. } => host.clone(),
        }
    }

    /// Whether the schedule lists it. An event without donation is not listed, but has a page and a calendar of its
    /// own.
    pub fn is_listed(&self) -> bool {
        self.occasion().is_none_or(|occasion| occasion.gives_blood())
    }

    /// The time of the item; `None` where its days are not known, and for a host without a drive. An item that lost its
    /// day without getting a new one keeps the former day, so that calendars can mark it.
    pub fn dated(&self) -> Option<Dated<'_>> {
        let occasion = self.occasion()?;
        // A recurrence as a whole has no former day; a single day of it may have one.
        let has_day = occasion.repeats.is_none() || self.instance.is_some();
        let once = self.history.former.iter().rev().filter(|_| has_day);
        let former = once.map(|was| (&was.version, true));
        let mut versions = [(&self.history.present, false)].into_iter().chain(former);
        let (version, former) = versions.find(|(version, _)| days::is_exact(&version.when))?;
        Some(Dated { when: &version.when, hours: version.hours.as_ref(), former })
    }

    /// The calendar spans of the item.
    pub fn spans(&self) -> Vec<CalendarSpan> {
        self.dated().map_or_else(Vec::new, |dated| days::spans(dated.when, dated.hours))
    }

    /// Whether it is planned and not yet certain.
    pub fn is_tentative(&self) -> bool {
        matches!(self.history.present.status, None | Some(Status::Planned))
    }

    /// Latitude and longitude in degrees. Only its own position counts, since the centre of a place is not where people
    /// should go. `None` on a day that is held at another venue.
    pub fn position(&self) -> Option<Point> {
        let drive = self.occasion()?.drive;
        drive.position().filter(|_| self.history.present.venue.as_deref() == drive.venue.as_deref())
    }

    /// The sort key: the next day that is not over, else the period. A month that is not over, or a time in words within
    /// such a stretch, is sorted by its first day, a time longer than a month by its last, both after the items with a
    /// known day.
    fn order<'s>(&'s self, site: &'s Site) -> ScheduleOrder<'s> {
        let when = self.when();
        let day = match (self.next, when) {
            (Some(next), _) => Some(next),
            (None, Period::Month(month)) if !self.is_past => Some(month.first()),
            (None, Period::InWords { .. }) if !self.is_past && days::is_within_a_month(when) => when.earliest(),
            _ if days::is_wide(when) => when.latest(),
            _ => None,
        };
        let key = day.map_or_else(|| when.sort_key(), |day| Period::Day(day).sort_key());
        let name = match &self.subject {
            ItemSubject::Occasion(entry) => Some(entry.by_title()),
            ItemSubject::Slot { host, .. } => site.entries.find(host).map(|glance| glance.by_title),
        };
        (key, !days::is_exact(when), self.hours().and_then(Hours::start), name, self.target(), self.instance)
    }
}

/// Sorts items by time, then by name.
pub(super) fn in_order(items: Vec<Item>, site: &Site) -> Vec<Item> {
    let mut order: Vec<(ScheduleOrder<'_>, usize)> =
        items.iter().enumerate().map(|(index, item)| (item.order(site), index)).collect();
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, index)| index).collect();
    let mut items: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| items[index].take()).collect()
}
