//! The written fields of one record, sorted by the fields of its tables, and what is wrong with their keys.

use std::collections::BTreeSet;

use super::field::{Field, FieldTable, Shape};
use super::kind::Kind;
use super::problems::{DUPLICATE_FIELD, EMPTY_FIELD, MISSING_FIELD, UNKNOWN_FIELD};
use super::read::Read;
use super::written::{Key, Value, Written};
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::ParsedPeriod;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Speech, nearest, spelling_of};
use crate::text::fold::{fold, letters};

/// The written fields of one record, sorted by the fields of its tables.
pub struct Form<'w, 'p> {
    tables: &'w [FieldTable],
    slots: Vec<Option<&'w (Key, Written)>>,
    place: Span,
    /// The language of its keys, in which messages name fields.
    keys: Speech,
    excused: Option<&'w BTreeSet<&'static str>>,
    problems: &'p mut Problems,
}

impl<'w, 'p> Form<'w, 'p> {
    /// Sorts the keys of a mapping by field. Unknown and repeated keys are reported.
    pub fn new(
        entries: &'w [(Key, Written)],
        place: Span,
        tables: &'w [FieldTable],
        problems: &'p mut Problems,
    ) -> Self {
        let count = tables.iter().map(|table| table.len()).sum();
        let mut slots: Vec<Option<&(Key, Written)>> = vec![None; count];
        let keys = language_of_keys(tables, entries, &place);
        for entry in entries {
            let key = &entry.0;
            match find(tables, &key.text).map(|slot| &mut slots[slot]) {
                None => problems.push(unknown(tables, key, keys)),
                Some(free) => match *free {
                    None => *free = Some(entry),
                    Some(first) => {
                        let hours = hours_among(tables, first, entry);
                        problems.push(hours.map_or_else(
                            || twice(key, &first.0),
                            |hours| {
                                are_hours(tables, hours, if std::ptr::eq(hours, entry) { first } else { entry }, keys)
                            },
                        ));
                        if hours.is_some_and(|hours| std::ptr::eq(hours, first)) {
                            *free = Some(entry);
                        }
                    }
                },
            }
        }
        Self { tables, slots, place, keys, excused: None, problems }
    }

    /// Sets the fields whose absence has already been reported, for example as a missing column.
    pub fn excusing(self, excused: &'w BTreeSet<&'static str>) -> Self {
        Self { excused: Some(excused), ..self }
    }

    /// The written fields from slot `first` on, each with its key and value.
    pub fn written(&self, first: usize) -> impl Iterator<Item = (&'static Field, &'w (Key, Written))> {
        let slots = self.slots.iter().enumerate().skip(first);
        slots.filter_map(|(slot, written)| Some((field_at(self.tables, slot), (*written)?)))
    }

    /// Reads the value of a slot.
    pub fn take<T: Read>(&mut self, slot: usize) -> T {
        let field = field_at(self.tables, slot);
        match self.slots[slot] {
            None => {
                let is_excused = |excused: &BTreeSet<_>| excused.contains(field.name);
                if T::REQUIRED && !self.excused.is_some_and(is_excused) {
                    self.problems.push(missing(field, self.keys, &self.place));
                }
                T::missing()
            }
            Some((_, Written { value, span })) if is_blank(value) => {
                if T::REQUIRED {
                    self.problems.push(empty(field.key(self.keys), span));
                }
                T::missing()
            }
            Some((_, Written { value: Value::Text { text, .. }, span })) if is_placeholder(text) => {
                self.problems.push(empty(field.key(self.keys), span));
                T::missing()
            }
            Some((_, written)) => T::read(written, self.problems).unwrap_or_else(T::missing),
        }
    }
}

/// Whether a value is empty, or an empty text in quotation marks.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Empty => true,
        Value::Text { text, .. } => text.trim().is_empty(),
        _ => false,
    }
}

/// Whether a text is the `…` of an example that was copied and not filled in.
fn is_placeholder(text: &str) -> bool {
    matches!(text.trim(), "…" | "...")
}

fn field_at(tables: &[FieldTable], slot: usize) -> &'static Field {
    tables.iter().flat_map(|table| table.iter()).nth(slot).expect("slots and tables have one length")
}

/// The field with a key as its name, label or other spelling.
pub fn field_of(tables: &[FieldTable], key: &str) -> Option<&'static Field> {
    find(tables, key).map(|slot| field_at(tables, slot))
}

/// The written value of a field of a kind, under any of its names.
pub fn written_in<'w>(fields: &'w [(Key, Written)], kind: Kind, name: &str) -> Option<&'w Written> {
    let is_it = |key: &Key| field_of(&kind.tables(), &key.text).is_some_and(|field| field.name == name);
    fields.iter().find(|(key, _)| is_it(key)).map(|(_, written)| written)
}

fn find(tables: &[FieldTable], key: &str) -> Option<usize> {
    let fields = || tables.iter().flat_map(|table| table.iter());
    fields().position(|field| field.name == key).or_else(|| {
        // Counting is cheap, folding is not.
        let (folded, count) = (fold(key), letters(key));
        let is_it = |label: &str| letters(label) == count && fold(label) == folded;
        fields().position(|field| field.labels().any(is_it))
    })
}

/// The language of the keys of a mapping: Vietnamese where one is a Vietnamese label, and for a row of a table.
fn language_of_keys(tables: &[FieldTable], entries: &[(Key, Written)], place: &Span) -> Speech {
    let is_label = |key: &Key| field_of(tables, &key.text).is_some_and(|field| field.name != key.text);
    match place.is_in_table() || entries.iter().any(|(key, _)| is_label(key)) {
        true => Speech::Vi,
        false => Speech::En,
    }
}

fn missing(field: &Field, keys: Speech, place: &Span) -> Diagnostic {
    let (key, label) = (field.key(keys), field.label);
    let label = if key == label { String::new() } else { format!(" ({label})") };
    let (message, help) = match place.is_in_table() {
        true => (
            bilingual!("chưa có `{key}`", "there is no `{key}`"),
            bilingual!("điền cột `{key}` ở hàng này", "fill in the column `{key}` of this row"),
        ),
        false => (
            bilingual!("thiếu trường `{key}`{label}", "the field `{key}` is missing"),
            bilingual!("thêm một dòng `{key}: …`", "add a line `{key}: …`"),
        ),
    };
    MISSING_FIELD.at(place).message(message).help(help)
}

fn empty(key: &str, place: &Span) -> Diagnostic {
    let (message, help) = match place.is_in_table() {
        true => (
            bilingual!("cột `{key}` còn trống ở hàng này", "the column `{key}` is empty in this row"),
            Bilingual::literal("điền ô này", "fill in this cell"),
        ),
        false => (
            bilingual!("trường `{key}` chưa có nội dung", "the field `{key}` is empty"),
            bilingual!("điền nội dung cho `{key}`", "give `{key}` a value"),
        ),
    };
    EMPTY_FIELD.at(place).message(message).help(help)
}

fn unknown(tables: &[FieldTable], key: &Key, keys: Speech) -> Diagnostic {
    let fields = || tables.iter().flat_map(|table| table.iter());
    let names = fields().flat_map(|field| [field.name].into_iter().chain(field.labels()));
    let near = nearest(&key.text, names, 1);
    let name = &key.text;
    let message = bilingual!("không có trường `{name}`", "there is no field `{name}`");
    // Where two tables have a field of the same name, the field of the first table counts.
    let mut seen = BTreeSet::new();
    let accepted = fields().filter(|field| seen.insert(field.name)).map(|field| field.key(keys));
    let change = |meant: &str| bilingual!("đổi `{name}` thành `{meant}`", "change `{name}` to `{meant}`");
    let otherwise = match inside_a_group(tables, name, keys) {
        Some(group) => bilingual!("ghi vào nhóm: `{group}`", "put it into its group: `{group}`"),
        None => bilingual!(
            "dùng một tên trường có sẵn, hoặc xóa dòng `{name}`",
            "use a field that exists, or delete `{name}`"
        ),
    };
    let diagnostic = UNKNOWN_FIELD.at(&key.span).message(message).found(name.as_str()).accepted(accepted);
    let mended = spelling_of(name, fields().map(|field| [field.name].into_iter().chain(field.labels())));
    let diagnostic = match mended {
        Some(meant) => diagnostic.edit(name.as_str(), meant),
        None => diagnostic,
    };
    diagnostic.change_to(&near, change, otherwise)
}

/// A field of that name in a group of the tables, as it is written: `Liên hệ: {Điện thoại: …}`.
fn inside_a_group(tables: &[FieldTable], name: &str, keys: Speech) -> Option<String> {
    let fields = || tables.iter().flat_map(|table| table.iter());
    // A number to call is a contact's rather than a registration's.
    let contact = fields().filter(|field| field.name == "contact");
    contact.chain(fields().filter(|field| field.name != "history")).find_map(|group| {
        let Shape::Record(inner) = group.shape else { return None };
        let field = field_of(&[inner], name)?;
        Some(format!("{}: {{{}: …}}", group.key(keys), field.key(keys)))
    })
}

/// The one of two entries for days that holds hours, where the other holds days and the record has a field for hours.
fn hours_among<'w>(
    tables: &[FieldTable],
    first: &'w (Key, Written),
    second: &'w (Key, Written),
) -> Option<&'w (Key, Written)> {
    let text = |entry: &'w (Key, Written)| match &entry.1.value {
        Value::Text { text, .. } => Some(text.as_str()),
        _ => None,
    };
    let are_hours = |entry| text(entry).is_some_and(|it| Hours::parse(it).is_ok_and(|it| it.are_by_the_clock()));
    let is_time = |entry| text(entry).is_some_and(|it| ParsedPeriod::parse(it).is_ok());
    field_of(tables, &first.0.text).filter(|field| field.name == "when").and(field_of(tables, "hours"))?;
    match (are_hours(first), are_hours(second)) {
        (false, true) if is_time(first) => Some(second),
        (true, false) if is_time(second) => Some(first),
        _ => None,
    }
}

/// The problem of hours under a name of the field for days.
fn are_hours(tables: &[FieldTable], hours: &(Key, Written), days: &(Key, Written), keys: Speech) -> Diagnostic {
    let (name, other) = (&hours.0.text, &days.0.text);
    let meant = field_of(tables, "hours").map_or("hours", |field| field.key(keys));
    let message = bilingual!(
        "`{name}` và `{other}` là cùng một trường (ngày), mà `{name}` ở đây là giờ",
        "`{name}` and `{other}` are the same field, for days, and `{name}` holds hours"
    );
    let help = bilingual!("đổi `{name}` thành `{meant}`", "change `{name}` to `{meant}`");
    DUPLICATE_FIELD
        .at(&hours.0.span)
        .message(message)
        .found(name.as_str())
        .edit(name.as_str(), meant)
        .help(help)
        .related(days.0.span.clone(), Bilingual::literal("ngày ở đây", "the days are here"))
}

fn twice(key: &Key, first: &Key) -> Diagnostic {
    let name = &key.text;
    let message = bilingual!("trường `{name}` được ghi hai lần", "the field `{name}` is written twice");
    DUPLICATE_FIELD
        .at(&key.span)
        .message(message)
        .found(name.as_str())
        .help(bilingual!("giữ lại một trong hai dòng", "keep one of the two lines"))
        .related(first.span.clone(), Bilingual::literal("lần đầu ở đây", "first here"))
}
