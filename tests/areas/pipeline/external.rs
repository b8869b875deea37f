//! `check --external` as the officer runs it, and that nothing else asks the network for anything.

#![allow(clippy::disallowed_methods, reason = "a server needs a thread")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::support::{Site, assert_same};
use giothong::pipeline::{Memory, Order, build};
use serde_json::Value;

const KEPT: &str = ".giothong-cache/external.json";

/// A server that has one good page, `/tot`, and nothing else; and the first lines of what it was asked for.
struct Server {
    origin: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let own = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let mut head = Vec::new();
                let mut byte = [0];
                while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read > 0) {
                    head.push(byte[0]);
                }
                let head = String::from_utf8_lossy(&head).into_owned();
                let line = head.split(" HTTP/").next().unwrap_or_default().to_owned();
                own.lock().expect("no panic").push(line);
                let status = if head.starts_with("HEAD /tot ") { "200 OK" } else { "410 Gone" };
                let _ = stream.write_all(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").as_bytes());
            }
        });
        Self { origin, asked }
    }

    /// What it was asked for since the last look.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("no panic"))
    }

    /// A site that names a page of the server in a field.
    fn site(&self, page: &str) -> Site {
        let origin = &self.origin;
        Site::small()
            .file("content/news/tin.md", format!("---\ntitle: Tin\ndate: 01/4/2025\nurl: {origin}/{page}\n---\n"))
    }
}

#[test]
fn nothing_but_the_option_asks_the_network_for_anything() {
    let server = Server::start();
    let site = server.site("tot");
    site.run(["check"]).ends_with(0);
    site.run(["check", "--strict", "--format", "json"]).ends_with(0);
    site.run(["build"]).ends_with(0);
    site.run(["pack", "trang.zip"]).ends_with(0);
    assert_eq!(server.asked(), [""; 0]);
    assert!(!site.path(".giothong-cache").exists());
    site.run(["check", "--external"]).ends_with(0);
    assert_eq!(server.asked(), ["HEAD /tot"]);
}

#[test]
fn every_form_of_output_shows_a_dead_link_at_its_place_and_the_second_run_asks_nothing() {
    let server = Server::start();
    let site = server.site("tin");
    let before = site.tree("content");
    let run = site.run(["check", "--external", "--format", "json"]).ends_with(0);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let problem = &report["problems"][0];
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(1), "{report:#}");
    assert_eq!((problem["code"].as_str(), problem["severity"].as_str()), (Some("dead-external-link"), Some("warning")));
    assert_eq!(problem["file"], "content/news/tin.md");
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(4), Some(6)));
    assert_eq!(problem["found"], format!("{}/tin", server.origin));
    assert_eq!(server.asked().len(), 2);

    let github = site.run(["check", "--external", "--format", "github"]).ends_with(0);
    let start = "::warning file=content/news/tin.md,line=4,col=6,title=dead-external-link::";
    assert!(github.stdout.starts_with(start), "{}", github.stdout);
    site.run(["check", "--external"]).ends_with(0).says("cảnh báo[dead-external-link]: ").says("(410)");
    site.run(["--lang", "en", "check", "--external", "--strict"]).ends_with(1).says("warning[dead-external-link]: ");
    assert_eq!(server.asked(), [""; 0], "what was answered is remembered");
    assert_same("content/ behind a check", &before, &site.tree("content"));
}

#[test]
fn what_is_remembered_and_broken_is_asked_again_and_written_anew() {
    let server = Server::start();
    let site = server.site("tot");
    for broken in [&b"{\"version\": 1, "[..], b"\xFF\xFE\x00", b""] {
        site.write(KEPT, broken);
        for asked in [1, 0] {
            site.run(["check", "--external"]).ends_with(0);
            assert_eq!(server.asked().len(), asked, "{broken:?}");
        }
        let kept = site.tree(".giothong-cache");
        assert_eq!(kept.keys().collect::<Vec<_>>(), [".gitignore", "external.json"]);
        assert!(serde_json::from_slice::<Value>(&kept["external.json"]).is_ok());
    }
}

#[test]
fn links_of_every_place_that_is_published_are_gathered_and_no_others() {
    let site = Site::new()
        .file(
            "content/site.yaml",
            "id: thu\ntitle: Trang thử\nnotice: Trang thử.\nbase_url: https://hienmau.example/a\n\
             languages:\n  - tag: ede\n    broadcasts:\n      - {title: Phát thanh, url: https://dai.example/}\n",
        )
        .file(
            "content/facts.yaml",
            "facts:\n  - {id: a, topic: interval, text: Ví dụ., source: Ví dụ, url: https://luat.example/}\n",
        )
        .file(
            "content/drives/a.md",
            "---\ntitle: A\nwhen: 13/4/2025\nsources: [{text: Nguồn, url: https://nguon.example/}]\n\
             contact: {name: Tổ, url: https://to.example/}\nregistration: {url: https://don.example/}\n---\n\
             Xem [bài](https://bao.example/bai#phan), [trang này](https://hienmau.example/a/gioi-thieu/), \
             [gọi](tel:0262000000), <a@to.example>.\n",
        )
        .file(
            "content/donors/d1.md",
            "---\nname: Người Thí Dụ\nkind: person\n---\nXem [bài](https://nguoi.example/).\n",
        )
        .file("content/pages/b.md", "---\ntitle: B\ndraft: true\n---\nXem [bài](https://nhap.example/).\n");
    let clock = chrono::NaiveDate::from_ymd_opt(2025, 4, 1).unwrap_or_default().into();
    let order = Order {
        root: site.root().to_owned(),
        now: None,
        clock,
        drafts: false,
        unreviewed: false,
        base_url: None,
        links: None,
        published: None,
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    };
    let links = build(&order, &mut Memory::default(), &mut ()).links.list();
    let found: Vec<(&str, &str)> = links.iter().map(|link| (&*link.span.file, link.text.as_str())).collect();
    assert_eq!(
        found,
        [
            ("content/drives/a.md", "https://nguon.example/"),
            ("content/drives/a.md", "https://to.example/"),
            ("content/drives/a.md", "https://don.example/"),
            ("content/drives/a.md", "https://bao.example/bai#phan"),
            ("content/facts.yaml", "https://luat.example/"),
            ("content/site.yaml", "https://dai.example/"),
        ]
    );
}

#[test]
fn a_site_that_leads_nowhere_else_is_checked_in_silence() {
    let site = Site::small();
    let run = site.run(["check", "--external"]).ends_with(0);
    assert_eq!(run.transcript(), "nội dung không có lỗi\n");
    assert!(!site.path(".giothong-cache").exists());
}
