//! A site published to a folder, as an officer does it: added to, changed with and without a reason, cut down, met by
//! somebody else's hand.

#![allow(clippy::disallowed_methods, reason = "tests look into the folder that is published to")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;

use crate::support::{Site, Tree};

const CONFIG: &str = "id: thu\n\
                      title: Trang thử\n\
                      notice: Trang này chỉ để thử chương trình, không có thật.\n\
                      Đăng trang:\n  Nơi đăng:\n    o-mang: {Loại: thư mục, Thư mục: ../web}\n";

fn drive(when: &str, more: &str) -> String {
    format!("---\nTiêu đề: Hiến máu ở chợ thử\nThời gian: {when}\n{more}---\n")
}

/// A site in `trang/` beside an empty folder `web/`.
struct Office(Site);

impl Office {
    fn new() -> Self {
        let office = Self(Site::new());
        std::fs::create_dir_all(office.0.path("web")).expect("a folder");
        office.write("content/site.yaml", CONFIG);
        office.write("content/drives/cho.md", drive("07/4/2031", ""));
        office
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        self.0.write(&format!("trang/{path}"), text);
    }

    fn publish(&self, arguments: &[&str]) -> crate::support::Run {
        self.0.run(["--site", "trang", "publish", "--yes"].iter().chain(arguments))
    }

    /// What readers get: the published files without those of the program.
    fn web(&self) -> Tree {
        let mut web = self.0.tree("web");
        web.retain(|path, _| !path.starts_with(".giothong"));
        web
    }

    fn output(&self) -> Tree {
        let mut output = self.0.tree("trang/output");
        output.retain(|path, _| !path.starts_with(".giothong") && path != ".gitignore");
        output
    }
}

#[test]
fn the_first_time_everything_is_sent_and_then_only_what_changed() {
    let office = Office::new();
    office.publish(&[]).ends_with(0).says("đã đăng lên `o-mang`");
    assert_eq!(office.web(), office.output());
    office.publish(&[]).ends_with(0).says("không có gì để gửi");
    office.write("content/drives/moi.md", drive("08/4/2031", ""));
    office.publish(&[]).ends_with(0).says("thêm: Hiến máu ở chợ thử – 08/4/2031").says("1 trang mới");
    let (web, output) = (office.web(), office.output());
    assert!(output.iter().all(|(path, bytes)| web.get(path) == Some(bytes)), "all of it is there");
    let more: Vec<_> = web.keys().filter(|path| !output.contains_key(*path)).collect();
    assert!(more.iter().all(|path| path.starts_with("assets/")), "{more:?}");
}

#[test]
fn a_change_without_a_reason_is_refused_until_it_has_one_or_is_named() {
    let office = Office::new();
    office.publish(&[]).ends_with(0);
    let before = office.web();
    office.write("content/drives/cho.md", drive("09/4/2031", ""));
    office.publish(&[]).ends_with(1).says("unexplained-change");
    assert_eq!(office.web(), before);
    let reason = "Lịch sử: [{Ngày: 2025-01-01, Trước đó: {Thời gian: 07/4/2031}, Lý do: Trùng lịch}]\n";
    office.write("content/drives/cho.md", drive("09/4/2031", reason));
    office.publish(&[]).ends_with(0).says("đổi thời gian: Hiến máu ở chợ thử: 07/4/2031 → 09/4/2031");
    office.write("content/drives/cho.md", drive("10/4/2031", reason));
    office.publish(&["--allow", "unexplained-change"]).ends_with(0);
}

#[test]
fn an_error_or_a_look_ahead_sends_nothing() {
    let office = Office::new();
    office.publish(&["--dry-run"]).ends_with(0).says("chưa gửi gì");
    assert!(office.0.tree("web").is_empty());
    office.write("content/drives/cho.md", drive("32/4/2031", ""));
    office.publish(&[]).ends_with(1);
    assert!(office.0.tree("web").is_empty());
    office.0.run(["--site", "trang", "publish"]).ends_with(1);
    office.write("content/drives/cho.md", drive("07/4/2031", "Bản nháp: có\n"));
    office.publish(&[]).ends_with(0);
    assert!(!office.web().keys().any(|path| path.contains("/cho/")), "a draft is not published");
}

#[test]
fn another_place_is_published_to_for_the_first_time_and_an_emptied_one_is_told() {
    let office = Office::new();
    office.publish(&[]).ends_with(0);
    std::fs::create_dir_all(office.0.path("khac")).expect("a folder");
    office.write("content/site.yaml", CONFIG.replace("../web", "../khac"));
    office.publish(&[]).ends_with(0).says("đã đăng lên `o-mang`");
    std::fs::remove_dir_all(office.0.path("khac")).expect("gone");
    std::fs::create_dir_all(office.0.path("khac")).expect("a folder");
    office.publish(&[]).ends_with(2).says("nơi đăng không còn bản kê");
    assert!(office.0.tree("khac").is_empty());
    office.publish(&["--adopt"]).ends_with(0);
}

#[test]
fn without_anybody_to_ask_it_asks_for_yes() {
    let office = Office::new();
    office.0.run(["--site", "trang", "publish"]).ends_with(2).says("--yes");
    assert!(office.0.tree("web").is_empty());
}

#[test]
fn on_a_schedule_it_sends_when_something_but_the_day_of_the_build_differs() {
    let office = Office::new();
    office.publish(&[]).ends_with(0);
    office.0.run(["--site", "trang", "publish", "--when-due"]).ends_with(0).says("chưa đến lúc");
    office.write("content/news/moi.md", "---\nTiêu đề: Tin mới\nNgày: 01/3/2025\n---\nChữ.\n");
    office.0.run(["--site", "trang", "publish", "--when-due"]).ends_with(0).says("đã đăng lên");
    office.0.run(["--site", "trang", "publish", "--when-due"]).ends_with(0).says("chưa đến lúc");
    // The pages say the day on which they were built: it is that of the manifest that is held against.
    let manifest = String::from_utf8(office.0.tree("web")[".giothong-published.json"].clone()).expect("text");
    let (before, after) = manifest.split_once("\"built\":\"").expect("a moment");
    office.0.write("web/.giothong-published.json", format!("{before}\"built\":\"2001{}", &after[4..]));
    office.0.run(["--site", "trang", "publish", "--when-due"]).ends_with(0).says("đã đúng như bản dựng");
}

#[test]
fn what_the_scheduler_runs_publishes_where_there_is_a_target() {
    let office = Office::new();
    office.0.run(["--site", "trang", "next-change"]).ends_with(0).says("publish --when-due");
    office.write("content/site.yaml", CONFIG.split("Đăng trang").next().expect("text"));
    let run = office.0.run(["--site", "trang", "next-change"]).ends_with(0);
    assert!(!run.transcript().contains("publish"), "{}", run.transcript());
}

#[test]
fn many_pages_are_not_deleted_unless_their_number_is_named() {
    let office = Office::new();
    let pages: Vec<String> = (0..40).map(|number| format!("content/pages/trang-{number}.md")).collect();
    for page in &pages {
        office.write(page, "---\nTiêu đề: Trang\n---\nChữ.\n");
    }
    office.publish(&[]).ends_with(0);
    let before = office.web();
    for page in pages.iter().skip(10) {
        office.0.remove(&format!("trang/{page}"));
    }
    office.publish(&[]).ends_with(2).says("--delete 30");
    assert_eq!(office.web(), before);
    office.publish(&["--delete", "29"]).ends_with(2);
    office.publish(&["--delete", "30"]).ends_with(0);
    assert!(office.web().len() < before.len());
}

#[test]
fn a_folder_of_somebody_else_and_the_sites_own_are_refused() {
    let office = Office::new();
    office.0.write("web/index.html", "cơ quan khác");
    office.publish(&[]).ends_with(2).says("--adopt");
    assert_eq!(office.web()["index.html"], "cơ quan khác".as_bytes());
    for own in ["content", "output/x", ".", ".."] {
        office.write("content/site.yaml", CONFIG.replace("../web", own));
        office.publish(&[]).ends_with(2).says("hãy chọn thư mục khác");
    }
    office.write("content/site.yaml", CONFIG.replace("../web", "../khong-co"));
    office.publish(&[]).ends_with(2).says("khong-co");
    assert!(!office.0.path("khong-co").exists());
    office.publish(&["la"]).ends_with(2).says("o-mang");
}

#[test]
fn a_password_in_the_site_is_an_error() {
    let office = Office::new();
    office.write("content/site.yaml", CONFIG.replace("../web", "../web, password: bi-mat"));
    let run = office.publish(&[]).ends_with(1);
    assert!(office.0.tree("web").is_empty(), "{}", run.transcript());
}

const NEWS: &str = "---\nTiêu đề: Tin thử\nNgày: 01/3/2025\n---\n";

#[test]
fn the_words_of_before_are_brought_back_with_what_is_so_today() {
    let office = Office::new();
    office.publish(&["--rollback"]).ends_with(2).says("không giữ bản nào");
    office.write("content/news/tin.md", format!("{NEWS}Chữ đúng.\n"));
    office.publish(&[]).ends_with(0);
    office.write("content/news/tin.md", format!("{NEWS}Chữ sai.\n"));
    office.write(
        "content/drives/cho.md",
        drive(
            "07/4/2031",
            "Tình trạng: Đã hủy\nLịch sử: [{Ngày: 2025-01-01, Trước đó: {Tình trạng: Dự kiến}, Lý do: Mưa bão}]\n",
        ),
    );
    office.publish(&[]).ends_with(0);
    let page = |path: &str| String::from_utf8(office.web()[path].clone()).expect("text");
    let news = || page("tin-tuc/tin/index.html");
    assert!(news().contains("Chữ sai."));
    office.publish(&["--rollback"]).ends_with(0).says("trang đổi: /tin-tuc/tin/");
    assert!(news().contains("Chữ đúng.") && !news().contains("Chữ sai."));
    assert!(page("lich-hien-mau/buoi/cho/index.html").contains("Mưa bão"), "what is called off stays so");
    // A schedule keeps what was brought back true, and does not undo it.
    office.0.run(["--site", "trang", "publish", "--when-due"]).ends_with(0).says("chưa đến lúc");
    office.write("content/drives/moi.md", drive("08/4/2031", ""));
    office
        .0
        .run(["--site", "trang", "publish", "--when-due"])
        .ends_with(0)
        .says("thêm: Hiến máu ở chợ thử – 08/4/2031");
    assert!(news().contains("Chữ đúng."));
    office.publish(&["--rollback"]).ends_with(2).says("không giữ bản nào");
    // A person ends it.
    office.publish(&[]).ends_with(0);
    assert!(news().contains("Chữ sai."));
    assert!(
        !office.0.path("trang/.giothong").read_dir().expect("kept").any(|kept| kept
            .expect("a folder")
            .path()
            .join("site")
            .exists())
    );
}

#[test]
fn nothing_is_left_of_a_person_who_withdrew() {
    let donor = |status: &str| {
        format!(
            "---\nTên: Người Thử Rút Tên\nLoại: Cá nhân\nĐồng ý công khai: {{Tình trạng: {status}, Phạm vi: [Họ tên], Ngày đồng ý: 01/3/2023}}\n---\n"
        )
    };
    let named = format!("{NEWS}Cảm ơn Người Thử Rút Tên.\n");
    let office = Office::new();
    office.write("content/donors/a01.md", donor("Đồng ý"));
    office.write("content/news/tin.md", &named);
    office.publish(&[]).ends_with(0);
    office.write("content/pages/moi.md", "---\nTiêu đề: Trang mới\n---\nChữ.\n");
    office.publish(&[]).ends_with(0);
    office.write("content/donors/a01.md", donor("Đã rút lại"));
    office.publish(&["--rollback"]).ends_with(2).says("1 người từ đó đến nay không còn được nêu tên");
    office.publish(&["--rollback"]).ends_with(2).says("không giữ bản nào");
    office.write("content/news/tin.md", format!("{NEWS}Cảm ơn một người.\n"));
    office.publish(&[]).ends_with(0).says("1 người không còn được nêu tên");
    office.publish(&["--rollback"]).ends_with(2).says("không giữ bản nào");
    for (path, bytes) in office.0.tree(".") {
        let unpacked = path.ends_with(".zip").then(|| unpacked(&bytes));
        let text = unpacked.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
        let is_content = path.starts_with("trang/content/");
        assert!(is_content || !text.contains("Thử Rút Tên"), "{path}");
    }
}

/// The text of all files of an archive.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for index in 0..archive.len() {
        std::io::Read::read_to_string(&mut archive.by_index(index).expect("a file"), &mut text).expect("text");
    }
    text
}

/// A status line and a body.
type Answer = (&'static str, Vec<u8>);
/// What a server answers for a path instead of the file.
type Instead = Box<dyn Fn(&str) -> Option<Answer> + Send>;

/// A web server of the folder, which answers for some files with others, until the site is published.
fn served(root: PathBuf, instead: Instead) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            let _ = reader.read_line(&mut line);
            loop {
                let mut header = String::new();
                if reader.read_line(&mut header).unwrap_or(0) <= 2 {
                    break;
                }
            }
            let path = line.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
            let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
            let (status, body) = instead(&path)
                .or_else(|| Some(("200 OK", std::fs::read(root.join(file)).ok()?)))
                .unwrap_or(("404 Not Found", Vec::new()));
            let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(&body);
        }
    });
    format!("http://{address}/")
}

#[test]
fn success_is_said_when_a_reader_sees_it() {
    let always = |status, body: &'static str| -> Instead { Box::new(move |_| Some((status, body.into()))) };
    let at = |is_there: fn(&str) -> bool, body: &'static str| -> Instead {
        Box::new(move |path| is_there(path).then(|| ("200 OK", body.into())))
    };
    let ways: [(&str, &str, Instead); 6] = [
        ("", "người đọc đã thấy bản mới", at(|_| false, "")),
        ("", "index.php", at(str::is_empty, "php")),
        ("khac/", "không phải thư mục của địa chỉ này", at(|_| false, "")),
        ("", "mã 403", always("403 Forbidden", "")),
        ("", "mã 500", always("500 Internal Server Error", "")),
        ("", "bản cũ", at(|path| path.is_empty() || path.ends_with("index.html"), "cũ")),
    ];
    for (below, words, instead) in ways {
        let office = Office::new();
        let address = served(office.0.path("web"), instead);
        office.write("content/site.yaml", format!("base_url: {address}{below}\n{CONFIG}"));
        let run = office.publish(&[]).says(words);
        assert_eq!(run.status == 0, words.contains("bản mới"), "{}", run.transcript());
        assert!(!office.0.tree("web").keys().any(|path| path.ends_with(".txt") && path.starts_with("giothong-")));
        if run.status == 0 {
            office.0.run(["--site", "trang", "publish", "--check"]).ends_with(0).says("người đọc xem được");
        }
    }
}

#[test]
fn rules_that_bring_the_server_to_fail_are_taken_back_at_once() {
    let office = Office::new();
    let rules = office.0.path("web/.htaccess");
    let fails = rules.clone();
    let failing: Instead = Box::new(move |_| {
        let is_new = std::fs::read_to_string(&fails).is_ok_and(|rules| rules.contains("nosniff"));
        is_new.then(|| ("500 Internal Server Error", Vec::new()))
    });
    let address = served(office.0.path("web"), failing);
    let config = |hosts: &str| format!("base_url: {address}\n{hosts}{CONFIG}");
    office.write("content/site.yaml", config(""));
    office.publish(&[]).ends_with(0);
    office.write("content/site.yaml", config("hosts: [apache]\n"));
    office.publish(&[]).ends_with(2).says("máy chủ không chạy được với `.htaccess` mới (mã 500)");
    assert!(!rules.exists());
    office.publish(&["--dry-run"]).ends_with(0).says("1 tệp phải gửi");
}

#[test]
fn a_server_is_not_asked_without_a_password_and_a_refused_one_is_printed_nowhere() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let office = Office::new();
    let target = format!("may-chu: {{Loại: WebDAV, Địa chỉ: \"http://{address}/\", Tên đăng nhập: an}}");
    office.write("content/site.yaml", CONFIG.replace("o-mang: {Loại: thư mục, Thư mục: ../web}", &target));
    office.publish(&[]).ends_with(2).says("`GIOTHONG_PASSWORD_MAY_CHU`");
    let server = thread::spawn(move || {
        for _ in 0..if cfg!(target_os = "linux") { 3 } else { 2 } {
            let (mut stream, _) = listener.accept().expect("a connection");
            let lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
            let asked: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            assert!(asked.iter().any(|line| line.ends_with("Basic YW46c2FpLW1hdC1raGF1")), "{asked:?}");
            stream
                .write_all(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .expect("sent");
        }
    });
    let arguments = ["--site", "trang", "publish", "--yes"];
    let kept = office.0.path("cua-toi");
    office.0.write("cua-toi/giothong/mat-khau.txt", "may-chu: sai-mat-khau\n");
    let mut ways = vec![("GIOTHONG_PASSWORD_MAY_CHU", "sai-mat-khau"), ("GIOTHONG_PASSWORD", "sai-mat-khau")];
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(kept.join("giothong/mat-khau.txt"), std::fs::Permissions::from_mode(0o600))
            .expect("a mode");
        ways.push(("XDG_CONFIG_HOME", kept.to_str().expect("text")));
    }
    for way in ways {
        let said = office.0.run_with(arguments, &[way]).ends_with(2).says("401");
        assert!(!format!("{}{}", said.stdout, said.stderr).contains("sai-mat-khau"));
    }
    server.join().expect("both were asked");
}
