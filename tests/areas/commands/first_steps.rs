//! The first steps of somebody new: what editors are told of the content, a new file, a new site.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use std::collections::BTreeSet;

use crate::support::{self, Site};
use serde_json::Value;

use giothong::diagnostics::Speech;
use giothong::model::config::SiteConfig;
use giothong::model::fact::Facts;
use giothong::model::field::{Field, Shape};
use giothong::model::kind::Kind;
use giothong::model::read::Record;
use giothong::model::schema::{Subject, schema};

#[test]
fn the_schema_names_every_field_of_every_kind_in_both_languages() {
    for keys in [Speech::Vi, Speech::En] {
        for subject in Subject::all() {
            let mut keys_of_it = BTreeSet::new();
            property_names(&schema(Some(subject), keys), &mut keys_of_it);
            for field in fields(subject) {
                for name in [field.name, field.label].iter().chain(field.spellings) {
                    assert!(keys_of_it.contains(*name), "{}: {name}", subject.word());
                }
            }
        }
    }
}

#[test]
fn properties_of_the_schema_are_named_in_the_language_asked_for_and_else_in_that_of_the_site() {
    let site = Site::small();
    let english = site.run(["schema", "drive", "--keys", "en"]).ends_with(0).stdout;
    let vietnamese = site.run(["schema", "drive", "--keys", "vi"]).ends_with(0).stdout;
    assert_eq!(site.run(["schema", "drive"]).ends_with(0).stdout, vietnamese);
    site.write("content/site.yaml", format!("{}language: en\n", support::SITE));
    assert_eq!(site.run(["schema", "drive"]).ends_with(0).stdout, english);
    assert_eq!(site.run(["--lang", "vi", "schema", "drive"]).ends_with(0).stdout, vietnamese);
    let property = |text: &str, name: &str| json(text)["$defs"]["drive"]["properties"].get(name).is_some();
    assert!(property(&english, "target_units") && !property(&english, "Chỉ tiêu"));
    assert!(property(&vietnamese, "Chỉ tiêu") && !property(&vietnamese, "target_units"));
}

#[test]
fn the_whole_schema_defines_every_subject_and_every_reference_in_it_leads_somewhere() {
    for keys in ["vi", "en"] {
        let whole = json(&Site::new().run(["schema", "--keys", keys]).ends_with(0).stdout);
        let definitions = whole["$defs"].as_object().expect("definitions by name");
        for subject in Subject::all() {
            assert_eq!(definitions[subject.word()]["additionalProperties"], Value::Bool(false), "{}", subject.word());
        }
        let text = whole.to_string();
        let references: Vec<&str> =
            text.split("\"$ref\":\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(references.len() > Kind::ALL.len());
        for name in references {
            assert!(definitions.contains_key(name), "{name}");
        }
    }
}

#[test]
fn a_schema_of_a_kind_that_is_not_there_is_refused_with_the_kinds_that_are() {
    Site::small().run(["schema", "drvie"]).ends_with(2).says("không nhận giá trị `drvie`").says("drive");
    Site::small().run(["--lang", "en", "schema", "drvie"]).ends_with(2).says("does not take `drvie`").says("drive");
}

/// What a required reference of a new entry may name.
const A_PLACE: (&str, &str) = ("content/places/noi-thu.md", "---\nname: Nơi thử\n---\n");

#[test]
fn a_new_entry_of_every_kind_leaves_the_site_whole_and_is_no_mistake_as_a_draft_either() {
    for language in ["vi", "en"] {
        let site = Site::small().file(A_PLACE.0, A_PLACE.1);
        site.write("content/site.yaml", format!("{}language: {language}\n", support::SITE));
        for kind in Kind::ALL {
            let (word, folder) = (kind.facts().singular, kind.facts().folder);
            let path = format!("content/{folder}/{word}-moi.md");
            site.run(["new", word]).ends_with(0).says(&path);
            assert!(site.path(&path).is_file(), "{path}");
        }
        site.run(["check"]).ends_with(0);
        site.run(["check", "--drafts"]).ends_with(0);
        assert_eq!(site.tree("content").len(), 2 + Kind::ALL.len());
    }
}

#[test]
fn every_line_a_new_entry_offers_can_be_used_as_it_stands() {
    for language in ["vi", "en"] {
        for kind in Kind::ALL {
            let site = Site::small().file(A_PLACE.0, A_PLACE.1);
            site.write("content/site.yaml", format!("{}language: {language}\n", support::SITE));
            let word = kind.facts().singular;
            site.run(["new", word, "thu"]).ends_with(0);
            let path = format!("content/{}/thu.md", kind.facts().folder);
            let text = text(&site, &path);
            let used: Vec<&str> = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
            site.write(&path, used.join("\n") + "\n");
            let report = json(&site.run(["check", "--drafts", "--format", "json"]).stdout);
            for problem in report["problems"].as_array().expect("problems") {
                // Files, entries and milestones that an example names are not there, and `…` is to be filled in; that alone
                // is wrong.
                let code = problem["code"].as_str().expect("a code");
                let about_others = [
                    "dangling-reference",
                    "missing-file",
                    "unknown-tier",
                    "missing-consent",
                    "empty-field",
                    "unreviewed-article",
                ];
                assert!(about_others.contains(&code), "{word} in {language}: {problem:#}\n{text}");
            }
            // The text stands below the front matter, and `approve` writes approvals.
            let is_offered = |field: &&&Field| !matches!(field.name, "approved" | "body");
            for field in kind.tables().iter().flat_map(|table| table.iter()).filter(is_offered) {
                let key = if language == "vi" { field.label } else { field.name };
                assert!(used.iter().any(|line| line.starts_with(&format!("{key}:"))), "{word}: {key}\n{text}");
            }
        }
    }
}

#[test]
fn a_new_entry_replaces_nothing_and_takes_the_next_free_id_by_itself() {
    let rows = "- Mã: thang-4\n  Tiêu đề: Buổi tháng 4\n  Ngày: 07/4/2025\n";
    let site = Site::small().file("content/drives/2025.yaml", rows);
    site.run(["new", "drive"]).ends_with(0).says("content/drives/drive-moi.md");
    site.run(["new", "drive"]).ends_with(0).says("content/drives/drive-moi-2.md");
    let before = site.tree("content");
    site.run(["new", "drive", "drive-moi"]).ends_with(2).says("mã còn trống: `drive-moi-3`");
    site.run(["--lang", "en", "new", "drive", "drive-moi"]).ends_with(2).says("a free one is `drive-moi-3`");
    site.run(["new", "drive", "thang-4"]).ends_with(2).says("mã còn trống: `thang-4-2`");
    site.run(["new", "drive", "Tháng 5"]).ends_with(2).says("dùng `thang-5`");
    site.run(["--lang", "en", "new", "drive", "../x"]).ends_with(2).says("use `x`");
    support::assert_same("the content", &before, &site.tree("content"));
}

#[test]
fn a_new_entry_says_what_has_to_be_there_first() {
    Site::small().run(["new", "quota"]).ends_with(2).says("giothong new organization|place");
    Site::small().run(["--lang", "en", "new", "quota"]).ends_with(2).says("giothong new organization|place");
    Site::new().run(["new", "drive"]).ends_with(2).says("content/site.yaml");
    Site::small().run(["new", "drvie"]).ends_with(2).says("`drvie` (chiến dịch (campaign); ");
    Site::small().run(["new"]).ends_with(2);
}

#[test]
fn a_new_table_of_every_kind_adds_nothing_until_somebody_fills_it_in() {
    for language in ["vi", "en"] {
        let site = Site::small();
        site.write("content/site.yaml", format!("{}language: {language}\n", support::SITE));
        let before = site.run(["check"]).ends_with(0).transcript();
        for kind in Kind::ALL {
            let (word, folder) = (kind.facts().singular, kind.facts().folder);
            site.run(["new", word, "--table", "nam-2025"])
                .ends_with(0)
                .says(&format!("content/{folder}/nam-2025.xlsx"));
        }
        assert_eq!(site.run(["check"]).ends_with(0).transcript(), before);
        assert_eq!(site.run(["check", "--drafts"]).ends_with(0).transcript(), before);
        assert_eq!(site.tree("content").len(), 1 + Kind::ALL.len());
    }
}

#[test]
fn a_new_table_replaces_nothing_and_takes_the_next_free_name_by_itself() {
    let site = Site::small();
    site.run(["new", "drive", "--table"]).ends_with(0).says("content/drives/bang-moi.xlsx");
    site.run(["new", "drive", "--table"]).ends_with(0).says("content/drives/bang-moi-2.xlsx");
    let before = site.tree("content");
    site.run(["new", "drive", "--table", "bang-moi"]).ends_with(2).says("tên còn trống: `bang-moi-3`");
    site.run(["--lang", "en", "new", "drive", "--table", "bang-moi"]).ends_with(2).says("a free name is `bang-moi-3`");
    site.run(["new", "drive", "--table", "Tháng 5"]).ends_with(2).says("dùng `thang-5`");
    site.run(["new", "drive", "--table", "../x"]).ends_with(2).says("dùng `x`");
    Site::new().run(["new", "drive", "--table"]).ends_with(2).says("content/site.yaml");
    support::assert_same("the content", &before, &site.tree("content"));
}

#[test]
fn an_id_of_a_row_in_a_workbook_is_taken() {
    let site = Site::small().file("content/drives/2025.csv", "Mã;Ngày;Địa điểm\nthang-4;07/4/2025;Nơi thử\n");
    site.run(["new", "drive", "thang-4"]).ends_with(2).says("mã còn trống: `thang-4-2`");
}

#[test]
fn a_new_site_builds_at_once_with_its_examples_kept_as_drafts() {
    let site = Site::new();
    site.run(["init", "Hiến máu Ví Dụ"]).ends_with(0).says("Hiến máu Ví Dụ/HUONG-DAN.html");
    let run = |arguments: &[&str]| site.run(["--site", "Hiến máu Ví Dụ"].iter().chain(arguments));
    run(&["check"]).ends_with(0).says("nội dung không có lỗi");
    run(&["check", "--drafts"]).ends_with(0).says("nội dung không có lỗi");
    run(&["build"]).ends_with(0);
    let config = text(&site, "Hiến máu Ví Dụ/content/site.yaml");
    assert!(config.contains("Mã trang: hien-mau-vi-du\n"), "{config}");
    let pages = site.tree("Hiến máu Ví Dụ/output");
    assert!(pages.contains_key("gioi-thieu/index.html"));
    assert!(!pages.keys().any(|path| path.contains("vi-du")), "an example is on the site");
}

#[test]
fn a_new_site_with_its_office_and_province_builds_and_says_who_runs_it() {
    let site = Site::new();
    let office = "Hội Chữ thập đỏ: tỉnh \"Thí Dụ\"";
    site.run(["init", "trang", "--office", office, "--province", "Đắk Lắk"]).ends_with(0);
    let run = |arguments: &[&str]| site.run(["--site", "trang"].iter().chain(arguments));
    run(&["check", "--drafts"]).ends_with(0).says("nội dung không có lỗi");
    run(&["build"]).ends_with(0);
    let config = text(&site, "trang/content/site.yaml");
    let lines = ["Mã trang: hoi-chu-thap-do-tinh-thi-du", "Đơn vị: hoi-chu-thap-do-tinh-thi-du"];
    assert!(lines.iter().all(|line| config.lines().any(|own| own == *line)), "{config}");
    let home = text(&site, "trang/output/index.html");
    assert!(home.contains("Hội Chữ thập đỏ: tỉnh &quot;Thí Dụ&quot;"), "{home}");
    for (name, words) in [("", "chưa có tên cơ quan"), ("…", "không đặt được mã")] {
        site.run(["init", "khac", "--office", name]).ends_with(2).says(words);
    }
    site.run(["--lang", "en", "init", "khac", "--office", " "]).ends_with(2).says("the office is missing");
    assert!(!site.path("khac").exists());
}

#[test]
fn an_editor_is_told_by_which_schema_each_file_of_a_new_site_is_checked() {
    let site = Site::new();
    site.run(["init", "."]).ends_with(0);
    let settings = json(&text(&site, ".vscode/settings.json"));
    let schemas = settings["yaml.schemas"].as_object().expect("schemas by file");
    assert_eq!(schemas.len(), Subject::all().len());
    for subject in Subject::all() {
        let path = format!(".vscode/schemas/{}.json", subject.word());
        let printed = json(&site.run(["schema", subject.word()]).ends_with(0).stdout);
        assert_eq!(json(&text(&site, &path)), printed, "{path}");
        let files = match subject {
            Subject::Kind(kind) => format!("/content/{}/**/*.yaml", kind.facts().folder),
            Subject::Site | Subject::Facts => format!("/content/{}.yaml", subject.word()),
        };
        assert!(schemas[&format!("./{path}")].as_array().is_some_and(|globs| globs.contains(&files.clone().into())));
    }
}

#[test]
fn the_schema_accepts_every_word_that_reading_accepts_for_a_choice() {
    for keys in [Speech::Vi, Speech::En] {
        let place = schema(Some(Subject::Kind(Kind::Place)), keys).to_string();
        for word in ["province", "Tỉnh, thành phố", "Tỉnh", "Thành phố trực thuộc trung ương", "Thôn"]
        {
            assert!(place.contains(&format!("\"{word}\"")), "{word}");
        }
    }
}

#[test]
fn a_new_site_is_made_only_in_a_folder_that_holds_nothing_and_is_always_the_same() {
    let site = Site::new().file("co-san/.an", "");
    site.run(["init", "co-san"]).ends_with(2).says("đã có thứ khác");
    site.run(["--lang", "en", "init", "co-san"]).ends_with(2).says("holds something already");
    assert_eq!(site.tree("co-san").len(), 1);
    site.run(["init", "a/trang"]).ends_with(0);
    site.run(["--lang", "en", "init", "b/trang"]).ends_with(0).says("made a new site in b/trang");
    support::assert_same("two new sites", &site.tree("a/trang"), &site.tree("b/trang"));
    let before = site.tree("a/trang");
    site.run(["init", "a/trang"]).ends_with(2);
    support::assert_same("the site", &before, &site.tree("a/trang"));
    site.run(["init"]).ends_with(2);
}

#[test]
fn what_the_guide_of_a_new_site_shows_is_what_an_officer_sees() {
    let site = Site::new();
    site.run(["init", "."]).ends_with(0);
    let guide = text(&site, "HUONG-DAN.md");
    let drive = "content/drives/buoi-vi-du.md";
    let whole = text(&site, drive);
    let shown: Vec<&str> = guide.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let mistakes = [
        ("", ""),
        ("Ngày: khi có lịch chính thức", "Ngày: 31.6.2026"),
        ("Địa bàn: dia-ban-vi-du", "Địa bàn: dia-ban-vi-d"),
    ];
    let (of_table, of_drive): (Vec<&str>, Vec<&str>) = shown.into_iter().partition(|shown| shown.contains("xlsx"));
    assert_eq!((of_drive.len(), of_table.len()), (mistakes.len(), 3));
    for (shown, (right, wrong)) in of_drive.into_iter().zip(mistakes) {
        site.write(drive, if right.is_empty() { whole.clone() } else { whole.replace(right, wrong) });
        site.run(["check"]).says(shown);
    }
    site.write(drive, &whole);
    let table = table_of(&guide);
    site.write("content/drives/thang-7.xlsx", workbook("Tháng 7", &table));
    let run = site.run(["check"]).ends_with(1).says("3 lỗi");
    of_table.into_iter().fold(run, support::Run::says);
    let mended = table.replace("Ghi chú nội bộ", "_Ghi chú nội bộ").replace("31/6/2030", "30/6/2030");
    site.write("content/drives/thang-7.xlsx", workbook("Tháng 7", &mended.replace("Địa bàn ví ddụ", "Địa bàn ví dụ")));
    site.run(["check"]).ends_with(0);
    let finished = guide.split("```\n").find(|part| part.starts_with("---\n")).expect("a finished drive");
    site.write("content/drives/xong.md", finished);
    site.run(["check"]).ends_with(0);
    let postponed = guide.split("```\n").find(|part| part.contains("Lịch sử:\n")).expect("a postponed drive");
    site.write("content/drives/hoan.md", format!("---\nTiêu đề: Hoãn\n{postponed}---\n"));
    site.run(["check"]).ends_with(0);
}

/// The rows of the table that the guide shows, without the line below its header.
fn table_of(guide: &str) -> String {
    let rows = guide.lines().skip_while(|line| !line.starts_with("| STT")).take_while(|line| line.starts_with('|'));
    rows.filter(|line| !line.contains("---")).map(|line| format!("{line}\n")).collect()
}

/// A workbook with the rows of a table in Markdown, as text.
fn workbook(sheet: &str, rows: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let worksheet = workbook.add_worksheet().set_name(sheet).expect("a name for a sheet");
    for (row, line) in (0..).zip(rows.lines()) {
        for (column, cell) in (0..).zip(line.trim_matches('|').split('|')) {
            worksheet.write(row, column, cell.trim()).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn the_guide_of_a_new_site_opens_with_its_pictures_and_names_no_other_host() {
    let site = Site::new();
    site.run(["init", "."]).ends_with(0);
    let (page, guide) = (text(&site, "HUONG-DAN.html"), text(&site, "HUONG-DAN.md"));
    let pictures: Vec<String> = site.tree("huong-dan").into_keys().collect();
    assert!(pictures.len() >= 5, "{pictures:?}");
    for picture in &pictures {
        assert!(page.contains(&format!("src=\"huong-dan/{picture}\" alt=\"")), "{picture} is not on the page");
        assert!(guide.contains(&format!("](huong-dan/{picture})")), "{picture} is not in the text");
    }
    assert_eq!(page.matches("<img ").count(), pictures.len());
    assert!(!page.contains("alt=\"\"") && !page.contains("<script"));
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"));
    let size: usize = site.tree("huong-dan").values().map(Vec::len).sum();
    assert!(size < 400_000, "the pictures have {size} bytes");
    for kind in Kind::ALL {
        assert!(site.path(&format!("mau-bang/{}.xlsx", kind.facts().folder)).is_file(), "{kind:?}");
    }
}

#[test]
fn somebody_without_a_site_is_told_how_to_make_one() {
    for (language, first) in [("vi", "giothong init THƯ-MỤC"), ("en", "giothong init FOLDER")] {
        Site::new().run(["--lang", language]).ends_with(0).says(first);
    }
}

fn text(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every field of a subject, those of groups inside it too.
fn fields(subject: Subject) -> Vec<&'static Field> {
    let tables = match subject {
        Subject::Kind(kind) => kind.tables().to_vec(),
        Subject::Site => vec![SiteConfig::FIELDS],
        Subject::Facts => vec![Facts::FIELDS],
    };
    let mut all = Vec::new();
    tables.into_iter().for_each(|table| collect(table, &mut all));
    all
}

fn collect(table: &'static [&'static Field], all: &mut Vec<&'static Field>) {
    for field in table {
        all.push(field);
        let mut shape = &field.shape;
        while let Shape::List(item) = shape {
            shape = item;
        }
        if let Shape::Record(inner) = shape {
            collect(inner, all);
        }
    }
}

/// The properties a schema speaks of, by their names and by the words of patterns.
fn property_names(schema: &Value, names: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        names.extend(properties.keys().cloned());
    }
    if let Some(patterns) = schema.get("patternProperties").and_then(Value::as_object) {
        let words = patterns.keys().flat_map(|pattern| pattern["^(".len()..pattern.len() - ")$".len()].split('|'));
        names.extend(words.map(|word| word.replace('\\', "")));
    }
    match schema {
        Value::Object(inner) => inner.values().for_each(|value| property_names(value, names)),
        Value::Array(inner) => inner.iter().for_each(|value| property_names(value, names)),
        _ => {}
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
