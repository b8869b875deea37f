//! `content/facts.yaml`: the medical and legal rules the site shows, each with its source.

use chrono::NaiveDate;

use super::values::Url;
use crate::diagnostics::Spanned;
use crate::text::period::Partial;
use crate::{choices, record};

choices! {
    /// What a rule is about; pages choose rules by it.
    pub enum Topic {
        /// Who may give.
        Eligibility = "eligibility", "Ai hiến được máu";
        /// How long to wait between donations.
        Interval = "interval", "Khoảng cách giữa hai lần";
        /// How much is taken.
        Volume = "volume", "Lượng máu mỗi lần";
        /// Who must wait.
        Deferral = "deferral", "Tạm hoãn";
        /// What donors are entitled to.
        Benefit = "benefit", "Quyền lợi";
        /// What to do before, during and after.
        Care = "care", "Chăm sóc";
        /// How donors are honoured.
        Honour = "honour", "Tôn vinh";
        /// Blood and its groups.
        Blood = "blood", "Về máu";
    }
}

record! {
    /// `content/facts.yaml`.
    pub struct Facts {
        /// The rules, in the order they are shown.
        facts: Vec<Fact> = "Quy định",
    }
}

record! {
    /// A rule.
    pub struct Fact {
        /// A short name for it.
        id: Spanned<String> = "Mã",
        /// What it is about.
        topic: Topic = "Chủ đề",
        /// The rule in one plain sentence.
        text: String = "Nội dung",
        /// The number or range in it, where there is one.
        value: Option<String> = "Giá trị",
        /// The legal text, by number and article.
        source: String = "Căn cứ" | "Căn cứ pháp lý",
        /// Where the legal text can be read.
        url: Option<Url> = "Địa chỉ",
        /// Since when the rule holds.
        valid_from: Option<Spanned<Partial>> = "Hiệu lực từ",
        /// The day somebody last compared it.
        checked_on: Option<Spanned<NaiveDate>> = "Ngày đối chiếu",
        /// Whether it was compared with the legal text itself and not with a second-hand page.
        verified: Option<bool> = "Đã đối chiếu bản gốc",
    }
}
