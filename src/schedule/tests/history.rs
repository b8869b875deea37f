use super::{at, items, once, reported_as};
use crate::schedule::history::Version;

fn line(version: &Version) -> String {
    let hours = version.hours.as_ref().map_or_else(|| "-".to_owned(), |hours| hours.vi());
    let area = version.area.as_ref().map_or("-", |area| &area.written.0.text);
    let status = version.status.map_or("-", |status| status.name());
    format!("{} | {hours} | {} | {area} | {status}", version.when.vi(), version.venue.as_deref().unwrap_or("-"))
}

/// Every version of a drive, oldest first.
fn versions(lines: &str) -> Vec<String> {
    once("2025-04-01T08:00", lines, |item| {
        let former = item.history.former.iter().map(|was| &was.version);
        former.chain([&item.history.present]).map(line).collect()
    })
}

#[test]
fn each_version_is_whole_and_takes_what_did_not_change_from_the_one_after_it() {
    let lines = "when: 20/5/2025\nhours: 8h - 11h\nvenue: Sân Ba\narea: Xã Ba\nstatus: confirmed\nhistory:\n\
                 - {on: 01/3/2025, was: {when: 10/5/2025, hours: 7h - 10h}}\n\
                 - {on: 02/3/2025, was: {venue: Sân Hai, area: Xã Hai}}\n\
                 - {on: 03/3/2025, was: {hours: 13h - 16h, status: planned}}";
    assert_eq!(
        versions(lines),
        [
            "10/5/2025 | 7 giờ – 10 giờ | Sân Hai | Xã Hai | planned",
            "20/5/2025 | 13 giờ – 16 giờ | Sân Hai | Xã Hai | planned",
            "20/5/2025 | 13 giờ – 16 giờ | Sân Ba | Xã Ba | planned",
            "20/5/2025 | 8 giờ – 11 giờ | Sân Ba | Xã Ba | confirmed",
        ]
    );
}

#[test]
fn changes_stand_in_the_order_of_their_days() {
    let lines = "when: 20/5/2025\nhistory:\n- {on: 02/3/2025, was: {when: 15/5/2025}}\n\
                 - {on: 01/3/2025, was: {when: 10/5/2025}}";
    let days: Vec<String> = versions(lines).iter().map(|line| line[..9].to_owned()).collect();
    assert_eq!(days, ["10/5/2025", "15/5/2025", "20/5/2025"]);
}

/// The effective status, and the former version.
fn state(lines: &str) -> String {
    once("2025-04-01T08:00", lines, |item| {
        let before = item.history.before().map_or_else(|| "nothing".to_owned(), |was| line(&was.version));
        format!("{}; before: {before}", item.effective_status.name())
    })
}

fn changed(status: &str, was: &str) -> String {
    let fields = "when: 20/5/2025\nhours: 8h - 11h\nvenue: Sân Ba\narea: Xã Ba\n";
    state(&format!("{fields}status: {status}\nhistory:\n- {{on: 01/3/2025, was: {{{was}}}}}"))
}

#[test]
fn another_day_or_other_hours_are_a_reschedule_and_another_place_is_a_move() {
    assert_eq!(changed("planned", "status: confirmed"), "planned; before: nothing");
    assert_eq!(changed("confirmed", "status: planned"), "confirmed; before: nothing");
    let rest = "Sân Ba | Xã Ba | confirmed";
    let day = "rescheduled; before: 19/5/2025 | 8 giờ – 11 giờ | ";
    assert_eq!(changed("confirmed", "when: 19/5/2025"), format!("{day}{rest}"));
    let hours = "rescheduled; before: 20/5/2025 | 8 giờ – 10 giờ | ";
    assert_eq!(changed("confirmed", "hours: 8h - 10h"), format!("{hours}{rest}"));
    let place = "moved; before: 20/5/2025 | 8 giờ – 11 giờ | ";
    assert_eq!(changed("confirmed", "venue: Sân Hai"), format!("{place}Sân Hai | Xã Ba | confirmed"));
    assert_eq!(changed("planned", "area: Xã Hai"), format!("{place}Sân Ba | Xã Hai | planned"));
    let both = "rescheduled; before: 19/5/2025 | 8 giờ – 11 giờ | Sân Hai | Xã Ba | planned";
    assert_eq!(changed("planned", "when: 19/5/2025, venue: Sân Hai"), both);
}

#[test]
fn a_place_is_the_same_by_its_name_and_by_its_id() {
    let effective_status = |was: &str| {
        let history = format!("history: [{{on: 01/3/2025, was: {{area: {was}}}}}]");
        let drive = format!("---\ntitle: Buổi mẫu\nwhen: 20/5/2025\narea: Xã Ba\n{history}\n---\n");
        let place = |name: &str| format!("---\nname: {name}\n---\n");
        let (three, two) = (place("Xã Ba"), place("Xã Hai"));
        let files = [("places/xa-ba.md", three.as_str()), ("places/xa-hai.md", two.as_str()), ("drives/a.md", &drive)];
        at("2025-04-01T08:00", &files, |_, timetable| timetable.items[0].effective_status.name())
    };
    assert_eq!(
        [effective_status("xa-ba"), effective_status("xa-hai"), effective_status("Xã Khác")],
        ["planned", "moved", "moved"]
    );
}

#[test]
fn full_and_called_off_weigh_more_than_a_change_of_time() {
    assert!(changed("full", "when: 19/5/2025").starts_with("full; before: 19/5/2025"));
    assert!(changed("cancelled", "when: 19/5/2025").starts_with("cancelled; before: 19/5/2025"));
}

#[test]
fn what_came_back_to_its_day_is_no_reschedule_by_the_day_alone() {
    let back = |third: &str| {
        state(&format!(
            "when: 20/5/2025\nstatus: confirmed\nhistory:\n- {{on: 01/3/2025, was: {{when: 20/5/2025}}}}\n\
             - {{on: 02/3/2025, was: {{when: {third}}}}}"
        ))
    };
    assert_eq!(back("27/5/2025"), "rescheduled; before: 27/5/2025 | - | - | - | confirmed");
    assert_eq!(back("2025-05-20"), "confirmed; before: nothing");
}

#[test]
fn what_was_put_off_is_reported_beside_the_new_day_by_the_day_people_noted() {
    let lines = "when: 24/5/2025\nstatus: confirmed\nhistory:\n- {on: 01/3/2025, was: {when: 17/5/2025, status: confirmed}}\n\
                 - {on: 02/3/2025, was: {when: sau khi có thông báo, status: postponed}}";
    assert_eq!(state(lines), "rescheduled; before: 17/5/2025 | - | - | - | confirmed");
    let words_alone = "when: 24/5/2025\nhistory:\n- {on: 02/3/2025, was: {when: sau khi có thông báo}}";
    assert!(state(words_alone).starts_with("rescheduled; before: sau khi có thông báo"), "{}", state(words_alone));
}

#[test]
fn what_is_put_off_stays_so_until_it_has_another_day() {
    let put_off = |when: &str, was: &str| {
        let lines = format!("when: {when}\nstatus: postponed\nhistory:\n{was}");
        once("2025-04-01T08:00", &lines, |item| item.effective_status.name())
    };
    let first = "- {on: 01/3/2025, was: {when: 17/5/2025, status: confirmed}}\n";
    assert_eq!(put_off("24/5/2025", first), "rescheduled");
    assert_eq!(put_off("17/5/2025", "- {on: 01/3/2025, was: {status: confirmed}}\n"), "postponed");
    assert_eq!(put_off("sau khi có thông báo", first), "postponed");
    assert_eq!(put_off("tháng 6/2025", first), "postponed");
    // It was moved before it was postponed.
    let moved_before = "- {on: 01/3/2025, was: {when: 10/5/2025, status: confirmed}}\n\
                        - {on: 02/3/2025, was: {status: confirmed}}\n";
    assert_eq!(put_off("17/5/2025", moved_before), "postponed");
    let moved_after = "- {on: 01/3/2025, was: {status: confirmed}}\n- {on: 02/3/2025, was: {when: 10/5/2025}}\n";
    assert_eq!(put_off("17/5/2025", moved_after), "rescheduled");
    let moved_again = "- {on: 01/3/2025, was: {when: 10/5/2025, status: confirmed}}\n\
                       - {on: 02/3/2025, was: {venue: Sân Một}}\n";
    assert_eq!(put_off("17/5/2025", moved_again), "rescheduled");
    let without = once("2025-04-01T08:00", "when: 17/5/2025\nstatus: postponed", |item| item.effective_status.name());
    assert_eq!(without, "postponed");
}

#[test]
fn the_reason_and_the_day_are_those_of_the_last_change() {
    let lines = "when: 20/5/2025\nhistory:\n- {on: 01/3/2025, was: {when: 10/5/2025}, why: Trùng lịch}\n\
                 - {on: 02/3/2025, was: {status: planned}, why: Đủ giấy tờ}";
    let last = once("2025-04-01T08:00", lines, |item| {
        (item.history.last_change().map(|day| day.to_string()), item.history.why().map(str::to_owned))
    });
    assert_eq!(last, (Some("2025-03-02".to_owned()), Some("Đủ giấy tờ".to_owned())));
}

const WEEKLY: &str = "when: 02/6/2025\nhours: 8h - 11h\nvenue: Sân Một\nstatus: confirmed\n";

#[test]
fn a_day_of_a_recurrence_is_changed_alone() {
    let lines = format!(
        "{WEEKLY}repeats:\n  every: week\n  until: 30/6/2025\n  changes:\n\
         \x20   - {{day: 09/6/2025, on: 01/6/2025, status: cancelled, why: Mưa}}\n\
         \x20   - {{day: 16/6/2025, on: 02/6/2025, when: 17/6/2025, why: Trùng lịch}}\n\
         \x20   - {{day: 23/6/2025, on: 03/6/2025, venue: Sân Hai}}\n"
    );
    let reported = items("2025-06-03T08:00", &lines, |item| {
        let day = item.instance.map(|day| day.format("%d").to_string()).unwrap_or_default();
        format!("{day}: {} {:?} {:?}", reported_as(item), item.history.present.venue, item.history.why())
    });
    assert_eq!(
        reported,
        [
            "02: ended 02/6/2025 8 giờ – 11 giờ Some(\"Sân Một\") None",
            "09: cancelled 09/6/2025 8 giờ – 11 giờ Some(\"Sân Một\") Some(\"Mưa\")",
            "16: rescheduled 17/6/2025 8 giờ – 11 giờ Some(\"Sân Một\") Some(\"Trùng lịch\")",
            "23: moved 23/6/2025 8 giờ – 11 giờ Some(\"Sân Hai\") None",
            "30: confirmed 30/6/2025 8 giờ – 11 giờ Some(\"Sân Một\") None",
        ]
    );
}

#[test]
fn a_change_of_a_recurrence_is_a_change_of_its_days_for_a_month() {
    let of = |on: &str| {
        let lines = format!(
            "{WEEKLY}repeats: {{every: week, until: 14/7/2025}}\nhistory:\n- {{on: {on}, was: {{hours: 7h - 9h}}}}"
        );
        let reported = items("2025-06-01T08:00", &lines, |item| {
            let hours = item.hours().map(|hours| hours.vi()).unwrap_or_default();
            format!(
                "{} {} {}",
                item.when().vi(),
                item.effective_status.name(),
                hours.split(' ').next().unwrap_or_default()
            )
        });
        reported.into_iter().map(|line| line.replace("/2025", "")).collect::<Vec<_>>().join(", ")
    };
    let lines = format!(
        "{WEEKLY}repeats: {{every: week, until: 09/6/2025}}\nhistory:\n- {{on: 01/6/2025, was: {{hours: 7h - 9h}}}}"
    );
    let before = items("2025-06-01T08:00", &lines, |item| item.history.before().map(|was| line(&was.version)));
    let day = |day: &str| Some(format!("{day}/2025 | 7 giờ – 9 giờ | Sân Một | - | confirmed"));
    assert_eq!(before, [day("02/6"), day("09/6")]);
    // The days before the change were held as announced then.
    assert_eq!(
        of("10/6/2025"),
        "02/6 confirmed 7, 09/6 confirmed 7, 16/6 rescheduled 8, 23/6 rescheduled 8, 30/6 rescheduled 8, \
         07/7 rescheduled 8, 14/7 confirmed 8"
    );
    assert!(of("16/6/2025").contains("09/6 confirmed 7, 16/6 rescheduled 8"), "{}", of("16/6/2025"));
    assert!(of("17/6/2025").contains("16/6 confirmed 7, 23/6 rescheduled 8"), "{}", of("17/6/2025"));
    assert!(of("13/6/2025").ends_with("07/7 rescheduled 8, 14/7 confirmed 8"), "{}", of("13/6/2025"));
    assert!(of("14/6/2025").ends_with("07/7 rescheduled 8, 14/7 rescheduled 8"), "{}", of("14/6/2025"));
}
