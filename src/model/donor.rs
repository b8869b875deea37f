//! Người, gia đình và tập thể được tôn vinh.

use super::common::Cover;
use super::present::{Now, Until};

use super::document::Document;
use super::organization::Organization;
use super::reference::RefOrText;
use super::values::Markdown;
use crate::dates::period::{Partial, Period};
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    pub enum HonoreeKind {
        Person = "person", "Cá nhân";
        Family = "family", "Gia đình";
        Collective = "collective", "Tập thể";
    }
}

choices! {
    /// Whether a person agreed to be shown (Law 91/2025/QH15, Article 9: no consent by default).
    pub enum ConsentStatus {
        /// Nobody asked, or no answer.
        None = "none", "Chưa có";
        Granted = "granted", "Đồng ý";
        /// Agreed once and withdrew.
        Withdrawn = "withdrawn", "Đã rút lại";
    }
}

choices! {
    /// What a person agreed to.
    pub enum ConsentScope {
        Name = "name", "Họ tên";
        Photo = "photo", "Ảnh";
        Story = "story", "Câu chuyện";
        /// The organization the person belongs to.
        Unit = "unit", "Đơn vị";
        /// The number of donations.
        Donations = "donations", "Số lần hiến máu";
    }
}

record! {
    /// Somebody honoured for giving blood or for having others give. Ids are opaque codes, never made from a name.
    pub struct Donor {
        /// Person, family or collective.
        kind: HonoreeKind = "Loại" | "Đối tượng",
        /// The honours received, each with its decision.
        honors: Vec<Honor> = "Khen thưởng" | "Danh hiệu",
        /// How often they have given blood so far.
        donations: Option<Spanned<i64>> = "Số lần hiến máu" | "Số lần hiến",
        /// The organization the person belongs to.
        member_of: Option<RefOrText<Organization>> = "Đơn vị" | "Đơn vị công tác",
        /// The name to sort by, where the last word is not it.
        sort_as: Option<String> = "Xếp theo",
        /// The person's story, in Markdown.
        story: Option<Markdown> = words "Câu chuyện",
        /// A photograph, shown with their consent alone.
        photo: Option<Cover> = "Ảnh chân dung",
        /// The recorded consent of persons and families; collectives need none.
        consent: Option<Consent> = "Đồng ý công khai" | "Sự đồng ý",
    }
}

record! {
    pub struct Honor {
        /// The milestone, by its id or name in `site.yaml`.
        tier: Option<Spanned<String>> = "Mức",
        /// An award that is not a milestone.
        award: Option<String> = "Hình thức" | "Khen thưởng",
        /// The office that gave the honour.
        by: Option<RefOrText<Organization>> = "Cơ quan tặng" | "Cơ quan khen",
        /// The decision by which it was given.
        decision: Option<RefOrText<Document>> = "Quyết định",
        /// The day on which it was given.
        when: Option<Spanned<Period>> = "Ngày" | "Thời gian",
    }
}

record! {
    /// A recorded consent. The evidence itself stays outside the site.
    pub struct Consent {
        /// Whether it was given.
        status: ConsentStatus = "Tình trạng" | "Trạng thái",
        /// What the consent covers, such as name or photo.
        scope: Vec<ConsentScope> = "Phạm vi",
        /// The day it was given.
        given_on: Option<Spanned<Partial>> = "Ngày đồng ý",
        /// Where the signed paper is kept. Never published.
        evidence: Option<String> = "Nơi lưu",
        /// The last day it holds.
        expires_on: Option<Spanned<Partial>> = "Hết hạn",
    }
}

impl Donor {
    /// Whether something about the donor may be shown at the present: it must be covered by a recorded consent that is
    /// valid. A collective needs no consent, but is not shown after it withdrew.
    pub fn may_show(&self, what: ConsentScope, now: Now) -> Until<bool> {
        let Some(consent) = &self.consent else { return Until::always(self.kind == HonoreeKind::Collective) };
        let whole = self.kind == HonoreeKind::Collective && consent.scope.is_empty();
        if consent.status != ConsentStatus::Granted || !(whole || consent.scope.contains(&what)) {
            return Until::always(false);
        }
        let begun = consent.given_on.as_ref().map_or(Until::always(true), |given| now.has_come(given.first()));
        let over = consent.expires_on.as_ref().map_or(Until::always(false), |expires| now.is_past(expires.last()));
        let changes = [begun.changes, over.changes].into_iter().flatten().min();
        Until { answer: begun.answer && !over.answer, changes }
    }
}
