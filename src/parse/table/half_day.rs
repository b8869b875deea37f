//! The half of a day in a column of its own beside the hours, and columns of the morning and the afternoon.

use chrono::Timelike;

use super::fields::{Fields, add, text_of};
use super::heading::TimePart;
use super::problems::UNUSED_CELL;
use super::times::TimeParts;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::diagnostics::{Diagnostic, Span};
use crate::text::fold::fold;

/// The halves of a day, folded, and the hours at which they begin.
const HALVES: [(&str, std::ops::Range<u32>); 6] =
    [("sang", 0..12), ("trua", 10..14), ("chieu", 12..19), ("toi", 17..24), ("ca ngay", 0..12), ("sang chieu", 0..12)];

/// Marks that a drive is held in the half of the day that a column is about, folded.
const MARKS: [&str; 7] = ["x", "v", "✓", "✔", "co", "sang", "chieu"];

/// Joins the cells of the columns `Sáng` and `Chiều` into the time of day: their hours, or the halves that are marked.
/// Hours that are not of the column's half are reported.
pub fn join(parts: &mut TimeParts) -> Option<Diagnostic> {
    let halves = [(TimePart::Morning, "Sáng"), (TimePart::Afternoon, "Chiều")];
    let mut written: Vec<String> = Vec::new();
    let mut place = None;
    for (part, name) in halves {
        let Some((text, span)) = parts.remove(&part) else { continue };
        let is_mark = MARKS.contains(&fold(&text).as_str());
        let begins = HALVES.iter().find(|(half, _)| *half == fold(name)).map(|(_, begins)| begins);
        let start = Hours::parse(&text).ok().and_then(|hours| hours.start()).filter(|_| !is_mark);
        if let (Some(start), Some(begins)) = (start, begins)
            && !begins.contains(&start.hour())
        {
            return Some(not_of_half(&text, name, &span));
        }
        written.push(if is_mark { name.to_owned() } else { text });
        place.get_or_insert(span);
    }
    // The words of a whole day are shorter than those of its halves.
    let time = if written == ["Sáng", "Chiều"] { "Cả ngày".to_owned() } else { written.join("; ") };
    parts.extend(place.map(|span| (TimePart::TimeOfDay, (time, span))));
    None
}

fn not_of_half(text: &str, name: &str, span: &Span) -> Diagnostic {
    let message = bilingual!("giờ `{text}` không thuộc buổi `{name}`", "the hours `{text}` are not of `{name}`");
    let help = bilingual!(
        "ghi giờ theo 24 giờ, như 13h30, vào đúng cột của buổi ấy; không tổ chức buổi này thì để trống",
        "write hours of 24, as 13h30, in the column of that half; leave it blank where nothing is held then"
    );
    UNUSED_CELL.at(span).message(message).found(text).help(help)
}

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
    fn columns_of_halves_are_the_hours_of_a_row() {
        let joined = |morning: &str, afternoon: &str| {
            let cells = [(TimePart::Morning, morning), (TimePart::Afternoon, afternoon)].into_iter();
            let cells = cells.filter(|(_, text)| !text.is_empty());
            let mut parts: TimeParts =
                cells.map(|(part, text)| (part, (text.to_owned(), Span::whole("a.csv".into())))).collect();
            let is_odd = join(&mut parts).is_some();
            (parts.remove(&TimePart::TimeOfDay).map(|(text, _)| text), is_odd)
        };
        assert_eq!(joined("", ""), (None, false));
        assert_eq!(joined("7h30 - 11h30", ""), (Some("7h30 - 11h30".into()), false));
        assert_eq!(joined("7h30 - 11h", "13h30 - 16h"), (Some("7h30 - 11h; 13h30 - 16h".into()), false));
        assert_eq!(joined("x", ""), (Some("Sáng".into()), false));
        assert_eq!(joined("", "X"), (Some("Chiều".into()), false));
        assert_eq!(joined("x", "x"), (Some("Cả ngày".into()), false));
        assert!(joined("13h30", "").1);
        assert!(joined("", "7h30").1);
        for hours in ["7h30 - 11h; 13h30 - 16h", "Sáng", "Chiều", "Cả ngày"] {
            assert!(Hours::parse(hours).is_ok(), "{hours}");
        }
    }

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
