//! Finds the front matter and the body of a `.md` file.

use std::ops::Range;

use super::problems::{NO_FRONT_MATTER, OPEN_FRONT_MATTER};
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};

/// The two parts of a `.md` file, as ranges of its bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the two `---`.
    pub yaml: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Splits a `.md` file.
pub fn split(file: &FilePath, text: &str) -> Result<FrontMatter, Diagnostic> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let message =
            Bilingual::literal("tệp không bắt đầu bằng dòng `---`", "the file does not begin with a line `---`");
        let place = Span::new(file.clone(), 0..first.trim_end().len());
        return Err(NO_FRONT_MATTER.at(place).message(message).help(Bilingual::literal(
            "thêm phần khai báo giữa hai dòng `---`",
            "add front matter between two lines `---`",
        )));
    }
    let mut at = first.len();
    for line in lines {
        let end = at + line.len();
        if line.trim_end() == "---" {
            return Ok(FrontMatter { yaml: first.len()..at, body: end..text.len() });
        }
        at = end;
    }
    let message =
        Bilingual::literal("phần khai báo chưa được đóng bằng dòng `---`", "no line `---` closes the front matter");
    Err(OPEN_FRONT_MATTER
        .at(Span::new(file.clone(), 0..3))
        .message(message)
        .help(Bilingual::literal("thêm dòng `---` trước bài viết", "put a line `---` before the text")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_line_ends_and_trailing_blanks_are_no_mistake() {
        let parts = split(&"x.md".into(), "--- \r\na: b\r\n---\r\nxin\r\n").unwrap();
        assert_eq!(parts, FrontMatter { yaml: 6..12, body: 17..22 });
    }
}
