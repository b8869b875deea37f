//! A rule holds for some time, and replaces rules that exist.

use std::collections::BTreeSet;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::fact::SourcedFact;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Ngày cuối quy định có hiệu lực (`Hiệu lực đến`) đứng trước ngày đầu (`Hiệu lực từ`), nên quy định này không bao giờ
    /// hiện trên trang. Thường là hai ngày bị đổi chỗ hoặc gõ nhầm năm.
    ///
    /// The last day of a rule (`valid_to`) stands before its first (`valid_from`), so no page ever shows the rule. Mostly
    /// the two were exchanged, or a year was mistyped.
    ///
    /// ```text
    /// Hiệu lực từ: 01/7/2025
    /// Hiệu lực đến: 30/6/2024
    /// ```
    ///
    /// ```text
    /// Hiệu lực từ: 01/7/2025
    /// Hiệu lực đến: 30/6/2026
    /// ```
    pub static FACT_NEVER_HOLDS: Error = "fact-never-holds";
}

problem! {
    /// `Thay thế` của một quy định ghi mã của quy định cũ trong `content/facts.yaml`. Mã này không có ở đó, nên không rõ
    /// quy định nào hết hiệu lực. Giữ quy định cũ trong tệp và ghi `Hiệu lực đến` cho nó, thay vì xóa đi.
    ///
    /// `replaces` of a rule gives the id of the former rule in `content/facts.yaml`. This id is not there, so it is not
    /// clear which rule ended. Keep the former rule in the file with its `valid_to` and do not delete it.
    ///
    /// ```text
    /// - Mã: di-lai
    /// - Mã: di-lai-moi
    ///   Thay thế: di-lia
    /// ```
    ///
    /// ```text
    /// - Mã: di-lai
    /// - Mã: di-lai-moi
    ///   Thay thế: di-lai
    /// ```
    pub static UNKNOWN_FACT: Error = "unknown-fact";
}

/// Looks at the first and last day of every rule.
pub fn check_days(site: &Site, problems: &mut Problems) {
    problems.0.extend(site.all_facts().filter_map(never_holds));
}

fn never_holds(fact: &SourcedFact) -> Option<Diagnostic> {
    let (from, to) = (fact.valid_from.as_ref()?, fact.valid_to.as_ref()?);
    let (first, last) = fact.days();
    (last < first).then(|| {
        let (id, from_vi, from_en, to_vi, to_en) = (&fact.id.value, from.vi(), from.en(), to.vi(), to.en());
        let message = bilingual!(
            "quy định `{id}` hết hiệu lực {to_vi}, trước khi có hiệu lực {from_vi}",
            "the rule `{id}` ends on {to_en}, before it begins on {from_en}"
        );
        let help = Bilingual::literal("sửa một trong hai ngày", "mend one of the two days");
        let other = Bilingual::literal("ngày đầu ở đây", "its first day is here");
        FACT_NEVER_HOLDS.at(&to.span).message(message).found(to.vi()).help(help).related(from.span.clone(), other)
    })
}

/// Looks for the rules that others replace.
pub fn check_replaced(site: &Site, problems: &mut Problems) {
    let ids: BTreeSet<&str> = site.all_facts().map(|fact| fact.id.value.as_str()).collect();
    for fact in site.all_facts() {
        for replaced in &fact.replaces {
            let id = replaced.value.as_str();
            if id == fact.id.value {
                let message = bilingual!("`{id}` ghi là thay thế chính nó", "`{id}` is said to replace itself");
                let help = Bilingual::literal("ghi mã của quy định cũ", "give the id of the former rule");
                problems.push(UNKNOWN_FACT.at(&replaced.span).message(message).found(id).help(help));
            } else if !ids.contains(id) {
                let message = bilingual!("không có quy định nào mang mã `{id}`", "no rule has the id `{id}`");
                let help = Bilingual::literal(
                    "ghi mã của một quy định trong `content/facts.yaml`, hoặc bỏ dòng này",
                    "give the id of a rule in `content/facts.yaml`, or leave this line out",
                );
                let others = ids.iter().copied().filter(|other| *other != fact.id.value);
                problems.push(UNKNOWN_FACT.at(&replaced.span).message(message).help(help).suggest(id, others, 1));
            }
        }
    }
}
