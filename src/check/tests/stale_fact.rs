use super::{assert_count, reported};
use crate::check::stale_fact::STALE_FACT;

fn at(now: &str, lines: &str) -> Vec<String> {
    let fact = "id: mot\n    topic: care\n    text: Quy định hư cấu.\n    source: Thông tư hư cấu";
    let facts = format!("facts:\n  - {fact}\n{lines}");
    reported(&STALE_FACT, now, &[("facts.yaml", &facts)])
}

#[test]
fn a_comparison_holds_for_a_year_and_its_day() {
    let checked = "    checked_on: 01/4/2024\n";
    assert_count(&at("2025-04-01T23:59", checked), 0);
    assert_count(&at("2025-04-02T00:00", checked), 1);
}

#[test]
fn what_is_called_verified_says_when() {
    assert_count(&at("2025-04-01T08:00", "    verified: true\n"), 1);
    assert_count(&at("2025-04-01T08:00", "    verified: false\n"), 0);
    assert_count(&at("2025-04-01T08:00", ""), 0);
    assert_count(&at("2025-04-01T08:00", "    verified: true\n    checked_on: 01/3/2025\n"), 0);
}

#[test]
fn a_rule_that_is_over_is_compared_no_more() {
    let checked = "    checked_on: 01/4/2020\n    valid_to: 31/3/2025\n";
    assert_count(&at("2025-03-31T23:59", checked), 1);
    assert_count(&at("2025-04-01T00:00", checked), 0);
}
