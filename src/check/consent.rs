//! People need a recorded consent.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems};
use crate::model::donor::HonoreeKind;
use crate::model::site::Site;

/// A person or family without a record of consent.
pub static MISSING_CONSENT: Problem = Problem::warning(
    "missing-consent",
    Bilingual::literal(
        "Chưa ghi nhận sự đồng ý của người này (Luật 91/2025/QH15, Điều 9), nên trang chỉ ghi “Một người hiến máu”. \
         Thêm `consent` với tình trạng, phạm vi và ngày đồng ý.",
        "No consent of this person is recorded (Law 91/2025/QH15, Article 9), so the site only says “Một người hiến \
         máu”. Add `consent` with its status, scope and day.",
    ),
    "kind: person",
    "kind: person\nconsent: {status: granted, scope: [name], given_on: 01/3/2023}",
);

/// Warns of people without a record.
pub fn check(site: &Site, problems: &mut Problems) {
    for donor in site.entries.donors.values() {
        if donor.kind != HonoreeKind::Collective && donor.consent.is_none() {
            let id = &donor.id;
            problems.push(Diagnostic::new(
                &MISSING_CONSENT,
                donor.place.clone(),
                bilingual!(
                    "`{id}` chưa có ghi nhận đồng ý, nên không hiện tên",
                    "`{id}` has no recorded consent and is not named"
                ),
            ));
        }
    }
}
