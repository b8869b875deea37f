//! Every case of `tests/problems/` says exactly what it said before, and every problem the program knows has a case.
//!
//! A case is called after the code it shows, with a few words after it where there are several:
//! `bad-date-month-first.md`. `support/case.rs` tells how it is written; `GIOTHONG_BLESS=1` writes its transcript.

#![allow(clippy::disallowed_methods, reason = "a blessed case is written back")]

use std::collections::BTreeSet;
use std::fs;

use crate::support::case::{Case, with_transcript};
use crate::support::golden::{blessing, says_the_same};
use crate::support::repository;
use giothong::diagnostics::{Problem, Severity};
use giothong::pipeline::every_problem;
use libtest_mimic::{Failed, Trial};

/// Problems that no file in a site can bring about, and why.
const WITHOUT_A_CASE: [(&str, &str); 4] = [
    ("unreadable-file", "needs a file that the person who runs the tests may not read: root may read all"),
    ("unanswered-link", "needs a server that is out of order; src/pipeline/external/tests has one"),
    ("link-moved-permanently", "needs a server that redirects; src/pipeline/external/tests has one"),
    ("external-unfinished", "needs a server that wants to be left alone; src/pipeline/external/tests has one"),
];

/// Cases about several problems at once.
const SEVERAL: [&str; 1] = ["five-mistakes"];

pub fn trials() -> Vec<Trial> {
    let names = names();
    let mut trials: Vec<Trial> = names
        .iter()
        .map(|name| {
            let case = name.clone();
            let linked = Case::read(&text(&case)).is_ok_and(|case| case.has_links());
            Trial::test(format!("problems::{name}"), move || check(&case)).with_ignored_flag(linked && cfg!(not(unix)))
        })
        .collect();
    trials.push(Trial::test("problems::every_problem_has_a_case", move || every_problem_has_a_case(&names)));
    trials
}

fn check(name: &str) -> Result<(), Failed> {
    let markdown = text(name);
    let case = Case::read(&markdown)?;
    let site = case.site();
    let kept = |folder: &str| site.path(folder).exists().then(|| site.tree(folder));
    let before = ["output", ".output.giothong"].map(kept);
    let run = site.run(&case.arguments);
    let said = run.transcript();
    if ["output", ".output.giothong"].map(kept) != before {
        return Err("`output` was written".into());
    }
    let is_expected = says_the_same(&case.expected, &said) && run.status == case.status;
    if blessing() && !is_expected {
        fs::write(file(name), with_transcript(&markdown, &said, run.status))?;
    } else if !is_expected {
        return Err(format!("expected\n{}? {}\n\nfound\n{said}? {}", case.expected, case.status, run.status).into());
    }
    if let Some(problem) = shown_by(name)? {
        says(&said, problem)?;
    }
    let failed = said.contains("lỗi[") || case.arguments.iter().any(|argument| argument == "--strict");
    match run.status {
        1 if failed => Ok(()),
        0 if !failed => Ok(()),
        status => Err(format!("exit status {status}").into()),
    }
}

fn says(said: &str, problem: &Problem) -> Result<(), Failed> {
    let head = format!("{}[{}]: ", problem.severity.word().vi, problem.code);
    let count = said.lines().filter(|line| line.starts_with(&head)).count();
    let errors = said.lines().filter(|line| line.starts_with("lỗi[")).count();
    match (count, problem.severity) {
        (0, _) => Err(format!("the transcript does not say `{head}`").into()),
        (_, Severity::Error) if said.matches("cách sửa: ").count() < errors => Err("an error without a fix".into()),
        _ => Ok(()),
    }
}

/// The problem a case is about: the longest code its name begins with. None for a case about several.
fn shown_by(name: &str) -> Result<Option<&'static Problem>, Failed> {
    if SEVERAL.contains(&name) {
        return Ok(None);
    }
    let begins = |code: &str| name.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let found =
        every_problem().into_iter().filter(|problem| begins(problem.code)).max_by_key(|problem| problem.code.len());
    found.map(Some).ok_or_else(|| "no problem has this code any more".into())
}

fn every_problem_has_a_case(names: &[String]) -> Result<(), Failed> {
    let shown: BTreeSet<&str> =
        names.iter().filter_map(|name| shown_by(name).ok()?).map(|problem| problem.code).collect();
    let excused: BTreeSet<&str> = WITHOUT_A_CASE.iter().map(|(code, _)| *code).collect();
    let known: BTreeSet<&str> = every_problem().iter().map(|problem| problem.code).collect();
    let lacking: Vec<_> = known.iter().filter(|code| !shown.contains(*code) && !excused.contains(*code)).collect();
    let needless: Vec<_> = excused.iter().filter(|code| shown.contains(*code) || !known.contains(*code)).collect();
    match lacking.is_empty() && needless.is_empty() {
        true => Ok(()),
        false => Err(format!("without a case: {lacking:?}; excused without need: {needless:?}").into()),
    }
}

fn names() -> Vec<String> {
    let files = crate::support::tree(&repository("tests/problems"));
    files.into_keys().filter_map(|path| path.strip_suffix(".md").map(str::to_owned)).collect()
}

fn text(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}")).replace("\r\n", "\n")
}

fn file(name: &str) -> std::path::PathBuf {
    repository(&format!("tests/problems/{name}.md"))
}
