use super::{assert_count, drive, of_drive, reported};
use crate::check::implausible_result::IMPLAUSIBLE_RESULT;

fn found(when: &str, units: i64, donors: i64) -> Vec<String> {
    let result = format!("when: {when}\nresult: {{collected_units: {units}, donors: {donors}}}");
    of_drive(&IMPLAUSIBLE_RESULT, &result)
}

#[test]
fn five_units_a_donor_are_many_and_more_are_too_many() {
    assert_count(&found("16/3/2025", 500, 100), 0);
    assert_eq!(found("16/3/2025", 501, 100), ["a.md: 501 đơn vị máu từ 100 người hiến là rất nhiều"]);
    assert_count(&found("16/3/2025", 1, 0), 1);
    assert_count(&found("16/3/2025", 1, -1), 0);
}

#[test]
fn three_thousand_a_day_are_many_and_more_are_too_many() {
    assert_count(&found("16/3/2025", 3000, 3000), 0);
    assert_eq!(found("16/3/2025", 3001, 3000), ["a.md: 3.001 trong 1 ngày là rất nhiều"]);
    assert_eq!(found("16/3/2025", 3000, 3001), ["a.md: 3.001 trong 1 ngày là rất nhiều"]);
    let english = |when: &str, units: i64| {
        let drive = drive(&format!("when: {when}\nresult: {{collected_units: {units}}}"));
        super::found(&IMPLAUSIBLE_RESULT, "2025-04-01T08:00", &[("drives/a.md", &drive)]).remove(0).message.en
    };
    assert_eq!(english("16/3/2025", 3001), "3.001 in 1 day is very many");
    assert_eq!(english("8, 15/3/2025", 6001), "6.001 in 2 days is very many");
    assert_count(&found("2025-03-15/2025-03-17", 9000, 9000), 0);
    assert_eq!(found("2025-03-15/2025-03-17", 9001, 9000), ["a.md: 9.001 trong 3 ngày là rất nhiều"]);
    assert_count(&found("8, 15/3/2025", 6000, 6000), 0);
    assert_eq!(found("8, 15/3/2025", 6001, 6000), ["a.md: 6.001 trong 2 ngày là rất nhiều"]);
}

#[test]
fn where_the_days_are_not_known_only_people_can_be_too_few() {
    assert_count(&found("tháng 3/2025", 900_000, 900_000), 0);
    assert_count(&found("04/3/2025\nrepeats: {every: week, until: 25/3/2025}", 900_000, 900_000), 0);
    assert_count(&found("tháng 3/2025", 90_000, 1_000), 1);
}

#[test]
fn quotas_are_looked_at_like_drives_and_drafts_are_not() {
    let quota = |more: &str| {
        let fields = "title: Chỉ tiêu mẫu\nyear: 2024\nfor: Tỉnh Mẫu\ncollected_units: 501\ndonors: 100";
        let place = ("places/tinh-mau.md", "---\nname: Tỉnh Mẫu\n---\n");
        let quota = format!("---\n{fields}\n{more}---\n");
        reported(&IMPLAUSIBLE_RESULT, "2025-04-01T08:00", &[place, ("quotas/a.md", &quota)])
    };
    assert_count(&quota(""), 1);
    assert_count(&quota("draft: true\n"), 0);
    assert_count(&found("16/3/2025\ndraft: true", 501, 100), 0);
}
