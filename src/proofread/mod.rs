//! Checks the raw text of a file once before it is parsed: overlong lines, unprintable characters, look-alike letters,
//! and words typed for a legacy font or broken by another encoding. It also collects personal data in the text.
//!
//! *Incremental:* the result depends on the text alone, so it is cached together with the parsed result.

mod glance;
mod legacy_text;
mod odd_letters;
mod personal;
mod problems;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use legacy_text::{is_misread, legacy_bytes};
pub use odd_letters::{unprintable_in_fields, unprintable_in_value};
pub use personal::{personal_in_fields, personal_in_text};
pub use problems::PROBLEMS;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::source::SourceFile;
use glance::glance;
use problems::LONG_LINE;

/// The maximum length in bytes of a line that is parsed. Some checks take quadratic time in the length of a line.
const LONGEST_LINE: usize = 65_536;

/// Parse problems that legacy text may also cause in later lines: its letters include brackets.
const OF_SYNTAX: [&str; 4] = ["bad-yaml", "unquoted-colon", "not-fields", "comment-in-text"];

/// Facts about a text that later stages need.
#[derive(Clone, Debug, Default)]
pub struct TextNotes {
    /// Whether a line is too long, so that the text is not parsed.
    pub is_too_long: bool,
    /// The ranges of words typed for a legacy font, in order.
    legacy: Vec<Range<usize>>,
    /// The lines that contain these ranges.
    lines: Vec<Range<usize>>,
}

impl TextNotes {
    /// Whether names in the text may be unreadable, so that a reference to an unknown name is not necessarily wrong.
    pub fn hides_names(&self) -> bool {
        self.is_too_long || !self.legacy.is_empty()
    }

    /// Whether a problem exists only because its line was typed for a legacy font.
    pub fn explains(&self, problem: &Diagnostic) -> bool {
        let Span { start, end, .. } = problem.span;
        let line = self.lines.get(self.lines.partition_point(|line| line.end <= start));
        let is_syntax = OF_SYNTAX.contains(&problem.problem.code);
        line.is_some_and(|line| line.start <= start) && end > 0
            || is_syntax && self.legacy.first().is_some_and(|first| end >= first.start)
    }
}

/// Checks the text of a file.
pub fn proofread(file: &SourceFile) -> Checked<TextNotes> {
    let (path, text) = (&file.path, &*file.text);
    if let Some(problem) = long_line(path, text) {
        return Checked::new(TextNotes { is_too_long: true, ..TextNotes::default() }, Problems(vec![problem]));
    }
    let seen = glance(text);
    let legacy = if seen.may_be_legacy { legacy_text::in_text(path, text) } else { Checked::default() };
    let lines = legacy.value.iter().map(|range| line_at(text, range.start)).collect();
    let notes = TextNotes { is_too_long: false, legacy: legacy.value, lines };
    let mut problems = if seen.may_be_odd { odd_letters::in_text(path, text) } else { Problems::default() };
    problems.0.retain(|problem| !notes.explains(problem));
    problems.absorb(legacy.problems);
    Checked::new(notes, problems)
}

/// Checks the text form of a table.
pub fn proofread_table(path: &FilePath, sheets: &Sheets) -> Checked<TextNotes> {
    let may_be_odd = glance(&sheets.text).may_be_odd;
    let mut problems = if may_be_odd { odd_letters::look_alikes(path, &sheets.text) } else { Problems::default() };
    // Legacy text is looked for in the text of the cells, without the signs between them.
    let mut cells = sheets.sheets.iter().flat_map(|sheet| &sheet.cells);
    let may_be_legacy = cells.any(|cell| glance(&sheets.text[cell.start..cell.end]).may_be_legacy);
    let legacy = if may_be_legacy { legacy_text::in_cells(path, sheets) } else { Checked::default() };
    let legacy = legacy.into_value(&mut problems);
    Checked::new(TextNotes { legacy, ..TextNotes::default() }, problems)
}

/// The line that contains a byte, with its line ending.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end) + 1
}

/// Reports the first line that is longer than a person would write.
fn long_line(file: &FilePath, text: &str) -> Option<Diagnostic> {
    if text.len() <= LONGEST_LINE {
        return None;
    }
    let mut start = 0;
    let line = text.split('\n').find(|line| {
        start += line.len() + 1;
        line.len() > LONGEST_LINE
    })?;
    let (start, length) = (start - line.len() - 1, line.len());
    let place = Span::new(file.clone(), start..start + line.chars().next().map_or(0, char::len_utf8));
    let message = bilingual!(
        "dòng này dài {length} byte, nhiều nhất là {LONGEST_LINE}",
        "the line has {length} bytes, {LONGEST_LINE} at most"
    );
    let help = Bilingual::literal("xuống dòng giữa các đoạn", "break the line between paragraphs");
    Some(LONG_LINE.at(place).message(message).help(help))
}
