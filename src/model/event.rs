//! Lễ phát động, tôn vinh, tọa đàm…

use super::drive::Drive;
use super::observance::Observance;
use super::organization::Organization;
use super::party::Partner;
use super::program::Program;
use super::reference::Ref;
use crate::{choices, record};

choices! {
    /// What kind of event.
    pub enum EventKind {
        Launch = "launch", "Lễ phát động";
        /// Donors and groups are honoured.
        Honouring = "honouring", "Lễ tôn vinh";
        Donation = "donation", "Ngày hội hiến máu";
        Talk = "talk", "Tọa đàm";
        Training = "training", "Tập huấn";
        /// People are sent to somebody else's event.
        Delegation = "delegation", "Cử đại biểu";
        /// A meeting of the community, as counselling is.
        Counselling = "counselling", "Tư vấn cộng đồng";
    }
}

record! {
    /// An event. Every event has the fields of a drive, so that it can be moved, put off and called off like one; where
    /// blood is given it is a drive with an occasion.
    pub struct Event {
        /// What kinds of event it is.
        kinds: Vec<EventKind> = "Loại sự kiện" | "Loại",
        /// The day it answers to.
        observance: Option<Ref<Observance>> = "Ngày kỷ niệm",
        /// The programme that plans it.
        program: Option<Ref<Program>> = "Chương trình",
        /// Who leads it here.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// The organizations that take part in it.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        ..
        /// When, where, whether it is on, what changed: as of a drive.
        drive: Drive,
    }
}

impl Event {
    /// Whether people can give blood at it: it states what is collected, or that blood is given. The schedule lists
    /// such an event.
    pub fn gives_blood(&self) -> bool {
        !self.drive.collects.is_empty() || self.kinds.contains(&EventKind::Donation)
    }
}

impl std::ops::Deref for Event {
    type Target = Drive;

    fn deref(&self) -> &Drive {
        &self.drive
    }
}
