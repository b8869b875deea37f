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
                group.count_others_on(problem);
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

    fn count_others_on(self, first: &mut Diagnostic) {
        let (Bilingual { vi, en }, count) = (&first.message, self.others);
        let pages = if count == 1 { "page" } else { "pages" };
        first.message = bilingual!("{vi}; {count} trang khác cũng vậy", "{en}; so it is on {count} other {pages}");
        let here = |span| Related { span, message: Bilingual::literal("cũng ở đây", "here too") };
        first.related.extend(self.named.into_iter().map(here));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::problems::{DEAD_LINK, NAMELESS};
    use crate::diagnostics::Problem;

    /// The problem with the sentence `message` at a byte of the file.
    fn problem(problem: &'static Problem, file: &str, at: usize, message: &'static str) -> Diagnostic {
        problem.at(Span::new(file.into(), at..at + 1)).message(Bilingual::literal(message, message))
    }

    /// What is reported of some files: file, place and sentence of each problem, and the other places that it names.
    fn reported(files: &[Vec<Diagnostic>]) -> Vec<(String, Vec<String>)> {
        let mut repeated = Repeated::default();
        files.iter().for_each(|problems| repeated.add(problems.clone()));
        let place = |span: &Span| format!("{}:{}", span.file, span.start);
        let written = |problem: &Diagnostic| {
            let related = problem.related.iter().map(|related| place(&related.span)).collect();
            (format!("{} {}", place(&problem.span), problem.message.en), related)
        };
        repeated.reported().0.iter().map(written).collect()
    }

    #[test]
    fn a_problem_of_many_files_is_reported_at_the_first_whatever_the_order_in_which_they_came() {
        let of_file = |file: &str| vec![problem(&DEAD_LINK, file, 5, "a"), problem(&DEAD_LINK, file, 3, "a")];
        let mut files: Vec<_> = ["b", "f", "a", "d", "e", "c"].into_iter().map(of_file).collect();
        let named = ["b:3", "c:3", "d:3"].map(str::to_owned).to_vec();
        let expected = [("a:3 a; so it is on 5 other pages".to_owned(), named), ("a:5 a".to_owned(), vec![])];
        for _ in 0..files.len() {
            assert_eq!(reported(&files), expected);
            files.rotate_left(1);
        }
        assert_eq!(reported(&files[..1]), [("b:3 a".to_owned(), vec![]), ("b:5 a".to_owned(), vec![])]);
        let two = reported(&files[..2]);
        assert_eq!(two[0], ("b:3 a; so it is on 1 other page".to_owned(), vec!["f:3".to_owned()]));
    }

    #[test]
    fn problems_of_another_kind_or_with_another_sentence_stay_apart() {
        let files = [
            vec![problem(&DEAD_LINK, "a", 1, "a")],
            vec![problem(&NAMELESS, "b", 1, "a"), problem(&DEAD_LINK, "b", 2, "b")],
        ];
        let alone = |text: &str| (text.to_owned(), vec![]);
        assert_eq!(reported(&files), [alone("a:1 a"), alone("b:1 a"), alone("b:2 b")]);
    }

    #[test]
    fn only_the_problems_of_the_first_file_are_kept() {
        let mut repeated = Repeated::default();
        for number in (0..1000).rev() {
            repeated.add((0..20).map(|at| problem(&DEAD_LINK, &format!("{number:03}"), at, "a")).collect());
        }
        let kept: usize = repeated.0.values().map(|group| group.first.len() + group.named.len()).sum();
        assert_eq!(kept, 20 + NAMED);
    }
}
