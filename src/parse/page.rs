//! A `.md` file to its entry.

use std::collections::BTreeSet;
use std::ops::Range;

use super::entry::{EntryForm, Parsed, entry, not_fields, tables_of};
use super::front_matter::split;
use super::markdown::prose;
use super::personal::personal_in_text;
use super::problems::*;
use super::said_elsewhere;
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Own;
use crate::model::values::Markdown;
use crate::model::written::{Value, Written};
use crate::source::SourceFile;
use crate::text::slug::{is_slug, slug};

/// A `.md` file: one entry whose id is the file's name.
pub fn page(file: &SourceFile, kind: Kind, stem: &str, problems: &mut Problems) -> Parsed {
    let whole = Span::whole(file.path.clone());
    if !is_slug(stem) {
        let meant = slug(stem);
        problems.push(
            BAD_ID
                .at(whole)
                .message(bilingual!(
                    "tên tệp `{stem}` không dùng làm mã được",
                    "the file name `{stem}` cannot be an id"
                ))
                .found(stem)
                .help(bilingual!("đổi tên tệp thành `{meant}.md`", "rename the file to `{meant}.md`")),
        );
        return Parsed { broken: vec![Target { kind, id: "".into() }], ..Parsed::default() };
    }
    let target = Target { kind, id: stem.into() };
    let broken = || Parsed { broken: vec![target.clone()], ..Parsed::default() };
    let parts = match split(&file.path, &file.text) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let written = match yaml(&file.path, &file.text, parts.yaml.clone()) {
        Ok(written) => {
            written.unwrap_or(Written { value: Value::Mapping(Vec::new()), span: Span::new(file.path.clone(), 0..3) })
        }
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let Value::Mapping(fields) = &written.value else {
        problems.push(not_fields(written.span));
        return broken();
    };
    let place = Span::new(file.path.clone(), 0..3);
    let form = EntryForm {
        file: &file.path,
        source: &file.text,
        kind,
        id: target.id.clone(),
        fields,
        place,
        excused: &BTreeSet::new(),
    };
    let mut entry = entry(form, problems);
    add_body(file, &mut entry, parts.body, problems);
    if let Some(body) = &entry.common.body {
        problems.0.extend(said_elsewhere::check_body(kind, fields, &tables_of(kind), body));
    }
    Parsed { entries: vec![entry], ..Parsed::default() }
}

/// Joins the Markdown below the front matter to the entry.
fn add_body(file: &SourceFile, entry: &mut Entry<Own>, range: Range<usize>, problems: &mut Problems) {
    let text = &file.text[range.clone()];
    if text.trim().is_empty() {
        return;
    }
    entry.personal.extend(personal_in_text(file, range.clone()));
    let span = Span::new(file.path.clone(), range.clone());
    if let Some(first) = &entry.common.body {
        problems.push(
            crate::model::problems::DUPLICATE_FIELD
                .at(span)
                .message(Bilingual::literal(
                    "bài viết đứng cả trong `body` lẫn dưới phần khai báo",
                    "text stands both in `body` and below the front matter",
                ))
                .related(first.span.clone(), Bilingual::literal("lần đầu ở đây", "first here")),
        );
        return;
    }
    let prose = prose(&file.path, &file.text, range, problems);
    entry.common.body = Some(Markdown { text: text.to_owned(), span, prose: Some(prose) });
}
