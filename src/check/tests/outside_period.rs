use super::{assert_count, drive, reported};
use crate::check::outside_period::OUTSIDE_PERIOD;

/// A drive in a campaign from 10 to 20 April 2025 and a wave of the first quarter.
fn found(lines: &str) -> Vec<String> {
    let campaign = ("campaigns/thang-tu.md", "---\ntitle: Tháng Tư mẫu\nwhen: từ 10/4 đến 20/4/2025\n---\n");
    let wave = ("waves/dot-1.md", "---\ntitle: Đợt 1 mẫu\nnumber: 1\nwhen: quý I/2025\n---\n");
    reported(&OUTSIDE_PERIOD, "2025-04-01T08:00", &[campaign, wave, ("drives/a.md", &drive(lines))])
}

#[test]
fn the_first_and_the_last_day_belong_to_a_campaign() {
    for (when, count) in [("09/4/2025", 1), ("10/4/2025", 0), ("20/4/2025", 0), ("21/4/2025", 1), ("13/4/2026", 1)] {
        assert_count(&found(&format!("when: {when}\ncampaign: thang-tu")), count);
    }
    assert_eq!(
        found("when: 21/4/2025\ncampaign: thang-tu"),
        ["a.md: buổi này (21/4/2025) nằm ngoài thời gian của “Tháng Tư mẫu” (10–20/4/2025)"]
    );
    assert_count(&found("when: 31/3/2025\nwave: dot-1"), 0);
    assert_count(&found("when: 01/4/2025\nwave: dot-1"), 1);
    assert_count(&found("when: 01/5/2025\nwave: dot-1\ncampaign: thang-tu"), 2);
}

#[test]
fn what_may_fall_within_is_within() {
    for (when, count) in [
        ("2025-04-20/2025-04-25", 0),
        ("21, 22/4/2025", 1),
        ("20, 22/4/2025", 0),
        ("tháng 4/2025", 0),
        ("tháng 5/2025", 1),
        ("trước 10/4/2025", 1),
        ("trước 11/4/2025", 0),
        ("sau khi có kế hoạch", 0),
        ("07/5 hằng năm", 0),
    ] {
        assert_count(&found(&format!("when: {when}\ncampaign: thang-tu")), count);
    }
}

#[test]
fn what_was_to_be_held_within_still_belongs_to_it() {
    let moved =
        |was: &str| found(&format!("when: 25/4/2025\ncampaign: thang-tu\nhistory: [{{on: 01/3/2025, was: {was}}}]"));
    assert_count(&moved("{when: 15/4/2025}"), 0);
    assert_count(&moved("{when: 09/4/2025}"), 1);
    assert_count(&moved("{status: planned}"), 1);
    assert_count(&found("when: 25/4/2025\ncampaign: thang-tu\nstatus: cancelled"), 0);
}

#[test]
fn a_recurrence_meets_a_campaign_between_its_first_and_its_last_day() {
    let weekly =
        |when: &str, until: &str| found(&format!("when: {when}\nrepeats: {{every: week{until}}}\ncampaign: thang-tu"));
    assert_count(&weekly("04/3/2025", ", until: 08/4/2025"), 1);
    assert_count(&weekly("04/3/2025", ", until: 15/4/2025"), 0);
    assert_count(&weekly("04/3/2025", ""), 0);
    assert_count(&weekly("22/4/2025", ""), 1);
}

#[test]
fn a_campaign_of_single_days_has_no_days_between_them() {
    let campaign = ("campaigns/hai-ngay.md", "---\ntitle: Hai ngày mẫu\nwhen: 10, 20/4/2025\n---\n");
    let found = |when: &str| {
        let drive = drive(&format!("when: {when}\ncampaign: hai-ngay"));
        reported(&OUTSIDE_PERIOD, "2025-04-01T08:00", &[campaign, ("drives/a.md", &drive)]).len()
    };
    assert_eq!([found("10/4/2025"), found("15/4/2025"), found("20/4/2025")], [0, 1, 0]);
    assert_eq!([found("11–19/4/2025"), found("11–20/4/2025"), found("tháng 4/2025")], [1, 0, 0]);
}
