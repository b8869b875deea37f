//! A `.yaml` file to its entries.

use std::collections::BTreeSet;

use super::entry::{EntryForm, Parsed, entry, not_fields};
use super::problems::*;
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::written::{Key, Value, Written};
use crate::source::SourceFile;
use crate::text::fold::fold;
use crate::text::slug::{is_slug, slug};

/// A `.yaml` file: a list of entries, each with its id. Where a row cannot be read its kind is known to be incomplete.
pub fn rows(file: &SourceFile, kind: Kind, problems: &mut Problems) -> Parsed {
    let unread = || Target { kind, id: "".into() };
    let broken = || Parsed { broken: vec![unread()], ..Parsed::default() };
    let written = match yaml(&file.path, &file.text, 0..file.text.len()) {
        Ok(Some(written)) => written,
        Ok(None) => return Parsed::default(),
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let Value::List(items) = written.value else {
        let message = Bilingual::literal(
            "tệp bảng cần một danh sách, mỗi mục bắt đầu bằng `- `",
            "a table file holds a list: each row begins with `- `",
        );
        problems.push(
            NOT_A_MAPPING
                .at(written.span)
                .message(message)
                .help(Bilingual::literal("thêm `- id: …` trước mỗi mục", "begin each row with `- id: …`")),
        );
        return broken();
    };
    let mut parsed = Parsed::default();
    for item in items {
        let Value::Mapping(fields) = item.value else {
            problems.push(not_fields(item.span));
            parsed.broken.push(unread());
            continue;
        };
        let place = fields.first().map_or(item.span, |(key, _)| key.span.clone());
        let (ids, fields): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(key, _)| matches!(fold(&key.text).as_str(), "id" | "ma"));
        match row_id(&ids, &place) {
            Ok(id) => {
                let none = BTreeSet::new();
                let form = EntryForm {
                    file: &file.path,
                    source: &file.text,
                    kind,
                    id: id.into(),
                    fields: &fields,
                    place,
                    excused: &none,
                };
                parsed.entries.push(entry(form, problems));
            }
            Err(problem) => {
                problems.push(problem);
                parsed.broken.push(unread());
            }
        }
    }
    parsed
}

fn row_id(ids: &[(Key, Written)], place: &Span) -> Result<String, Diagnostic> {
    match ids {
        [(_, Written { value: Value::Text { text, .. }, span })] => match is_slug(text) {
            true => Ok(text.clone()),
            false => {
                let meant = slug(text);
                Err(BAD_ID
                    .at(span)
                    .message(bilingual!("`{text}` không dùng làm mã được", "`{text}` cannot be an id"))
                    .found(text.as_str())
                    .help(bilingual!("dùng `{meant}`", "use `{meant}`")))
            }
        },
        _ => Err(MISSING_ROW_ID
            .at(place)
            .message(Bilingual::literal("mục này chưa có mã (hoặc có hai mã)", "this row has no id, or two"))
            .help(Bilingual::literal("thêm một dòng `id: …`", "add a line `id: …`"))),
    }
}
