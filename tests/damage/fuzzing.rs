//! The fuzz targets of `tests/fuzz/`, in short: their seeds, and each seed damaged at random.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::panic::catch_unwind;

use crate::support::damage::{damage, damage_inside};
use crate::support::random::Random;
use crate::support::{repository, tree};

/// Damaged inputs for each target; each has a number, which alone decides it.
const DAMAGED: u64 = 300;

#[test]
fn files_are_read_or_refused() {
    run("tests/fuzz/seeds/front_matter", bodies::front_matter);
}

#[test]
fn dates_hours_and_numbers_are_read_again_from_what_was_printed() {
    run("tests/fuzz/seeds/dates", bodies::dates);
}

#[test]
fn tables_are_read_or_refused() {
    run("tests/tables/files", bodies::tables);
}

#[test]
fn texts_make_no_tags_but_those_of_markdown() {
    run("tests/fuzz/seeds/markdown", bodies::markdown);
}

#[test]
fn recordings_are_known_or_refused() {
    run("tests/recordings", bodies::recordings);
}

fn run(folder: &str, body: fn(&[u8])) {
    let seeds = tree(&repository(folder));
    assert!(!seeds.is_empty(), "{folder} has seeds");
    seeds.values().for_each(|seed| body(seed));
    for number in 0..DAMAGED {
        let mut random = Random::new(number);
        let mut bytes = seeds.values().nth(random.below(seeds.len())).cloned().unwrap_or_default();
        for _ in 0..=random.below(3) {
            match damage_inside(&bytes, &mut random) {
                Some((archive, _)) => bytes = archive,
                None => drop(damage(&mut bytes, &mut random)),
            }
        }
        let outcome = catch_unwind(|| body(&bytes));
        assert!(outcome.is_ok(), "{folder}, damage {number}: {:?}", String::from_utf8_lossy(&bytes));
    }
}
