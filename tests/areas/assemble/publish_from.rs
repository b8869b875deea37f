//! An entry with a moment from which it is published is nowhere before it, and everywhere from it on.

use crate::support::Site;

const CONFIG: &str = "id: thu\ntitle: Trang thử\nnotice: Trang này chỉ để thử chương trình, không có thật.\n\
                      base_url: https://hienmau.example/\n";

fn site() -> Site {
    Site::new()
        .file("content/site.yaml", CONFIG)
        .file("content/news/truoc.md", "---\nTiêu đề: Tin cũ\nNgày: 01/3/2031\n---\nXem [tin kia](news/sau).\n")
        .file("content/news/sau.md", "---\nTiêu đề: Tin hẹn giờ\nNgày: 02/3/2031\nĐăng từ: 7h30 05/3/2031\n---\nChữ.\n")
}

/// The files in which a word stands, built at a time.
fn files_with(site: &Site, now: &str) -> Vec<String> {
    site.run(["build", "--now", now]).ends_with(0);
    let tree = site.tree("output");
    let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Tin hẹn giờ");
    tree.into_iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn it_is_nowhere_before_its_moment_and_everywhere_from_it_on() {
    let site = site();
    assert_eq!(files_with(&site, "2031-03-05T07:29"), [""; 0]);
    let shown = files_with(&site, "2031-03-05T07:30");
    for place in ["tin-tuc/sau/index.html", "tin-tuc/index.html", "index.html", "feed.xml"] {
        assert!(shown.iter().any(|path| path == place), "{place} in {shown:?}");
    }
}

#[test]
fn the_moment_is_when_a_rebuild_is_of_use() {
    let site = site();
    site.run(["next-change", "--now", "2031-03-04T12:00"]).ends_with(0).says("05/3/2031 07:30");
}
