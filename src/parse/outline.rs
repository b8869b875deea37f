//! `content/outline.geojson` (RFC 7946): the outline of the area on maps.

use geojson::{Feature, GeoJson, Geometry, GeometryValue, Position};

use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Span};
use crate::model::outline::Outline;
use crate::problem;
use crate::text::geo::Point;

/// The file of the outline.
pub const OUTLINE: &str = "content/outline.geojson";
/// The maximum number of points read; a map is some hundred pixels wide.
const MOST: usize = 200_000;

problem! {
    /// `content/outline.geojson` vẽ ranh giới trên bản đồ: một tệp GeoJSON có `Polygon` hoặc `MultiPolygon`, mỗi điểm ghi
    /// kinh độ trước, vĩ độ sau. Xuất tệp từ phần mềm bản đồ, hệ tọa độ WGS 84; chỉ cần nét lớn.
    ///
    /// `content/outline.geojson` draws the border on maps: a GeoJSON file with a `Polygon` or a `MultiPolygon`, longitude
    /// before latitude in each point. Export it from a mapping program in WGS 84; a coarse line is enough.
    ///
    /// ```text
    /// {"type": "Polygon", "coordinates": [[[14.0, 107.5], [14.0, 108.5], [15.0, 108.0], [14.0, 107.5]]]}
    /// ```
    ///
    /// ```text
    /// {"type": "Polygon", "coordinates": [[[107.5, 14.0], [108.5, 14.0], [108.0, 15.0], [107.5, 14.0]]]}
    /// ```
    pub static BAD_OUTLINE: Error = "bad-outline";
}

/// Reads an outline. Lines and points in the file are left out; what cannot be an outline is reported.
pub fn outline(path: &FilePath, bytes: &[u8]) -> Checked<Outline> {
    let mut outline = Outline::default();
    let found = match GeoJson::from_reader(bytes) {
        Err(error) => Some(unreadable(path, bytes, &error)),
        Ok(found) => {
            gather(&found, &mut outline.rings);
            wrong(path, &outline)
        }
    };
    match found {
        Some(problem) => Checked::new(Outline::default(), Problems(vec![problem])),
        None => Checked::new(outline, Problems::default()),
    }
}

fn unreadable(path: &FilePath, bytes: &[u8], error: &serde_json::Error) -> Diagnostic {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    let at = lines.map(<[u8]>::len).sum::<usize>() + error.column().saturating_sub(1);
    let at = at.min(bytes.len());
    // A place in a file that is no text cannot be shown.
    let span = match std::str::from_utf8(bytes) {
        Ok(text) if text.is_char_boundary(at) => Span::new(path.clone(), at..at),
        _ => Span::whole(path.clone()),
    };
    let message = Bilingual::literal("tệp không phải GeoJSON", "the file is no GeoJSON");
    BAD_OUTLINE.at(span).message(message).found(error.to_string())
}

/// What makes an outline useless.
fn wrong(path: &FilePath, outline: &Outline) -> Option<Diagnostic> {
    let at = |message| Some(BAD_OUTLINE.at(Span::whole(path.clone())).message(message));
    let count = outline.points().count();
    if count == 0 {
        return at(Bilingual::literal(
            "tệp không có `Polygon` hay `MultiPolygon` nào",
            "the file has no `Polygon` or `MultiPolygon`",
        ));
    }
    if count > MOST {
        return at(bilingual!(
            "tệp có {count} điểm, nhiều hơn {MOST}: xuất lại với nét thô hơn",
            "the file has {count} points, more than {MOST}: export it again with a coarser line"
        ));
    }
    let (lat, lon) = outline.points().find(|(lat, lon)| lat.abs() > 90.0 || lon.abs() > 180.0)?;
    let message =
        bilingual!("không có điểm `[{lon}, {lat}]` trên trái đất", "there is no point `[{lon}, {lat}]` on earth");
    let help = Bilingual::literal(
        "mỗi điểm ghi kinh độ trước, vĩ độ sau, tính bằng độ (WGS 84)",
        "longitude before latitude in each point, in degrees (WGS 84)",
    );
    at(message).map(|problem| problem.help(help))
}

fn gather(found: &GeoJson, rings: &mut Vec<Vec<Point>>) {
    let feature = |feature: &Feature, rings: &mut Vec<_>| {
        feature.geometry.iter().for_each(|geometry| of_geometry(geometry, rings));
    };
    match found {
        GeoJson::Geometry(geometry) => of_geometry(geometry, rings),
        GeoJson::Feature(one) => feature(one, rings),
        GeoJson::FeatureCollection(all) => all.features.iter().for_each(|one| feature(one, rings)),
    }
}

fn of_geometry(geometry: &Geometry, rings: &mut Vec<Vec<Point>>) {
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => rings.extend(coordinates.iter().map(|ring| points(ring))),
        GeometryValue::MultiPolygon { coordinates } => {
            rings.extend(coordinates.iter().flatten().map(|ring| points(ring)));
        }
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().for_each(|geometry| of_geometry(geometry, rings));
        }
        _ => {}
    }
}

/// Latitude and longitude of positions, which have them the other way round (RFC 7946 §3.1.1).
fn points(ring: &[Position]) -> Vec<Point> {
    ring.iter().filter_map(|position| Some((*position.as_slice().get(1)?, *position.as_slice().first()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<Outline> {
        outline(&OUTLINE.into(), text.as_bytes())
    }

    #[test]
    fn polygons_are_read_wherever_they_stand_and_turned_about() {
        let square = "[[107.5, 14.0], [108.5, 14.0], [108.5, 15.0], [107.5, 14.0]]";
        let polygon = format!(r#"{{"type": "Polygon", "coordinates": [{square}]}}"#);
        let feature = format!(r#"{{"type": "Feature", "properties": null, "geometry": {polygon}}}"#);
        let collection = format!(r#"{{"type": "FeatureCollection", "features": [{feature}, {feature}]}}"#);
        let several = format!(r#"{{"type": "MultiPolygon", "coordinates": [[{square}], [{square}]]}}"#);
        for (text, count) in [(&polygon, 1), (&feature, 1), (&collection, 2), (&several, 2)] {
            let read = read(text);
            assert!(read.problems.0.is_empty(), "{:?}", read.problems);
            assert_eq!(read.value.rings.len(), count);
            assert_eq!(read.value.rings[0][0], (14.0, 107.5));
        }
    }

    #[test]
    fn what_is_no_outline_is_reported_and_draws_nothing() {
        for text in [
            "",
            "\u{FEFF}",
            "{",
            r#"{"type": "Point", "coordinates": [107.5, 14.0]}"#,
            r#"{"type": "Polygon", "coordinates": []}"#,
            r#"{"type": "Polygon", "coordinates": [[[14.0, 107.5], [14.0, 108.5]]]}"#,
            r#"{"type": "Polygon", "coordinates": [[["a"]]]}"#,
        ] {
            let read = read(text);
            assert_eq!(read.problems.0.len(), 1, "{text}");
            assert_eq!(read.value, Outline::default());
        }
    }

    #[test]
    fn deep_nesting_and_bytes_that_are_no_text_are_reported() {
        let deep = "[".repeat(100_000);
        assert_eq!(read(&deep).problems.0.len(), 1);
        assert_eq!(outline(&OUTLINE.into(), b"\xFF\xFE{").problems.0.len(), 1);
    }
}
