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
        valid_from: Option<Spanned<Partial>> = "Hiệu lực từ" | "Có hiệu lực từ",
        /// The last day, month or year in which the rule holds.
        valid_to: Option<Spanned<Partial>> = "Hiệu lực đến" | "Có hiệu lực đến" | "Hiệu lực đến hết",
        /// The ids of the rules that it takes the place of. They end before it begins.
        replaces: Vec<Spanned<String>> = "Thay thế",
        /// The day somebody last compared it.
        checked_on: Option<Spanned<NaiveDate>> = "Ngày đối chiếu",
        /// Whether it was compared with the legal text itself and not with a second-hand page.
        verified: Option<bool> = "Đã đối chiếu bản gốc",
        /// The rule as a question that donors answer for themselves with yes or no. It has a page of its own.
        question: Option<Spanned<String>> = "Câu hỏi",
        /// What the question asks about, one by one. Without it, what the waiting counts from.
        cases: Vec<Spanned<String>> = "Các trường hợp",
        /// What the law lists and this site does not. While there is such a rule, nobody is told that they can give; they
        /// are told to ask about this.
        unlisted: Option<Spanned<String>> = "Danh sách còn thiếu" | "Chưa liệt kê",
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
    /// Whether the rule is in force at the present. A rule without a beginning has always been, one without an end
    /// always will be.
    pub fn in_force(&self, now: Now) -> Until<bool> {
        let begun = self.valid_from.as_ref().map_or(Until::always(true), |from| now.has_come(from.first()));
        let over = self.is_over(now);
        Until { answer: begun.answer && !over.answer, changes: begun.changes.into_iter().chain(over.changes).min() }
    }

    /// Whether the rule held once and does no longer.
    pub fn is_over(&self, now: Now) -> Until<bool> {
        self.valid_to.as_ref().map_or(Until::always(false), |to| now.is_past(to.last()))
    }

    /// The first and the last day on which it holds.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let first = self.valid_from.as_ref().map_or(NaiveDate::MIN, |from| from.first());
        (first, self.valid_to.as_ref().map_or(NaiveDate::MAX, |to| to.last()))
    }

    /// What its question asks about, one by one.
    pub fn asked_about(&self) -> &[Spanned<String>] {
        if self.cases.is_empty() { &self.after } else { &self.cases }
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
