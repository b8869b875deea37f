//! Reads a `.yaml` file into its entries.

use std::collections::BTreeSet;

use super::entry::{EntryForm, Parsed, entry, not_fields};
use super::problems::*;
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::common::Entry;
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
        id: row_id(&ids, &place)?,
        fields: &fields,
        place,
        excused: &BTreeSet::new(),
    };
    Ok(entry(form, problems))
}

fn row_id(ids: &[(Key, Written)], place: &Span) -> Result<Id, Diagnostic> {
    let [(_, Written { value: Value::Text { text, .. }, span })] = ids else {
        let message = Bilingual::literal("mục này chưa có mã (hoặc có hai mã)", "this row has no id, or two");
        let help = Bilingual::literal("thêm một dòng `Mã: …`", "add a line `id: …`");
        return Err(MISSING_ROW_ID.at(place).message(message).help(help));
    };
    match is_slug(text) {
        true => Ok(text.as_str().into()),
        false => Err(bad_id(text, span.clone())),
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
