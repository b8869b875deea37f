//! Kêu gọi khẩn cấp.

use super::moment::Moment;
use super::organization::Organization;
use super::party::Contact;
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
