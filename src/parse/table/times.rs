//! Days and hours of a row, which tables have in several columns or together in one, and the changes stated in a row:
//! former days, hours and venues, the reason, and the day of the change.

use std::collections::BTreeMap;

use super::fields::{Fields, add, field, find, group_of, text, text_of};
use super::heading::TimePart;
use super::problems::UNUSED_CELL;
use super::years::YearContext;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::{ParsedPeriod, Period};
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::drive::Status;
use crate::model::read::Read;
use crate::model::written::{Key, Value, Written};
use crate::text::fold::fold;

/// Parts of `when` and `hours` as written, with their places.
pub type TimeParts = BTreeMap<TimePart, (String, Span)>;

/// Separators between several former days in one cell.
const BREAKS: [char; 3] = [';', '\n', '→'];

/// Joins time parts into `when` and `hours`, and separates hours from a day in the same cell. A part that cannot be
/// joined is reported at its cell.
///
/// Days without a year get that of the table.
pub fn times_as_written(fields: &mut Fields, parts: &TimeParts, year: Option<&YearContext>, problems: &mut Problems) {
    let part = |part: TimePart| parts.get(&part);
    problems.0.extend(match (part(TimePart::FirstDay), part(TimePart::LastDay)) {
        (Some((first, span)), Some((last, _))) if last != first => {
            join(fields, "when", format!("từ {first} đến {last}"), span)
        }
        (Some((first, span)), _) => join(fields, "when", first.clone(), span),
        (None, Some((last, span))) => join(fields, "when", format!("đến {last}"), span),
        (None, None) => None,
    });
    problems.0.extend(match (part(TimePart::FirstHour), part(TimePart::LastHour)) {
        (Some((first, span)), Some((last, _))) => join(fields, "hours", format!("{first} - {last}"), span),
        (Some((first, span)), None) => join(fields, "hours", first.clone(), span),
        (None, Some((last, span))) => {
            let why = bilingual!("giờ kết thúc mà không có giờ bắt đầu", "an end without a beginning");
            Some(unused(last, span, why, bilingual!("điền cả giờ bắt đầu", "fill in the beginning too")))
        }
        (None, None) => None,
    });
    if let Some((time, span)) = part(TimePart::TimeOfDay) {
        problems.0.extend(join(fields, "hours", time.clone(), span));
    }
    if let Some((text, _)) = when_of(fields)
        && let Some(completed) = year.and_then(|year| year.completed(text))
    {
        *text = completed;
    }
    if let Some((weekday, span)) = part(TimePart::Weekday) {
        problems.0.extend(name_weekday(fields, weekday, span));
    }
    if text_of(fields, "hours").is_none() {
        part_hours(fields);
    }
}

/// Adds a field made from its parts. Returns a problem where the row has another value for that field.
fn join(fields: &mut Fields, name: &str, text: String, span: &Span) -> Option<Diagnostic> {
    let Some(known) = text_of(fields, name) else {
        add(fields, name, text, span);
        return None;
    };
    let is_same = match name {
        "hours" => match (Hours::parse(known), Hours::parse(&text)) {
            (Ok(known), Ok(new)) => known == new || new.end().is_none() && new.start() == known.start(),
            _ => known == text,
        },
        _ => {
            known == text || Period::parse(known).is_ok_and(|known| Period::parse(&text).is_ok_and(|new| known == new))
        }
    };
    if is_same {
        return None;
    }
    let why = bilingual!("hàng đã có `{known}` ở một cột khác", "another column of the row says `{known}`");
    Some(unused(&text, span, why, bilingual!("chỉ điền một trong hai ô", "fill in one of the two cells alone")))
}

fn unused(text: &str, span: &Span, why: Bilingual, help: Bilingual) -> Diagnostic {
    let Bilingual { vi, en } = why;
    let message = bilingual!("`{text}` không dùng được: {vi}", "`{text}` cannot be used: {en}");
    UNUSED_CELL.at(span).message(message).found(text).help(help)
}

/// The text of `when`, with its span.
fn when_of(fields: &mut Fields) -> Option<(&mut String, &Span)> {
    match fields.iter_mut().find(|(key, _)| key.text == "when") {
        Some((_, Written { value: Value::Text { text, .. }, span })) => Some((text, span)),
        _ => None,
    }
}

/// Writes the weekday before the day, so that a mismatch is detected. A row without a day is reported elsewhere.
fn name_weekday(fields: &mut Fields, weekday: &str, span: &Span) -> Option<Diagnostic> {
    let name = match fold(weekday).as_str() {
        "cn" | "chu nhat" => "Chủ nhật".to_owned(),
        named if named.starts_with("thu") => weekday.to_owned(),
        _ => format!("thứ {weekday}"),
    };
    let (text, _) = when_of(fields)?;
    // "T7, CN" beside "19, 20/6/2027" is a list of its own.
    let several = Some(format!("{weekday} ({text})")).filter(|_| weekday.contains([',', ';']));
    let mut wholes = [format!("{name}, {text}")].into_iter().chain(several);
    if let Some(whole) = wholes.find(|whole| ParsedPeriod::parse(whole).is_ok()) {
        *text = whole;
        return None;
    }
    ParsedPeriod::parse(text).is_ok().then(|| {
        let why = bilingual!("không ghép được với `{text}`", "it does not go with `{text}`");
        let help = bilingual!(
            "ghi `Chủ nhật`, `Thứ hai` … bên một ngày cụ thể, hoặc để trống",
            "write `Chủ nhật`, `Thứ hai` … beside one day, or leave the cell blank"
        );
        unused(weekday, span, why, help)
    })
}

/// Separates the hours from the days: "7h30 - 11h30, ngày 19/3/2023" and the reverse order.
fn part_hours(fields: &mut Fields) {
    let Some((when, span)) = when_of(fields) else { return };
    let Ok(mut parsed) = ParsedPeriod::parse_with_hours(when, None) else { return };
    if !parsed.has_more_than_days() {
        return;
    }
    if let Some(hours) = parsed.beside.hours.take() {
        let span = span.clone();
        *when = parsed.text();
        add(fields, "hours", hours, &span);
    }
}

/// Turns the cells about changes into lines of `history`, oldest first: one per former day. A cell with as many values
/// as there are lines gives one value to each line; any other cell belongs to the last line.
pub fn history_as_written(fields: &mut Fields, problems: &mut Problems) {
    let Some(reported) = group_of(fields, "history").cloned() else { return };
    let was = group_of(&reported, "was").cloned().unwrap_or_default();
    let Some(at) = fields.iter().position(|(key, _)| key.text == "history") else { return };
    let span = fields[at].1.span.clone();
    if was.is_empty() && !is_off(fields) {
        problems.push(explains_nothing(&reported, &span));
        fields.remove(at);
        return;
    }
    let several = !text_of(fields, "when").is_some_and(is_exact_day);
    let days = text_of(&was, "when").map_or_else(Vec::new, |text| former_days(text, several));
    let count = days.len().max(1);
    let deal = |cells: &mut dyn Iterator<Item = (Key, Written)>| {
        let mut lines = vec![Fields::new(); count];
        for (key, written) in cells {
            let parts = match &written.value {
                Value::Text { .. } if key.text == "when" => days.clone(),
                Value::Text { text, .. } => split(text, &BREAKS),
                _ => Vec::new(),
            };
            if parts.len() == count {
                for (line, part) in lines.iter_mut().zip(parts) {
                    line.push((key.clone(), Written { value: text(part), span: written.span.clone() }));
                }
            } else if let Some(last) = lines.last_mut() {
                last.push((key, written));
            }
        }
        lines
    };
    let former = deal(&mut was.into_iter());
    let lines = deal(&mut reported.into_iter().filter(|(key, _)| key.text != "was"));
    let lines = lines.into_iter().zip(former).map(|(mut line, former)| {
        line.push(field("was", Value::Mapping(former), &span));
        if find(&line, "on").is_none() {
            line.push(field("on", Value::List(Vec::new()), &span));
        }
        Written { value: Value::Mapping(line), span: span.clone() }
    });
    fields[at].1.value = Value::List(lines.collect());
}

/// Whether the row has a status that means that it does not go ahead, such as postponed.
fn is_off(fields: &Fields) -> bool {
    let status = find(fields, "status").filter(|status| matches!(status.value, Value::Text { .. }));
    let status = status.map(|status| Status::read(status, &mut Problems::default()));
    status.is_some_and(|status| !matches!(status, Some(Status::Planned | Status::Confirmed | Status::Full)))
}

/// The former days in a cell. A comma separates them only where each part is a day and the row is held on one day:
/// otherwise the days may together be one former time.
fn former_days(text: &str, several: bool) -> Vec<String> {
    let lines = split(text, &BREAKS);
    let days = split(text, &[',']);
    let are_days = lines.len() == 1 && !several && days.iter().all(|day| is_exact_day(day));
    if are_days { days } else { lines }
}

fn is_exact_day(text: &str) -> bool {
    Period::parse(text).is_ok_and(|period| period.is_exact_day())
}

fn split(text: &str, breaks: &[char]) -> Vec<String> {
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The problem of a reason or a day of change in a row without a change.
fn explains_nothing(reported: &Fields, span: &Span) -> Diagnostic {
    let text = reported.iter().find_map(|(key, _)| text_of(reported, &key.text)).unwrap_or_default();
    let why = bilingual!("hàng không ghi đã đổi điều gì", "the row does not say what changed");
    let help = bilingual!(
        "điền `Ngày cũ`, `Giờ cũ` hoặc `Địa điểm cũ`; buổi đã hoãn hay hủy thì ghi ở cột `Tình trạng`; nếu không đổi gì, \
         để trống ô này",
        "fill in `Ngày cũ`, `Giờ cũ` or `Địa điểm cũ`, or write in the column `status` that it is postponed or cancelled; \
         where nothing changed, leave this cell blank"
    );
    unused(text, span, why, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(when: &str, parts: &[(TimePart, &str)]) -> (Option<String>, Option<String>) {
        let (when, hours, _) = reported(when, parts);
        (when, hours)
    }

    fn reported(when: &str, parts: &[(TimePart, &str)]) -> (Option<String>, Option<String>, usize) {
        let span = Span::whole("a.csv".into());
        let mut fields = Fields::new();
        if !when.is_empty() {
            add(&mut fields, "when", when.to_owned(), &span);
        }
        let parts = parts.iter().map(|(part, text)| (*part, ((*text).to_owned(), span.clone()))).collect();
        let mut problems = Problems::default();
        times_as_written(&mut fields, &parts, None, &mut problems);
        let text = |name: &str| text_of(&fields, name).map(str::to_owned);
        (text("when"), text("hours"), problems.0.len())
    }

    #[test]
    fn no_part_vanishes() {
        assert_eq!(reported("01/3/2025", &[(TimePart::LastHour, "11:30")]).2, 1);
        assert_eq!(reported("01/3/2025", &[(TimePart::FirstDay, "02/3/2025")]).2, 1);
        assert_eq!(reported("tháng 3/2025", &[(TimePart::Weekday, "CN")]).2, 1);
        assert_eq!(reported("01/3/2025", &[(TimePart::FirstDay, "1/3/2025")]).2, 0);
        assert_eq!(reported("01/3/2025", &[(TimePart::FirstHour, "7h30"), (TimePart::TimeOfDay, "07:30")]).2, 0);
        assert_eq!(reported("01/3/2025", &[(TimePart::FirstHour, "7h30"), (TimePart::TimeOfDay, "08:00")]).2, 1);
    }

    #[test]
    fn hours_beside_the_day_are_parted_from_it() {
        for when in ["7h30 - 11h30, ngày 19/3/2023", "ngày 19/3/2023 7h30 - 11h30", "7h30 - 11h30\nngày 19/3/2023"] {
            let expected = (Some("19/3/2023".to_owned()), Some("7h30 - 11h30".to_owned()));
            assert_eq!(written(when, &[]), expected, "{when}");
        }
    }

    #[test]
    fn parts_in_columns_of_their_own_are_joined() {
        let days = written("", &[(TimePart::FirstDay, "01/3/2025"), (TimePart::LastDay, "05/3/2025")]);
        assert_eq!(days.0.as_deref(), Some("từ 01/3/2025 đến 05/3/2025"));
        let hours = written("01/3/2025", &[(TimePart::FirstHour, "07:30"), (TimePart::LastHour, "11:30")]);
        assert_eq!(hours.1.as_deref(), Some("07:30 - 11:30"));
        let weekdays = reported("19, 20/6/2027", &[(TimePart::Weekday, "T7, CN")]);
        assert_eq!((weekdays.0.as_deref(), weekdays.2), (Some("T7, CN (19, 20/6/2027)"), 0));
        let weekday = written("19/3/2023", &[(TimePart::Weekday, "CN")]);
        assert_eq!(weekday.0.as_deref(), Some("Chủ nhật, 19/3/2023"));
    }

    #[test]
    fn what_is_no_day_with_hours_stays_as_it_is() {
        for when in ["sau khi có thông báo", "13/25/2023", "thường xuyên", "tháng 4/2023"] {
            assert_eq!(written(when, &[]).0.as_deref(), Some(when));
        }
    }

    #[test]
    fn a_whole_article_stays_as_it_is() {
        for when in [format!("7h30 - 11h30, ngày 19/3/2023 {}", "( ".repeat(500)), "dài ".repeat(50_000)] {
            assert_eq!(written(&when, &[]), (Some(when), None));
        }
    }

    #[test]
    fn former_days_are_parted_where_they_are_sure_to_be_several() {
        let cases: &[(&str, bool, &[&str])] = &[
            ("05/9/2027", false, &["05/9/2027"]),
            ("05/9/2027; 12/9/2027", false, &["05/9/2027", "12/9/2027"]),
            ("05/9/2027\n12/9/2027", true, &["05/9/2027", "12/9/2027"]),
            ("05/9/2027, 12/9/2027", false, &["05/9/2027", "12/9/2027"]),
            ("05/9/2027, 12/9/2027", true, &["05/9/2027, 12/9/2027"]),
            ("5, 12/9/2027", false, &["5, 12/9/2027"]),
            ("Chủ nhật, 05/9/2027", false, &["Chủ nhật, 05/9/2027"]),
            ("tháng 9/2027 → 03/10/2027", false, &["tháng 9/2027", "03/10/2027"]),
        ];
        for (text, several, days) in cases {
            assert_eq!(former_days(text, *several), *days, "{text}");
        }
    }
}
