//! One day of many: what is told of a day of a recurrence that is called off, moved or held elsewhere, read from the output.

use crate::support::calendar::Calendar;
use crate::support::{Site, Tree};

const CONFIG: &str = "id: thu\ntitle: Trang thử\nnotice: Trang này chỉ để thử.\nbase_url: https://hienmau.example/\n\
                      pinned_now: 10/3/2026\n";

fn built(drive: &str) -> Tree {
    let text = format!(
        "---\ntitle: Hiến máu thử\nvenue: Nhà rông thử\nwhen: 02/3/2026\nhours: 7h30 - 11h\nstatus: confirmed\n{drive}\n---\n"
    );
    Site::new().file("content/site.yaml", CONFIG).file("content/drives/thu.md", text).build()
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(&tree[path]).expect("text")
}

/// Name, beginning, status, sequence and title of every entry of the drive's calendar.
fn reported(tree: &Tree) -> Vec<String> {
    let calendar = Calendar::read(&tree["lich-hien-mau/buoi/thu/lich.ics"]);
    let value = |lines: &[String], name: &str| {
        let line = lines.iter().find(|line| line.starts_with(name)).expect(name);
        line.split_once(':').expect("a value").1.to_owned()
    };
    let names = ["UID", "DTSTART", "STATUS", "SEQUENCE", "SUMMARY"];
    calendar.events.iter().map(|event| names.map(|name| value(&event.lines, name)).join(" ")).collect()
}

const CANCELLED: &str = "repeats:\n  every: week\n  until: 30/3/2026\n  changes:\n    \
                         - {day: 16/3/2026, on: 09/3/2026, status: cancelled, why: Mất điện}";

#[test]
fn a_day_that_is_called_off_stays_and_says_so() {
    let tree = built(CANCELLED);
    let expected = [
        "thu.20260302@thu 20260302T073000 CONFIRMED 0 Hiến máu thử",
        "thu.20260309@thu 20260309T073000 CONFIRMED 0 Hiến máu thử",
        "thu.20260316@thu 20260316T073000 CANCELLED 1 [ĐÃ HỦY] Hiến máu thử",
        "thu.20260323@thu 20260323T073000 CONFIRMED 0 Hiến máu thử",
        "thu.20260330@thu 20260330T073000 CONFIRMED 0 Hiến máu thử",
    ];
    assert_eq!(reported(&tree), expected);
    let changes = text(&tree, "hom-nay/index.html");
    assert!(changes.contains("Đã hủy") && changes.contains("Mất điện"), "{changes}");
    let feed = text(&tree, "feed.xml");
    assert!(feed.contains("[ĐÃ HỦY] Hiến máu thử") && feed.contains("Lý do: Mất điện"), "{feed}");
    let page = text(&tree, "lich-hien-mau/buoi/thu/index.html");
    assert!(page.contains("is-confirmed") && !page.contains("verdict is-cancelled"), "the rhythm goes on");
    let history = page.split_once("class=\"history\"").expect("the page tells what changed").1;
    assert!(history.contains("Mất điện") && history.contains("Thứ Hai, 16/3/2026"), "{history}");
    let schedule = text(&tree, "schedule.json");
    assert_eq!(schedule.matches("\"status\":\"cancelled\"").count(), 1, "{schedule}");
}

#[test]
fn a_day_that_is_moved_keeps_its_uid_and_tells_the_former_day() {
    let tree = built(
        "repeats: {every: week, until: 16/3/2026, changes: [{day: 16/3/2026, when: 17/3/2026, hours: 13h - 16h, \
         venue: Sân khác, why: Trùng lễ}]}",
    );
    assert_eq!(reported(&tree)[2], "thu.20260316@thu 20260317T130000 CONFIRMED 1 [ĐỔI LỊCH] Hiến máu thử");
    let row = text(&tree, "hom-nay/index.html");
    for words in ["Đổi lịch", "Thứ Hai, 16/3/2026", "17/3/2026", "Sân khác", "Nhà rông thử", "Trùng lễ"]
    {
        assert!(row.contains(words), "{words}: {row}");
    }
}

#[test]
fn a_day_that_is_put_off_without_a_new_one_is_marked_on_the_day_people_noted() {
    let tree = built(
        "repeats: {every: week, until: 16/3/2026, changes: [{day: 16/3/2026, when: khi có lịch mới, status: postponed, \
         why: Mưa}]}",
    );
    assert_eq!(reported(&tree)[2], "thu.20260316@thu 20260316T073000 CANCELLED 1 [TẠM HOÃN] Hiến máu thử");
}

#[test]
fn days_before_a_change_of_the_rhythm_stay_as_they_were() {
    let tree = built(
        "repeats: {every: week, until: 23/3/2026}\nhistory: [{on: 10/3/2026, was: {hours: 13h - 16h}, why: Trời nóng}]",
    );
    let starts: Vec<String> =
        reported(&tree).iter().map(|reported| reported.split(' ').nth(1).unwrap_or_default().to_owned()).collect();
    assert_eq!(starts, ["20260302T130000", "20260309T130000", "20260316T073000", "20260323T073000"]);
}

#[test]
fn no_day_of_a_rhythm_has_the_uid_of_a_file() {
    let weekly = "---\ntitle: Hằng tuần\nwhen: 30/3/2026\nrepeats: {every: week, until: 06/4/2026}\n---\n";
    let tree = Site::new()
        .file("content/site.yaml", CONFIG)
        .file("content/drives/x.md", weekly)
        .file("content/drives/x-20260330.md", "---\ntitle: Một ngày\nwhen: 30/3/2026\n---\n")
        .file("content/events/x.md", "---\ntitle: Lễ\nkinds: [donation]\nwhen: 30/3/2026\n---\n")
        .build();
    let calendar = Calendar::read(&tree["lich.ics"]);
    let mut names: Vec<String> = calendar.events.iter().map(|event| event.name()).collect();
    names.sort();
    assert_eq!(names, ["x-20260330@thu", "x.20260330@thu", "x.20260406@thu", "x.event@thu"]);
}

#[test]
fn several_days_are_sorted_and_labelled_by_the_next_one() {
    let several = "---\ntitle: Ba ngày thứ Năm\nwhen: 5, 12, 19/6/2025\nhours: 8h - 15h\n---\n";
    let once = "---\ntitle: Một ngày\nwhen: 16/6/2025\nhours: 8h - 15h\n---\n";
    let rows = |now: &str| {
        let site = Site::new()
            .file("content/site.yaml", CONFIG.replace("pinned_now: 10/3/2026\n", ""))
            .file("content/drives/a.md", several)
            .file("content/drives/b.md", once);
        site.run(["build", "--now", now]).ends_with(0);
        let home = String::from_utf8(site.tree("output")["index.html"].clone()).expect("text");
        let rows = home.split("<p class=\"day\">").skip(1);
        rows.filter_map(|row| Some(row.split_once("<b>")?.1.split_once("</b>")?.0.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(rows("2025-06-04"), ["05", "16"]);
    assert_eq!(rows("2025-06-05T15:00"), ["12", "16"]);
    assert_eq!(rows("2025-06-12T14:59"), ["12", "16"]);
    assert_eq!(rows("2025-06-12T15:00"), ["16", "19"]);
    assert_eq!(rows("2025-06-19T15:00"), Vec::<String>::new());
}

#[test]
fn home_holds_more_rows_than_it_shows_and_never_says_that_nothing_is_announced() {
    let mut site = Site::new().file("content/site.yaml", CONFIG.replace("pinned_now: 10/3/2026\n", ""));
    for day in 1..=30 {
        site = site
            .file(&format!("content/drives/d{day}.md"), format!("---\ntitle: Buổi {day}\nwhen: {day}/6/2025\n---\n"));
    }
    site.run(["build", "--now", "2025-06-01"]).ends_with(0);
    let home = String::from_utf8(site.tree("output")["index.html"].clone()).expect("text");
    assert_eq!(home.matches("<p class=\"day\">").count(), 12);
    assert!(!home.contains("Chưa có buổi nào") && home.contains("đều đã qua"), "{home}");
}
