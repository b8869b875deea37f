//! How far two points of the earth are apart, and how an office says it.

use super::number::{print_integer, print_integer_en};

/// The mean radius of the earth in kilometres, R₁ of the IUGG for the ellipsoid of WGS 84 (H. Moritz, Geodetic Reference
/// System 1980).
pub const EARTH: f64 = 6371.0088;

/// A point on the earth: latitude and longitude in degrees, WGS 84.
pub type Point = (f64, f64);

/// The distance between two points in kilometres, as the crow flies.
///
/// The great circle on a sphere, by the haversine; the distance on the ellipsoid differs by six thousandths at the
/// most.
pub fn km(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |difference: f64| (difference / 2.0).sin().powi(2);
    let haversine = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half((b.1 - a.1).to_radians());
    2.0 * EARTH * haversine.clamp(0.0, 1.0).sqrt().asin()
}

/// A distance in kilometres as an office writes it: `dưới 1 km`, `3,2 km`, `12 km`, `1.234 km`. No more precise than a
/// road would let it be: tenths below ten kilometres, whole ones from there.
pub fn print_km(km: f64) -> String {
    match rounded(km) {
        None => "dưới 1 km".to_owned(),
        Some((whole, 0)) => format!("{} km", print_integer(whole)),
        Some((whole, tenth)) => format!("{whole},{tenth} km"),
    }
}

/// As [`print_km`], in English: `under 1 km`, `3.2 km`, `12 km`, `1,234 km`.
pub fn print_km_en(km: f64) -> String {
    match rounded(km) {
        None => "under 1 km".to_owned(),
        Some((whole, 0)) => format!("{} km", print_integer_en(whole)),
        Some((whole, tenth)) => format!("{whole}.{tenth} km"),
    }
}

/// Kilometres and tenths, which are 0 from ten kilometres on; `None` below one kilometre.
fn rounded(km: f64) -> Option<(i64, i64)> {
    // Tenths are counted first, so that 9,96 is 10 and not 10,0.
    let tenths = (km * 10.0).round() as i64;
    match (tenths / 10, tenths % 10) {
        _ if km < 1.0 => None,
        (whole @ ..10, tenth) => Some((whole, tenth)),
        _ => Some((km.round() as i64, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Distances on the ellipsoid of WGS 84. The first two are the worked examples of C. Karney's GeographicLib
    /// (GeodSolve; the Python interface); the others were computed by Vincenty's inverse formula (Survey Review 23,
    /// 1975).
    #[test]
    fn distances_are_those_of_the_ellipsoid_within_six_thousandths() {
        for (a, b, expected) in [
            ((40.6, -73.8), (51.6, -0.5), 5551.759),
            ((-41.32, 174.81), (40.96, -5.50), 19_959.679),
            ((14.35, 108.0), (13.98, 108.0), 40.937),
            ((14.0, 107.5), (14.0, 108.5), 108.034),
            ((21.03, 105.85), (10.78, 106.70), 1137.902),
        ] {
            let found = km(a, b);
            assert!((found - expected).abs() <= expected * 0.006, "{a:?} {b:?}: {found}, not {expected}");
        }
    }

    #[test]
    fn a_degree_of_a_great_circle_is_its_share_of_the_circumference() {
        let degree = EARTH.to_radians();
        for (a, b) in [((0.0, 108.0), (1.0, 108.0)), ((0.0, 107.5), (0.0, 108.5)), ((14.0, 108.0), (15.0, 108.0))] {
            assert!((km(a, b) - degree).abs() < 1e-6, "{a:?} {b:?}");
        }
        let antipodes = km((14.0, 108.0), (-14.0, -72.0));
        assert!((antipodes - 180.0 * degree).abs() < 1e-3, "{antipodes}");
    }

    #[test]
    fn the_date_line_is_no_distance() {
        assert!((km((0.0, 179.5), (0.0, -179.5)) - EARTH.to_radians()).abs() < 1e-6);
    }

    #[test]
    fn distances_are_printed_as_precisely_as_a_road_lets_them_be() {
        for (km, vi, en) in [
            (0.0, "dưới 1 km", "under 1 km"),
            (0.99, "dưới 1 km", "under 1 km"),
            (1.0, "1 km", "1 km"),
            (1.04, "1 km", "1 km"),
            (3.24, "3,2 km", "3.2 km"),
            (9.94, "9,9 km", "9.9 km"),
            (9.96, "10 km", "10 km"),
            (12.4, "12 km", "12 km"),
            (12.5, "13 km", "13 km"),
            (1234.0, "1.234 km", "1,234 km"),
        ] {
            assert_eq!((print_km(km).as_str(), print_km_en(km).as_str()), (vi, en), "{km}");
        }
    }

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways_and_within_half_the_circumference(
            a in (-90.0..=90.0f64, -180.0..=180.0f64),
            b in (-90.0..=90.0f64, -180.0..=180.0f64),
        ) {
            let (there, back) = (km(a, b), km(b, a));
            prop_assert!((there - back).abs() < 1e-6);
            prop_assert!((0.0..=20_015.2).contains(&there));
            prop_assert!(km(a, a) == 0.0);
        }
    }
}
