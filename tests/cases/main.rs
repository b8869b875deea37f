//! One test for each file of a folder: the cases of `problems/`, the tables of `tables/files/`, and every record of the
//! documents in `seeds/`. A word after `--` picks some: `cargo test --test cases bad-date`.

#[path = "../support/mod.rs"]
mod support;

mod edits;
mod problems;
mod seeds;
mod tables;

use libtest_mimic::Arguments;

fn main() {
    let trials =
        [edits::trials(), problems::trials(), tables::trials(), seeds::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
