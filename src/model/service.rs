//! Dịch vụ, câu lạc bộ, kênh thông tin.

use super::organization::Organization;
use super::party::Contact;
use super::place::Place;
use super::reference::RefOrText;
use super::values::LanguageTag;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// What kind of service.
    pub enum ServiceKind {
        /// Registration of donors.
        Registration = "registration", "Đăng ký";
        /// Counselling.
        Counselling = "counselling", "Tư vấn";
        /// A club.
        Club = "club", "Câu lạc bộ";
        /// A mobile team.
        MobileTeam = "mobile-team", "Đội lưu động";
        /// A channel of information.
        Channel = "channel", "Kênh thông tin";
        /// Reception and care at the point of donation.
        Reception = "reception", "Đón tiếp";
    }
}

record! {
    /// A service for donors and for those who want to become one.
    pub struct Service {
        /// What kind.
        kind: ServiceKind = "Loại dịch vụ" | "Loại",
        /// Who runs it.
        provider: Option<RefOrText<Organization>> = "Đơn vị phụ trách" | "Đơn vị",
        /// The place it serves.
        area: Option<super::reference::Ref<Place>> = "Địa bàn",
        /// When it is open, in words.
        hours: Option<Spanned<String>> = "Giờ làm việc" | "Giờ",
        /// How to reach it.
        contact: Option<Contact> = "Liên hệ",
        /// The languages spoken there.
        languages: Vec<LanguageTag> = "Ngôn ngữ" | "Tiếng nói",
    }
}
