//! Sample data for templates, generated from the JSON Schemas of the view structs: a complete sample and a minimal one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use crate::view::contract::{EVERYWHERE, SHARED_PAGE, TEMPLATES};

/// The maximum depth of nested structs in a sample.
const DEEPEST: usize = 12;

/// States of a status, for samples.
const STATES: [&str; 2] = ["cancelled", "confirmed"];

/// The schemas of all structs that templates can use, by name; read once.
pub(super) static STRUCTS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let mut generator = SchemaGenerator::default();
    for template in EVERYWHERE.iter().chain([&SHARED_PAGE]).chain(TEMPLATES) {
        (template.schema)(&mut generator);
    }
    generator.definitions().iter().map(|(name, schema)| (name.clone(), schema.clone())).collect()
});

/// The fields of a struct with their schemas, in order.
pub(super) fn fields(name: &str) -> impl Iterator<Item = (&'static String, &'static Value)> {
    STRUCTS.get(name).and_then(|schema| schema["properties"].as_object()).into_iter().flatten()
}

/// A sample of a struct that templates get as a variable; nothing for any other. Full: every optional value is present,
/// each list has two entries, and all words differ. Not full: no optional value is present, and every list is empty.
pub(super) fn sample(of: &str, full: bool) -> tera::Value {
    SAMPLES.get(&(of, full)).cloned().unwrap_or_else(tera::Value::none)
}

/// The samples of each struct; made once.
static SAMPLES: LazyLock<BTreeMap<(&str, bool), tera::Value>> = LazyLock::new(|| {
    let variables = EVERYWHERE.iter().chain([&SHARED_PAGE]).map(|variable| (variable.view, variable.name));
    let named: BTreeMap<_, _> = variables.chain(TEMPLATES.iter().map(|template| (template.view, "view"))).collect();
    let sample = |of, name, full| tera::Value::from_serializable(&object(of, name, full, 0));
    let samples = |(of, name)| [true, false].map(|full| ((of, full), sample(of, name, full)));
    named.into_iter().flat_map(samples).collect()
});

fn object(name: &str, path: &str, full: bool, depth: usize) -> Value {
    let entry =
        |(name, schema): (&String, &Value)| (name.clone(), value(schema, &format!("{path}.{name}"), full, depth + 1));
    Value::Object(fields(name).map(entry).collect())
}

fn value(schema: &Value, path: &str, full: bool, depth: usize) -> Value {
    let full = full && depth < DEEPEST;
    if let Some(reference) = schema["$ref"].as_str() {
        return object(reference.rsplit('/').next().unwrap_or_default(), path, full, depth);
    }
    let is_something = |of: &&Value| **of != "null" && of["type"] != "null";
    let optional = schema["anyOf"].as_array().or(schema["type"].as_array());
    let something = optional.map(|either| either.iter().find(is_something).unwrap_or(&Value::Null));
    match something.unwrap_or(&schema["type"]) {
        _ if something.is_some() && !full => Value::Null,
        of @ Value::Object(_) => value(of, path, full, depth + 1),
        Value::String(name) => match name.as_str() {
            "boolean" => json!(full),
            "integer" => json!(if full { 73 } else { 0 }),
            "array" if full => {
                let entry = |number| value(&schema["items"], &format!("{path}-{number}"), full, depth + 1);
                json!([entry(1), entry(2)])
            }
            "array" => json!([]),
            "object" => json!({}),
            _ => text(path),
        },
        _ => text(path),
    }
}

/// A text that names its own path, in the form that the field requires.
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
