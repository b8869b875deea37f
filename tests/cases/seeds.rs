//! Every fact of the two documents the repository's site is made from, looked for on the page where it belongs. The
//! tables in `seeds/` were typed from the documents and not from `content/`, so that neither can hide a slip of the
//! other. Then what the whole site promises: nothing that the documents do not say.

#![allow(clippy::disallowed_methods, reason = "the tables are read from the repository")]

#[path = "../seeds/page.rs"]
mod page;
#[path = "../seeds/promises.rs"]
mod promises;
#[path = "../seeds/record.rs"]
mod record;
#[path = "../seeds/schedule.rs"]
mod schedule;
#[path = "../seeds/site.rs"]
mod site;

use std::sync::{Arc, LazyLock};

use libtest_mimic::{Failed, Trial};
use site::Site;

/// How many records of each kind the documents give: a table that lost a line does not pass unseen.
const TABLES: [(&str, usize); 10] = [
    ("documents", 4),
    ("places", 12),
    ("organizations", 21),
    ("observances", 2),
    ("campaigns", 7),
    ("waves", 4),
    ("events", 4),
    ("programs", 2),
    ("awareness", 6),
    ("services", 12),
];

/// Looks at the site and says what is wrong.
type Judge = Box<dyn FnOnce(&Site) -> Vec<String> + Send>;

pub fn trials() -> Vec<Trial> {
    let site: Arc<LazyLock<Site>> = Arc::new(LazyLock::new(Site::build));
    let mut trials = Vec::new();
    let mut trial = |name: String, judge: Judge| {
        let site = Arc::clone(&site);
        trials.push(Trial::test(format!("seeds::{name}"), move || none(judge(&site))));
    };
    for (table, count) in TABLES {
        let records = record::table(table);
        let all = records.len();
        trial(
            format!("{table}: all {count} of them are in the table"),
            Box::new(move |_| (all != count).then(|| format!("there are {all}")).into_iter().collect()),
        );
        for record in records {
            trial(format!("{table}: {}", record.page), Box::new(move |site| record.missing_from(site)));
        }
    }
    for record in record::table("remarks") {
        trial(format!("remark: {}", record.about()), Box::new(move |site| record.missing_from(site)));
    }
    for (name, judge) in schedule::TESTS.into_iter().chain(promises::TESTS) {
        trial(name.to_owned(), Box::new(judge));
    }
    trials
}

fn none(problems: Vec<String>) -> Result<(), Failed> {
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems.join("\n").into()),
    }
}
