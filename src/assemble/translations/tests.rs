use chrono::NaiveDateTime;

use super::*;
use crate::assemble::{Circumstances, assemble};
use crate::model::site::Site;
use crate::parse::parse;
use crate::source::decode;

const SITE: &str = "id: thu\ntitle: Trang thử\nlanguages: [{tag: vi}, {tag: en}, {tag: brb}]\n";

/// A site on 1 April 2025 with [`SITE`] and some files.
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
        site.renditions().flat_map(|it| it.stale.clone()).count()
    };
    assert_eq!((stale("name"), stale("name, story")), (0, 1));
}
