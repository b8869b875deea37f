//! What translations are told of their Vietnamese: what changed since, and what `translations stamp` writes of it.

#![allow(clippy::disallowed_methods, reason = "tests read what was written")]

use std::fs;

use crate::support::{self, Site};
use proptest::prelude::*;
use serde_json::Value;

const SITE: &str = "id: thu\n\
                    title: Trang thử\n\
                    notice: Trang này chỉ để thử chương trình, không có thật.\n\
                    base_url: https://hienmau.example/\n\
                    pinned_now: 01/4/2025\n\
                    languages: [{tag: EN}, {tag: jra, name: Gia Rai}, {tag: blt-latn}]\n";
const SOURCE: &str = "content/drives/buoi.md";
const NOTE: &str = "content/drives/buoi.en.md";
const JARAI: &str = "content/drives/buoi.jra.md";
const WHO: &str = "translator: Người dịch hư cấu\nreviewed_by: Người duyệt hư cấu\nreviewed_on: 01/3/2025\n";

fn drive(title: &str, when: &str) -> String {
    format!("---\ntitle: {title}\nwhen: {when}\nsummary: Mang theo giấy tờ.\n---\nĐoạn một.\n\nĐoạn hai.\n")
}

/// A site with a drive and a stamped translation of it.
fn site() -> Site {
    let note = format!("---\ntitle: A fictional drive\nsummary: Bring papers.\n{WHO}---\nOne.\n\nTwo.\n");
    let site = Site::new()
        .file("content/site.yaml", SITE)
        .file(SOURCE, drive("Buổi hiến máu hư cấu", "07/5/2025"))
        .file(NOTE, note);
    stamp(&site, NOTE);
    site
}

#[track_caller]
fn stamp(site: &Site, file: &str) {
    site.run(["translations", "stamp", file]).ends_with(0);
}

/// What is stale, as `translations --format json` tells: file and fields with the numbers of paragraphs.
fn stale(site: &Site) -> Vec<String> {
    let run = site.run(["translations", "--format", "json"]);
    let all: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let translations = all["translations"].as_array().expect("a list");
    let fields = translations.iter().flat_map(|one| {
        let fields = one["fields"].as_array().expect("a list");
        assert_eq!(one["stale"], !fields.is_empty());
        fields.iter().map(|field| {
            let numbers: Vec<String> =
                field["paragraphs"].as_array().expect("a list").iter().map(|it| it["number"].to_string()).collect();
            format!("{} {} {}", one["language"].as_str().unwrap(), field["field"].as_str().unwrap(), numbers.join(","))
        })
    });
    fields.map(|line| line.trim_end().to_owned()).collect()
}

fn read(site: &Site, file: &str) -> String {
    String::from_utf8(fs::read(site.path(file)).expect("the file is there")).expect("UTF-8")
}

#[test]
fn another_title_makes_every_translation_stale_in_its_title_and_another_date_none() {
    // The Universal Declaration of Human Rights, article 1, in Jarai begins so.
    let site = site().file(JARAI, format!("---\ntitle: Abih bang mơnuih-mơnam\n{WHO}---\n"));
    stamp(&site, JARAI);
    assert!(stale(&site).is_empty());
    site.write(SOURCE, drive("Buổi hiến máu hư cấu", "08/5/2025"));
    assert!(stale(&site).is_empty());
    site.write(SOURCE, drive("Ngày hội hư cấu", "08/5/2025"));
    assert_eq!(stale(&site), ["en title", "jra title"]);
    site.run(["translations"]).ends_with(0).says("đã cũ").says("buoi.jra.md: tiếng Việt đã đổi từ khi dịch: `title`");
}

#[test]
fn spaces_line_ends_and_unicode_forms_are_no_change() {
    let site = site();
    let text = drive("Buổi  hiến máu hư cấu", "07/5/2025").replace("Đoạn hai", "Đoạn\nhai");
    site.write(SOURCE, text.replace('\n', "\r\n").replace('ổ', "o\u{302}\u{309}").replace('ạ', "a\u{323}"));
    assert!(stale(&site).is_empty());
}

#[test]
fn a_new_paragraph_is_told_by_its_number_and_its_words() {
    let site = site();
    let text = drive("Buổi hiến máu hư cấu", "07/5/2025");
    site.write(SOURCE, text.replace("Đoạn hai", "Đoạn chen giữa.\n\nĐoạn hai"));
    assert_eq!(stale(&site), ["en body 2"]);
    site.run(["translations"]).says("`body` (đoạn 2: “Đoạn chen giữa.”)");
    site.write(SOURCE, text.replace("Đoạn một.\n\n", ""));
    assert_eq!(stale(&site), ["en body"]);
    stamp(&site, NOTE);
    assert!(stale(&site).is_empty());
}

#[test]
fn the_list_for_machines_is_as_it_was_agreed() {
    let site = site()
        .file("content/pages/trang.md", "---\ntitle: Trang\n---\n")
        .file("content/pages/trang.en.md", "---\ntitle: A page\ntranslator: Người dịch hư cấu\n---\n");
    let run = site.run(["translations", "--format", "json"]).ends_with(0);
    let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let expected = serde_json::json!({
        "version": 1,
        "translations": [
            {
                "file": NOTE, "about": "drives/buoi", "language": "en", "stale": false, "reviewed": true,
                "fields": [], "lacks": [],
            },
            {
                "file": "content/pages/trang.en.md", "about": "pages/trang", "language": "en", "stale": true,
                "reviewed": false, "fields": [{"field": "title", "paragraphs": []}],
                "lacks": ["reviewed_by", "reviewed_on"],
            },
        ],
        "missing": [
            {"about": "pages/trang", "language": "jra"},
            {"about": "pages/trang", "language": "blt-Latn"},
        ],
    });
    assert_eq!(found.to_string(), expected.to_string(), "keys in this order too");
}

#[test]
fn errors_elsewhere_do_not_hide_the_list() {
    let site = site().file("content/pages/hong.md", "---\ntitle: [\n---\n");
    let run = site.run(["translations"]).ends_with(1);
    assert!(
        run.stderr.contains("content/pages/hong.md") && run.stdout.contains("còn đúng   content/drives/buoi.en.md")
    );
    stamp(&site, NOTE);
}

#[test]
fn a_script_in_the_tag_and_capitals_in_the_name_of_a_file_are_the_language_of_the_site() {
    let site = site().file("content/drives/buoi.BLT-latn.md", format!("---\ntitle: A fictional drive\n{WHO}---\n"));
    assert_eq!(stale(&site), ["blt-Latn title"]);
    stamp(&site, "content/drives/buoi.BLT-latn.md");
    assert!(stale(&site).is_empty());
}

#[test]
fn rows_of_a_table_and_the_site_itself_are_translated_and_stamped_like_others() {
    let site = site()
        .file("content/services/bang.csv", "id,name,kind\ntu-van,Tư vấn,counselling\n")
        .file("content/services/tu-van.en.md", format!("---\nname: Advice\n{WHO}---\n"))
        .file("content/site.en.yaml", format!("title: A fictional site\n{}", WHO.trim_end()));
    assert_eq!(stale(&site), ["en title", "en name"]);
    site.run(["translations", "stamp", "content/services/tu-van.en.md", "content/site.en.yaml"]).ends_with(0);
    assert!(stale(&site).is_empty());
    assert!(
        read(&site, "content/site.en.yaml").starts_with(&format!("title: A fictional site\n{WHO}follows:\n  title: "))
    );
}

#[test]
fn of_several_files_all_are_stamped_or_none() {
    let site = site().file(JARAI, format!("---\ntitle: Abih bang mơnuih-mơnam\n{WHO}---\n"));
    let before = read(&site, JARAI);
    for other in [SOURCE, "content/drives/khong-co.en.md", "content/site.yaml", "content"] {
        site.run(["translations", "stamp", JARAI, other]).ends_with(1).says("lỗi[not-a-translation]");
        assert_eq!(read(&site, JARAI), before);
    }
    site.write("content/drives/hai.en.md", "---\ntitle: [\n---\n");
    site.run(["translations", "stamp", JARAI, "content/drives/hai.en.md"]).ends_with(1).says("lỗi[");
    assert_eq!(read(&site, JARAI), before);
    assert_eq!(site.tree("content/drives").len(), 4, "nothing is left behind");
}

#[test]
fn only_known_codes_can_be_denied_and_a_denied_one_fails() {
    let site = site();
    site.run(["check", "--deny", "stale-translation"]).ends_with(0);
    site.write(SOURCE, drive("Ngày hội hư cấu", "07/5/2025"));
    site.run(["check"]).ends_with(0).says("cảnh báo[stale-translation]");
    site.run(["check", "--deny", "no-base-url", "--deny", "stale-translation"])
        .ends_with(1)
        .says("lỗi[stale-translation]");
    site.run(["check", "--deny", "stale-translatoin"]).ends_with(2).says("stale-translation");
}

#[test]
fn a_fingerprint_written_by_hand_is_written_over() {
    let site =
        site().file(JARAI, format!("---\ntitle: Abih bang mơnuih-mơnam\n{WHO}follows:\n  title: bản mới\n---\n"));
    site.run(["check"]).ends_with(1).says("lỗi[bad-fingerprint]");
    stamp(&site, JARAI);
    site.run(["check"]).ends_with(0);
    assert!(stale(&site).is_empty());
}

#[test]
fn a_new_translation_asks_for_the_words_of_its_source_and_says_nothing_yet() {
    let site = site()
        .file(
            "content/pages/trang.md",
            "---\ntitle: Trang\ncover: {file: a.png, alt: Cái cây}\n---\nĐoạn một.\n\n- Hai\n",
        )
        .file("content/pages/a.png", support::pictures::png())
        .file("content/services/bang.csv", "id,name,kind\ntu-van,Tư vấn,counselling\n");
    let made = "content/pages/trang.jra.md";
    site.run(["new", "page", "trang.JRA", "--lang", "en"]).ends_with(0).says(made);
    let text = read(&site, made);
    for line in
        ["# tiếng Việt: Trang\ntitle:\n", "cover:\n  # tiếng Việt: Cái cây\n  alt:\n", "#   Đoạn một.\n#\n#   - Hai\n"]
    {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    site.run(["check", "--strict"]).ends_with(0);
    site.write(made, text.replace("title:\n", "title: Abih bang mơnuih-mơnam\n"));
    assert_eq!(stale(&site), ["jra title"]);
    stamp(&site, made);
    assert!(stale(&site).is_empty());
    site.run(["new", "page", "trang.jra"]).ends_with(2).says("đã có và không bị ghi đè");
    site.run(["new", "page", "trag.jra"]).ends_with(2).says("có phải ý bạn là `trang`?");
    site.run(["new", "page", "khong-co.jra"]).ends_with(2).says("không có `pages/khong-co` để dịch\n");
    site.run(["new", "page", "trang.rad"]).ends_with(2).says("thêm `- tag: rad` vào `languages`");
    site.run(["new", "page", "trang.vi"]).ends_with(2).says("tiếng Việt là bản gốc");
    site.run(["new", "service", "tu-van.en"]).ends_with(0).says("content/services/tu-van.en.md");
    site.run(["check", "--strict"]).ends_with(0);
}

/// The fields of a front matter in some layout: comments, blanks, another order, quotes, `follows` in one of its forms.
fn layouts() -> impl Strategy<Value = Vec<String>> {
    let follows = prop::sample::select(vec![
        "",
        "follows:\n  title: bcdfghjk # nhận\n  # giữa\n  body:\n    - bcdfghjk\n    - kkkkkkkk",
        "follows:\n    body: [bcdfghjk]\n    gone: bcdfghjk",
        "follows: {title: bcdfghjk, body: [bcdfghjk]} # một dòng",
        "follows: # ở dưới\n  gone: bcdfghjk",
        "\"Theo bản\":\n  summary: 'bcdfghjk'\n\n  title: bcdfghjk",
        "follows: # sẽ có",
        "follows:\n  body:\n  - bcdfghjk\n  - kkkkkkkk\n# hết",
        "follows: {}",
    ]);
    let fields = [
        Just("title: \"A fictional drive\"  # tên".to_owned()).boxed(),
        Just("Tóm tắt: |\n  Bring papers.\n\n  # no comment".to_owned()).boxed(),
        Just("'translator': Người dịch hư cấu".to_owned()).boxed(),
        prop::sample::select(vec!["# ghi chú", "", "   ", "#follows: {}"]).prop_map(str::to_owned).boxed(),
        Just("reviewed_on:   01/3/2025".to_owned()).boxed(),
        follows.prop_map(str::to_owned).boxed(),
    ];
    fields.into_iter().collect::<Vec<_>>().prop_shuffle()
}

/// A text without the lines of `follows`: from its key to the next line of another field.
fn without_follows(text: &str) -> Vec<&str> {
    let mut inside = false;
    let is_kept = |line: &&str| {
        let starts_key = !line.trim().is_empty() && !line.starts_with([' ', '#']);
        let is_item = inside && line.starts_with("- ");
        if starts_key && !is_item {
            inside = line.trim_start_matches('"').starts_with("follows") || line.starts_with("\"Theo bản");
        }
        !inside || line.starts_with('#') || line.trim().is_empty()
    };
    text.split_inclusive('\n').filter(is_kept).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stamp_changes_nothing_but_the_lines_it_writes(
        fields in layouts(), windows in any::<bool>(), mark in any::<bool>(), newline in any::<bool>()
    ) {
        let mut text = format!("---\n{}\n---\nOne.\n\nTwo.", fields.join("\n"));
        text += if newline { "\n" } else { "" };
        text = if windows { text.replace('\n', "\r\n") } else { text };
        text.insert_str(0, if mark { "\u{FEFF}" } else { "" });
        let site = Site::new()
            .file("content/site.yaml", SITE)
            .file(SOURCE, drive("Buổi hiến máu hư cấu", "07/5/2025"))
            .file(NOTE, &text);
        let run = site.run(["translations", "stamp", NOTE]);
        prop_assert_eq!(run.status, 0, "{}\n{}", run.transcript(), text);
        let once = read(&site, NOTE);
        prop_assert_eq!(without_follows(&text), without_follows(&once), "{}", once);
        prop_assert_eq!(once.matches("\n").count(), once.matches(if windows { "\r\n" } else { "\n" }).count());
        prop_assert!(stale(&site).is_empty(), "{}", once);
        stamp(&site, NOTE);
        prop_assert_eq!(read(&site, NOTE), once);
    }
}
