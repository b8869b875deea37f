//! A cell to what was written in it, as the field of its column reads it.

use chrono::{NaiveDateTime, NaiveTime};

use super::grid::Content;
use super::phones::{phone, phones};
use super::problems::{CELL_ERROR, UNCOMPUTED_FORMULA};
use crate::bilingual;
use crate::dates::period::excel::{day_of_serial, time_of_fraction};
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::column::Column;
use crate::model::field::{Field, Shape};
use crate::model::problems::BAD_NUMBER;
use crate::model::written::{Key, Value, Written};

/// Numbers that are years, not days: as serials they would lie before 1906.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// The problem of a cell that holds an error value, or a formula that nobody computed.
pub fn broken(content: &Content, span: &Span) -> Option<Diagnostic> {
    match content {
        Content::Failed(error) => {
            let message = bilingual!("ô có giá trị lỗi {error}", "the cell holds the error {error}");
            let help = Bilingual::literal("sửa công thức hoặc gõ giá trị", "mend the formula or type the value");
            Some(CELL_ERROR.at(span).message(message).found(error.as_str()).help(help))
        }
        Content::Uncomputed => {
            let message = Bilingual::literal(
                "công thức trong ô chưa có kết quả lưu trong tệp",
                "the file holds no result for the cell's formula",
            );
            let help = Bilingual::literal("mở bằng Excel và lưu lại", "open it in Excel and save it again");
            Some(UNCOMPUTED_FORMULA.at(span).message(message).help(help))
        }
        _ => None,
    }
}

/// What stands in a cell. `None` where it cannot be told; the problem has been reported then.
pub fn value(content: &Content, span: &Span, column: &Column, problems: &mut Problems) -> Option<Value> {
    if let Some(problem) = broken(content, span) {
        problems.push(problem);
        return None;
    }
    let field = column.field();
    let inner = if let Shape::List(inner) = field.shape { *inner } else { field.shape };
    let text = match content {
        Content::Number(_) if is_phone(field) => content.shown(),
        Content::Number(number) => of_number(*number, inner, span, problems)?,
        Content::Text(text) => match number_in_text(text, inner) {
            Some(number) => of_number(number, inner, span, problems)?,
            None => text.clone(),
        },
        Content::Moment(moment) => of_moment(*moment, inner),
        content => content.shown(),
    };
    let parts: Vec<String> = match field.shape {
        Shape::List(_) if is_phone(field) => phones(&text, span, problems)?,
        _ if is_phone(field) => vec![phone(&text, span, problems)?],
        Shape::List(inner) => {
            let parts = text.split(|c| parts_at(c, inner)).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        }
        _ => vec![text],
    };
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        values.push(match inner {
            Shape::Record(fields) => in_group(&part, fields, span, problems)?,
            _ => plain(&part),
        });
    }
    Some(match values.len() {
        0 => Value::Empty,
        1 => values.remove(0),
        _ => Value::List(values.into_iter().map(|value| Written { value, span: span.clone() }).collect()),
    })
}

/// A serial number or part of a day in a cell of text. Days from 2000 to 2100 alone: other numbers may mean anything.
fn number_in_text(text: &str, shape: Shape) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let is_meant = match shape {
        Shape::Period | Shape::Date | Shape::PartialDate => (36_526.0..73_051.0).contains(&number),
        Shape::Hours => text.contains('.') && number > 0.0 && number < 1.0,
        _ => false,
    };
    is_meant.then_some(number)
}

/// A dash alone says that there is nothing to say.
fn plain(text: &str) -> Value {
    match is_dash(text) {
        true => Value::Empty,
        false => Value::Text { text: text.to_owned(), quoted: false },
    }
}

/// Whether a text is a dash or dots alone.
pub fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | '.' | '/'))
}

/// Whether a character parts the elements of a list. A comma is part of many names.
fn parts_at(c: char, inner: &Shape) -> bool {
    matches!(c, ';' | '\n') || c == ',' && matches!(inner, Shape::OneOf(_))
}

fn is_phone(field: &Field) -> bool {
    matches!(field.name, "phone" | "zalo")
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
            let message = bilingual!("`{shown}` không phải số nguyên", "`{shown}` is not a whole number");
            let help = Bilingual::literal("gõ một số nguyên", "type a whole number");
            problems.push(BAD_NUMBER.at(span).message(message).found(shown).help(help));
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
fn in_group(text: &str, fields: &'static [&'static Field], span: &Span, problems: &mut Problems) -> Option<Value> {
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || " .+-()".contains(c));
    let name = match text {
        _ if is_number && has("phone") => "phone",
        _ if digits > 0 && is_number && has("collected_units") => "collected_units",
        _ if text.starts_with("http") && has("url") => "url",
        _ if text.contains('@') && !text.contains(' ') && has("email") => "email",
        _ if has("phone") && has("note") => "note",
        _ => return Some(plain(text)),
    };
    let text = if name == "phone" { phone(text, span, problems)? } else { text.to_owned() };
    let key = Key { text: name.to_owned(), span: span.clone() };
    let value = Value::Text { text, quoted: false };
    Some(Value::Mapping(vec![(key, Written { value, span: span.clone() })]))
}
