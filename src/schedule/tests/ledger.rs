use super::at;
use crate::schedule::ledger::{last_modified, sequence, uid};

/// UID, sequence and day of the last change of every item.
fn ledger(path: &str, lines: &str) -> Vec<String> {
    let text = format!("---\ntitle: Buổi mẫu\n{lines}\n---\n");
    at("2025-06-01T08:00", &[(path, &text)], |site, timetable| {
        let line = |item| {
            let day = last_modified(item).map_or_else(|| "-".to_owned(), |day| day.to_string());
            format!("{} {} {day}", uid(site, item).unwrap_or_default(), sequence(item))
        };
        timetable.items.iter().map(line).collect()
    })
}

const HISTORY: &str = "history: [{on: 01/3/2025, was: {when: 10/5/2025}}, {on: 02/4/2025, was: {status: planned}}]";

#[test]
fn a_drive_counts_its_history_and_its_corrections_are_none() {
    let drive = |lines: &str| ledger("drives/a.md", &format!("when: 20/5/2025\n{lines}")).remove(0);
    assert_eq!(drive(""), "a@thu 0 2024-01-01");
    assert_eq!(drive("announced: 01/02/2025"), "a@thu 0 2025-02-01");
    assert_eq!(drive(&format!("announced: 01/02/2025\n{HISTORY}")), "a@thu 2 2025-04-02");
    assert_eq!(drive("corrections: [{on: 05/4/2025, text: Sửa}]"), "a@thu 0 2024-01-01");
    assert_eq!(ledger("drives/a.md", "when: trước 20/5/2025"), ["a@thu 0 2024-01-01"]);
    assert_eq!(ledger("drives/a.md", "when: sau khi có kế hoạch"), ["a@thu 0 -"]);
}

#[test]
fn an_event_counts_its_corrections_too() {
    let corrections = "corrections: [{on: 05/4/2025, text: Sửa}]";
    let event = |lines: &str| ledger("events/a.md", &format!("kinds: [talk]\nwhen: 20/5/2025\n{lines}")).remove(0);
    assert_eq!(event(corrections), "a.event@thu 1 2025-04-05");
    assert_eq!(event(&format!("{corrections}\n{HISTORY}")), "a.event@thu 3 2025-04-05");
}

#[test]
fn a_day_of_a_recurrence_counts_its_own_changes_and_keeps_its_name() {
    let lines = "when: 02/6/2025\nannounced: 01/5/2025\nrepeats:\n  every: week\n  until: 16/6/2025\n  changes:\n\
                 \x20   - {day: 09/6/2025, on: 20/5/2025, when: 10/6/2025}\n";
    assert_eq!(
        ledger("drives/a.md", lines),
        ["a.20250602@thu 0 2025-05-01", "a.20250609@thu 1 2025-05-20", "a.20250616@thu 0 2025-05-01"]
    );
    let both = ledger("drives/a.md", &format!("{lines}{HISTORY}"));
    assert_eq!(both[0], "a.20250602@thu 2 2025-04-02");
    assert_eq!(both[1], "a.20250609@thu 3 2025-05-20");
}

#[test]
fn a_slot_is_no_appointment() {
    let wave = "---\ntitle: Đợt mẫu\nnumber: 1\nwhen: quý II/2025\nhosts: [Hội Mẫu]\n---\n";
    let host = ("organizations/hoi-mau.md", "---\nname: Hội Mẫu\n---\n");
    at("2025-04-01T08:00", &[("waves/dot-1.md", wave), host], |site, timetable| {
        let slot = &timetable.items[0];
        assert_eq!((uid(site, slot), sequence(slot)), (None, 0));
        assert_eq!(last_modified(slot).map(|day| day.to_string()).as_deref(), Some("2024-01-01"));
    });
}
