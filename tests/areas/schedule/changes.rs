//! What officers do to a drive in its life, and what calendars that people follow then say: the same entry, changed.

use std::collections::BTreeMap;

use crate::support::Site;
use chrono::NaiveDate;
use giothong::pipeline::{Memory, Order, build_in_memory};

/// The drive as it is after each step: the step, its fields, the new line of its history, and what its calendar then says
/// of beginning, status and title.
const STEPS: [(&str, &str, &str, &str); 7] = [
    (
        "announced",
        "when: 13/4/2025\nhours: 7h30-11h30\nvenue: Hội trường A\nstatus: planned",
        "",
        "20250413T073000 TENTATIVE Buổi đổi",
    ),
    (
        "confirm",
        "when: 13/4/2025\nhours: 7h30-11h30\nvenue: Hội trường A\nstatus: confirmed",
        "{on: 02/3/2025, was: {status: planned}, why: Đủ người đăng ký}",
        "20250413T073000 CONFIRMED Buổi đổi",
    ),
    (
        "postpone",
        "when: sau khi hết mưa bão\nvenue: Hội trường A\nstatus: postponed",
        "{on: 03/3/2025, was: {status: confirmed, when: 13/4/2025, hours: 7h30-11h30}, why: Mưa bão}",
        "20250413T073000 CANCELLED [TẠM HOÃN] Buổi đổi",
    ),
    (
        "reschedule",
        "when: 20/4/2025\nhours: 8h-11h\nvenue: Hội trường A\nstatus: confirmed",
        "{on: 04/3/2025, was: {status: postponed, when: sau khi hết mưa bão}, why: Hết mưa bão}",
        "20250420T080000 CONFIRMED [ĐỔI LỊCH] Buổi đổi",
    ),
    (
        "move",
        "when: 20/4/2025\nhours: 8h-11h\nvenue: Hội trường B\nstatus: confirmed",
        "{on: 05/3/2025, was: {venue: Hội trường A}, why: Hội trường A đang sửa}",
        "20250420T080000 CONFIRMED [ĐỔI LỊCH] Buổi đổi",
    ),
    (
        "fill",
        "when: 20/4/2025\nhours: 8h-11h\nvenue: Hội trường B\nstatus: full",
        "{on: 06/3/2025, was: {status: confirmed}, why: Đã đủ người}",
        "20250420T080000 CONFIRMED [ĐÃ ĐỦ ĐĂNG KÝ] Buổi đổi",
    ),
    (
        "cancel",
        "when: 20/4/2025\nhours: 8h-11h\nvenue: Hội trường B\nstatus: cancelled",
        "{on: 07/3/2025, was: {status: full}, why: Xe lấy máu hỏng}",
        "20250420T080000 CANCELLED [ĐÃ HỦY] Buổi đổi",
    ),
];

const UNCHANGED: &str = "---\ntitle: Buổi giữ nguyên\nwhen: 27/4/2025\nhours: 7h-10h\nstatus: confirmed\n\
                         announced: 01/3/2025\nvenue: Sân xã\n---\n";

#[test]
fn a_drive_keeps_its_uid_through_every_change_and_its_neighbour_keeps_its_bytes() {
    let site = Site::small().file("content/drives/giu.md", UNCHANGED);
    let mut ledger: Vec<&str> = Vec::new();
    let mut neighbour: Option<BTreeMap<String, Vec<u8>>> = None;
    let mut stamps = Vec::new();
    let mut memory = Memory::default();
    for (step, fields, change, expected) in STEPS {
        ledger.extend((!change.is_empty()).then_some(change));
        let history: String = ledger.iter().map(|line| format!("  - {line}\n")).collect();
        let history = if ledger.is_empty() { String::new() } else { format!("history:\n{history}") };
        let text = format!("---\ntitle: Buổi đổi\nannounced: 01/3/2025\n{fields}\n{history}---\n");
        site.write("content/drives/doi.md", text);
        let files = built(&site, &mut memory, step);

        let own = event(&files["lich-hien-mau/buoi/doi/lich.ics"], step);
        assert_eq!(own["UID"], "doi@thu", "{step}");
        assert_eq!(own["SEQUENCE"], ledger.len().to_string(), "{step}");
        let start = &own["DTSTART;TZID=Asia/Ho_Chi_Minh"];
        assert_eq!(format!("{start} {} {}", own["STATUS"], own["SUMMARY"]), expected, "{step}");
        assert_eq!(own["DTSTAMP"], own["LAST-MODIFIED"], "{step}");
        stamps.push(own["DTSTAMP"].clone());

        let page = String::from_utf8(files["lich-hien-mau/buoi/doi/index.html"].clone()).expect("text");
        for line in &ledger {
            let why = line.rsplit_once("why: ").map_or("", |(_, why)| why.trim_end_matches('}'));
            assert!(page.contains(why), "{step}: the page lacks “{why}”");
        }
        let whole = String::from_utf8(files["lich.ics"].clone()).expect("text");
        assert_eq!(whole.matches("BEGIN:VEVENT").count(), 2, "{step}");

        let beside: BTreeMap<_, _> = files
            .into_iter()
            .filter(|(path, _)| path.starts_with("lich-hien-mau/buoi/giu/") && path.ends_with(".ics"))
            .collect();
        assert_eq!(beside.len(), 2, "{step}");
        assert_eq!(*neighbour.get_or_insert_with(|| beside.clone()), beside, "{step}");
    }
    assert!(stamps.is_sorted_by(|before, after| before < after), "{stamps:?}");
}

#[test]
fn the_clock_changes_no_calendar() {
    let fields = STEPS[4].1;
    let pinned = String::from_utf8(Site::small().tree("content")["site.yaml"].clone()).expect("text");
    let site = Site::small()
        .file("content/site.yaml", pinned.replace("pinned_now: 01/4/2025\n", ""))
        .file("content/drives/giu.md", UNCHANGED)
        .file("content/drives/doi.md", format!("---\ntitle: Buổi đổi\nannounced: 01/3/2025\n{fields}\n---\n"));
    let at = |year| {
        let mut files = files_of(&site, &mut Memory::default(), "clock", year);
        files.retain(|path, _| path.ends_with(".ics"));
        files
    };
    let (before, after) = (at(2025), at(2027));
    assert!(before.len() > 5);
    assert_eq!(before, after);
}

fn built(site: &Site, memory: &mut Memory, step: &str) -> BTreeMap<String, Vec<u8>> {
    files_of(site, memory, step, 2025)
}

/// The site as it is on 1 March of a year.
fn files_of(site: &Site, memory: &mut Memory, step: &str, year: i32) -> BTreeMap<String, Vec<u8>> {
    let clock = NaiveDate::from_ymd_opt(year, 3, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a moment");
    let root = site.root().to_owned();
    let order = Order {
        root,
        now: None,
        clock,
        drafts: false,
        unreviewed: false,
        base_url: None,
        links: None,
        published: None,
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    };
    let (built, files) = build_in_memory(&order, memory);
    let problems: Vec<&str> = built.problems.0.iter().map(|problem| problem.problem.code).collect();
    let files = files.unwrap_or_else(|| panic!("{step}: {problems:?}"));
    files.into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect()
}

/// The lines of the one event of a calendar, by name.
fn event(calendar: &[u8], step: &str) -> BTreeMap<String, String> {
    let text = String::from_utf8(calendar.to_vec()).expect("text").replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{step}");
    let (_, event) = text.split_once("BEGIN:VEVENT\r\n").expect("an event");
    let lines = event.split("\r\n").take_while(|line| *line != "END:VEVENT").filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
