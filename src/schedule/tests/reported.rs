use super::at;

/// The announcements about entries: `a Itself 2025-05-01T00:00`.
fn reported(now: &str, files: &[(&str, &str)]) -> Vec<String> {
    at(now, files, |_, timetable| {
        let line = |reported: &crate::schedule::Announcement| {
            format!("{} {:?} {}", reported.about.id, reported.what, reported.at.format("%Y-%m-%dT%H:%M"))
        };
        timetable.reported.iter().map(line).collect()
    })
}

#[test]
fn of_a_drive_the_last_change_that_has_come_is_reported_else_its_announcement() {
    let drive = "---\ntitle: Buổi mẫu\nwhen: 20/6/2025\nannounced: 01/5/2025\nhistory:\n\
                 - {on: 10/5/2025, was: {when: 10/6/2025}}\n- {on: 12/5/2025, was: {status: planned}}\n---\n";
    let reported = |now: &str| reported(now, &[("drives/a.md", drive)]);
    assert_eq!(reported("2025-04-30T23:59"), [""; 0]);
    assert_eq!(reported("2025-05-01T00:00"), ["a Itself 2025-05-01T00:00"]);
    assert_eq!(reported("2025-05-10T00:00"), ["a Change(2025-05-10) 2025-05-10T00:00"]);
    assert_eq!(reported("2025-05-11T23:59"), ["a Change(2025-05-10) 2025-05-10T00:00"]);
    assert_eq!(reported("2025-06-01T08:00"), ["a Change(2025-05-12) 2025-05-12T00:00"]);
}

#[test]
fn a_day_of_a_recurrence_that_was_changed_is_reported() {
    let drive = "---\ntitle: Buổi mẫu\nwhen: 02/6/2025\nannounced: 01/5/2025\nrepeats:\n  every: week\n  changes:\n\
                 \x20   - {day: 09/6/2025, on: 05/6/2025, status: cancelled}\n---\n";
    let reported = reported("2025-06-06T08:00", &[("drives/a.md", drive)]);
    assert_eq!(reported, ["a Change(2025-06-05) 2025-06-05T00:00"]);
}

#[test]
fn what_is_known_by_its_month_is_announced_when_the_month_ends() {
    let files = [
        ("news/m.md", "---\ntitle: Tin tháng\ndate: 2025-05\n---\n"),
        ("documents/d.md", "---\ntitle: Văn bản mẫu\nkind: plan\nissued: quý II/2025\n---\n"),
        ("documents/k.md", "---\ntitle: Văn bản không ngày\nkind: plan\n---\n"),
    ];
    assert_eq!(reported("2025-05-30T23:59", &files), [""; 0]);
    assert_eq!(reported("2025-05-31T00:00", &files), ["m Itself 2025-05-31T00:00"]);
    assert_eq!(reported("2025-06-30T00:00", &files), ["m Itself 2025-05-31T00:00", "d Itself 2025-06-30T00:00"]);
}

#[test]
fn an_archive_announces_its_documents_on_its_own_day_at_the_latest() {
    let site = |day: &str| format!("id: thu\ntitle: Trang thử\npinned_now: {day}\n");
    let reported = |day: &str| {
        let site = site(day);
        let files = [
            ("site.yaml", &*site),
            ("documents/d.md", "---\ntitle: Văn bản mẫu\nkind: plan\nissued: 2025-06\n---\n"),
            ("documents/k.md", "---\ntitle: Văn bản không ngày\nkind: plan\n---\n"),
        ];
        reported(&format!("{day}T00:00"), &files)
    };
    assert_eq!(reported("2025-05-31"), ["k Itself 2025-05-31T00:00"]);
    assert_eq!(reported("2025-06-10"), ["d Itself 2025-06-10T00:00", "k Itself 2025-06-10T00:00"]);
    assert_eq!(reported("2025-08-01"), ["d Itself 2025-06-30T00:00", "k Itself 2025-08-01T00:00"]);
}

#[test]
fn news_documents_appeals_and_corrections_are_reported_by_their_days() {
    let files = [
        ("news/n.md", "---\ntitle: Tin mẫu\ndate: 03/5/2025\n---\n"),
        ("news/m.md", "---\ntitle: Tin tháng\ndate: 2025-05\n---\n"),
        ("documents/d.md", "---\ntitle: Văn bản mẫu\nkind: plan\nissued: 04/5/2025\n---\n"),
        (
            "appeals/k.md",
            "---\ntitle: Cần máu mẫu\nissued_by: Bệnh viện Mẫu\nissued_at: 05/5/2025 08:00\nmet_at: 06/5/2025 09:00\n---\n",
        ),
        (
            "pages/p.md",
            "---\ntitle: Trang mẫu\ncorrections:\n- {on: 07/5/2025, text: Một}\n- {on: 07/5/2025, text: Hai}\n---\n",
        ),
    ];
    assert_eq!(
        reported("2025-05-05T08:00", &files),
        ["n Itself 2025-05-03T00:00", "d Itself 2025-05-04T00:00", "k Itself 2025-05-05T08:00"]
    );
    assert_eq!(
        reported("2025-05-07T00:00", &files)[2..],
        ["k Met 2025-05-06T09:00", "p Corrections(2025-05-07) 2025-05-07T00:00"]
    );
}
