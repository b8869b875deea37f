use super::{assert_count, drive, reported};
use crate::check::early_result::EARLY_RESULT;

fn at(now: &str, lines: &str) -> Vec<String> {
    reported(&EARLY_RESULT, now, &[("drives/a.md", &drive(lines))])
}

#[test]
fn a_result_comes_on_the_first_day_at_the_earliest() {
    for number in ["collected_units: 10", "donors: 10"] {
        let lines = format!("when: 16/3/2025 - 17/3/2025\nresult: {{{number}}}");
        assert_eq!(at("2025-03-15T23:59", &lines), ["a.md: buổi chưa diễn ra (16–17/3/2025) mà đã có kết quả"]);
        assert_count(&at("2025-03-16T00:00", &lines), 0);
    }
    assert_count(&at("2025-03-15T08:00", "when: tháng 3/2025\nresult: {donors: 10}"), 0);
    assert_count(&at("2025-02-28T08:00", "when: tháng 3/2025\nresult: {donors: 10}"), 1);
    assert_count(&at("2025-02-28T08:00", "when: 16/3/2025\nresult: {counted_on: 18/3/2025}"), 0);
    assert_count(&at("2025-02-28T08:00", "when: 16/3/2025\ndraft: true\nresult: {donors: 10}"), 0);
}
