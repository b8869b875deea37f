//! The written fields of a row, inside their groups.

use crate::diagnostics::Span;
use crate::model::field::{Field, Shape};
use crate::model::written::{Key, Value, Written};

pub type Fields = Vec<(Key, Written)>;

pub fn text(text: impl Into<String>) -> Value {
    Value::Text { text: text.into(), quoted: false }
}

/// A field whose name and value have the same span.
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

/// Adds a text to a field, unless the row already has that field.
pub fn add(fields: &mut Fields, name: &str, written: String, span: &Span) {
    if text_of(fields, name).is_none() {
        fields.retain(|(key, _)| key.text != name);
        fields.push(field(name, text(written), span));
    }
}

/// Inserts a value under its field, inside the groups around it. An existing value is kept.
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

/// The field of a group that receives text written in place of the group.
fn first_inside(group: &'static Field) -> &'static str {
    match group.shape {
        Shape::Record([first, ..]) | Shape::List(Shape::Record([first, ..])) => first.name,
        _ => group.name,
    }
}
