//! The two data files of a small schedule.

use serde_json::Value;

use crate::view::testing::with_site;

const CONFIG: &str = "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\ncontact: {phone: 0000 000 001}\n";

/// Files of a site with one drive of these fields, on 10 June 2023.
fn made(config: &str, drive: &str) -> (Value, Vec<Vec<String>>) {
    let drive = format!("---\n{drive}---\n");
    let files = [
        ("content/site.yaml", config),
        ("content/places/xa.md", "---\nname: Xã Mẫu\nlevel: commune\n---\n"),
        ("content/drives/a.md", drive.as_str()),
    ];
    let (json, csv) = with_site(&files, |cx| (super::json(cx), super::csv(cx)));
    let table = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes()).into_deserialize();
    (serde_json::from_str(&json).unwrap(), rows.collect::<Result<_, _>>().unwrap())
}

/// A cell of the one drive.
fn cell(drive: &str, column: &str) -> String {
    let (_, rows) = made(CONFIG, drive);
    let index = rows[0].iter().position(|name| name == column).expect("the column is there");
    rows[1][index].clone()
}

#[test]
fn a_record_keeps_the_precision_of_its_day() {
    let when = |written: &str| made(CONFIG, &format!("title: A\nwhen: {written}\n")).0["drives"][0]["when"].clone();
    let day = serde_json::json!({
        "text": "Thứ Bảy, 01/7/2023", "edtf": "2023-07-01", "start": "2023-07-01", "end": "2023-07-01"
    });
    assert_eq!(when("2023-07-01"), day);
    assert_eq!(when("tháng 7/2023"), serde_json::json!({"text": "Tháng 7/2023", "edtf": "2023-07"}));
    assert_eq!(cell("title: A\nwhen: tháng 7/2023\n", "start"), "");
}

#[test]
fn history_is_the_ledger() {
    let drive = "title: A\nwhen: 2023-07-08\nannounced: 2023-05-01\nstatus: confirmed\nhistory:\n  - on: 2023-06-02\n    \
        was: {when: 2023-07-01, hours: 7h30, area: xa, status: planned}\n    why: Mưa lớn.\n";
    let (json, _) = made(CONFIG, drive);
    let record = &json["drives"][0];
    assert_eq!((&record["sequence"], &record["last_modified"]), (&1.into(), &"2023-06-02".into()));
    assert_eq!((&record["uid"], &record["status"]), (&"a@mau".into(), &"rescheduled".into()));
    assert_eq!(record["history"][0]["was"]["hours"]["sessions"], serde_json::json!([["07:30"]]));
    assert_eq!(record["history"][0]["was"]["area"], serde_json::json!({"id": "xa", "name": "Xã Mẫu"}));
    let reported = "2023-06-02: Thứ Bảy, 01/7/2023, 7 giờ 30, Xã Mẫu, planned (Mưa lớn.)";
    assert_eq!(cell(drive, "history"), reported);
}

#[test]
fn without_a_change_it_is_as_old_as_its_announcement_or_as_the_year_before() {
    let modified = |drive: &str| cell(drive, "last_modified");
    assert_eq!(modified("title: A\nwhen: 2023-07-08\nannounced: 2023-05-04\n"), "2023-05-04");
    assert_eq!(modified("title: A\nwhen: 2023-07-08\n"), "2022-01-01");
    assert_eq!(modified("title: A\nwhen: sau khi hết mưa\n"), "");
}

#[test]
fn a_cell_is_never_a_formula() {
    for title in ["=1+1", "+84", "-1", "@a", "＝1"] {
        let drive = format!("title: '{title}'\nwhen: 2023-07\n");
        assert_eq!(cell(&drive, "title"), format!("'{title}"));
    }
    assert_eq!(cell("title: A = 1\nwhen: 2023-07\n", "title"), "A = 1");
}

#[test]
fn a_number_below_zero_stays_a_number() {
    assert_eq!(cell("title: A\nwhen: 2023-07\nlat: -12.5\nlon: 108.25\n", "lat"), "-12.5");
}

#[test]
fn a_telephone_number_stands_after_its_label() {
    let own = "title: A\nwhen: 2023-07\ncontact: {phone: 0000 000 002}\n";
    assert_eq!(cell(own, "contact"), "Điện thoại: 0000 000 002");
    assert_eq!(cell("title: A\nwhen: 2023-07\n", "contact"), "Điện thoại: 0000 000 001", "the site's own");
}

#[test]
fn channels_of_the_site_stand_once_in_the_json() {
    let (json, _) = made(CONFIG, "title: A\nwhen: 2023-07\n");
    assert_eq!(json["site"]["contact"][0]["href"], "tel:0000000001");
    assert_eq!(json["drives"][0].get("contact"), None);
}

#[test]
fn an_address_is_absolute_where_the_site_has_one() {
    let url = |config: &str| made(config, "title: A\nwhen: 2023-07\n").0["drives"][0]["url"].clone();
    assert_eq!(url(CONFIG), "lich-hien-mau/buoi/a/");
    let with_base = format!("{CONFIG}base_url: https://mau.example/b/\n");
    assert_eq!(url(&with_base), "https://mau.example/b/lich-hien-mau/buoi/a/");
}

#[test]
fn a_host_without_a_drive_has_an_id_and_no_uid() {
    let files = [
        ("content/site.yaml", CONFIG),
        ("content/places/xa.md", "---\nname: Xã Mẫu\n---\n"),
        ("content/waves/dot.md", "---\ntitle: Đợt\nnumber: 1\nwhen: 2023-07\nhosts: [xa]\n---\n"),
    ];
    let json: Value = serde_json::from_str(&with_site(&files, super::json)).unwrap();
    let record = &json["drives"][0];
    assert_eq!((&record["id"], record.get("uid")), (&"dot.places.xa".into(), None));
    assert_eq!((&record["kind"], &record["status"]), (&"slot".into(), &"unscheduled".into()));
}
