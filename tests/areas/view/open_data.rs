//! `schedule.json` and `schedule.csv` of the fictional site: what the guide promises of them holds.

use std::collections::BTreeSet;

use crate::support::schema::assert_fits;
use crate::support::{SITE, Site, Tree};
use serde_json::Value;

/// The fictional site, built.
fn built() -> Tree {
    Site::from("tests/sites/minh-hoa").build()
}

fn schema() -> Value {
    let text = include_str!("../../support/schedule.schema.json");
    serde_json::from_str(text).expect("the schema is JSON")
}

fn json(tree: &Tree) -> Value {
    serde_json::from_slice(&tree["schedule.json"]).expect("schedule.json is JSON")
}

#[test]
fn the_json_fits_its_schema() {
    assert_fits(&schema(), &json(&built()));
}

#[test]
fn the_table_holds_the_same_records_in_the_same_order() {
    let tree = built();
    let text = String::from_utf8(tree["schedule.csv"].clone()).expect("the table is UTF-8");
    let table = text.strip_prefix('\u{feff}').expect("the table begins with a byte-order mark");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("a first row").clone();
    let column = |name: &str| columns.iter().position(|column| column == name).expect("the column is there");
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("every row is as long");
    let of_rows = |name: &str| rows.iter().map(|row| row[column(name)].to_owned()).collect::<Vec<_>>();
    let drives = json(&tree)["drives"].as_array().expect("records").clone();
    let of_records = |pointer: &str| {
        let text = |record: &Value| match record.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        drives.iter().map(text).collect::<Vec<_>>()
    };
    assert!(rows.len() > 20, "the fictional schedule is long");
    for (name, pointer) in [
        ("id", "/id"),
        ("uid", "/uid"),
        ("start", "/when/start"),
        ("area_id", "/area/id"),
        ("lat", "/lat"),
        ("status", "/status"),
        ("sequence", "/sequence"),
        ("last_modified", "/last_modified"),
        ("url", "/url"),
        ("target_units", "/target_units"),
        ("donors", "/result/donors"),
    ] {
        assert_eq!(of_rows(name), of_records(pointer), "{name}");
    }
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\r'), "rows end in CRLF");
}

#[test]
fn the_guide_names_every_field() {
    let guide = include_str!("../../../src/commands/init/HUONG-DAN.md");
    let section = guide.split("\n## ").find(|section| section.starts_with("Dữ liệu mở")).expect("the section is there");
    let named: BTreeSet<&str> = section.split('`').skip(1).step_by(2).collect();
    let record = &schema()["$defs"]["record"]["properties"];
    let missing: Vec<&String> =
        record.as_object().expect("fields").keys().filter(|name| !named.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "the guide does not tell {missing:?}");
}

#[test]
fn a_file_that_is_not_wanted_is_not_made() {
    let tree = Site::small().file("content/site.yaml", format!("{SITE}outputs: [atom, schedule-csv]\n")).build();
    assert!(tree.contains_key("schedule.csv") && !tree.contains_key("schedule.json"));
}

#[test]
fn the_data_needs_no_address_on_the_web_and_holds_no_day_of_its_making() {
    let site = Site::small().file("content/site.yaml", "id: thu\ntitle: Trang thử\nnotice: Không có thật.\n");
    let made = |now: &str| {
        site.run(["build", "--now", now]).ends_with(0);
        ["schedule.json", "schedule.csv"].map(|name| site.tree("output")[name].clone())
    };
    assert_eq!(made("2025-04-01"), made("2025-04-02"));
}
