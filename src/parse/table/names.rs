//! Ids and titles of rows that bring none.

use super::times::{Fields, text_of};
use crate::model::kind::Kind;
use crate::model::written::{Value, Written};
use crate::text::slug::slug;

/// Characters an id made from words may have.
const LONGEST: usize = 80;

/// The id of a row without one, from what does not change when a drive moves in time: host, venue and wave; of other
/// kinds from their name. `None` where there is nothing to make it from, and for people, whose ids are opaque codes.
pub fn derived_id(kind: Kind, fields: &Fields) -> Option<String> {
    let lasting: &[&str] = match kind {
        Kind::Drive => &["host", "venue", "wave"],
        Kind::Quota => &["for", "year"],
        Kind::Donor => return None,
        _ => &[kind.facts().title_field],
    };
    let fallback: &[&str] = match kind {
        Kind::Drive => &["title", "area", "address"],
        _ => &[],
    };
    let words = |names: &[&str]| names.iter().filter_map(|name| text_of(fields, name)).collect::<Vec<_>>().join(" ");
    let id = [lasting, fallback].map(|names| slug(&words(names))).into_iter().find(|id| !id.is_empty())?;
    Some(shortened(id))
}

/// Cut behind a whole word.
fn shortened(id: String) -> String {
    match id.get(..LONGEST) {
        None => id,
        Some(start) => start.rsplit_once('-').map_or(start, |(words, _)| words).to_owned(),
    }
}

/// The title of a row without one, and where its words stand. Only of kinds whose tables seldom have such a column.
pub fn derived_title(kind: Kind, fields: &Fields) -> Option<Written> {
    let field = |name: &str| fields.iter().find(|(key, _)| key.text == name).map(|(_, written)| written);
    let text = |name: &str| text_of(fields, name);
    let (title, from) = match kind {
        Kind::Drive => {
            let name = ["venue", "host", "area", "address", "wave"].into_iter().find(|name| text(name).is_some())?;
            let place = text(name)?;
            let place = ["Tại ", "tại "].iter().find_map(|word| place.strip_prefix(word)).unwrap_or(place);
            (format!("Hiến máu tại {place}"), name)
        }
        Kind::Quota => (format!("{}, năm {}", text("for")?, text("year")?), "for"),
        _ => return None,
    };
    let title = title.split('\n').next().unwrap_or_default().to_owned();
    Some(Written { value: Value::Text { text: title, quoted: false }, span: field(from)?.span.clone() })
}

/// Whether rows of a kind may do without a column for the title.
pub fn derives_title(kind: Kind) -> bool {
    matches!(kind, Kind::Drive | Kind::Quota)
}
