//! Problems on a terminal. annotate-snippets draws the layout; the words are this program's.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::span::floor_boundary;
use super::{Diagnostic, Problems, Severity, Sources, Span, Speech};
use crate::bilingual;

/// The maximum number of columns of a drawn line before it is shortened.
const WIDTH: usize = 140;

/// Draws every problem with its source line and a caret, then one line with their counts.
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
    elements.push(excerpt(&problem.span, label, AnnotationKind::Primary, sources, speech));
    for related in &problem.related {
        elements.push(excerpt(
            &related.span,
            Some(related.message.in_(speech)),
            AnnotationKind::Context,
            sources,
            speech,
        ));
    }
    // Where one value was probably meant, the list of all values is left out; the formats for programs still have it.
    if !problem.accepted.is_empty() && problem.label.is_none() {
        let shown = |word: &'_ String| speech.choose(without_name(word), word).to_owned();
        let list = problem.accepted.iter().map(shown).collect::<Vec<_>>().join(", ");
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

/// A sentence with a full stop, unless it already has an end mark.
fn sentence(words: &str) -> String {
    match words.ends_with(['.', '?', '!', '…']) {
        true => words.to_owned(),
        false => format!("{words}."),
    }
}

/// The source line of a span; only the name of the file where no place in it is known.
fn excerpt<'a>(
    span: &'a Span,
    label: Option<&'a str>,
    kind: AnnotationKind,
    sources: &'a Sources,
    speech: Speech,
) -> Element<'a> {
    let Some(text) = sources.text(&span.file).filter(|_| span.end > span.start || span.start > 0) else {
        return Origin::path(&*span.file).into();
    };
    let start = floor_boundary(text, span.start);
    let line_end = text[start..].find(['\r', '\n']).map_or(text.len(), |at| start + at);
    let end = floor_boundary(text, span.end).clamp(start, line_end);
    // Only this line is passed on: the renderer looks at all text it gets, and the neighbouring rows of a table would
    // look like a part of the problem.
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_long = line_end - line_start > LONG;
    let position = sources.position(span);
    let path = match sources.sheet(span) {
        Some(_) => {
            let cell = position.in_table(speech).map_or_else(String::new, |cell| format!(", {cell}"));
            format!("{}{cell}{PATH_END}", span.file)
        }
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

/// The length in bytes from which a line is shown in part: the renderer takes quadratic time.
const LONG: usize = 1_000;
/// The number of bytes of a long line that are shown before and after the place.
const AROUND: usize = 300;

/// Marks the end of a complete path. The renderer appends line and column to every path, but they mean nothing after a
/// cell, and are wrong for a part of a line.
const PATH_END: char = '\u{1}';

/// Removes line and column after complete paths from the drawing.
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
/// The Vietnamese word of a list, without its English name in brackets: `Dự kiến (planned)`.
fn without_name(word: &str) -> &str {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_' | b'.'));
    let label = word.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    label.filter(|(label, name)| !label.is_empty() && is_name(name)).map_or(word, |(label, _)| label)
}
