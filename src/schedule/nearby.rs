//! The positions of drives, and the coming drives nearest to a point.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::item::Item;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::{Id, Target};
use crate::model::site::Entries;
use crate::text::geo::{EARTH, Point, km};

/// The position of a drive, as precisely as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct DrivePosition {
    pub at: Point,
    /// The place of which this is the centre. `None` where the drive has a position of its own.
    pub centre_of: Option<Id>,
}

/// The drives that people can go to, by position, sorted from south to north. A search looks only at a band of latitude
/// about as high as the distance of its results.
#[derive(Clone, Debug, Default)]
pub struct Nearby(Vec<Spot>);

/// A position, and the drives there in the order of the timetable.
#[derive(Clone, Debug)]
struct Spot {
    at: Point,
    /// The same on a sphere with the radius 1.
    unit: [f64; 3],
    drives: Vec<usize>,
}

/// A drive with its distance. Sorted by distance, then by the order of the timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    /// The distance in whole metres in a straight line.
    pub metres: u64,
    /// Its index in the timetable.
    pub index: usize,
}

/// The position of a drive: its own, else the centre of its area, else the centre of the place that hosts it.
pub fn position(occasion: Occasion<'_>, entries: &Entries) -> Option<DrivePosition> {
    if let Some(at) = occasion.drive.position() {
        return Some(DrivePosition { at, centre_of: None });
    }
    let targets = &entries.targets;
    let host = occasion.host_entry(targets).filter(|host| host.kind == Kind::Place).map(|host| &host.id);
    let near = [occasion.drive.area.as_ref().and_then(|area| targets.id(area)), host];
    near.into_iter().flatten().find_map(|id| {
        let place = entries.places.get(id)?;
        let at = (place.lat.as_ref()?.value.0, place.lon.as_ref()?.value.0);
        Some(DrivePosition { at, centre_of: Some(id.clone()) })
    })
}

impl Nearby {
    /// Collects the drives that go ahead and have places left, from items in the order of the timetable. A recurring
    /// drive is included with its first coming day.
    pub fn of<'a>(items: impl Iterator<Item = (usize, &'a Item)>, entries: &Entries) -> Self {
        let mut known: BTreeSet<Target> = BTreeSet::new();
        let mut drives = Vec::new();
        for (index, item) in items {
            let Some(occasion) = item.occasion().filter(|_| item.effective_status.is_open()) else { continue };
            let target = occasion.target();
            if known.contains(&target) {
                continue;
            }
            let Some(position) = position(occasion, entries) else { continue };
            drives.push((position.at, index));
            known.insert(target);
        }
        Self::at(drives)
    }

    /// Builds the index from drives in the order of the timetable.
    fn at(mut drives: Vec<(Point, usize)>) -> Self {
        let order = |a: &Point, b: &Point| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        drives.sort_by(|(at, _), (other, _)| order(at, other));
        let points = drives.chunk_by(|(at, _), (other, _)| order(at, other).is_eq());
        let spot = |same: &[(Point, usize)]| {
            let drives = same.iter().map(|(_, index)| *index).collect();
            Spot { at: same[0].0, unit: unit(same[0].0), drives }
        };
        Self(points.map(spot).collect())
    }

    /// The drives nearest to a point, at most `count`, nearest first. Drives for which `except` is true are left out.
    pub fn nearest(&self, at: Point, count: usize, except: impl Fn(usize) -> bool) -> Vec<Neighbour> {
        let (south, north) = self.0.split_at(self.0.partition_point(|spot| spot.at.0 < at.0));
        let here = unit(at);
        let mut found: Vec<Neighbour> = Vec::new();
        // The distance on the sphere of radius 1 above which nothing is wanted. One metre is added to allow for rounding.
        let mut most = f64::INFINITY;
        for side in [&mut north.iter() as &mut dyn Iterator<Item = &Spot>, &mut south.iter().rev()] {
            for Spot { at: point, unit, drives } in side {
                // No point on a circle of latitude is nearer than the circle itself.
                if (point.0 - at.0).abs().to_radians() > most {
                    break;
                }
                // The straight line through the earth is no longer than the way over it, and costs no trigonometry.
                let straight: f64 = here.iter().zip(unit).map(|(a, b)| (a - b) * (a - b)).sum();
                if straight > most * most {
                    continue;
                }
                let metres = (km(at, *point) * 1000.0).round() as u64;
                let wanted = drives.iter().filter(|index| !except(**index)).take(count);
                found.extend(wanted.map(|index| Neighbour { metres, index: *index }));
                found.sort_unstable();
                found.truncate(count);
                if found.len() >= count {
                    most = found.last().map_or(0.0, |last| (last.metres as f64 + 1.0) / (1000.0 * EARTH));
                }
            }
        }
        found
    }
}

/// A point on a sphere with the radius 1.
fn unit((lat, lon): Point) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
