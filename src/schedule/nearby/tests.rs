use proptest::prelude::*;

use super::*;

/// One drive at each point. Its index in the timetable is that of the point in the list.
fn nearby(points: &[Point]) -> Nearby {
    Nearby::at(points.iter().copied().zip(0..).collect())
}

/// The nearest drives, found by comparing all of them.
fn by_hand(points: &[Point], at: Point, count: usize, except: usize) -> Vec<Neighbour> {
    let all = points.iter().enumerate().filter(|(index, _)| *index != except);
    let mut all: Vec<Neighbour> =
        all.map(|(index, point)| Neighbour { metres: (km(at, *point) * 1000.0).round() as u64, index }).collect();
    all.sort_unstable();
    all.truncate(count);
    all
}

/// Points of a province on a grid, so that some are equal, and points anywhere on the earth.
fn points() -> impl Strategy<Value = Vec<Point>> {
    let province =
        (0..40u32, 0..40u32).prop_map(|(lat, lon)| (14.0 + f64::from(lat) * 0.03, 107.5 + f64::from(lon) * 0.03));
    let earth = (-90.0..=90.0f64, -180.0..=180.0f64);
    prop_oneof![prop::collection::vec(province, 1..120), prop::collection::vec(earth, 1..60)]
}

proptest! {
    #[test]
    fn the_scan_finds_the_same_drives_as_looking_at_each(points in points(), from in 0usize..120, count in 0usize..5) {
        let except = from % points.len();
        let at = points[except];
        prop_assert_eq!(
            nearby(&points).nearest(at, count, |index| index == except),
            by_hand(&points, at, count, except)
        );
    }
}

#[test]
fn the_date_line_and_the_poles_are_no_borders() {
    let points = [(0.0, 179.9), (0.0, -179.9), (89.9, 0.0), (89.9, 180.0), (0.0, 170.0)];
    let nearest = |from: usize| nearby(&points).nearest(points[from], 1, |index| index == from)[0].index;
    assert_eq!((nearest(0), nearest(2)), (1, 3));
}

#[test]
fn of_drives_at_one_point_the_earlier_come_first() {
    let here = (14.35, 108.0);
    let found = nearby(&[here; 20_000]).nearest(here, 3, |index| index == 1);
    assert_eq!(
        found.iter().map(|neighbour| (neighbour.metres, neighbour.index)).collect::<Vec<_>>(),
        [(0, 0), (0, 2), (0, 3)]
    );
}
