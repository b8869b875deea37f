//! A complaint of the template engine as a problem at its place in a template.

use tera::{Error, ErrorKind, ReportError};

use super::problems::{TEMPLATE_REFERENCE, TEMPLATE_RENDER, TEMPLATE_SYNTAX};
use super::templates::Texts;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};

/// The problem that an error of the engine is about. `template` is the one asked for (`giothong/pages/home.html`, or a
/// plain name), for errors that name none.
pub fn located(error: &Error, template: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let message = report.message();
            TEMPLATE_SYNTAX
                .at(place(report))
                .message(bilingual!("mẫu sai cú pháp ({message})", "the template is not well-formed: {message}"))
        }
        ErrorKind::RenderingError(report) => {
            let (message, absent) = said(report.message());
            let guard = Bilingual::literal(
                "giá trị có thể vắng mặt thì hỏi `{% if … %}` trước",
                "ask `{% if … %}` first where a value may be absent",
            );
            TEMPLATE_RENDER.at(place(report)).message(message).help_if(absent.then_some(guard))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: round } => {
            let round = round.join(" → ");
            let message =
                bilingual!("`{tpl}` dựa vòng lên chính nó ({round})", "`{tpl}` extends itself, through {round}");
            TEMPLATE_REFERENCE.at(Span::whole(file_of(tpl))).message(message).help(Bilingual::literal(
                "để dựa lên mẫu cùng tên của giao diện gốc, ghi tên giao diện đó ở trước, như `giothong/pages/home.html`",
                "to extend the template of the same name in the other theme, put that theme's name before it, as in \
                 `giothong/pages/home.html`",
            ))
        }
        ErrorKind::CircularInclude { tpl, include_chain: round } => {
            let round = round.join(" → ");
            let message =
                bilingual!("`{tpl}` chèn vòng chính nó ({round})", "`{tpl}` includes itself, through {round}");
            TEMPLATE_REFERENCE.at(Span::whole(file_of(tpl))).message(message)
        }
        _ => TEMPLATE_RENDER.at(Span::whole(file_of(template))).message(said(&error.to_string()).0),
    }
}

/// The problems in a batch of reports, which the engine hands over as one text: `error: …`, `--> name:line:column`, the
/// line of the template, and carets under what is wrong.
pub(super) fn reports(text: &str, texts: &Texts) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let place = lines.next().and_then(|line| line.trim().strip_prefix("--> "));
        let Some((name, line, column)) = place.and_then(split_place) else { continue };
        let carets = lines.by_ref().take(3).last().map_or(0, |line| line.matches('^').count());
        let range = texts.get(name).map_or(0..0, |text| bytes(text, line, column, carets));
        problems.push(TEMPLATE_REFERENCE.at(Span::new(file_of(name), range)).message(referred(message)));
    }
    problems
}

/// The file of a template: `giothong/pages/home.html` is `themes/giothong/templates/pages/home.html`.
pub(super) fn file_of(template: &str) -> FilePath {
    match template.split_once('/') {
        Some((theme, path)) => format!("themes/{theme}/templates/{path}").into(),
        None => template.into(),
    }
}

fn place(report: &ReportError) -> Span {
    Span::new(file_of(report.filename()), report.span().range.clone())
}

fn split_place(place: &str) -> Option<(&str, usize, usize)> {
    let (place, column) = place.rsplit_once(':')?;
    let (name, line) = place.rsplit_once(':')?;
    Some((name, line.parse().ok()?, column.parse().ok()?))
}

/// The bytes of `width` characters from a line and column, both counted from 1.
fn bytes(text: &str, line: usize, column: usize, width: usize) -> std::ops::Range<usize> {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[line_start..];
    let byte = |characters: usize| rest.char_indices().nth(characters).map_or(rest.len(), |(at, _)| at);
    let first = column.saturating_sub(1);
    line_start + byte(first)..line_start + byte(first + width)
}

/// The sentence, and whether it is about a value that is not there.
fn said(message: &str) -> (Bilingual, bool) {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    match message {
        "Tried to render a variable that is undefined" => {
            (Bilingual::literal("ở đây biến này không có giá trị", "this variable has no value here"), true)
        }
        _ if message.starts_with("Field `") => {
            (bilingual!("ở đây `{quoted}` không có giá trị", "`{quoted}` has no value here"), true)
        }
        _ => (bilingual!("mẫu không chạy được ({message})", "the template cannot be rendered: {message}"), false),
    }
}

fn referred(message: &str) -> Bilingual {
    let name = message.split('`').nth(1).unwrap_or_default();
    match message.split('`').next().unwrap_or_default().trim() {
        "Unknown filter" => bilingual!("không có bộ lọc `{name}`", "there is no filter `{name}`"),
        "Unknown test" => bilingual!("không có phép thử `{name}`", "there is no test `{name}`"),
        "Unknown function" => bilingual!("không có hàm `{name}`", "there is no function `{name}`"),
        "Unknown component" => bilingual!("không có thành phần `{name}`", "there is no component `{name}`"),
        "Unknown template" => bilingual!("không có mẫu `{name}`", "there is no template `{name}`"),
        "Block" => bilingual!("mẫu gốc không có khối `{name}`", "no template extended has a block `{name}`"),
        _ => bilingual!("mẫu chưa khớp ({message})", "the templates do not fit together: {message}"),
    }
}
