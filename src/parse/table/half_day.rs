//! The half of a day in a column of its own, beside the hours.

use chrono::Timelike;

use super::fields::{Fields, add, text_of};
use super::problems::UNUSED_CELL;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::diagnostics::{Diagnostic, Span};
use crate::text::fold::fold;

/// The halves of a day, folded, and the hours at which they begin.
const HALVES: [(&str, std::ops::Range<u32>); 6] =
    [("sang", 0..12), ("trua", 10..14), ("chieu", 12..19), ("toi", 17..24), ("ca ngay", 0..12), ("sang chieu", 0..12)];

/// Makes the half of the day the hours of a row without others, and holds it against others.
pub fn check(fields: &mut Fields, half: &str, span: &Span) -> Option<Diagnostic> {
    let Some(hours) = text_of(fields, "hours").map(str::to_owned) else {
        add(fields, "hours", half.to_owned(), span);
        return None;
    };
    let folded = fold(half);
    let begins = HALVES.iter().find(|(name, _)| folded == *name || folded.strip_prefix("buoi ") == Some(name));
    let start = Hours::parse(&hours).ok()?.start()?;
    if begins.is_some_and(|(_, begins)| begins.contains(&start.hour())) {
        return None;
    }
    let message = bilingual!("`{half}` không khớp với giờ `{hours}`", "`{half}` does not go with the hours `{hours}`");
    let help = bilingual!(
        "ghi giờ theo 24 giờ, như 13h30; ô này ghi `Sáng`, `Chiều`, `Cả ngày`, hoặc để trống",
        "write hours of 24, as 13h30; in this cell `Sáng`, `Chiều`, `Cả ngày`, or nothing"
    );
    Some(UNUSED_CELL.at(span).message(message).found(half).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_half_of_a_day_goes_with_its_hours() {
        let span = Span::whole("a.csv".into());
        let checked = |hours: &str, half: &str| {
            let mut fields = Fields::new();
            if !hours.is_empty() {
                add(&mut fields, "hours", hours.to_owned(), &span);
            }
            let is_odd = check(&mut fields, half, &span).is_some();
            (text_of(&fields, "hours").map(str::to_owned), is_odd)
        };
        assert_eq!(checked("", "Sáng"), (Some("Sáng".into()), false));
        assert_eq!(checked("7h30 - 11h30", "Sáng"), (Some("7h30 - 11h30".into()), false));
        assert_eq!(checked("13h30 - 16h30", "Chiều"), (Some("13h30 - 16h30".into()), false));
        assert_eq!(checked("1h30 - 4h30", "Chiều"), (Some("1h30 - 4h30".into()), true));
        assert!(checked("7h30 - 11h30", "Chiều").1);
        assert!(checked("7h30 - 11h30", "1").1);
    }
}
