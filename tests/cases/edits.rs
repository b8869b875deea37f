//! Every edit that a problem of `tests/problems/` carries mends it: `check --fix --write` leaves fewer problems each time,
//! until none carries an edit, and changes only the lines it showed.

use std::collections::BTreeSet;

use crate::support::case::Case;
use crate::support::{Site, repository};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

/// The rounds of checks after which every case is mended as far as it can be.
const ROUNDS: usize = 4;

/// The codes of problems that carry edits. Each needs a case in which its edit is certain.
const WITH_EDITS: [&str; 12] = [
    "bad-id",
    "bad-site-id",
    "bad-yaml",
    "confusable-letter",
    "duplicate-field",
    "indented-field",
    "missing-space",
    "odd-character",
    "tab-indent",
    "unknown-choice",
    "unknown-field",
    "unquoted-colon",
];

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("edits::every_edit_mends_its_problem", every_edit_mends_its_problem)]
}

fn every_edit_mends_its_problem() -> Result<(), Failed> {
    let mut codes = BTreeSet::new();
    for (path, markdown) in crate::support::tree(&repository("tests/problems")) {
        let case = Case::read(&String::from_utf8(markdown)?)?;
        if !WITH_EDITS.iter().any(|code| case.expected.contains(&format!("[{code}]"))) {
            continue;
        }
        let site = case.site();
        let mut before = problems(&site);
        for round in 0.. {
            let edited = with_edits(&before);
            if edited.is_empty() {
                break;
            }
            codes.extend(edited.iter().map(|problem| problem["code"].as_str().unwrap_or_default().to_owned()));
            let tree = site.tree("content");
            let shown = site.run(["check", "--fix"]).transcript();
            if site.tree("content") != tree {
                return Err(format!("{path}: written before `--write`").into());
            }
            let said = site.run(["check", "--fix", "--write"]).transcript();
            for (file, bytes) in site.tree("content") {
                let old = tree.get(&file).cloned().unwrap_or_default();
                lines_are_shown(&old, &bytes, &shown)
                    .map_err(|line| format!("{path}: {file}: not shown: {line}\n{shown}"))?;
            }
            let after = problems(&site);
            if after.len() >= before.len() || round == ROUNDS {
                return Err(format!("{path}: {} problems, then {}\n{shown}\n{said}", before.len(), after.len()).into());
            }
            before = after;
        }
    }
    let known: BTreeSet<String> = WITH_EDITS.map(str::to_owned).into();
    if codes != known {
        return Err(format!("with edits: {codes:?}").into());
    }
    Ok(())
}

/// Each changed line stands in what was shown, before and after.
fn lines_are_shown(old: &[u8], new: &[u8], shown: &str) -> Result<(), String> {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    if old.lines().count() != new.lines().count() {
        return Err("lines were added or removed".into());
    }
    let is_shown = |sign: char, line: &str| {
        shown.lines().any(|it| it.split_once(sign).is_some_and(|(_, it)| it.trim() == line.trim()))
    };
    let changed = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    for (old, new) in changed {
        if !is_shown('-', old) || !is_shown('+', new) {
            return Err(new.to_owned());
        }
    }
    Ok(())
}

fn problems(site: &Site) -> Vec<Value> {
    let said: Value = serde_json::from_str(&site.run(["check", "--format", "json"]).stdout).unwrap_or_default();
    said["problems"].as_array().cloned().unwrap_or_default()
}

fn with_edits(problems: &[Value]) -> Vec<&Value> {
    problems.iter().filter(|problem| problem["edits"].is_array()).collect()
}
