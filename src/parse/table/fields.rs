//! The fields of a row as they are written, inside the groups around them.

use crate::diagnostics::Span;
use crate::model::field::{Field, Shape};
use crate::model::written::{Key, Value, Written};

pub type Fields = Vec<(Key, Written)>;

pub fn text(text: impl Into<String>) -> Value {
    Value::Text { text: text.into(), quoted: false }
}

/// A field whose name and value have one place.
pub fn field(name: &str, value: Value, span: &Span) -> (Key, Written) {
    (Key { text: name.to_owned(), span: span.clone() }, Written { value, span: span.clone() })
}

pub fn find<'a>(fields: &'a Fields, name: &str) -> Option<&'a Written> {
    fields.iter().find(|(key, _)| key.text == name).map(|(_, written)| written)
}

/// The text of a field, where it has one.
pub fn text_of<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    match &find(fields, name)?.value {
        Value::Text { text, .. } => Some(text),
        _ => None,
    }
}

/// The fields of a group.
pub fn group_of<'a>(fields: &'a Fields, name: &str) -> Option<&'a Fields> {
    match &find(fields, name)?.value {
        Value::Mapping(group) => Some(group),
        _ => None,
    }
}

/// Adds a text where the row does not have one in this field yet.
pub fn add(fields: &mut Fields, name: &str, written: String, span: &Span) {
    if text_of(fields, name).is_none() {
        fields.retain(|(key, _)| key.text != name);
        fields.push(field(name, text(written), span));
    }
}

/// Puts a value under its field, inside the groups around it. What is there already stays.
pub fn insert(fields: &mut Fields, path: &[&'static Field], key: &Span, written: Written) {
    let [first, inner @ ..] = path else { return };
    if matches!(written.value, Value::Empty) && !inner.is_empty() {
        return;
    }
    let at = fields.iter().position(|(key, _)| key.text == first.name).unwrap_or_else(|| {
        let key = Key { text: first.name.to_owned(), span: key.clone() };
        fields.push((key, Written { value: Value::Empty, span: written.span.clone() }));
        fields.len() - 1
    });
    let Written { value: known, span } = &mut fields[at].1;
    if inner.is_empty() {
        match (known, written.value) {
            (Value::Mapping(group), Value::Mapping(more)) => group.extend(more),
            (known @ Value::Empty, value) => *known = value,
            _ => {}
        }
        return;
    }
    match known {
        Value::Empty => *known = Value::Mapping(Vec::new()),
        Value::Text { .. } => {
            let value = std::mem::replace(known, Value::Empty);
            *known = Value::Mapping(vec![field(first_inside(first), value, span)]);
        }
        _ => {}
    }
    if let Value::Mapping(group) = known {
        insert(group, inner, key, written);
    }
}

/// The field of a group that text in the group's place means.
fn first_inside(group: &'static Field) -> &'static str {
    match group.shape {
        Shape::Record([first, ..]) | Shape::List(Shape::Record([first, ..])) => first.name,
        _ => group.name,
    }
}
