//! Chiến dịch: a campaign that holds drives, events and waves.

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
        /// The message of the campaign, in a few words.
        slogan: Option<String> = words "Thông điệp" | "Khẩu hiệu",
        /// The places it covers.
        areas: Vec<Ref<Place>> = "Địa bàn",
        /// The organization that leads the campaign.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// The organizations that take part in it.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        /// The day it answers to.
        observance: Option<Ref<Observance>> = "Ngày kỷ niệm",
    }
}
