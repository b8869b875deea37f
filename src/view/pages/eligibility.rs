//! What a donor asks before coming: may I give, and when again. None of it decides anything.

use schemars::JsonSchema;
use serde::Serialize;

use super::{RuleGroup, ScheduleRow};
use crate::view::parts::*;

/// `pages/eligibility.html`: what the questions are, and every rule for those who want all at once.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct EligibilityView {
    pub first: Link,
    /// How many questions there are.
    pub total: u32,
    /// Rules on who may give, who must wait, and how much is taken, by topic.
    pub rules: Vec<RuleGroup>,
    /// The page that works out the day of the next donation, where there is one.
    pub next_donation: Option<Link>,
}

/// `pages/question.html`: one question, to be answered with a link.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct QuestionView {
    pub question: String,
    /// What the question is about, where it is about several things.
    pub cases: Vec<String>,
    /// Its place in the order, from 1.
    pub number: u32,
    /// How many questions there are.
    pub total: u32,
    /// The answers, each with the page it leads to: yes, then no.
    pub answers: Vec<Link>,
    /// The rule that the question restates.
    pub rule: Rule,
    /// The question before, or the beginning.
    pub previous: Link,
}

/// `pages/deferred.html`: an answer that means that one may have to wait. Never a diagnosis.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DeferredView {
    /// The question, to answer it again.
    pub question: Link,
    /// The answer that led here.
    pub answer: String,
    /// What the rule's author says to it.
    pub advice: String,
    /// How long the rule makes people wait: `6 tháng`.
    pub wait: Option<String>,
    pub rule: Rule,
    /// The page that works out the day, where the rule counts a waiting time.
    pub next_donation: Option<Link>,
    /// What one can do instead: the schedule, what to read, the beginning.
    pub ways: Vec<Link>,
}

/// `pages/eligible.html`: after the last question.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct EligibleView {
    /// What to ask about at the donation site, since the law lists it and this site does not. Nobody is told that they
    /// can give while there is any.
    pub to_ask: Vec<String>,
    pub schedule: Link,
    /// The next rows of the schedule that are on: about twenty, of which a page shows the first that are not over.
    pub upcoming: Vec<ScheduleRow>,
    /// What to do before, during and after.
    pub care: Vec<Rule>,
    /// Back to the beginning of the questions.
    pub start: Link,
}

/// `pages/next_donation.html`: how long to wait after what, and a table to look the day up.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct NextDonationView {
    /// Waiting times, by topic.
    pub groups: Vec<WaitGroup>,
    /// The waiting times between donations, each a column of `days`: `12 tuần`.
    pub columns: Vec<String>,
    /// Days of a year that is no leap year, three a month.
    pub days: Vec<NextDay>,
    /// The rules they come from.
    pub rules: Vec<Rule>,
    pub schedule: Link,
    /// The questions of the rules, where there are any.
    pub eligibility: Option<Link>,
}

/// Waiting times on one topic.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct WaitGroup {
    pub heading: String,
    pub waits: Vec<WaitView>,
}

/// How long to wait after something. Either `days` or `months` is there.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct WaitView {
    /// After what: `Hiến máu toàn phần`.
    pub after: String,
    /// How long: `12 tuần`.
    pub wait: String,
    /// How to count it without a calendar: `cộng 84 ngày, rơi vào cùng thứ trong tuần`.
    pub how: String,
    /// The days of it.
    pub days: Option<u32>,
    /// The calendar months of it; where the last one has no such day, the first of the next counts.
    pub months: Option<u32>,
}

/// A day, and the first day after each waiting time.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct NextDay {
    pub day: String,
    /// The first day after waiting, for each column: `03/6`, `03/01 năm sau`.
    pub next: Vec<String>,
}
