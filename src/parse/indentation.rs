//! Lines of YAML that begin with what they must not: tabs, or spaces in front of a field that belongs to the lines
//! above it.

use std::ops::Range;

use super::problems::{INDENTED_FIELD, MISSING_SPACE, TAB_INDENT};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Edit, FilePath, Span};

/// Reports the first tab in the indentation of a line. Its edits replace all of them by two spaces each.
pub fn tab_indent(file: &FilePath, text: &str, yaml: Range<usize>) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    for (start, line) in lines(text, yaml) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if !is_field(line.trim().trim_start_matches("- ")) {
            continue;
        }
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
    // A first line that is indented further than another belongs to that column too.
    let indents =
        || lines(text, yaml.clone()).filter(|(_, line)| is_field(line.trim())).map(|(_, line)| indent_of(line));
    let mut above = indents().min().map(|column| Line { column, has_value: true });
    // The lines that move: those indented at least so far, and by how many spaces.
    let mut moved: Option<(usize, usize)> = None;
    let mut block = None;
    for (start, line) in lines(text, yaml) {
        let content = line.trim();
        let indent = indent_of(line);
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

/// Reports the first field whose colon has no space behind it: `Tiêu đề:Hiến máu`. Its edits put one behind each.
pub fn missing_space(file: &FilePath, text: &str, yaml: Range<usize>) -> Option<Diagnostic> {
    let edit = |(start, line): (usize, &str)| {
        let colon = line.find(':')?;
        let key = line[..colon].trim_start_matches(['-', ' ']);
        let is_key = key.starts_with(char::is_alphabetic) && key.chars().all(|c| c.is_alphabetic() || " _".contains(c));
        let value = line[colon + 1..].chars().next()?;
        let is_joined = value.is_alphanumeric() || value == '"';
        let span = Span::new(file.clone(), start + colon..start + colon + 1);
        (is_key && is_joined && !line.contains(": ")).then(|| (Edit::new(span, ":", ": "), key.to_owned()))
    };
    let found: Vec<(Edit, String)> = lines(text, yaml).filter_map(edit).collect();
    let (first, key) = found.first()?;
    let message = bilingual!("sau `{key}:` thiếu một dấu cách", "a space is missing behind `{key}:`");
    let help = bilingual!("viết `{key}: …`", "write `{key}: …`");
    let problem = MISSING_SPACE.at(&first.span).message(message).help(help);
    Some(problem.edits(found.iter().map(|(edit, _)| edit.clone())))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
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
