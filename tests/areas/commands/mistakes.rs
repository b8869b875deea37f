//! What a run with mistakes does beside naming them, and what is no mistake at all.

#![allow(clippy::disallowed_methods, reason = "cases and times of files are read")]

use crate::support::case::Case;
use crate::support::golden::assert_text;
use crate::support::{self, SITE, Site, assert_same, repository};
use serde_json::Value;

const DRIVE: &str = "content/drives/thang-4.md";

fn five_mistakes() -> Site {
    let case = std::fs::read_to_string(repository("tests/problems/five-mistakes.md")).expect("the case");
    Case::read(&case).expect("a well-formed case").site()
}

#[test]
fn five_mistakes_in_one_file_are_five_located_problems_in_one_run() {
    let run = five_mistakes().run(["check", "--format", "json"]).ends_with(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON on stdout and nothing else");
    assert_eq!(run.stderr, "");
    let problems = report["problems"].as_array().expect("a list of problems");
    let lines: Vec<_> = problems.iter().map(|problem| problem["line"].as_u64().unwrap_or(0)).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7], "{report:#}");
    assert!(problems.iter().all(|problem| problem["file"] == DRIVE && problem["column"].as_u64() >= Some(1)));
    assert_eq!(report["summary"]["errors"], 5);
}

#[test]
fn the_json_of_check_has_the_promised_form() {
    let schema = std::fs::read_to_string(repository("tests/support/problems.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("a schema in JSON");
    let sites = [
        five_mistakes(),
        Site::small(),
        Site::new(),
        Site::from("tests/sites/minh-hoa"),
        Site::small().file(DRIVE, "---\ntitle: A\nwhen: 13/4/2025\nvenue: B\nvenue: C\narea: xa-la\n---\n# D\n"),
    ];
    for site in sites {
        let run = site.run(["check", "--format", "json"]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        support::schema::assert_fits(&schema, &report);
    }
}

#[test]
fn annotations_for_github_name_file_line_and_code() {
    let run = five_mistakes().run(["check", "--format", "github"]).ends_with(1);
    let first = run.stdout.lines().next().unwrap_or_default();
    assert!(first.starts_with(&format!("::error file={DRIVE},line=3,col=7,title=bad-date::")), "{first}");
    assert_eq!(run.stdout.lines().count(), 5);
}

#[test]
fn english_messages_have_the_same_codes_at_the_same_places() {
    let places = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.contains("-->") || line.contains("]: "));
        lines
            .map(|line| {
                line.split_once("]: ")
                    .map_or(line, |(head, _)| head.split_once('[').map_or(head, |(_, code)| code))
                    .to_owned()
            })
            .collect()
    };
    let site = five_mistakes();
    let (vi, en) = (site.run(["check"]), site.run(["--lang", "en", "check"]));
    assert_eq!(places(&vi.stderr), places(&en.stderr));
    assert!(en.stderr.contains("error[bad-date]: ") && !en.stderr.contains("lỗi"), "{}", en.stderr);
}

#[test]
fn a_build_with_errors_leaves_the_site_before_it_as_it_was() {
    let site = Site::small().file(DRIVE, "---\ntitle: Hiến máu\nwhen: 13/4/2025\n---\n");
    site.run(["build"]).ends_with(0);
    let (tree, times) = (site.tree("output"), modified(&site));
    site.write(DRIVE, "---\ntitle: Hiến máu\nwhen: 31/4/2025\n---\n");
    site.run(["build"]).ends_with(1).says("trang cũ vẫn nguyên").says("bad-date");
    assert_same("output/ behind a failed build", &tree, &site.tree("output"));
    assert_eq!(times, modified(&site));
}

fn modified(site: &Site) -> Vec<std::time::SystemTime> {
    let time = |path: String| site.path(&format!("output/{path}")).metadata().and_then(|metadata| metadata.modified());
    site.tree("output").into_keys().map(|path| time(path).expect("a time")).collect()
}

#[test]
fn check_and_build_write_nothing_among_the_content() {
    let site = Site::from("tests/sites/nho");
    let before = site.tree("content");
    site.run(["check"]).ends_with(0);
    assert!(!site.path("output").exists());
    site.run(["build"]).ends_with(0);
    assert_same("content/ behind a build", &before, &site.tree("content"));
}

#[test]
fn mistakes_of_one_site_do_not_hide_those_of_another_file() {
    let broken = "---\ntitle: [\n---\n";
    let site = Site::small()
        .file("content/drives/a.md", broken)
        .file("content/drives/b.md", "---\ntitle: B\nwhen: 31/4/2025\n---\n")
        .file("content/pages/c.md", "---\ntitle: C\n---\nXem [a](drives/a) và [b](drives/b).\n");
    let run = site.run(["check"]).ends_with(1).says("bad-yaml").says("bad-date");
    assert!(
        run.stderr.ends_with("2 lỗi, 0 cảnh báo\n"),
        "links to a broken entry are not broken links\n{}",
        run.stderr
    );
}

// What looks odd and is fine.

#[test]
fn a_byte_order_mark_windows_line_ends_and_trailing_blanks_are_fine() {
    let text = "\u{feff}---  \r\ntitle: Hiến máu  \r\nwhen: 13/4/2025\t\r\n---\r\n\r\nMang theo căn cước.  \r\n";
    let plain = "---\ntitle: Hiến máu\nwhen: 13/4/2025\n---\n\nMang theo căn cước.\n";
    let site = |text: &str| Site::small().file("content/site.yaml", SITE).file(DRIVE, text);
    fine(&site(text));
    let (odd, plain) = (site(text).build(), site(plain).build());
    assert_same("with and without a byte-order mark, CRLF and blanks", &plain, &odd);
}

#[test]
fn decomposed_letters_become_the_same_site_as_composed_ones() {
    let composed = "---\ntitle: Hiến máu ở Đắk Tô\nwhen: tháng 4/2025\nvenue: Hội trường lớn\n---\nĐiều cần biết.\n";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(composed).collect();
    assert_ne!(composed, decomposed);
    let build = |text: &str| Site::small().file(DRIVE, text).build();
    assert_same("composed and decomposed", &build(composed), &build(&decomposed));
}

#[test]
fn words_that_yaml_takes_for_something_else_stay_words() {
    let site = Site::small().file(
        "content/drives/2025.yaml",
        "- id: no\n  title: no\n  when: 13/4/2025\n  hours: 7:00\n  venue: 1e3\n  address: 0x1F\n  draft: no\n  \
         contact: { phone: 0262000000, name: on }\n",
    );
    fine(&site);
    let tree = site.build();
    let page = String::from_utf8_lossy(&tree["lich-hien-mau/buoi/no/index.html"]).into_owned();
    for words in ["7 giờ", "1e3", "0x1F", "0262000000", ">no<"] {
        assert!(page.contains(words), "`{words}` in\n{page}");
    }
}

#[test]
fn files_of_office_programs_and_hidden_files_are_passed_over() {
    let drive = "---\ntitle: Hiến máu\nwhen: 13/4/2025\n---\n";
    let site = || Site::small().file(DRIVE, drive);
    let with = site()
        .file("content/drives/~$thang-4.md", "khóa của Word")
        .file("content/drives/.hidden", b"\xFF\xFE")
        .file("content/drives/.DS_Store", b"\x00\x01")
        .file("content/drives/_ghi-chu.md", "chưa viết xong")
        .file("content/.obsidian/app.json", "{}");
    fine(&with);
    assert_same("with and without such files", &site().build(), &with.build());
}

#[test]
fn vietnamese_keys_and_english_keys_say_the_same() {
    let english =
        "---\ntitle: Hiến máu\nwhen: 13/4/2025\nhours: 7:30-11:30\nstatus: confirmed\ntarget_units: 1.200\n---\n";
    let vietnamese = "---\nTiêu đề: Hiến máu\nNgày: Chủ nhật, 13/04/2025\nGiờ: 7h30 - 11h30\nTình trạng: Đã xác nhận\nChỉ tiêu: 1200\n---\n";
    let build = |text: &str| Site::small().file(DRIVE, text).build();
    assert_same("English and Vietnamese keys", &build(english), &build(vietnamese));
}

#[test]
fn the_content_of_this_repository_has_no_errors() {
    fine_with_warnings(&Site::new().folder("content", "content"));
}

#[test]
fn the_sample_site_has_no_errors_and_says_exactly_this() {
    let run = Site::from("tests/sites/minh-hoa").run(["check"]).ends_with(0);
    assert_text("tests/golden/minh-hoa.txt", &run.transcript());
}

#[track_caller]
fn fine(site: &Site) {
    let run = site.run(["check", "--strict"]).ends_with(0);
    assert_eq!(run.transcript(), "nội dung không có lỗi\n");
}

#[track_caller]
fn fine_with_warnings(site: &Site) {
    let run = site.run(["check"]).ends_with(0);
    assert!(run.stdout.ends_with("nội dung không có lỗi\n"), "{}", run.transcript());
}

#[test]
fn an_article_without_a_title_that_can_be_read_is_still_named() {
    for title in ["", "title:", "title: []"] {
        let site = Site::small()
            .file("content/awareness/bai.md", format!("---\n{title}\ntopic: preparation\n---\nMột câu.\n"));
        site.run(["check"]).ends_with(1).says("unreviewed-article").says("> content/awareness/bai.md");
        let run = site.run(["check", "--format", "json"]);
        assert!(!run.stdout.contains("\"file\":\"\"") && !run.stdout.contains("\"file\": \"\""), "{}", run.stdout);
    }
}
