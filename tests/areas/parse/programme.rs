//! A programme of a year as provinces write it, entered from its Word text through tables. The office, its places and
//! its plan are made up; the ways of saying when something is to be done are those of real programmes.

use crate::support::Site;
use crate::support::page::Page;

/// The text that the tables are typed from, as it stands in a document.
const PROGRAMME: &str = "\
CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026 (văn bản mẫu, hư cấu)
I. Các đợt hiến máu tập trung
Đợt 01: tại 4 đơn vị: Công an Mẫu, Xã Thí Dụ, Phường Giả Định, Trường Mẫu; hoàn thành trước 01/4/2026.
Đợt 02: tại 2 đơn vị: Xã Thí Dụ, Trường Mẫu; trong quý II/2026.
Đợt 03: tại 2 đơn vị: Công an Mẫu, Phường Giả Định; 6 tháng cuối năm 2026.
II. Sự kiện
Hội nghị triển khai công tác: trước Tết Nguyên đán.
Lễ phát động Ngày toàn dân hiến máu tình nguyện: đầu tháng 4/2026.
Gặp mặt, tôn vinh người hiến máu: dịp 14/6.
Tập huấn tình nguyện viên: 6 tháng đầu năm 2026.
Sơ kết 9 tháng: sẽ thông báo sau.
Xây dựng kế hoạch năm 2027: quý IV.
III. Chiến dịch
Lễ hội Xuân hồng: cuối tháng 2 – đầu tháng 3/2026.
";

const WAVES: &str = "Đợt;Thời gian;Các đơn vị
Đợt 01;hoàn thành trước 01/4/2026;\"Công an Mẫu\nXã Thí Dụ\nPhường Giả Định\nTrường Mẫu\"
Đợt 02;trong quý II/2026;\"Xã Thí Dụ\nTrường Mẫu\"
Đợt 03;6 tháng cuối năm 2026;\"Công an Mẫu\nPhường Giả Định\"
";

const EVENTS: &str = "KẾ HOẠCH NĂM 2026;;
Nội dung công việc;Thời gian;Đơn vị thực hiện
Hội nghị triển khai công tác;Trước Tết Nguyên đán;Ban Mẫu
Lễ phát động Ngày toàn dân hiến máu tình nguyện;Đầu tháng 4/2026;Ban Mẫu
Gặp mặt, tôn vinh người hiến máu;dịp 14/6;Ban Mẫu
Tập huấn tình nguyện viên;6 tháng đầu năm 2026;Ban Mẫu
Sơ kết 9 tháng;sẽ thông báo sau;Ban Mẫu
Xây dựng kế hoạch năm 2027;quý IV;Ban Mẫu
";

const CAMPAIGNS: &str = "Chiến dịch;Thời gian\nLễ hội Xuân hồng;cuối tháng 2 – đầu tháng 3/2026\n";

/// Rows of a list get their ids from their names, as those of tables do.
const ORGANIZATIONS: &str = "- Tên: Ban Mẫu\n- Tên: Công an Mẫu\n- Tên: Trường Mẫu\n";

const PLACES: &str =
    "- {id: xa-thi-du, name: Xã Thí Dụ, level: commune}\n- {id: gia-dinh, name: Phường Giả Định, level: ward}\n";

fn site() -> Site {
    Site::new()
        .file(
            "content/site.yaml",
            "id: mau\ntitle: Mẫu\nnotice: Trang mẫu, mọi nội dung là hư cấu.\npinned_now: 2026-01-05\n",
        )
        .file("content/organizations/a.yaml", ORGANIZATIONS)
        .file("content/places/a.yaml", PLACES)
        .file("content/waves/dot-2026.csv", WAVES)
        .file("content/events/su-kien-2026.csv", EVENTS)
        .file("content/campaigns/2026.csv", CAMPAIGNS)
}

/// The text of the page of each entry of a folder of the output, by title.
fn pages(site: &Site, folder: &str) -> Vec<(String, String)> {
    let pages = site.tree("output").into_iter().filter(|(path, _)| {
        path.starts_with(folder) && path.ends_with("/index.html") && path.matches('/').count() == 2
    });
    let read = pages.map(|(_, html)| {
        let page = Page::read(&html);
        let text = |name: &str| page.all(name).first().map(|element| element.text()).unwrap_or_default();
        (text("h1"), text("main"))
    });
    read.collect()
}

#[test]
fn a_programme_is_entered_from_its_text_through_tables_without_an_invented_day() {
    let site = site();
    site.run(["build"]).ends_with(0);
    let said = |folder: &str, title: &str| {
        let pages = pages(&site, folder);
        let found = pages.iter().find(|(found, _)| found == title);
        found.unwrap_or_else(|| panic!("no page {title} among {pages:?}")).1.clone()
    };
    // Each line of the text, as written, on its page.
    let times = [
        ("dot/", "Đợt 01", "trước 01/4/2026"),
        ("dot/", "Đợt 02", "quý II/2026"),
        ("dot/", "Đợt 03", "6 tháng cuối năm 2026"),
        ("su-kien/", "Hội nghị triển khai công tác", "Trước Tết Nguyên đán"),
        ("su-kien/", "Lễ phát động Ngày toàn dân hiến máu tình nguyện", "Đầu tháng 4/2026"),
        ("su-kien/", "Tập huấn tình nguyện viên", "6 tháng đầu năm 2026"),
        ("su-kien/", "Sơ kết 9 tháng", "sẽ thông báo sau"),
        ("su-kien/", "Xây dựng kế hoạch năm 2027", "quý IV"),
        ("chien-dich/", "Lễ hội Xuân hồng", "cuối tháng 2 – đầu tháng 3/2026"),
    ];
    for (folder, title, when) in times {
        let text = said(folder, title).to_lowercase();
        assert!(text.contains(&when.to_lowercase()), "{title}: {when} in {text}");
        assert!(PROGRAMME.to_lowercase().contains(&when.to_lowercase()), "{when} stands in the programme");
    }
    // Every host of every wave, and no day that nobody wrote.
    for (title, hosts) in [
        ("Đợt 01", &["Công an Mẫu", "Xã Thí Dụ", "Phường Giả Định", "Trường Mẫu"][..]),
        ("Đợt 02", &["Xã Thí Dụ", "Trường Mẫu"]),
        ("Đợt 03", &["Công an Mẫu", "Phường Giả Định"]),
    ] {
        let text = said("dot/", title);
        assert!(hosts.iter().all(|host| text.contains(host)), "{title}: {text}");
    }
    let tree = site.tree("output");
    let calendar = tree.get("lich.ics").map(|text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default();
    assert!(!calendar.contains("BEGIN:VEVENT"), "{calendar}");
    let schedule: serde_json::Value = serde_json::from_slice(&tree["schedule.json"]).expect("JSON");
    let slots: Vec<&serde_json::Value> = schedule["drives"].as_array().expect("drives").iter().collect();
    assert_eq!(slots.len(), 8, "{slots:?}");
    for slot in slots {
        assert_eq!(slot["kind"], "slot", "{slot}");
        let when = &slot["when"];
        assert!(when["start"].is_null() || when["start"] != when["end"], "{slot}");
    }
}
