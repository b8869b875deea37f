//! Where places and organizations lie: the places around them, up to their province.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::common::Entry;
use super::kind::Kind;
use super::place::{Level, Place};
use super::reference::{Id, Target};
use super::site::Entries;

/// The maximum number of places around a place, and of organizations above one, with some to spare.
const LEVELS: usize = 8;

impl Entries {
    /// The places in which a place lies, the narrowest first.
    pub fn around<'a>(&'a self, place: &'a Entry<Place>) -> impl Iterator<Item = &'a Entry<Place>> {
        let within =
            |place: &&'a Entry<Place>| self.places.get(self.targets.id(place.within.as_ref()?)?).map(Arc::as_ref);
        std::iter::successors(within(&place), within).take(LEVELS)
    }

    /// The province in which a place lies. `None` for a province itself.
    pub fn province(&self, place: &Entry<Place>) -> Option<&Entry<Place>> {
        let around = self.around(place).find(|place| place.level == Some(Level::Province))?;
        self.places.get(&around.id).map(Arc::as_ref)
    }

    /// For each place that took over from others, those others, in the order of their ids.
    pub fn predecessors(&self) -> BTreeMap<Id, Vec<Id>> {
        let mut predecessors: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for place in self.places.values() {
            for successor in place.successors.iter().filter_map(|successor| self.targets.id(successor)) {
                predecessors.entry(successor.clone()).or_default().push(place.id.clone());
            }
        }
        predecessors
    }

    /// The province of a place or an organization; a province is its own.
    fn province_of(&self, target: &Target) -> Option<Id> {
        let place = match target.kind {
            Kind::Place => self.places.get(&target.id)?,
            Kind::Organization => {
                let above = |id: &Id| self.targets.id(self.organizations.get(id)?.part_of.as_ref()?).cloned();
                let units = std::iter::successors(Some(target.id.clone()), above).take(LEVELS);
                let area = |id: Id| self.targets.id(self.organizations.get(&id)?.area.as_ref()?);
                self.places.get(units.into_iter().find_map(area)?)?
            }
            _ => return None,
        };
        match place.level {
            Some(Level::Province) => Some(place.id.clone()),
            _ => self.province(place).map(|province| province.id.clone()),
        }
    }

    /// The places and organizations whose name has another one of another province, each with its own province.
    pub fn namesakes(&self) -> BTreeMap<Target, Id> {
        let of = |kind, id: &Id, title: &str| (title.to_lowercase(), Target { kind, id: id.clone() });
        let places = self.places.iter().map(|(id, place)| of(Kind::Place, id, &place.title));
        let units = self.organizations.iter().map(|(id, unit)| of(Kind::Organization, id, &unit.title));
        let mut by_name: BTreeMap<(Kind, String), Vec<Target>> = BTreeMap::new();
        for (name, target) in places.chain(units) {
            by_name.entry((target.kind, name)).or_default().push(target);
        }
        let mut namesakes = BTreeMap::new();
        for alike in by_name.into_values().filter(|alike| alike.len() > 1) {
            let provinces: Vec<Option<Id>> = alike.iter().map(|target| self.province_of(target)).collect();
            if provinces.iter().any(|province| Some(province) != provinces.first()) {
                let known = alike.into_iter().zip(provinces);
                namesakes.extend(known.filter_map(|(target, province)| Some((target, province?))));
            }
        }
        namesakes
    }
}
