//! A mistake of a theme is on every page: it is reported once.

use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Related};

/// Other pages that are named with a problem.
const NAMED: usize = 3;

/// Problems of one kind with one sentence are reported at the first page that has them; the sentence counts the other
/// pages, and the first of these are named. The order stays.
pub fn grouped(problems: Problems) -> Problems {
    let mut groups: BTreeMap<(&'static str, Bilingual), usize> = BTreeMap::new();
    let mut kept: Vec<(Diagnostic, Vec<Diagnostic>)> = Vec::new();
    for problem in problems.0 {
        match groups.get(&(problem.problem.code, problem.message.clone())) {
            Some(first) if kept[*first].0.span.file != problem.span.file => kept[*first].1.push(problem),
            Some(_) => kept.push((problem, Vec::new())),
            None => {
                groups.insert((problem.problem.code, problem.message.clone()), kept.len());
                kept.push((problem, Vec::new()));
            }
        }
    }
    Problems(kept.into_iter().map(|(first, others)| told_once(first, others)).collect())
}

fn told_once(mut first: Diagnostic, mut others: Vec<Diagnostic>) -> Diagnostic {
    others.dedup_by(|a, b| a.span.file == b.span.file);
    if others.is_empty() {
        return first;
    }
    let (Bilingual { vi, en }, count) = (&first.message, others.len());
    let pages = if count == 1 { "page" } else { "pages" };
    first.message = bilingual!("{vi}; {count} trang khác cũng vậy", "{en}; so it is on {count} other {pages}");
    let named = others
        .into_iter()
        .take(NAMED)
        .map(|other| Related { span: other.span, message: Bilingual::literal("cũng ở đây", "here too") });
    first.related.extend(named);
    first
}
