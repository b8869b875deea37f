//! The filters of the schedule, each of which is a page of its own.

use std::collections::BTreeMap;

use super::areas::Areas;
use super::days;
use super::item::Item;
use crate::dates::period::YearMonth;
use crate::model::kind::Kind;
use crate::model::reference::Id;

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

/// The month something stands in: that of its next day, else the last in which it may be held.
pub fn month_of(item: &Item<'_>) -> Option<YearMonth> {
    item.next.map(YearMonth::of).or_else(|| days::months(item.when()).last().copied())
}
