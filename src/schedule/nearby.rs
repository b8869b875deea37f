//! Where drives are, and which of those to come are nearest to a point.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::item::Item;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::place::Place;
use crate::model::reference::{Id, Ref, Target};
use crate::text::geo::{EARTH, Point, km};

/// Where a drive is held, as precisely as is known.
#[derive(Clone, Debug, PartialEq)]
pub struct DrivePosition {
    pub at: Point,
    /// The place whose centre it is; none where the drive has a position of its own.
    pub centre_of: Option<Id>,
}

/// The drives one can go to, by the points they are at, from south to north: a question looks at those in a band of
/// latitude about as high as its answers are far, and not at each of them.
#[derive(Clone, Debug, Default)]
pub struct Nearby(Vec<(Point, Vec<usize>)>);

/// A drive and how far away it is. Ordered by distance, of one distance by their order in the timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    /// The distance in whole metres, as the crow flies.
    pub metres: u64,
    /// Its place in the timetable.
    pub index: usize,
}

/// Where a drive is: its own position, else the centre of its area, else that of the place that holds it.
pub fn position(occasion: Occasion<'_>, places: &BTreeMap<Id, Entry<Place>>) -> Option<DrivePosition> {
    if let Some(at) = occasion.drive.position() {
        return Some(DrivePosition { at, centre_of: None });
    }
    let host = occasion.host_entry().filter(|host| host.kind == Kind::Place).map(|host| &host.id);
    let near = [occasion.drive.area.as_ref().and_then(Ref::id), host];
    near.into_iter().flatten().find_map(|id| {
        let place = places.get(id)?;
        let at = (place.lat.as_ref()?.value.0, place.lon.as_ref()?.value.0);
        Some(DrivePosition { at, centre_of: Some(id.clone()) })
    })
}

impl Nearby {
    /// The drives among items in the order of the timetable: those that go ahead and have places left, each on the first
    /// day it is held again.
    pub fn of<'a>(items: impl Iterator<Item = (usize, &'a Item<'a>)>, places: &BTreeMap<Id, Entry<Place>>) -> Self {
        let mut known: BTreeSet<Target> = BTreeSet::new();
        let mut drives = Vec::new();
        for (index, item) in items {
            let Some(occasion) = item.occasion().filter(|_| item.effective_status.is_open()) else { continue };
            let target = occasion.target();
            if known.contains(&target) {
                continue;
            }
            let Some(position) = position(occasion, places) else { continue };
            drives.push((position.at, index));
            known.insert(target);
        }
        Self::at(drives)
    }

    /// Drives in the order of the timetable.
    fn at(mut drives: Vec<(Point, usize)>) -> Self {
        let order = |a: &Point, b: &Point| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        drives.sort_by(|(at, _), (other, _)| order(at, other));
        let points = drives.chunk_by(|(at, _), (other, _)| order(at, other).is_eq());
        Self(points.map(|same| (same[0].0, same.iter().map(|(_, index)| *index).collect())).collect())
    }

    /// The nearest drives to a point, at most `count`, nearest first, without the one excepted.
    pub fn nearest(&self, at: Point, count: usize, except: impl Fn(usize) -> bool) -> Vec<Neighbour> {
        let (south, north) = self.0.split_at(self.0.partition_point(|((lat, _), _)| *lat < at.0));
        let mut found: Vec<Neighbour> = Vec::new();
        for side in [&mut north.iter() as &mut dyn Iterator<Item = &(Point, Vec<usize>)>, &mut south.iter().rev()] {
            for (point, drives) in side {
                // No point of a circle of latitude is nearer than the circle; a metre less makes up for rounding.
                let least = 1000.0 * EARTH * (point.0 - at.0).abs().to_radians() - 1.0;
                if found.len() >= count && found.last().is_none_or(|last| least > last.metres as f64) {
                    break;
                }
                let metres = (km(at, *point) * 1000.0).round() as u64;
                let wanted = drives.iter().filter(|index| !except(**index)).take(count);
                found.extend(wanted.map(|index| Neighbour { metres, index: *index }));
                found.sort_unstable();
                found.truncate(count);
            }
        }
        found
    }
}
