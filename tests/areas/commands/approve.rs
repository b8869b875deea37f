//! A site that asks for approval, from the sheet to what readers see: an office that writes, a leader who signs.

#![allow(clippy::disallowed_methods, reason = "tests look at the sheet and at the folder that is published to")]

use crate::support::{Run, Site};

const CONFIG: &str = "id: thu\n\
                      title: Trang thử\n\
                      notice: Trang này chỉ để thử chương trình, không có thật.\n\
                      Đăng trang:\n  Duyệt: bắt buộc\n  Nơi đăng:\n    o-mang: {Loại: thư mục, Thư mục: ../web}\n";
const DRIVE: &str =
    "---\nTiêu đề: Hiến máu ở chợ thử\nThời gian: 07/4/2031\nGiờ: 7h30\nĐịa điểm: Chợ thử\n---\nMời đến.\n";
const TABLE: &str = "Ngày,Địa điểm,Giờ\n07/8/2031,Sân thử,7h30\n";
const BY: &str = "Người Mẫu, Phó Giám đốc";

/// A site in `trang/` beside an empty folder `web/`.
struct Office(Site);

impl Office {
    fn new() -> Self {
        let office = Self(Site::new());
        std::fs::create_dir_all(office.0.path("web")).expect("a folder");
        office.write("content/site.yaml", CONFIG);
        office.write("content/drives/cho.md", DRIVE);
        office.write("content/drives/bang.csv", TABLE);
        office.write("content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nMột trang thử. Hết.\n");
        office
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        self.0.write(&format!("trang/{path}"), text);
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.path(&format!("trang/{path}"))).expect("a text")
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.0.run(["--site", "trang"].iter().chain(arguments))
    }

    /// The fingerprint of an entry in the list of what waits.
    fn fingerprint(&self, name: &str) -> String {
        let list = self.run(&["approve"]).ends_with(0).stdout;
        let line = list.lines().find(|line| line.contains(&format!(" {name} "))).expect("an entry");
        line.split(' ').next().unwrap_or_default().to_owned()
    }

    fn is_published(&self) -> bool {
        !self.0.tree("web").is_empty()
    }

    /// Approves everything; the row of the table by hand.
    fn approve_all(&self) {
        self.approve_all_of(2);
    }

    /// As [`approve_all`](Self::approve_all), where so many files are texts.
    fn approve_all_of(&self, texts: usize) {
        let row = self.fingerprint("drives/san-thu-2031-08");
        self.run(&["approve", "--by", BY, "--all"])
            .ends_with(0)
            .says(&format!("{texts} mục trong {texts} tệp"))
            .says(&format!("content/drives/bang.csv, hàng 2, cột Duyệt đăng: {BY}; "));
        let cell = format!("\"{BY}; 29/11/2020; {row}\"");
        self.write(
            "content/drives/bang.csv",
            TABLE.replace("Giờ\n", "Giờ,Duyệt đăng\n").replace("7h30\n", &format!("7h30,{cell}\n")),
        );
    }
}

#[test]
fn nothing_is_published_before_it_is_approved_and_everything_is_listed_at_once() {
    let office = Office::new();
    for command in ["check", "build"] {
        office.run(&[command]).ends_with(0).says("lưu ý[unapproved]: 3 mục chờ duyệt");
    }
    for arguments in [&["publish", "--yes"][..], &["publish", "--dry-run"]] {
        office
            .run(arguments)
            .ends_with(1)
            .says("lỗi[unapproved]: “Hiến máu ở chợ thử” chưa được duyệt lần nào")
            .says("content/drives/cho.md:2:10")
            .says("lỗi[unapproved]: “Hiến máu tại Sân thử”")
            .says("ô B2")
            .says("lỗi[unapproved]: “Giới thiệu”")
            .says(&format!("Dấu: {}}}", office.fingerprint("pages/gioi-thieu")))
            .says("3 lỗi");
    }
    office.run(&["check", "--deny", "unapproved"]).ends_with(1).says("3 lỗi");
    assert!(!office.is_published());
    office.run(&["publish", "--yes", "--allow", "unapproved"]).ends_with(0).says("đã đăng lên");
}

#[test]
fn what_was_signed_is_published_until_it_changes() {
    let office = Office::new();
    office.approve_all();
    office.run(&["approve"]).ends_with(0).says("mọi mục đã được duyệt");
    let said = office.run(&["check"]).ends_with(0).transcript();
    assert!(!said.contains("unapproved"), "{said}");
    office.run(&["publish", "--yes"]).ends_with(0).says("đã đăng lên");
    // What must not wait does not wait.
    let approved = office.read("content/drives/cho.md");
    let moved = approved.replace(
        "Giờ: 7h30\n",
        "Giờ: 8h\nTình trạng: Hoãn\nLịch sử: [{Ngày: 2026-01-01, Trước đó: {Giờ: 7h30, Tình trạng: Dự kiến}, Lý do: Bão}]\n",
    );
    office.write("content/drives/cho.md", &moved);
    office.run(&["publish", "--yes"]).ends_with(0).says("đã đăng lên");
    // Other words wait.
    office.write("content/drives/cho.md", moved.replace("Mời đến.", "Mời đến đông."));
    office
        .run(&["publish", "--yes"])
        .ends_with(1)
        .says("“Hiến máu ở chợ thử” khác với nội dung đã duyệt ngày")
        .says(BY);
    office.run(&["approve", "--by", BY, "drives/cho"]).ends_with(0).says("1 mục trong 1 tệp");
    office.run(&["publish", "--yes"]).ends_with(0).says("đã đăng lên");
}

#[test]
fn the_sheet_names_what_is_approved_and_a_changed_entry_is_another() {
    let office = Office::new();
    let sheet = office.0.path("phieu.html");
    let file = sheet.to_str().expect("a name");
    office.run(&["approve", "--sheet", file]).ends_with(0).says("phiếu 3 mục");
    let text = std::fs::read_to_string(&sheet).expect("a sheet");
    for words in [
        "<b>Hiến máu ở chợ thử</b> (buổi hiến máu)<br>07/4/2031 · 7 giờ 30 · Chợ thử",
        "<br>Một trang thử.<br>",
        "tờ 1/1",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let fingerprint = office.fingerprint("pages/gioi-thieu");
    let typed = format!("{}-{}", &fingerprint[..4], &fingerprint[4..]);
    assert!(text.contains(&format!("<code>{typed}</code>")), "{text}");
    // It is printed again over itself, and over nothing else.
    office.run(&["approve", "--sheet", file]).ends_with(0);
    office.0.write("thu.html", "<p>Của tôi</p>");
    office.run(&["approve", "--sheet", office.0.path("thu.html").to_str().expect("a name")]).ends_with(2);
    office.run(&["approve", "--sheet", "trang/content/phieu.html"]).ends_with(2);
    // Changed after it was printed: what was signed is not there any more.
    office.write("content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nMột trang khác.\n");
    let before = office.read("content/drives/cho.md");
    let drive = office.fingerprint("drives/cho");
    office
        .run(&["approve", "--by", BY, &drive, &typed.to_uppercase()])
        .ends_with(2)
        .says("không có mục nào đang chờ duyệt");
    assert_eq!(office.read("content/drives/cho.md"), before, "none was written");
    office.run(&["approve", "--by", BY, &drive.to_uppercase()]).ends_with(0);
    assert!(office.read("content/drives/cho.md").contains(&format!("Dấu: {drive}\n")));
    office.run(&["approve", "--by", BY]).ends_with(2).says("--all");
    office.run(&["approve", "--by", " ", "--all"]).ends_with(2);
}

#[test]
fn a_copied_row_is_not_approved_with_the_first() {
    let office = Office::new();
    office.approve_all();
    let table = office.read("content/drives/bang.csv");
    let row = table.lines().nth(1).expect("a row");
    office.write("content/drives/bang.csv", format!("{table}{}\n", row.replace("07/8", "09/9")));
    office.run(&["publish", "--yes"]).ends_with(1).says("ô D3");
}

#[test]
fn another_file_under_the_same_name_is_not_approved() {
    let office = Office::new();
    let drawing = |width: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h{width}v9z\"/></svg>\n")
    };
    office.write("content/materials/to-roi.md", "---\ntitle: Tờ rơi\nkind: leaflet\nfile: to-roi.svg\n---\n");
    office.write("content/materials/to-roi.svg", drawing("9"));
    office.write("content/pages/anh.md", "---\ntitle: Ảnh\n---\n![Tờ rơi](../materials/to%2Droi.svg)\n");
    office.approve_all_of(4);
    office.run(&["publish", "--yes"]).ends_with(0).says("đã đăng lên");
    office.write("content/materials/to-roi.svg", drawing("5"));
    office.run(&["publish", "--yes"]).ends_with(1).says("“Tờ rơi” khác với").says("“Ảnh” khác với").says("2 lỗi");
}

#[test]
fn a_site_that_asks_for_no_approval_is_told_how() {
    let office = Office::new();
    office.write("content/site.yaml", CONFIG.replace("  Duyệt: bắt buộc\n", ""));
    office.run(&["approve"]).ends_with(2).says("Duyệt: bắt buộc");
    office.run(&["publish", "--yes"]).ends_with(0).says("đã đăng lên");
}

#[test]
fn with_mistakes_in_the_content_nothing_is_approved() {
    let office = Office::new();
    office.write("content/pages/loi.md", "---\ntitle: Lỗi\nwehn: 1\n---\n");
    office.run(&["approve", "--by", BY, "--all"]).ends_with(1).says("unknown-field");
    assert_eq!(office.read("content/drives/cho.md"), DRIVE);
    office.run(&["approve"]).ends_with(1).says("4 mục chờ duyệt");
}
