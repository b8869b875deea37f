//! "Tôi có hiến được không?": from question to question by real links, and the day of the next donation.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Site, Tree};

const START: &str = "toi-co-hien-duoc-khong/";
const END: &str = "toi-co-hien-duoc-khong/duoc/";
const NEXT: &str = "ngay-hien-tiep-theo/";

/// Two questions, one led on by yes and one by no, between rules that ask nothing or do not hold yet.
const FACTS: &str = "facts:
  - {id: hai, topic: eligibility, text: Quy định hai., source: Nguồn mẫu, question: Hai?, if_no: Lời hai.}
  - {id: khac, topic: care, text: Quy định khác., source: Nguồn mẫu}
  - {id: mai-sau, topic: eligibility, text: Mai sau., source: Nguồn mẫu, valid_from: 2026, question: Mai sau?, if_no: Lời.}
  - {id: mot, topic: interval, text: Quy định một., source: Nguồn mẫu, question: Một?, if_yes: Lời một., wait: 12 tuần, after: hiến mẫu}
";

/// The links in the main part of a page, by their words, as addresses from the site's root.
fn links(tree: &Tree, address: &str) -> BTreeMap<String, String> {
    let html = page(tree, address);
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main part").0;
    let root = "../".repeat(address.matches('/').count());
    let anchors = main.split("<a ").skip(1).filter_map(|anchor| {
        let href = anchor.split_once("href=\"")?.1.split_once('"')?.0.strip_prefix(&root)?;
        let words = anchor.split_once('>')?.1.split_once("</a>")?.0;
        Some((words.to_owned(), href.to_owned()))
    });
    anchors.collect()
}

fn page(tree: &Tree, address: &str) -> String {
    String::from_utf8(tree[&format!("{address}index.html")].clone()).expect("a page is UTF-8")
}

fn built(facts: &str) -> Tree {
    Site::small().file("content/facts.yaml", facts).build()
}

fn below<'t>(tree: &'t Tree, folder: &'static str) -> impl Iterator<Item = &'t String> {
    tree.keys().filter(move |path| path.starts_with(folder))
}

#[test]
fn questions_come_in_the_order_of_the_rules_and_answering_well_leads_to_the_end() {
    let tree = built(FACTS);
    let hai = format!("{START}hai/");
    let mot = format!("{START}mot/");
    assert!(links(&tree, START).values().any(|href| *href == hai));
    assert_eq!(links(&tree, &hai)["Có"], mot);
    assert_eq!(links(&tree, &mot)["Không"], END);
    assert!(page(&tree, &hai).contains("Câu 1 trên 2"));
    assert!(page(&tree, &mot).contains("Câu 2 trên 2"));
}

#[test]
fn the_other_answer_leads_to_what_the_rule_says_to_it() {
    let tree = built(FACTS);
    for (id, answer, advice, rule) in
        [("hai", "Không", "Lời hai.", "Quy định hai."), ("mot", "Có", "Lời một.", "Quy định một.")]
    {
        let deferred = links(&tree, &format!("{START}{id}/"))[answer].clone();
        assert_eq!(deferred, format!("{START}{id}/chua-duoc/"));
        let html = page(&tree, &deferred);
        for words in [advice, rule, "Nguồn mẫu", "chưa đối chiếu văn bản gốc"] {
            assert!(html.contains(words), "{id}: {words}");
        }
        assert_eq!(html.contains("12 tuần"), id == "mot");
        assert_eq!(links(&tree, &deferred).values().any(|href| href == NEXT), id == "mot");
    }
}

#[test]
fn no_page_is_a_dead_end_and_every_page_can_be_reached_from_the_first() {
    let tree = built(FACTS);
    let (mut seen, mut open) = (BTreeSet::new(), vec![START.to_owned()]);
    while let Some(address) = open.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let onward = links(&tree, &address);
        assert!(onward.values().any(|href| *href != address), "{address} leads nowhere");
        open.extend(onward.into_values().filter(|href| href.starts_with(START) || href == NEXT));
    }
    let made: BTreeSet<String> = below(&tree, START)
        .chain(below(&tree, NEXT))
        .map(|path| path.trim_end_matches("index.html").to_owned())
        .collect();
    assert_eq!(seen, made);
    for address in [format!("{START}hai/chua-duoc/"), format!("{START}mot/chua-duoc/"), END.to_owned()] {
        assert!(links(&tree, &address).values().any(|href| href == "lich-hien-mau/"), "{address}");
    }
}

#[test]
fn answers_are_kept_from_search_engines_and_the_first_page_is_not() {
    let tree = built(FACTS);
    let sitemap = String::from_utf8_lossy(&tree["sitemap.xml"]).into_owned();
    for path in below(&tree, START) {
        let address = path.trim_end_matches("index.html");
        let shown = address == START;
        assert_eq!(!page(&tree, address).contains("content=\"noindex\""), shown, "{address}");
        assert_eq!(sitemap.contains(&format!("/{address}</loc>")), shown, "{address}");
    }
}

#[test]
fn rules_without_questions_or_waits_make_no_pages() {
    let tree = built("facts:\n  - {id: a, topic: eligibility, text: Ví dụ., source: Ví dụ, wait: 6 tháng}\n");
    assert_eq!(below(&tree, START).chain(below(&tree, NEXT)).next(), None);
    assert!(!page(&tree, "").contains(START));
}

#[test]
fn the_places_that_ask_whether_one_may_give_lead_to_the_questions() {
    let drive = "---\ntitle: Buổi mẫu\nwhen: 13/4/2025\n---\n";
    let site = Site::small().file("content/facts.yaml", FACTS).file("content/drives/a.md", drive);
    let tree = site.build();
    for address in ["", "lich-hien-mau/buoi/a/"] {
        assert_eq!(links(&tree, address)["Trả lời từng câu hỏi"], START, "{address}");
    }
    assert_eq!(links(&tree, "")["Khi nào tôi hiến lại được?"], NEXT);
}

#[test]
fn the_day_of_the_next_donation_can_be_looked_up_without_a_script() {
    let html = page(&built(FACTS), NEXT);
    assert!(html.contains("<tr><th scope=\"row\">11/3</th><td>03/6</td></tr>"), "{html}");
    assert!(html.contains("<tr><th scope=\"row\">21/12</th><td>15/3 năm sau</td></tr>"));
    assert_eq!(html.matches("<script src=").count(), 1);
    assert!(html.contains("data-days=\"84\""));
}

#[test]
fn a_rule_is_asked_and_shown_from_its_first_day_to_its_last() {
    let rule = |id: &str, days: &str| {
        format!(
            "  - {{id: {id}, topic: eligibility, text: Câu {id}., source: Nguồn mẫu, question: Hỏi {id}?, if_no: Lời., {days}}}\n"
        )
    };
    let facts =
        format!("facts:\n{}{}", rule("cu", "valid_to: 30/6/2025"), rule("moi", "valid_from: 01/7/2025, replaces: cu"));
    let site = Site::small().file("content/facts.yaml", &facts);
    for (now, holds, other) in [("2025-06-30T23:59", "cu", "moi"), ("2025-07-01", "moi", "cu")] {
        site.run(["build", "--now", now]).ends_with(0);
        let tree = site.tree("output");
        assert!(page(&tree, START).contains(&format!("Câu {holds}.")), "{now}");
        assert!(!page(&tree, START).contains(&format!("Câu {other}.")), "{now}");
        assert!(tree.contains_key(&format!("{START}{holds}/index.html")), "{now}");
        assert!(!tree.contains_key(&format!("{START}{other}/index.html")), "{now}");
        assert_eq!(page(&tree, START).contains("hiệu lực đến hết"), holds == "cu", "{now}");
    }
}

#[test]
fn cases_are_listed_and_count_no_wait() {
    let rule = "{id: nghe, topic: deferral, text: Câu., source: Nguồn mẫu, question: Hỏi?, if_yes: Lời., cases: [nghề mẫu, nghề khác]}";
    let tree = built(&format!("facts:\n  - {rule}\n"));
    let html = page(&tree, &format!("{START}nghe/"));
    assert!(html.contains("<li>Nghề mẫu</li>") && html.contains("<li>Nghề khác</li>"), "{html}");
    assert!(below(&tree, NEXT).next().is_none());
}

#[test]
fn while_a_list_is_unfinished_nobody_is_told_that_they_can_give() {
    let unfinished = "{id: ba, topic: eligibility, text: Quy định ba., source: Nguồn mẫu, unlisted: những bệnh mẫu";
    let without = page(&built(FACTS), END);
    assert!(without.contains("Có vẻ bạn hiến được"));
    for (days, is_told) in [("", true), (", valid_to: 2024", false), (", valid_from: 2026", false)] {
        let tree = built(&format!("{FACTS}  - {unfinished}{days}}}\n"));
        let end = page(&tree, END);
        assert_eq!(end.contains("<li>Những bệnh mẫu</li>"), is_told, "{days}");
        assert_eq!(end.contains("<h1>Bạn hãy hỏi thêm tại điểm hiến máu</h1>"), is_told, "{days}");
        let told = tree.values().any(|file| String::from_utf8_lossy(file).contains("Có vẻ bạn hiến được"));
        assert_eq!(told, !is_told, "{days}");
        assert_eq!(page(&tree, START).contains("Trang này chưa liệt kê: những bệnh mẫu"), is_told, "{days}");
    }
}

#[test]
fn the_rules_of_this_repository_are_whole_and_name_the_papers_of_the_day() {
    let site = Site::new().folder("content", "content");
    for (now, papers, void) in [
        ("2024-12-31", "(chứng minh nhân dân,", "(căn cước"),
        ("2025-01-01", "(căn cước hoặc căn cước công dân,", "(chứng minh"),
    ] {
        site.run(["build", "--now", now]).ends_with(0);
        let tree = site.tree("output");
        let end = page(&tree, END);
        assert!(end.contains(papers) && !end.contains(void), "{now}: {end}");
        assert!(end.contains("Phụ lục 1"), "what the law lists and the site does not is asked about");
        for rule in ["tri-hoan-12-thang", "tri-hoan-6-thang", "tri-hoan-4-tuan", "tri-hoan-7-ngay", "nghe-nghiep"] {
            let asked = page(&tree, &format!("{START}{rule}/"));
            assert!(asked.contains("<li>") && asked.contains("chưa đối chiếu văn bản gốc"), "{rule}");
        }
        let told = tree.iter().find(|(_, file)| String::from_utf8_lossy(file).contains("Có vẻ bạn hiến được"));
        assert_eq!(told.map(|(path, _)| path), None);
    }
}
