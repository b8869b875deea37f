//! A cell to what was written in it, as the field of its column reads it.

use chrono::{NaiveDateTime, NaiveTime};

use super::grid::Content;
use super::problems::{CELL_ERROR, LOST_ZERO, UNCOMPUTED_FORMULA};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::column::Column;
use crate::model::field::{Field, Shape};
use crate::model::problems::BAD_NUMBER;
use crate::model::written::{Key, Value, Written};
use crate::text::period::excel::{day_of_serial, time_of_fraction};

/// Numbers that are years, not days: as serials they would lie before 1906.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// What stands in a cell. `None` where it cannot be told; the problem has been reported then.
pub fn value(content: &Content, span: &Span, column: &Column, problems: &mut Problems) -> Option<Value> {
    match content {
        Content::Failed(error) => {
            let message = both!("ô có giá trị lỗi {error}", "the cell holds the error {error}");
            let help = Bilingual::literal("sửa công thức hoặc gõ giá trị", "mend the formula or type the value");
            problems.push(Diagnostic::new(&CELL_ERROR, span.clone(), message).found(error.as_str()).help(help));
            return None;
        }
        Content::Uncomputed => {
            let message = Bilingual::literal(
                "công thức trong ô chưa có kết quả lưu trong tệp",
                "the file holds no result for the cell's formula",
            );
            let help = Bilingual::literal("mở bằng Excel và lưu lại", "open it in Excel and save it again");
            problems.push(Diagnostic::new(&UNCOMPUTED_FORMULA, span.clone(), message).help(help));
            return None;
        }
        _ => {}
    }
    let field = column.field();
    let inner = if let Shape::List(inner) = field.shape { *inner } else { field.shape };
    let text = match content {
        Content::Number(number) if is_phone(field) => phone(*number, span, problems),
        Content::Number(number) => of_number(*number, inner, span, problems)?,
        Content::Moment(moment) => of_moment(*moment, inner),
        content => content.shown(),
    };
    let parts: Vec<&str> = match field.shape {
        Shape::List(inner) => {
            text.split(|c| parts_at(c, inner, field)).map(str::trim).filter(|p| !p.is_empty()).collect()
        }
        _ => vec![&text],
    };
    let written = |text: &str| match inner {
        Shape::Record(fields) => in_group(text, fields, span),
        _ => plain(text),
    };
    Some(match parts.as_slice() {
        [] => Value::Empty,
        [only] => written(only),
        parts => Value::List(parts.iter().map(|part| Written { value: written(part), span: span.clone() }).collect()),
    })
}

/// A dash alone says that there is nothing to say.
fn plain(text: &str) -> Value {
    match text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | '.' | '/')) {
        true => Value::Empty,
        false => Value::Text { text: text.to_owned(), quoted: false },
    }
}

/// Whether a character parts the elements of a list. A comma is part of many names.
fn parts_at(c: char, inner: &Shape, field: &Field) -> bool {
    matches!(c, ';' | '\n') || c == ',' && (matches!(inner, Shape::OneOf(_)) || is_phone(field))
}

fn is_phone(field: &Field) -> bool {
    matches!(field.name, "phone" | "zalo")
}

/// A telephone number with the 0 that a number cannot keep.
fn phone(number: f64, span: &Span, problems: &mut Problems) -> String {
    let digits = Content::Number(number).shown();
    if !(8..=10).contains(&digits.len()) || digits.contains('.') {
        return digits;
    }
    let whole = format!("0{digits}");
    let message = both!("số điện thoại `{digits}` đã mất số 0 đứng đầu", "the number `{digits}` lost its leading 0");
    let help = both!("định dạng ô là Văn bản (Text) và gõ `{whole}`", "format the cell as Text and type `{whole}`");
    problems.push(Diagnostic::new(&LOST_ZERO, span.clone(), message).found(digits).help(help));
    whole
}

/// A number where the field wants a day, hours or a whole number.
fn of_number(number: f64, shape: Shape, span: &Span, problems: &mut Problems) -> Option<String> {
    let shown = Content::Number(number).shown();
    Some(match shape {
        Shape::Period | Shape::Date | Shape::PartialDate | Shape::MonthDay | Shape::Moment => {
            match moment_of_serial(number).filter(|_| !YEARS.contains(&number)) {
                Some(moment) => of_moment(moment, shape),
                None => shown,
            }
        }
        Shape::Hours => time_of_fraction(number).map_or(shown, |time| time.format("%H:%M").to_string()),
        Shape::Flag if number == 1.0 => "có".to_owned(),
        Shape::Flag if number == 0.0 => "không".to_owned(),
        Shape::Integer if number.fract() != 0.0 => {
            let message = both!("`{shown}` không phải số nguyên", "`{shown}` is not a whole number");
            let help = Bilingual::literal("gõ một số nguyên", "type a whole number");
            problems.push(Diagnostic::new(&BAD_NUMBER, span.clone(), message).found(shown).help(help));
            return None;
        }
        _ => shown,
    })
}

/// The day and time of a serial number of the 1900 date system.
pub fn moment_of_serial(serial: f64) -> Option<NaiveDateTime> {
    let time = time_of_fraction(serial.fract()).unwrap_or(NaiveTime::MIN);
    day_of_serial(serial.trunc()).map(|day| day.and_time(time))
}

/// A day, as the field writes it.
fn of_moment(moment: NaiveDateTime, shape: Shape) -> String {
    let form = match shape {
        Shape::Hours => "%H:%M",
        Shape::MonthDay => "%d/%m",
        Shape::Moment => "%Y-%m-%dT%H:%M",
        _ => "%d/%m/%Y",
    };
    moment.format(form).to_string()
}

/// Text where a group of fields belongs: "Liên hệ: 0262…" is a telephone number.
fn in_group(text: &str, fields: &'static [&'static Field], span: &Span) -> Value {
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || " .+-()".contains(c));
    let name = match text {
        _ if is_number && has("phone") => "phone",
        _ if digits > 0 && is_number && has("collected_units") => "collected_units",
        _ if text.starts_with("http") && has("url") => "url",
        _ if text.contains('@') && !text.contains(' ') && has("email") => "email",
        _ if has("phone") && has("note") => "note",
        _ => return plain(text),
    };
    let key = Key { text: name.to_owned(), span: span.clone() };
    let value = Value::Text { text: text.to_owned(), quoted: false };
    Value::Mapping(vec![(key, Written { value, span: span.clone() })])
}
