//! Converts a cell to the written value that the field of its column reads.

use chrono::{NaiveDateTime, NaiveTime};

use super::as_above::is_not_yet;
use super::fields::{field, text};
use super::phones::{phone, phones, ways};
use super::problems::{CELL_ERROR, UNCOMPUTED_FORMULA};
use super::sheet::CellContent;
use crate::bilingual;
use crate::dates::period::excel::{day_of_serial, time_of_fraction};
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::model::approval::Approval;
use crate::model::column::Column;
use crate::model::field::{Field, Shape};
use crate::model::problems::{BAD_NUMBER, WRONG_TYPE};
use crate::model::written::{Value, Written};
use crate::text::number::parse_integer;

/// Numbers that mean years and not days: as serial numbers they would be before 1906.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// Checks that a cell holds neither an error value nor a formula without a stored result.
pub fn check_readable(content: &CellContent, span: &Span) -> Result<(), Diagnostic> {
    match content {
        CellContent::Failed(error) => {
            let message = bilingual!("ô có giá trị lỗi {error}", "the cell holds the error {error}");
            let help = bilingual!("sửa công thức hoặc gõ giá trị", "mend the formula or type the value");
            Err(CELL_ERROR.at(span).message(message).found(error).help(help))
        }
        CellContent::Uncomputed => {
            let message = bilingual!(
                "công thức trong ô chưa có kết quả lưu trong tệp",
                "the file holds no result for the cell's formula"
            );
            let help = bilingual!("mở bằng Excel và lưu lại", "open it in Excel and save it again");
            Err(UNCOMPUTED_FORMULA.at(span).message(message).help(help))
        }
        _ => Ok(()),
    }
}

/// The written value of a cell, or why it has none.
pub fn value(
    content: &CellContent,
    span: &Span,
    column: &Column,
    problems: &mut Problems,
) -> Result<Value, Diagnostic> {
    check_readable(content, span)?;
    let field = column.field();
    let inner = if let Shape::List(inner) = field.shape { *inner } else { field.shape };
    if matches!(content, CellContent::Text(text) if is_not_yet(text, field.name, inner)) {
        return Ok(Value::Empty);
    }
    let is_phone = matches!(field.name, "phone" | "zalo");
    let number = match content {
        CellContent::Number(number) => Some(*number).filter(|_| !is_phone),
        CellContent::Text(text) => number_in_text(without_unit(text, field.name), inner),
        _ => None,
    };
    let written = match (number, content) {
        (Some(number), _) if matches!(inner, Shape::Integer | Shape::Quantity) && number.fract() != 0.0 => {
            let shown = content.shown();
            let message = bilingual!("`{shown}` không phải số nguyên", "`{shown}` is not a whole number");
            let help = bilingual!("gõ một số nguyên", "type a whole number");
            return Err(BAD_NUMBER.at(span).message(message).found(shown).help(help));
        }
        (Some(number), _) => number_text(number, inner),
        (None, CellContent::DateTime(at)) => date_time_text(*at, inner),
        (None, CellContent::Text(text)) => without_unit(text, field.name).to_owned(),
        (None, content) => content.shown(),
    };
    let parts: Vec<String> = match field.shape {
        Shape::List(_) if is_phone => phones(&written, span, problems)?,
        _ if is_phone => vec![phone(&written, span, problems)?],
        Shape::List(_) => {
            // No comma: many names contain one, and a list of choices is split where the words are known.
            let parts = written.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        }
        _ => vec![written],
    };
    let values = parts.iter().map(|part| match inner {
        Shape::Record(fields) => in_group(part, fields, span, problems),
        _ => Ok(plain(part)),
    });
    let mut values = values.collect::<Result<Vec<Value>, Diagnostic>>()?;
    Ok(match values.len() {
        0 => Value::Empty,
        1 => values.remove(0),
        _ => Value::List(values.into_iter().map(|value| Written { value, span: span.clone() }).collect()),
    })
}

/// A serial number or fraction of a day in a text cell. Only days from 2000 to 2100 count; other numbers may mean
/// anything.
fn number_in_text(text: &str, shape: Shape) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let is_meant = match shape {
        Shape::Period | Shape::Date | Shape::PartialDate => (36_526.0..73_051.0).contains(&number),
        Shape::Hours => text.contains('.') && number > 0.0 && number < 1.0,
        _ => false,
    };
    is_meant.then_some(number)
}

/// A text value. A single dash means an empty cell.
fn plain(written: &str) -> Value {
    if is_dash(written) { Value::Empty } else { text(written) }
}

/// Whether a text consists of dashes or dots only.
pub fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | '.' | '/'))
}

/// The text of a number, in the form of a day, hours or a yes where the field needs it.
pub fn number_text(number: f64, shape: Shape) -> String {
    let text = match shape {
        Shape::Period | Shape::Date | Shape::PartialDate | Shape::MonthDay | Shape::DateTime => {
            let at = date_time_of_serial(number).filter(|_| !YEARS.contains(&number));
            at.map(|at| date_time_text(at, shape))
        }
        Shape::Hours => time_of_fraction(number).map(|time| time.format("%H:%M").to_string()),
        Shape::Flag if number == 1.0 => Some("có".to_owned()),
        Shape::Flag if number == 0.0 => Some("không".to_owned()),
        _ => None,
    };
    text.unwrap_or_else(|| CellContent::Number(number).shown())
}

/// The day and time of a serial number of the 1900 date system.
pub fn date_time_of_serial(serial: f64) -> Option<NaiveDateTime> {
    let time = time_of_fraction(serial.fract()).unwrap_or(NaiveTime::MIN);
    day_of_serial(serial.trunc()).map(|day| day.and_time(time))
}

/// The text of a day in the form that the field reads.
pub fn date_time_text(at: NaiveDateTime, shape: Shape) -> String {
    let form = match shape {
        Shape::Hours => "%H:%M",
        Shape::MonthDay => "%d/%m",
        Shape::DateTime => "%Y-%m-%dT%H:%M",
        _ => "%d/%m/%Y",
    };
    at.format(form).to_string()
}

/// Text in place of a group of fields: "Liên hệ: 0262…" is a telephone number.
fn in_group(
    written: &str,
    fields: &'static [&'static Field],
    span: &Span,
    problems: &mut Problems,
) -> Result<Value, Diagnostic> {
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= 3 && written.chars().all(|c| c.is_ascii_digit() || " .+-()".contains(c));
    let name = match written {
        _ if has("phone") && has("note") => return ways(written, has, span, problems).map(Value::Mapping),
        _ if has("of") && has("on") => {
            let parts = Approval::parts_of_cell(written).ok_or_else(|| not_an_approval(written, span))?;
            let parts = ["by", "on", "of"].into_iter().zip(parts);
            return Ok(Value::Mapping(parts.map(|(name, part)| field(name, text(part), span)).collect()));
        }
        _ if is_number && has("collected_units") => "collected_units",
        _ if written.starts_with("http") && has("url") => "url",
        _ => return Ok(plain(written)),
    };
    Ok(Value::Mapping(vec![field(name, text(written), span)]))
}

/// The problem of a cell that is no approval.
fn not_an_approval(written: &str, span: &Span) -> Diagnostic {
    let message = bilingual!("`{written}` không phải một lần duyệt", "`{written}` is no approval");
    let help = bilingual!(
        "chạy `giothong approve`, rồi dán vào ô dòng nó in ra, như `Nguyễn Văn A; 29/11/2026; bcdfghjk`",
        "run `giothong approve` and paste what it prints into the cell, such as `Nguyễn Văn A; 29/11/2026; bcdfghjk`"
    );
    WRONG_TYPE.at(span).message(message).found(written).help(help)
}

/// The words behind a number that say what the column counts in any case, the longer before those with which they end.
const UNITS: [(&str, &[&str]); 3] = [
    ("collected_units", &["đơn vị máu", "đơn vị", "đv máu", "đvm", "đv"]),
    ("donors", &["lượt người", "người hiến", "người", "lượt", "tnv"]),
    ("donations", &["lần hiến", "lần"]),
];

/// A number without the word for what its column counts: `312 đơn vị`, `Đợt 01`. Any other text stays as it is.
fn without_unit<'t>(text: &'t str, field: &str) -> &'t str {
    let ordinal = text.strip_prefix("Đợt ").filter(|_| field == "number").map(|number| number.trim_start_matches('0'));
    if let Some(number) = ordinal.filter(|number| parse_integer(number).is_ok()) {
        return number;
    }
    let units = UNITS.iter().find(|(name, _)| *name == field).map_or(&[][..], |(_, units)| units);
    let number = units.iter().find_map(|unit| {
        let at = text.len().checked_sub(unit.len())?;
        let (number, end) = text.split_at_checked(at)?;
        (end.to_lowercase() == *unit).then_some(number.trim_end())
    });
    number.filter(|number| parse_integer(number).is_ok()).unwrap_or(text)
}
