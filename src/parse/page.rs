//! Reads a `.md` file into its entry: front matter between two lines `---`, and Markdown text below.

use std::collections::BTreeSet;
use std::ops::Range;

use super::entry::{EntryForm, Parsed, entry, fields_in};
use super::front_matter::split;
use super::markdown::prose;
use super::problems::*;
use super::said_elsewhere;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::model::kind::Kind;
use crate::model::personal::PersonalDatum;
use crate::model::problems::DUPLICATE_FIELD;
use crate::model::reference::{Id, Target};
use crate::model::values::{Markdown, Passage};
use crate::proofread::personal_in_text;
use crate::source::SourceFile;
use crate::text::slug::{is_slug, slug};

/// Reads a `.md` file: one entry, whose id is the name of the file.
pub fn page(file: &SourceFile, kind: Kind, stem: &str, problems: &mut Problems) -> Parsed {
    if !is_slug(stem) {
        let meant = slug(stem);
        let message = bilingual!("tên tệp `{stem}` không dùng làm mã được", "the file name `{stem}` cannot be an id");
        let help = bilingual!("đổi tên tệp thành `{meant}.md`", "rename the file to `{meant}.md`");
        problems.push(BAD_ID.at(Span::whole(file.path.clone())).message(message).found(stem).help(help));
        return Parsed { broken: vec![Target::unread(kind)], ..Parsed::default() };
    }
    let id: Id = stem.into();
    let parts = split(&file.path, &file.text).map_err(|problem| problems.push(problem)).ok();
    let read = parts.and_then(|parts| Some((fields_in(file, parts.yaml, problems)?, parts.body)));
    let Some((fields, below)) = read else {
        return Parsed { broken: vec![Target { kind, id }], ..Parsed::default() };
    };
    let form = EntryForm {
        file: &file.path,
        source: &file.text,
        kind,
        id,
        fields: &fields,
        place: Span::new(file.path.clone(), 0..3),
        excused: &BTreeSet::new(),
        is_title_made: false,
        below: &file.text[below.clone()],
    };
    let mut entry = entry(form, problems);
    let first = entry.common.body.as_ref().map(|body| &body.span);
    if let Some(body) = body(file, below, first, &mut entry.personal, problems) {
        entry.common.body = Some(body);
    }
    if let Some(body) = &entry.common.body {
        problems.0.extend(said_elsewhere::check_body(kind, &fields, body));
    }
    Parsed { entries: vec![entry.into()], ..Parsed::default() }
}

/// Reads the Markdown below the front matter. `first` is the place of a field `body`; having both is an error.
pub fn body(
    file: &SourceFile,
    range: Range<usize>,
    first: Option<&Span>,
    personal: &mut Vec<PersonalDatum>,
    problems: &mut Problems,
) -> Option<Markdown> {
    let text = &file.text[range.clone()];
    if text.trim().is_empty() {
        return None;
    }
    personal.extend(personal_in_text(file, range.clone()));
    let span = Span::new(file.path.clone(), range.clone());
    if let Some(first) = first {
        let message = Bilingual::literal(
            "bài viết đứng cả trong `body` lẫn dưới phần khai báo",
            "text stands both in `body` and below the front matter",
        );
        let first_here = Bilingual::literal("lần đầu ở đây", "first here");
        problems.push(DUPLICATE_FIELD.at(span).message(message).related(first.clone(), first_here));
        return None;
    }
    let prose = prose(&file.path, &file.text, range.clone(), problems);
    Some(Markdown { text: Passage::new(file.text.clone(), range), span, prose: Some(prose) })
}
