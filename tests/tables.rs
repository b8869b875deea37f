//! Every table of `tests/tables/files/` becomes exactly the rows it became before, and says exactly what it said.
//!
//! The files were made by other programs; `tests/tables/make/README.md` tells how, and what each of them is for. The
//! first word of a name is the folder under `content/` the table goes into. `GIOTHONG_BLESS=1` writes the expectation.

#![allow(clippy::disallowed_methods, reason = "tests read what they compare")]

mod support;

use giothong::parse::parse_table;
use giothong::source::{FoundFile, read_table};
use libtest_mimic::{Arguments, Failed, Trial};
use support::golden::assert_text;
use support::rows::paragraph;
use support::{Site, repository};

/// Bytes of words that a person may be given about one table.
const MOST_WORDS: usize = 40_000;

fn main() {
    let files = support::tree(&repository("tests/tables/files"));
    let trials = files.into_iter().map(|(name, bytes)| Trial::test(name.clone(), move || check(&name, &bytes)));
    let mut trials: Vec<Trial> = trials.collect();
    trials.push(Trial::test("every_expectation_has_its_table", every_expectation_has_its_table));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(name: &str, bytes: &[u8]) -> Result<(), Failed> {
    let (folder, _) = name.split_once('-').ok_or("the name begins with a folder of content")?;
    let path = format!("content/{folder}/{name}");
    let site = Site::from("tests/tables/site").file(&path, bytes);
    let run = site.run(["check"]);
    let rows = rows(&site, &path, bytes.len() as u64);
    let (said, status) = (run.transcript(), run.status);
    if said.len() > MOST_WORDS {
        return Err(format!("{} bytes of words about one table", said.len()).into());
    }
    assert_text(&format!("tests/tables/expected/{name}.txt"), &format!("{rows}\n$ giothong check\n{said}? {status}\n"));
    Ok(())
}

/// What the table became, also where some of it is wrong; ids that were made from words are the shortest still.
fn rows(site: &Site, path: &str, size: u64) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    if !["csv", "ods", "tsv", "xlsx"].contains(&ending.as_str()) {
        return String::new();
    }
    match read_table(&FoundFile { path: path.into(), absolute: site.path(path), size }) {
        Ok(file) => parse_table(&file).value.entries.iter().map(paragraph).collect(),
        Err(_) => String::new(),
    }
}

fn every_expectation_has_its_table() -> Result<(), Failed> {
    let tables = support::tree(&repository("tests/tables/files"));
    for name in support::tree(&repository("tests/tables/expected")).into_keys() {
        if !name.strip_suffix(".txt").is_some_and(|table| tables.contains_key(table)) {
            return Err(format!("{name} expects something of no table").into());
        }
    }
    Ok(())
}
