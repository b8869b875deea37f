//! Cơ quan, đơn vị.

use super::contact::Contact;
use super::place::{Level, Place};
use super::reference::Ref;
use crate::record;

record! {
    /// An organization, a unit of one, or a named group of them.
    pub struct Organization {
        /// The abbreviation offices use for it.
        abbr: Option<String> = "Viết tắt",
        /// Other spellings and names.
        aka: Vec<String> = "Tên khác",
        /// The level of administration it belongs to.
        level: Option<Level> = "Cấp",
        /// The organization it is a unit of.
        part_of: Option<Ref<Organization>> = "Trực thuộc",
        /// The units it directs.
        directs: Vec<Ref<Organization>> = "Chỉ đạo",
        /// The place it works in.
        area: Option<Ref<Place>> = "Địa bàn",
        /// How to reach it.
        contact: Option<Contact> = "Liên hệ",
        /// Whether this is a group ("các đơn vị thành viên…") and not one organization.
        group: Option<bool> = "Nhóm đơn vị",
    }
}
