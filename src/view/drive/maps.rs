//! Ways to a map outside the site. Nothing is loaded from them.

use crate::model::drive::Drive;
use crate::schedule::nearby::own_position;
use crate::text::marked::unmarked;
use crate::view::context::ViewContext;
use crate::view::parts::Text;
use crate::view::words;

/// Where the position is known, `geo:` first (RFC 5870), then maps on the web; else a search for the address.
pub fn maps(cx: ViewContext<'_>, drive: &Drive) -> Vec<Text> {
    let say = |word| cx.locale.say(word);
    if let Some((lat, lon)) = own_position(drive) {
        return vec![
            Text::outside(say(words::MAP_APP), format!("geo:{lat},{lon}")),
            Text::outside(
                say(words::GOOGLE_MAPS),
                format!("https://www.google.com/maps/search/?api=1&query={lat},{lon}"),
            ),
            Text::outside(
                say(words::OPEN_STREET_MAP),
                format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"),
            ),
        ];
    }
    let Some(address) = &drive.address else { return Vec::new() };
    let area = drive.area.as_ref().map(|area| cx.reference(area).text);
    let query: Vec<&str> = [Some(address.as_str()), area.as_deref()].into_iter().flatten().collect();
    let query = percent_encoding::utf8_percent_encode(&unmarked(&query.join(", ")), percent_encoding::NON_ALPHANUMERIC)
        .to_string();
    vec![Text::outside(say(words::MAP_SEARCH), format!("https://www.google.com/maps/search/?api=1&query={query}"))]
}
