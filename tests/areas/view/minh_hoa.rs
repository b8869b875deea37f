//! What the fictional site tells, exactly: its data, calendars and feeds, and the facts of every page as text, so that
//! a rule that slips by an hour, a day or a host is a line in a difference. How pages look is no part of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::support::calendar::Calendar;
use crate::support::golden::assert_tree;
use crate::support::page::Page;
use crate::support::{Site, Tree};

static TREE: LazyLock<Tree> = LazyLock::new(|| Site::from("tests/sites/minh-hoa").build());

#[test]
fn the_fictional_site_tells_exactly_this() {
    let reported = open_data().into_iter().chain(calendars()).chain(pages());
    let reported = reported.map(|(name, text)| (name, text.into_bytes())).collect();
    assert_tree("tests/golden/minh-hoa", &reported);
}

#[test]
fn a_qr_code_stands_beside_each_page_of_a_drive_to_come_and_no_other() {
    let mut counted = [0, 0];
    for (path, html) in TREE.iter().filter(|(path, _)| path.ends_with("/index.html")) {
        let html = String::from_utf8_lossy(html);
        let is_drive = ["drive", "event"].iter().any(|name| html.contains(&format!("data-template=\"{name}\"")));
        let invites = !["ended", "cancelled", "postponed"]
            .iter()
            .any(|state| html.contains(&format!("<p class=\"verdict is-{state}")));
        let has_one = is_drive && invites;
        assert_eq!(html.contains("class=\"qr\""), has_one, "{path}");
        assert_eq!(TREE.contains_key(&path.replace("index.html", "qr.svg")), has_one, "{path}");
        counted[usize::from(has_one)] += usize::from(is_drive);
    }
    assert!(counted.iter().all(|number| *number > 3), "{counted:?}");
}

/// Data and feeds as they are.
fn open_data() -> BTreeMap<String, String> {
    let text = |path: &str| String::from_utf8(TREE[path].clone()).expect("UTF-8").replace("\r\n", "\n");
    let paths = ["schedule.json", "schedule.csv", "feed.xml", "feed.json", "sitemap.xml", "robots.txt"];
    paths.into_iter().map(|path| (path.to_owned(), text(path))).collect()
}

/// One file for all events; of every calendar, its own lines and which of the events it holds.
fn calendars() -> [(String, String); 2] {
    let whole = Calendar::read(&TREE["lich.ics"]);
    let common: BTreeSet<&String> = whole.about.iter().collect();
    let mut reported = lines(&whole.about);
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut calendars = String::new();
    let files = TREE.iter().filter(|(path, _)| path.ends_with(".ics"));
    for (path, bytes) in
        [("lich.ics", &TREE["lich.ics"])].into_iter().chain(files.map(|(path, bytes)| (&**path, bytes)))
    {
        let calendar = Calendar::read(bytes);
        writeln!(calendars, "\n{path}").unwrap();
        for line in calendar.about.iter().filter(|line| !common.contains(line)) {
            writeln!(calendars, "  {line}").unwrap();
        }
        for event in calendar.events {
            let name = event.name();
            let alarms: Vec<String> = event.alarms.iter().map(|alarm| format!("; {}", alarm.join(" "))).collect();
            writeln!(calendars, "- {name}{}", alarms.concat()).unwrap();
            match known.get(&name) {
                Some(lines) => assert_eq!(lines, &event.lines, "{name} in {path}"),
                None => {
                    write!(reported, "\n{}", lines(&event.lines)).unwrap();
                    known.insert(name, event.lines);
                }
            }
        }
    }
    [("events.txt".to_owned(), reported), ("calendars.txt".to_owned(), calendars.trim_start().to_owned())]
}

/// The facts of all pages, one file for each template.
fn pages() -> BTreeMap<String, String> {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    for (path, html) in TREE.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::read(html);
        let reported = kinds.entry(format!("pages/{}.txt", page.template())).or_default();
        write!(reported, "=== {path}\n{}\n", lines(&page.facts())).unwrap();
    }
    kinds
}

fn lines(of: &[String]) -> String {
    of.iter().map(|line| format!("{line}\n")).collect()
}
