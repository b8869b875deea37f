//! What the fictional site tells, exactly: its data, calendars and feeds, and the facts of every page as text, so that
//! a rule that slips by an hour, a day or a host is a line in a difference. How pages look is no part of it.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use support::calendar::Calendar;
use support::golden::{assert_text, assert_texts};
use support::page::Page;
use support::{Site, Tree};

static TREE: LazyLock<Tree> = LazyLock::new(|| Site::from("tests/sites/minh-hoa").build());

fn text(path: &str) -> String {
    String::from_utf8(TREE[path].clone()).expect("UTF-8").replace("\r\n", "\n")
}

#[test]
fn open_data_and_feeds_say_exactly_this() {
    for path in ["schedule.json", "schedule.csv", "feed.xml", "feed.json", "sitemap.xml", "robots.txt"] {
        assert_text(&format!("tests/golden/minh-hoa/{path}"), &text(path));
    }
}

/// One file for all events; of every calendar, its own lines and which of the events it holds.
#[test]
fn calendars_say_exactly_this() {
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
    assert_text("tests/golden/minh-hoa/events.txt", &reported);
    assert_text("tests/golden/minh-hoa/calendars.txt", calendars.trim_start());
}

#[test]
fn pages_say_exactly_this() {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    for (path, html) in TREE.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::read(html);
        let reported = kinds.entry(format!("{}.txt", page.template())).or_default();
        write!(reported, "=== {path}\n{}\n", lines(&page.facts())).unwrap();
    }
    assert_texts("tests/golden/minh-hoa/pages", &kinds);
}

fn lines(of: &[String]) -> String {
    of.iter().map(|line| format!("{line}\n")).collect()
}
