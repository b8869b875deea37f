//! Puts degrees on a sheet in pixels: equal lengths to the north and to the east at the middle of the map.

use std::fmt::Write;

use crate::model::outline::Outline;
use crate::text::geo::Point;

/// The width of a map.
const WIDTH: f64 = 304.0;
/// The greatest height of a map.
const HEIGHT: f64 = 440.0;
/// The room around what is drawn, so that no circle is cut.
const ROOM: f64 = 16.0;
/// The distance of two points below which they are one: as far as their circles would touch.
const NEAR: i32 = 24;
/// The length of a piece of an outline; shorter ones are not seen.
const PIECE: i32 = 2;
/// The least extent of a map in degrees, about a kilometre.
const LEAST: f64 = 0.01;

/// A sheet on which a part of the earth lies.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Pixels for a degree of latitude.
    scale: f64,
    /// Degrees of latitude for a degree of longitude.
    narrow: f64,
    north: f64,
    west: f64,
    width: f64,
    height: f64,
}

impl Sheet {
    /// The sheet for all of the points. `None` where they lie together, so that nothing could be told apart.
    pub fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        let ((south, west), (north, east)) = Outline::bounds(points)?;
        let narrow = f64::midpoint(south, north).to_radians().cos();
        let (across, down) = ((east - west) * narrow, north - south);
        if across < LEAST && down < LEAST {
            return None;
        }
        let fit = |length: f64, room: f64| (room - 2.0 * ROOM) / length.max(LEAST);
        let scale = fit(across, WIDTH).min(fit(down, HEIGHT));
        let (width, height) = (across * scale + 2.0 * ROOM, down * scale + 2.0 * ROOM);
        Some(Self { scale, narrow, north, west, width, height })
    }

    pub fn width(&self) -> i32 {
        pixels(self.width)
    }

    pub fn height(&self) -> i32 {
        pixels(self.height)
    }

    /// Where a point lies, to the right of the west end and below the north end.
    pub fn point(&self, (lat, lon): Point) -> (i32, i32) {
        let across = (lon - self.west) * self.narrow * self.scale;
        (pixels(ROOM + across), pixels(ROOM + (self.north - lat) * self.scale))
    }

    /// A closed line as the data of an SVG path. `None` where it is too small to be seen.
    pub fn path(&self, ring: &[Point]) -> Option<String> {
        let mut line: Vec<(i32, i32)> = Vec::new();
        for point in ring {
            let (x, y) = self.point(*point);
            let is_far = |last: &(i32, i32)| (last.0 - x).abs().max((last.1 - y).abs()) >= PIECE;
            if line.last().is_none_or(is_far) {
                line.push((x, y));
            }
        }
        let [first, rest @ ..] = &*line else { return None };
        if rest.len() < 2 {
            return None;
        }
        let (mut path, mut at) = (format!("M{} {}l", first.0, first.1), *first);
        for (index, next) in rest.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            // Writing to a string does not fail.
            let _ = write!(path, "{gap}{} {}", next.0 - at.0, next.1 - at.1);
            at = *next;
        }
        path.push('z');
        Some(path)
    }
}

/// Whether two points of a sheet are drawn as one.
pub fn is_near(a: (i32, i32), b: (i32, i32)) -> bool {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    x * x + y * y < NEAR * NEAR
}

#[allow(clippy::cast_possible_truncation, reason = "a length on a sheet of some hundred pixels; others are clamped")]
fn pixels(length: f64) -> i32 {
    length.clamp(-1e6, 1e6).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Point; 5] = [(14.0, 107.0), (14.0, 108.0), (15.0, 108.0), (15.0, 107.0), (14.0, 107.0)];

    #[test]
    fn north_is_up_and_a_degree_of_longitude_is_narrower() {
        let sheet = Sheet::around(SQUARE.into_iter()).unwrap();
        assert_eq!(sheet.point((15.0, 107.0)), (16, 16));
        let (east, south) = sheet.point((14.0, 108.0));
        assert_eq!((east, sheet.width(), sheet.height()), (288, 304, south + 16));
        // cos 14,5° = 0,968.
        let ratio = f64::from(east - 16) / f64::from(south - 16);
        assert!((ratio - 0.968).abs() < 0.005, "{ratio}");
    }

    #[test]
    fn a_long_country_is_as_high_as_a_sheet_may_be() {
        let sheet = Sheet::around([(8.0, 104.0), (24.0, 106.0)].into_iter()).unwrap();
        assert_eq!(sheet.height(), 440);
        assert!(sheet.width() < 304);
    }

    #[test]
    fn an_outline_loses_what_nobody_sees() {
        let sheet = Sheet::around(SQUARE.into_iter()).unwrap();
        let mut fine: Vec<Point> = (0..1000).map(|step| (14.0, 107.0 + f64::from(step) / 1000.0)).collect();
        fine.extend([(15.0, 108.0), (15.0, 107.0), (14.0, 107.0)]);
        let path = sheet.path(&fine).unwrap();
        assert!(path.len() < 1000 && path.starts_with("M16 297l2 0") && path.ends_with('z'), "{path}");
        assert_eq!(sheet.path(&[(14.0, 107.0), (14.0001, 107.0001), (14.0, 107.0)]), None, "an island of some metres");
    }

    #[test]
    fn one_place_is_no_map() {
        assert!(Sheet::around([(14.0, 107.0), (14.001, 107.001)].into_iter()).is_none());
        assert!(Sheet::around(std::iter::empty()).is_none());
    }

    #[test]
    fn circles_that_would_touch_are_near() {
        assert!(is_near((0, 0), (23, 0)) && !is_near((0, 0), (24, 0)) && !is_near((0, 0), (17, 17)));
    }
}
