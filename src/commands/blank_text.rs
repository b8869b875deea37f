//! Text files to fill in: a new entry, and a translation of an entry.
//!
//! A new entry is a draft that builds: its required fields have valid values that state no facts, and its other fields
//! are commented out with `#` and have example values. In a translation, every field is empty and follows its
//! Vietnamese. Lines that begin with `##` are explanations.

use chrono::{Datelike, NaiveDate};
use serde_yaml::{Mapping, Value};

use crate::bilingual;
use crate::dates::period::{Period, weekday_en, weekday_vi};
use crate::diagnostics::{Bilingual, Speech};
use crate::model::common::Common;
use crate::model::config::SiteLanguage;
use crate::model::field::{Field, Shape};
use crate::model::kind::Kind;
use crate::model::read::Record;
use crate::model::reference::Target;
use crate::model::translation::Credit;
use crate::model::words::{Words, WordsByField};
use crate::text::language;

/// The text of a new entry, with keys in one language. `first` returns the first entry of the given kinds, for required
/// references.
///
/// # Errors
/// An error where no entry exists yet for a required reference.
pub fn entry(
    kind: Kind,
    speech: Speech,
    today: NaiveDate,
    first: &dyn Fn(&[Kind]) -> Option<Target>,
) -> Result<String, Bilingual> {
    let sample = Sample { speech, today };
    let (label, singular) = (kind.facts().label, kind.facts().singular);
    let opening = bilingual!(
        "## Mục mới: {label}. Dòng có ## là lời giải thích.\n\
         ## Cần dòng nào thì xóa dấu # và dấu cách ở đầu dòng đó, rồi sửa phần sau dấu hai chấm.\n\
         ## Dòng nào không biết thì để nguyên hoặc xóa. Bài viết (nếu có) viết dưới dòng --- cuối cùng.\n",
        "## A new entry: {singular}. Lines with ## explain.\n\
         ## Take the # and the space from the start of a line that is needed, and change what follows the colon.\n\
         ## Leave or delete what is not known. Text, if there is any, stands below the last line ---.\n"
    );
    let [title, common, own] = kind.tables();
    let mut text = format!("---\n{}", opening.in_(speech));
    for field in title.iter().chain(own).filter(|field| field.required) {
        text += &sample.choices(field);
        text += &sample.line(field, sample.required(field, first)?);
    }
    text += speech.choose(
        "## Bản nháp chưa lên trang. Điền xong thì xóa dòng này.\n",
        "## A draft is not on the site. Delete this line once the rest is filled in.\n",
    );
    text.extend(common.iter().filter(|field| field.name == "draft").map(|field| sample.example_line(field)));
    text.push('\n');
    // In a `.md` file the text follows the front matter, so the field for it is left out; nobody approves by hand.
    let optional = |field: &&&Field| !field.required && !matches!(field.name, "approved" | "draft" | "body");
    for field in own.iter().chain(Common::FIELDS).filter(optional) {
        text += &sample.choices(field);
        text.extend(sample.example_line(field).lines().map(|line| format!("# {line}\n")));
    }
    Ok(text + "---\n")
}

/// Values for the fields of a new entry.
struct Sample {
    speech: Speech,
    today: NaiveDate,
}

impl Sample {
    /// A field as YAML; its value is quoted where YAML requires it.
    fn line(&self, field: &Field, value: Value) -> String {
        let mapping = Mapping::from_iter([(Value::from(field.key(self.speech)), value)]);
        serde_yaml::to_string(&mapping).unwrap_or_default()
    }

    fn example_line(&self, field: &Field) -> String {
        self.line(field, self.example(&field.shape, field, &[]))
    }

    /// The words of all choices of a field.
    fn choices(&self, field: &Field) -> String {
        match item(&field.shape) {
            Shape::OneOf(choices) => {
                let words: Vec<&str> = choices.iter().map(|choice| choice.word(self.speech)).collect();
                format!("## {}: {}\n", field.key(self.speech), words.join("; "))
            }
            Shape::Record(fields) => fields.iter().map(|field| self.choices(field)).collect(),
            _ => String::new(),
        }
    }

    /// The placeholder value of a required field. It is valid and states as little as possible.
    fn required(&self, field: &Field, first: &dyn Fn(&[Kind]) -> Option<Target>) -> Result<Value, Bilingual> {
        Ok(match (field.name, &field.shape, self.speech) {
            ("title", ..) => self.speech.choose("Tiêu đề ở đây", "Title here").into(),
            ("name", ..) => self.speech.choose("Tên ở đây", "Name here").into(),
            (_, Shape::Period, Speech::Vi) => "khi có lịch chính thức".into(),
            (_, Shape::Period, Speech::En) => self.today.year().to_string().into(),
            (_, Shape::Reference(kinds), _) => {
                let target = first(kinds).ok_or_else(|| nothing_to_name(field, kinds))?;
                format!("{}/{}", target.kind.facts().folder, target.id).into()
            }
            (_, shape, _) => self.example(shape, field, &[]),
        })
    }

    /// An example of a shape for a field. `beside` are the fields of the same group.
    fn example(&self, shape: &Shape, field: &Field, beside: &[&Field]) -> Value {
        let (day, iso) = (Period::Day(self.today).vi(), self.today.format("%Y-%m-%d"));
        match shape {
            Shape::Text if field.name == "former_ids" => self.speech.choose("ma-cu", "old-id").into(),
            Shape::Text if field.name == "email" => "lienhe@hienmau.example".into(),
            Shape::Text if field.name == "slug" => self.speech.choose("duong-dan", "address").into(),
            // The weekday of the day that is the example of every date beside it.
            Shape::Text if field.name == "on" => {
                let weekday = self.today.weekday();
                self.speech.choose(weekday_vi(weekday), weekday_en(weekday)).into()
            }
            Shape::Text | Shape::Prose => "…".into(),
            Shape::Flag => self.speech.choose("có".into(), true.into()),
            Shape::Integer if field.name == "year" => self.today.year().into(),
            Shape::Integer if field.name.ends_with("_units") => 350.into(),
            Shape::Quantity => 350.into(),
            Shape::Integer => 1.into(),
            Shape::Decimal if field.name == "lon" => 108.5.into(),
            Shape::Decimal => 14.35.into(),
            Shape::Date | Shape::PartialDate | Shape::Period => self.speech.choose(day, iso.to_string()).into(),
            Shape::Hours => self.speech.choose("7h30 - 11h30", "07:30-11:30").into(),
            Shape::MonthDay => self.speech.choose("07/4", "--04-07").into(),
            Shape::DateTime => self.speech.choose(format!("8h00 {day}"), format!("{iso}T08:00")).into(),
            Shape::Url => "https://hienmau.example/".into(),
            Shape::File if beside.iter().any(|field| field.name == "alt") => "anh.jpg".into(),
            Shape::File => "tep.pdf".into(),
            Shape::Language => "vi".into(),
            Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) if kinds.len() == Kind::ALL.len() => {
                self.speech.choose("mã hoặc tên của một mục", "id or name of an entry").into()
            }
            Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) => {
                let words: Vec<&str> = kinds.iter().map(|kind| kind.word(self.speech)).collect();
                format!(
                    "{}{}",
                    self.speech.choose("tên ", "name of "),
                    words.join(self.speech.choose(" hoặc ", " or "))
                )
                .into()
            }
            Shape::OneOf([first, ..]) => first.word(self.speech).into(),
            Shape::List(item) => Value::Sequence(vec![self.example(item, field, beside)]),
            Shape::Record(fields) => {
                let inner = |inner: &&'static Field| {
                    (Value::from(inner.key(self.speech)), self.example(&inner.shape, inner, fields))
                };
                Value::Mapping(fields.iter().map(inner).collect())
            }
            Shape::OneOf([]) | Shape::Map | Shape::Groups(_) => Value::Mapping(Mapping::new()),
        }
    }
}

fn item(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(inner) => item(inner),
        shape => shape,
    }
}

fn nothing_to_name(field: &Field, kinds: &[Kind]) -> Bilingual {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.facts().singular).collect();
    let (label, name, words) = (field.label, field.name, words.join("|"));
    bilingual!(
        "mục này cần `{label}`, mà trang chưa có mục nào để ghi vào đó; hãy tạo trước bằng `giothong new {words}`",
        "this needs `{name}`, and the site has no entry to name there yet; make one first with `giothong new {words}`"
    )
}

/// The text of a new translation: the fields of an entry that can be translated, and those for translator and reviewer.
pub fn translation(kind: Kind, id: &str, language: &SiteLanguage, words: &WordsByField, speech: Speech) -> String {
    let tag = &language.tag.0;
    let name = language.name.as_deref().or(language::find(tag).map(|known| known.name_vi)).unwrap_or(tag);
    let opening = bilingual!(
        "## Bản dịch sang tiếng {name}. Dòng bắt đầu bằng # không lên trang.\n\
         ## Dịch vào sau dấu hai chấm; phần nào chưa dịch thì để trống, trang hiện tiếng Việt ở đó.\n\
         ## Ngày, giờ, nơi và con số lấy từ bản tiếng Việt, không ghi ở đây.\n",
        "## A translation into `{tag}`. Lines that begin with # are not published.\n\
         ## Translate behind the colons; what is left blank is shown in Vietnamese.\n\
         ## Days, hours, places and numbers come from the Vietnamese and do not stand here.\n"
    );
    let mut text = format!("---\n{}", opening.in_(speech));
    if !language.is_audio_only() {
        let is_asked = |path: &str| path != "body" && !(kind == Kind::Donor && path == "name");
        let words = |path: &str| words.get(path).filter(|_| is_asked(path));
        text += &kind.tables().map(|fields| empty_fields(fields, &words, "", "", speech)).concat();
    }
    text += speech.choose(
        "## Khi có bản thu, có người dịch và người đọc duyệt: xóa dấu # ở đầu dòng rồi điền.\n",
        "## Once there is a recording, a translator, a reader: take the # away and fill in.\n",
    );
    let recording = format!("{{ file: {id}.{tag}.mp3, speaker: …, transcript_vi: … }}");
    for (name, value) in
        [("audio", recording.as_str()), ("translator", "…"), ("reviewed_by", "…"), ("reviewed_on", "…")]
    {
        let field = Credit::FIELDS.iter().find(|field| field.name == name);
        text.extend(field.map(|field| format!("# {}: {value}\n", field.key(speech))));
    }
    if let Some(Words::Prose(body)) = words.get("body").filter(|_| !language.is_audio_only()) {
        text += speech.choose(
            "## Bài viết: dịch dưới dòng --- cuối cùng. Tiếng Việt:\n",
            "## The text: translate it below the last line ---. The Vietnamese:\n",
        );
        text += &commented(body.text.trim(), "");
    }
    text + "---\n"
}

/// Empty fields, each below its Vietnamese; groups of fields become groups.
fn empty_fields<'w>(
    fields: &[&'static Field],
    words: &dyn Fn(&str) -> Option<&'w Words>,
    before: &str,
    indent: &str,
    speech: Speech,
) -> String {
    let mut text = String::new();
    for field in fields.iter().filter(|field| field.words) {
        let (path, key) = (format!("{before}{}", field.name), field.key(speech));
        if let Some(words) = words(&path) {
            text += &format!("{}{indent}{key}:\n", vietnamese(words, indent));
        } else if let Shape::Record(inner) = field.shape {
            let inner = empty_fields(inner, words, &format!("{path}."), &format!("{indent}  "), speech);
            if !inner.is_empty() {
                text += &format!("{indent}{key}:\n{inner}");
            }
        }
    }
    text
}

fn vietnamese(words: &Words, indent: &str) -> String {
    let text = match words {
        Words::Text(text) => text.trim().to_owned(),
        Words::Lines(lines) => lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
        Words::Prose(markdown) => markdown.text.trim().to_owned(),
    };
    match text.contains('\n') {
        true => format!("{indent}# tiếng Việt:\n{}", commented(&text, indent)),
        false => format!("{indent}# tiếng Việt: {text}\n"),
    }
}

fn commented(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{}\n", format!("{indent}#   {line}").trim_end())).collect()
}
