//! The shape of the data of the contract, read from the JSON Schemas of the view structs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::SchemaGenerator;
use serde_json::{Map, Value};

use crate::view::contract::{SHARED, TEMPLATES};

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Text,
    Flag,
    Integer,
    Optional(Box<Shape>),
    /// Any number of values of one shape.
    List(Box<Shape>),
    /// Values by names that only a site knows.
    Map(Box<Shape>),
    /// A struct of [`Contract::structs`].
    Struct(String),
    /// Not told by the schema: anything may be asked of it.
    Any,
}

/// A struct with its fields in their order.
#[derive(Clone, Debug)]
pub(super) struct Struct {
    pub doc: String,
    pub fields: Vec<Field>,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: String,
    pub doc: String,
    pub shape: Shape,
}

impl Struct {
    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Every struct that templates can meet.
#[derive(Debug)]
pub(super) struct Contract {
    pub structs: BTreeMap<String, Struct>,
}

/// The contract, read once.
pub(super) static CONTRACT: LazyLock<Contract> = LazyLock::new(|| {
    let mut generator = SchemaGenerator::default();
    for template in SHARED.iter().chain(TEMPLATES) {
        (template.schema)(&mut generator);
    }
    let structs = generator.definitions().iter().map(|(name, schema)| (name.clone(), read_struct(schema))).collect();
    Contract { structs }
});

fn read_struct(schema: &Value) -> Struct {
    let nothing = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&nothing);
    let fields = properties.iter().map(|(name, schema)| Field {
        name: name.clone(),
        doc: description(schema),
        shape: read_shape(schema),
    });
    Struct { doc: description(schema), fields: fields.collect() }
}

fn description(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn read_shape(schema: &Value) -> Shape {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return Shape::Struct(reference.rsplit('/').next().unwrap_or_default().to_owned());
    }
    if let Some(either) = schema.get("anyOf").and_then(Value::as_array) {
        let something = either.iter().find(|schema| schema.get("type").and_then(Value::as_str) != Some("null"));
        return something.map_or(Shape::Any, |schema| Shape::Optional(Box::new(read_shape(schema))));
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let named = types.iter().filter_map(Value::as_str).find(|name| *name != "null").unwrap_or_default();
            Shape::Optional(Box::new(of_type(named, schema)))
        }
        Some(Value::String(name)) => of_type(name, schema),
        _ => Shape::Any,
    }
}

fn of_type(name: &str, schema: &Value) -> Shape {
    let inner = |key: &str| Box::new(schema.get(key).map_or(Shape::Any, read_shape));
    match name {
        "string" => Shape::Text,
        "boolean" => Shape::Flag,
        "integer" => Shape::Integer,
        "array" => Shape::List(inner("items")),
        "object" => Shape::Map(inner("additionalProperties")),
        _ => Shape::Any,
    }
}
