//! Letters come through the whole program as they were written, however they were composed.

use crate::support::{self, Site, Tree, assert_same};
use giothong::text::normal::canonical;
use unicode_normalization::UnicodeNormalization;

/// The letters that some programs take for quotation marks.
const APOSTROPHES: [char; 5] = ['\'', '’', '‘', 'ʼ', 'ꞌ'];

/// A site with every text file taken apart into letters and marks, names of files included, as macOS keeps them.
fn decomposed(folder: &str) -> Site {
    let whole = Site::from(folder);
    let site = Site::new();
    for (path, bytes) in whole.tree("content") {
        let path = format!("content/{}", path.nfd().collect::<String>());
        let is_text = [".md", ".yaml", ".csv"].iter().any(|ending| path.ends_with(ending));
        match String::from_utf8(bytes.clone()) {
            Ok(text) if is_text => site.write(&path, text.nfd().collect::<String>()),
            _ => site.write(&path, bytes),
        }
    }
    site
}

#[test]
fn a_site_in_decomposed_letters_becomes_the_same_site() {
    let folder = "tests/sites/minh-hoa";
    assert_same("composed and decomposed letters", &Site::from(folder).build(), &decomposed(folder).build());
}

#[test]
fn a_file_is_found_by_its_name_however_either_is_composed() {
    let body = |name: &str| {
        format!("---\ntitle: Tin\ndate: 05/4/2025\ncover:\n  file: {name}\n  alt: Ảnh\n---\n\n![Ảnh](<{name}>)\n")
    };
    let name = "ảnh ê\u{306}.jpg";
    let apart: String = name.nfd().collect();
    assert_ne!(apart, name);
    let built = |written: &str, stored: &str| {
        let site = Site::small().file(&format!("content/news/{stored}"), support::pictures::jpeg(1, b"").1);
        site.file("content/news/tin.md", body(written)).build()
    };
    let composed = built(name, name);
    assert!(text(&composed, "tin-tuc/tin/index.html").contains("src=\"../../tep/news/anh-e.jpg\""));
    for (written, stored) in [(name, &*apart), (&apart, name), (&apart, &apart), ("ảnh e\u{306}\u{302}.jpg", name)] {
        assert_same(&format!("{written:?} for {stored:?}"), &composed, &built(written, stored));
    }
}

#[test]
fn a_name_is_referred_to_however_it_is_composed() {
    let place = "---\nname: Xã Čư\u{306} Mốt\nlevel: commune\n---\n";
    let drive = "---\ntitle: Buổi một\nwhen: 13/5/2025\narea: Xã Čư\u{306} Mốt\nhost: Hội Chữ thập đỏ\n---\n";
    let host = "---\nname: Hội Chữ thập đỏ\n---\n";
    let built = |form: fn(&str) -> String| {
        let site = Site::small().file("content/places/xa-mot.md", place).file("content/drives/mot.md", form(drive));
        site.file("content/organizations/hoi.md", host).build()
    };
    assert_same("references", &built(str::to_owned), &built(|text| text.nfd().collect()));
    let swapped = |text: &str| text.nfd().collect::<String>().replace("u\u{31B}\u{306}", "u\u{306}\u{31B}");
    assert_same("references", &built(str::to_owned), &built(swapped));
}

/// Names from the lists of places and languages, each with one way to write the apostrophe.
#[test]
fn no_stage_touches_an_apostrophe() {
    for apostrophe in APOSTROPHES {
        let name = format!("Ia H{apostrophe}Drai, M{apostrophe}Đrắk");
        let words = |kind: &str| format!("{name} {kind}");
        let drive = format!(
            "---\ntitle: \"{}\"\nsummary: \"{}\"\nwhen: 13/5/2025\nvenue: \"{}\"\nannounced: 01/3/2025\n---\n\n{} -- \"thử\"...\n",
            words("tiêu đề"),
            words("tóm tắt"),
            words("nơi"),
            words("bài")
        );
        let news = format!("---\ntitle: \"{}\"\ndate: 01/3/2025\n---\n\n{}\n", words("tin"), words("thân tin"));
        let site = Site::small().file("content/drives/mot.md", drive).file("content/news/tin.md", news);
        let tree = site.build();
        for (path, kinds) in [
            ("lich-hien-mau/buoi/mot/index.html", &["tiêu đề", "nơi", "bài -- &quot;thử&quot;..."][..]),
            ("lich-hien-mau/buoi/mot/lich.ics", &["tiêu đề", "nơi"]),
            ("lich.ics", &["tiêu đề", "nơi"]),
            ("schedule.json", &["tiêu đề", "nơi"]),
            ("schedule.csv", &["tiêu đề", "nơi"]),
            ("feed.xml", &["tiêu đề", "tin"]),
            ("feed.json", &["tiêu đề", "tin"]),
            ("tin-tuc/tin/index.html", &["tin", "thân tin"]),
            ("tim-kiem/index.html", &["tiêu đề", "tin"]),
        ] {
            let text = plain(&text(&tree, path));
            for kind in kinds {
                let kind = kind.replace("&quot;", "\"");
                assert!(text.contains(&words(&kind)), "{path} lacks `{}`:\n{text}", words(&kind));
            }
            for other in APOSTROPHES.into_iter().filter(|other| *other != apostrophe) {
                assert!(!text.contains(&format!("H{other}Drai")), "{path} has {other} for {apostrophe}");
            }
        }
    }
}

#[test]
fn no_letter_of_our_own_sites_is_taken_for_a_look_alike() {
    for folder in ["", "tests/sites/minh-hoa", "tests/sites/nho"] {
        let folder = if folder.is_empty() { "." } else { folder };
        let run = Site::from(folder).run(["check", "--format", "json"]);
        for code in ["confusable-letter", "unprintable-character"] {
            assert!(!run.stdout.contains(code) && !run.stderr.contains(code), "{folder}: {}", run.stdout);
        }
    }
}

/// Khmer has no spaces between words: where a line may end is the browser's business.
#[test]
fn words_without_spaces_are_left_to_the_browser() {
    let khmer = "ភាសាខ្មែរភាសាខ្មែរភាសាខ្មែរ";
    let page = format!("---\ntitle: Chữ mẫu\n---\n\n{khmer}\n");
    let tree = Site::small().file("content/pages/chu-mau.md", page).build();
    assert!(text(&tree, "chu-mau/index.html").contains(&format!("<p>{khmer}</p>")));
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes).replace(' ', "");
        for splitter in ["\u{200B}", "<wbr", "&shy;", "\u{AD}", "hyphens:auto", "word-break:break-all"] {
            assert!(!text.contains(splitter), "{path} has {splitter:?}");
        }
    }
    let style = tree.iter().find(|(path, _)| path.ends_with(".css")).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(style.is_some_and(|style| style.contains("overflow-wrap")));
}

fn text(tree: &Tree, path: &str) -> String {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} is built; there are {:?}", tree.keys()));
    String::from_utf8(bytes.clone()).expect("text")
}

/// Without the escapes and line ends that each format has for itself.
fn plain(text: &str) -> String {
    let unfolded = text.replace("\r\n ", "").replace("\\,", ",").replace("\\\"", "\"").replace("\"\"", "\"");
    let entities = [("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&quot;", "\""), ("&amp;", "&")];
    let plain = entities.iter().fold(unfolded, |text, (entity, letter)| text.replace(entity, letter));
    canonical(&plain).into_owned()
}
