//! The text of a new content file.
//!
//! It is a draft that builds: required fields hold something that can be read and claims nothing, the others stand
//! after `#` with an example of what may be written. Lines that begin with `##` explain.

use chrono::{Datelike, NaiveDate};
use serde_yaml::{Mapping, Value};

use crate::bilingual;
use crate::dates::period::{Period, weekday_en, weekday_vi};
use crate::diagnostics::{Bilingual, Speech};
use crate::model::common::Common;
use crate::model::field::{Field, Shape};
use crate::model::kind::Kind;
use crate::model::read::Record;
use crate::model::reference::Target;
use crate::model::schema::kind_tables;

/// The first entry of one of some kinds, for a required reference.
pub type First<'a> = &'a dyn Fn(&[Kind]) -> Option<Target>;

/// The text of a new entry, its keys in one language.
///
/// # Errors
/// When a required reference has nothing yet that it could name.
pub fn entry(kind: Kind, keys: Speech, today: NaiveDate, first: First<'_>) -> Result<String, Bilingual> {
    let sample = Sample { keys, today, first };
    let [title, common, own] = kind_tables(kind);
    let mut text = format!("---\n{}", sample.opening(kind));
    for field in title.iter().chain(own).filter(|field| field.required) {
        text += &sample.notes(field);
        text += &sample.line(field, sample.required(field)?);
    }
    text += sample.say(
        "## Bản nháp chưa lên trang. Điền xong thì xóa dòng này.\n",
        "## A draft is not on the site. Delete this line once the rest is filled in.\n",
    );
    text += &common.iter().filter(|field| field.name == "draft").map(|field| sample.draft(field)).collect::<String>();
    text.push('\n');
    // The text of a `.md` file stands below the front matter, so its field is left out.
    let optional = |field: &&&Field| !field.required && !matches!(field.name, "draft" | "body");
    for field in own.iter().chain(Common::FIELDS).filter(optional) {
        text += &sample.notes(field);
        let lines = sample.line(field, sample.of(&field.shape, field, &[]));
        text.extend(lines.lines().map(|line| format!("# {line}\n")));
    }
    Ok(text + "---\n")
}

struct Sample<'a> {
    keys: Speech,
    today: NaiveDate,
    first: First<'a>,
}

impl Sample<'_> {
    fn opening(&self, kind: Kind) -> String {
        let (label, singular) = (kind.facts().label, kind.facts().singular);
        bilingual!(
            "## Mục mới: {label}. Dòng có ## là lời giải thích.\n\
             ## Cần dòng nào thì xóa dấu # và dấu cách ở đầu dòng đó, rồi sửa phần sau dấu hai chấm.\n\
             ## Dòng nào không biết thì để nguyên hoặc xóa. Bài viết (nếu có) viết dưới dòng --- cuối cùng.\n",
            "## A new entry: {singular}. Lines with ## explain.\n\
             ## Take the # and the space from the start of a line that is needed, and change what follows the colon.\n\
             ## Leave or delete what is not known. Text, if there is any, stands below the last line ---.\n"
        )
        .in_(self.keys)
        .to_owned()
    }

    /// A field as YAML: whatever the value, it is quoted where it must be.
    fn line(&self, field: &Field, value: Value) -> String {
        let mapping = Mapping::from_iter([(Value::from(self.key(field)), value)]);
        serde_yaml::to_string(&mapping).unwrap_or_default()
    }

    fn key(&self, field: &Field) -> &'static str {
        match self.keys {
            Speech::Vi => field.label,
            Speech::En => field.name,
        }
    }

    fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.keys {
            Speech::Vi => vi,
            Speech::En => en,
        }
    }

    fn draft(&self, field: &Field) -> String {
        self.line(field, self.of(&field.shape, field, &[]))
    }

    /// The words of every choice in a field, to choose from.
    fn notes(&self, field: &Field) -> String {
        let mut shape = &field.shape;
        while let Shape::List(item) = shape {
            shape = item;
        }
        match shape {
            Shape::OneOf(choices) => {
                let words = choices.iter().map(|choice| self.say(choice.label, choice.name));
                format!("## {}: {}\n", self.key(field), words.collect::<Vec<_>>().join("; "))
            }
            Shape::Record(fields) => fields.iter().map(|field| self.notes(field)).collect(),
            _ => String::new(),
        }
    }

    /// What stands in a required field until somebody fills it in: it can be read, and claims as little as it can.
    fn required(&self, field: &Field) -> Result<Value, Bilingual> {
        Ok(match (field.name, &field.shape) {
            ("title", _) => self.say("Tiêu đề ở đây", "Title here").into(),
            ("name", _) => self.say("Tên ở đây", "Name here").into(),
            (_, Shape::Period) => match self.keys {
                Speech::Vi => "khi có lịch chính thức".into(),
                Speech::En => self.today.year().to_string().into(),
            },
            (_, Shape::Reference(kinds)) => match (self.first)(kinds) {
                Some(target) => format!("{}/{}", target.kind.facts().folder, target.id).into(),
                None => {
                    let words: Vec<&str> = kinds.iter().map(|kind| kind.facts().singular).collect();
                    let (label, name, words) = (field.label, field.name, words.join("|"));
                    return Err(bilingual!(
                        "mục này cần `{label}`, mà trang chưa có mục nào để ghi vào đó; hãy tạo trước bằng `giothong \
                         new {words}`",
                        "this needs `{name}`, and the site has no entry to name there yet; make one first with \
                         `giothong new {words}`"
                    ));
                }
            },
            (_, shape) => self.of(shape, field, &[]),
        })
    }

    /// An example of a shape, in the field that has it, among the fields beside it.
    fn of(&self, shape: &Shape, field: &Field, beside: &[&Field]) -> Value {
        let today = Period::Day(self.today);
        let iso = self.today.format("%Y-%m-%d").to_string();
        match shape {
            Shape::Text if field.name == "former_ids" => self.say("ma-cu", "old-id").into(),
            Shape::Text if field.name == "email" => "lienhe@hienmau.example".into(),
            Shape::Text if field.name == "slug" => self.say("duong-dan", "address").into(),
            // The weekday of the day that stands in every date beside it.
            Shape::Text if field.name == "on" => {
                let weekday = self.today.weekday();
                self.say(weekday_vi(weekday), weekday_en(weekday)).into()
            }
            Shape::Text | Shape::Prose => "…".into(),
            Shape::Flag => match self.keys {
                Speech::Vi => "có".into(),
                Speech::En => true.into(),
            },
            Shape::Integer if field.name == "year" => self.today.year().into(),
            Shape::Integer if field.name.ends_with("_units") => 350.into(),
            Shape::Integer => 1.into(),
            Shape::Decimal if field.name == "lon" => 108.5.into(),
            Shape::Decimal => 14.35.into(),
            Shape::Date | Shape::PartialDate | Shape::Period => match self.keys {
                Speech::Vi => today.vi().into(),
                Speech::En => iso.into(),
            },
            Shape::Hours => self.say("7h30 - 11h30", "07:30-11:30").into(),
            Shape::MonthDay => self.say("07/4", "--04-07").into(),
            Shape::Moment => match self.keys {
                Speech::Vi => format!("8h00 {}", today.vi()).into(),
                Speech::En => format!("{iso}T08:00").into(),
            },
            Shape::Url => "https://hienmau.example/".into(),
            Shape::File if beside.iter().any(|field| field.name == "alt") => "anh.jpg".into(),
            Shape::File => "tep.pdf".into(),
            Shape::Language => "vi".into(),
            Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) => self.reference(kinds).into(),
            Shape::OneOf([first, ..]) => self.say(first.label, first.name).into(),
            Shape::List(item) => Value::Sequence(vec![self.of(item, field, beside)]),
            Shape::Record(fields) => Value::Mapping(
                fields
                    .iter()
                    .map(|inner| (Value::from(self.key(inner)), self.of(&inner.shape, inner, fields)))
                    .collect(),
            ),
            Shape::OneOf([]) | Shape::Map => Value::Mapping(Mapping::new()),
        }
    }

    fn reference(&self, kinds: &[Kind]) -> String {
        if kinds.len() == Kind::ALL.len() {
            return self.say("mã hoặc tên của một mục", "id or name of an entry").to_owned();
        }
        match self.keys {
            Speech::Vi => {
                format!("tên {}", kinds.iter().map(|kind| kind.facts().label).collect::<Vec<_>>().join(" hoặc "))
            }
            Speech::En => {
                format!("name of {}", kinds.iter().map(|kind| kind.facts().singular).collect::<Vec<_>>().join(" or "))
            }
        }
    }
}
