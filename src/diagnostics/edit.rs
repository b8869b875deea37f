//! Edits that certainly mend a problem, and the text after them.

use std::collections::BTreeMap;

use super::{Diagnostic, FilePath, Problems, Span};

/// A change of a text file: the bytes of a span become other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    /// The text that stands at the span. Where the file has something else there, the edit is not applied.
    pub was: String,
    pub text: String,
}

impl Edit {
    pub fn new(span: Span, was: impl Into<String>, text: impl Into<String>) -> Self {
        Self { span, was: was.into(), text: text.into() }
    }

    fn fits(&self, text: &str) -> bool {
        text.get(self.span.range()) == Some(self.was.as_str())
    }

    fn meets(&self, other: &Edit) -> bool {
        self.span.start < other.span.end && other.span.start < self.span.end || self.span == other.span
    }
}

/// The edits of problems by file, in the order of their places. The edits of a problem are taken together or not at
/// all; where two problems edit the same place, the first is taken, and the other waits for the next check.
pub fn edits_by_file<'t>(
    problems: &Problems,
    text_of: impl Fn(&FilePath) -> Option<&'t str>,
) -> BTreeMap<FilePath, Vec<Edit>> {
    let mut taken: BTreeMap<FilePath, Vec<Edit>> = BTreeMap::new();
    for Diagnostic { edits, .. } in &problems.0 {
        let is_free = |edit: &Edit| {
            let others = taken.get(&edit.span.file).map_or(&[][..], Vec::as_slice);
            text_of(&edit.span.file).is_some_and(|text| edit.fits(text))
                && !others.iter().any(|other| edit.meets(other))
        };
        if edits.iter().all(is_free) {
            for edit in edits {
                taken.entry(edit.span.file.clone()).or_default().push(edit.clone());
            }
        }
    }
    for edits in taken.values_mut() {
        edits.sort_by(|a, b| a.span.cmp(&b.span));
    }
    taken
}

/// The text of a file after edits, which are in the order of their places and do not overlap.
pub fn with_edits(text: &str, edits: &[Edit]) -> String {
    let mut after = String::with_capacity(text.len());
    let mut done = 0;
    for Edit { span, text: new, .. } in edits {
        after.push_str(text.get(done..span.start).unwrap_or_default());
        after.push_str(new);
        done = span.end;
    }
    after.push_str(text.get(done..).unwrap_or_default());
    after
}
