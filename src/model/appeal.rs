//! Kêu gọi khẩn cấp.

use chrono::{NaiveDateTime, TimeDelta};

use super::blood_group::BloodGroup;
use super::contact::Contact;
use super::date_time::LocalDateTime;
use super::organization::Organization;
use super::present::{Now, Until};
use super::reference::RefOrText;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// An urgent appeal. Its state (open, met, expired) is derived from its moments.
    pub struct Appeal {
        /// The groups asked for; none means every group.
        blood_groups: Vec<BloodGroup> = "Nhóm máu",
        /// The office that calls for blood.
        issued_by: RefOrText<Organization> = "Cơ quan kêu gọi" | "Đơn vị",
        /// The moment from which the appeal holds.
        issued_at: Spanned<LocalDateTime> = "Bắt đầu" | "Thời điểm phát" | "Ngày" | "Ngày kêu gọi",
        /// Until when; 72 hours after the start where nothing is written.
        expires_at: Option<Spanned<LocalDateTime>> = "Hết hạn" | "Hạn" | "Hạn chót",
        /// When the need was met.
        met_at: Option<Spanned<LocalDateTime>> = "Đã đủ lúc" | "Đã đủ",
        /// Where people are to come and give.
        venue: Option<String> = "Địa điểm" | "Nơi nhận" | "Nơi hiến máu",
        /// Whom people can call about it.
        contact: Option<Contact> = "Liên hệ",
    }
}

/// Hours an appeal lives where it does not say so itself.
pub const APPEAL_HOURS: i64 = 72;

/// The state of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealState {
    /// Its time has not come.
    Announced,
    /// Blood is needed now.
    Open,
    /// The need was met.
    Met,
    Expired,
}

impl AppealState {
    pub fn name(self) -> &'static str {
        match self {
            AppealState::Announced => "announced",
            AppealState::Open => "open",
            AppealState::Met => "met",
            AppealState::Expired => "expired",
        }
    }
}

impl Appeal {
    /// The time it expires unless it is renewed.
    pub fn end(&self) -> Option<NaiveDateTime> {
        match &self.expires_at {
            Some(expires) => Some(expires.value.0),
            None => self.issued_at.value.0.checked_add_signed(TimeDelta::hours(APPEAL_HOURS)),
        }
    }

    /// Its state at the present.
    pub fn state(&self, now: Now) -> Until<AppealState> {
        let met = now.has_reached(self.met_at.as_ref().map(|met| met.value.0));
        if met.answer {
            return Until::always(AppealState::Met);
        }
        let issued = now.has_reached(Some(self.issued_at.value.0));
        let ended = now.has_reached(self.end());
        let answer = match (issued.answer, ended.answer) {
            (false, _) => AppealState::Announced,
            (true, false) => AppealState::Open,
            (true, true) => AppealState::Expired,
        };
        Until { answer, changes: [met.changes, issued.changes, ended.changes].into_iter().flatten().min() }
    }
}
