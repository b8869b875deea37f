//! People need a recorded consent.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::donor::HonoreeKind;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Chưa ghi nhận sự đồng ý của người này (Luật 91/2025/QH15, Điều 9), nên trang chỉ ghi “Một người hiến máu”. Thêm
    /// `Đồng ý công khai` với tình trạng, phạm vi và ngày đồng ý.
    ///
    /// No consent of this person is recorded (Law 91/2025/QH15, Article 9), so the site only says “Một người hiến máu”.
    /// Add `consent` with its status, scope and day.
    ///
    /// ```text
    /// Loại: Cá nhân
    /// ```
    ///
    /// ```text
    /// Loại: Cá nhân
    /// Đồng ý công khai: {Tình trạng: Đồng ý, Phạm vi: [Họ tên], Ngày đồng ý: 01/3/2023}
    /// ```
    pub static MISSING_CONSENT: Warning = "missing-consent";
}

/// Warns of people without a record.
pub fn check(site: &Site, problems: &mut Problems) {
    for donor in site.entries.donors.values() {
        if donor.kind != HonoreeKind::Collective && donor.consent.is_none() {
            let id = &donor.id;
            problems.push(MISSING_CONSENT.at(&donor.place).message(bilingual!(
                "`{id}` chưa có ghi nhận đồng ý, nên không hiện tên",
                "`{id}` has no recorded consent and is not named"
            )));
        }
    }
}
