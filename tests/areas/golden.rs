//! Whole sites with exact transcripts and trees, drawn with a theme that has nothing in it that only looks good.

use crate::support::golden::{assert_text, assert_tree};
use crate::support::{Site, Tree};

#[test]
fn a_small_site_becomes_exactly_this_tree_and_says_exactly_this() {
    let site = Site::from("tests/sites/nho");
    let run = site.run(["build"]).ends_with(0);
    assert_text("tests/golden/nho.txt", &run.transcript());
    assert_tree("tests/golden/nho", &site.build());
}

#[test]
fn a_site_in_several_languages_becomes_exactly_this_tree_and_says_exactly_this() {
    let site = Site::from("tests/sites/tieng").folder("tests/sites/nho/themes", "themes");
    let run = site.run(["build"]).ends_with(0);
    assert_text("tests/golden/tieng.txt", &run.transcript());
    assert_tree("tests/golden/tieng", &site.build());
}

#[test]
fn a_second_build_touches_nothing() {
    let site = Site::from("tests/sites/nho");
    site.run(["build"]).ends_with(0);
    let before = modified(&site);
    site.run(["build"]).ends_with(0).says("không có gì đổi từ lần dựng trước");
    assert_eq!(before, modified(&site));
    // Without the record of the build before, everything is made again and found the same.
    site.remove(".output.giothong/last-build.json");
    site.run(["build"]).ends_with(0).says("thêm 0, đổi 0, bỏ 0");
    assert_eq!(before, modified(&site));
}

#[test]
fn links_written_out_in_full_lead_to_the_same_pages() {
    let directory = Site::from("tests/sites/nho");
    let explicit = Site::from("tests/sites/nho");
    let config = String::from_utf8(explicit.tree("content")["site.yaml"].clone()).unwrap();
    explicit.write("content/site.yaml", format!("{config}links: explicit\n"));
    let (directory, explicit) = (directory.build(), explicit.build());
    assert_eq!(directory.keys().collect::<Vec<_>>(), explicit.keys().collect::<Vec<_>>());
    let links = |tree: &Tree| -> usize {
        let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
        pages.map(|(_, html)| String::from_utf8_lossy(html).matches("/index.html\"").count()).sum()
    };
    assert_eq!(links(&directory), 0);
    assert!(links(&explicit) > 100);
}

#[test]
fn a_theme_of_two_files_changes_that_part_and_nothing_else() {
    let own = Site::from("tests/sites/hai-tep");
    let default = Site::from("tests/sites/hai-tep");
    let config = String::from_utf8(default.tree("content")["site.yaml"].clone()).unwrap();
    default.write("content/site.yaml", config.replace("theme: rieng\n", ""));
    let (own, default) = (own.build(), default.build());

    assert_eq!(own.keys().collect::<Vec<_>>(), default.keys().collect::<Vec<_>>());
    let mut changed = 0;
    for (path, bytes) in &default {
        let (effective_status, replaced) = (without_footer(bytes), without_footer(&own[path]));
        assert_eq!(effective_status.0, replaced.0, "{path} outside its footer");
        if let Some(footer) = replaced.1 {
            assert_eq!(footer, "<footer><p>Chân trang riêng của Trang hai tệp</p></footer>", "{path}");
            changed += 1;
        }
    }
    assert!(changed > 10, "{changed} pages have the footer");
}

/// A page's text around its footer, without blank lines, and the footer.
fn without_footer(bytes: &[u8]) -> (Vec<String>, Option<String>) {
    let text = String::from_utf8_lossy(bytes);
    let found = text.find("<footer").zip(text.find("</footer>").map(|at| at + "</footer>".len()));
    let (around, footer) = match found {
        Some((start, end)) => (format!("{}\n{}", &text[..start], &text[end..]), Some(text[start..end].to_owned())),
        None => (text.into_owned(), None),
    };
    (around.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(), footer)
}

/// Every file of the output and when it was last written.
fn modified(site: &Site) -> Vec<(String, std::time::SystemTime)> {
    let time = |path: &String| site.path(&format!("output/{path}")).metadata().unwrap().modified().unwrap();
    site.tree("output")
        .into_keys()
        .map(|path| {
            let time = time(&path);
            (path, time)
        })
        .collect()
}
