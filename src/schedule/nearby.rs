//! Where drives are, and which of those to come are nearest to a point.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::item::Item;
use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::place::Place;
use crate::model::reference::{Id, Ref, Target};
use crate::text::geo::{EARTH, km};

/// A point on the earth: latitude and longitude in degrees, WGS 84.
pub type Point = (f64, f64);

/// Where a drive is held, as precisely as is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    pub at: Point,
    /// The place whose centre it is; none where the drive has a position of its own.
    pub centre_of: Option<Id>,
}

/// The drives one can go to, by where they are: a tree that halves the points by one of three axes in turn, so that a
/// question costs about the logarithm of their number and not each of them.
#[derive(Clone, Debug, Default)]
pub struct Nearby(Vec<Node>);

/// A point with everything that is held there. After a node stand the halves below and above it.
#[derive(Clone, Debug)]
struct Node {
    at: Point,
    vector: [f64; 3],
    drives: Vec<usize>,
}

/// A drive and how far away it is. Ordered by distance, of one distance by their order in the timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    /// The distance in whole metres, as the crow flies.
    pub metres: u64,
    /// Its place in the timetable.
    pub index: usize,
}

/// The position that a drive itself gives, where it gives both numbers.
pub fn own_position(drive: &Drive) -> Option<Point> {
    Some((drive.lat.as_ref()?.value.0, drive.lon.as_ref()?.value.0))
}

/// Where a drive is: its own position, else the centre of its area, else that of the place that holds it.
pub fn position(occasion: Occasion<'_>, places: &BTreeMap<Id, Entry<Place>>) -> Option<Position> {
    if let Some(at) = own_position(occasion.drive) {
        return Some(Position { at, centre_of: None });
    }
    let host = occasion.host_entry().filter(|host| host.kind == Kind::Place).map(|host| &host.id);
    let near = [occasion.drive.area.as_ref().and_then(Ref::id), host];
    near.into_iter().flatten().find_map(|id| {
        let place = places.get(id)?;
        let at = (place.lat.as_ref()?.value.0, place.lon.as_ref()?.value.0);
        Some(Position { at, centre_of: Some(id.clone()) })
    })
}

impl Nearby {
    /// The drives among items in the order of the timetable: those that go ahead and have places left, each on the first
    /// day it is held again.
    pub fn of<'a>(items: impl Iterator<Item = (usize, &'a Item<'a>)>, places: &BTreeMap<Id, Entry<Place>>) -> Self {
        let mut known: BTreeSet<Target> = BTreeSet::new();
        let mut points: BTreeMap<(u64, u64), Node> = BTreeMap::new();
        for (index, item) in items {
            let Some(occasion) = item.occasion().filter(|_| item.effective_status.is_open()) else { continue };
            let target = occasion.target();
            if known.contains(&target) {
                continue;
            }
            let Some(position) = position(occasion, places) else { continue };
            let (lat, lon) = position.at;
            let node = points.entry((lat.to_bits(), lon.to_bits())).or_insert_with(|| Node::at(position.at));
            node.drives.push(index);
            known.insert(target);
        }
        let mut nodes: Vec<Node> = points.into_values().collect();
        halve(&mut nodes, 0);
        Self(nodes)
    }

    /// The nearest drives to a point, at most `count`, nearest first, without the one excepted.
    pub fn nearest(&self, at: Point, count: usize, except: impl Fn(usize) -> bool) -> Vec<Neighbour> {
        let mut search = Search { at, vector: vector(at), count, except: &except, found: Vec::new() };
        search.look(&self.0, 0);
        search.found
    }
}

/// A question to the tree, and the best answers so far, nearest first.
struct Search<'q> {
    at: Point,
    vector: [f64; 3],
    count: usize,
    except: &'q dyn Fn(usize) -> bool,
    found: Vec<Neighbour>,
}

impl Search<'_> {
    fn look(&mut self, nodes: &[Node], axis: usize) {
        let middle = nodes.len() / 2;
        let Some(node) = nodes.get(middle) else { return };
        let beyond = self.vector[axis] - node.vector[axis];
        let (below, above) = (&nodes[..middle], &nodes[middle + 1..]);
        let (near, far) = if beyond < 0.0 { (below, above) } else { (above, below) };
        let next = (axis + 1) % 3;
        self.look(near, next);
        self.weigh(node);
        // What lies after the plane is at least as far away as the plane.
        if self.reaches(beyond.abs()) {
            self.look(far, next);
        }
    }

    /// Whether something at such a distance, straight through the earth of radius 1, could still be an answer.
    fn reaches(&self, straight: f64) -> bool {
        // A metre more makes up for rounding.
        let metres = 2000.0 * EARTH * (straight / 2.0).clamp(0.0, 1.0).asin() - 1.0;
        self.count > self.found.len() || self.found.last().is_some_and(|last| metres <= last.metres as f64)
    }

    fn weigh(&mut self, node: &Node) {
        let metres = (km(self.at, node.at) * 1000.0).round() as u64;
        let wanted = node.drives.iter().filter(|index| !(self.except)(**index)).take(self.count);
        self.found.extend(wanted.map(|index| Neighbour { metres, index: *index }));
        self.found.sort_unstable();
        self.found.truncate(self.count);
    }
}

impl Node {
    fn at(at: Point) -> Self {
        Self { at, vector: vector(at), drives: Vec::new() }
    }
}

/// The point on a sphere of radius 1: no date line, no poles, and nearer on the sphere is nearer in space.
fn vector((lat, lon): Point) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Puts the middle one by an axis into the middle, and so on in both halves by the next axis.
fn halve(nodes: &mut [Node], axis: usize) {
    if nodes.len() < 2 {
        return;
    }
    let order = |a: &Node, b: &Node| -> Ordering {
        let same = || a.drives.first().cmp(&b.drives.first());
        a.vector[axis].total_cmp(&b.vector[axis]).then_with(same)
    };
    let middle = nodes.len() / 2;
    nodes.select_nth_unstable_by(middle, order);
    let (below, rest) = nodes.split_at_mut(middle);
    halve(below, (axis + 1) % 3);
    halve(&mut rest[1..], (axis + 1) % 3);
}
