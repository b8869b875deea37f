//! Hosts, partners and other parties that entries refer to.

use super::field::Shape;
use super::kind::Kind;
use super::organization::Organization;
use super::read::{Completer, Read, Visitor, read_record};
use super::reference::{Accepts, Ref, RefOrText};
use super::written::{Value, Written};
use crate::diagnostics::Problems;
use crate::record;

/// A place or an organization: what may host a drive.
#[derive(Clone, Debug)]
pub struct Host;

impl Accepts for Host {
    const KINDS: &'static [Kind] = &[Kind::Organization, Kind::Place];
}

/// Any entry with a page.
#[derive(Clone, Debug)]
pub struct Anything;

impl Accepts for Anything {
    const KINDS: &'static [Kind] = &Kind::ALL;
}

record! {
    /// A partner written out: "Bệnh viện (chỉ đạo Khoa phối hợp)".
    pub struct PartnerForm {
        /// The organization, or free text for a group that has no entry.
        org: RefOrText<Organization> = "Đơn vị",
        /// The unit it directs to take part ("chỉ đạo … phối hợp").
        via: Option<Ref<Organization>> = "Qua" | "Chỉ đạo",
        /// Words in brackets after the name, as "có liên quan".
        note: Option<String> = "Ghi chú",
    }
}

/// An organization that takes part: `org`, or `{org, via, note}`.
#[derive(Clone, Debug)]
pub struct Partner(pub PartnerForm);

impl Read for Partner {
    const SHAPE: Shape = PartnerForm::SHAPE;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        match written.value {
            Value::Mapping(_) => read_record(written, problems).map(Self),
            _ => RefOrText::read(written, problems).map(|org| Self(PartnerForm { org, via: None, note: None })),
        }
    }

    fn missing() -> Self {
        Self(PartnerForm::missing())
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        self.0.visit(visitor);
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        self.0.complete(completer);
    }
}
