use super::at;
use crate::model::values::LanguageTag;
use crate::schedule::missing_notes::{missing_notes, missing_notes_in};

const SITE: (&str, &str) = ("site.yaml", "id: thu\ntitle: Trang thử\nlanguages: [{tag: vi}, {tag: en}, {tag: brb}]\n");

/// The folders and ids of the missing notes in each language of a site on 1 April 2025, and the number of languages.
fn absent<const N: usize>(tags: [&str; N], files: &[(&str, &str)]) -> (usize, [Vec<String>; N]) {
    let files: Vec<_> = [SITE].into_iter().chain(files.iter().copied()).collect();
    at("2025-04-01T08:00", &files, |site, _| {
        let missing = tags.map(|tag| {
            let tag = LanguageTag(tag.to_owned());
            let targets = missing_notes_in(site, &tag);
            assert_eq!(missing_notes(site)[&tag], targets);
            targets.iter().map(|target| format!("{}/{}", target.kind.facts().folder, target.id)).collect()
        });
        (missing_notes(site).len(), missing)
    })
}

#[test]
fn what_speaks_to_citizens_is_missing_in_the_order_of_its_titles() {
    let (languages, [english]) = absent(
        ["en"],
        &[
            ("awareness/a.md", "---\ntitle: Đi bộ\n---\n"),
            ("pages/b.md", "---\ntitle: Dặn dò\n---\n"),
            ("services/c.md", "---\nname: Âm thanh\nkind: counselling\n---\n"),
            ("news/d.md", "---\ntitle: Áo mới\ndate: 01/3/2025\n---\n"),
            ("drives/e.md", "---\ntitle: Ấm áp\nwhen: 01/5/2025\n---\n"),
            ("awareness/f.md", "---\ntitle: Ăn nhẹ\ndraft: true\n---\n"),
        ],
    );
    assert_eq!(english, ["services/c", "pages/b", "awareness/a"]);
    assert_eq!(languages, 2, "nobody translates into Vietnamese");
}

#[test]
fn an_appeal_is_missing_while_it_is_open() {
    let appeal =
        |met: &str| format!("---\ntitle: Cần máu\nissued_by: Bệnh viện hư cấu\nissued_at: 31/3/2025 08:00\n{met}---\n");
    let (open, met) = (appeal(""), appeal("met_at: 31/3/2025 18:00\n"));
    let (_, [english]) = absent(["en"], &[("appeals/open.md", &open), ("appeals/met.md", &met)]);
    assert_eq!(english, ["appeals/open"]);
}

#[test]
fn a_note_of_any_kind_is_there_before_it_is_reviewed_and_an_empty_file_is_none_and_a_specimen_asks_for_none() {
    let page = |id: &str| (format!("pages/{id}.md"), "---\ntitle: Trang\n---\n".to_owned());
    let note = |name: &str, yaml: &str| (format!("pages/{name}.md"), format!("---\n{yaml}---\n"));
    let files = [
        page("a"),
        page("b"),
        page("c"),
        page("d"),
        note("a.en", "title: A page\n"),
        note("b.brb", "audio: {file: b.mp3}\n"),
        note("c.en", ""),
        note("d.en", "title: A page\nspecimen: chỉ để thử\n"),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (_, [english, brau]) = absent(["en", "brb"], &files);
    assert_eq!(english, ["pages/b", "pages/c"]);
    assert_eq!(brau, ["pages/a", "pages/c"]);
}
