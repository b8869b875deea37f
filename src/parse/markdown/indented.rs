//! Lines that Word moved to the right with spaces and tabs: a centred heading, the signature of a letter. CommonMark takes
//! them for code, or for a part of the list above them.

use std::ops::Range;

use super::as_meant::Edit;

/// Whether a text may have such lines, at a glance.
pub fn has_indented(markdown: &str) -> bool {
    let is_indented = |line: &str| line.starts_with("    ") || line.starts_with('\t');
    markdown.contains(['\t', ' ']) && markdown.lines().any(is_indented)
}

/// The lines of blocks that are code by their indentation alone, as lines of a paragraph.
pub fn indented(markdown: &str, blocks: &[Range<usize>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for block in blocks {
        let start = markdown[..block.start].rfind('\n').map_or(0, |newline| newline + 1);
        edits.extend(lines(markdown, start..block.end, ""));
    }
    edits
}

/// The lines with a tab in front that follow an item of a list, as a paragraph of their own below it.
pub fn below_lists(markdown: &str, parts: &[Range<usize>]) -> Vec<Edit> {
    let line_start = |at: usize| markdown[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = |at: usize| markdown[at..].find('\n').map_or(markdown.len(), |newline| at + newline);
    let (mut edits, mut done) = (Vec::new(), 0);
    for part in parts {
        let start = line_start(part.start);
        let is_tabbed =
            |at: usize| markdown[at..].starts_with('\t') && markdown[at..].trim_start_matches('\t').len() > 1;
        let before = start.checked_sub(1).map(|newline| &markdown[line_start(newline)..newline]).unwrap_or_default();
        let is_text = markdown[start..part.start].chars().all(|c| c == '\t');
        if start < done || !is_text || !is_tabbed(start) || !is_item(before) {
            continue;
        }
        let mut end = line_end(start);
        while markdown.get(end + 1..).is_some_and(|rest| rest.starts_with('\t') && !is_item(rest)) {
            end = line_end(end + 1);
        }
        done = end;
        edits.extend(lines(markdown, start..end, "\n"));
    }
    edits
}

/// Takes the indentation from each line, and makes it end as a line does. `above` stands before the first.
fn lines(markdown: &str, range: Range<usize>, above: &str) -> Vec<Edit> {
    let (mut edits, mut at) = (Vec::new(), range.start);
    let text = markdown[range].trim_end();
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    for (number, line) in all.iter().enumerate() {
        let words = line.trim_end();
        let indentation = words.len() - words.trim_start().len();
        let meant = if number == 0 { above.to_owned() } else { String::new() };
        edits.push(Edit { range: at..at + indentation, meant });
        let goes_on = all.get(number + 1).is_some_and(|next| !next.trim().is_empty());
        if goes_on && !words.is_empty() {
            edits.push(Edit { range: at + words.len()..at + words.len(), meant: "\\".to_owned() });
        }
        at += line.len();
    }
    edits
}

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = after.len() < line.len() && (after.starts_with(". ") || after.starts_with(") "));
    is_numbered || ["- ", "+ ", "* "].iter().any(|mark| line.starts_with(mark))
}
