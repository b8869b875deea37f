//! What a row says of its own changes: former days, hours and venues, why, and since when.

use super::problems::UNUSED_CELL;
use super::times::{Fields, text_of};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::drive::Status;
use crate::model::read::Read;
use crate::model::written::{Key, Value, Written};

/// What parts the former days in one cell.
const BREAKS: [char; 3] = [';', '\n', '→'];

/// Turns the cells of changes into lines of `history`, oldest first: as many as there are former days. A cell that holds
/// as much as there are lines is shared out among them; any other speaks of the last.
pub fn settle(fields: &mut Fields, problems: &mut Problems) {
    let Some(at) = fields.iter().position(|(key, _)| key.text == "history") else { return };
    let span = fields[at].1.span.clone();
    let Value::Mapping(reported) = &fields[at].1.value else { return };
    let is_off = fields.iter().any(|(key, written)| {
        let is_status = key.text == "status" && matches!(written.value, Value::Text { .. });
        let status = || Status::read(written, &mut Problems::default());
        is_status && !matches!(status(), Some(Status::Planned | Status::Confirmed | Status::Full))
    });
    let was = reported.iter().find(|(key, _)| key.text == "was");
    let mut was =
        if let Some((_, Written { value: Value::Mapping(was), .. })) = was { was.clone() } else { Vec::new() };
    if was.is_empty() && !is_off {
        problems.push(explains_nothing(reported, &span));
        fields.remove(at);
        return;
    }
    let several = text_of(fields, "when").and_then(|when| Period::parse(when).ok());
    let several = several.is_none_or(|when| !when.is_exact_day());
    let days = text_of(&was, "when").map_or_else(Vec::new, |text| former_days(text, several));
    let mut lines: Vec<(Fields, Fields)> = vec![Default::default(); days.len().max(1)];
    let others = reported.iter().filter(|(key, _)| key.text != "was").map(|cell| (false, cell.clone()));
    for (is_former, (key, written)) in was.drain(..).map(|cell| (true, cell)).chain(others) {
        let parts = match &written.value {
            Value::Text { .. } if key.text == "when" => days.clone(),
            Value::Text { text, .. } => split(text, &BREAKS),
            _ => Vec::new(),
        };
        let shared = if parts.len() == lines.len() { parts } else { Vec::new() };
        let first = lines.len() - 1;
        for (index, (former, line)) in lines.iter_mut().enumerate().skip(if shared.is_empty() { first } else { 0 }) {
            let text = shared.get(index).cloned();
            let value = text.map_or_else(|| written.value.clone(), |text| Value::Text { text, quoted: false });
            let cell = (key.clone(), Written { value, span: written.span.clone() });
            if is_former { former.push(cell) } else { line.push(cell) }
        }
    }
    let key = |name: &str| Key { text: name.to_owned(), span: span.clone() };
    let lines = lines.into_iter().map(|(former, mut line)| {
        line.push((key("was"), Written { value: Value::Mapping(former), span: span.clone() }));
        if line.iter().all(|(key, _)| key.text != "on") {
            line.push((key("on"), Written { value: Value::List(Vec::new()), span: span.clone() }));
        }
        Written { value: Value::Mapping(line), span: span.clone() }
    });
    fields[at].1.value = Value::List(lines.collect());
}

/// The former days in a cell. A comma parts them too, where each is a day by itself and the row is held on one day: else
/// the days together may be one of its former times.
pub fn former_days(text: &str, several: bool) -> Vec<String> {
    let lines = split(text, &BREAKS);
    let days = split(text, &[',']);
    let is_day = |text: &String| Period::parse(text).is_ok_and(|day| day.is_exact_day());
    match lines.len() == 1 && !several && days.iter().all(is_day) {
        true => days,
        false => lines,
    }
}

fn split(text: &str, breaks: &[char]) -> Vec<String> {
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A reason, or a day of change, beside nothing that changed.
fn explains_nothing(reported: &Fields, span: &Span) -> Diagnostic {
    let text = reported.iter().find_map(|(key, _)| text_of(reported, &key.text)).unwrap_or_default();
    let message = bilingual!(
        "`{text}` không dùng được: hàng không ghi đã đổi điều gì",
        "`{text}` cannot be used: the row does not say what changed"
    );
    UNUSED_CELL.at(span).message(message).found(text).help(Bilingual::literal(
        "điền `Ngày cũ`, `Giờ cũ` hoặc `Địa điểm cũ`; buổi đã hoãn hay hủy thì ghi ở cột `Tình trạng`; nếu không đổi gì, \
         để trống ô này",
        "fill in `Ngày cũ`, `Giờ cũ` or `Địa điểm cũ`, or write in the column `status` that it is postponed or cancelled; \
         where nothing changed, leave this cell blank",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

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
