use chrono::NaiveDateTime;

use super::*;
use crate::assemble::{Circumstances, assemble};
use crate::parse::parse;
use crate::source::decode;

const SITE: &str = "id: thu\ntitle: Trang thử\nlanguages: [{tag: vi}, {tag: en}, {tag: brb}]\n";

/// A site of 1 April 2025 with [`SITE`] and some files.
fn site(files: &[(&str, &str)]) -> Site {
    let now: NaiveDateTime = "2025-04-01T08:00:00".parse().unwrap();
    let circumstances = Circumstances { now: Some(now), clock: now, drafts: false, unreviewed: false };
    let files = [("site.yaml", SITE)].into_iter().chain(files.iter().copied());
    let parsed = files.map(|(path, text)| {
        let file = decode(&format!("content/{path}").into(), text.as_bytes()).unwrap();
        parse(&file).into_value(&mut Problems::default())
    });
    assemble(parsed.collect(), &[], circumstances).value.site
}

/// The folders and ids of what is missing in a language.
fn absent(site: &Site, tag: &str) -> Vec<String> {
    let tag = LanguageTag(tag.to_owned());
    let targets = missing_in(site, &tag);
    assert_eq!(missing(site)[&tag], targets);
    targets.iter().map(|target| format!("{}/{}", target.kind.facts().folder, target.id)).collect()
}

#[test]
fn what_speaks_to_citizens_is_missing_in_the_order_of_its_titles() {
    let site = site(&[
        ("awareness/a.md", "---\ntitle: Đi bộ\n---\n"),
        ("pages/b.md", "---\ntitle: Dặn dò\n---\n"),
        ("services/c.md", "---\nname: Âm thanh\nkind: counselling\n---\n"),
        ("news/d.md", "---\ntitle: Áo mới\n---\n"),
        ("drives/e.md", "---\ntitle: Ấm áp\nwhen: 01/5/2025\n---\n"),
        ("awareness/f.md", "---\ntitle: Ăn nhẹ\ndraft: true\n---\n"),
    ]);
    assert_eq!(absent(&site, "en"), ["services/c", "pages/b", "awareness/a"]);
    assert_eq!(missing(&site).len(), 2, "nobody translates into Vietnamese");
}

#[test]
fn an_appeal_is_missing_while_it_is_open() {
    let appeal =
        |met: &str| format!("---\ntitle: Cần máu\nissued_by: Bệnh viện hư cấu\nissued_at: 31/3/2025 08:00\n{met}---\n");
    let (open, met) = (appeal(""), appeal("met_at: 31/3/2025 18:00\n"));
    let site = site(&[("appeals/open.md", &open), ("appeals/met.md", &met)]);
    assert_eq!(absent(&site, "en"), ["appeals/open"]);
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
    let site = site(&files);
    assert_eq!(absent(&site, "en"), ["pages/b", "pages/c"]);
    assert_eq!(absent(&site, "brb"), ["pages/a", "pages/c"]);
}

#[test]
fn vietnamese_among_the_languages_is_none_of_them() {
    let site = site(&[("pages/a.md", "---\ntitle: Trang\n---\n"), ("pages/a.vi.md", "---\ntitle: Trang khác\n---\n")]);
    let tags: Vec<&str> = site.config.languages.iter().map(|language| language.tag.0.as_str()).collect();
    assert_eq!(tags, ["en", "brb"]);
    assert!(site.translations.is_empty(), "{:?}", site.translations);
}

#[test]
fn a_file_may_say_the_script_that_the_site_says() {
    let languages = "id: thu\ntitle: Trang thử\nlanguages: [{tag: blt, script: Latn}]\n";
    let page = ("pages/a.md", "---\ntitle: Trang\n---\n");
    let site = site(&[("site.yaml", languages), page, ("pages/a.blt-latn.md", "---\nreviewed_by: A\n---\n")]);
    let languages: Vec<&str> = site.translations.values().flat_map(|tags| tags.keys().map(|tag| &*tag.0)).collect();
    assert_eq!(languages, ["blt"]);
}

#[test]
fn words_that_a_consent_takes_away_are_not_stale_and_ask_for_no_stamp() {
    let donor = |scope: &str| {
        format!("---\nname: A\nkind: person\nstory: Câu chuyện.\nconsent: {{status: granted, scope: [{scope}]}}\n---\n")
    };
    let stale = |scope: &str| {
        let (person, note) = (donor(scope), "---\nstory: A story.\n---\n");
        let site = site(&[("donors/d.md", &person), ("donors/d.en.md", note)]);
        site.translations.values().flat_map(BTreeMap::values).flat_map(|it| it.stale.clone()).count()
    };
    assert_eq!((stale("name"), stale("name, story")), (0, 1));
}
