//! Lễ phát động, tôn vinh, tọa đàm…

use super::campaign::Campaign;
use super::drive::Component;
use super::observance::Observance;
use super::organization::Organization;
use super::party::Partner;
use super::place::Place;
use super::program::Program;
use super::reference::Ref;
use crate::diagnostics::Spanned;
use crate::text::hours::Hours;
use crate::text::period::Period;
use crate::{choices, record};

choices! {
    /// What kind of event.
    pub enum EventKind {
        /// A launch.
        Launch = "launch", "Lễ phát động";
        /// Donors and groups are honoured.
        Honouring = "honouring", "Lễ tôn vinh";
        /// Blood is given.
        Donation = "donation", "Ngày hội hiến máu";
        /// A talk.
        Talk = "talk", "Tọa đàm";
        /// A training.
        Training = "training", "Tập huấn";
        /// People are sent to somebody else's event.
        Delegation = "delegation", "Cử đại biểu";
        /// A meeting of the community, as counselling is.
        Counselling = "counselling", "Tư vấn cộng đồng";
    }
}

record! {
    /// An event other than a drive.
    pub struct Event {
        /// What kinds of event it is.
        kinds: Vec<EventKind> = "Loại sự kiện" | "Loại",
        /// When, as precisely as is known.
        when: Spanned<Period> = "Thời gian" | "Ngày",
        /// From when to when on the day.
        hours: Option<Spanned<Hours>> = "Giờ",
        /// Where.
        venue: Option<String> = "Địa điểm",
        /// The place it is in.
        area: Option<Ref<Place>> = "Địa bàn",
        /// The campaign it belongs to.
        campaign: Option<Ref<Campaign>> = "Chiến dịch",
        /// The day it answers to.
        observance: Option<Ref<Observance>> = "Ngày kỷ niệm",
        /// The programme that plans it.
        program: Option<Ref<Program>> = "Chương trình",
        /// Who leads it here.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// Who organizes it, where that is somebody else.
        organizer: Option<Ref<Organization>> = "Đơn vị tổ chức",
        /// Who takes part.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        /// What is collected, where blood can be given: such an event stands in the schedule.
        collects: Vec<Component> = "Tiếp nhận" | "Thành phần",
    }
}
