//! However an entry is written, an approval covers the same; and it covers every field but those that must not wait.

use crate::model::approved_content::ApprovedContent;
use crate::model::field::{FieldTable, Shape};
use crate::model::kind::Kind;
use crate::parse::{parse, parse_table};
use crate::source::{SourceFile, TableFile};
use crate::text::fingerprint::letters;

fn content(path: &str, text: &str) -> ApprovedContent {
    let file = SourceFile { path: format!("content/{path}").into(), text: text.into(), hash: [0; 32] };
    let parsed = parse(&file).value;
    assert_eq!(parsed.entries.len(), 1, "{path}: {text}");
    parsed.entries[0].glance().content
}

fn content_of_row(path: &str, text: &str) -> ApprovedContent {
    let file = TableFile { path: format!("content/{path}").into(), bytes: text.as_bytes().into(), hash: [0; 32] };
    let parsed = parse_table(&file).value;
    assert_eq!(parsed.entries.len(), 1, "{path}: {text}");
    parsed.entries[0].glance().content
}

const NEWS: &str = "---\ntitle: Tin mẫu về hiến máu\ndate: 2026-04-07\nsummary: Một tin, hai dòng\n---\nChữ của tin.\n";

#[test]
fn languages_order_spaces_and_line_ends_do_not_count() {
    let wanted = content("news/a.md", NEWS);
    let labels = "---\nTóm tắt: >\n  Một tin,\n  hai dòng\nTiêu đề: \"Tin  mẫu về hiến máu\"\nNgày: ngày 07 tháng 4 năm 2026\n\
                  ---\n\nChữ của\ntin.\n\n";
    assert_eq!(content("news/b.md", labels), wanted);
    assert_eq!(content("news/b.md", &labels.replace('\n', "\r\n")), wanted);
    let row = "- id: c\n  body: Chữ của tin.\n  Ngày: 07/4/2026\n  title: Tin mẫu về hiến máu\n  summary: Một tin, hai dòng\n";
    assert_eq!(content("news/c.yaml", row), wanted);
    let table = "Mã,Tiêu đề,Ngày,Tóm tắt,Nội dung chi tiết\nd,Tin mẫu về hiến máu,07/04/2026,\"Một tin, hai dòng\",Chữ của tin.\n";
    assert_eq!(content_of_row("news/d.csv", table), wanted);
    let decomposed = NEWS.replace('ế', "e\u{302}\u{301}");
    assert_eq!(content("news/a.md", &decomposed), wanted);
    for (old, new) in [("mẫu", "khác"), ("04-07", "04-08"), ("hai dòng", "ba dòng"), ("Chữ của", "Lời của")]
    {
        assert_ne!(content("news/a.md", &NEWS.replace(old, new)), wanted, "{new}");
    }
}

#[test]
fn numbers_words_of_lists_and_telephones_count_as_they_are_meant() {
    let text = "---\ntitle: Buổi mẫu\nwhen: 2027-04-07\ntarget_units: 1.200\ncollects: [whole-blood, platelets]\n\
                bring: [Căn cước]\ncontact: {phone: 0000 000 001}\ndraft: false\n---\n";
    let wanted = content("drives/a.md", text);
    let labels = "---\nTiêu đề: Buổi mẫu\nThời gian: 07/4/2027\nChỉ tiêu: 1200\nTiếp nhận: Máu toàn phần, tiểu cầu\n\
                  Mang theo: Căn cước\nLiên hệ: {Điện thoại: 0000.000.001}\n---\n";
    assert_eq!(content("drives/a.md", labels), wanted);
    let table = "Tiêu đề,Ngày,Chỉ tiêu,Tiếp nhận,Mang theo,Liên hệ: Điện thoại\n\
                 Buổi mẫu,08/4/2027,1200,\"Máu toàn phần, tiểu cầu\",Căn cước,0000 000 001\n";
    assert_eq!(content_of_row("drives/a.csv", table), wanted);
    assert_ne!(content("drives/a.md", &text.replace("1.200", "1.201")), wanted);
    assert_ne!(content("drives/a.md", &text.replace("001", "002")), wanted);
    assert_ne!(content("drives/a.md", &text.replace(", platelets", "")), wanted);
}

#[test]
fn a_title_that_was_made_of_a_place_does_not_count() {
    let row = |venue: &str, hours: &str| format!("Ngày,Địa điểm,Giờ\n07/8/2027,{venue},{hours}\n");
    assert_eq!(content_of_row("drives/a.csv", &row("Sân", "7h")), content_of_row("drives/a.csv", &row("Chợ", "8h")));
}

/// An approval must hold in every later version of the program.
#[test]
fn a_fingerprint_never_changes() {
    let lines = "body=Chữ của tin.\ndate=2026-04-07\nsummary=Một tin, hai dòng\ntitle=Tin mẫu về hiến máu\n";
    let content = content("news/a.md", NEWS);
    let hash = blake3::hash(lines.as_bytes()).to_hex();
    assert_eq!(letters(&blake3::hash(format!("giothong approval 1\nnews/a\n{hash}").as_bytes())), "nfngrnbt");
    assert_eq!(content.fingerprint("news/a", &[]), "nfngrnbt");
    assert_ne!(content.fingerprint("news/b", &[]), "nfngrnbt");
    let of_file = |bytes: &[u8]| content.fingerprint("news/a", &[blake3::hash(bytes)]);
    assert!(of_file(b"a") != of_file(b"b") && of_file(b"a") != "nfngrnbt");
}

/// What an approval does not cover, field by field.
fn waits_for_nobody(kind: Kind, path: &str) -> bool {
    let of_kind: &[&str] = match kind {
        Kind::Drive | Kind::Event => &[
            "when",
            "hours",
            "lunar",
            "venue",
            "address",
            "area",
            "lat",
            "lon",
            "status",
            "history",
            "repeats.on",
            "repeats.until",
            "repeats.except",
            "repeats.changes",
        ],
        Kind::Appeal => &["met_at", "expires_at", "venue"],
        Kind::Service => &["hours", "area"],
        Kind::Donor => &["consent"],
        _ => &[],
    };
    let everywhere = ["approved", "draft", "publish_from"];
    everywhere
        .iter()
        .chain(of_kind)
        .any(|left_out| path.strip_prefix(left_out).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

#[test]
fn every_field_of_every_kind_counts_but_those_that_must_not_wait() {
    let mut counted = 0;
    for kind in Kind::ALL {
        let file = format!("{}/a.md", kind.facts().folder);
        let mut check = |path: &str, nested: &dyn Fn(&str) -> String| {
            let with = |value: &str| content(&file, &format!("---\n{}\n---\n", nested(value)));
            let is_left_out = waits_for_nobody(kind, path);
            assert_eq!(with("mot mau") == with("hai mau"), is_left_out, "`{path}` of {kind:?}");
            assert_eq!(with("mot mau") == content(&file, "---\n---\n"), is_left_out, "`{path}` of {kind:?} is new");
            counted += 1;
        };
        let mut seen = Vec::new();
        for field in kind.tables().iter().flat_map(|table| table.iter()) {
            // Where two tables have a field of one name, the first is meant.
            if seen.contains(&field.name) {
                continue;
            }
            seen.push(field.name);
            match inside(&field.shape) {
                None => check(field.name, &|value| format!("{}: {value}", field.name)),
                Some(fields) => fields.iter().for_each(|inner| {
                    let line = |value: &str| format!("{}: {{{}: {value}}}", field.name, inner.name);
                    check(&format!("{}.{}", field.name, inner.name), &line);
                }),
            }
        }
    }
    assert!(counted > 300, "{counted}");
}

fn inside(shape: &Shape) -> Option<FieldTable> {
    match shape {
        Shape::Record(fields) => Some(fields),
        Shape::List(inner) => inside(inner),
        _ => None,
    }
}
