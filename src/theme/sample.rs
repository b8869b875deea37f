//! Samples of the data of a template: everything there, and as little as there may be.

use serde_json::{Map, Value, json};

use super::shape::{CONTRACT, Shape};
use crate::view::contract::TEMPLATES;

/// `{"site", "page", "view"}` for a template of the contract; `null` for any other. Full: every optional value there,
/// two entries in each list, and no two words alike. Not full: no optional value, every list empty.
pub fn sample(template: &str, full: bool) -> Value {
    let Some(known) = TEMPLATES.iter().find(|known| known.name == template) else { return Value::Null };
    let of = |name: &str, path: &str| value(&Shape::Struct(name.to_owned()), path, full, 0);
    let mut page = of("PageView", "page");
    page["template"] = json!(template);
    json!({"site": of("SiteView", "site"), "page": page, "view": of(known.view, "view")})
}

/// Levels of structs within each other that a sample shows.
const DEEPEST: usize = 12;

/// States that a status can have, for samples.
const STATES: [&str; 2] = ["cancelled", "confirmed"];

fn value(shape: &Shape, path: &str, full: bool, depth: usize) -> Value {
    let full = full && depth < DEEPEST;
    match shape {
        Shape::Text | Shape::Any => text(path),
        Shape::Flag => json!(full),
        Shape::Integer => json!(if full { 73 } else { 0 }),
        Shape::Optional(inner) if full => value(inner, path, full, depth + 1),
        Shape::Optional(_) => Value::Null,
        Shape::List(inner) if full => {
            json!([
                value(inner, &format!("{path}-1"), full, depth + 1),
                value(inner, &format!("{path}-2"), full, depth + 1)
            ])
        }
        Shape::List(_) => json!([]),
        Shape::Map(_) => json!({}),
        Shape::Struct(name) => {
            let fields = CONTRACT.structs.get(name).map_or(&[][..], |known| &known.fields);
            let entries = fields.iter().map(|field| {
                let path = format!("{path}.{}", field.name);
                (field.name.clone(), value(&field.shape, &path, full, depth + 1))
            });
            Value::Object(entries.collect::<Map<String, Value>>())
        }
    }
}

/// Words that say where they come from, in the form that the field has.
fn text(path: &str) -> Value {
    let (before, field) = path.rsplit_once('.').unwrap_or(("", path));
    let (field, _) = field.split_once('-').unwrap_or((field, ""));
    let address: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words = match field {
        "href" => format!("mau/{address}/"),
        "url" | "canonical" | "image" => format!("https://example.org/{address}"),
        "style" | "icon" => format!("assets/{address}"),
        "anchor" => address,
        "root" => "../../".to_owned(),
        "lang" | "tag" => "vi".to_owned(),
        "datetime" => "2023-03-05".to_owned(),
        "json_ld" => "{}".to_owned(),
        "og_type" => "website".to_owned(),
        "body" | "story" => format!("<p>{path}</p>"),
        "name" if before.contains("status") => STATES[usize::from(path.contains("-2"))].to_owned(),
        _ => path.to_owned(),
    };
    Value::String(words)
}
