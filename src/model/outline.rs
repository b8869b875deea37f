//! The outline of the area that an office serves, for maps.

use crate::text::geo::Point;

/// The borders of an area. An empty one draws nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Closed lines of points.
    pub rings: Vec<Vec<Point>>,
}

impl Outline {
    /// The least and the greatest latitude and longitude of points, as two corners. `None` where there are none.
    pub fn bounds(points: impl IntoIterator<Item = Point>) -> Option<(Point, Point)> {
        points.into_iter().fold(None, |bounds, (lat, lon)| {
            let (low, high) = bounds.unwrap_or(((lat, lon), (lat, lon)));
            Some(((low.0.min(lat), low.1.min(lon)), (high.0.max(lat), high.1.max(lon))))
        })
    }

    /// All its points.
    pub fn points(&self) -> impl Iterator<Item = Point> {
        self.rings.iter().flatten().copied()
    }
}
