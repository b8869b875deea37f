//! Values as a person wrote them, before they are interpreted: text, lists and mappings, each with its place.
//!
//! Scalars keep the text of the source: the field decides what `no`, `7:00`, `1.000` and `0262…` mean.

use crate::diagnostics::{Bilingual, Diagnostic, Problem, Span};

/// A written value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub value: Value,
    /// Its place; for a list or mapping, the place of its first element.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An empty field, or an unquoted `null` or `~`.
    Empty,
    /// Text; `quoted` where it is in quotation marks or a block.
    Text {
        /// The text, in canonical Unicode order.
        text: String,
        /// Whether the value can only be text.
        quoted: bool,
    },
    List(Vec<Written>),
    /// Keys with their values, in the order written.
    Mapping(Vec<(Key, Written)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

impl Written {
    /// The type of the value, for messages.
    pub fn words(&self) -> Bilingual {
        let (vi, en) = match self.value {
            Value::Empty => ("ô trống", "nothing"),
            Value::Text { .. } => ("chữ", "text"),
            Value::List(_) => ("danh sách", "a list"),
            Value::Mapping(_) => ("một nhóm trường", "a group of fields"),
        };
        Bilingual::literal(vi, en)
    }

    /// Every text in it, with its place.
    pub fn texts(&self) -> Vec<(&str, &Span)> {
        match &self.value {
            Value::Empty => Vec::new(),
            Value::Text { text, .. } => vec![(text, &self.span)],
            Value::List(items) => items.iter().flat_map(Written::texts).collect(),
            Value::Mapping(fields) => fields.iter().flat_map(|(_, value)| value.texts()).collect(),
        }
    }

    /// A problem of the value, with the text that was found.
    pub fn refused(&self, problem: &'static Problem, text: &str, message: Bilingual) -> Diagnostic {
        problem.at(&self.span).message(message).found(text)
    }
}
