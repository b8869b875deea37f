//! Times that are no days, through a whole site: printed as written, in their place, over when their bound is over, and
//! never a day of a calendar.

use serde_json::Value;

use crate::support::schema::assert_fits;
use crate::support::{SITE, Site, Tree};

const TABLE: &str = "\
Ngày,Giờ,Địa điểm,Chỉ tiêu
15/3/2026,,Sân một,300 đơn vị
cuối tháng 3/2026,7h30,Sân hai,khoảng 300
đầu tháng 3/2026,,Sân ba,≥ 200
Sáng 20/3/2026,,Sân bốn,350-400
theo kế hoạch của Bệnh viện,,Sân năm,theo kế hoạch
trước Tết Nguyên đán 2026,,Sân sáu,
dự kiến 22/3/2026 (04/02 âm lịch),Cả ngày,Sân bảy,
6 tháng đầu năm 2026,,Sân tám,
";

fn built(present: &str) -> Tree {
    let site = SITE.replace("01/4/2025", present);
    Site::new().file("content/site.yaml", site).file("content/drives/lich.csv", TABLE).build()
}

fn text(tree: &Tree, path: &str) -> String {
    String::from_utf8(tree.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).expect("text")
}

fn records(tree: &Tree) -> Vec<Value> {
    let json: Value = serde_json::from_slice(&tree["schedule.json"]).expect("JSON");
    let schema = include_str!("../../support/schedule.schema.json");
    assert_fits(&serde_json::from_str(schema).expect("a schema"), &json);
    json["drives"].as_array().expect("drives").clone()
}

fn of(tree: &Tree, venue: &str) -> Value {
    records(tree).into_iter().find(|record| record["venue"] == venue).unwrap_or_else(|| panic!("no {venue}"))
}

#[test]
fn they_are_listed_by_their_bounds_and_those_without_last() {
    let tree = built("01/3/2026");
    let venues: Vec<String> =
        records(&tree).iter().map(|it| it["venue"].as_str().expect("a venue").to_owned()).collect();
    let order = ["Sân sáu", "Sân ba", "Sân một", "Sân hai", "Sân bốn", "Sân bảy", "Sân tám", "Sân năm"];
    assert_eq!(venues, order);
    let schedule = text(&tree, "lich-hien-mau/index.html");
    for words in ["đầu tháng 3/2026", "cuối tháng 3/2026", "6 tháng đầu năm 2026", "theo kế hoạch của Bệnh viện"]
    {
        assert!(schedule.to_lowercase().contains(&words.to_lowercase()), "{words}");
    }
    let march = text(&tree, "lich-hien-mau/thang/2026-03/index.html").to_lowercase();
    assert!(march.contains("đầu tháng 3/2026") && march.contains("cuối tháng 3/2026"));
    assert!(!march.contains("theo kế hoạch") && !march.contains("6 tháng đầu năm"));
}

#[test]
fn they_are_over_when_their_bound_is_over() {
    let status =
        |present: &str, venue: &str| of(&built(present), venue)["status"].as_str().expect("a status").to_owned();
    for (venue, last, over) in [
        ("Sân ba", "16/3/2026", "17/3/2026"),
        ("Sân hai", "31/3/2026", "01/4/2026"),
        ("Sân sáu", "16/02/2026", "17/02/2026"),
        ("Sân tám", "30/6/2026", "01/7/2026"),
    ] {
        assert_eq!((status(last, venue).as_str(), status(over, venue).as_str()), ("planned", "ended"), "{venue}");
    }
    assert_eq!(status("01/01/2030", "Sân năm"), "planned");
}

#[test]
fn calendars_have_known_days_alone() {
    let tree = built("01/3/2026");
    let calendar = text(&tree, "lich.ics");
    let days: Vec<&str> = calendar.lines().filter(|line| line.starts_with("DTSTART;")).map(str::trim_end).collect();
    // The hours of "Sáng" and "Cả ngày" are not known, so that the day is whole.
    assert_eq!(days, ["DTSTART;VALUE=DATE:20260315", "DTSTART;VALUE=DATE:20260320", "DTSTART;VALUE=DATE:20260322"]);
}

#[test]
fn what_stands_beside_a_day_has_its_own_field() {
    let tree = built("01/3/2026");
    let morning = of(&tree, "Sân bốn");
    assert_eq!((&morning["when"]["start"], &morning["hours"]["text"]), (&"2026-03-20".into(), &"buổi sáng".into()));
    assert_eq!(morning["hours"]["sessions"], Value::Array(Vec::new()));
    let planned = of(&tree, "Sân bảy");
    assert_eq!((&planned["when"]["start"], &planned["lunar"]), (&"2026-03-22".into(), &"04/02 âm lịch".into()));
    assert_eq!((&planned["status"], &planned["hours"]["text"]), (&"planned".into(), &"cả ngày".into()));
    let late = of(&tree, "Sân hai");
    assert_eq!(late["when"], serde_json::json!({"text": "Cuối tháng 3/2026", "within": "2026-03-16/2026-03-31"}));
}

#[test]
fn targets_are_as_exact_as_they_were_stated() {
    let tree = built("01/3/2026");
    let target = |venue: &str| of(&tree, venue)["target"].clone();
    assert_eq!(of(&tree, "Sân một")["target_units"], 300);
    assert_eq!(target("Sân một"), Value::Null);
    assert_eq!(target("Sân hai"), serde_json::json!({"text": "khoảng 300"}));
    assert_eq!(target("Sân ba"), serde_json::json!({"text": "ít nhất 200", "least": 200}));
    assert_eq!(target("Sân bốn"), serde_json::json!({"text": "350–400", "least": 350, "most": 400}));
    assert_eq!(target("Sân năm"), serde_json::json!({"text": "theo kế hoạch"}));
    assert_eq!(of(&tree, "Sân hai")["target_units"], Value::Null);
    let table = text(&tree, "schedule.csv");
    assert!(table.lines().next().is_some_and(|head| head.trim_end().ends_with(",target")));
    assert!(table.contains("khoảng 300") && table.contains("350–400"));
    let pages: Vec<String> = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, page)| String::from_utf8_lossy(page).into_owned())
        .collect();
    assert!(pages.iter().any(|page| page.contains("khoảng 300 đơn vị máu")));
}

#[test]
fn tasks_take_the_year_of_their_programme() {
    let program = "---\ntitle: Chương trình năm 2026\nyear: 2026\ntasks:\n\
                   \x20 - {title: Việc một, when: Trước Tết Nguyên đán}\n\
                   \x20 - {title: Việc hai, when: 6 tháng đầu năm 2026}\n\
                   \x20 - {title: Việc ba, when: cuối tháng 3/2026}\n\
                   \x20 - {title: Việc bốn, when: Theo kế hoạch của Ban Chỉ đạo quốc gia}\n\
                   \x20 - {title: Việc năm, when: Hằng tháng}\n\
                   \x20 - {title: Việc sáu, when: Hoàn thành trước 30/6/2026}\n\
                   \x20 - {title: Việc bảy, when: đầu quý II}\n\
                   \x20 - {title: Việc tám, when: 14/6}\n\
                   \x20 - {title: Việc chín, when: Sáng 07/4}\n---\n";
    let tree = Site::small().file("content/programs/p.md", program).build();
    let pages: String = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, page)| String::from_utf8_lossy(page))
        .collect();
    for words in [
        "Trước Tết Nguyên đán năm 2026",
        "6 tháng đầu năm 2026",
        "cuối tháng 3/2026",
        "Theo kế hoạch của Ban Chỉ đạo quốc gia",
        "Hằng tháng",
        "trước 30/6/2026",
        "đầu quý II năm 2026",
        "14/6/2026",
        "sáng 07/4/2026",
    ] {
        assert!(pages.contains(words), "{words}");
    }
}
