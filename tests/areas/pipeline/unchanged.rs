//! A build that would see the same input as the last one, and finds its output as it left it, has nothing to do.

#![allow(clippy::disallowed_methods, reason = "tests change the times of files")]

use std::fs::{File, FileTimes};

use crate::support::Site;

const SAMPLE: &str = "tests/sites/nho";
const NOTHING: &str = "không có gì đổi từ lần dựng trước";
const RECORD: &str = ".output.giothong/last-build.json";

fn built() -> Site {
    let site = Site::from(SAMPLE);
    site.run(["build"]).ends_with(0);
    site
}

#[track_caller]
fn is_repeated(site: &Site, arguments: &[&str]) -> bool {
    site.run(["build"].iter().chain(arguments)).ends_with(0).transcript().contains(NOTHING)
}

#[test]
fn the_problems_are_reported_again() {
    let site = Site::from(SAMPLE);
    let drive = "---\ntitle: Buổi thử\nwhen: 2021-02-03\n---\n";
    site.write("content/drives/buoi-thu.md", drive);
    let first = site.run(["build"]).ends_with(0);
    let second = site.run(["build"]).ends_with(0).says(NOTHING);
    assert!(!first.stderr.is_empty(), "the sample has a warning");
    assert_eq!(first.stderr, second.stderr);
}

#[test]
fn any_change_of_the_input_is_built() {
    let changes: [fn(&Site); 6] = [
        |site| site.write("content/news/moi.md", "---\ntitle: Tin thử\ndate: 2021-02-03\n---\n"),
        |site| site.remove("content/news/moi.md"),
        |site| site.write("content/pages/anh.bin", "1"),
        |site| site.write("content/pages/anh.bin", "2"),
        |site| site.write("themes/giothong/notes.txt", "1"),
        |site| site.remove("themes/giothong/notes.txt"),
    ];
    let site = built();
    assert!(is_repeated(&site, &[]));
    for (number, change) in changes.iter().enumerate() {
        change(&site);
        assert!(!is_repeated(&site, &[]), "change {number}");
        assert!(is_repeated(&site, &[]), "after change {number}");
    }
}

#[test]
fn a_change_that_keeps_size_and_time_is_built() {
    let site = built();
    let (path, old) = ("content/site.yaml", site.tree("content")["site.yaml"].clone());
    let text = String::from_utf8(old).expect("text");
    let file = File::options().write(true).open(site.path(path)).expect("a file");
    let before = file.metadata().and_then(|metadata| metadata.modified()).expect("a time");
    let title = text.lines().find(|line| line.starts_with("title:")).expect("a title");
    let other = title.replace('a', "e");
    assert_ne!(title, other);
    site.write(path, text.replace(title, &other));
    file.set_times(FileTimes::new().set_modified(before)).expect("its time can be set");
    assert!(!is_repeated(&site, &[]));
}

#[test]
fn other_options_are_built() {
    let site = built();
    for arguments in
        [&["--drafts"][..], &["--base-url", "https://khac.example/"], &["--now", "2021-01-02"], &["--lang", "en"]]
    {
        assert!(!is_repeated(&site, arguments), "{arguments:?}");
        assert!(site.run(["build"].iter().chain(arguments)).ends_with(0).stdout.lines().count() == 1);
        assert!(!is_repeated(&site, &[]), "without {arguments:?}");
    }
}

#[test]
fn a_damaged_output_is_mended() {
    let site = built();
    site.write("output/index.html", "khác");
    assert!(!is_repeated(&site, &[]));
    site.remove("output/404.html");
    assert!(!is_repeated(&site, &[]));
    assert!(is_repeated(&site, &[]));
    site.write("output/la.txt", "của ai đó");
    site.run(["build"]).ends_with(2).says("la.txt");
}

#[test]
fn a_record_that_cannot_be_read_costs_one_build() {
    let site = built();
    for record in ["", "{}", "[", "{\"seen\":{}}"] {
        site.write(RECORD, record);
        assert!(!is_repeated(&site, &[]), "{record}");
        assert!(is_repeated(&site, &[]), "{record}");
    }
}

#[test]
fn a_change_without_a_reason_is_reported_once() {
    let site = built();
    let path = "content/drives/thu-khong-ly-do.md";
    let drive = |day: u8| format!("---\ntitle: Buổi thử\nwhen: 2099-01-{day:02}\n---\n");
    site.write(path, drive(2));
    site.run(["build"]).ends_with(0);
    site.write(path, drive(3));
    site.run(["build"]).ends_with(0).says("unexplained-change");
    let again = site.run(["build"]).ends_with(0).transcript();
    assert!(!again.contains("unexplained-change") && !again.contains(NOTHING), "{again}");
    assert!(is_repeated(&site, &[]));
}
