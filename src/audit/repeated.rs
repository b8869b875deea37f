//! Problems that stand on many pages: each is reported once.

use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Related, Span};

/// The maximum number of other files that are named with a problem.
const NAMED: usize = 3;

/// Problems by code and sentence, added file by file in any order. Of problems with the same code and sentence only
/// those of the first file are kept, so a mistake of a template takes little memory however many pages show it.
#[derive(Debug, Default)]
pub struct Repeated(BTreeMap<Key, Group>);

type Key = (&'static str, Bilingual);

/// The problems with the same code and sentence.
#[derive(Debug, Default)]
struct Group {
    /// Those of the first file.
    first: Vec<Diagnostic>,
    /// The number of other files.
    others: usize,
    /// The first place in each of the other files, up to [`NAMED`] of them, in file order.
    named: Vec<Span>,
}

impl Repeated {
    /// Adds the problems of a file. A file is added once, or its later problems have other sentences.
    pub fn add(&mut self, problems: Vec<Diagnostic>) {
        let mut of_file: BTreeMap<Key, Vec<Diagnostic>> = BTreeMap::new();
        for problem in problems {
            of_file.entry(key(&problem)).or_default().push(problem);
        }
        for (key, problems) in of_file {
            self.0.entry(key).or_default().add(problems);
        }
    }

    /// The problems, in file order. The sentence of the first counts the other files, and some of these are named.
    pub fn reported(self) -> Problems {
        let mut groups = self.0;
        let first = groups.values_mut().flat_map(|group| std::mem::take(&mut group.first)).collect();
        let mut problems = Problems(first).ordered();
        for problem in &mut problems.0 {
            if let Some(group) = groups.remove(&key(problem)).filter(|group| group.others > 0) {
                group.told_with(problem);
            }
        }
        problems
    }
}

fn key(problem: &Diagnostic) -> Key {
    (problem.problem.code, problem.message.clone())
}

impl Group {
    /// Adds the problems of one more file.
    fn add(&mut self, mut problems: Vec<Diagnostic>) {
        let file = |problems: &[Diagnostic]| problems.first().map(|problem| problem.span.file.clone());
        if self.first.is_empty() || file(&problems) < file(&self.first) {
            std::mem::swap(&mut problems, &mut self.first);
        }
        if let Some(span) = problems.into_iter().map(|problem| problem.span).min() {
            self.others += 1;
            self.named.push(span);
            self.named.sort_unstable();
            self.named.truncate(NAMED);
        }
    }

    fn told_with(self, first: &mut Diagnostic) {
        let (Bilingual { vi, en }, count) = (&first.message, self.others);
        let pages = if count == 1 { "page" } else { "pages" };
        first.message = bilingual!("{vi}; {count} trang khác cũng vậy", "{en}; so it is on {count} other {pages}");
        let here = |span| Related { span, message: Bilingual::literal("cũng ở đây", "here too") };
        first.related.extend(self.named.into_iter().map(here));
    }
}
