//! The filters of the schedule. Each has a page of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::days;
use super::item::Item;
use crate::dates::period::YearMonth;
use crate::model::kind::Kind;
use crate::model::place::Level;
use crate::model::reference::Id;
use crate::model::site::Entries;

/// A part of the schedule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    All,
    /// Items held in a month. An item whose days are not known and that may be held in several months belongs to none
    /// of them, and is listed in the last one when it is past.
    Month(YearMonth),
    /// Items in a place, in the places inside it, and in the places it succeeded.
    Area(Id),
    /// Items of a campaign.
    Campaign(Id),
    /// Items of a wave.
    Wave(Id),
    /// Items held by an organization.
    Host(Id),
}

/// The items listed by a filter, by index into the timetable.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Items that are not past, soonest first; items without a known month come last. For a month, all its items.
    pub ahead: Vec<usize>,
    /// Past items, latest first.
    pub past: Vec<usize>,
}

impl Listed {
    /// The number of listed items.
    pub fn len(&self) -> usize {
        self.ahead.len() + self.past.len()
    }

    /// Whether no item is listed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Sorts the items of the timetable into the filters. Past items of the whole schedule are listed only by their months.
pub fn filters(items: &[Item], areas: &Areas) -> BTreeMap<Filter, Listed> {
    let mut filters: BTreeMap<Filter, Listed> = BTreeMap::from([(Filter::All, Listed::default())]);
    for (index, item) in items.iter().enumerate().filter(|(_, item)| item.is_listed()) {
        let host =
            item.host.as_ref().filter(|host| host.kind == Kind::Organization).map(|host| Filter::Host(host.id.clone()));
        let places = item.area.iter().flat_map(|area| areas.around(area)).cloned().map(Filter::Area);
        let campaign = item.campaign.clone().map(Filter::Campaign);
        let wave = item.wave.clone().map(Filter::Wave);
        for filter in [Filter::All].into_iter().chain(places).chain(campaign).chain(wave).chain(host) {
            let listed = filters.entry(filter).or_default();
            if item.is_past { listed.past.push(index) } else { listed.ahead.push(index) }
        }
        let is_of_a_month = item.is_past || !days::is_wide(item.when());
        for month in days::months(item.when()).into_iter().filter(|_| is_of_a_month) {
            filters.entry(Filter::Month(month)).or_default().ahead.push(index);
        }
    }
    for listed in filters.values_mut() {
        listed.past.reverse();
    }
    if let Some(all) = filters.get_mut(&Filter::All) {
        all.past.clear();
    }
    filters
}

/// For each place, the places under which its items are listed.
#[derive(Clone, Debug, Default)]
pub struct Areas(BTreeMap<Id, BTreeSet<Id>>);

impl Areas {
    /// For each place: itself, the places in which it lies and the successors of all of these. Provinces are left out,
    /// except for a province itself, since the items of a province are the whole schedule.
    pub fn of(entries: &Entries) -> Self {
        let (places, targets) = (&entries.places, &entries.targets);
        let around = |id: &Id| {
            let mut found = BTreeSet::new();
            let mut open = vec![id.clone()];
            while let Some(next) = open.pop() {
                let Some(place) = places.get(&next).filter(|_| !found.contains(&next)) else { continue };
                let is_whole = matches!(place.level, Some(Level::Province | Level::National));
                if is_whole && next != *id {
                    continue;
                }
                found.insert(next);
                open.extend(place.within.as_ref().and_then(|within| targets.id(within)).cloned());
                open.extend(place.successors.iter().filter_map(|place| targets.id(place)).cloned());
            }
            found
        };
        Self(places.keys().map(|id| (id.clone(), around(id))).collect())
    }

    /// The places under which an item in a place is listed.
    pub fn around(&self, place: &Id) -> impl Iterator<Item = &Id> {
        self.0.get(place).into_iter().flatten()
    }
}

/// The month under which an item is listed: that of its next day, else that of its last. `None` where it may be held in
/// several months, or nobody knows when.
pub fn month_of(item: &Item) -> Option<YearMonth> {
    let last = || days::months(item.when()).last().copied().filter(|_| !days::is_wide(item.when()));
    item.next.map(YearMonth::of).or_else(last)
}
