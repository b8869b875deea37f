//! `explain CODE`: what a problem means, why, and how to mend it.

use clap::ArgMatches;

use super::{Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problem, Speech, nearest, one_of};
use crate::pipeline::every_problem;

/// Explains one problem, or lists all of them.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let speech = call.speech(None);
    let problems = every_problem();
    let Some(code) = options.get_one::<String>("code") else {
        for problem in problems {
            report::print(format_args!("{:<22} {}", problem.code, first_sentence(problem.about().in_(speech))));
        }
        return FINE;
    };
    match problems.iter().find(|problem| problem.code == code) {
        Some(problem) => {
            report::print(explanation(problem, speech));
            FINE
        }
        None => unknown_code(code, speech),
    }
}

/// Says that no problem has the code, and which one may be meant.
pub fn unknown_code(code: &str, speech: Speech) -> u8 {
    let near = nearest(code, every_problem().iter().map(|problem| problem.code), 3);
    let hint = one_of(&near)
        .unwrap_or(Bilingual::literal("`giothong explain` liệt kê mọi mã", "`giothong explain` lists every code"));
    let (vi, en) = (hint.vi, hint.en);
    report::failure(&bilingual!("không có mã `{code}`; {vi}", "there is no code `{code}`; {en}"), speech);
    USAGE
}

/// The whole explanation of a problem.
pub fn explanation(problem: &Problem, speech: Speech) -> String {
    let [wrong_lines, right_lines] = problem.examples();
    let (wrong, right) = (Bilingual::literal("Sai", "Wrong"), Bilingual::literal("Đúng", "Right"));
    format!(
        "{}[{}]\n\n{}\n\n{}:\n{}\n\n{}:\n{}",
        problem.severity.word().in_(speech),
        problem.code,
        problem.about().in_(speech),
        wrong.in_(speech),
        indented(&wrong_lines),
        right.in_(speech),
        indented(&right_lines),
    )
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn first_sentence(text: &str) -> &str {
    text.split_inclusive(". ").next().unwrap_or(text).trim()
}
