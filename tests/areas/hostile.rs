//! What damaged and hostile files do: they are named, and cost neither memory, nor time, nor anybody's files.

#![allow(clippy::disallowed_methods, reason = "files are damaged and looked at")]

use std::io::{Cursor, Write};

use crate::support::watched::{self, Watched};
use crate::support::{self, Site, assert_same};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A check that ends by itself, within bounds.
#[track_caller]
fn check(site: &Site) -> Watched {
    watched::run(site, &["--lang", "en", "check"]).unwrap_or_else(|why| panic!("stopped {why}"))
}

#[track_caller]
fn assert_refused(what: &str, site: &Site, words: &str) {
    let run = check(site);
    assert_eq!(run.status, Some(1), "{what}: {}", beginning(&run.said));
    assert!(run.said.contains(words), "{what}: `{words}` in {}", beginning(&run.said));
}

fn beginning(said: &str) -> String {
    said.chars().take(2_000).collect()
}

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// What a workbook is made of beside its one sheet.
struct Book {
    sheets: usize,
    strings: String,
    styles: String,
}

impl Default for Book {
    fn default() -> Self {
        Self { sheets: 1, strings: "<sst/>".to_owned(), styles: "<styleSheet/>".to_owned() }
    }
}

impl Book {
    fn with(self, sheet: &str) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
        let sheets: String =
            (0..self.sheets).map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"r{n}\"/>")).collect();
        let targets: String =
            (0..self.sheets).map(|n| relation(&format!("r{n}"), "worksheet", "worksheets/sheet1.xml")).collect();
        package(&[
            ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", relations(&targets)),
            ("xl/sharedStrings.xml", self.strings),
            ("xl/styles.xml", self.styles),
            ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
        ])
    }
}

fn text(place: &str, words: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

fn with_table(name: &str, bytes: impl AsRef<[u8]>) -> Site {
    Site::small().file(&format!("content/drives/{name}"), bytes)
}

#[test]
fn a_workbook_that_lies_about_its_size_is_named_and_costs_nothing() {
    let head = format!("<row r=\"1\">{}{}</row>", text("A1", "Ngày"), text("B1", "Địa điểm"));
    let row = |number: &str, place: &str| {
        format!("<sheetData>{head}<row r=\"{number}\">{}</row></sheetData>", text(place, "x"))
    };
    let plain = row("2", "A2");
    let merged = |range: &str| format!("{plain}<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
    let shared = "<row><c t=\"s\"><v>0</v></c></row>".repeat(40_000);
    let strings = |count: &str, inner: &str| Book {
        strings: format!("<sst uniqueCount=\"{count}\">{inner}</sst>"),
        ..Book::default()
    };
    let long = format!("<si><t>{}</t></si>", "chữ ".repeat(8_000));
    let styles = |inner: String| Book { styles: format!("<styleSheet>{inner}</styleSheet>"), ..Book::default() };
    let books = [
        ("a row far away", Book::default().with(&row("99999999999", "A2"))),
        ("a cell far down", Book::default().with(&row("2", "A1048577"))),
        ("a cell far right", Book::default().with(&row("2", "XFE2"))),
        ("a cell whose column overflows", Book::default().with(&row("2", "ZZZZZZZZZZ2"))),
        ("a prefix before the lie", Book::default().with(&row("2", "A2\" x:r=\"A2\" r=\"A4294967295"))),
        ("dimensions", Book::default().with(&format!("<dimension ref=\"A1:XFD4294967295\"/>{plain}"))),
        ("dimensions upside down", Book::default().with(&format!("<dimension ref=\"B9:A1\"/>{plain}"))),
        ("merged cells", Book::default().with(&merged("A1:A9999999"))),
        ("merged cells upside down", Book::default().with(&merged("C3:A1"))),
        (
            "rows out of order",
            Book::default().with(&format!("<sheetData><row r=\"9\">{}</row>{head}</sheetData>", text("A9", "x"))),
        ),
        ("a count of texts", strings("4294967295", "").with(&plain)),
        ("a count of texts that is just too long", strings("18446744073709551615", "").with(&plain)),
        ("one sheet many times", Book { sheets: 300, ..Book::default() }.with(&plain)),
        ("deep tags", Book::default().with(&"<a>".repeat(100_000))),
        (
            "a tag of many attributes",
            Book::default().with(&format!("<a {}/>", (0..30_000).map(|n| format!("a{n}=\"\" ")).collect::<String>())),
        ),
    ];
    for (what, bytes) in books {
        assert_refused(what, &with_table("a.xlsx", bytes), "error[bad-workbook]");
    }
    let large = [
        ("one long text in many cells", strings("1", &long).with(&format!("<sheetData>{shared}</sheetData>"))),
        ("formats of cells", styles(format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(70_000))).with(&plain)),
        ("blanks without end", Book::default().with(&format!("<sheetData>{}</sheetData>", " ".repeat(101_000_000)))),
        (
            "cells that are merged again and again",
            Book::default().with(&format!(
                "<sheetData>{head}{}</sheetData><mergeCells>{}</mergeCells>",
                (2..20_000)
                    .map(|row| format!("<row r=\"{row}\">{}</row>", text(&format!("A{row}"), "x")))
                    .collect::<String>(),
                "<mergeCell ref=\"A2:B4000\"/>".repeat(2_000),
            )),
        ),
    ];
    for (what, bytes) in large {
        assert_refused(what, &with_table("a.xlsx", bytes), "error[table-too-large]");
    }
}

#[test]
fn an_open_document_that_lies_about_its_size_is_named_and_costs_nothing() {
    let cell = |attributes: &str, inner: &str| format!("<table:table-cell {attributes}>{inner}</table:table-cell>");
    let row = |attributes: &str, inner: &str| format!("<table:table-row {attributes}>{inner}</table:table-row>");
    let string = "office:value-type=\"string\"";
    let words = |words: &str| format!("<text:p>{words}</text:p>");
    let many = |name: &str, count: &str| format!("table:number-{name}-repeated=\"{count}\"");
    let book = |rows: &str| {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>"
        );
        package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()), ("content.xml", content)])
    };
    let blank = cell(&many("columns", "16383"), "") + &cell("", "");
    let books = [
        ("a row many times", row(&many("rows", "1048576"), &cell(string, &words("x"))), "table-too-large"),
        (
            "a formula many times",
            row("", &cell(&format!("table:formula=\"{}\" {}", "x".repeat(9_000), many("columns", "16384")), "")),
            "table-too-large",
        ),
        (
            "a long text many times",
            row(&many("rows", "40000"), &cell(string, &words(&"chữ ".repeat(8_000)))),
            "table-too-large",
        ),
        ("blanks before blanks", row("", &blank).repeat(100_000), "table-too-large"),
        ("spaces without end", row("", &cell(string, &words("<text:s text:c=\"4000000000\"/>"))), "table-too-large"),
        ("a count below nothing", row(&many("rows", "-1"), &cell(string, &words("x"))), "bad-workbook"),
        (
            "a count beyond counting",
            row(&many("rows", "99999999999999999999"), &cell(string, &words("x"))),
            "bad-workbook",
        ),
        (
            "a column beyond the sheet",
            row("", &(cell(&many("columns", "16384"), "") + &cell(string, &words("x")))),
            "bad-workbook",
        ),
        ("a table that never ends", "<table:table-row>".to_owned(), "bad-workbook"),
        (
            "a note that never ends",
            row("", "<table:table-cell office:value-type=\"string\"><office:annotation>"),
            "bad-workbook",
        ),
    ];
    for (what, rows, code) in books {
        assert_refused(what, &with_table("a.ods", book(&rows)), &format!("error[{code}]"));
    }
}

#[test]
fn many_problems_and_long_lines_cost_time_as_their_number() {
    let list = |count: usize, item: fn(usize) -> String| (0..count).map(item).collect::<String>();
    let sites = [
        (
            "drives/a.yaml",
            list(4_000, |n| format!("- id: b-{n}\n  title: Buổi {n}\n  wehn: 13/4/2025\n")),
            "unknown-field",
        ),
        ("drives/b.yaml", list(4_000, |n| format!("- id: b\n  title: Buổi {n}\n  when: 13/4/2025\n")), "duplicate"),
        (
            "drives/c.csv",
            format!("Mã,Ngày,Địa điểm\n{}", list(4_000, |n| format!("b-{n},32/13/2025,Hội trường {n}\n"))),
            "bad-date",
        ),
        (
            "drives/d.yaml",
            format!("- title: A\n  x: {}\n", format!("{}\n    ", "{a: ".repeat(9_000)).repeat(4)),
            "too-deep",
        ),
        ("drives/e.yaml", format!("- title: A\n  x: {}\n", "[\n    ".repeat(10_000)), "too-deep"),
        ("drives/f.yaml", format!("[{}]", vec!["{wehn: 1}"; 9_000].join(", ")), "long-line"),
        ("drives/g.csv", format!("Ngày,Địa điểm\n13/4/2025,{}\n", "xin chào ".repeat(500_000)), "table-too-large"),
        ("drives/h.csv", format!("Ngày,Địa điểm\n13/4/2025,{}\n", "xin,".repeat(1_000_000)), "table-too-large"),
        ("pages/i.md", format!("---\ntitle: A\n---\n{}", "[a](b.md)\n\n".repeat(4_000)), "broken-link"),
        ("pages/j.md", format!("---\ntitle: A\n---\n{}\n", "[a](b.md) ".repeat(8_000)), "long-line"),
    ];
    for (path, text, code) in sites {
        let run = check(&Site::small().file(&format!("content/{path}"), text));
        assert_eq!(run.status, Some(1), "{path}: {}", beginning(&run.said));
        assert!(run.said.contains(code), "{path}: {}", beginning(&run.said));
    }
}

#[test]
fn a_line_break_in_a_cell_of_addresses_breaks_no_calendar() {
    for (between, name) in [("\n", "ds.csv"), ("\r\n", "ds.csv"), ("; ", "ds.csv"), (" ", "ds.csv")] {
        let table = format!(
            "Mã,Tên,Email,Điện thoại\nhoi-mau,Hội Mẫu,\"a@mau.example{between}b@mau.example\",\"0900000001{between}0900000002\"\n"
        );
        let drive = "---\ntitle: Hiến máu Mẫu\nwhen: 13/4/2025\nhost: hoi-mau\n---\n";
        let site =
            Site::small().file(&format!("content/organizations/{name}"), table).file("content/drives/a.md", drive);
        let tree = site.build();
        let calendars: Vec<&String> = tree.keys().filter(|path| path.ends_with(".ics")).collect();
        assert!(!calendars.is_empty());
        for path in calendars {
            let calendar = String::from_utf8(tree[path].clone()).expect("UTF-8");
            assert!(calendar.replace("\r\n ", "").contains(":mailto:a@mau.example\r\n"), "{path}: {calendar}");
            for line in calendar.split_terminator("\r\n") {
                assert!(!line.contains(char::is_control) && line.len() <= 75, "{path}: {line:?}");
                assert!(line.starts_with(' ') || line.contains(':') || line.contains(';'), "{path}: {line:?}");
            }
        }
        let page = String::from_utf8_lossy(&tree["don-vi/hoi-mau/index.html"]).into_owned();
        for address in ["mailto:a@mau.example", "mailto:b@mau.example"] {
            assert!(page.contains(&format!("\"{address}\"")), "{between:?}: {address}");
        }
        if between != " " {
            assert!(page.contains("\"tel:0900000001\"") && page.contains("\"tel:0900000002\""), "{between:?}");
        }
    }
}

/// Adds a path to the list of files of a built tree.
fn list_path(site: &Site, manifest: &str, path: &str) {
    let text = std::fs::read_to_string(site.path(manifest)).expect("a list of files");
    let more = format!("\"files\":{{{path:?}:{{\"hash\":\"0\",\"size\":1}},");
    site.write(manifest, text.replacen("\"files\":{", &more, 1));
}

#[test]
fn a_list_of_files_that_leads_out_of_its_folder_is_named_and_nothing_is_removed() {
    for manifest in ["output/.giothong-manifest.json", ".output.giothong/spare/.giothong-manifest.json"] {
        for path in ["../x.txt", "../content/site.yaml", "a/../../notes.txt", "/etc/x", "C:\\x", "index.html/x"] {
            let site = Site::small().file("notes.txt", "work");
            site.build();
            site.write("content/pages/a.md", "---\ntitle: A\n---\n");
            site.build();
            list_path(&site, manifest, path);
            let before = site.tree("");
            site.write("content/pages/a.md", "---\ntitle: B\n---\n");
            for _ in 0..2 {
                site.run(["--lang", "en", "build"]).ends_with(2).says(".giothong-manifest.json` is damaged");
            }
            site.write("content/pages/a.md", "---\ntitle: A\n---\n");
            assert_same(path, &before, &site.tree(""));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_where_a_folder_of_ours_belongs_is_refused() {
    for place in ["output", ".output.giothong", ".output.giothong/spare", ".output.giothong/previous"] {
        let site = Site::small().file("home/letter.txt", "precious");
        site.build();
        site.write("content/pages/a.md", "---\ntitle: A\n---\n");
        site.build();
        let (there, aside) = (site.path(place), site.path("aside"));
        if there.exists() {
            std::fs::rename(&there, aside).expect("room for a link");
        }
        std::os::unix::fs::symlink(site.path("home"), &there).expect("a link");
        site.write("content/pages/a.md", "---\ntitle: B\n---\n");
        site.run(["--lang", "en", "build"])
            .ends_with(2)
            .says("is a link where a folder or file of the program belongs");
        let home: Vec<String> = site.tree("home").into_keys().collect();
        assert_eq!(home, ["letter.txt"], "{place}");
        assert!(there.is_symlink(), "{place}");
    }
}

#[test]
fn pack_replaces_its_own_archive_and_nothing_else() {
    let site =
        Site::small().file("photos.zip", package(&[("photo.txt", "precious".to_owned())])).file("letter.zip", "x");
    for name in ["photos.zip", "letter.zip"] {
        let before = site.tree("");
        site.run(["--lang", "en", "pack", name]).ends_with(2).says("was not made by `giothong pack`");
        assert_same(name, &before, &site.tree(""));
    }
    site.run(["pack", "trang.zip"]).ends_with(0);
    site.run(["pack", "trang.zip"]).ends_with(0);
    let before = site.tree("");
    site.write("trang.zip.part", "somebody's");
    site.run(["pack", "trang.zip"]).ends_with(2);
    site.remove("trang.zip.part");
    assert_same("trang.zip", &before, &site.tree(""));
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_told_by_every_command() {
    use std::process::{Command, Stdio};
    let commands = [
        "build",
        "check",
        "check --format json",
        "check --format github",
        "explain",
        "explain bad-date",
        "help",
        "help build",
        "--help",
        "--version",
        "schema",
        "schema drive",
        "next-change",
        "translations",
        "translations --format json",
        "new page thu",
        "init khac",
        "pack trang.zip",
        "serve --port 0",
        "",
        "convert-text content/pages/a.md",
    ];
    for command in commands {
        for whole in [false, true] {
            // Without an address the site has a note, which is a result too.
            let site = Site::new().file("content/site.yaml", support::SITE.replace("base_url", "description"));
            site.write("content/pages/a.md", "---\ntitle: A\n---\n");
            let mut program = Command::new(env!("CARGO_BIN_EXE_giothong"));
            let arguments = ["--lang", "en"].into_iter().chain(command.split_whitespace());
            program.current_dir(if command.is_empty() { site.path("content") } else { site.root().to_owned() });
            program.args(arguments).stdin(Stdio::null()).stderr(Stdio::piped());
            let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
            program.stdout(full());
            if whole {
                program.stderr(full());
            }
            let output = program.output().expect("the program runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "`{command}`: {said}");
            assert!(whole || said.contains("could not all be written"), "`{command}`: {said}");
        }
    }
}
