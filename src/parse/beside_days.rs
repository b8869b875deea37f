//! What stands in `when` beside the days of a drive or event: hours or a part of the day, "dự kiến", the day by the moon.
//! Each goes into the field it belongs to, so that the days are days.

use std::borrow::Cow;

use crate::bilingual;
use crate::dates::hours::{Hours, PartOfDay};
use crate::dates::period::ParsedPeriod;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::drive::Status;
use crate::model::form::{field_of, written_in};
use crate::model::kind::Kind;
use crate::model::read::Read;
use crate::model::written::{Key, Value, Written};
use crate::problem;

problem! {
    /// Ô ngày nói một điều, ô tình trạng hay ô giờ nói điều khác: ngày ghi là *dự kiến* mà tình trạng là *đã xác nhận*,
    /// hay ngày ghi là *sáng* mà giờ là buổi chiều. Trang theo ô tình trạng và ô giờ. Hãy giữ một điều.
    ///
    /// The field of the day says one thing, and the status or the hours say another: the day is *dự kiến* and the
    /// status *confirmed*, or the day is a *morning* and the hours are in the afternoon. The site goes by the status and
    /// the hours. Keep one of both.
    ///
    /// ```text
    /// Thời gian: dự kiến 15/3/2025
    /// Tình trạng: Đã xác nhận
    /// ```
    ///
    /// ```text
    /// Thời gian: 15/3/2025
    /// Tình trạng: Đã xác nhận
    /// ```
    pub static DAY_SAYS_OTHERWISE: Warning = "day-says-otherwise";
}

/// The fields of an entry, with what stands beside its days in the fields of its own. Other kinds have no such fields:
/// there it is a time in words.
pub fn beside_days<'f>(kind: Kind, fields: &'f [(Key, Written)], problems: &mut Problems) -> Cow<'f, [(Key, Written)]> {
    let is_occasion = matches!(kind, Kind::Drive | Kind::Event);
    let Some(Written { value: Value::Text { text, .. }, span }) =
        written_in(fields, kind, "when").filter(|_| is_occasion)
    else {
        return fields.into();
    };
    let Ok(parsed) = ParsedPeriod::parse_with_hours(text, None) else { return fields.into() };
    if !parsed.has_more_than_days() {
        return fields.into();
    }
    let days = parsed.days_vi();
    let own = |name: &str| written_in(fields, kind, name).filter(|own| !matches!(own.value, Value::Empty));
    let mut found = fields.to_vec();
    let is_when = |key: &Key| field_of(&kind.tables(), &key.text).is_some_and(|field| field.name == "when");
    for (_, written) in found.iter_mut().filter(|(key, _)| is_when(key)) {
        written.value = text_value(days.clone());
    }
    if parsed.beside.is_planned {
        let status = own("status").and_then(|status| Status::read(status, &mut Problems::default()));
        problems.0.extend(status.and_then(|status| against_status(status, text, span)));
    }
    if let Some(hours) = parsed.beside.hours {
        match own("hours").and_then(|hours| Hours::read(hours, &mut Problems::default())) {
            Some(known) => problems.0.extend(against_hours(&known, &hours, text, span)),
            None => add(&mut found, kind, "hours", hours, span),
        }
    }
    if let Some(note) = parsed.beside.lunar
        && own("lunar").is_none()
    {
        add(&mut found, kind, "lunar", note, span);
    }
    found.into()
}

fn text_value(text: String) -> Value {
    Value::Text { text, quoted: false }
}

/// Puts a value into a field that has none.
fn add(fields: &mut Vec<(Key, Written)>, kind: Kind, name: &str, text: String, span: &Span) {
    fields.retain(|(key, _)| field_of(&kind.tables(), &key.text).is_none_or(|field| field.name != name));
    let key = Key { text: name.to_owned(), span: span.clone() };
    fields.push((key, Written { value: text_value(text), span: span.clone() }));
}

fn against_status(status: Status, text: &str, span: &Span) -> Option<Diagnostic> {
    if !matches!(status, Status::Confirmed | Status::Full) {
        return None;
    }
    let (vi, en) = (status.label(), status.name());
    let message = bilingual!(
        "ngày ghi là dự kiến, mà tình trạng là `{vi}`",
        "the day is planned (“dự kiến”), and the status is `{en}`"
    );
    let help = Bilingual::literal(
        "bỏ `dự kiến` ở ngày nếu đã chắc, hoặc sửa tình trạng",
        "leave out `dự kiến` where the day is sure, or mend the status",
    );
    Some(DAY_SAYS_OTHERWISE.at(span).message(message).found(text).help(help))
}

/// The problem of hours that the hours in the field of the day contradict.
fn against_hours(known: &Hours, beside: &str, text: &str, span: &Span) -> Option<Diagnostic> {
    let beside = Hours::parse(beside).ok()?;
    if *known == beside || beside.named().is_some_and(|part| lies_in(known, part)) {
        return None;
    }
    let (hours, other) = (known.vi(), beside.vi());
    let message =
        bilingual!("ở ngày ghi {other}, mà giờ là {hours}", "the day says {other}, and the hours are {hours}");
    let help = Bilingual::literal("bỏ giờ ở ngày, hoặc sửa giờ", "leave the hours out of the day, or mend the hours");
    Some(DAY_SAYS_OTHERWISE.at(span).message(message).found(text).help(help))
}

/// Whether hours may be those of a part of the day; words may be.
fn lies_in(hours: &Hours, part: PartOfDay) -> bool {
    let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let Some(start) = hours.start() else { return hours.named().is_none_or(|own| own == part) };
    match part {
        PartOfDay::Morning => start < noon,
        PartOfDay::Afternoon | PartOfDay::Evening => start >= noon,
        PartOfDay::Midday | PartOfDay::AllDay | PartOfDay::OfficeHours => true,
    }
}
