//! Problems as values: what is wrong, where, and how to fix it, in Vietnamese and English.
//!
//! This folder contains no particular problem. Each stage declares its own list of [`Problem`]s beside the code that
//! finds them; `commands::explain` collects the lists.

mod bilingual;
mod checked;
mod diagnostic;
mod edit;
mod machines;
mod problem;
mod span;
mod suggest;
mod terminal;

pub use bilingual::{Bilingual, Speech};
pub use checked::{Checked, Problems};
pub use diagnostic::{Diagnostic, Related, Severity};
pub use edit::{Edit, edits_by_file, with_edits};
pub use machines::{to_github, to_json};
pub use problem::{Located, Problem};
pub use span::{CellText, FilePath, Position, SheetText, Sheets, Sources, Span, Spanned, column_name, is_table};
pub use suggest::{nearest, one_of, spelling_of};
pub use terminal::to_terminal;

/// A [`Bilingual`] from two format strings: `bilingual!("không có `{x}`", "there is no `{x}`")`.
#[macro_export]
macro_rules! bilingual {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::diagnostics::Bilingual::new(format!($vi), format!($en))
    };
}
