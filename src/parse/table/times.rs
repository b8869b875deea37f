//! Days and hours that tables give in several columns, or together in one.

use std::collections::BTreeMap;

use super::meaning::Part;
use super::problems::UNUSED_CELL;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::{ParsedPeriod, Period};
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::written::{Key, Value, Written};
use crate::text::fold::fold;

/// The fields of a row.
pub type Fields = Vec<(Key, Written)>;
/// Parts of fields as written, with their places.
pub type Parts = BTreeMap<Part, (String, Span)>;

/// Bytes that a day with its hours may take where both stand in one cell.
const LONGEST: usize = 400;

/// Joins the parts to `when` and `hours`, and parts hours that stand in one cell with the day. A part that cannot be
/// joined is reported at its cell.
pub fn settle(fields: &mut Fields, parts: &Parts, problems: &mut Problems) {
    let part = |part: Part| parts.get(&part);
    if let Some((first, span)) = part(Part::FirstDay).or(part(Part::LastDay)) {
        let text = match part(Part::LastDay) {
            Some((last, _)) if part(Part::FirstDay).is_none() => format!("đến {last}"),
            Some((last, _)) if last != first => format!("từ {first} đến {last}"),
            _ => first.clone(),
        };
        problems.0.extend(join(fields, "when", text, span));
    }
    match (part(Part::FirstHour), part(Part::LastHour)) {
        (Some((first, span)), None) => problems.0.extend(join(fields, "hours", first.clone(), span)),
        (Some((first, span)), Some((last, _))) => {
            problems.0.extend(join(fields, "hours", format!("{first} - {last}"), span));
        }
        (None, Some((last, span))) => problems.push(unused(
            last,
            span,
            Bilingual::literal("giờ kết thúc mà không có giờ bắt đầu", "an end without a beginning"),
            Bilingual::literal("điền cả giờ bắt đầu", "fill in the beginning too"),
        )),
        (None, None) => {}
    }
    if let Some((time, span)) = part(Part::TimeOfDay) {
        problems.0.extend(join(fields, "hours", time.clone(), span));
    }
    if let Some((weekday, span)) = part(Part::Weekday) {
        problems.0.extend(name_weekday(fields, weekday, span));
    }
    if text_of(fields, "hours").is_none() {
        part_hours(fields);
    }
}

/// Adds a field from its parts; the problem where the row has another value for it.
fn join(fields: &mut Fields, name: &str, text: String, span: &Span) -> Option<Diagnostic> {
    let known = text_of(fields, name).map(str::to_owned);
    let same = |known: &str| match name {
        "hours" => Hours::parse(known).is_ok_and(|hours| {
            let begins = |other: Hours| other.end().is_none() && other.start() == hours.start();
            Hours::parse(&text).is_ok_and(|other| hours == other || begins(other))
        }),
        _ => Period::parse(known).is_ok_and(|period| Period::parse(&text).is_ok_and(|other| period == other)),
    };
    match known {
        None => add(fields, name, text, span),
        Some(known) if known == text || same(&known) => {}
        Some(known) => {
            let why = bilingual!("hàng đã có `{known}` ở một cột khác", "another column of the row says `{known}`");
            let help = Bilingual::literal("chỉ điền một trong hai ô", "fill in one of the two cells alone");
            return Some(unused(&text, span, why, help));
        }
    }
    None
}

fn unused(text: &str, span: &Span, why: Bilingual, help: Bilingual) -> Diagnostic {
    let Bilingual { vi, en } = why;
    let message = bilingual!("`{text}` không dùng được: {vi}", "`{text}` cannot be used: {en}");
    UNUSED_CELL.at(span).message(message).found(text).help(help)
}

/// Adds a field that the row does not have yet.
pub fn add(fields: &mut Fields, name: &str, text: String, span: &Span) {
    if text_of(fields, name).is_none() {
        fields.retain(|(key, _)| key.text != name);
        let key = Key { text: name.to_owned(), span: span.clone() };
        fields.push((key, Written { value: Value::Text { text, quoted: false }, span: span.clone() }));
    }
}

/// The text of a field, where it has one.
pub fn text_of<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key.text == name).and_then(|(_, written)| match &written.value {
        Value::Text { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

/// Writes the weekday before the day, so that one that does not match is found. A row without a day is told so anyway.
fn name_weekday(fields: &mut Fields, weekday: &str, span: &Span) -> Option<Diagnostic> {
    let folded = fold(weekday);
    let name = match folded.as_str() {
        "cn" | "chu nhat" => "Chủ nhật".to_owned(),
        named if named.starts_with("thu") => weekday.to_owned(),
        _ => format!("thứ {weekday}"),
    };
    let day = fields.iter_mut().find(|(key, _)| key.text == "when");
    let Some((_, Written { value: Value::Text { text, .. }, .. })) = day else { return None };
    let whole = format!("{name}, {text}");
    if ParsedPeriod::parse(&whole).is_ok() {
        *text = whole;
        return None;
    }
    ParsedPeriod::parse(text).is_ok().then(|| {
        let why = bilingual!("không ghép được với `{text}`", "it does not go with `{text}`");
        let help = Bilingual::literal(
            "ghi `Chủ nhật`, `Thứ hai` … bên một ngày cụ thể, hoặc để trống",
            "write `Chủ nhật`, `Thứ hai` … beside one day, or leave the cell blank",
        );
        unused(weekday, span, why, help)
    })
}

/// "7h30 - 11h30, ngày 19/3/2023" and the other way round.
fn part_hours(fields: &mut Fields) {
    let Some(text) = text_of(fields, "when").map(str::to_owned) else { return };
    // Every break is tried, so a whole article in this cell would take minutes.
    if text.len() > LONGEST || Period::parse(&text).is_ok() {
        return;
    }
    let breaks = text.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | ';' | '\n' | '(')).map(|(at, _)| at);
    let found = breaks.into_iter().find_map(|at| {
        let clean = |side: &str| side.trim_matches(|c: char| c.is_whitespace() || ",;()".contains(c)).to_owned();
        let (left, right) = (clean(&text[..at]), clean(&text[at..]));
        [(&left, &right), (&right, &left)].into_iter().find_map(|(day, hours)| {
            let readable = Period::parse(day).is_ok_and(|day| day.is_exact_day()) && Hours::parse(hours).is_ok();
            readable.then(|| (day.clone(), hours.clone()))
        })
    });
    let Some((day, hours)) = found else { return };
    if let Some((_, written)) = fields.iter_mut().find(|(key, _)| key.text == "when") {
        let span = written.span.clone();
        written.value = Value::Text { text: day, quoted: false };
        add(fields, "hours", hours, &span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(when: &str, parts: &[(Part, &str)]) -> (Option<String>, Option<String>) {
        let (when, hours, _) = reported(when, parts);
        (when, hours)
    }

    fn reported(when: &str, parts: &[(Part, &str)]) -> (Option<String>, Option<String>, usize) {
        let span = Span::whole("a.csv".into());
        let mut fields = Fields::new();
        if !when.is_empty() {
            add(&mut fields, "when", when.to_owned(), &span);
        }
        let parts = parts.iter().map(|(part, text)| (*part, ((*text).to_owned(), span.clone()))).collect();
        let mut problems = Problems::default();
        settle(&mut fields, &parts, &mut problems);
        let text = |name: &str| text_of(&fields, name).map(str::to_owned);
        (text("when"), text("hours"), problems.0.len())
    }

    #[test]
    fn no_part_vanishes() {
        assert_eq!(reported("01/3/2025", &[(Part::LastHour, "11:30")]).2, 1);
        assert_eq!(reported("01/3/2025", &[(Part::FirstDay, "02/3/2025")]).2, 1);
        assert_eq!(reported("tháng 3/2025", &[(Part::Weekday, "CN")]).2, 1);
        assert_eq!(reported("01/3/2025", &[(Part::FirstDay, "1/3/2025")]).2, 0);
        assert_eq!(reported("01/3/2025", &[(Part::FirstHour, "7h30"), (Part::TimeOfDay, "07:30")]).2, 0);
        assert_eq!(reported("01/3/2025", &[(Part::FirstHour, "7h30"), (Part::TimeOfDay, "08:00")]).2, 1);
    }

    #[test]
    fn hours_beside_the_day_are_parted_from_it() {
        for when in ["7h30 - 11h30, ngày 19/3/2023", "ngày 19/3/2023 7h30 - 11h30", "7h30 - 11h30\nngày 19/3/2023"] {
            let expected = (Some("ngày 19/3/2023".to_owned()), Some("7h30 - 11h30".to_owned()));
            assert_eq!(settled(when, &[]), expected, "{when}");
        }
    }

    #[test]
    fn parts_in_columns_of_their_own_are_joined() {
        let days = settled("", &[(Part::FirstDay, "01/3/2025"), (Part::LastDay, "05/3/2025")]);
        assert_eq!(days.0.as_deref(), Some("từ 01/3/2025 đến 05/3/2025"));
        let hours = settled("01/3/2025", &[(Part::FirstHour, "07:30"), (Part::LastHour, "11:30")]);
        assert_eq!(hours.1.as_deref(), Some("07:30 - 11:30"));
        let weekday = settled("19/3/2023", &[(Part::Weekday, "CN")]);
        assert_eq!(weekday.0.as_deref(), Some("Chủ nhật, 19/3/2023"));
    }

    #[test]
    fn what_is_no_day_with_hours_stays_as_it_is() {
        for when in ["sau khi có thông báo", "13/25/2023", "thường xuyên", "tháng 4/2023"] {
            assert_eq!(settled(when, &[]).0.as_deref(), Some(when));
        }
    }

    #[test]
    fn a_whole_article_stays_as_it_is() {
        for when in [format!("7h30 - 11h30, ngày 19/3/2023 {}", "( ".repeat(500)), "dài ".repeat(50_000)] {
            assert_eq!(settled(&when, &[]), (Some(when), None));
        }
    }
}
