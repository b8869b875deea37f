use super::{assert_count, drive, reported};
use crate::check::place_validity::PLACE_NOT_VALID;

/// A drive in a commune that was there from 1 January 2025 to 30 June 2025.
fn found(when: &str, more: &str) -> Vec<String> {
    let place = ("places/xa-mau.md", "---\nname: Xã Mẫu\nvalid_from: 01/01/2025\nvalid_to: 30/6/2025\n---\n");
    let drive = drive(&format!("when: {when}\narea: xa-mau\n{more}"));
    reported(&PLACE_NOT_VALID, "2025-04-01T08:00", &[place, ("drives/a.md", &drive)])
}

#[test]
fn a_place_is_there_on_its_first_and_on_its_last_day() {
    for (when, count) in [
        ("31/12/2024", 1),
        ("01/01/2025", 0),
        ("30/6/2025", 0),
        ("01/7/2025", 1),
        ("tháng 6/2025", 0),
        ("tháng 7/2025", 1),
        ("2025-06-30/2025-07-02", 0),
        ("sau khi có kế hoạch", 0),
    ] {
        assert_count(&found(when, ""), count);
    }
    assert_count(&found("01/7/2025", "status: postponed"), 0);
}

#[test]
fn the_sentence_names_the_end_that_was_passed() {
    let (early, late) = (found("31/12/2024", ""), found("01/7/2025", ""));
    assert!(early[0].contains("01/01/2025") && !early[0].contains("30/6/2025"), "{early:?}");
    assert!(late[0].contains("30/6/2025") && !late[0].contains("01/01/2025"), "{late:?}");
}
