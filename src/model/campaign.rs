//! Chiến dịch.

use super::observance::Observance;
use super::organization::Organization;
use super::party::Partner;
use super::place::Place;
use super::reference::Ref;
use crate::dates::period::Period;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A campaign: many drives and events under one name.
    pub struct Campaign {
        /// When it runs, as precisely as is known.
        when: Spanned<Period> = "Thời gian" | "Ngày",
        /// Other spellings and names.
        aka: Vec<String> = "Tên khác",
        /// Its message.
        slogan: Option<String> = words "Thông điệp" | "Khẩu hiệu",
        /// The places it covers.
        areas: Vec<Ref<Place>> = "Địa bàn",
        /// Who leads it.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// Who takes part.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        /// The day it answers to.
        observance: Option<Ref<Observance>> = "Ngày kỷ niệm",
    }
}
