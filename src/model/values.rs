//! The small types of values in fields, each with its reading.

use std::ops::Range;
use std::sync::Arc;

use super::field::Shape;
use super::problems::*;
use super::prose::Prose;
use super::read::{Completer, Read, Visitor, mapping, scalar};
use super::words::Slot;
use super::written::{Value, Written};
use crate::bilingual;
use crate::diagnostics::{Bilingual, FilePath, Problems, Span};
use crate::text::fold::fold;
use crate::text::quantity::Quantity;
use crate::text::{language, number};

/// Markdown as written, with the HTML into which it is parsed.
#[derive(Clone, Debug)]
pub struct Markdown {
    pub text: Passage,
    pub span: Span,
    /// Set when its file is parsed.
    pub prose: Option<Arc<Prose>>,
}

/// A part of a text that is kept anyway: it is shared and not copied.
#[derive(Clone)]
pub struct Passage {
    whole: Arc<str>,
    range: Range<usize>,
}

impl Passage {
    /// The part of a text in a range, which lies at boundaries of characters.
    pub fn new(whole: Arc<str>, range: Range<usize>) -> Self {
        Self { whole, range }
    }
}

impl std::ops::Deref for Passage {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range.clone()).unwrap_or_default()
    }
}

impl From<&str> for Passage {
    fn from(text: &str) -> Self {
        Self { range: 0..text.len(), whole: text.into() }
    }
}

impl std::fmt::Debug for Passage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

/// A value that people are asked for but that may be unknown: a table gives an empty list where it cannot hold the
/// value.
#[derive(Clone, Debug)]
pub struct Asked<T>(pub Option<T>);

/// The name of a file beside the content, published as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct FileName {
    /// The name relative to the folder of the file that contains it.
    pub name: String,
    /// The place where it is written.
    pub span: Span,
}

/// The path of a file that is named relative to the folder of another file.
pub fn beside(file: &FilePath, name: &str) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl<T> std::ops::Deref for Asked<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T: Read> Read for Asked<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        match &written.value {
            Value::List(none) if none.is_empty() => Some(Self(None)),
            _ => T::read(written, problems).map(|value| Self(Some(value))),
        }
    }

    fn missing() -> Self {
        Self(None)
    }
}

impl FileName {
    /// The path of the file, relative to the site's folder.
    pub fn path(&self) -> String {
        beside(&self.span.file, &self.name)
    }
}

/// An `http(s)`, `tel:` or `mailto:` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    pub text: String,
    pub span: Span,
}

/// A tag of the language table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(pub String);

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

    fn slot(&mut self) -> Option<Slot<'_>> {
        Some(Slot::Text(self))
    }

    fn lines(list: &mut Vec<Self>) -> Option<Slot<'_>> {
        (!list.is_empty()).then_some(Slot::Lines(list))
    }
}

impl Read for Markdown {
    const SHAPE: Shape = Shape::Prose;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?.into();
        Some(Self { text, span: written.span.clone(), prose: None })
    }

    fn missing() -> Self {
        Self { text: "".into(), span: Span::whole("".into()), prose: None }
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.markdown(self);
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        completer.markdown(self);
    }

    fn slot(&mut self) -> Option<Slot<'_>> {
        Some(Slot::Prose(self))
    }
}

impl Read for FileName {
    const SHAPE: Shape = Shape::File;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let name = scalar(written, Self::SHAPE, problems)?.replace('\\', "/");
        let escapes = name.starts_with('/') || name.split('/').any(|part| part.is_empty() || part == "..");
        if escapes || name.contains(':') {
            let message = bilingual!(
                "`{name}` không phải tên một tệp cạnh nội dung",
                "`{name}` does not name a file beside the content"
            );
            let help = Bilingual::literal(
                "đặt tệp cạnh nội dung và ghi tên của nó",
                "put the file beside the content and give its name",
            );
            problems.push(written.refused(&BAD_FILE_NAME, &name, message).help(help));
            return None;
        }
        Some(Self { name, span: written.span.clone() })
    }

    fn missing() -> Self {
        Self { name: String::new(), span: Span::whole("".into()) }
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
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
                let message = bilingual!("`{text}` không phải có hoặc không", "`{text}` is neither yes nor no");
                let help = Bilingual::literal("viết `có` hoặc `không`", "write `true` or `false`");
                let accepted = ["true", "false", "có", "không"];
                problems.push(written.refused(&BAD_FLAG, text, message).accepted(accepted).help(help));
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
        let help = || {
            Bilingual::literal("viết một số nguyên, ví dụ 350 hoặc 1.200", "write a whole number, such as 350 or 1.200")
        };
        let parsed = number::parse_integer(text).map_err(|error| error.sentences().into());
        let refused = |message| problems.push(written.refused(&BAD_NUMBER, text, message).help(help()));
        parsed.map_err(refused).ok()
    }

    fn missing() -> Self {
        0
    }
}

impl Read for Quantity {
    const SHAPE: Shape = Shape::Quantity;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let help = || {
            Bilingual::literal(
                "viết một số, hoặc như một trong các mẫu; điều khác ghi ở phần mô tả",
                "write a number, or like one of the examples; what else there is to say belongs into the description",
            )
        };
        let refused = |message| {
            problems.push(written.refused(&BAD_NUMBER, text, message).accepted(Self::SHAPE.examples()).help(help()));
        };
        Self::parse(text).map_err(|error| error.sentences().into()).map_err(refused).ok()
    }

    fn missing() -> Self {
        Self::Exactly(0)
    }
}

impl Read for Decimal {
    const SHAPE: Shape = Shape::Decimal;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        match text.replace(',', ".").parse::<f64>() {
            Ok(number) if number.is_finite() => Some(Self(number)),
            _ => {
                let message = bilingual!("`{text}` không phải một số", "`{text}` is not a number");
                let help = Bilingual::literal("viết một số, như 14.35", "write a number, like 14.35");
                let refused = written.refused(&BAD_NUMBER, text, message);
                problems.push(refused.accepted(Self::SHAPE.examples()).help(help));
                None
            }
        }
    }

    fn missing() -> Self {
        Self(0.0)
    }
}

impl Read for Url {
    const SHAPE: Shape = Shape::Url;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let usable = ["https://", "http://", "tel:", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
        if !usable || text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c)) {
            let message = bilingual!("`{text}` không phải địa chỉ dùng được", "`{text}` is not a usable address");
            let accepted = ["https://…", "http://…", "tel:…", "mailto:…"];
            problems.push(written.refused(&BAD_ADDRESS, text, message).accepted(accepted).help(address_help(text)));
            return None;
        }
        Some(Self { text: text.to_owned(), span: written.span.clone() })
    }

    fn missing() -> Self {
        Self { text: String::new(), span: Span::whole("".into()) }
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.url(self);
    }
}

/// The suggestion for an invalid address. An address that begins with a host probably lacks only its scheme.
fn address_help(text: &str) -> Bilingual {
    match text.contains('.') && !text.contains(':') && !text.contains(char::is_whitespace) {
        true => bilingual!("có thể là `https://{text}`", "perhaps `https://{text}`"),
        false => Bilingual::literal(
            "chép địa chỉ từ thanh địa chỉ của trình duyệt",
            "copy the address from the browser's address bar",
        ),
    }
}

impl Read for LanguageTag {
    const SHAPE: Shape = Shape::Language;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        if language::is_valid_tag(text) {
            return Some(Self(language::usual_case(text)));
        }
        let message = bilingual!("không có ngôn ngữ `{text}`", "there is no language `{text}`");
        problems.push(written.refused(&BAD_LANGUAGE, text, message).accepted(Self::SHAPE.examples()));
        None
    }

    fn missing() -> Self {
        Self(String::new())
    }
}

/// The options of a theme: names with plain values. They are checked against the theme later.
#[derive(Clone, Debug, Default)]
pub struct Options(pub Vec<(String, String, Span)>);

impl Read for Options {
    const SHAPE: Shape = Shape::Map;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let entries = mapping(written, Self::SHAPE, problems)?;
        let options = entries.iter().filter_map(|(key, value)| {
            scalar(value, Shape::Text, problems).map(|text| (key.text.clone(), text.to_owned(), value.span.clone()))
        });
        Some(Self(options.collect()))
    }

    fn missing() -> Self {
        Self::default()
    }
}
