//! Cơ quan, đơn vị.

use super::contact::Contact;
use super::place::{Level, Place};
use super::reference::Ref;
use super::validity::Validity;
use crate::dates::period::Partial;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// An organization, a unit of one, or a named group of them, with the time during which it exists.
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
        /// First day, month or year of its existence.
        valid_from: Option<Spanned<Partial>> = "Từ ngày" | "Có hiệu lực từ",
        /// Last day, month or year of its existence.
        valid_to: Option<Spanned<Partial>> = "Đến ngày" | "Hết hiệu lực",
        /// The organizations that took over.
        successors: Vec<Ref<Organization>> = "Đơn vị kế thừa" | "Nay là",
    }
}

impl Organization {
    /// The days on which it exists.
    pub fn validity(&self) -> Validity {
        Validity::new(self.valid_from.as_deref(), self.valid_to.as_deref())
    }
}
