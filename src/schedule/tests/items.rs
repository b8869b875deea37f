use super::{at, items, once, reported_as};
use crate::dates::period::Period;
use crate::schedule::EffectiveStatus;
use crate::schedule::days::{CalendarSpan, bounds};

#[test]
fn what_is_held_is_over_when_its_hours_are() {
    let reported = |now: &str, lines: &str| once(now, lines, reported_as);
    let timed = "when: 20/5/2025\nhours: 8h - 11h\nstatus: confirmed";
    assert_eq!(reported("2025-05-20T10:59", timed), "confirmed 20/5/2025 8 giờ – 11 giờ");
    assert_eq!(reported("2025-05-20T11:00", timed), "ended 20/5/2025 8 giờ – 11 giờ");
    let open = "when: 20/5/2025\nhours: 8h";
    assert_eq!(reported("2025-05-20T23:59", open), "planned 20/5/2025 8 giờ");
    assert_eq!(reported("2025-05-21T00:00", open), "ended 20/5/2025 8 giờ");
    assert_eq!(reported("2025-05-31T23:59", "when: tháng 5/2025"), "planned tháng 5/2025");
    assert_eq!(reported("2025-06-01T00:00", "when: tháng 5/2025"), "ended tháng 5/2025");
    assert_eq!(reported("2030-01-01T00:00", "when: sau khi có kế hoạch"), "planned sau khi có kế hoạch");
}

#[test]
fn what_was_called_off_stays_so_and_is_never_called_held() {
    for status in ["cancelled", "postponed"] {
        let reported = once("2025-06-01T08:00", &format!("when: 20/5/2025\nstatus: {status}"), |item| {
            (item.effective_status.name(), item.written.name(), item.is_past)
        });
        assert_eq!(reported, (status, status, true));
    }
    let full = once("2025-06-01T08:00", "when: 20/5/2025\nstatus: full", |item| {
        (item.effective_status.name(), item.written.name())
    });
    assert_eq!(full, ("ended", "full"), "calendars do not follow the present");
}

#[test]
fn of_a_recurrence_that_was_called_off_nobody_knows_when_the_days_past_were_held() {
    let lines = "when: 02/6/2025\nstatus: cancelled\nrepeats: {every: week, until: 23/6/2025}";
    let reported =
        |lines: &str| items("2025-06-10T08:00", lines, |item| (item.effective_status.name(), item.written.name()));
    let off = ("cancelled", "cancelled");
    assert_eq!(reported(lines), [("ended", "confirmed"), ("ended", "confirmed"), off, off]);
    let since = format!("{lines}\nhistory: [{{on: 05/6/2025, was: {{status: confirmed}}}}]");
    assert_eq!(reported(&since), [("ended", "confirmed"), off, off, off]);
}

#[test]
fn an_event_where_no_blood_is_given_is_to_come() {
    let effective_status = |lines: &str| {
        let event = format!("---\ntitle: Lễ mẫu\nwhen: 20/5/2025\n{lines}---\n");
        at("2025-04-01T08:00", &[("events/a.md", &event)], |_, timetable| {
            let item = &timetable.items[0];
            (item.effective_status, item.is_listed(), timetable.ahead().count())
        })
    };
    assert_eq!(effective_status("kinds: [talk]\n"), (EffectiveStatus::ToCome, false, 0));
    assert_eq!(effective_status("kinds: [donation]\n"), (EffectiveStatus::Planned, true, 1));
    assert_eq!(effective_status("kinds: [talk]\ncollects: [whole-blood]\n"), (EffectiveStatus::Planned, true, 1));
    assert_eq!(effective_status("kinds: [talk]\nstatus: cancelled\n"), (EffectiveStatus::Cancelled, false, 0));
    assert_eq!(effective_status("kinds: [talk]\nstatus: confirmed\n"), (EffectiveStatus::Confirmed, false, 0));
}

#[test]
fn what_lost_its_day_keeps_the_last_one_in_calendars_with_the_hours_of_that_time() {
    let dated = |lines: &str| {
        items("2025-04-01T08:00", lines, |item| {
            item.dated().map(|dated| {
                let hours = dated.hours.map_or_else(|| "-".to_owned(), |hours| hours.vi());
                format!("{} {hours} {}", dated.when.vi(), dated.former)
            })
        })
    };
    let held = dated("when: 20/5/2025\nhours: 8h");
    assert_eq!(held, [Some("20/5/2025 8 giờ false".to_owned())]);
    let lost = "when: sau khi có thông báo\nhours: 9h\nstatus: postponed\nhistory:\n\
                - {on: 01/3/2025, was: {when: 10/5/2025, hours: 7h}}\n- {on: 02/3/2025, was: {when: 17/5/2025, hours: 8h}}\n\
                - {on: 03/3/2025, was: {when: tháng 6/2025}}";
    assert_eq!(dated(lost), [Some("17/5/2025 8 giờ true".to_owned())]);
    assert_eq!(dated("when: tháng 6/2025"), [None]);
    let wave = "---\ntitle: Đợt mẫu\nnumber: 1\nwhen: 20/5/2025\nhosts: [Hội Mẫu]\n---\n";
    let host = ("organizations/hoi-mau.md", "---\nname: Hội Mẫu\n---\n");
    at("2025-04-01T08:00", &[("waves/dot-1.md", wave), host], |_, timetable| {
        let [slot] = timetable.items.as_slice() else { panic!("a slot") };
        assert!(slot.dated().is_none() && slot.spans().is_empty() && slot.is_listed());
        assert_eq!((slot.effective_status, slot.written), (EffectiveStatus::Unscheduled, EffectiveStatus::Unscheduled));
        assert_eq!(slot.host.as_ref().map(|host| host.id.to_string()).as_deref(), Some("hoi-mau"));
        assert_eq!((slot.wave.as_deref(), slot.area.as_deref()), (Some("dot-1"), None));
    });
}

#[test]
fn each_session_of_each_day_is_reported_and_a_long_stretch_as_one() {
    let spans = |lines: &str| {
        once("2025-04-01T08:00", lines, |item| {
            let reported = item.spans().into_iter().map(|span| match span {
                CalendarSpan::Days(first, last) => format!("{}-{}", first.format("%d/%m"), last.format("%d/%m")),
                CalendarSpan::Hours(start, end) => {
                    let end = end.map_or_else(|| "?".to_owned(), |end| end.format("%H:%M").to_string());
                    format!("{}-{end}", start.format("%d/%m %H:%M"))
                }
            });
            reported.collect::<Vec<_>>().join(", ")
        })
    };
    let noon = "hours: 7h30 - 11h, 13h30 - 16h";
    assert_eq!(spans(&format!("when: 20/5/2025\n{noon}")), "20/05 07:30-11:00, 20/05 13:30-16:00");
    assert_eq!(spans("when: 20/5/2025\nhours: 7h30"), "20/05 07:30-?");
    assert_eq!(spans("when: 20/5/2025"), "20/05-20/05");
    assert_eq!(spans("when: 20, 22/5/2025"), "20/05-20/05, 22/05-22/05");
    assert_eq!(spans("when: 20–22/5/2025"), "20/05-22/05");
    assert_eq!(spans("when: 20–22/5/2025\nhours: 8h"), "20/05 08:00-?, 21/05 08:00-?, 22/05 08:00-?");
    assert_eq!(spans("when: 01/5 đến 31/5/2025\nhours: 8h").matches("08:00").count(), 31);
    assert_eq!(spans("when: 01/5 đến 01/6/2025\nhours: 8h"), "01/05-01/06");
    assert_eq!(spans("when: tháng 5/2025\nhours: 8h"), "");
}

#[test]
fn the_first_and_the_last_day_are_known_where_the_days_are() {
    let ends = |when: &str| {
        let ends = bounds(&Period::parse(when).unwrap());
        ends.map_or_else(
            || "-".to_owned(),
            |(first, last)| format!("{} {}", first.format("%d/%m"), last.format("%d/%m")),
        )
    };
    assert_eq!(ends("20/5/2025"), "20/05 20/05");
    assert_eq!(ends("20, 22, 27/5/2025"), "20/05 27/05");
    assert_eq!(ends("20–22/5/2025"), "20/05 22/05");
    assert_eq!(ends("tháng 5/2025"), "-");
    let first = |lines: &str| once("2025-04-01T08:00", lines, |item| item.spans()[0].first().to_string());
    assert_eq!(first("when: 20–22/5/2025"), "2025-05-20");
    assert_eq!(first("when: 20/5/2025\nhours: 8h"), "2025-05-20");
}

#[test]
fn a_position_is_of_the_venue_that_was_measured() {
    let lines = "when: 02/6/2025\nvenue: Sân Một\nlat: 14\nlon: 108\nrepeats:\n  every: week\n  until: 16/6/2025\n  changes:\n\
                 \x20   - {day: 09/6/2025, venue: Sân Hai}\n";
    let known = items("2025-06-01T08:00", lines, |item| item.position());
    assert_eq!(known, [Some((14.0, 108.0)), None, Some((14.0, 108.0))]);
}

#[test]
fn planned_and_unwritten_are_tentative() {
    for (status, tentative) in
        [("", true), ("status: planned", true), ("status: confirmed", false), ("status: full", false)]
    {
        let found = once("2025-04-01T08:00", &format!("when: 20/5/2025\n{status}"), |item| item.is_tentative());
        assert_eq!(found, tentative, "{status}");
    }
}

#[test]
fn standings_say_who_must_notice_and_who_can_come() {
    let which = |so: fn(EffectiveStatus) -> bool| {
        EffectiveStatus::ALL.into_iter().filter(|it| so(*it)).map(EffectiveStatus::name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(which(EffectiveStatus::is_change), "full postponed cancelled rescheduled moved");
    assert_eq!(which(EffectiveStatus::is_off), "postponed cancelled");
    assert_eq!(which(EffectiveStatus::is_open), "planned confirmed rescheduled moved to-come unscheduled");
}
