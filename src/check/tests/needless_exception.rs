use super::{assert_count, of_drive};
use crate::check::needless_exception::NEEDLESS_EXCEPTION;

fn except(until: &str, except: &str) -> Vec<String> {
    of_drive(&NEEDLESS_EXCEPTION, &format!("when: 04/3/2025\nrepeats: {{every: week, {until}except: [{except}]}}"))
}

#[test]
fn an_exception_is_needed_on_a_day_of_the_recurrence_alone() {
    assert_count(&except("until: 29/4/2025, ", "29/4/2025"), 0);
    assert_count(&except("until: 29/4/2025, ", "04/3/2025"), 0);
    let needless = except("until: 29/4/2025, ", "30/4/2025");
    assert_eq!(needless, ["a.md: không có buổi nào để bỏ vào Thứ Tư, 30/4/2025"]);
    assert_count(&except("until: 29/4/2025, ", "06/5/2025"), 1);
    assert_count(&except("until: 28/4/2025, ", "29/4/2025"), 1);
    assert_count(&except("", "28/4/2025, 29/4/2025, 30/4/2025"), 2);
}

#[test]
fn a_stretch_is_needed_when_it_holds_one_day() {
    assert_count(&except("", "29–30/4/2025"), 0);
    assert_count(&except("", "30/4 đến 05/5/2025"), 1);
    assert_count(&except("", "tháng 4/2025"), 0);
    assert_count(&except("", "từ 30/4/2025"), 0);
}

#[test]
fn what_is_off_needs_no_exceptions() {
    let off = "when: 04/3/2025\nstatus: cancelled\nrepeats: {every: week, except: [30/4/2025]}";
    assert_count(&of_drive(&NEEDLESS_EXCEPTION, off), 0);
}

#[test]
fn beyond_the_days_that_are_listed_nobody_knows() {
    assert_count(&except("", "05/3/2042"), 1);
    assert_count(&except("", "05/3/2200"), 0);
}
