//! Which places something in a place belongs to: the places around it, and those that took over.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::common::Entry;
use crate::model::place::{Level, Place};
use crate::model::reference::{Id, Ref};

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
