//! All problems that the program can report, collected from the stages.

use crate::diagnostics::Problem;
use crate::{assemble, audit, check, model, parse, proofread, routes, schedule, source, theme};

/// All problems, sorted by code.
pub fn every_problem() -> Vec<&'static Problem> {
    let lists: [&[&'static Problem]; 13] = [
        model::problems::PROBLEMS,
        source::PROBLEMS,
        source::published::PROBLEMS,
        proofread::PROBLEMS,
        parse::PROBLEMS,
        parse::TABLE_PROBLEMS,
        assemble::PROBLEMS,
        schedule::PROBLEMS,
        routes::PROBLEMS,
        theme::PROBLEMS,
        audit::PROBLEMS,
        super::external::PROBLEMS,
        super::stamp::PROBLEMS,
    ];
    let mut all: Vec<&'static Problem> = lists.into_iter().flatten().copied().chain(check::problems()).collect();
    all.sort_by_key(|problem| problem.code);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_problems_share_a_code() {
        let all = every_problem();
        for pair in all.windows(2) {
            assert_ne!(pair[0].code, pair[1].code);
        }
    }

    #[test]
    fn every_problem_explains_itself_in_both_languages_with_examples() {
        for problem in every_problem() {
            let (about, [wrong, right]) = (problem.about(), problem.examples());
            assert!(about.vi.len() > 30 && about.en.len() > 30, "{}", problem.code);
            assert!(!wrong.is_empty() && !right.is_empty() && wrong != right, "{}", problem.code);
        }
    }
}
