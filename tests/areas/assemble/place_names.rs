//! A name means the place that was valid on the day, and suggestions prefer that place. The places are real, as they are
//! since 1 July 2025 and were before; every drive is made up.

use std::collections::BTreeMap;

use crate::support::{Run, Site};

const PLACES: &str = "\
- id: kon-tum-cu
  name: Tỉnh Kon Tum
  level: province
  valid_to: 30/6/2025
  successors: [quang-ngai]
- id: quang-ngai
  name: Tỉnh Quảng Ngãi
  level: province
- {id: tp-kon-tum, name: Thành phố Kon Tum, level: city, within: kon-tum-cu, valid_to: 30/6/2025, successors: [phuong-kon-tum]}
- {id: huyen-dak-to, name: Huyện Đăk Tô, level: district, within: kon-tum-cu, valid_to: 30/6/2025, successors: [xa-dak-to, xa-kon-dao]}
- {id: huyen-dak-ha, name: Huyện Đăk Hà, level: district, within: kon-tum-cu, valid_to: 30/6/2025, successors: [xa-dak-ha]}
- {id: tt-dak-ha, name: Thị trấn Đăk Hà, level: township, within: huyen-dak-ha, valid_to: 30/6/2025, successors: [xa-dak-ha]}
- {id: huyen-tmr, name: Huyện Tu Mơ Rông, level: district, within: kon-tum-cu, valid_to: 30/6/2025}
- {id: xa-dak-ha-cu, name: Xã Đăk Hà, level: commune, within: huyen-tmr, valid_to: 30/6/2025}
- {id: xa-dak-ha, name: Xã Đăk Hà, level: commune, within: quang-ngai, valid_from: 01/7/2025}
- {id: xa-dak-to, name: Xã Đăk Tô, level: commune, within: quang-ngai, valid_from: 01/7/2025}
- {id: xa-kon-dao, name: Xã Kon Đào, level: commune, within: quang-ngai, valid_from: 01/7/2025}
- {id: phuong-kon-tum, name: Phường Kon Tum, level: ward, within: quang-ngai, valid_from: 01/7/2025}
- {id: xa-tinh-khe, name: Xã Tịnh Khê, level: commune, within: quang-ngai, valid_from: 01/7/2025}
- {id: ly-son, name: Lý Sơn, level: Đặc khu, within: quang-ngai, valid_from: 01/7/2025}
";

/// A site pinned to March 2026 in which each place name stands in a drive of a day.
fn site(drives: &[(&str, &str)]) -> Site {
    let config = "id: thu\ntitle: Thử\nnotice: Trang thử, các buổi đều là bịa.\nbase_url: https://thu.example/\npinned_now: 2026-03-10\n";
    let rows = drives.iter().enumerate().map(|(at, (day, area))| {
        format!("- {{id: b{at}, title: Buổi bịa {at}, when: {day}, venue: Nhà Mẫu {at}, area: \"{area}\"}}\n")
    });
    Site::new()
        .file("content/site.yaml", config)
        .file("content/places/noi.yaml", PLACES)
        .file("content/drives/buoi.yaml", rows.collect::<String>())
}

/// The place that each name means in a drive of a day.
fn meant(drives: &[(&str, &str)]) -> Vec<String> {
    let site = site(drives);
    let run = site.run(["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let schedule: serde_json::Value = serde_json::from_slice(&site.tree("output")["schedule.json"]).expect("JSON");
    let records = schedule["drives"].as_array().expect("drives").iter();
    let areas: BTreeMap<String, String> = records
        .map(|record| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            (text(&record["id"]), text(&record["area"]["id"]))
        })
        .collect();
    (0..drives.len()).map(|at| areas[&format!("b{at}")].clone()).collect()
}

fn checked(day: &str, area: &str) -> Run {
    site(&[(day, area)]).run(["check"])
}

#[test]
fn a_name_means_the_place_that_was_valid_on_the_day() {
    let cases = [
        ("30/6/2025", "Đăk Tô", "huyen-dak-to"),
        ("01/7/2025", "Đăk Tô", "xa-dak-to"),
        ("tháng 6/2025", "Đăk Tô", "huyen-dak-to"),
        ("trước 01/7/2025", "Đăk Tô", "huyen-dak-to"),
        ("quý III/2025", "dak to", "xa-dak-to"),
        ("24/3/2026", "Kon Tum", "phuong-kon-tum"),
        ("01/6/2025", "Xã Đăk Hà", "xa-dak-ha-cu"),
        ("24/3/2026", "Xã Đăk Hà", "xa-dak-ha"),
        ("24/3/2026", "Đăk Hà", "xa-dak-ha"),
        ("01/6/2025", "Huyện Đăk Hà", "huyen-dak-ha"),
        ("01/6/2025", "TT. Đăk Hà", "tt-dak-ha"),
        ("01/6/2025", "TP Kon Tum", "tp-kon-tum"),
        ("27/3/2026", "P. Kon Tum", "phuong-kon-tum"),
        ("27/3/2026", "X.Đăk Tô", "xa-dak-to"),
        ("27/3/2026", "xa tinh khe", "xa-tinh-khe"),
        ("27/3/2026", "Tịnh Khê", "xa-tinh-khe"),
        ("27/3/2026", "ĐK Lý Sơn", "ly-son"),
        ("27/3/2026", "đặc khu Lý Sơn", "ly-son"),
        ("27/3/2026", "Lý Sơn", "ly-son"),
    ];
    let drives: Vec<(&str, &str)> = cases.iter().map(|(day, area, _)| (*day, *area)).collect();
    for ((day, area, right), place) in cases.iter().zip(meant(&drives)) {
        assert_eq!(place, *right, "{area} on {day}");
    }
}

#[test]
fn where_several_are_valid_the_program_does_not_guess() {
    let before = checked("01/6/2025", "Kon Tum").ends_with(1);
    before.says("`Kon Tum` có thể là nhiều mục: places/kon-tum-cu, places/tp-kon-tum");
    checked("01/6/2025", "Đăk Hà").ends_with(1).says("ambiguous-reference");
    checked("2025-06-29/2025-07-02", "Đăk Tô").ends_with(1).says("ambiguous-reference");
}

#[test]
fn a_suggestion_is_a_place_of_the_day() {
    checked("24/3/2026", "Huyện Kon Tum").ends_with(1).says("có phải ý bạn là `Phường Kon Tum`?");
    checked("24/3/2026", "P. Đăk Tô").ends_with(1).says("có phải ý bạn là `Xã Đăk Tô`?");
    checked("24/5/2025", "P. Đăk Tô").ends_with(1).says("có phải ý bạn là `Huyện Đăk Tô`?");
    checked("24/3/2026", "Xã Kon Dòa").ends_with(1).says("có phải ý bạn là `xa-kon-dao` hoặc `Xã Kon Đào`?");
}

#[test]
fn a_former_version_and_the_drive_itself_mean_the_places_of_their_own_days() {
    let drive = "---\ntitle: Buổi bịa\nwhen: 05/7/2025\nvenue: Nhà Mẫu\narea: Đăk Tô\nhistory:\n  - on: 20/6/2025\n    was: \
                 {when: 28/6/2025, area: đăk tô}\n---\n";
    let site = site(&[]).file("content/drives/doi.md", drive);
    let run = site.run(["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let schedule: serde_json::Value = serde_json::from_slice(&site.tree("output")["schedule.json"]).expect("JSON");
    let record = &schedule["drives"][0];
    assert_eq!(record["area"]["id"], "xa-dak-to");
    assert_eq!(record["history"][0]["was"]["area"]["id"], "huyen-dak-to");
}

#[test]
fn an_entry_without_a_day_speaks_of_the_present() {
    let organization = |now: &str| {
        let config =
            format!("id: thu\ntitle: Thử\nnotice: Trang thử.\nbase_url: https://thu.example/\npinned_now: {now}\n");
        let organization = "---\nname: Trạm Mẫu\narea: Xã Đăk Hà\n---\n";
        let site = site(&[]).file("content/site.yaml", config).file("content/organizations/tram.md", organization);
        let run = site.run(["build"]);
        assert_eq!(run.status, 0, "{}", run.transcript());
        let tree = site.tree("output");
        let page = tree.iter().find(|(path, _)| path.ends_with("tram/index.html")).expect("its page");
        String::from_utf8_lossy(page.1).into_owned()
    };
    assert!(organization("2025-06-30").contains("dia-ban/xa-dak-ha-cu/"));
    assert!(organization("2025-07-01").contains("dia-ban/xa-dak-ha/"));
}

#[test]
fn a_site_is_worth_a_rebuild_when_a_name_comes_to_mean_another_place() {
    let config = "id: thu\ntitle: Thử\nnotice: Trang thử.\nbase_url: https://thu.example/\n";
    let organization = "---\nname: Trạm Mẫu\narea: Xã Đăk Hà\n---\n";
    let site = site(&[]).file("content/site.yaml", config).file("content/organizations/tram.md", organization);
    site.run(["next-change", "--now", "2025-06-01T08:00"]).ends_with(0).says("01/7/2025 00:00");
    site.run(["next-change", "--now", "2025-07-01T00:00"])
        .ends_with(0)
        .says("không có gì trên trang đổi theo thời gian");
}
