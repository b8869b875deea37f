//! What the schedule holds, in order: drives with every day they are held again, events where blood is given, and host
//! slots without a drive. Facts alone; addresses and words come later.
//!
//! *Incremental:* cheap, recomputed for every build.

pub mod areas;
mod dated;
mod filter;
mod item;
pub mod nearby;

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, NaiveTime};

pub use dated::{Dated, Span, Standing};
pub use filter::{Filter, Listed, month_of};
pub use item::{Item, State, Subject};

use super::recurrence;
use super::slots::Slots;
use super::state::{drive_state, end, instance_state};
use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::model::event::{Event, EventKind};
use crate::model::reference::Id;
use crate::model::site::Site;
use crate::text::hours::Hours;
use crate::text::period::{Period, YearMonth};
use areas::Areas;
use nearby::Nearby;

/// Days ahead within which a change is shown on every page.
pub const CHANGE_SOON: u64 = 7;

/// Days for which something called off stays on the page of changes once its day is over.
pub const CHANGE_KEPT: u64 = 90;

/// Months ahead for which the days of a repeating drive are listed.
pub const MONTHS_AHEAD: u32 = 12;

/// The schedule as facts.
#[derive(Clone, Debug)]
pub struct Timetable<'a> {
    /// Everything in it, ordered by day, hour and id.
    pub items: Vec<Item<'a>>,
    /// The present month.
    pub present: YearMonth,
    /// The hosts of waves with their drives.
    pub slots: Slots<'a>,
    /// Which places each place counts to.
    pub areas: Areas,
    /// The drives one can go to, by where they are.
    pub nearby: Nearby,
    days: BTreeMap<&'a Id, Vec<usize>>,
    filters: BTreeMap<Filter, Listed>,
}

impl<'a> Timetable<'a> {
    /// The schedule of a site.
    pub fn of(site: &'a Site) -> Self {
        let entries = &site.entries;
        let slots = Slots::of(entries);
        let drives = entries.drives.values().flat_map(|drive| drive_items(site, drive));
        let events = entries.events.values().filter(|event| gives_blood(event)).map(|event| event_item(site, event));
        let open = entries.waves.values().flat_map(|wave| {
            let empty = slots.of_wave(wave).filter(|slot| slot.drives.is_empty());
            empty.map(|slot| slot_item(slot.wave, slot.host)).collect::<Vec<_>>()
        });
        let mut items: Vec<Item<'a>> = drives.chain(events).chain(open).collect();
        items.sort_by_cached_key(|item| item.key(site));
        let present = YearMonth::of(site.now.at.date());
        let areas = Areas::of(&entries.places);
        let filters = filter::filters(&items, &areas, site.now.at);
        let mut days: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            if let Some(drive) = item.drive() {
                days.entry(&drive.id).or_default().push(index);
            }
        }
        let ahead = filters.get(&Filter::All).into_iter().flat_map(|listed| &listed.ahead);
        let nearby = Nearby::of(ahead.map(|index| (*index, &items[*index])), &entries.places);
        Self { items, present, slots, areas, nearby, days, filters }
    }

    /// Every filter that lists something, and the whole schedule even where it is empty.
    pub fn filters(&self) -> impl Iterator<Item = (&Filter, &Listed)> {
        self.filters.iter()
    }

    /// What a filter lists.
    pub fn listed(&self, filter: &Filter) -> Option<&Listed> {
        self.filters.get(filter)
    }

    /// A drive on every day it is listed for, soonest first.
    pub fn days_of(&self, drive: &Id) -> impl Iterator<Item = &Item<'a>> {
        self.days.get(drive).into_iter().flatten().map(|index| &self.items[*index])
    }

    /// Every drive with the places of its days in `items`, ascending.
    pub fn drives(&self) -> impl Iterator<Item = (&'a Id, &[usize])> {
        self.days.iter().map(|(id, days)| (*id, days.as_slice()))
    }

    /// What is not over, soonest first; then what has no known month.
    pub fn ahead(&self) -> impl Iterator<Item = &Item<'a>> {
        self.listed(&Filter::All).into_iter().flat_map(|listed| &listed.ahead).map(|index| &self.items[*index])
    }
}

/// A drive, once for every day it is held; once where its rhythm cannot be told in days.
fn drive_items<'a>(site: &'a Site, drive: &'a Entry<Drive>) -> Vec<Item<'a>> {
    let hours = drive.hours.as_deref();
    let once = |when: Period, instance: Option<NaiveDate>, state| Item {
        subject: Subject::Drive(drive),
        ends: end(&when, hours),
        when,
        hours,
        instance,
        state: State::Drive(state),
    };
    let days = drive.repeats.as_ref().and_then(|_| recurrence::days(drive, horizon(site.now.at.date())));
    match days {
        Some(days) if !days.is_empty() => days
            .into_iter()
            .map(|day| once(Period::Day(day), Some(day), instance_state(drive, day, site.now.at)))
            .collect(),
        _ => vec![once(shown_period(site, drive), None, drive_state(drive, site.now.at))],
    }
}

/// The period of a drive that stands once in the schedule: a rhythm without days stands in the present month while it
/// lasts.
fn shown_period(site: &Site, drive: &Drive) -> Period {
    let now = site.now.at;
    let has_begun = drive.when.earliest().is_some_and(|first| first <= now.date());
    let lasts = super::state::drive_end(drive).is_none_or(|end| end > now);
    match drive.repeats.is_some() && has_begun && lasts {
        true => Period::Month(YearMonth::of(now.date())),
        false => drive.when.value.clone(),
    }
}

/// The last day of the month that lies [`MONTHS_AHEAD`] ahead: it moves once a month and not every day.
fn horizon(today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    let behind = first.checked_add_months(Months::new(MONTHS_AHEAD + 1)).and_then(|day| day.pred_opt());
    behind.unwrap_or(NaiveDate::MAX)
}

fn event_item<'a>(site: &Site, event: &'a Entry<Event>) -> Item<'a> {
    let hours: Option<&Hours> = event.hours.as_deref();
    let ends = end(&event.when, hours);
    let state = if ends.is_some_and(|end| end <= site.now.at) { State::Over } else { State::Coming };
    Item { subject: Subject::Event(event), when: event.when.value.clone(), hours, instance: None, state, ends }
}

fn slot_item<'a>(wave: &'a Entry<crate::model::wave::Wave>, host: &'a crate::model::reference::Target) -> Item<'a> {
    let when = wave.when.value.clone();
    let ends = end(&when, None);
    Item { subject: Subject::Slot { wave, host }, when, hours: None, instance: None, state: State::Unscheduled, ends }
}

/// Whether an event stands in the schedule: it says what it collects, or that blood is given.
fn gives_blood(event: &Event) -> bool {
    !event.collects.is_empty() || event.kinds.contains(&EventKind::Donation)
}

impl Item<'_> {
    /// The hour it begins, where that is known.
    pub fn begins(&self) -> Option<NaiveTime> {
        self.hours.map(|hours| hours.start())
    }
}
