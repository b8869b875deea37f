//! Ways to a map outside the site. Nothing is loaded from them.

use crate::model::drive::Drive;
use crate::view::parts::Text;
use crate::view::scene::Scene;

/// Where the position is known, `geo:` first (RFC 5870), then maps on the web; else a search for the address.
pub fn maps(scene: Scene<'_>, drive: &Drive) -> Vec<Text> {
    if let (Some(lat), Some(lon)) = (&drive.lat, &drive.lon) {
        let (lat, lon) = (lat.value.0, lon.value.0);
        return vec![
            Text::outside("Mở bằng ứng dụng bản đồ", format!("geo:{lat},{lon}")),
            Text::outside("Google Maps", format!("https://www.google.com/maps/search/?api=1&query={lat},{lon}")),
            Text::outside(
                "OpenStreetMap",
                format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"),
            ),
        ];
    }
    let Some(address) = &drive.address else { return Vec::new() };
    let area = drive.area.as_ref().map(|area| scene.reference(area).text);
    let query: Vec<&str> = [Some(address.as_str()), area.as_deref()].into_iter().flatten().collect();
    let query =
        percent_encoding::utf8_percent_encode(&query.join(", "), percent_encoding::NON_ALPHANUMERIC).to_string();
    vec![Text::outside(
        "Tìm địa chỉ trên Google Maps",
        format!("https://www.google.com/maps/search/?api=1&query={query}"),
    )]
}
