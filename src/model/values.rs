//! The small values that fields hold, each with its reading.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::field::{Choice, Shape};
use super::problems::*;
use super::prose::Prose;
use super::read::{Read, Visitor, scalar, wrong_type};
use super::written::{Value, Written};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, nearest, one_of};
use crate::text::fold::fold;
use crate::text::hours::{Hours, Session};
use crate::text::period::{MonthDay, Parsed, Partial, Period, weekday_vi};
use crate::text::{language, number};

/// Markdown as written, and the HTML it becomes once parsed.
#[derive(Clone, Debug)]
pub struct Markdown {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// Set by `parse`.
    pub prose: Option<Arc<Prose>>,
}

/// The name of a file beside the content, published as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct FileName {
    /// Relative to the folder of the file that names it.
    pub name: String,
    /// Where it is named.
    pub span: Span,
}

/// An `http(s)`, `tel:` or `mailto:` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

/// A tag of the language table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(pub String);

/// A decimal number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal(pub f64);

impl Read for String {
    const SHAPE: Shape = Shape::Text;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        scalar(written, Self::SHAPE, problems).map(str::to_owned)
    }

    fn missing() -> Self {
        String::new()
    }
}

impl Read for Markdown {
    const SHAPE: Shape = Shape::Prose;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?.to_owned();
        Some(Self { text, span: written.span.clone(), prose: None })
    }

    fn missing() -> Self {
        Self { text: String::new(), span: Span::whole("".into()), prose: None }
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.markdown(self);
    }
}

impl Read for FileName {
    const SHAPE: Shape = Shape::File;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let name = scalar(written, Self::SHAPE, problems)?.replace('\\', "/");
        let escapes = name.starts_with('/') || name.split('/').any(|part| part.is_empty() || part == "..");
        if escapes || name.contains(':') {
            problems.push(
                Diagnostic::new(
                    &BAD_FILE_NAME,
                    written.span.clone(),
                    both!(
                        "`{name}` không phải tên một tệp cạnh nội dung",
                        "`{name}` does not name a file beside the content"
                    ),
                )
                .found(name)
                .help(Bilingual::literal(
                    "đặt tệp cạnh nội dung và ghi tên của nó",
                    "put the file beside the content and give its name",
                )),
            );
            return None;
        }
        Some(Self { name, span: written.span.clone() })
    }

    fn missing() -> Self {
        Self { name: String::new(), span: Span::whole("".into()) }
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.file(self);
    }
}

impl Read for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        match fold(text).as_str() {
            "true" | "co" | "yes" | "dung" | "x" => Some(true),
            "false" | "khong" | "no" | "sai" => Some(false),
            _ => {
                problems.push(
                    Diagnostic::new(
                        &BAD_FLAG,
                        written.span.clone(),
                        both!("`{text}` không phải có hoặc không", "`{text}` is neither yes nor no"),
                    )
                    .found(text)
                    .accepted(["true", "false", "có", "không"])
                    .help(Bilingual::literal("viết `có` hoặc `không`", "write `true` or `false`")),
                );
                None
            }
        }
    }

    fn missing() -> Self {
        false
    }
}

impl Read for i64 {
    const SHAPE: Shape = Shape::Integer;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        number::parse_integer(text)
            .map_err(|error| {
                problems.push(
                    Diagnostic::new(&BAD_NUMBER, written.span.clone(), error.sentences().into())
                        .found(text)
                        .help(whole_number(text)),
                );
            })
            .ok()
    }

    fn missing() -> Self {
        0
    }
}

impl Read for Decimal {
    const SHAPE: Shape = Shape::Decimal;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        match text.replace(',', ".").parse::<f64>() {
            Ok(number) if number.is_finite() => Some(Self(number)),
            _ => {
                problems.push(
                    Diagnostic::new(
                        &BAD_NUMBER,
                        written.span.clone(),
                        both!("`{text}` không phải một số", "`{text}` is not a number"),
                    )
                    .found(text)
                    .accepted(["14.35", "14,35"]),
                );
                None
            }
        }
    }

    fn missing() -> Self {
        Self(0.0)
    }
}

impl Read for Period {
    const SHAPE: Shape = Shape::Period;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        match Parsed::parse(text) {
            Ok(parsed) => {
                if let Some((said, real)) = parsed.wrong_weekday() {
                    let (said, real) = (weekday_vi(said), weekday_vi(real));
                    problems.push(
                        Diagnostic::new(
                            &WRONG_WEEKDAY,
                            written.span.clone(),
                            both!(
                                "ngày này là {real}, không phải {said}",
                                "the weekday written ({said}) is not that of the date ({real})"
                            ),
                        )
                        .found(text)
                        .help(both!("đổi thành {real}, hoặc sửa ngày", "write {real}, or mend the date")),
                    );
                }
                Some(parsed.period)
            }
            Err(error) => {
                problems.push(bad_date(written, text, error.sentences().into(), error.suggestion()));
                None
            }
        }
    }

    fn missing() -> Self {
        Period::Unknown { text: String::new() }
    }
}

impl Read for NaiveDate {
    const SHAPE: Shape = Shape::Date;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        match Period::read(written, problems)? {
            Period::Day(day) => Some(day),
            _ => {
                problems.push(wrong_type(written, Self::SHAPE.words()));
                None
            }
        }
    }

    fn missing() -> Self {
        NaiveDate::MIN
    }
}

impl Read for Partial {
    const SHAPE: Shape = Shape::PartialDate;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        Partial::parse(text)
            .map_err(|error| problems.push(bad_date(written, text, error.sentences().into(), error.suggestion())))
            .ok()
    }

    fn missing() -> Self {
        Partial::Year(1)
    }
}

impl Read for MonthDay {
    const SHAPE: Shape = Shape::MonthDay;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        MonthDay::parse(text)
            .map_err(|error| problems.push(bad_date(written, text, error.sentences().into(), error.suggestion())))
            .ok()
    }

    fn missing() -> Self {
        MonthDay::of(NaiveDate::MIN)
    }
}

impl Read for Hours {
    const SHAPE: Shape = Shape::Hours;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        Hours::parse(text)
            .map_err(|error| {
                problems.push(
                    Diagnostic::new(&BAD_HOURS, written.span.clone(), error.sentences().into()).found(text).accepted([
                        "7h30",
                        "07:30-11:30",
                        "7h30 - 11h30, 13h30 - 16h30",
                    ]),
                );
            })
            .ok()
    }

    fn missing() -> Self {
        Session::new(NaiveTime::MIN, None)
            .and_then(|session| Hours::new(vec![session]))
            .expect("one session without an end is in order")
    }
}

impl Read for Url {
    const SHAPE: Shape = Shape::Url;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let usable = ["https://", "http://", "tel:", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
        if !usable || text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c)) {
            problems.push(
                Diagnostic::new(
                    &BAD_ADDRESS,
                    written.span.clone(),
                    both!("`{text}` không phải địa chỉ dùng được", "`{text}` is not a usable address"),
                )
                .found(text)
                .accepted(["https://…", "http://…", "tel:…", "mailto:…"])
                .help(both!("có thể là `https://{text}`", "perhaps `https://{text}`")),
            );
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn missing() -> Self {
        Self(String::new())
    }
}

impl Read for LanguageTag {
    const SHAPE: Shape = Shape::Language;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        if language::is_valid_tag(text) {
            return Some(Self(text.to_owned()));
        }
        problems.push(
            Diagnostic::new(
                &BAD_LANGUAGE,
                written.span.clone(),
                both!("không có ngôn ngữ `{text}`", "there is no language `{text}`"),
            )
            .found(text)
            .accepted(language::LANGUAGES.iter().map(|language| language.tag)),
        );
        None
    }

    fn missing() -> Self {
        Self("vi".to_owned())
    }
}

/// The index of the chosen word, by name or label, compared folded.
pub fn choose(written: &Written, choices: &'static [Choice], problems: &mut Problems) -> Option<usize> {
    let text = scalar(written, Shape::OneOf(choices), problems)?;
    let found = exact_choice(text, choices).or_else(|| folded_choice(text, choices));
    if found.is_none() {
        let near = nearest(text, choices.iter().flat_map(|choice| [choice.name, choice.label]), 1);
        let mut diagnostic = Diagnostic::new(
            &UNKNOWN_CHOICE,
            written.span.clone(),
            both!("không nhận giá trị `{text}`", "`{text}` is not accepted here"),
        )
        .found(text)
        .accepted(choices.iter().map(|choice| format!("{} ({})", choice.name, choice.label)));
        diagnostic = match (near.first(), one_of(&near)) {
            (Some(meant), Some(label)) => {
                diagnostic.label(label).help(both!("đổi thành `{meant}`", "change it to `{meant}`"))
            }
            _ => diagnostic.help(Bilingual::literal("chọn một từ trong danh sách", "choose a word of the list")),
        };
        problems.push(diagnostic);
    }
    found
}

/// The choice written letter for letter; a minus sign or dash counts as a hyphen, so that `O−` is `O-`.
fn exact_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let plain = |word: &str| word.replace(['\u{2212}', '–'], "-").to_lowercase();
    let wanted = plain(text);
    choices.iter().position(|choice| plain(choice.name) == wanted || plain(choice.label) == wanted)
}

/// The one choice that is alike but for accents, case and signs; none where several are.
fn folded_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let wanted = fold(text);
    let mut alike = (0..choices.len()).filter(|&i| fold(choices[i].name) == wanted || fold(choices[i].label) == wanted);
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The options of a theme: names with plain values, checked against the theme later.
#[derive(Clone, Debug, Default)]
pub struct Options(pub Vec<(String, String, Span)>);

impl Read for Options {
    const SHAPE: Shape = Shape::Map;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let Value::Mapping(entries) = &written.value else {
            problems.push(wrong_type(written, Self::SHAPE.words()));
            return None;
        };
        let options = entries.iter().filter_map(|(key, value)| {
            scalar(value, Shape::Text, problems).map(|text| (key.text.clone(), text.to_owned(), value.span.clone()))
        });
        Some(Self(options.collect()))
    }

    fn missing() -> Self {
        Self::default()
    }
}

/// The digits alone, where there are some.
fn whole_number(text: &str) -> Bilingual {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.is_empty() {
        true => Bilingual::literal("viết một số nguyên", "write a whole number"),
        false => both!(
            "viết số nguyên, ví dụ `{digits}`, nếu đúng là số đó",
            "write a whole number, such as `{digits}` if that is meant"
        ),
    }
}

fn bad_date(written: &Written, text: &str, message: Bilingual, suggestion: Option<String>) -> Diagnostic {
    let help = suggestion.map_or_else(
        || Bilingual::literal("viết như một trong các mẫu", "write it like one of the examples"),
        |meant| both!("có thể là `{meant}`", "perhaps `{meant}`"),
    );
    Diagnostic::new(&BAD_DATE, written.span.clone(), message)
        .found(text)
        .accepted(["07/4/2023", "2023-04-07", "tháng 4/2023", "quý II/2023", "trước 01/4/2023", "thường xuyên"])
        .help(help)
}
