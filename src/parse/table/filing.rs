//! Values filed under their fields, inside the groups around them.

use super::times::Fields;
use crate::diagnostics::Span;
use crate::model::field::{Field, Shape};
use crate::model::written::{Key, Value, Written};

/// Files a value under its field, inside the groups around it.
pub fn insert(fields: &mut Fields, path: &[&'static Field], key: Span, written: Written) {
    let [first, inner @ ..] = path else { return };
    if matches!(written.value, Value::Empty) && !inner.is_empty() {
        return;
    }
    let at = fields.iter().position(|(key, _)| key.text == first.name);
    match (at, inner) {
        (None, []) => fields.push((Key { text: first.name.to_owned(), span: key }, written)),
        (None, _) => {
            let mut group = Fields::new();
            let span = written.span.clone();
            insert(&mut group, inner, key.clone(), written);
            fields
                .push((Key { text: first.name.to_owned(), span: key }, Written { value: Value::Mapping(group), span }));
        }
        (Some(at), []) => {
            let known = &mut fields[at].1;
            match (&mut known.value, written.value) {
                (Value::Mapping(group), Value::Mapping(more)) => group.extend(more),
                (known, value) if matches!(known, Value::Empty) => *known = value,
                _ => {}
            }
        }
        (Some(at), _) => {
            let known = &mut fields[at].1;
            if matches!(known.value, Value::Text { .. }) {
                let name = first_inside(first).to_owned();
                let text = std::mem::replace(&mut known.value, Value::Empty);
                let text = Written { value: text, span: known.span.clone() };
                known.value = Value::Mapping(vec![(Key { text: name, span: known.span.clone() }, text)]);
            }
            if matches!(known.value, Value::Empty) {
                known.value = Value::Mapping(Vec::new());
            }
            if let Value::Mapping(group) = &mut known.value {
                insert(group, inner, key, written);
            }
        }
    }
}

/// The field of a group that text in the group's place means.
fn first_inside(group: &'static Field) -> &'static str {
    match group.shape {
        Shape::Record([first, ..]) | Shape::List(Shape::Record([first, ..])) => first.name,
        _ => group.name,
    }
}
