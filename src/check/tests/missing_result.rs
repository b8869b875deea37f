use super::{assert_count, drive, reported};
use crate::check::missing_result::MISSING_RESULT;

fn at(now: &str, lines: &str) -> Vec<String> {
    reported(&MISSING_RESULT, now, &[("drives/a.md", &drive(lines))])
}

#[test]
fn an_office_has_seven_days_for_counting() {
    let timed = "when: 16/3/2025\nhours: 7h30 - 11h";
    assert_count(&at("2025-03-23T10:59", timed), 0);
    assert_eq!(at("2025-03-23T11:01", timed), ["a.md: buổi đã xong (16/3/2025) mà chưa có kết quả"]);
    assert_count(&at("2025-03-23T23:59", "when: 16/3/2025"), 0);
    assert_count(&at("2025-03-24T00:01", "when: 16/3/2025"), 1);
    assert_count(&at("2025-04-07T23:59", "when: tháng 3/2025"), 0);
    assert_count(&at("2025-04-08T00:01", "when: tháng 3/2025"), 1);
}

#[test]
fn either_number_is_a_result_and_the_day_of_a_count_is_none() {
    let result = |what: &str| at("2025-06-01T08:00", &format!("when: 16/3/2025\nresult: {{{what}}}"));
    assert_count(&result("collected_units: 10"), 0);
    assert_count(&result("donors: 10"), 0);
    assert_count(&result("counted_on: 18/3/2025"), 1);
}

#[test]
fn what_was_not_held_and_what_is_held_again_has_none() {
    for lines in ["status: cancelled", "status: postponed", "repeats: {every: week, until: 20/3/2025}"] {
        assert_count(&at("2025-06-01T08:00", &format!("when: 16/3/2025\n{lines}")), 0);
    }
    assert_count(&at("2025-06-01T08:00", "when: 16/3/2025\nstatus: full"), 1);
}
