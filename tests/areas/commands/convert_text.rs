//! `convert-text`: shown first, written when told to, and nothing lost.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use std::fs;
use std::path::Path;

use crate::support::{Site, repository};
use giothong::legacy::detect;

const OLD: &str = "---\r\ntitle: HiÕn m¸u t×nh nguyÖn\r\nsummary: Đã là Unicode\r\n---\r\nHéi ch÷ thËp ®á\r\n";
const NEW: &str = "---\r\ntitle: Hiến máu tình nguyện\r\nsummary: Đã là Unicode\r\n---\r\nHội chữ thập đỏ\r\n";

#[test]
fn nothing_is_written_unless_it_is_asked_for() {
    let site = Site::small().file("content/pages/a.md", OLD);
    let before = site.tree("content");
    let said = site.run(["convert-text", "content/pages/a.md"]).ends_with(0).stdout;
    assert!(said.contains("- title: HiÕn m¸u") && said.contains("+ title: Hiến máu"), "{said}");
    assert_eq!(site.tree("content"), before);
}

#[test]
fn what_is_written_differs_in_the_converted_words_alone_and_the_original_stays() {
    let site = Site::small().file("content/pages/a.md", OLD);
    site.run(["convert-text", "--write", "content/pages/a.md"]).ends_with(0);
    let after = site.tree("content/pages");
    assert_eq!(after["a.md"], NEW.as_bytes());
    assert_eq!(after["_a.md.goc"], OLD.as_bytes());
    let said = site.run(["convert-text", "--write", "content/pages/a.md"]).ends_with(0).stdout;
    assert!(said.contains("không có gì để đổi"), "{said}");
    assert_eq!(site.tree("content/pages"), after);
    site.run(["check"]).ends_with(0);
}

#[test]
fn a_file_of_bytes_becomes_utf8() {
    let bytes = b"title: Hi\xEA\xECn m\xE1u th\xE1ng 4\n";
    let site = Site::small().file("content/pages/a.yaml", bytes);
    site.run(["convert-text", "--write", "content/pages/a.yaml"]).ends_with(0);
    assert_eq!(site.tree("content/pages")["a.yaml"], "title: Hiến máu tháng 4\n".as_bytes());
}

#[test]
fn what_cannot_be_converted_is_told_by_the_exit_status() {
    let site = Site::small().file("content/drives/a.xlsx", "").file("a.txt", b"\xFF\xFE\x81");
    assert!(site.run(["convert-text", "content/drives/a.xlsx"]).ends_with(2).stderr.contains("UniKey"));
    site.run(["convert-text", "gone.md"]).ends_with(2);
    site.run(["convert-text", "a.txt"]).ends_with(1);
}

#[test]
fn nothing_in_this_repository_is_taken_for_legacy_text() {
    for folder in ["content", "tests/sites", "themes"] {
        no_alarm_below(&repository(folder));
    }
    for file in ["README.md", "CHANGELOG.md"] {
        assert_eq!(detect(&fs::read_to_string(repository(file)).unwrap()), [], "{file}");
    }
}

fn no_alarm_below(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            no_alarm_below(&path);
        } else if let Ok(text) = fs::read_to_string(&path) {
            assert_eq!(detect(&text), [], "{}", path.display());
        }
    }
}
