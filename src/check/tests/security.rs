use super::{assert_count, reported};
use crate::check::security::{BAD_CONTACT, EXPIRY};
use crate::diagnostics::Problem;

fn at(problem: &Problem, now: &str, contact: &str, expires: &str) -> Vec<String> {
    let config = format!("id: thu\ntitle: Trang thử\nsecurity: {{contact: {contact}, expires: {expires}}}\n");
    reported(problem, now, &[("site.yaml", &config)])
}

#[test]
fn the_day_is_not_past_and_at_most_a_year_ahead() {
    let count = |now: &str, expires: &str, count| assert_count(&at(&EXPIRY, now, "tel:+1", expires), count);
    count("2025-04-01T23:59", "01/4/2025", 0);
    count("2025-04-02T00:00", "01/4/2025", 1);
    count("2025-04-01T00:00", "01/4/2026", 0);
    count("2025-03-31T23:59", "01/4/2026", 1);
}

#[test]
fn a_contact_is_an_address_that_programs_understand() {
    let count = |contact: &str, count| assert_count(&at(&BAD_CONTACT, "2025-04-01T08:00", contact, "01/4/2025"), count);
    for good in [
        "\"mailto:baomat@example.org\"",
        "\"https://example.org/bao-mat\"",
        "\"tel:+84-000\"",
        "[\"tel:+1\", \"tel:+2\"]",
    ] {
        count(good, 0);
    }
    for bad in [
        "baomat@example.org",
        "\"http://example.org/\"",
        "\"mailto:@example.org\"",
        "\"mailto:a@b\"",
        "\"tel:0123\"",
        "\"https://\"",
        "\"https://a b\"",
        "\"https://a/ư\"",
        "[]",
        "[\"tel:+1\", x]",
    ] {
        count(bad, 1);
    }
}
