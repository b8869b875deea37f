//! JSON Schema (draft 2020-12) of content, from the one table of fields that reads it.
//!
//! The schema is for editors: it completes keys and shows mistakes while somebody types. It is a little stricter than
//! reading (keys and words are compared letter by letter, not folded), and knows nothing of other files.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::common::{Common, Named, Titled};
use super::config::SiteConfig;
use super::dates::{DAYS, HOURS, MONTH_DAYS, PARTIALS, PERIODS};
use super::fact::Facts;
use super::field::{Choice, Field, Shape};
use super::kind::Kind;
use super::party::PartnerForm;
use super::read::Record;
use crate::diagnostics::Speech;
use crate::text::language::LANGUAGES;

/// What a schema can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The entries of a kind.
    Kind(Kind),
    Site,
    Facts,
}

impl Subject {
    /// Everything a schema can describe, kinds first.
    pub fn all() -> Vec<Subject> {
        Kind::ALL.into_iter().map(Subject::Kind).chain([Subject::Site, Subject::Facts]).collect()
    }

    /// Its word on the command line and in `$defs`.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Kind(kind) => kind.facts().singular,
            Subject::Site => "site",
            Subject::Facts => "facts",
        }
    }

    /// The field tables that read it.
    fn tables(self) -> Vec<&'static [&'static Field]> {
        match self {
            Subject::Kind(kind) => kind_tables(kind).to_vec(),
            Subject::Site => vec![SiteConfig::FIELDS],
            Subject::Facts => vec![Facts::FIELDS],
        }
    }

    /// Where it is written.
    fn place(self) -> String {
        match self {
            Subject::Kind(kind) => format!("content/{}/", kind.facts().folder),
            Subject::Site | Subject::Facts => format!("content/{}.yaml", self.word()),
        }
    }
}

/// The field tables of a kind, in the order in which keys are looked up: its name, what all kinds have, its own.
pub fn kind_tables(kind: Kind) -> [&'static [&'static Field]; 3] {
    let title = if kind.facts().title_field == "name" { Named::FIELDS } else { Titled::FIELDS };
    [title, Common::FIELDS, kind.own_fields()]
}

/// What may be written for a shape: examples, the most usual first. Empty where any text will do.
pub fn examples(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Date => DAYS.to_vec(),
        Shape::PartialDate => PARTIALS.to_vec(),
        Shape::Period => PERIODS.to_vec(),
        Shape::Hours => HOURS.to_vec(),
        Shape::MonthDay => MONTH_DAYS.to_vec(),
        Shape::Moment => vec!["07/4/2023", "2023-04-07T08:00", "8h00 07/4/2023"],
        Shape::Integer => vec!["350", "1.200"],
        Shape::Decimal => vec!["14.35", "14,35"],
        Shape::Url => vec!["https://hienmau.example/", "tel:+84000000000", "mailto:hienmau@example.org"],
        Shape::Language => LANGUAGES.iter().map(|language| language.tag).collect(),
        _ => Vec::new(),
    }
}

/// The schema of one subject, or of all of them as `$defs`. `keys` is the language of the property names that an
/// editor completes; the names of the other language and the other spellings are accepted as well.
pub fn schema(subject: Option<Subject>, keys: Speech) -> Value {
    let mut definitions = Definitions { keys, found: Map::new() };
    let subjects = subject.map_or_else(Subject::all, |subject| vec![subject]);
    for subject in subjects {
        definitions.add(subject);
    }
    let mut root = Map::new();
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    match subject {
        Some(subject) => {
            root.insert("title".into(), json!(format!("Giọt Hồng: {}", subject.place())));
            root.extend(whole(subject, keys));
        }
        None => drop(root.insert("title".into(), json!("Giọt Hồng: content/"))),
    }
    root.insert("$defs".into(), Value::Object(definitions.found));
    Value::Object(root)
}

/// A whole file: of a kind either the fields of one entry or a list of rows, each with its id.
fn whole(subject: Subject, keys: Speech) -> Map<String, Value> {
    let entry = json!({ "$ref": format!("#/$defs/{}", subject.word()) });
    let value = match subject {
        Subject::Kind(_) => {
            let row = json!({ "allOf": [entry.clone(), needed(&id_keys(keys))] });
            json!({ "anyOf": [entry, { "type": "array", "items": row }] })
        }
        Subject::Site | Subject::Facts => entry,
    };
    value.as_object().cloned().unwrap_or_default()
}

/// The groups of fields met so far, by name. Groups that are alike share one definition.
struct Definitions {
    keys: Speech,
    found: Map<String, Value>,
}

impl Definitions {
    fn add(&mut self, subject: Subject) {
        let mut group = self.group(subject.word(), &subject.tables());
        if let Subject::Kind(kind) = subject {
            let facts = kind.facts();
            group.insert("title".into(), json!(format!("{} ({})", facts.label, facts.singular)));
            let id = json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": self.say(
                "Mã, chỉ ghi trong tệp .yaml có nhiều mục; ở tệp .md mã là tên tệp.",
                "The id, in a .yaml file of several rows only; of a .md file it is the name.",
            )});
            if let Some(Value::Object(properties)) = group.get_mut("properties") {
                properties.extend(id_keys(self.keys).into_iter().map(|key| (key, id.clone())));
            }
        }
        group.insert("$comment".into(), json!(subject.place()));
        self.found.insert(subject.word().to_owned(), Value::Object(group));
    }

    /// The properties of a group of fields. Each field is a property under its name of the chosen language, which
    /// editors complete, and a pattern for its other names, which they accept.
    fn group(&mut self, name: &str, tables: &[&'static [&'static Field]]) -> Map<String, Value> {
        let (mut properties, mut others, mut required) = (Map::new(), Map::new(), Vec::new());
        let fields = || tables.iter().flat_map(|table| table.iter());
        let mut taken: BTreeSet<&str> = fields().map(|field| field.name).collect();
        for field in fields() {
            let value = self.field(name, field);
            let labels = [field.label].into_iter().chain(field.spellings.iter().copied());
            let mut names: Vec<&str> = labels.filter(|label| taken.insert(*label)).collect();
            match self.keys {
                Speech::Vi => names.push(field.name),
                Speech::En => names.insert(0, field.name),
            }
            if field.required {
                required.push(needed(&names));
            }
            if let [first, rest @ ..] = names.as_slice() {
                properties.insert((*first).to_owned(), value.clone());
                if !rest.is_empty() {
                    let words: Vec<String> = rest.iter().map(|word| escaped(word)).collect();
                    others.insert(format!("^({})$", words.join("|")), value);
                }
            }
        }
        let mut group = Map::new();
        group.insert("type".into(), json!("object"));
        group.insert("properties".into(), Value::Object(properties));
        if !others.is_empty() {
            group.insert("patternProperties".into(), Value::Object(others));
        }
        group.insert("additionalProperties".into(), json!(false));
        if !required.is_empty() {
            group.insert("allOf".into(), Value::Array(required));
        }
        group
    }

    fn field(&mut self, group: &str, field: &Field) -> Value {
        let mut value = Map::new();
        let (label, name) = (field.label, field.name);
        value.insert("title".into(), json!(self.say(&format!("{label} ({name})"), &format!("{name} ({label})"))));
        let words = field.shape.words();
        value.insert(
            "description".into(),
            json!(format!("{}{}. {}", words.in_(self.keys), self.kinds(&field.shape), field.doc.trim())),
        );
        let mut accepted = self.accepted(&format!("{group}.{name}"), &field.shape);
        match accepted.as_mut_slice() {
            _ if field.required => {}
            [Value::Object(only)] if only.get("type").is_some_and(Value::is_array) => {
                only.entry("type")
                    .and_modify(|types| types.as_array_mut().into_iter().for_each(|types| types.push("null".into())));
            }
            _ => accepted.push(json!({ "type": "null" })),
        }
        value.extend(any_of(accepted));
        Value::Object(value)
    }

    /// What may be written for a shape: one of these.
    fn accepted(&mut self, name: &str, shape: &Shape) -> Vec<Value> {
        match shape {
            // To an editor's YAML a telephone number is a number, and so is `1.000`.
            Shape::Text | Shape::Prose | Shape::Reference(_) | Shape::ReferenceOrText(_) => {
                vec![json!({ "type": ["string", "number"] })]
            }
            Shape::Integer | Shape::Decimal => {
                vec![json!({ "type": ["number", "string"], "examples": examples(shape) })]
            }
            // A year alone is a number.
            Shape::Period | Shape::PartialDate => {
                vec![json!({ "type": ["string", "integer"], "examples": examples(shape) })]
            }
            Shape::Date | Shape::Hours | Shape::MonthDay | Shape::Moment | Shape::Language => {
                vec![json!({ "type": ["string"], "examples": examples(shape) })]
            }
            Shape::Flag => vec![json!({ "enum": [true, false, "có", "không", "yes", "no", "đúng", "sai", "x"] })],
            Shape::Url => {
                vec![json!({ "type": "string", "pattern": "^(https?://|tel:|mailto:)", "examples": examples(shape) })]
            }
            Shape::File => vec![json!({ "type": "string" })],
            Shape::OneOf(choices) => vec![json!({ "enum": words(choices, self.keys) })],
            Shape::List(item) => {
                let mut accepted = self.accepted(name, item);
                let items = Value::Object(any_of(accepted.clone()));
                accepted.push(json!({ "type": "array", "items": items }));
                accepted
            }
            Shape::Record(fields) => {
                let group = Value::Object(self.group(name, &[*fields]));
                let mut accepted = vec![self.shared(name, group)];
                if is_partner(fields) {
                    accepted.insert(0, json!({ "type": "string" }));
                }
                accepted
            }
            Shape::Map => vec![json!({
                "type": "object",
                "additionalProperties": { "type": ["string", "number", "boolean"] },
            })],
        }
    }

    /// A reference to a group, kept under the name it was first met by.
    fn shared(&mut self, name: &str, group: Value) -> Value {
        let known = self.found.iter().find(|(_, known)| **known == group).map(|(known, _)| known.clone());
        let name = known.unwrap_or_else(|| {
            self.found.insert(name.to_owned(), group);
            name.to_owned()
        });
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// The kinds a reference may name, in brackets.
    fn kinds(&self, shape: &Shape) -> String {
        match shape {
            Shape::List(item) => self.kinds(item),
            Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) => {
                let names = kinds.iter().map(|kind| match self.keys {
                    Speech::Vi => kind.facts().label,
                    Speech::En => kind.facts().singular,
                });
                format!(" ({})", names.collect::<Vec<_>>().join("; "))
            }
            _ => String::new(),
        }
    }

    fn say(&self, vi: &str, en: &str) -> String {
        match self.keys {
            Speech::Vi => vi.to_owned(),
            Speech::En => en.to_owned(),
        }
    }
}

/// A partner may be one line: the organization alone.
fn is_partner(fields: &[&Field]) -> bool {
    fields.iter().map(|field| field.name).eq(PartnerForm::FIELDS.iter().map(|field| field.name))
}

/// The words of an enumeration, those of the chosen language first.
fn words(choices: &[Choice], keys: Speech) -> Vec<&'static str> {
    let (names, labels) = (choices.iter().map(|choice| choice.name), choices.iter().map(|choice| choice.label));
    let all: Vec<&str> = match keys {
        Speech::Vi => labels.chain(names).collect(),
        Speech::En => names.chain(labels).collect(),
    };
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|word| seen.insert(*word)).collect()
}

fn id_keys(keys: Speech) -> [String; 2] {
    match keys {
        Speech::Vi => ["Mã".to_owned(), "id".to_owned()],
        Speech::En => ["id".to_owned(), "Mã".to_owned()],
    }
}

/// Asks for one of several names of one field.
fn needed(names: &[impl AsRef<str>]) -> Value {
    any_of(names.iter().map(|name| json!({ "required": [name.as_ref()] })).collect()).into()
}

fn any_of(mut schemas: Vec<Value>) -> Map<String, Value> {
    match (schemas.len(), schemas.pop()) {
        (1, Some(Value::Object(only))) => only,
        (_, Some(last)) => {
            schemas.push(last);
            Map::from_iter([("anyOf".to_owned(), Value::Array(schemas))])
        }
        (_, None) => Map::new(),
    }
}

/// A word as part of a regular expression (ECMA-262).
fn escaped(word: &str) -> String {
    let special = |c: char| r"\^$.|?*+()[]{}/".contains(c);
    word.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
