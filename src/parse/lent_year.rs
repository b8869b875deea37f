//! The year of a programme, which its tasks and peaks do not repeat.

use std::borrow::Cow;

use crate::dates::period::ParsedPeriod;
use crate::diagnostics::Problems;
use crate::model::field::FieldTable;
use crate::model::form::{field_of, written_in};
use crate::model::kind::Kind;
use crate::model::program::{Peak, Task};
use crate::model::read::{Read, Record};
use crate::model::written::{Key, Value, Written};

/// The fields of a programme whose tasks and peaks have its year where they have none; those of other kinds as they are.
pub fn lend_year(kind: Kind, fields: &[(Key, Written)]) -> Cow<'_, [(Key, Written)]> {
    let year = written_in(fields, kind, "year").filter(|_| kind == Kind::Program);
    let year =
        year.and_then(|year| i64::read(year, &mut Problems::default())).and_then(|year| i32::try_from(year).ok());
    let Some(year) = year.filter(|year| (1000..=9999).contains(year)) else { return fields.into() };
    let of_program = |key: &Key| field_of(&kind.tables(), &key.text).map(|field| field.name);
    let mut found = fields.to_vec();
    for (key, written) in &mut found {
        let inner = match of_program(key) {
            Some("tasks") => Task::FIELDS,
            Some("peaks") => Peak::FIELDS,
            _ => continue,
        };
        match &mut written.value {
            Value::List(parts) => parts.iter_mut().for_each(|part| complete(part, inner, year)),
            Value::Mapping(_) => complete(written, inner, year),
            _ => {}
        }
    }
    found.into()
}

fn complete(part: &mut Written, inner: FieldTable, year: i32) {
    let Value::Mapping(fields) = &mut part.value else { return };
    let is_when = |key: &Key| field_of(&[inner], &key.text).is_some_and(|field| field.name == "when");
    for (_, written) in fields.iter_mut().filter(|(key, _)| is_when(key)) {
        if let Value::Text { text, .. } = &mut written.value
            && let Some(completed) = ParsedPeriod::completed(text, year)
        {
            *text = completed;
        }
    }
}
