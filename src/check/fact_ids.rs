//! Every rule of `facts.yaml` has an id of its own.

use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Hai quy định trong `content/facts.yaml` có cùng một mã. Mã là địa chỉ để dẫn đến quy định, nên mỗi quy định phải
    /// có mã riêng.
    ///
    /// Two rules of `content/facts.yaml` have one id. Links lead to a rule by its id, so each has its own.
    ///
    /// ```text
    /// Quy định:
    ///   - {id: tuoi, …}
    ///   - {id: tuoi, …}
    /// ```
    ///
    /// ```text
    /// Quy định:
    ///   - {id: tuoi, …}
    ///   - {id: can-nang, …}
    /// ```
    pub static DUPLICATE_FACT: Error = "duplicate-fact";
}

/// Looks for the same id twice.
pub fn check(site: &Site, problems: &mut Problems) {
    let mut first: BTreeMap<&str, &Span> = BTreeMap::new();
    for fact in site.all_facts() {
        let id = fact.id.value.as_str();
        match first.get(id) {
            None => {
                first.insert(id, &fact.id.span);
            }
            Some(place) => problems.push(
                DUPLICATE_FACT
                    .at(&fact.id.span)
                    .message(bilingual!("mã `{id}` đã dùng cho một quy định khác", "the id `{id}` is used twice"))
                    .found(id)
                    .help(Bilingual::literal("đổi một trong hai mã", "change one of the two ids"))
                    .related((*place).clone(), Bilingual::literal("quy định kia ở đây", "the other one is here")),
            ),
        }
    }
}
