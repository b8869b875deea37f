//! Kêu gọi khẩn cấp.

use chrono::{NaiveDateTime, TimeDelta};

use super::moment::Moment;
use super::organization::Organization;
use super::party::Contact;
use super::present::{Now, Until};
use super::reference::RefOrText;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// A blood group of the ABO and Rh(D) systems.
    pub enum BloodGroup {
        /// O Rh(D) positive.
        OPositive = "O+", "O Rh(D) dương (O+)";
        /// O Rh(D) negative.
        ONegative = "O-", "O Rh(D) âm (O−)";
        /// A Rh(D) positive.
        APositive = "A+", "A Rh(D) dương (A+)";
        /// A Rh(D) negative.
        ANegative = "A-", "A Rh(D) âm (A−)";
        /// B Rh(D) positive.
        BPositive = "B+", "B Rh(D) dương (B+)";
        /// B Rh(D) negative.
        BNegative = "B-", "B Rh(D) âm (B−)";
        /// AB Rh(D) positive.
        AbPositive = "AB+", "AB Rh(D) dương (AB+)";
        /// AB Rh(D) negative.
        AbNegative = "AB-", "AB Rh(D) âm (AB−)";
    }
}

record! {
    /// An urgent appeal. Its state (open, met, expired) is derived from its moments.
    pub struct Appeal {
        /// The groups asked for; none means every group.
        blood_groups: Vec<BloodGroup> = "Nhóm máu",
        /// Who appeals.
        issued_by: RefOrText<Organization> = "Cơ quan kêu gọi" | "Đơn vị",
        /// Since when.
        issued_at: Spanned<Moment> = "Bắt đầu" | "Thời điểm phát",
        /// Until when; 72 hours after the start where nothing is written.
        expires_at: Option<Spanned<Moment>> = "Hết hạn",
        /// When the need was met.
        met_at: Option<Spanned<Moment>> = "Đã đủ lúc" | "Đã đủ",
        /// Where to go.
        venue: Option<String> = "Địa điểm",
        /// Whom to call.
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
    /// Nobody renewed it.
    Expired,
}

impl AppealState {
    /// The machine word.
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
    /// The moment it expires unless it is renewed.
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
