//! Dịch vụ, câu lạc bộ, kênh thông tin.

use super::contact::Contact;
use super::organization::Organization;
use super::place::Place;
use super::reference::RefOrText;
use super::values::LanguageTag;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// What kind of service.
    pub enum ServiceKind {
        Registration = "registration", "Đăng ký";
        Counselling = "counselling", "Tư vấn";
        Club = "club", "Câu lạc bộ";
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
        /// What kind of service it is.
        kind: ServiceKind = "Loại dịch vụ" | "Loại",
        /// The organization that runs the service.
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
