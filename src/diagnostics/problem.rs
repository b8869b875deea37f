//! A kind of problem: what `explain CODE` shows.

use super::{Bilingual, Diagnostic, Severity, Span};

/// A kind of problem, declared by [`problem!`](crate::problem) beside the code that finds it.
#[derive(Debug)]
pub struct Problem {
    /// Short, lower-case, hyphenated, never changed once published.
    pub code: &'static str,
    pub severity: Severity,
    /// The lines of its doc comment.
    pub docs: &'static [&'static str],
}

/// Declares a [`Problem`]. Its doc comment is what `explain` shows: what it means, why it matters and how to mend it, a
/// paragraph in Vietnamese and one in English, then a wrong and a right example.
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

/// Declares several, and `PROBLEMS` that lists them; `also` lists one that is declared elsewhere.
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

/// A problem at a place, to which its sentence is still missing.
pub struct Located {
    problem: &'static Problem,
    span: Span,
}

impl Located {
    /// `message`: what is wrong, in one sentence without a full stop.
    pub fn message(self, message: Bilingual) -> Diagnostic {
        Diagnostic::new(self.problem, self.span, message)
    }
}

impl Problem {
    /// This problem at a place; [`Located::message`] makes it a diagnostic.
    pub fn at(&'static self, place: impl Into<Span>) -> Located {
        Located { problem: self, span: place.into() }
    }

    /// What it means, why it matters and how to mend it.
    pub fn about(&self) -> Bilingual {
        let [vi, en, ..] = self.parts();
        Bilingual::new(vi, en)
    }

    /// A few lines that have the problem, and the same lines mended.
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
