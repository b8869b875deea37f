//! A small unit is not named beside somebody without a name: nowhere in the output.

use crate::support::{self, Site};

/// A site with one nameless person of a unit, and named ones of it; `privacy` stands in `site.yaml`.
fn site(named: usize, privacy: &str) -> Site {
    let consent = |scope: &str| format!("consent: {{status: granted, scope: [{scope}], given_on: 01/3/2025}}\n");
    let mut site = Site::new()
        .file("content/site.yaml", format!("{}{privacy}", support::SITE))
        .file("content/organizations/to-mau.md", "---\nname: Tổ Mẫu\naka: [Nhóm Mẫu]\n---\n")
        .file(
            "content/donors/md-00.md",
            format!("---\nname: Nguyễn Kín\nkind: person\nmember_of: to-mau\n{}---\n", consent("unit")),
        );
    for number in 1..=named {
        // Spellings of one unit count together.
        let unit = if number % 2 == 0 { "Tổ Mẫu" } else { "Nhóm Mẫu" };
        let text = format!("---\nname: Mẫu {number}\nkind: person\nmember_of: {unit}\n{}---\n", consent("name"));
        site = site.file(&format!("content/donors/md-{number:02}.md"), text);
    }
    site
}

/// The files, but for those of the unit's own page and of searching it, that name the unit.
fn naming(site: &Site) -> Vec<String> {
    let names = |bytes: &[u8]| support::pictures::count(bytes, "Tổ Mẫu".as_bytes()) > 0;
    let tree = site.build();
    let own = |path: &str| path.starts_with("don-vi/") || path.contains("tim-kiem") || path.contains("search");
    tree.into_iter().filter(|(path, bytes)| !own(path) && names(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn nineteen_are_too_few_and_twenty_are_enough() {
    let few = site(18, "");
    few.run(["check"]).ends_with(0).says("small-unit").says("19 người");
    assert_eq!(naming(&few), Vec::<String>::new());
    let page = few.tree("output")["don-vi/to-mau/index.html"].clone();
    assert_eq!(support::pictures::count(&page, b"md-00"), 0, "the page of the unit does not lead to the person");

    let enough = site(19, "");
    assert!(!enough.run(["check"]).ends_with(0).transcript().contains("small-unit"));
    assert_eq!(naming(&enough), ["ton-vinh/index.html"]);
}

#[test]
fn a_site_may_name_small_units() {
    for privacy in ["privacy: {small_units: true}\n", "Riêng tư: {Nêu đơn vị ít người: có}\n"] {
        let site = site(0, privacy);
        assert!(!site.run(["check"]).ends_with(0).transcript().contains("small-unit"));
        assert_eq!(naming(&site), ["ton-vinh/index.html"]);
    }
    assert_eq!(naming(&site(0, "privacy: {small_units: false}\n")), Vec::<String>::new());
}

#[test]
fn a_named_person_keeps_the_unit() {
    let site = site(0, "").file(
        "content/donors/md-01.md",
        "---\nname: Lê Rõ\nkind: person\nmember_of: Tổ Mẫu\nconsent: {status: granted, scope: [name, unit], given_on: 01/3/2025}\n---\n",
    );
    assert_eq!(naming(&site), ["ton-vinh/index.html", "ton-vinh/md-01/index.html"]);
}
