//! What a plan or a letter says, as readers meet it: the letter itself, deadlines, peaks, events and days kept.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use crate::support::{Site, Tree};

const SCHEDULE: &str = "lich-hien-mau/";
const LINK: &str = "Thêm vào lịch";

fn page(tree: &Tree, address: &str) -> String {
    String::from_utf8(tree[&format!("{address}index.html")].clone()).expect("a page is UTF-8")
}

/// The site at a day, built from literal files.
fn at(now: &str, files: &[(&str, &str)]) -> Tree {
    let site = files.iter().fold(Site::small(), |site, (path, text)| site.file(&format!("content/{path}"), text));
    site.run(["build", "--now", now]).ends_with(0);
    site.tree("output")
}

fn drive(when: &str) -> String {
    format!("---\ntitle: Buổi mẫu\nwhen: {when}\n---\n")
}

/// The headings of the second level in a page's main part.
fn headings(html: &str) -> Vec<&str> {
    let main = html.split_once("<main").expect("a main part").1;
    main.split("<h2").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</h2>")).map(|it| it.0).collect()
}

#[test]
fn a_deadline_is_a_heading_of_its_own_after_the_days_before_it() {
    let (first, last, deadline, quarter) =
        (drive("02/6/2025"), drive("30/6/2025"), drive("trước 01/7/2025"), drive("quý II/2025"));
    let files =
        [("drives/a.md", &*deadline), ("drives/b.md", &*last), ("drives/c.md", &*quarter), ("drives/d.md", &*first)];
    let tree = at("2025-05-01", &files);
    let months = ["Tháng 6/2025", "Trước 01/7/2025", "Quý II/2025"];
    let html = page(&tree, SCHEDULE);
    let shown: Vec<&str> = headings(&html).into_iter().filter(|heading| months.contains(heading)).collect();
    assert_eq!(shown, months);
    let june = page(&tree, &format!("{SCHEDULE}thang/2025-06/"));
    assert_eq!(june.matches("<li class=\"row").count(), 2);
    assert!(!june.contains("01/7/2025"));
}

#[test]
fn a_deadline_alone_makes_no_month_until_it_is_past() {
    let deadline = drive("trước 01/7/2025");
    let files = [("drives/a.md", &*deadline)];
    let month = format!("{SCHEDULE}thang/2025-06/");
    assert!(!at("2025-06-30", &files).contains_key(&format!("{month}index.html")));
    let past = page(&at("2025-07-01", &files), &month);
    assert!(headings(&past).contains(&"Trước 01/7/2025") && !headings(&past).contains(&"Tháng 6/2025"), "{past}");
}

#[test]
fn only_a_calendar_with_events_is_offered() {
    let (month, day) = (drive("tháng 6/2025"), drive("20/7/2025"));
    let without = at("2025-05-01", &[("drives/a.md", &month)]);
    let with = at("2025-05-01", &[("drives/a.md", &month), ("drives/b.md", &day)]);
    let offers = |tree: &Tree, address: &str| page(tree, address).contains(LINK);
    assert!(!offers(&without, SCHEDULE) && !offers(&without, &format!("{SCHEDULE}thang/2025-06/")));
    assert!(offers(&with, SCHEDULE) && offers(&with, &format!("{SCHEDULE}thang/2025-07/")));
    assert!(!offers(&with, &format!("{SCHEDULE}thang/2025-06/")));
}

#[test]
fn home_shows_the_peak_under_way_events_to_come_and_the_next_day_kept() {
    let program = "---\ntitle: Chương trình mẫu\nyear: 2025\npeaks:\n  - {number: 1, when: từ 01/5 đến 31/5/2025}\n  \
                   - {number: 2, when: từ 01/8 đến 31/8/2025, title: Việc mẫu}\n---\n";
    let event = "---\ntitle: Lễ mẫu\nkinds: [launch]\nwhen: 10/6/2025\n---\n";
    let (spring, summer) =
        ("---\ntitle: Ngày xuân mẫu\nmonth_day: 07/4\n---\n", "---\ntitle: Ngày hè mẫu\nmonth_day: 14/6\n---\n");
    let home = |now: &str| {
        let files = [
            ("programs/p.md", program),
            ("events/e.md", event),
            ("observances/x.md", spring),
            ("observances/h.md", summer),
        ];
        let html = page(&at(now, &files), "");
        // The picture of the year has what is over, too.
        let (before, year) = html.split_once("<section class=\"year\">").expect("a picture of the year");
        format!("{before}{}", year.split_once("</section>").expect("its end").1)
    };
    let place = |html: &str, words: &str| html.find(words);
    let may = home("2025-05-31");
    assert!(may.contains("Cao điểm tuyên truyền, đợt 1") && !may.contains("đợt 2"), "{may}");
    assert!(may.contains("Lễ mẫu") && place(&may, "Ngày hè mẫu") < place(&may, "Ngày xuân mẫu"));
    let june = home("2025-06-15");
    assert!(!june.contains("Cao điểm tuyên truyền") && !june.contains("Lễ mẫu"));
    assert!(place(&june, "Ngày xuân mẫu") < place(&june, "Ngày hè mẫu"));
    let august = home("2025-08-01");
    assert!(august.contains("đợt 2") && august.contains("Việc mẫu") && august.contains("Chương trình mẫu"));
}

#[test]
fn a_document_with_its_whole_text_is_laid_out_as_it_is_printed() {
    let fields = "title: Việc mẫu\nkind: official-letter\nnumber: 12/CV-BVĐ\nsubject_printed: V/v việc mẫu\n\
                  issued_printed: Mẫu, ngày 03 tháng 4 năm 2025\nissued: 03/4/2025\nrecipients:\n  \
                  - {name: Hội Mẫu, role: addressed}\n  - {name: Sở Mẫu, role: addressed}\n  \
                  - {name: Như trên, role: copied}\n  - {name: Ban Mẫu, role: copied, mode: b/c}\n\
                  signer: {name: Người Ký Mẫu, on_behalf: KT. TRƯỞNG BAN, position: PHÓ TRƯỞNG BAN}";
    let of = |whole: &str| {
        page(
            &at("2025-05-01", &[("documents/v.md", &format!("---\n{fields}\n{whole}---\nLời của văn bản.\n"))]),
            "van-ban/v/",
        )
    };
    let html = of("full_text: true\n");
    let text: String = html.split_once("<div class=\"letter\">").expect("a letter").1.to_owned();
    let order = [
        "Số: 12/CV-BVĐ",
        "V/v việc mẫu",
        "Mẫu, ngày 03 tháng 4 năm 2025",
        "Kính gửi:",
        "Hội Mẫu;",
        "Sở Mẫu.",
        "Lời của văn bản.",
        "Nơi nhận:",
        "Như trên;",
        "Ban Mẫu <span class=\"note\">(b/c)</span>.",
        "KT. TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "Người Ký Mẫu",
    ];
    let mut rest = text.as_str();
    for words in order {
        rest = rest.split_once(words).unwrap_or_else(|| panic!("`{words}` in its place: {text}")).1;
    }
    assert!(!rest.contains("Kính gửi"), "what the letter prints is said once");
    let other = of("");
    assert!(!other.contains("class=\"letter\"") && other.contains("Kính gửi") && other.contains("Lời của văn bản."));
}
