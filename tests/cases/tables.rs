//! Every table of `tests/tables/files/` becomes exactly the rows it became before, and says exactly what it said.
//!
//! The files were made by other programs; `tests/tables/make/README.md` tells how, and what each of them is for. The
//! first word of a name is the folder under `content/` the table goes into. `GIOTHONG_BLESS=1` writes the expectation.

#![allow(clippy::disallowed_methods, reason = "tests read what they compare")]

use crate::support::golden::assert_text;
use crate::support::rows::paragraph;
use crate::support::{self, Site, repository};
use giothong::parse::parse_table;
use giothong::source::{FileState, FoundFile, read_table};
use libtest_mimic::{Failed, Trial};

/// Bytes of words that a person may be given about one table.
const MOST_WORDS: usize = 40_000;

pub fn trials() -> Vec<Trial> {
    let files = support::tree(&repository("tests/tables/files"));
    let trial = |(name, bytes): (String, Vec<u8>)| Trial::test(format!("tables::{name}"), move || check(&name, &bytes));
    files.into_iter().map(trial).collect()
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
    if !["csv", "ods", "tsv", "xlsm", "xlsx"].contains(&ending.as_str()) {
        return String::new();
    }
    match read_table(&FoundFile { path: path.into(), absolute: site.path(path), state: FileState::of_size(size) }) {
        Ok(file) => parse_table(&file).value.entries.iter().map(paragraph).collect(),
        Err(_) => String::new(),
    }
}
