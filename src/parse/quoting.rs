//! Lines whose text would be read if it stood in quotation marks, or a little further to the right: a text that begins
//! with a sign that means something else, a quotation mark that is not closed, the second line of a text.

use std::ops::Range;

use saphyr_parser::Parser;

use super::problems::BAD_YAML;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Edit, FilePath, Span};

/// The number of lines above the error in which its cause is looked for.
const FURTHEST: usize = 8;

/// The problem of the line near `at` that keeps the YAML from being read, with the edit that mends it: with the edit, the
/// YAML can be read further than before. `None` where no line alone is the cause.
pub fn unquoted(file: &FilePath, text: &str, yaml: Range<usize>, at: usize) -> Option<Diagnostic> {
    let before = readable(text.get(yaml.clone())?);
    let mut lines = Vec::new();
    let mut start = yaml.start;
    for line in text.get(yaml.clone())?.split_inclusive('\n') {
        if start > at {
            break;
        }
        lines.push((start, line.trim_end()));
        start += line.len();
    }
    for (number, (start, line)) in lines.iter().enumerate().rev().take(FURTHEST) {
        let above = number.checked_sub(1).and_then(|above| lines.get(above)).map(|(_, line)| *line);
        let mended = quoted(file, *start, line).or_else(|| continued(file, *start, line, above?));
        let Some((problem, edit)) = mended else { continue };
        let (from, to) = (edit.span.start, edit.span.end);
        let whole = [text.get(yaml.start..from)?, &edit.text, text.get(to..yaml.end)?].concat();
        // The place up to which it is read, counted in the former text.
        let grown = edit.text.chars().count().saturating_sub(edit.was.chars().count());
        if readable(&whole).is_none_or(|after| before.is_some_and(|before| after > before + grown)) {
            return Some(problem.edits([edit]));
        }
    }
    None
}

/// The character at which the YAML cannot be read further; `None` where all of it can.
fn readable(yaml: &str) -> Option<usize> {
    Parser::new_from_str(yaml).find_map(|event| event.err().map(|error| error.marker().index()))
}

/// A field or an item of a list whose text is put into quotation marks.
fn quoted(file: &FilePath, start: usize, line: &str) -> Option<(Diagnostic, Edit)> {
    let dash = line.len() - line.trim_start_matches([' ', '-']).len();
    let (key, value) = match line.get(dash..)?.split_once(": ") {
        Some((key, value)) => (key, value.trim()),
        None if dash > 0 => ("", line.get(dash..)?.trim()),
        None => return None,
    };
    if value.is_empty() || value.starts_with(['|', '>', '{', '#']) || key.contains(['"', '\'']) {
        return None;
    }
    let at = start + line.len() - value.len();
    let is_open = value.starts_with('[') && !value.contains(']');
    let text = if is_open { format!("{value}]") } else { in_quotes(value) };
    let span = Span::new(file.clone(), at..at + value.len());
    let message = match key {
        _ if is_open => bilingual!("dấu `[` mở mà không đóng", "the bracket `[` is never closed"),
        "" => bilingual!("chữ ở đây phải đặt trong ngoặc kép", "the text must stand in quotation marks"),
        key => {
            bilingual!("chữ của `{key}` phải đặt trong ngoặc kép", "the text of `{key}` must stand in quotation marks")
        }
    };
    let shown = if key.is_empty() { text.clone() } else { format!("{key}: {text}") };
    let problem = BAD_YAML.at(&span).message(message).help(bilingual!("viết `{shown}`", "write `{shown}`"));
    Some((problem, Edit::new(span, value, text)))
}

/// A text in quotation marks. A mark at its beginning or end that has no other is dropped.
fn in_quotes(value: &str) -> String {
    let inside = match value.chars().next().filter(|mark| matches!(mark, '"' | '\'')) {
        Some(mark) if value.matches(mark).count() == 1 => &value[1..],
        _ => value,
    };
    match inside.contains('"') {
        true => format!("'{}'", inside.replace('\'', "''")),
        false => format!("\"{}\"", inside.replace('\\', "\\\\")),
    }
}

/// The second line of the text of a field, which must begin further to the right than the field.
fn continued(file: &FilePath, start: usize, line: &str, above: &str) -> Option<(Diagnostic, Edit)> {
    let (key, value) = above.trim_start_matches([' ', '-']).split_once(": ")?;
    let is_plain = !value.trim().is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let is_text =
        !line.is_empty() && !line.starts_with([' ', '-', '#']) && !line.contains(": ") && !line.ends_with(':');
    if !is_plain || !is_text {
        return None;
    }
    let span = Span::new(file.clone(), start..start + line.len());
    let message = bilingual!(
        "dòng này là phần sau của `{key}` mà không thụt vào",
        "this line goes on with `{key}` and is not indented"
    );
    let help = bilingual!(
        "thêm hai dấu cách trước dòng, hoặc viết chung một dòng với `{key}`",
        "put two spaces in front of the line, or write it on the line of `{key}`"
    );
    Some((BAD_YAML.at(&span).message(message).help(help), Edit::new(span, line, format!("  {line}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(yaml: &str) -> Option<String> {
        let file: FilePath = "a.yaml".into();
        let at = readable(yaml)?;
        let at = yaml.char_indices().nth(at).map_or(yaml.len(), |(at, _)| at);
        let edits = unquoted(&file, yaml, 0..yaml.len(), at)?.edits;
        let [edit] = edits.as_slice() else { return None };
        Some(format!("{}{}{}", &yaml[..edit.span.start], edit.text, &yaml[edit.span.end..]))
    }

    #[test]
    fn a_text_that_begins_with_a_sign_is_put_into_quotation_marks() {
        for (written, meant) in [
            ("@Nhà văn hóa", "\"@Nhà văn hóa\""),
            ("[Mẫu] nhà", "\"[Mẫu] nhà\""),
            ("*Nhà*", "\"*Nhà*\""),
            ("& nhà", "\"& nhà\""),
            ("% nhà", "\"% nhà\""),
            ("`Nhà`", "\"`Nhà`\""),
            ("\"Nhà văn hóa", "\"Nhà văn hóa\""),
            ("'Nhà văn hóa", "\"Nhà văn hóa\""),
            ("\"Nhà\" văn hóa", "'\"Nhà\" văn hóa'"),
        ] {
            let yaml = |value: &str| format!("Tiêu đề: A\nĐịa điểm: {value}\nNgày: 15/3/2027\n");
            assert_eq!(mended(&yaml(written)), Some(yaml(meant)), "{written}");
        }
        let open = "Mang theo: [Thẻ, giấy tờ\nNgày: 15/3/2027\n";
        assert_eq!(mended(open).as_deref(), Some("Mang theo: [Thẻ, giấy tờ]\nNgày: 15/3/2027\n"));
        let list = "Mang theo:\n  - @Thẻ\n  - Giấy\n";
        assert_eq!(mended(list).as_deref(), Some("Mang theo:\n  - \"@Thẻ\"\n  - Giấy\n"));
    }

    #[test]
    fn the_second_line_of_a_text_is_indented() {
        let yaml = "Địa điểm: Nhà văn hóa\nxã Mẫu\nNgày: 15/3/2027\n";
        assert_eq!(mended(yaml).as_deref(), Some("Địa điểm: Nhà văn hóa\n  xã Mẫu\nNgày: 15/3/2027\n"));
        let last = "Địa điểm: Nhà văn hóa\nxã Mẫu\n";
        assert_eq!(mended(last).as_deref(), Some("Địa điểm: Nhà văn hóa\n  xã Mẫu\n"));
    }

    #[test]
    fn what_one_line_does_not_mend_stays() {
        assert_eq!(mended("a: 1\n  b: [\n c: }\n"), None);
    }
}
