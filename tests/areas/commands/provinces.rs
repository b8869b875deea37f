//! The places that `init --province` writes, and what names mean in two real provinces: their 198 communes, wards and special
//! zones of today, their districts, and every commune before. Places and their history are real; every drive is made up.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use crate::support::{Site, repository};
use giothong::text::slug::slug;

const SITE: &str = "id: thu\ntitle: Thử\nnotice: Trang thử, các buổi đều là bịa.\nbase_url: https://thu.example/\n";

/// A row of `tests/places/communes-198.tsv`: a unit, and a former unit of which it has something.
struct Row {
    unit: String,
    province: String,
    is_kept: bool,
    former_code: String,
    former: String,
    district: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(repository("tests/places/communes-198.tsv")).expect("the list");
    let capital = |level: &str| {
        let mut letters = level.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let (unit, former) =
            (format!("{} {}", capital(cells[1]), cells[2]), format!("{} {}", capital(cells[6]), cells[7]));
        Row {
            is_kept: cells[4] == "toàn bộ" && unit.to_lowercase() == former.to_lowercase(),
            unit,
            province: cells[3].to_owned(),
            former_code: cells[5].to_owned(),
            former,
            district: cells[8].to_owned(),
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *parts.entry(row.unit.clone()).or_default() += 1);
    rows.iter_mut().for_each(|row| row.is_kept &= parts[&row.unit] == 1);
    rows
}

/// The id of a unit of the two provinces; of two names that differ by accents alone the later one has a number.
fn id_of(unit: &str) -> String {
    match unit {
        "Xã Sơn Hà" | "Xã Ba Tơ" | "Xã Sơn Hạ" | "Xã Ba Tô" => {
            let text = places("Quảng Ngãi");
            let at = text.find(&format!("\n  Tên: {unit}\n")).expect("the unit");
            text[..at].rsplit("- Mã: ").next().expect("its id").to_owned()
        }
        _ => slug(unit),
    }
}

/// The places that `init` writes of a province.
fn places(province: &str) -> String {
    let site = Site::new();
    site.run(["init", "trang", "--province", province]).ends_with(0);
    fs::read_to_string(site.path(&format!("trang/content/places/{}.yaml", slug(&format!("tỉnh {province}")))))
        .expect("the places")
}

/// The two provinces with all their former communes, and drives, each of a day in a place.
fn two_provinces(drives: &[(&str, &str)]) -> Site {
    let mut former: BTreeMap<&str, (&Row, BTreeSet<String>)> = BTreeMap::new();
    let rows = rows();
    // The district of Lý Sơn had no communes; it is among the districts already.
    for row in rows.iter().filter(|row| !row.is_kept && !row.former.starts_with("Huyện")) {
        former.entry(&row.former_code).or_insert((row, BTreeSet::new())).1.insert(id_of(&row.unit));
    }
    let mut before = String::new();
    for (code, (row, successors)) in former {
        let successors = successors.into_iter().collect::<Vec<_>>().join(", ");
        let (name, level) = (&row.former, row.former.split(' ').take(1 + usize::from(row.former.starts_with("Thị"))));
        let (level, district) = (level.collect::<Vec<_>>().join(" "), &row.district);
        let _ = writeln!(
            before,
            "- Mã: cu-{code}\n  Tên: {name}\n  Cấp: {level}\n  Thuộc: {district}\n  Đến ngày: 30/6/2025"
        );
        let _ = writeln!(before, "  Nay là: [{successors}]");
    }
    let drives = drives.iter().enumerate().map(|(at, (day, area))| {
        format!("- {{Mã: b{at}, Tiêu đề: Buổi bịa {at}, Ngày: {day}, Địa điểm: Nhà Mẫu {at}, Địa bàn: \"{area}\"}}\n")
    });
    Site::new()
        .file("content/site.yaml", format!("{SITE}pinned_now: 2026-03-10\n"))
        .file("content/places/quang-ngai.yaml", places("Quảng Ngãi"))
        .file("content/places/dak-lak.yaml", places("Đắk Lắk"))
        .file("content/places/truoc.yaml", before)
        .file("content/drives/buoi.yaml", drives.collect::<String>())
}

/// For each drive, the ids of its place and of the places it is listed under.
fn areas(site: &Site, count: usize) -> Vec<(String, Vec<String>)> {
    let run = site.run(["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let schedule: serde_json::Value = serde_json::from_slice(&site.tree("output")["schedule.json"]).expect("JSON");
    let records = schedule["drives"].as_array().expect("drives");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of = |at: usize| {
        let record = records.iter().find(|record| record["id"] == format!("b{at}")).expect("the drive");
        (text(&record["area"]["id"]), record["areas"].as_array().into_iter().flatten().map(text).collect())
    };
    (0..count).map(of).collect()
}

#[test]
fn the_198_units_their_levels_and_their_former_districts_are_those_of_the_list() {
    let rows = rows();
    for (province, counts) in [("Quảng Ngãi", [86, 9, 1]), ("Đắk Lắk", [88, 14, 0])] {
        let text = places(province);
        let entries: Vec<&str> = text.split("\n- Mã: ").skip(1).collect();
        let line = |entry: &str, key: &str| {
            entry.lines().find_map(|line| line.trim().strip_prefix(key)).map(str::to_owned).unwrap_or_default()
        };
        let levels =
            ["Xã", "Phường", "Đặc khu"].map(|level| entries.iter().filter(|it| line(it, "Cấp: ") == level).count());
        assert_eq!(levels, counts, "{province}");
        let name_of: BTreeMap<&str, String> =
            entries.iter().map(|it| (it.lines().next().unwrap_or_default(), line(it, "Tên: "))).collect();
        let mut found: BTreeSet<(String, String)> = BTreeSet::new();
        for entry in entries.iter().filter(|entry| !line(entry, "Nay là: ").is_empty()) {
            let successors = line(entry, "Nay là: ");
            let ids = successors.trim_matches(['[', ']']).split(", ").map(|id| name_of[id].clone());
            found.extend(ids.map(|unit| (unit, line(entry, "Tên: "))));
        }
        let own = rows.iter().filter(|row| row.province == format!("Tỉnh {province}"));
        let listed: BTreeSet<(String, String)> = own.map(|row| (row.unit.clone(), row.district.clone())).collect();
        found.retain(|(unit, _)| !unit.starts_with("Tỉnh"));
        assert_eq!(found, listed, "{province}");
        // Eleven communes were kept as they were: they have no first day.
        let kept = entries.iter().filter(|it| line(it, "Cấp: ") == "Xã" && line(it, "Từ ngày: ").is_empty());
        let kept: BTreeSet<String> = kept.map(|it| line(it, "Tên: ")).collect();
        let own = rows.iter().filter(|row| row.province == format!("Tỉnh {province}") && row.is_kept);
        assert_eq!(kept, own.map(|row| row.unit.clone()).collect(), "{province}");
    }
}

#[test]
fn a_name_of_the_two_provinces_means_the_place_of_its_day() {
    let code = |former: &str, district: &str| {
        let row = rows().into_iter().find(|row| row.former == former && row.district == district);
        format!("cu-{}", row.expect("a former commune").former_code)
    };
    let cases = [
        // The same name on another level.
        ("30/6/2025", "Buôn Ma Thuột", "thanh-pho-buon-ma-thuot".to_owned()),
        ("01/7/2025", "Buôn Ma Thuột", "phuong-buon-ma-thuot".to_owned()),
        ("30/6/2025", "Lý Sơn", "huyen-ly-son".to_owned()),
        ("01/7/2025", "Lý Sơn", "dac-khu-ly-son".to_owned()),
        ("30/6/2025", "H. Sa Thầy", "huyen-sa-thay".to_owned()),
        ("30/6/2025", "TT. Sa Thầy", code("Thị trấn Sa Thầy", "Huyện Sa Thầy")),
        ("01/7/2025", "Sa Thầy", "xa-sa-thay".to_owned()),
        ("30/6/2025", "TX. Buôn Hồ", "thi-xa-buon-ho".to_owned()),
        ("01/7/2025", "P. Buôn Hồ", "phuong-buon-ho".to_owned()),
        // The same name for another place.
        ("30/6/2025", "Xã Đăk Hà", code("Xã Đăk Hà", "Huyện Tu Mơ Rông")),
        ("01/7/2025", "Xã Đăk Hà", "xa-dak-ha".to_owned()),
        ("30/6/2025", "Xã Sơn Hà", code("Xã Sơn Hà", "Huyện Sơn Hòa")),
        ("01/7/2025", "Xã Sơn Hà", id_of("Xã Sơn Hà")),
        ("01/7/2025", "Xã Sơn Hạ", id_of("Xã Sơn Hạ")),
        ("30/6/2025", "Phường Tân Tiến", code("Phường Tân Tiến", "Thành phố Buôn Ma Thuột")),
        ("01/7/2025", "Tân Tiến", "xa-tan-tien".to_owned()),
        ("01/7/2025", "Hòa Phú", "xa-hoa-phu".to_owned()),
        ("01/7/2025", "Tân Lập", "phuong-tan-lap".to_owned()),
        ("01/7/2025", "Nguyễn Nghiêm", "xa-nguyen-nghiem".to_owned()),
        // Kept as they were.
        ("30/6/2025", "Xã Mô Rai", "xa-mo-rai".to_owned()),
        ("01/7/2025", "X. Mô Rai", "xa-mo-rai".to_owned()),
        // Without accents, with another apostrophe, with the word for the level in another spelling.
        ("01/7/2025", "xa ea hleo", "xa-ea-hleo".to_owned()),
        ("01/7/2025", "Xã Ea H’Leo", "xa-ea-hleo".to_owned()),
        ("01/7/2025", "Tịnh Khê", "xa-tinh-khe".to_owned()),
        ("30/6/2025", "P9", code("Phường 9", "Thành phố Tuy Hòa")),
    ];
    let drives: Vec<(&str, &str)> = cases.iter().map(|(day, area, _)| (*day, *area)).collect();
    for ((day, area, right), (place, _)) in cases.iter().zip(areas(&two_provinces(&drives), cases.len())) {
        assert_eq!(place, *right, "{area} on {day}");
    }
}

#[test]
fn names_of_several_places_of_a_day_are_asked_for_and_gone_names_lead_to_what_is_there() {
    let several = [
        ("30/6/2025", "Xã Tân Lập"),
        ("30/6/2025", "Xã Hòa Phú"),
        ("30/6/2025", "Sa Thầy"),
        ("01/7/2025", "xa son ha"),
    ];
    let near = [("01/7/2025", "Xã Kon Dòa"), ("30/6/2025", "Xã Ngọk Tuu")];
    let site = two_provinces(&[&several[..], &near[..]].concat());
    let asked = site.run(["check"]).ends_with(1).says("`xa-kon-dao` hoặc `Xã Kon Đào`").says("`Xã Ngọk Tụ`");
    assert_eq!(asked.transcript().matches("[ambiguous-reference]").count(), several.len(), "{}", asked.transcript());
    assert!(!asked.transcript().contains("`xa-ngok-tu`"), "a suggestion of 30 June: {}", asked.transcript());

    let gone = ["Ngọc Hồi", "Phường 9", "TP. Kon Tum"].map(|area| ("01/7/2025", area));
    let told = two_provinces(&[&gone[..], &[("30/6/2025", "Xã Tuy An Nam")]].concat()).run(["check"]).ends_with(0);
    told.says("Huyện Ngọc Hồi chỉ có đến hết 30/6/2025")
        .says("đổi thành `Xã Bờ Y` hoặc `Xã Dục Nông` hoặc `Xã Sa Loong`")
        .says("đổi thành `Phường Bình Kiến` hoặc `Phường Tuy Hòa`")
        .says("Thành phố Kon Tum chỉ có đến hết 30/6/2025")
        .says("Xã Tuy An Nam chỉ có từ 01/7/2025")
        .says("`Huyện Tuy An`");
}

#[test]
fn drives_of_2025_and_2026_are_in_the_places_of_their_day_or_are_told_of_them() {
    let right = [
        ("20/3/2026", "Xã Đăk Tô", "xa-dak-to", ""),
        ("21/3/2026", "Xã Kon Đào", "xa-kon-dao", ""),
        ("15/6/2025", "Huyện Đăk Tô", "huyen-dak-to", ""),
        ("22/3/2026", "Huyện Đăk Tô", "huyen-dak-to", "đổi thành `Xã Đăk Tô` hoặc `Xã Ngọk Tụ` hoặc `Xã Kon Đào`"),
        ("23/3/2026", "Đăk Tô", "xa-dak-to", ""),
        ("24/3/2026", "Kon Tum", "phuong-kon-tum", ""),
        ("01/6/2025", "Xã Tuy An Nam", "xa-tuy-an-nam", "chỉ có từ 01/7/2025"),
        ("25/3/2026", "Phường Buôn Ma Thuột", "phuong-buon-ma-thuot", ""),
        ("26/3/2026", "Xã Cư M'gar", "xa-cu-mgar", ""),
        ("26/3/2026", "Xã Cư M’gar", "xa-cu-mgar", ""),
        ("27/3/2026", "P. Kon Tum", "phuong-kon-tum", ""),
        ("28/3/2026", "tỉnh Kon Tum", "tinh-kon-tum", "đổi thành `Tỉnh Quảng Ngãi`"),
    ];
    let drives: Vec<(&str, &str)> = right.iter().map(|(day, area, ..)| (*day, *area)).collect();
    let site = two_provinces(&drives);
    let said = site.run(["check"]).ends_with(0);
    for ((day, area, place, told), (found, _)) in right.iter().zip(areas(&site, right.len())) {
        assert_eq!(found, *place, "{area} on {day}");
        assert!(said.transcript().contains(told), "{told}");
    }
    assert_eq!(said.transcript().matches("[place-not-valid]").count(), 3, "{}", said.transcript());
}

#[test]
fn drives_are_listed_under_old_and_new_places_and_pages_say_what_was_before() {
    let drives = [("05/3/2025", "Xã Đăk Hà"), ("20/3/2026", "Xã Đăk Tô"), ("21/3/2026", "Lý Sơn")];
    let site = two_provinces(&drives);
    let found = areas(&site, drives.len());
    let listed: BTreeSet<&str> = found[0].1.iter().map(String::as_str).filter(|id| !id.starts_with("cu-")).collect();
    assert!(listed.contains("huyen-tu-mo-rong") && listed.contains("xa-tu-mo-rong"), "{listed:?}");
    assert!(listed.iter().all(|id| !id.starts_with("tinh-")), "{listed:?}");
    assert_eq!(found[1].1, ["xa-dak-to"]);
    let tree = site.tree("output");
    let page = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    let commune = page("dia-ban/xa-dak-to/index.html");
    assert!(commune.contains("Trước 01/7/2025") && commune.contains("Huyện Đắk Tô"), "{commune}");
    assert!(commune.contains("Tỉnh Quảng Ngãi"));
    let district = page("dia-ban/huyen-dak-to/index.html");
    assert!(district.contains("Lịch hiến máu: Xã Đăk Tô") && district.contains("Buổi bịa 1"), "{district}");
    let drive = page("lich-hien-mau/buoi/b1/index.html");
    assert!(drive.contains("(Tỉnh Quảng Ngãi; trước 01/7/2025: Huyện Đắk Tô)"), "{drive}");
    let list = page("dia-ban/index.html");
    assert!(list.contains("đến 30/6/2025") && list.contains("trước 01/7/2025: Huyện Lý Sơn"));
    let schedule = page("lich-hien-mau/index.html");
    assert!(schedule.contains("Huyện Tu Mơ Rông (đến 30/6/2025)"), "{schedule}");
}

#[test]
fn a_province_before_and_an_unknown_one_are_answered_with_what_there_is() {
    let site = Site::new();
    site.run(["init", "a", "--province", "Kon Tum"])
        .ends_with(2)
        .says("Tỉnh Quảng Ngãi")
        .says("hãy ghi \"Quảng Ngãi\"");
    site.run(["init", "a", "--province", "Dak Lac"]).ends_with(2).says("`Đắk Lắk`");
    site.run(["--lang", "en", "init", "a", "--province", "Atlantis"]).ends_with(2).says("Cà Mau");
    assert!(!site.path("a").exists());
    let made = site.run(["init", "a", "--province", "tinh dak lak"]).ends_with(0);
    made.says("content/places/tinh-dak-lak.yaml").says("102");
    site.run(["--site", "a", "check"]).ends_with(0);
    let text = fs::read_to_string(site.path("a/content/places/tinh-dak-lak.yaml")).expect("the places");
    assert!(text.contains("1660/NQ-UBTVQH15") && text.contains("202/2025/QH15"));
    assert!(text.contains("CHƯA ĐỐI CHIẾU VỚI VĂN BẢN GỐC") && text.contains("vietnamadminunits 1.0.4"));
    let licence = fs::read_to_string(site.path("a/giay-phep-dia-ban.txt")).expect("the licence");
    assert!(licence.contains("MIT License"));
}

#[test]
fn every_province_makes_a_site_without_a_problem_and_says_what_changed_since() {
    for province in ["Đồng Nai", "Bắc Ninh", "Vĩnh Long", "Huế", "Thành phố Hồ Chí Minh", "Hà Nội"] {
        let site = Site::new();
        site.run(["init", "a", "--province", province]).ends_with(0);
        let checked = site.run(["--site", "a", "check", "--format", "json"]).ends_with(0);
        let report: serde_json::Value = serde_json::from_str(&checked.stdout).expect("JSON");
        for problem in report["problems"].as_array().expect("problems") {
            assert!(!problem["file"].as_str().is_some_and(|file| file.contains("/places/")), "{province}: {problem:#}");
        }
    }
    let text = places("Đồng Nai");
    assert!(text.contains("Tên: Thành phố Đồng Nai\n  Cấp: Thành phố trực thuộc trung ương\n  Từ ngày: 30/4/2026"));
    assert!(text.contains("Tên: Xã Lộc Ninh") && text.contains("Tên: Phường Lộc Ninh"));
}
