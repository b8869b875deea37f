//! Reads a `.yaml` file into its entries.

use std::collections::BTreeSet;

use super::entry::{EntryForm, Parsed, entry, not_fields};
use super::problems::*;
use super::table::derives_id;
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::common::Entry;
use crate::model::form::written_in;
use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::model::site::Own;
use crate::model::written::{Key, Value, Written};
use crate::source::SourceFile;
use crate::text::fold::fold;
use crate::text::slug::{is_slug, slug};

/// Reads a `.yaml` file: a list of entries, each with its id. A row that cannot be read marks its kind as incomplete.
pub fn rows(file: &SourceFile, kind: Kind, problems: &mut Problems) -> Parsed {
    let mut parsed = Parsed::default();
    match list(file) {
        Ok(items) => items.into_iter().for_each(|item| match row(file, kind, item, problems) {
            Ok(entry) => parsed.entries.push(entry.into()),
            Err(problem) => {
                problems.push(problem);
                parsed.broken.push(Target::unread(kind));
            }
        }),
        Err(problem) => {
            problems.push(problem);
            parsed.broken.push(Target::unread(kind));
        }
    }
    parsed
}

fn list(file: &SourceFile) -> Result<Vec<Written>, Diagnostic> {
    match yaml(&file.path, &file.text, 0..file.text.len())? {
        None => Ok(Vec::new()),
        Some(Written { value: Value::List(items), .. }) => Ok(items),
        Some(other) => {
            let message = Bilingual::literal(
                "tệp bảng cần một danh sách, mỗi mục bắt đầu bằng `- `",
                "a table file holds a list: each row begins with `- `",
            );
            let help = Bilingual::literal("thêm `- id: …` trước mỗi mục", "begin each row with `- id: …`");
            Err(NOT_A_MAPPING.at(other.span).message(message).help(help))
        }
    }
}

fn row(file: &SourceFile, kind: Kind, item: Written, problems: &mut Problems) -> Result<Entry<Own>, Diagnostic> {
    let Value::Mapping(fields) = item.value else { return Err(not_fields(item.span)) };
    let place = fields.first().map_or(item.span, |(key, _)| key.span.clone());
    let (ids, fields): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(key, _)| matches!(fold(&key.text).as_str(), "id" | "ma"));
    let form = EntryForm {
        file: &file.path,
        source: &file.text,
        kind,
        id: row_id(kind, &ids, &fields, &place)?,
        fields: &fields,
        place,
        excused: &BTreeSet::new(),
        is_title_made: false,
        below: "",
    };
    Ok(entry(form, problems))
}

/// The id of a row: as written, else made from its name as for a row of a table. A drive, an event or a quota has none from
/// its name alone, which it shares with others.
fn row_id(kind: Kind, ids: &[(Key, Written)], fields: &[(Key, Written)], place: &Span) -> Result<Id, Diagnostic> {
    let made = || {
        let Written { value: Value::Text { text, .. }, .. } = written_in(fields, kind, kind.facts().title_field)?
        else {
            return None;
        };
        Some(slug(text)).filter(|id| !id.is_empty() && derives_id(kind))
    };
    let is_named = !matches!(kind, Kind::Drive | Kind::Event | Kind::Quota | Kind::Wave);
    match ids {
        [(_, Written { value: Value::Text { text, .. }, .. })] if is_slug(text) => Ok(text.as_str().into()),
        [(_, Written { value: Value::Text { text, .. }, span })] => Err(bad_id(text, span.clone())),
        [] => match made() {
            Some(id) if is_named => Ok(id.as_str().into()),
            made => {
                let id = made.unwrap_or_else(|| "…".to_owned());
                let message = Bilingual::literal("mục này chưa có mã", "this row has no id");
                let help = bilingual!("thêm một dòng `Mã: {id}`", "add a line `id: {id}`");
                Err(MISSING_ROW_ID.at(place).message(message).help(help))
            }
        },
        _ => {
            let message = Bilingual::literal("mục này có hai mã", "this row has two ids");
            let help = Bilingual::literal("giữ một dòng `Mã`", "keep one line `id`");
            Err(MISSING_ROW_ID.at(place).message(message).help(help))
        }
    }
}

/// The problem of an id that cannot be an address.
pub fn bad_id(id: &str, span: Span) -> Diagnostic {
    let meant = slug(id);
    BAD_ID
        .at(span)
        .message(bilingual!("`{id}` không dùng làm mã được", "`{id}` cannot be an id"))
        .found(id)
        .help(bilingual!("dùng `{meant}`", "use `{meant}`"))
        .edit(id, meant)
}
