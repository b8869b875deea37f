//! Rules at their boundaries: small sites on both sides of each.

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
mod unexplained_status;

use chrono::NaiveDateTime;

use super::check;
use crate::assemble::{Circumstances, assemble};
use crate::diagnostics::{Diagnostic, Problem};
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
    let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
    let circumstances = Circumstances { now: Some(now), clock: now, drafts: true, unreviewed: true };
    let site_file = ("site.yaml", "id: thu\ntitle: Trang thử\n");
    let files = [site_file].into_iter().chain(files.iter().copied());
    let parsed = files.map(|(path, text)| {
        let file = SourceFile { path: format!("content/{path}").into(), text: text.into(), hash: [0; 32] };
        let parsed = parse(&file);
        assert_eq!(parsed.problems.0, [], "{path}");
        parsed.value
    });
    let site = assemble(parsed.collect(), &[], circumstances).value.site;
    check(&site).0.into_iter().filter(|diagnostic| diagnostic.problem.code == problem.code).collect()
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
