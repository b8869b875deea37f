//! The filters of the schedule, each of which is a page of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::days;
use super::item::Item;
use crate::dates::period::YearMonth;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::place::{Level, Place};
use crate::model::reference::{Id, Ref};

/// A part of the schedule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    All,
    /// What is held in a month; where its days are not known, at the latest in it.
    Month(YearMonth),
    /// What is held in a place, in the places inside it, and in those it took over.
    Area(Id),
    /// What belongs to a campaign.
    Campaign(Id),
    /// What belongs to a wave.
    Wave(Id),
    /// What an organization holds.
    Host(Id),
}

/// What a filter lists, by index into the timetable.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// What does not lie in the past, soonest first; what has no known month at the end. Of a month, all of it.
    pub ahead: Vec<usize>,
    /// What lies in the past, latest first.
    pub past: Vec<usize>,
}

impl Listed {
    /// How much it lists.
    pub fn len(&self) -> usize {
        self.ahead.len() + self.past.len()
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Sorts the items of the timetable into the filters. The past of the whole schedule stands in its months.
pub fn filters(items: &[Item<'_>], areas: &Areas) -> BTreeMap<Filter, Listed> {
    let mut filters: BTreeMap<Filter, Listed> = BTreeMap::from([(Filter::All, Listed::default())]);
    for (index, item) in items.iter().enumerate().filter(|(_, item)| item.is_listed()) {
        let host = item.host().filter(|host| host.kind == Kind::Organization).map(|host| Filter::Host(host.id.clone()));
        let places = item.area().into_iter().flat_map(|area| areas.around(area)).cloned().map(Filter::Area);
        let campaign = item.campaign().cloned().map(Filter::Campaign);
        let wave = item.wave().cloned().map(Filter::Wave);
        for filter in [Filter::All].into_iter().chain(places).chain(campaign).chain(wave).chain(host) {
            let listed = filters.entry(filter).or_default();
            if item.is_past { listed.past.push(index) } else { listed.ahead.push(index) }
        }
        for month in days::months(item.when()) {
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

/// The places to which each place counts.
#[derive(Clone, Debug, Default)]
pub struct Areas(BTreeMap<Id, BTreeSet<Id>>);

impl Areas {
    /// Itself, the places it lies in and the successors of all of them, up to a province: what lies in a province is the
    /// whole schedule.
    pub fn of(places: &BTreeMap<Id, Entry<Place>>) -> Self {
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
                open.extend(place.within.as_ref().and_then(Ref::id).cloned());
                open.extend(place.successors.iter().filter_map(Ref::id).cloned());
            }
            found
        };
        Self(places.keys().map(|id| (id.clone(), around(id))).collect())
    }

    /// The places that something in a place is listed under.
    pub fn around(&self, place: &Id) -> impl Iterator<Item = &Id> {
        self.0.get(place).into_iter().flatten()
    }
}

/// The month something stands in: that of its next day, else the last in which it may be held.
pub fn month_of(item: &Item<'_>) -> Option<YearMonth> {
    item.next.map(YearMonth::of).or_else(|| days::months(item.when()).last().copied())
}
