use std::collections::BTreeMap;

use super::text::Lines;
use super::{events as written, file, write};
use crate::routes::PageId;
use crate::view::calendar::{CalendarEvent, addresses, calendar, events};
use crate::view::testing::with_site;

const CONFIG: &str = "id: mau\ntitle: Trang Mẫu\nnotice: Trang mẫu\nbase_url: https://mau.example/a/\n";

/// A drive on 4 June 2023.
const DRIVE: &str = "title: Buổi A\nhours: 7h30-11h\nvenue: Nhà văn hóa, tầng 0\nannounced: 2023-05-20\n";

fn vevents_of(path: &str, text: &str) -> Vec<CalendarEvent> {
    with_site(&[("content/site.yaml", CONFIG), (path, text)], |cx| {
        cx.timetable.items.iter().flat_map(|item| events(cx, item)).collect()
    })
}

fn drive(fields: &str) -> Vec<CalendarEvent> {
    vevents_of("content/drives/a.md", &format!("---\n{fields}---\n"))
}

/// UID, beginning and end as written, status and summary.
fn reported(fields: &str) -> Vec<String> {
    let reported = |event: CalendarEvent| {
        let mut lines = Lines::default();
        write::times(&mut lines, event.span);
        let times = lines.finish().replace("\r\n", " ").replace(";TZID=Asia/Ho_Chi_Minh", "");
        format!("{} {times}{} {} {}", event.uid, event.sequence, event.status, event.summary)
    };
    drive(fields).into_iter().map(reported).collect()
}

/// Every file by its address.
fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files: Vec<(&str, &str)> = [("content/site.yaml", CONFIG)].into_iter().chain(entries.iter().copied()).collect();
    with_site(&files, |cx| {
        let reported: Vec<_> = cx.timetable.items.iter().map(|item| written(&events(cx, item))).collect();
        let file_of = |(page, reminders, address): (PageId, bool, String)| {
            let calendar = calendar(cx, &page, reminders, &address);
            let text = file(&calendar, calendar.items.iter().map(|index| &reported[*index]));
            (address, text)
        };
        addresses(cx).into_iter().map(file_of).collect()
    })
}

#[test]
fn hours_make_a_stretch_of_the_day_and_without_them_the_whole_day_is_reported() {
    let timed = "title: A\nwhen: 2023-06-04\nhours: 7h30-11h\n";
    assert_eq!(reported(timed), ["a@mau DTSTART:20230604T073000 DTEND:20230604T110000 0 TENTATIVE A"]);
    let sessions = "title: A\nwhen: 2023-06-04\nhours: 7h30-11h, 13h30-16h\n";
    let two = [
        "a@mau DTSTART:20230604T073000 DTEND:20230604T110000 0 TENTATIVE A",
        "a.2@mau DTSTART:20230604T133000 DTEND:20230604T160000 0 TENTATIVE A",
    ];
    assert_eq!(reported(sessions), two);
    let open = "title: A\nwhen: 2023-06-04\nhours: 7h30\n";
    assert_eq!(reported(open), ["a@mau DTSTART:20230604T073000 0 TENTATIVE A"]);
    let day = "title: A\nwhen: 2023-06-04\nstatus: confirmed\n";
    assert_eq!(reported(day), ["a@mau DTSTART;VALUE=DATE:20230604 DTEND;VALUE=DATE:20230605 0 CONFIRMED A"]);
}

#[test]
fn several_days_are_reported_one_by_one_and_a_range_without_hours_as_one() {
    let range = "title: A\nwhen: 2023-06-04/2023-06-06\n";
    assert_eq!(reported(range), ["a@mau DTSTART;VALUE=DATE:20230604 DTEND;VALUE=DATE:20230607 0 TENTATIVE A"]);
    let uids = |fields: &str| drive(fields).into_iter().map(|event| event.uid).collect::<Vec<_>>();
    assert_eq!(uids(&format!("{range}hours: 7h-9h\n")), ["a@mau", "a.2@mau", "a.3@mau"]);
    assert_eq!(uids("title: A\nwhen: 4, 11/6/2023\n"), ["a@mau", "a.2@mau"]);
    let long = "title: A\nwhen: 2023-06-01/2023-12-31\nhours: 7h-9h\n";
    assert_eq!(reported(long), ["a@mau DTSTART;VALUE=DATE:20230601 DTEND;VALUE=DATE:20240101 0 TENTATIVE A"]);
    assert!(drive(long)[0].description.contains("Giờ: 7 giờ – 9 giờ"));
}

#[test]
fn a_day_that_is_not_known_stands_in_no_calendar() {
    for when in
        ["2023-06", "trước 10/6/2023", "quý III/2023", "2023", "tháng 5 đến tháng 7/2023", "sau khi có kế hoạch"]
    {
        assert_eq!(reported(&format!("title: A\nwhen: {when}\n")), [""; 0], "{when}");
    }
    let files = files(&[("content/drives/a.md", "---\ntitle: A\nwhen: 2023-06\n---\n")]);
    assert!(!files.contains_key("lich-hien-mau/buoi/a/lich.ics"));
    assert!(files["lich.ics"].contains("BEGIN:VTIMEZONE") && !files["lich.ics"].contains("VEVENT"));
}

#[test]
fn each_status_is_reported_so_that_nobody_comes_in_vain() {
    let reported_as = |status: &str| {
        let event = &drive(&format!("{DRIVE}when: 2023-06-04\nstatus: {status}\n"))[0];
        (event.status, event.summary.clone())
    };
    let expected = |status, summary: &str| (status, summary.to_owned());
    assert_eq!(reported_as("planned"), expected("TENTATIVE", "Buổi A"));
    assert_eq!(reported_as("confirmed"), expected("CONFIRMED", "Buổi A"));
    assert_eq!(reported_as("full"), expected("CONFIRMED", "[ĐÃ ĐỦ ĐĂNG KÝ] Buổi A"));
    assert_eq!(reported_as("postponed"), expected("CANCELLED", "[TẠM HOÃN] Buổi A"));
    assert_eq!(reported_as("cancelled"), expected("CANCELLED", "[ĐÃ HỦY] Buổi A"));
}

#[test]
fn a_drive_that_lost_its_day_is_marked_on_the_day_people_noted() {
    let lost = |when: &str, status: &str| {
        format!(
            "title: A\nwhen: {when}\nhours: 8h-9h\nstatus: {status}\nhistory:\n  - on: 2023-06-01\n    was: {{when: 2023-06-03, hours: 7h-9h}}\n    \
             why: Mưa bão.\n  - on: 2023-06-02\n    was: {{when: 2023-06-04}}\n"
        )
    };
    let old = "a@mau DTSTART:20230604T080000 DTEND:20230604T090000 2 CANCELLED";
    assert_eq!(reported(&lost("sau khi hết bão", "postponed")), [format!("{old} [TẠM HOÃN] A")]);
    assert_eq!(reported(&lost("2023-07", "cancelled")), [format!("{old} [ĐÃ HỦY] A")]);
    assert_eq!(reported(&lost("2023-07", "confirmed")), [format!("{old} [ĐỔI LỊCH] A")]);
    assert!(
        drive(&lost("2023-07", "planned"))[0].description.contains("Đổi lịch: tháng 7/2023. Ngày ghi ở đây là ngày cũ")
    );
}

#[test]
fn a_postponed_drive_with_a_new_day_goes_ahead_on_it() {
    let history =
        "history:\n  - on: 2023-06-01\n    was: {status: confirmed}\n  - on: 2023-06-02\n    was: {when: 2023-06-04}\n";
    let moved = format!("title: A\nwhen: 2023-06-18\nstatus: postponed\n{history}");
    assert_eq!(
        reported(&moved),
        ["a@mau DTSTART;VALUE=DATE:20230618 DTEND;VALUE=DATE:20230619 2 CONFIRMED [ĐỔI LỊCH] A"]
    );
    let put_off_again = format!("{moved}  - on: 2023-06-03\n    was: {{status: confirmed}}\n");
    assert_eq!(drive(&put_off_again)[0].status, "CANCELLED");
}

#[test]
fn the_last_change_is_the_last_day_of_the_history_else_the_announcement_else_long_before() {
    let changed = |fields: &str| write::first_minute_utc(drive(fields)[0].changed);
    let plain = "title: A\nwhen: 2023-06-04\n";
    assert_eq!(changed(plain), "20211231T170000Z");
    assert_eq!(changed(&format!("{plain}announced: 2023-05-20\n")), "20230519T170000Z");
    let history = "history:\n  - on: 2023-06-02\n    was: {status: planned}\n";
    assert_eq!(changed(&format!("{plain}announced: 2023-05-20\n{history}")), "20230601T170000Z");
}

#[test]
fn every_day_of_a_recurrence_has_a_uid_of_its_own_and_what_was_held_is_not_called_off() {
    let weekly = "title: A\nwhen: 2023-06-04\nrepeats: {every: week, until: 2023-06-18}\nstatus: cancelled\n\
                  history:\n  - on: 2023-06-09\n    was: {status: confirmed}\n";
    let events: Vec<_> = drive(weekly).iter().map(|event| (event.uid.clone(), event.status)).collect();
    let expected = [("a.20230604@mau", "CONFIRMED"), ("a.20230611@mau", "CANCELLED"), ("a.20230618@mau", "CANCELLED")];
    assert_eq!(events, expected.map(|(uid, status)| (uid.to_owned(), status)));
}

#[test]
fn an_event_where_blood_is_given_is_reported_and_its_corrections_are_its_ledger() {
    let event = "---\ntitle: Ngày hội\nkinds: [donation]\nwhen: 2023-06-14\n\
                 corrections:\n  - {on: 2023-06-05, text: Sai giờ.}\n---\n";
    let reported = vevents_of("content/events/a.md", event);
    assert_eq!((reported[0].uid.as_str(), reported[0].sequence, reported[0].status), ("a.event@mau", 1, "TENTATIVE"));
    assert_eq!(write::first_minute_utc(reported[0].changed), "20230604T170000Z");
}

#[test]
fn the_organizer_is_named_only_with_an_address_it_made_public() {
    let host = |email: &str| {
        let organization = format!("---\nname: Hội \"CTĐ\"\ncontact: {{phone: 0000 000 001{email}}}\n---\n");
        let entries = [
            ("content/organizations/hoi.md", organization.as_str()),
            ("content/drives/a.md", "---\ntitle: A\nwhen: 2023-06-04\nhost: hoi\n---\n"),
        ];
        files(&entries)["lich-hien-mau/buoi/a/lich.ics"].clone()
    };
    assert!(!host("").contains("ORGANIZER"));
    assert!(host(", email: hoi@mau.example").contains("\r\nORGANIZER;CN=\"Hội ^'CTĐ^'\":mailto:hoi@mau.example\r\n"));
}

#[test]
fn reminders_stand_in_a_calendar_of_their_own_and_remind_of_nothing_that_is_off() {
    let calendars = |status: &str| {
        files(&[("content/drives/a.md", &format!("---\n{DRIVE}when: 2023-06-04\nstatus: {status}\n---\n"))])
    };
    let (on, off) = (calendars("confirmed"), calendars("cancelled"));
    let triggers = |text: &str| text.matches("TRIGGER:").count();
    assert_eq!(triggers(&on["lich.ics"]) + triggers(&on["lich-hien-mau/buoi/a/lich.ics"]), 0);
    assert_eq!(triggers(&on["lich-hien-mau/buoi/a/lich-nhac.ics"]), 2);
    assert_eq!(triggers(&off["lich-hien-mau/buoi/a/lich-nhac.ics"]), 0);
}

#[test]
fn a_drive_is_reported_in_full() {
    let fields = format!("{DRIVE}when: 2023-06-04\nstatus: confirmed\nlat: 14.35\nlon: 108.5\n");
    let file =
        files(&[("content/drives/a.md", &format!("---\n{fields}---\n"))])["lich-hien-mau/buoi/a/lich.ics"].clone();
    let unfolded = file.replace("\r\n ", "").replace("\r\n", "\n");
    let (head, event) = unfolded.split_once("BEGIN:VEVENT\n").unwrap();
    assert_eq!(
        head,
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//giothong//Lich hien mau//VI\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n\
         NAME:Buổi A\nX-WR-CALNAME:Buổi A\nDESCRIPTION:Trang mẫu\nX-WR-CALDESC:Trang mẫu\nCOLOR:crimson\n\
         URL:https://mau.example/a/lich-hien-mau/buoi/a/\n\
         SOURCE;VALUE=URI:https://mau.example/a/lich-hien-mau/buoi/a/lich.ics\n\
         REFRESH-INTERVAL;VALUE=DURATION:P1D\nX-PUBLISHED-TTL:P1D\n\
         BEGIN:VTIMEZONE\nTZID:Asia/Ho_Chi_Minh\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0700\n\
         TZOFFSETTO:+0700\nTZNAME:+07\nEND:STANDARD\nEND:VTIMEZONE\n"
    );
    assert_eq!(
        event,
        "UID:a@mau\nDTSTAMP:20230519T170000Z\nLAST-MODIFIED:20230519T170000Z\nSEQUENCE:0\n\
         DTSTART;TZID=Asia/Ho_Chi_Minh:20230604T073000\nDTEND;TZID=Asia/Ho_Chi_Minh:20230604T110000\n\
         STATUS:CONFIRMED\nSUMMARY:Buổi A\nLOCATION:Nhà văn hóa\\, tầng 0\nGEO:14.35;108.5\n\
         DESCRIPTION:Tình trạng: Đã xác nhận\\nGiờ: 7 giờ 30 – 11 giờ\\nĐịa điểm: Nhà văn hóa\\, tầng 0\\n\
         Đơn vị tổ chức: chưa có thông tin\\nXem trang trước khi đi\\, lịch có thể thay đổi: \
         https://mau.example/a/lich-hien-mau/buoi/a/\\nTrang mẫu\nCATEGORIES:Hiến máu\n\
         URL:https://mau.example/a/lich-hien-mau/buoi/a/\nCLASS:PUBLIC\nTRANSP:TRANSPARENT\n\
         END:VEVENT\nEND:VCALENDAR\n"
    );
}
