//! The structured data of a drive, as search engines read it.

use serde_json::{Value, json};

use super::json_ld;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::PageId;
use crate::view::context::ViewContext;
use crate::view::locale::Locale;
use crate::view::parts::Link;
use crate::view::testing::with_site;

const PLACES: [(&str, &str); 3] = [
    ("content/site.yaml", "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\n"),
    ("content/places/tinh.md", "---\nname: Tỉnh Mẫu\nlevel: province\n---\n"),
    ("content/places/xa.md", "---\nname: Xã Mẫu\nlevel: commune\nwithin: tinh\n---\n"),
];

/// The events on the page of a drive with these fields, on 10 June 2023, 8:00.
fn events(fields: &str) -> Vec<Value> {
    let drive = format!("---\ntitle: Buổi A\nvenue: Nhà văn hóa\narea: xa\nhost: xa\n{fields}---\n");
    let files: Vec<_> = PLACES.into_iter().chain([("content/drives/a.md", drive.as_str())]).collect();
    let page = PageId::Entry(Target { kind: Kind::Drive, id: "a".into() });
    let data = with_site(&files, |cx| json_ld(cx, &page, None, &[]));
    match data.is_empty() {
        true => Vec::new(),
        false => serde_json::from_str::<Value>(&data).unwrap()["@graph"].as_array().unwrap().clone(),
    }
}

/// A field of each event.
fn each(fields: &str, name: &str) -> Vec<Value> {
    events(fields).into_iter().map(|event| event[name].clone()).collect()
}

#[test]
fn a_drive_says_when_where_and_who() {
    let said = events("when: 2023-07-01\nhours: 7h30-11h\naddress: 1 Đường Mẫu\nlat: 12.5\nlon: 108.25\n");
    let expected = json!([{
        "@type": "Event",
        "name": "Buổi A",
        "startDate": "2023-07-01T07:30+07:00",
        "endDate": "2023-07-01T11:00+07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Nhà văn hóa",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "VN",
                "streetAddress": "1 Đường Mẫu",
                "addressLocality": "Xã Mẫu",
                "addressRegion": "Tỉnh Mẫu",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 12.5, "longitude": 108.25},
        },
        "organizer": {"@type": "Organization", "name": "Xã Mẫu"},
    }]);
    assert_eq!(Value::from(said), expected);
}

#[test]
fn a_drive_whose_day_is_not_known_is_no_event() {
    assert_eq!(events("when: 2023-07\n"), Vec::<Value>::new());
    assert_eq!(events("when: trước 01/7/2023\n"), Vec::<Value>::new());
}

#[test]
fn each_of_several_days_is_an_event() {
    let days = ["2023-07-01", "2023-07-08"].map(Value::from);
    assert_eq!(each("when: 1, 8/7/2023\n", "startDate"), days);
    assert_eq!(each("when: 01–02/7/2023\n", "endDate"), [Value::from("2023-07-02")]);
}

#[test]
fn a_rescheduled_drive_gives_every_start_it_had_the_last_first() {
    let history = "when: 2023-07-08\nhours: 8h\nhistory:\n  - on: 2023-06-01\n    was: {when: 2023-06-24}\n  \
        - on: 2023-06-05\n    was: {when: 2023-07-01, hours: 7h}\n";
    assert_eq!(each(history, "eventStatus"), ["https://schema.org/EventRescheduled"].map(Value::from));
    assert_eq!(each(history, "startDate"), ["2023-07-08T08:00+07:00"].map(Value::from));
    assert_eq!(each(history, "previousStartDate"), [json!(["2023-07-01T07:00+07:00", "2023-06-24T07:00+07:00"])]);
}

#[test]
fn what_is_put_off_without_a_new_day_keeps_the_day_it_had() {
    let put_off = "when: sau khi hết mưa\nstatus: postponed\nhistory:\n  - on: 2023-06-01\n    \
        was: {when: 2023-06-24, hours: 7h, status: planned}\n";
    assert_eq!(each(put_off, "startDate"), ["2023-06-24T07:00+07:00"].map(Value::from));
    assert_eq!(each(put_off, "eventStatus"), ["https://schema.org/EventPostponed"].map(Value::from));
    assert_eq!(each(put_off, "previousStartDate"), [Value::Null]);
    let planned = put_off.replace("status: postponed\n", "");
    assert_eq!(events(&planned), Vec::<Value>::new());
}

#[test]
fn a_cancelled_drive_stays_cancelled_when_its_day_is_over() {
    let cancelled = "when: 2023-05-01\nstatus: cancelled\nhistory: [{on: 2023-04-30, was: {status: planned}}]\n";
    assert_eq!(each(cancelled, "eventStatus"), ["https://schema.org/EventCancelled"].map(Value::from));
}

#[test]
fn a_page_in_another_language_says_which_and_carries_no_marks() {
    let files = [PLACES[0], PLACES[1], PLACES[2]];
    let data = with_site(&files, |cx| {
        let cx = ViewContext { locale: Locale::new("en", None), ..cx };
        let home = cx.to(&PageId::Home).unwrap();
        json_ld(cx, &PageId::SCHEDULE, Some("https://hienmau.example/en/"), &[home])
    });
    let graph = serde_json::from_str::<Value>(&data).unwrap()["@graph"].clone();
    let page = json!({"@type": "WebPage", "name": "Home", "url": "https://hienmau.example/en/", "inLanguage": "en"});
    assert_eq!(graph, json!([page]));
}

#[test]
fn the_way_to_a_page_leaves_the_page_out_where_two_are_left() {
    let site = ("content/site.yaml", "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\nbase_url: https://mau.example/\n");
    let link = |href: &str, current| Link { text: href.to_owned(), href: href.to_owned(), current };
    let names = |breadcrumbs: &[Link]| {
        let data = with_site(&[site], |cx| json_ld(cx, &PageId::Search, None, breadcrumbs));
        let data: Value = serde_json::from_str(&data).unwrap();
        let items = data["@graph"][0]["itemListElement"].as_array().unwrap().iter();
        items.map(|item| (item["name"].clone(), item["item"].clone())).collect::<Vec<_>>()
    };
    let (home, list) = (link("", false), link("tin-tuc/", false));
    let [home_address, list_address] = ["", "tin-tuc/"].map(|path| json!(format!("https://mau.example/{path}")));
    assert_eq!(
        names(&[home.clone(), list, link("tin-tuc/a/", true)]),
        [(json!(""), home_address.clone()), (json!("tin-tuc/"), list_address)]
    );
    assert_eq!(names(&[home, link("tin-tuc/", true)]), [(json!(""), home_address), (json!("tin-tuc/"), Value::Null)]);
}
