//! Kinds of problems, as `explain CODE` shows them.

use super::{Bilingual, Diagnostic, Severity, Span};

/// A kind of problem, declared by [`problem!`](crate::problem) beside the code that finds it.
#[derive(Debug)]
pub struct Problem {
    /// A short code in lower case with hyphens. It never changes once published.
    pub code: &'static str,
    pub severity: Severity,
    /// The lines of its doc comment.
    pub docs: &'static [&'static str],
}

/// Declares a [`Problem`]. `explain` shows its doc comment: its meaning, why it matters and how to fix it, in a
/// Vietnamese and an English paragraph, then a wrong and a right example.
///
/// ````text
/// problem! {
///     /// Đầu dòng YAML phải thụt bằng dấu cách, không bằng phím Tab.
///     ///
///     /// YAML lines are indented with spaces, not with tabs.
///     ///
///     /// ```text
///     /// …
///     /// ```
///     ///
///     /// ```text
///     /// …
///     /// ```
///     pub static TAB_INDENT: Error = "tab-indent";
/// }
/// ````
#[macro_export]
macro_rules! problem {
    ($(#[doc = $doc:literal])+ $vis:vis static $name:ident : $severity:ident = $code:literal ;) => {
        #[allow(rustdoc::all, clippy::doc_lazy_continuation, clippy::tabs_in_doc_comments, reason = "prose for officers")]
        $(#[doc = $doc])+
        $vis static $name: $crate::diagnostics::Problem = $crate::diagnostics::Problem {
            code: $code,
            severity: $crate::diagnostics::Severity::$severity,
            docs: &[$($doc),+],
        };
    };
}

/// Declares several problems, and `PROBLEMS` as the list of them; `also` adds a problem that is declared elsewhere.
#[macro_export]
macro_rules! problems {
    (
        $( $(#[doc = $doc:literal])+ $vis:vis static $name:ident : $severity:ident = $code:literal ; )+
        $(also $elsewhere:path ;)*
    ) => {
        $( $crate::problem! { $(#[doc = $doc])+ $vis static $name: $severity = $code; } )+

        /// Every problem of this stage.
        pub static PROBLEMS: &[&$crate::diagnostics::Problem] = &[$(&$name,)+ $(&$elsewhere),*];
    };
}

/// A problem at a place, before it has a sentence.
pub struct Located {
    problem: &'static Problem,
    span: Span,
}

impl Located {
    /// Makes a diagnostic. `message` says what is wrong, in one sentence without a full stop.
    pub fn message(self, message: Bilingual) -> Diagnostic {
        Diagnostic::new(self.problem, self.span, message)
    }
}

impl Problem {
    /// This problem at a place; [`Located::message`] makes it a diagnostic.
    pub fn at(&'static self, place: impl Into<Span>) -> Located {
        Located { problem: self, span: place.into() }
    }

    /// Its meaning, why it matters and how to fix it.
    pub fn about(&self) -> Bilingual {
        let [vi, en, ..] = self.parts();
        Bilingual::new(vi, en)
    }

    /// A few lines with the problem, and the same lines corrected.
    pub fn examples(&self) -> [String; 2] {
        let [_, _, wrong, right] = self.parts();
        [wrong, right]
    }

    /// The four blocks of the doc comment. Lines of a paragraph are joined by spaces, those of an example by line ends.
    fn parts(&self) -> [String; 4] {
        let mut parts = [const { String::new() }; 4];
        let (mut block, mut fence) = (0, None);
        for line in self.docs.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
            match fence {
                Some(open) if line == open => fence = None,
                None if line.starts_with("```") => fence = Some(line.trim_end_matches("text")),
                None if line.is_empty() => block += 1,
                _ => {
                    let part = &mut parts[block];
                    if !part.is_empty() {
                        part.push(if fence.is_some() { '\n' } else { ' ' });
                    }
                    part.push_str(line);
                }
            }
        }
        parts
    }
}
