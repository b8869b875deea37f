//! What a whole site keeps of its promises about other languages: facts come from the Vietnamese and from nowhere else,
//! nothing is shown that nobody reviewed or that a person did not agree to, and every page knows its counterparts.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Site, Tree};

/// A drive that is a row of a table, on its Vietnamese page.
const DRIVE: &str = "lich-hien-mau/buoi/tram-y-te/index.html";

#[test]
fn no_sentence_of_a_note_that_nobody_reviewed_reaches_a_file() {
    let unreviewed = ["Reading the schedule unreviewed", "Schedules unreviewed", "Nobody has reviewed this sentence"];
    let unheard = ["chua-duyet", "Tiếng ngân chưa ai nghe duyệt"];
    let site = site();
    let tree = site.build();
    for words in unreviewed.into_iter().chain(unheard) {
        assert_eq!(places_of(&tree, words), NOWHERE, "{words}");
    }
    let reviewed = "reviewed_by: Một người duyệt hư cấu\nreviewed_on: 20/3/2025\n---\n";
    for note in ["awareness/doc-lich.en.md", "campaigns/giot-nang.brb.md"] {
        let text = text_of(&site, note);
        let (front, body) = text.strip_prefix("---\n").and_then(|text| text.split_once("---\n")).expect("front matter");
        site.write(&format!("content/{note}"), format!("---\n{front}{reviewed}{body}"));
    }
    let tree = site.build();
    for words in unreviewed.into_iter().chain(unheard) {
        assert_ne!(places_of(&tree, words), NOWHERE, "{words}, once reviewed");
    }
}

#[test]
fn a_preview_shows_what_nobody_reviewed_and_says_so() {
    let site = site();
    site.run(["build", "--drafts"]).ends_with(0);
    let tree = site.tree("output");
    let page = page(&tree, "en/kien-thuc/doc-lich/index.html");
    assert!(page.contains("Nobody has reviewed this sentence") && page.contains("Not reviewed"), "{page}");
}

#[test]
fn nothing_is_told_of_a_person_in_any_language_without_consent() {
    let (reported, untold) = ("She first came with her sister", "This story must not be told anywhere");
    let site = site();
    let tree = site.build();
    assert_eq!(places_of(&tree, reported), ["en/ton-vinh/d-0001/index.html"]);
    for words in [untold, "Câu chuyện này không được kể", "Lê Văn Giấu"] {
        assert_eq!(places_of(&tree, words), NOWHERE, "{words}");
    }
    let agreed = text_of(&site, "donors/d-0001.md");
    for withdrawn in [
        agreed.replace("status: granted", "status: withdrawn"),
        agreed.replace("scope: [name, story, donations]", "scope: [name, donations]"),
        agreed.replace("given_on: 02/3/2025", "given_on: 02/3/2025\n  expires_on: 31/3/2025"),
    ] {
        assert_ne!(withdrawn, agreed);
        site.write("content/donors/d-0001.md", withdrawn);
        assert_eq!(places_of(&site.build(), reported), NOWHERE);
    }
}

#[test]
fn consent_to_a_picture_is_no_consent_to_a_text_in_another_language() {
    let site = site();
    let person =
        "name: Trần Thị Tưởng\nkind: person\nsummary: Chị đến từ xa.\ncover: {file: chan-dung.png, alt: Ảnh mẫu}\n";
    let consent = |scope| format!("consent: {{status: granted, scope: [{scope}], given_on: 02/3/2025}}\n");
    let write =
        |scope| site.write("content/donors/d-0001.md", format!("---\n{person}{}---\nMột câu.\n", consent(scope)));
    let note = "---\nsummary: She comes from afar.\ncover: {alt: A sample portrait}\ntranslator: A\nreviewed_by: B\n\
                reviewed_on: 20/3/2025\n---\nA sentence of hers.\n";
    site.write("content/donors/chan-dung.png", site.tree("content")["awareness/o-do.png"].clone());
    site.write("content/donors/d-0001.en.md", note);
    let words = ["She comes from afar", "A sentence of hers"];
    write("name, photo, story");
    let tree = site.build();
    assert!(words.iter().all(|words| !places_of(&tree, words).is_empty()));
    write("name, photo");
    let run = site.run(["build"]).ends_with(0);
    assert!(!run.stderr.contains("no-source-words"), "the Vietnamese has them: {}", run.stderr);
    let tree = site.tree("output");
    assert!(tree.contains_key("ton-vinh/d-0001/index.html"));
    for words in words {
        assert_eq!(places_of(&tree, words), NOWHERE, "{words}");
    }
}

#[test]
fn counterparts_name_each_other_and_themselves() {
    let base = "https://hienmau.example/tieng/";
    let tree = site().build();
    let sets: BTreeMap<&String, BTreeSet<(String, String)>> = pages(&tree)
        .map(|(path, html)| (path, links(html, "<link rel=\"alternate\" hreflang=\"", base)))
        .filter(|(_, set)| !set.is_empty())
        .collect();
    for (path, set) in &sets {
        let own = path.trim_end_matches("index.html");
        assert!(set.iter().any(|(_, address)| address == own), "{path} does not name itself: {set:?}");
        for (lang, address) in set {
            let other = format!("{address}index.html");
            assert_eq!(sets.get(&other), Some(set), "{path} names {other} in {lang}, which names others");
            if lang != "x-default" {
                let html = page(&tree, &other);
                assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{other} is not in {lang}");
            }
        }
        let vietnamese = set.iter().find(|(lang, _)| lang == "vi").map(|(_, address)| address);
        let rest = set.iter().find(|(lang, _)| lang == "x-default").map(|(_, address)| address);
        assert!(vietnamese.is_some() && vietnamese == rest, "{path}: {set:?}");
    }
    let translated = tree.keys().filter(|path| is_translated(path));
    let alone: Vec<_> = translated.filter(|path| !sets.contains_key(path)).collect();
    assert!(alone.is_empty(), "{alone:?} name nobody");
    assert_eq!(sets.len(), 2 * 8, "{:?}", sets.keys());
}

#[test]
fn a_drive_has_the_same_facts_in_every_language_and_a_change_reaches_all_of_them() {
    let site = site();
    let tree = site.build();
    let english = format!("en/{DRIVE}");
    for (vi, en) in [
        ("Đã xác nhận", "Confirmed"),
        ("Chủ nhật, 20/4/2025", "Sunday, 20 April 2025"),
        ("7 giờ – 10 giờ", "7:00–10:00"),
        ("Trạm y tế xã", "7:00–10:00, Trạm y tế xã, <a"),
    ] {
        assert!(page(&tree, DRIVE).contains(vi), "`{vi}` in {}", page(&tree, DRIVE));
        assert!(page(&tree, &english).contains(en), "`{en}` in {}", page(&tree, &english));
    }
    let table = text_of(&site, "drives/2025.yaml");
    let moved = table.replace("when: 20/4/2025", "when: 27/4/2025").replace("hours: 7h - 10h", "hours: 8h - 11h");
    let history = "announced: 01/3/2025\n  history:\n    - on: 30/3/2025\n      was: {when: 20/4/2025, hours: 7h - 10h}\n      \
                   why: Trạm đang sửa\n";
    site.write("content/drives/2025.yaml", moved.replace("announced: 01/3/2025\n", history));
    let tree = site.build();
    for (path, facts, gone) in [
        (DRIVE, ["Chủ nhật, 27/4/2025", "8 giờ – 11 giờ"], "Chủ nhật, 20/4/2025"),
        (&english, ["Sunday, 27 April 2025", "8:00–11:00"], "Sunday, 20 April 2025"),
    ] {
        let html = page(&tree, path);
        assert!(facts.iter().all(|fact| html.contains(fact)) && !html.contains(gone), "{html}");
        assert!(!html.contains("has changed since"), "a fact makes no words stale");
    }
}

#[test]
fn a_note_says_that_the_vietnamese_has_changed_since_it_was_made() {
    let site = site();
    let notice = "The Vietnamese has changed since</span> <span lang=\"en\">20 March 2025";
    let stale = ["en/index.html", "en/kien-thuc/sau-buoi/index.html"];
    assert_eq!(places_of(&site.build(), notice), stale);
    let text = text_of(&site, "awareness/truoc-buoi.md");
    site.write("content/awareness/truoc-buoi.md", text.replace("title: Trước buổi", "title: Trước một buổi"));
    let tree = site.build();
    assert_eq!(places_of(&tree, notice), [&stale[..], &["en/kien-thuc/truoc-buoi/index.html"]].concat());
    assert!(page(&tree, "en/kien-thuc/truoc-buoi/index.html").contains("Before the drive"), "its words stay");
}

#[test]
fn a_recording_is_loaded_by_nobody_who_does_not_ask_and_says_its_size_and_length() {
    let own_theme = site().build();
    let default_theme = Site::from("tests/sites/minh-hoa").build();
    for (tree, places) in [
        (&own_theme, &["brb/index.html", "gioi-thieu/index.html", "kien-thuc/truoc-buoi/index.html"][..]),
        (&default_theme, &["brb/index.html", "kien-thuc/truoc-buoi-hien-mau/index.html"]),
    ] {
        let heard: Vec<_> = pages(tree).filter(|(_, html)| html.contains("<audio")).collect();
        assert_eq!(heard.iter().map(|(path, _)| *path).collect::<Vec<_>>(), places);
        for (path, html) in heard {
            // Each in a list item or section of its own, with the words about it before or after it.
            for part in html.split("<h3").flat_map(|part| part.split("<li>")).filter(|part| part.contains("<audio")) {
                let tag = part.split_once("<audio").and_then(|(_, rest)| rest.split_once('>')).expect("a tag ends").0;
                assert!(tag.contains("preload=\"none\"") && !tag.contains("autoplay"), "{path}: <audio{tag}>");
                let reported = [" KB", "<time datetime=\"PT2S\">2 giây</time>"];
                assert!(reported.iter().all(|words| part.contains(words)), "{path}: {part}");
            }
        }
    }
    let sounds: Vec<_> = own_theme.keys().filter(|path| path.ends_with(".mp3") || path.ends_with(".m4a")).collect();
    assert_eq!(sounds, ["tep/awareness/tieng-ngan.mp3", "tep/pages/tieng-ngan-thap.m4a"]);
}

const NOWHERE: [&str; 0] = [];

/// A small site in several languages, drawn with a theme that has nothing in it that only looks good.
fn site() -> Site {
    Site::from("tests/sites/tieng").folder("tests/sites/nho/themes", "themes")
}

fn text_of(site: &Site, path: &str) -> String {
    String::from_utf8(site.tree("content")[path].clone()).expect("text")
}

fn page<'a>(tree: &'a Tree, path: &str) -> &'a str {
    std::str::from_utf8(tree.get(path).unwrap_or_else(|| panic!("no {path}"))).expect("a page is text")
}

fn pages(tree: &Tree) -> impl Iterator<Item = (&String, &str)> {
    let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, html)| (path, std::str::from_utf8(html).expect("a page is text")))
}

/// The files whose name or text holds some words.
fn places_of(tree: &Tree, words: &str) -> Vec<String> {
    let holds =
        |path: &str, bytes: &[u8]| path.contains(words) || bytes.windows(words.len()).any(|at| at == words.as_bytes());
    tree.iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path.clone()).collect()
}

/// Whether a page is an entry translated into another language: no entry page of a language, no old address and no
/// specimen, which translates nothing.
fn is_translated(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or_default();
    ["en", "jra", "km", "bdq", "brb"].contains(&folder)
        && path.matches('/').count() > 1
        && path.ends_with(".html")
        && !path.contains("/hoi-truong/")
        && !path.contains("/mau-chu/")
}

/// The languages and addresses of links that begin with some words, without the site's own address.
fn links(html: &str, begin: &str, base: &str) -> BTreeSet<(String, String)> {
    let link = |rest: &str| {
        let (lang, rest) = rest.split_once('"')?;
        let address = rest.split_once("href=\"")?.1.split_once('"')?.0;
        Some((lang.to_owned(), address.strip_prefix(base)?.to_owned()))
    };
    html.split(begin).skip(1).filter_map(link).collect()
}

#[test]
fn a_link_to_a_part_of_a_page_stays_in_the_language_it_is_written_in() {
    let site = site();
    let credit = "translator: Người dịch hư cấu\nreviewed_by: Người duyệt hư cấu\nreviewed_on: 20/3/2025\n";
    site.write("content/pages/dich-den.md", "---\ntitle: Đích đến\n---\n## Phần một\n\nChữ hư cấu.\n");
    site.write("content/pages/dich-den.en.md", format!("---\ntitle: Target\n{credit}---\n## Part one\n\nFictional.\n"));
    site.write(
        "content/pages/tu-day.md",
        "---\ntitle: Từ đây\n---\n[Tới](dich-den.md#phan-mot) và [cả trang](dich-den.md).\n",
    );
    site.write("content/pages/tu-day.en.md", format!("---\ntitle: From here\n{credit}---\n"));
    let tree = site.build();
    let left_in_vietnamese = page(&tree, "en/tu-day/index.html");
    assert!(left_in_vietnamese.contains("href=\"../../dich-den/#phan-mot\""), "{left_in_vietnamese}");
    assert!(left_in_vietnamese.contains("href=\"../../en/dich-den/\""), "{left_in_vietnamese}");
    site.write(
        "content/pages/tu-day.en.md",
        format!("---\ntitle: From here\n{credit}---\n[To](dich-den.md#part-one).\n"),
    );
    let tree = site.build();
    let translated = page(&tree, "en/tu-day/index.html");
    assert!(translated.contains("href=\"../../en/dich-den/#part-one\""), "{translated}");
}
