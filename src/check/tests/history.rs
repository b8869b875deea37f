use super::{assert_count, of_drive};
use crate::check::history::{HISTORY_DATE, HISTORY_ORDER};

fn changed(days: &[&str], more: &str) -> String {
    let lines: Vec<String> = days.iter().map(|on| format!("  - {{on: {on}, was: {{status: planned}}}}\n")).collect();
    format!("when: 13/4/2025\n{more}history:\n{}", lines.concat())
}

#[test]
fn two_changes_of_one_day_are_in_order_and_an_older_one_after_a_newer_is_not() {
    assert_count(&of_drive(&HISTORY_ORDER, &changed(&["10/3/2025", "10/3/2025", "11/3/2025"], "")), 0);
    let found = of_drive(&HISTORY_ORDER, &changed(&["10/3/2025", "09/3/2025", "11/3/2025"], ""));
    assert_eq!(found, ["a.md: thay đổi ngày 09/3/2025 đứng sau một thay đổi mới hơn"]);
}

#[test]
fn a_change_is_made_between_the_announcement_and_the_present_day() {
    let announced = "announced: 10/3/2025\n";
    assert_count(&of_drive(&HISTORY_DATE, &changed(&["10/3/2025", "01/4/2025"], announced)), 0);
    let found = of_drive(&HISTORY_DATE, &changed(&["09/3/2025", "02/4/2025"], announced));
    let (early, late) = ("có trước khi buổi được công bố", "còn ở tương lai");
    assert_eq!(
        found,
        [format!("a.md: thay đổi ngày 09/3/2025 {early}"), format!("a.md: thay đổi ngày 02/4/2025 {late}")]
    );
    assert_count(&of_drive(&HISTORY_DATE, &changed(&["09/3/2020"], "")), 0);
}

#[test]
fn a_draft_is_nobodys_ledger_yet() {
    assert_count(&of_drive(&HISTORY_ORDER, &changed(&["10/3/2025", "09/3/2025"], "draft: true\n")), 0);
    assert_count(&of_drive(&HISTORY_DATE, &changed(&["02/4/2025"], "draft: true\n")), 0);
    assert_count(&of_drive(&HISTORY_DATE, &changed(&["02/4/2025"], "draft: false\n")), 1);
}
