//! Coordinates lie on the earth, and in Vietnam.

use std::ops::RangeInclusive;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Spanned};
use crate::model::outline::Outline;
use crate::model::site::Site;
use crate::model::values::Decimal;
use crate::problem;

/// Degrees of latitude of Vietnam with its islands, rounded outwards.
const LATITUDES: RangeInclusive<f64> = 8.0..=24.0;
/// Degrees of longitude of Vietnam with its islands, rounded outwards.
const LONGITUDES: RangeInclusive<f64> = 102.0..=118.0;

problem! {
    /// Vĩ độ từ −90 đến 90, kinh độ từ −180 đến 180. Ở Việt Nam vĩ độ là số nhỏ (8 đến 24), kinh độ là số lớn (102 đến
    /// 118); hai số hay bị ghi đổi chỗ.
    ///
    /// Latitudes go from −90 to 90, longitudes from −180 to 180. In Vietnam the latitude is the small number (8 to 24)
    /// and the longitude the large one (102 to 118); the two are easily exchanged.
    ///
    /// ```text
    /// Vĩ độ: 108.02
    /// Kinh độ: 14.01
    /// ```
    ///
    /// ```text
    /// Vĩ độ: 14.01
    /// Kinh độ: 108.02
    /// ```
    pub static BAD_COORDINATES: Error = "bad-coordinates";
}

problem! {
    /// Tọa độ này không ở Việt Nam (vĩ độ 8 đến 24, kinh độ 102 đến 118), nên bản đồ sẽ chỉ sang nơi khác. Thường là
    /// sai hoặc thiếu một chữ số.
    ///
    /// These coordinates are not in Vietnam (latitude 8 to 24, longitude 102 to 118), so a map leads elsewhere. Usually
    /// a digit is wrong or missing.
    ///
    /// ```text
    /// Vĩ độ: 14.01
    /// Kinh độ: 10.02
    /// ```
    ///
    /// ```text
    /// Vĩ độ: 14.01
    /// Kinh độ: 108.02
    /// ```
    pub static OUTSIDE_VIETNAM: Warning = "outside-vietnam";
}

problem! {
    /// Điểm này nằm ngoài ranh giới trong `content/outline.geojson` hơn năm kilômét, nên bản đồ phải thu nhỏ lại để thấy cả
    /// nó. Thường là sai một chữ số; nếu nơi ấy đúng là ở tỉnh bên, cứ để nguyên.
    ///
    /// The point lies more than five kilometres beyond the border in `content/outline.geojson`, so that the map becomes
    /// smaller to hold it. Usually a digit is wrong; where the place is in the next province indeed, leave it.
    ///
    /// ```text
    /// Vĩ độ: 14.01
    /// Kinh độ: 109.02
    /// ```
    ///
    /// ```text
    /// Vĩ độ: 14.01
    /// Kinh độ: 108.02
    /// ```
    pub static OUTSIDE_OUTLINE: Warning = "outside-outline";
}

/// A latitude and a longitude, each as far as it is written.
type Coordinates<'a> = (Option<&'a Spanned<Decimal>>, Option<&'a Spanned<Decimal>>);

/// Refuses what is nowhere on earth.
pub fn check_earth(site: &Site, problems: &mut Problems) {
    for point in points(site) {
        for (number, limit) in beyond_earth(point) {
            let value = number.value.0;
            let help = exchanged(point).unwrap_or_else(|| {
                bilingual!("ghi một số từ −{limit} đến {limit}", "give a number from −{limit} to {limit}")
            });
            problems.push(
                BAD_COORDINATES
                    .at(&number.span)
                    .message(bilingual!("không có tọa độ `{value}` ở đây", "there is no coordinate `{value}` here"))
                    .found(value.to_string())
                    .help(help),
            );
        }
    }
}

/// Warns of what is on earth, but elsewhere.
pub fn check_country(site: &Site, problems: &mut Problems) {
    for point in points(site).filter(|&point| beyond_earth(point).is_empty()) {
        let (lat, lon) = point;
        let foreign_lat = lat.filter(|lat| !LATITUDES.contains(&lat.value.0));
        let foreign = foreign_lat.or_else(|| lon.filter(|lon| !LONGITUDES.contains(&lon.value.0)));
        if let Some(number) = foreign {
            let value = number.value.0;
            problems.push(
                OUTSIDE_VIETNAM
                    .at(&number.span)
                    .message(bilingual!(
                        "tọa độ `{value}` không ở Việt Nam",
                        "the coordinate `{value}` is not in Vietnam"
                    ))
                    .found(value.to_string())
                    .help(Bilingual::literal("chép lại tọa độ từ bản đồ", "copy the coordinates from a map again")),
            );
        }
    }
}

/// Warns of what lies far beyond the outline of the area.
pub fn check_outline(site: &Site, problems: &mut Problems) {
    /// About five kilometres, in degrees.
    const BEYOND: f64 = 0.05;
    let Some(((south, west), (north, east))) = Outline::bounds(site.outline.points()) else { return };
    let (lats, lons) = (south - BEYOND..=north + BEYOND, west - BEYOND..=east + BEYOND);
    for (lat, lon) in points(site).filter(|&point| beyond_earth(point).is_empty()) {
        let lat = lat.filter(|lat| LATITUDES.contains(&lat.value.0) && !lats.contains(&lat.value.0));
        let lon = lon.filter(|lon| LONGITUDES.contains(&lon.value.0) && !lons.contains(&lon.value.0));
        if let Some(number) = lat.or(lon) {
            let value = number.value.0;
            let message =
                bilingual!("tọa độ `{value}` ở ngoài địa bàn", "the coordinate `{value}` lies outside the area");
            let help = Bilingual::literal("chép lại tọa độ từ bản đồ", "copy the coordinates from a map again");
            problems.push(OUTSIDE_OUTLINE.at(&number.span).message(message).found(value.to_string()).help(help));
        }
    }
}

fn points(site: &Site) -> impl Iterator<Item = Coordinates<'_>> {
    let drives = site.entries.occasions().map(|it| (it.drive.lat.as_ref(), it.drive.lon.as_ref()));
    drives.chain(site.entries.places.values().map(|place| (place.lat.as_ref(), place.lon.as_ref())))
}

/// The numbers that are no latitude or longitude, each with its limit in degrees.
fn beyond_earth((lat, lon): Coordinates<'_>) -> Vec<(&Spanned<Decimal>, u8)> {
    let numbers = [(lat, 90), (lon, 180)].into_iter().filter_map(|(number, limit)| Some((number?, limit)));
    numbers.filter(|(number, limit)| number.value.0.abs() > f64::from(*limit)).collect()
}

/// What to write where the two numbers are in Vietnam the other way round.
fn exchanged((lat, lon): Coordinates<'_>) -> Option<Bilingual> {
    let (lat, lon) = (lat?.value.0, lon?.value.0);
    (LONGITUDES.contains(&lat) && LATITUDES.contains(&lon)).then(|| {
        bilingual!(
            "đổi chỗ vĩ độ và kinh độ: `Vĩ độ: {lon}`, `Kinh độ: {lat}`",
            "exchange latitude and longitude: `lat: {lon}`, `lon: {lat}`"
        )
    })
}
