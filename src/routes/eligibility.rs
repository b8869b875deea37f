//! The pages that help a donor before coming: one for each question of the rules, and the day of the next donation.

use std::collections::BTreeSet;

use super::PageId;
use crate::diagnostics::Span;
use crate::model::fact::{questions, waits};
use crate::model::site::Site;
use crate::text::slug::slug;

/// A page of "Tôi có hiến được không?".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What it is, every rule, the first question.
    Start,
    /// The question of a rule, by the rule's id.
    Question(String),
    /// What is said where the answer means that one may have to wait, by the rule's id.
    Deferred(String),
    /// After the last question.
    End,
}

/// Folder of the questions.
pub(super) const ELIGIBILITY: &str = "toi-co-hien-duoc-khong";
/// Folder of the day of the next donation.
pub(super) const NEXT_DONATION: &str = "ngay-hien-tiep-theo";

/// The pages with their addresses and the places to blame. None without a question; no day without a waiting time.
pub(super) fn pages(site: &Site) -> Vec<(PageId, String, Span)> {
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, question) in questions(&site.facts).into_iter().enumerate() {
        let (id, span) = (&question.fact.id.value, &question.fact.id.span);
        // Two rules with one id are reported by a rule of their own.
        if !seen.insert(id) {
            continue;
        }
        if at == 0 {
            pages.push((Step::Start, String::new(), span.clone()));
            pages.push((Step::End, "duoc/".to_owned(), span.clone()));
        }
        let name = Some(slug(id)).filter(|name| !name.is_empty()).unwrap_or_else(|| format!("cau-{}", at + 1));
        pages.push((Step::Question(id.clone()), format!("{name}/"), span.clone()));
        pages.push((Step::Deferred(id.clone()), format!("{name}/chua-duoc/"), span.clone()));
    }
    let steps = pages.into_iter();
    let steps = steps.map(|(step, below, span)| (PageId::Eligibility(step), format!("{ELIGIBILITY}/{below}"), span));
    let first_wait = waits(&site.facts).next();
    let next = first_wait.map(|(fact, _)| (PageId::NextDonation, format!("{NEXT_DONATION}/"), fact.id.span.clone()));
    steps.chain(next).collect()
}
