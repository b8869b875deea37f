//! JSON Schema (draft 2020-12) of the content, generated from the table of fields that is also used for reading.
//!
//! The schema is for editors: it completes keys and shows mistakes during typing. It is slightly stricter than reading
//! (keys and words are compared exactly and not folded), and does not know other files.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::config::SiteConfig;
use super::fact::Facts;
use super::field::{Choice, Field, FieldTable, Shape};
use super::kind::Kind;
use super::party::PartnerForm;
use super::read::Record;
use crate::diagnostics::Speech;

/// The subjects for which there is a schema.
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

    /// Its name on the command line and in `$defs`.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Kind(kind) => kind.facts().singular,
            Subject::Site => "site",
            Subject::Facts => "facts",
        }
    }

    /// The field tables with which it is read.
    fn tables(self) -> Vec<FieldTable> {
        match self {
            Subject::Kind(kind) => kind.tables().to_vec(),
            Subject::Site => vec![SiteConfig::FIELDS],
            Subject::Facts => vec![Facts::FIELDS],
        }
    }

    /// The place where it is written.
    fn place(self) -> String {
        match self {
            Subject::Kind(kind) => format!("content/{}/", kind.facts().folder),
            Subject::Site | Subject::Facts => format!("content/{}.yaml", self.word()),
        }
    }
}

/// The schema of one subject, or of all subjects as `$defs`. `keys` is the language of the property names that an
/// editor completes. The names in the other language and the other spellings are accepted as well.
pub fn schema(subject: Option<Subject>, keys: Speech) -> Value {
    let mut definitions = Definitions { keys, found: Map::new() };
    subject.map_or_else(Subject::all, |subject| vec![subject]).into_iter().for_each(|subject| definitions.add(subject));
    let place = subject.map_or_else(|| "content/".to_owned(), Subject::place);
    let about = [
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), json!(format!("Giọt Hồng: {place}"))),
    ];
    let file = subject.map(|subject| whole(subject, keys)).unwrap_or_default();
    let definitions = [("$defs".to_owned(), Value::Object(definitions.found))];
    about.into_iter().chain(file).chain(definitions).collect()
}

/// The schema of a whole file. For a kind: either the fields of one entry, or a list of rows with ids.
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

/// The groups of fields found so far, by name. Equal groups share one definition.
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

    /// The properties of a group of fields. Each field is a property under its name in the chosen language, which
    /// editors complete, and a pattern for its other names, which they accept.
    fn group(&mut self, name: &str, tables: &[FieldTable]) -> Map<String, Value> {
        let (mut properties, mut others, mut required) = (Map::new(), Map::new(), Vec::new());
        let fields = || tables.iter().flat_map(|table| table.iter());
        let mut taken: BTreeSet<&str> = fields().map(|field| field.name).collect();
        for field in fields() {
            let value = self.field(name, field);
            let mut names: Vec<&str> = field.labels().filter(|label| taken.insert(*label)).collect();
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
        let parts = [
            ("type", Some(json!("object"))),
            ("properties", Some(Value::Object(properties))),
            ("patternProperties", (!others.is_empty()).then_some(Value::Object(others))),
            ("additionalProperties", Some(json!(false))),
            ("allOf", (!required.is_empty()).then_some(Value::Array(required))),
        ];
        parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part?))).collect()
    }

    fn field(&mut self, group: &str, field: &Field) -> Value {
        let (label, name) = (field.label, field.name);
        let title = self.say(&format!("{label} ({name})"), &format!("{name} ({label})"));
        let words = field.shape.words();
        let description = format!("{}{}. {}", words.in_(self.keys), self.kinds(&field.shape), field.doc.trim());
        let mut accepted = self.accepted(&format!("{group}.{name}"), &field.shape);
        if !field.required {
            let types = match accepted.as_mut_slice() {
                [Value::Object(only)] => only.get_mut("type").and_then(Value::as_array_mut),
                _ => None,
            };
            match types {
                Some(types) => types.push("null".into()),
                None => accepted.push(json!({ "type": "null" })),
            }
        }
        let about = [("title".to_owned(), json!(title)), ("description".to_owned(), json!(description))];
        about.into_iter().chain(any_of(accepted)).collect()
    }

    /// The alternative schemas of a shape.
    fn accepted(&mut self, name: &str, shape: &Shape) -> Vec<Value> {
        let of_types = |types: &[&str]| vec![json!({ "type": types, "examples": shape.examples() })];
        match shape {
            // YAML in an editor reads a telephone number as a number, and `1.000` too.
            Shape::Text | Shape::Prose | Shape::Reference(_) | Shape::ReferenceOrText(_) => {
                vec![json!({ "type": ["string", "number"] })]
            }
            Shape::Integer | Shape::Quantity | Shape::Decimal => of_types(&["number", "string"]),
            // A year alone is a number.
            Shape::Period | Shape::PartialDate => of_types(&["string", "integer"]),
            Shape::Date | Shape::Hours | Shape::MonthDay | Shape::DateTime | Shape::Language => of_types(&["string"]),
            Shape::Flag => vec![json!({ "enum": [true, false, "có", "không", "yes", "no", "đúng", "sai", "x"] })],
            Shape::Url => {
                vec![json!({ "type": "string", "pattern": "^(https?://|tel:|mailto:)", "examples": shape.examples() })]
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
            Shape::Groups(fields) => {
                let group = Value::Object(self.group(name, &[*fields]));
                vec![json!({ "type": "object", "additionalProperties": self.shared(name, group) })]
            }
            Shape::Map => vec![json!({
                "type": "object",
                "additionalProperties": { "type": ["string", "number", "boolean"] },
            })],
        }
    }

    /// A reference to the definition of a group. Equal groups use the name under which the group was first found.
    fn shared(&mut self, name: &str, group: Value) -> Value {
        let known = self.found.iter().find(|(_, known)| **known == group).map(|(known, _)| known.clone());
        let name = known.unwrap_or_else(|| {
            self.found.insert(name.to_owned(), group);
            name.to_owned()
        });
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// The kinds to which a reference may refer, in brackets.
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

/// Whether the fields are those of a partner, which may also be one line with only the organization.
fn is_partner(fields: &[&Field]) -> bool {
    fields.iter().map(|field| field.name).eq(PartnerForm::FIELDS.iter().map(|field| field.name))
}

/// The words of a choice list: those of the chosen language first, other spellings last.
fn words(choices: &[Choice], keys: Speech) -> Vec<&'static str> {
    let (names, labels) = (choices.iter().map(|choice| choice.name), choices.iter().map(|choice| choice.label));
    let all: Vec<&str> = match keys {
        Speech::Vi => labels.chain(names).collect(),
        Speech::En => names.chain(labels).collect(),
    };
    let spellings = choices.iter().flat_map(|choice| choice.spellings.iter().copied());
    let mut seen = BTreeSet::new();
    all.into_iter().chain(spellings).filter(|word| seen.insert(*word)).collect()
}

fn id_keys(keys: Speech) -> [String; 2] {
    match keys {
        Speech::Vi => ["Mã".to_owned(), "id".to_owned()],
        Speech::En => ["id".to_owned(), "Mã".to_owned()],
    }
}

/// Requires one of several names of a field.
fn needed(names: &[impl AsRef<str>]) -> Value {
    any_of(names.iter().map(|name| json!({ "required": [name.as_ref()] })).collect()).into()
}

fn any_of(mut schemas: Vec<Value>) -> Map<String, Value> {
    match schemas.as_mut_slice() {
        [] => Map::new(),
        [Value::Object(only)] => std::mem::take(only),
        _ => Map::from_iter([("anyOf".to_owned(), Value::Array(schemas))]),
    }
}

/// A word escaped for use in a regular expression (ECMA-262).
fn escaped(word: &str) -> String {
    let special = |c: char| r"\^$.|?*+()[]{}/".contains(c);
    word.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
