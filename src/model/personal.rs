//! Personal data met in what an entry publishes: noted by `parse`, judged by `check`.

use crate::diagnostics::Span;
use crate::text::personal::{Personal, contact_key};

/// A piece of personal data and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalDatum {
    pub kind: Personal,
    pub text: String,
    pub span: Span,
    /// Whether it stands where numbers and addresses are public by meaning: in `contact`, `registration` or the privacy
    /// rules of `site.yaml`.
    pub declared: bool,
}

impl PersonalDatum {
    /// Whether it may be declared public at all: ways to reach somebody may, ids and birth dates never.
    pub fn may_be_public(&self) -> bool {
        matches!(self.kind, Personal::Phone | Personal::Email)
    }

    /// The same for all spellings of one number or address.
    pub fn key(&self) -> String {
        contact_key(&self.text)
    }
}
