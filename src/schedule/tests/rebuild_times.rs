use super::at;

/// The first moment at which something changes.
fn changes(now: &str, files: &[(&str, &str)]) -> Option<String> {
    at(now, files, |_, timetable| timetable.changes.map(|at| at.format("%Y-%m-%dT%H:%M").to_string()))
}

fn of_drive(now: &str, lines: &str) -> Option<String> {
    let drive = format!("---\ntitle: Buổi mẫu\n{lines}\n---\n");
    changes(now, &[("drives/a.md", &drive)])
}

/// Every moment after the first, until nothing changes any more.
fn all(now: &str, lines: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = of_drive(now, lines);
    while let Some(at) = next.take().filter(|_| found.len() < 20) {
        next = of_drive(&at, lines);
        assert!(next.as_ref().is_none_or(|next| *next > at), "{next:?} lies behind {at}");
        found.push(at);
    }
    found
}

#[test]
fn a_drive_changes_a_page_when_it_is_over_and_when_its_month_is() {
    assert_eq!(all("2025-05-01T08:00", "when: 20/5/2025\nhours: 8h - 11h"), ["2025-05-20T11:00", "2025-06-01T00:00"]);
    assert_eq!(of_drive("2025-05-20T10:59", "when: 20/5/2025\nhours: 8h - 11h").as_deref(), Some("2025-05-20T11:00"));
    assert_eq!(of_drive("2025-05-20T08:00", "when: 20/5/2025").as_deref(), Some("2025-05-21T00:00"));
    assert_eq!(of_drive("2025-05-01T08:00", "when: sau khi có kế hoạch"), None);
    assert_eq!(changes("2025-05-01T08:00", &[]), None);
}

#[test]
fn of_several_days_each_changes_the_page() {
    let found = all("2025-05-01T08:00", "when: 20, 22/5/2025\nhours: 8h - 11h");
    assert_eq!(found, ["2025-05-20T11:00", "2025-05-22T11:00", "2025-06-01T00:00"]);
}

#[test]
fn a_change_is_distinguished_from_a_week_before_its_days_to_ninety_days_after_them() {
    let found = all("2025-05-01T08:00", "when: 20/5/2025\nstatus: cancelled");
    assert_eq!(found, ["2025-05-13T00:00", "2025-05-21T00:00", "2025-06-01T00:00", "2025-08-19T00:00"]);
}

#[test]
fn what_is_announced_later_is_reported_then() {
    let lines = "when: sau khi có kế hoạch\nannounced: 10/5/2025";
    assert_eq!(all("2025-05-01T08:00", lines), ["2025-05-10T00:00"]);
    let lines = "when: sau khi có kế hoạch\nhistory: [{on: 11/5/2025, was: {status: planned}}]";
    assert_eq!(all("2025-05-01T08:00", lines), ["2025-05-11T00:00"]);
}

#[test]
fn registration_opens_and_closes() {
    let lines = "when: sau khi có kế hoạch\nregistration: {opens: 10/5/2025, closes: 12/5/2025}";
    assert_eq!(all("2025-05-01T08:00", lines), ["2025-05-10T00:00", "2025-05-13T00:00"]);
}

#[test]
fn a_recurrence_shows_another_month_at_the_turn_of_each() {
    let lines = "when: 15/01/2025\nrepeats: {every: month, on: ngày 15, until: 15/12/2030}";
    assert_eq!(of_drive("2025-05-15T23:59", lines).as_deref(), Some("2025-05-16T00:00"));
    assert_eq!(of_drive("2025-05-16T00:00", lines).as_deref(), Some("2025-06-01T00:00"));
    let ends = "when: 15/01/2025\nrepeats: {every: month, on: ngày 15, until: 15/5/2025}";
    assert_eq!(all("2025-05-10T08:00", ends), ["2025-05-16T00:00", "2025-06-01T00:00"]);
}

#[test]
fn appeals_campaigns_and_consents_change_by_themselves() {
    let appeal = |more: &str| {
        let head = "title: Cần máu mẫu\nissued_by: Bệnh viện Mẫu\nissued_at: 10/5/2025 08:00\n";
        format!("---\n{head}{more}---\n")
    };
    let found = |now: &str, more: &str| changes(now, &[("appeals/a.md", &appeal(more))]);
    assert_eq!(found("2025-05-10T07:59", "").as_deref(), Some("2025-05-10T08:00"));
    assert_eq!(found("2025-05-10T08:00", "").as_deref(), Some("2025-05-13T08:00"), "72 hours");
    assert_eq!(found("2025-05-13T08:00", ""), None);
    assert_eq!(found("2025-05-10T09:00", "expires_at: 11/5/2025 10:00\n").as_deref(), Some("2025-05-11T10:00"));
    assert_eq!(found("2025-05-10T09:00", "met_at: 10/5/2025 20:00\n").as_deref(), Some("2025-05-10T20:00"));
    assert_eq!(found("2025-05-10T20:00", "met_at: 10/5/2025 20:00\n"), None);

    let campaign = [("campaigns/he.md", "---\ntitle: Hè mẫu\nwhen: từ 01/6 đến 30/6/2025\n---\n")];
    assert_eq!(changes("2025-06-10T08:00", &campaign).as_deref(), Some("2025-07-01T00:00"));
    assert_eq!(changes("2025-07-01T00:00", &campaign), None);

    let consent = "consent: {status: granted, scope: [name], given_on: 10/5/2025, expires_on: 20/5/2025}";
    let donor = format!("---\nname: Người Mẫu\nkind: person\n{consent}\n---\n");
    let donor = [("donors/mau-01.md", donor.as_str())];
    assert_eq!(changes("2025-05-01T08:00", &donor).as_deref(), Some("2025-05-10T00:00"));
    assert_eq!(changes("2025-05-10T00:00", &donor).as_deref(), Some("2025-05-21T00:00"));
    assert_eq!(changes("2025-05-21T00:00", &donor), None);
}

#[test]
fn the_state_of_an_appeal_follows_the_hour() {
    let state = |now: &str, more: &str| {
        let head = "title: Cần máu mẫu\nissued_by: Bệnh viện Mẫu\nissued_at: 10/5/2025 08:00\n";
        let appeal = format!("---\n{head}{more}---\n");
        at(now, &[("appeals/a.md", &appeal)], |_, timetable| timetable.appeals.values().next().unwrap().name())
    };
    assert_eq!(state("2025-05-10T07:59", ""), "announced");
    assert_eq!(state("2025-05-10T08:00", ""), "open");
    assert_eq!(state("2025-05-13T07:59", ""), "open");
    assert_eq!(state("2025-05-13T08:00", ""), "expired");
    let met = "met_at: 11/5/2025 09:00\n";
    assert_eq!(state("2025-05-11T08:59", met), "open");
    assert_eq!(state("2025-05-11T09:00", met), "met");
    assert_eq!(state("2025-05-20T09:00", met), "met");
}
