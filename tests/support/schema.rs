//! The few words of JSON Schema that the schemas here use, so that no validator is needed: `type`, `const`, `enum`,
//! `required`, `properties`, `additionalProperties: false`, `items` and `$ref` into `$defs`.

use serde_json::Value;

/// Asserts that a value fits a schema.
#[track_caller]
pub fn assert_fits(schema: &Value, value: &Value) {
    let mut faults = Vec::new();
    fit(schema, schema, value, "", &mut faults);
    assert!(faults.is_empty(), "{}\nin\n{value:#}", faults.join("\n"));
}

fn fit(root: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    for (word, asked) in schema.as_object().expect("a schema is an object") {
        let fits = match word.as_str() {
            "$ref" => {
                let pointer = asked.as_str().expect("an address").trim_start_matches('#');
                fit(root, root.pointer(pointer).expect("a definition"), value, place, faults);
                true
            }
            "type" => match asked.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("integer") => value.is_u64() || value.is_i64(),
                Some("number") => value.is_number(),
                Some("boolean") => value.is_boolean(),
                other => panic!("the type {other:?} is not known here"),
            },
            "const" => value == asked,
            "enum" => asked.as_array().is_some_and(|values| values.contains(value)),
            "required" => {
                let mut names = asked.as_array().into_iter().flatten().filter_map(Value::as_str);
                names.all(|name| value.get(name).is_some())
            }
            "properties" => {
                for (name, schema) in asked.as_object().expect("properties by name") {
                    if let Some(value) = value.get(name) {
                        fit(root, schema, value, &format!("{place}/{name}"), faults);
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object().expect("properties by name");
                value.as_object().is_none_or(|object| object.keys().all(|name| known.contains_key(name)))
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    fit(root, asked, item, &format!("{place}/{index}"), faults);
                }
                true
            }
            "$schema" | "$defs" | "title" => true,
            other => panic!("the word `{other}` is not known here"),
        };
        if !fits {
            faults.push(format!("{place}: `{word}` asks for {asked}"));
        }
    }
}
