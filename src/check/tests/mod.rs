//! Rules at their boundaries: small sites on both sides of each.

mod approved_content;
mod consent;
mod coordinates;
mod early_result;
mod history;
mod implausible_result;
mod missing_result;
mod needless_exception;
mod outside_period;
mod overlapping_facts;
mod place_validity;
mod same_venue;
mod security;
mod stale_fact;
mod unapproved;
mod unexplained_status;

use chrono::NaiveDateTime;

use super::check;
use crate::assemble::{Circumstances, assemble};
use crate::diagnostics::{Diagnostic, Problem};
use crate::model::site::Site;
use crate::parse::parse;
use crate::source::SourceFile;

/// The sentences of a problem in a site, each with the file it stands in, at a moment such as `2025-04-01T08:00`.
fn reported(problem: &Problem, now: &str, files: &[(&str, &str)]) -> Vec<String> {
    let sentence = |found: &Diagnostic| format!("{}: {}", file_name(&found.span.file), found.message.vi);
    found(problem, now, files).iter().map(sentence).collect()
}

/// What a problem in a site is mended by.
fn mends(problem: &Problem, now: &str, files: &[(&str, &str)]) -> Vec<String> {
    let found = found(problem, now, files).into_iter();
    found.map(|found| found.help.map_or_else(String::new, |help| help.vi.into_owned())).collect()
}

fn found(problem: &Problem, now: &str, files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let site_file = ("site.yaml", "id: thu\ntitle: Trang thử\n");
    let files: Vec<_> = [site_file].into_iter().chain(files.iter().copied()).collect();
    let problems = check(&site(now, true, &files)).0;
    problems.into_iter().filter(|diagnostic| diagnostic.problem.code == problem.code).collect()
}

/// A site of files without mistakes, as readers see it, or with drafts and unreviewed translations too.
fn site(now: &str, whole: bool, files: &[(&str, &str)]) -> Site {
    let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
    let circumstances = Circumstances { now: Some(now), clock: now, drafts: whole, unreviewed: whole };
    let parsed = files.iter().map(|(path, text)| {
        let file = SourceFile { path: format!("content/{path}").into(), text: (*text).into(), hash: [0; 32] };
        let parsed = parse(&file);
        assert_eq!(parsed.problems.0, [], "{path}");
        parsed.value
    });
    assemble(parsed.collect(), &[], circumstances).value.site
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The sentences of a problem in a site of one drive with some lines, on 1 April 2025 at 8.
fn of_drive(problem: &Problem, lines: &str) -> Vec<String> {
    reported(problem, "2025-04-01T08:00", &[("drives/a.md", &drive(lines))])
}

fn drive(lines: &str) -> String {
    format!("---\ntitle: Buổi mẫu\n{lines}\n---\n")
}

#[track_caller]
fn assert_count(found: &[String], count: usize) {
    assert_eq!(found.len(), count, "{found:#?}");
}
