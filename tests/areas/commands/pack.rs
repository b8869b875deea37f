//! An archive that is unpacked over a former one: nothing that was taken down stays on the host.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "archives are unpacked and made")]

use std::io::{Cursor, Write};

use crate::support::{SITE, Site, Tree};
use zip::write::SimpleFileOptions;

/// The files of an archive by path.
fn unpacked(site: &Site, name: &str) -> Tree {
    let file = std::fs::File::open(site.path(name)).expect("the archive is there");
    let mut archive = zip::ZipArchive::new(file).expect("the archive is a zip file");
    let mut tree = Tree::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file of the archive");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("a file can be unpacked");
        tree.insert(file.name().expect("a name").into_owned(), bytes);
    }
    tree
}

/// An archive with a comment.
fn package(names: &[&str], comment: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file of the archive");
        zip.write_all(b"x").expect("a file of the archive");
    }
    zip.set_comment(comment).expect("a comment");
    zip.finish().expect("an archive").into_inner()
}

const NEWS: &str = "content/news/tin-cu.md";
const PHOTO: &str = "content/news/anh.pdf";

fn site_with_news() -> Site {
    Site::small()
        .file(NEWS, "---\ntitle: Tin cũ\ndate: 05/3/2025\n---\nXem [văn bản](anh.pdf).\n")
        .file(PHOTO, "%PDF-1.4 precious")
        .file("content/drives/thang-4.md", "---\ntitle: Buổi mẫu\nwhen: 13/4/2025\n---\n")
}

#[test]
fn what_went_since_the_former_archive_is_overwritten_and_told() {
    let site = site_with_news();
    site.run(["pack", "cu.zip"]).ends_with(0);
    let old = unpacked(&site, "cu.zip");
    assert!(old.contains_key("tin-tuc/tin-cu/index.html") && old.contains_key("tep/news/anh.pdf"));
    for path in [NEWS, PHOTO, "content/drives/thang-4.md"] {
        site.remove(path);
    }
    let run = site.run(["pack", "moi.zip", "--since", "cu.zip"]).ends_with(0);
    for words in [
        "3 trang đã gỡ",
        "tin-tuc/tin-cu/index.html",
        "hãy xóa chúng ở đó",
        "tep/news/anh.pdf",
        "buoi/thang-4/lich.ics",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    let new = unpacked(&site, "moi.zip");
    assert_eq!(new["tep/news/anh.pdf"], b"");
    assert_eq!(new["lich-hien-mau/buoi/thang-4/lich.ics"], b"");
    let page = String::from_utf8(new["tin-tuc/tin-cu/index.html"].clone()).expect("a page is text");
    for words in [
        "<html lang=\"vi\"",
        "<h1>Trang này đã được gỡ</h1>",
        "<meta name=\"robots\" content=\"noindex\">",
        "href=\"../../index.html\"",
        "đã gỡ nội dung",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Tin cũ") && !page.contains("rel=\"canonical\""), "{page}");
    // A host that has the former site has nothing of what went.
    let mut host = old.clone();
    host.extend(new.clone());
    assert!(host.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("precious")));
    // Whoever packs without it gets the site alone.
    site.run(["pack", "rieng.zip"]).ends_with(0);
    let alone = unpacked(&site, "rieng.zip");
    assert!(new.iter().all(|(path, bytes)| alone.get(path).is_none_or(|own| own == bytes)));
    assert!(alone.keys().all(|path| new.contains_key(path)) && !alone.contains_key("tep/news/anh.pdf"));
    // What is empty already is not brought back; a page that is back stands at its address.
    site.write(NEWS, "---\ntitle: Tin cũ\ndate: 05/3/2025\n---\n");
    let said = site.run(["--lang", "en", "pack", "ba.zip", "--since", "moi.zip"]).ends_with(0).stdout;
    assert!(said.contains("2 pages went") && !said.contains("anh.pdf"), "{said}");
    let third = unpacked(&site, "ba.zip");
    assert!(!third.contains_key("tep/news/anh.pdf"));
    assert!(String::from_utf8_lossy(&third["tin-tuc/tin-cu/index.html"]).contains("Tin cũ"));
}

#[test]
fn what_went_in_another_language_says_so_in_it_and_files_of_the_theme_stay() {
    let site = Site::new().file("content/site.yaml", format!("{SITE}languages: [{{tag: en}}]\n"));
    let old = ["en/tin-tuc/a/index.html", "assets/style.0123.css", "assets/x.svg"];
    site.write("cu.zip", package(&old, "giothong pack"));
    let run = site.run(["pack", "moi.zip", "--since", "cu.zip"]).ends_with(0);
    assert!(run.stdout.contains("1 tệp giao diện cũ được để nguyên") && run.stdout.contains("style.0123.css"));
    let new = unpacked(&site, "moi.zip");
    assert!(String::from_utf8_lossy(&new["en/tin-tuc/a/index.html"]).contains("This page was taken down"));
    assert!(!new.contains_key("assets/style.0123.css"));
    assert_eq!(new["assets/x.svg"], b"");
}

#[test]
fn an_archive_that_pack_never_wrote_is_refused_and_nothing_is_written() {
    let site = Site::small();
    let mut many = package(&["a.html"], "giothong pack");
    let end = many.len() - 35;
    many[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
    for (name, bytes, words) in [
        ("la.zip", package(&["a.html"], ""), "was not made by `giothong pack`"),
        ("leo.zip", package(&["../a.html"], "giothong pack"), "may leave the folder"),
        ("goc.zip", package(&["/etc/passwd"], "giothong pack"), "begins with"),
        ("con.zip", package(&["aux.html"], "giothong pack"), "a device on Windows"),
        ("hoa.zip", package(&["A.pdf", "a.pdf"], "giothong pack"), "only in capitals"),
        ("chu.zip", package(&["\u{202e}a.pdf"], "giothong pack"), "damaged"),
        ("nhieu.zip", many, "too many files"),
        ("rong.zip", Vec::new(), "was not made by"),
        ("chu-thuong.zip", b"giothong pack".to_vec(), "was not made by"),
    ] {
        site.write(name, bytes);
        let run = site.run(["--lang", "en", "pack", "moi.zip", "--since", name]).ends_with(2);
        assert!(run.stderr.contains(words), "{name}: {}", run.stderr);
        assert!(!site.path("moi.zip").exists(), "{name}");
    }
    site.run(["pack", "moi.zip", "--since", "khong-co.zip"]).ends_with(2).says("không dùng được `khong-co.zip`");
}

#[test]
fn pages_of_an_archive_carry_no_policy_since_a_disk_is_no_host() {
    let site = Site::new().file("content/site.yaml", format!("{SITE}hosts: [github, apache]\n"));
    site.run(["pack", "moi.zip"]).ends_with(0);
    let tree = unpacked(&site, "moi.zip");
    assert!(tree.contains_key(".htaccess") && !tree.contains_key(".nojekyll"));
    assert!(!String::from_utf8_lossy(&tree["index.html"]).contains("Content-Security-Policy"));
    assert!(String::from_utf8_lossy(&site.build()["index.html"]).contains("Content-Security-Policy"));
}

#[test]
fn an_archive_larger_than_the_host_takes_is_told() {
    let site = Site::small();
    let sized = |limit: &str| {
        site.write("content/site.yaml", format!("{SITE}{limit}"));
        site.run(["pack", "moi.zip"]).ends_with(0).stderr
    };
    assert!(!sized("").contains("MB") && !sized("Giới hạn dung lượng tệp ZIP: 1\n").contains("MB"));
    let said = sized("Giới hạn dung lượng tệp ZIP: 0\n");
    assert!(said.contains("cảnh báo: tệp ZIP nặng 1 MB, hơn 0 MB"), "{said}");
    let english = site.run(["--lang", "en", "pack", "moi.zip"]).ends_with(0).stderr;
    assert!(english.contains("warning: the archive has 1 MB"), "{english}");
}
