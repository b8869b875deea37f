//! Problems on a screen. The layout is annotate-snippets' own; the words are ours.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::span::floor_boundary;
use super::{CellText, Diagnostic, Problems, Severity, SheetText, Sources, Span, Speech};
use crate::bilingual;

/// Columns a drawn line may take before it is shortened.
const WIDTH: usize = 140;

/// Every problem drawn with its lines of source and a caret, then one line that counts them.
pub fn to_terminal(problems: &Problems, sources: &Sources, speech: Speech, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut out = String::new();
    for problem in &problems.0 {
        out.push_str(&draw(problem, sources, speech, &renderer));
        out.push_str("\n\n");
    }
    if let Some(summary) = summary(problems, speech) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

fn draw(problem: &Diagnostic, sources: &Sources, speech: Speech, renderer: &Renderer) -> String {
    let word = problem.severity().word();
    let title = level(problem.severity())
        .with_name(word.in_(speech).to_owned())
        .primary_title(problem.message.in_(speech))
        .id(problem.problem.code);
    let mut elements: Vec<Element<'_>> = Vec::new();
    let label = problem.label.as_ref().map(|label| label.in_(speech));
    elements.push(excerpt(&problem.span, label, AnnotationKind::Primary, sources));
    for related in &problem.related {
        elements.push(excerpt(&related.span, Some(related.message.in_(speech)), AnnotationKind::Context, sources));
    }
    // Where one thing was probably meant, the whole list would only hide it; machines still get it.
    if !problem.accepted.is_empty() && problem.label.is_none() {
        let list = problem.accepted.join(", ");
        let said = bilingual!("nhận: {list}", "accepted: {list}");
        elements.push(Level::NOTE.no_name().message(said.in_(speech).to_owned()).into());
    }
    let code = problem.problem.code;
    let explain = bilingual!("Xem `giothong explain {code}`", "See `giothong explain {code}`");
    let last = match problem.fix() {
        Some(help) => {
            let mend = bilingual!("cách sửa", "help");
            let words = format!("{} {}", sentence(help.in_(speech)), explain.in_(speech));
            Level::HELP.with_name(mend.in_(speech).to_owned()).message(words)
        }
        None => Level::HELP.no_name().message(explain.in_(speech).to_owned()),
    };
    elements.push(last.into());
    without_lines(renderer.render(&[Group::with_title(title).elements(elements)]))
}

/// With a full stop, unless it already ends as a sentence does.
fn sentence(words: &str) -> String {
    match words.ends_with(['.', '?', '!', '…']) {
        true => words.to_owned(),
        false => format!("{words}."),
    }
}

/// The lines around a span; only the file's name where no place in it is known.
fn excerpt<'a>(span: &'a Span, label: Option<&'a str>, kind: AnnotationKind, sources: &'a Sources) -> Element<'a> {
    let Some(text) = sources.text(&span.file).filter(|_| span.end > span.start || span.start > 0) else {
        return Origin::path(&*span.file).into();
    };
    let start = floor_boundary(text, span.start);
    let line_end = text[start..].find(['\r', '\n']).map_or(text.len(), |at| start + at);
    let end = floor_boundary(text, span.end).clamp(start, line_end);
    // The line alone: the renderer looks at all it is given, and of a table the rows above and below would be taken for
    // part of the problem.
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_long = line_end - line_start > LONG;
    let position = sources.position(span);
    let path = match sources.sheet(span) {
        Some(sheet) => cell_path(span, sheet),
        None if is_long => format!("{}:{}:{}{PATH_END}", span.file, position.line, position.column),
        None => span.file.to_string(),
    };
    let (from, to) = match is_long {
        true => {
            (floor_boundary(text, start.saturating_sub(AROUND)).max(line_start), floor_boundary(text, start + AROUND))
        }
        false => (line_start, line_end),
    };
    let (to, end) = (to.min(line_end), end.min(to));
    let annotation = kind.span(start - from..end - from).label(label.map(str::to_owned));
    Snippet::source(&text[from..to]).line_start(position.line).path(path).annotation(annotation).into()
}

/// Bytes from which on a line is shown in part: the renderer takes time in the square of what it is given.
const LONG: usize = 1_000;
/// Bytes of a long line that are shown before and after the place.
const AROUND: usize = 300;

/// Ends a path that is whole. The renderer writes line and column after every path; after a cell they say nothing, and
/// of a part of a line they are not those of the file.
const PATH_END: char = '\u{1}';

/// The place of a cell, as `content/drives/2023.xlsx, Tháng 3!C5`.
fn cell_path(span: &Span, sheet: &SheetText) -> String {
    let (file, cell) = (&span.file, sheet.cell_at(span.start).map(CellText::name).unwrap_or_default());
    match &sheet.name {
        Some(name) => format!("{file}, {name}!{cell}{PATH_END}"),
        None => format!("{file}, {cell}{PATH_END}"),
    }
}

/// The drawing without what stands after paths that are whole.
fn without_lines(drawn: String) -> String {
    let mut parts = drawn.split(PATH_END);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| whole + part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn summary(problems: &Problems, speech: Speech) -> Option<String> {
    let (errors, warnings) = (problems.count(Severity::Error), problems.count(Severity::Warning));
    (errors + warnings > 0).then(|| {
        bilingual!("{errors} lỗi, {warnings} cảnh báo", "errors: {errors}, warnings: {warnings}").in_(speech).to_owned()
    })
}
