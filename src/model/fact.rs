//! `content/facts.yaml`: the medical and legal rules the site shows, each with its source.

use chrono::NaiveDate;

use super::present::{Now, Until};
use super::values::Url;
use super::wait::Wait;
use crate::dates::period::Partial;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// What a rule is about; pages choose rules by it.
    pub enum Topic {
        Eligibility = "eligibility", "Ai hiến được máu";
        /// How long to wait between donations.
        Interval = "interval", "Khoảng cách giữa hai lần";
        /// How much is taken.
        Volume = "volume", "Lượng máu mỗi lần";
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
    pub struct Facts {
        /// The rules, in the order they are shown.
        facts: Vec<SourcedFact> = "Quy định",
    }
}

record! {
    pub struct SourcedFact {
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
        /// The rule as a question that donors answer for themselves with yes or no. It has a page of its own.
        question: Option<Spanned<String>> = "Câu hỏi",
        /// What is said to those who answer yes, where they may have to wait; no leads on to the next question then.
        if_yes: Option<Spanned<String>> = "Nếu có",
        /// What is said to those who answer no, where they may have to wait; yes leads on to the next question then.
        if_no: Option<Spanned<String>> = "Nếu không",
        /// How long the rule makes people wait: one number and one unit, such as `12 tuần`.
        wait: Option<Wait> = "Thời gian chờ",
        /// What the waiting counts from, each as words after "sau khi": `hiến máu toàn phần`.
        after: Vec<Spanned<String>> = "Kể từ khi" | "Sau khi",
    }
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

/// A rule as a question that donors answer for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub fact: &'a SourcedFact,
    /// The words of the question.
    pub text: &'a str,
    /// The answer of people who may have to wait; the other answer leads to the next question.
    pub defers: Answer,
    /// The advice for people who may have to wait.
    pub advice: &'a str,
}

impl SourcedFact {
    /// Whether the rule is in force at the present. A rule without a beginning is always in force.
    pub fn in_force(&self, now: Now) -> Until<bool> {
        self.valid_from.as_ref().map_or(Until::always(true), |from| now.has_come(from.first()))
    }

    /// The rule as a question; `None` where it has no question, or where it is not clear which answer leads to the next
    /// one.
    pub fn asked(&self) -> Option<Question<'_>> {
        let (defers, advice) = match (&self.if_yes, &self.if_no) {
            (Some(advice), None) => (Answer::Yes, advice),
            (None, Some(advice)) => (Answer::No, advice),
            _ => return None,
        };
        Some(Question { fact: self, text: &self.question.as_ref()?.value, defers, advice: &advice.value })
    }
}

/// The questions of rules, in the order of the rules, which is also the order in which they are asked.
pub fn questions(facts: &[SourcedFact]) -> Vec<Question<'_>> {
    facts.iter().filter_map(SourcedFact::asked).collect()
}

/// The rules that have a waiting time and state what it counts from.
pub fn waits(facts: &[SourcedFact]) -> impl Iterator<Item = (&SourcedFact, Wait)> {
    let waits = facts.iter().filter(|fact| !fact.after.is_empty());
    waits.filter_map(|fact| Some((fact, fact.wait?)))
}
