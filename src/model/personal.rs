//! Personal data found in what an entry publishes. `parse` collects it, and `check` decides about it.

use crate::diagnostics::Span;
use crate::text::personal::{Personal, contact_key};

/// A piece of personal data and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalDatum {
    pub kind: Personal,
    pub text: String,
    pub span: Span,
    /// Whether it is in a field whose data is public by purpose: `contact`, `registration`, or the privacy rules of
    /// `site.yaml`.
    pub declared: bool,
}

impl PersonalDatum {
    /// Whether it may be declared public at all: contact data may, ids and birth dates never.
    pub fn may_be_public(&self) -> bool {
        matches!(self.kind, Personal::Phone | Personal::Email)
    }

    /// A key that is the same for all spellings of a number or address.
    pub fn key(&self) -> String {
        contact_key(&self.text)
    }
}
