//! Lines of YAML that begin with what they must not: tabs, or spaces in front of a field that belongs to the lines
//! above it.

use std::ops::Range;

use super::problems::{INDENTED_FIELD, TAB_INDENT};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Edit, FilePath, Span};

/// Reports the first tab in the indentation of a line. Its edits replace all of them by two spaces each.
pub fn tab_indent(file: &FilePath, text: &str, yaml: Range<usize>) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    for (start, line) in lines(text, yaml) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        for (at, _) in line[..indent].match_indices('\t') {
            let span = Span::new(file.clone(), start + at..start + at + 1);
            edits.push(Edit::new(span, "\t", "  "));
        }
    }
    let message = Bilingual::literal("đầu dòng có phím Tab", "the line is indented with a tab");
    let help = Bilingual::literal("thay phím Tab bằng hai dấu cách", "put two spaces for the tab");
    Some(TAB_INDENT.at(&edits.first()?.span).message(message).help(help).edits(edits))
}

/// Reports the first field that is indented below a field with a value, which cannot contain it. Its edits move all such
/// fields, with what stands below them, to the left.
pub fn indented_field(file: &FilePath, text: &str, yaml: Range<usize>) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    let mut above: Option<Line> = None;
    // The lines that move: those indented at least so far, and by how many spaces.
    let mut moved: Option<(usize, usize)> = None;
    let mut block = None;
    for (start, line) in lines(text, yaml) {
        let content = line.trim();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if block.is_some_and(|key| indent > key) {
            continue;
        }
        moved = moved.filter(|(from, _)| indent >= *from);
        if moved.is_none()
            && is_field(content)
            && let Some(above) = &above
            && above.has_value
            && indent > above.column
        {
            moved = Some((indent, indent - above.column));
        }
        let shift = moved.map_or(0, |(_, shift)| shift);
        if shift > 0 {
            let span = Span::new(file.clone(), start..start + shift);
            edits.push((Edit::new(span, " ".repeat(shift), ""), content));
        }
        let dashes = content.len() - content.trim_start_matches(['-', ' ']).len();
        let dashes = if content.starts_with("- ") { dashes } else { 0 };
        block = content.ends_with(['|', '>']).then_some(indent);
        above = Some(Line { column: indent - shift + dashes, has_value: has_value(content) });
    }
    let (first, content) = edits.first()?;
    let key = content.split(':').next().unwrap_or_default();
    let count = edits.len();
    let message = bilingual!("dòng `{key}` bắt đầu bằng dấu cách", "the line `{key}` begins with a space");
    let help = match count {
        1 => bilingual!("xóa dấu cách trước `{key}`", "delete the space before `{key}`"),
        _ => bilingual!("xóa dấu cách ở đầu {count} dòng như vậy", "delete the space in front of {count} such lines"),
    };
    let problem = INDENTED_FIELD.at(&first.span).message(message).help(help);
    Some(problem.edits(edits.into_iter().map(|(edit, _)| edit)))
}

/// What a line means for the line below it.
struct Line {
    /// The column at which its field begins, after the edits.
    column: usize,
    has_value: bool,
}

fn is_field(content: &str) -> bool {
    !content.starts_with(['-', '[', '{', '"', '\'']) && (content.contains(": ") || content.ends_with(':'))
}

/// Whether a field has a whole value on its own line.
fn has_value(content: &str) -> bool {
    let open = content.matches(['[', '{']).count() > content.matches([']', '}']).count();
    let value = content.split_once(": ").map_or("", |(_, value)| value.trim());
    !open && !value.is_empty() && !value.starts_with(['|', '>', '#', '"', '\''])
}

/// The lines of a part of a text, each with its place.
pub fn lines(text: &str, part: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let start = part.start;
    text.get(part).unwrap_or_default().split_inclusive('\n').scan(start, |start, line| {
        let begins = *start;
        *start += line.len();
        Some((begins, line))
    })
}
