//! One problem, as data.

use super::{Bilingual, Edit, Problem, Span, nearest, one_of};

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Prevents publication until it is fixed. Exit status 1.
    Error,
    /// Does not prevent publication, but somebody should look. An error under `check --strict`.
    Warning,
    /// Information about something that the program did.
    Note,
}

impl Severity {
    /// The word for people, in both languages.
    pub const fn word(self) -> Bilingual {
        match self {
            Severity::Error => Bilingual::literal("lỗi", "error"),
            Severity::Warning => Bilingual::literal("cảnh báo", "warning"),
            Severity::Note => Bilingual::literal("lưu ý", "note"),
        }
    }

    /// The word for programs: `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A second place that belongs to a problem ("first defined here").
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    pub span: Span,
    pub message: Bilingual,
}

/// One problem at one place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub problem: &'static Problem,
    /// The place: always a file, with a range in it where one is known.
    pub span: Span,
    /// The problem in one sentence without a full stop.
    pub message: Bilingual,
    /// A short text under the caret.
    pub label: Option<Bilingual>,
    /// The value that was found, as written.
    pub found: Option<String>,
    /// The values that would be accepted.
    pub accepted: Vec<String>,
    pub help: Option<Bilingual>,
    /// The edits of text files that mend it, where they are certain. `check --fix` applies them.
    pub edits: Vec<Edit>,
    /// Other places to look at.
    pub related: Vec<Related>,
    /// Whether the user asked for it to be an error.
    pub denied: bool,
}

impl Diagnostic {
    /// A problem with its sentence. The methods below add everything else.
    pub fn new(problem: &'static Problem, span: Span, message: Bilingual) -> Self {
        Self {
            problem,
            span,
            message,
            label: None,
            found: None,
            accepted: Vec::new(),
            help: None,
            edits: Vec::new(),
            related: Vec::new(),
            denied: false,
        }
    }

    /// Sets the text under the caret.
    pub fn label(mut self, label: Bilingual) -> Self {
        self.label = Some(label);
        self
    }

    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// Sets the value that was found. Where a known value was probably meant, that value is suggested under the caret.
    pub fn meant<'a>(mut self, found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.label = one_of(&nearest(found, known, 1));
        self.found(found)
    }

    /// The value found, with up to `most` of the values there are that are near to it as the suggested fix.
    pub fn suggest<'a>(self, found: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Self {
        self.help_if(one_of(&nearest(found, known, most))).found(found)
    }

    /// What was probably meant stands under the caret, and the fix is to `change` it to the first; where nothing is
    /// near, the fix is `otherwise`.
    pub fn change_to(self, near: &[&str], change: impl FnOnce(&str) -> Bilingual, otherwise: Bilingual) -> Self {
        let help = near.first().map_or(otherwise, |meant| change(meant));
        Self { label: one_of(near), ..self.help(help) }
    }

    /// Sets the values that would be accepted.
    pub fn accepted<S: Into<String>>(mut self, accepted: impl IntoIterator<Item = S>) -> Self {
        self.accepted = accepted.into_iter().map(Into::into).collect();
        self
    }

    pub fn help(mut self, help: Bilingual) -> Self {
        self.help = Some(help);
        self
    }

    /// Sets the suggested fix, where there is one.
    pub fn help_if(self, help: Option<Bilingual>) -> Self {
        Self { help: help.or(self.help), ..self }
    }

    /// Adds the edit that mends the problem: at its own place, `was` becomes `text`.
    pub fn edit(self, was: impl Into<String>, text: impl Into<String>) -> Self {
        let edit = Edit::new(self.span.clone(), was, text);
        self.edits([edit])
    }

    /// Adds edits that mend the problem together.
    pub fn edits(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits.into_iter().filter(|edit| !edit.span.is_in_table()));
        self
    }

    /// Sets the edits of a mistake that the file has several times.
    pub fn all_edits(mut self, edits: Vec<Edit>) -> Self {
        self.edits = edits;
        self
    }

    /// Adds another place that belongs to the problem.
    pub fn related(mut self, span: Span, message: Bilingual) -> Self {
        self.related.push(Related { span, message });
        self
    }

    /// The suggested fix. An error without its own suggestion gets the correct example of its problem.
    pub fn fix(&self) -> Option<Bilingual> {
        let of_example = || {
            let [_, right] = self.problem.examples();
            // A cell has no key.
            let shown = |line: &str| match line.trim().split_once(": ") {
                Some((_, value)) if self.span.is_in_table() => value.to_owned(),
                _ => line.trim().to_owned(),
            };
            let right = right.lines().map(shown).collect::<Vec<_>>().join(" ↵ ");
            crate::bilingual!("viết như ví dụ đúng: `{right}`", "write it like the right example: `{right}`")
        };
        self.help.clone().or_else(|| (self.severity() == Severity::Error).then(of_example))
    }

    /// The severity, which is error where the problem is denied.
    pub fn severity(&self) -> Severity {
        match self.denied {
            true => Severity::Error,
            false => self.problem.severity,
        }
    }

    /// The sort key for output: file, place in the file, then code.
    pub(super) fn order_key(&self) -> (&str, usize, usize, &'static str, &str) {
        (&self.span.file, self.span.start, self.span.end, self.problem.code, &self.message.vi)
    }
}

impl PartialEq for Diagnostic {
    /// Two diagnostics are equal where code, place and sentence are equal.
    fn eq(&self, other: &Self) -> bool {
        self.problem.code == other.problem.code && self.span == other.span && self.message == other.message
    }
}
