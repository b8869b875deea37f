//! The feeds, the sitemap and `robots.txt` of a small site with an address.

use super::{atom, json_feed};
use crate::render::sitemap::{robots, sitemap};
use crate::view::feed::{FeedItem, feed};
use crate::view::testing::with_site;

const CONFIG: &str = "id: mau\ntitle: Hiến máu & \"Mẫu\"\nnotice: Trang mẫu\nbase_url: https://mau.example/a/\n";

fn items_of(path: &str, text: &str) -> Vec<FeedItem> {
    with_site(&[("content/site.yaml", CONFIG), (path, text)], |cx| feed(cx).items)
}

/// Address below the site's, title and summary.
fn reported(path: &str, text: &str) -> Vec<(String, String, String)> {
    let short = |url: &str| url.strip_prefix("https://mau.example/a/").unwrap().to_owned();
    items_of(path, text)
        .into_iter()
        .map(|item| (short(&item.url), item.title, item.summary.unwrap_or_default()))
        .collect()
}

/// The ids of all items.
fn ids(path: &str, text: &str) -> Vec<String> {
    items_of(path, text).into_iter().map(|item| item.id).collect()
}

#[test]
fn an_id_stays_when_the_site_moves_and_differs_from_site_to_site() {
    let news = ("content/news/a.md", "---\ntitle: A\ndate: 2023-06-09\n---\n");
    let id = |config: &str| with_site(&[("content/site.yaml", config), news], |cx| feed(cx).items[0].id.clone());
    let here = id(CONFIG);
    assert_eq!(here, id(&CONFIG.replace("https://mau.example/a/", "https://khac.example/")));
    assert_ne!(here, id(&CONFIG.replace("id: ", "id: x")));
    assert!(here.starts_with("urn:uuid:") && here.as_bytes()[23] == b'8', "RFC 9562 version 8: {here}");
}

#[test]
fn a_day_makes_an_item_and_a_month_or_year_when_it_is_over() {
    let news = |date: &str| items_of("content/news/a.md", &format!("---\ntitle: A\ndate: {date}\n---\n"));
    assert_eq!(news("2023-06"), []);
    assert_eq!(news("2023-05")[0].at, "2023-05-31T00:00:00+07:00");
    assert_eq!(items_of("content/documents/a.md", "---\ntitle: A\nkind: plan\nissued: 2023\n---\n"), []);
    assert_eq!(items_of("content/drives/a.md", "---\ntitle: A\nwhen: 2023-05-01\n---\n"), []);
    assert_eq!(news("2023-05-02").len(), 1);
    assert_eq!(
        news("2023-05-02").iter().chain(&news("2023-05")).map(|it| it.is_known).collect::<Vec<_>>(),
        [true, false]
    );
}

#[test]
fn what_lies_ahead_and_drafts_are_not_reported() {
    assert_eq!(items_of("content/news/a.md", "---\ntitle: A\ndate: 2023-06-11\n---\n"), []);
    assert_eq!(items_of("content/news/a.md", "---\ntitle: A\ndate: 2023-06-09\ndraft: true\n---\n"), []);
}

#[test]
fn a_drive_is_reported_once_with_its_last_change_and_the_reason() {
    let announced =
        "---\ntitle: Buổi A\nwhen: 2023-07-01\nhours: 7h30-11h\nvenue: Nhà văn hóa\nannounced: 2023-05-20\n---\n";
    let address = "lich-hien-mau/buoi/a/".to_owned();
    let summary = "Thứ Bảy, 01/7/2023, 7 giờ 30 – 11 giờ. Nhà văn hóa.".to_owned();
    assert_eq!(reported("content/drives/a.md", announced), [(address.clone(), "Buổi A".to_owned(), summary)]);
    let postponed = "---\ntitle: Buổi A\nwhen: 2023-07-01\nstatus: postponed\nannounced: 2023-05-20\nhistory:\n  \
        - on: 2023-06-02\n    was: {status: planned}\n    why: Mưa bão.\n---\n";
    let summary = "Lý do: Mưa bão. Thứ Bảy, 01/7/2023.".to_owned();
    let expected = (address, "[TẠM HOÃN] Buổi A".to_owned(), summary);
    assert_eq!(reported("content/drives/a.md", postponed), [expected]);
    assert_ne!(ids("content/drives/a.md", announced), ids("content/drives/a.md", postponed));
}

#[test]
fn every_kind_of_change_stands_in_the_title_with_what_was_before() {
    let changed = |status: &str, was: &str| {
        let text = format!(
            "---\ntitle: Buổi A\nwhen: 2023-07-01\nvenue: Sân trường\nstatus: {status}\nannounced: 2023-05-20\nhistory:\n  \
             - on: 2023-06-02\n    was: {{{was}}}\n---\n"
        );
        reported("content/drives/a.md", &text)
            .into_iter()
            .map(|(_, title, summary)| (title, summary))
            .collect::<Vec<_>>()
    };
    let item =
        |title: &str, before: &str| [(format!("{title} Buổi A"), format!("Thứ Bảy, 01/7/2023. Sân trường.{before}"))];
    assert_eq!(changed("full", "status: confirmed"), item("[ĐÃ ĐỦ ĐĂNG KÝ]", ""));
    assert_eq!(changed("cancelled", "status: confirmed"), item("[ĐÃ HỦY]", ""));
    assert_eq!(changed("confirmed", "status: postponed"), item("[ĐÃ XÁC NHẬN]", ""));
    let before = " Trước đó: Nhà văn hóa.";
    assert_eq!(changed("confirmed", "venue: Nhà văn hóa"), item("[ĐỔI ĐỊA ĐIỂM]", before));
    let before = " Trước đó: Thứ Bảy, 24/6/2023, 7 giờ.";
    assert_eq!(changed("confirmed", "when: 2023-06-24, hours: 7h"), item("[ĐỔI LỊCH]", before));
}

#[test]
fn an_appeal_that_is_met_is_a_new_item() {
    let appeal = |met: &str| {
        let text = format!(
            "---\ntitle: Cần máu O−\nblood_groups: [O-]\nissued_by: Bệnh viện Mẫu\nissued_at: 2023-06-09T14:30\n{met}---\n"
        );
        items_of("content/appeals/a.md", &text)
    };
    let (open, met) = (appeal(""), appeal("met_at: 2023-06-09T20:00\n"));
    assert_eq!(open[0].title, "Cần máu O−");
    assert_eq!(open[0].at, "2023-06-09T14:30:00+07:00");
    assert_eq!(met[0].title, "[ĐÃ ĐỦ, XIN CẢM ƠN] Cần máu O−");
    assert_ne!(met[0].id, open[0].id);
}

#[test]
fn corrections_of_a_day_are_one_item() {
    let text = "---\nname: Đơn vị A\ncorrections:\n  - {on: 2023-06-01, text: Sai số nhà.}\n  - {on: 2023-06-01, text: Sai tên.}\n  \
        - {on: 2023-06-03, text: Sai ngày.}\n---\n";
    let ids = ids("content/organizations/a.md", text);
    let reported = reported("content/organizations/a.md", text);
    assert_eq!(reported[0].1, "Đính chính: Đơn vị A");
    assert_eq!((reported[0].2.as_str(), reported[1].2.as_str()), ("Sai ngày.", "Sai số nhà. Sai tên."));
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn the_newest_fifty_are_reported() {
    let rows: String = (1..=60)
        .map(|n| format!("- {{id: tin-{n:02}, title: Tin {n}, date: 2023-{:02}-{:02}}}\n", n / 28 + 1, n % 28 + 1))
        .collect();
    let items = items_of("content/news/tin.yaml", &rows);
    assert_eq!((items.len(), items[0].title.as_str()), (50, "Tin 60"));
}

#[test]
fn atom_and_json_feed_report_the_same() {
    let news = ("content/news/a.md", "---\ntitle: A < B\ndate: 2023-06-09\nsummary: Một & hai\n---\n");
    let files = [("content/site.yaml", CONFIG), news];
    let atom = with_site(&files, atom);
    assert_eq!(
        atom,
        r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>urn:uuid:b289d7ed-4873-8656-8c00-9bad6f52fa21</id>
<title>Hiến máu &amp; &quot;Mẫu&quot;</title>
<subtitle>Trang mẫu</subtitle>
<updated>2023-06-09T00:00:00+07:00</updated>
<author><name>Hiến máu &amp; &quot;Mẫu&quot;</name></author>
<link rel="self" type="application/atom+xml" href="https://mau.example/a/feed.xml"/>
<link rel="alternate" type="text/html" href="https://mau.example/a/"/>
<entry>
<id>urn:uuid:c5416dc2-df8b-8db6-99b6-e4c6362c8f1f</id>
<title>A &lt; B</title>
<updated>2023-06-09T00:00:00+07:00</updated>
<link rel="alternate" type="text/html" href="https://mau.example/a/tin-tuc/a/"/>
<summary>Một &amp; hai</summary>
</entry>
</feed>
"#
    );
    let json: serde_json::Value = serde_json::from_str(&with_site(&files, json_feed)).unwrap();
    assert_eq!(json["items"][0]["content_text"], "Một & hai");
    assert_eq!(json["items"][0]["id"], "urn:uuid:c5416dc2-df8b-8db6-99b6-e4c6362c8f1f");
    assert_eq!(json["items"][0]["date_published"], "2023-06-09T00:00:00+07:00");
    assert_eq!(json["feed_url"], "https://mau.example/a/feed.json");
}

#[test]
fn a_feed_without_items_does_not_depend_on_the_clock() {
    assert!(with_site(&[("content/site.yaml", CONFIG)], atom).contains("<updated>1970-01-01T00:00:00+07:00</updated>"));
    let pinned = format!("{CONFIG}pinned_now: 2023-01-02\n");
    assert!(
        with_site(&[("content/site.yaml", &pinned)], atom).contains("<updated>2023-01-02T00:00:00+07:00</updated>")
    );
}

#[test]
fn the_sitemap_names_every_page_for_readers_in_order() {
    let draft = ("content/news/a.md", "---\ntitle: A\ndate: 2023\ndraft: true\n---\n");
    let shown = ("content/news/b.md", "---\ntitle: B\ndate: 2023\n---\n");
    let sitemap = with_site(&[("content/site.yaml", CONFIG), draft, shown], sitemap);
    let addresses: Vec<&str> = sitemap.lines().filter_map(|line| line.strip_prefix("<url><loc>")).collect();
    assert!(addresses.is_sorted());
    assert_eq!(addresses[0], "https://mau.example/a/</loc></url>");
    assert!(sitemap.contains("/tin-tuc/b/<"));
    assert!(!sitemap.contains("/tin-tuc/a/<") && !sitemap.contains("404"));
}

#[test]
fn robots_name_the_sitemap_where_there_is_one() {
    assert_eq!(
        with_site(&[("content/site.yaml", CONFIG)], robots),
        "User-agent: *\nAllow: /\n\nSitemap: https://mau.example/a/sitemap.xml\n"
    );
    assert_eq!(with_site(&[("content/site.yaml", "id: mau\ntitle: Mẫu\n")], robots), "User-agent: *\nAllow: /\n");
}
