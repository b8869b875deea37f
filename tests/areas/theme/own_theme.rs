//! What a theme of the site's own breaks on finished pages is told at its template.

use crate::support::{SITE, Site};

/// A site with a theme of its own that extends the one of the program, and these templates in it.
fn site(templates: &[(&str, &str)]) -> Site {
    let site = Site::small()
        .file("content/site.yaml", format!("{SITE}theme: own\ncontact: {{phone: '0000 000 001'}}\n"))
        .file("themes/own/theme.yaml", "contract: 1\nextends: giothong\n")
        .file("content/pages/bai.md", "---\ntitle: Bài viết\n---\n\nLời thử.\n");
    templates.iter().fold(site, |site, (path, text)| site.file(&format!("themes/own/templates/{path}"), *text))
}

/// Each problem that `check` tells: code, place and sentence.
fn told(site: &Site) -> Vec<String> {
    let transcript = site.run(["--lang", "en", "check"]).transcript();
    let mut told = Vec::new();
    let mut lines = transcript.lines();
    while let Some(line) = lines.next() {
        let problem = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["));
        if let Some((code, message)) = problem.and_then(|rest| rest.split_once("]: ")) {
            let place = lines.next().and_then(|line| line.split_once("--> ")).map_or("", |(_, place)| place);
            told.push(format!("{code} {place} {message}"));
        }
    }
    assert!(!told.is_empty() && !transcript.contains(" output/"), "{transcript}");
    told
}

/// What is told of a page template with this content.
fn told_of(content: &str) -> Vec<String> {
    let page =
        format!("{{% extends \"giothong/pages/page.html\" %}}\n{{% block after %}}{content}{{% endblock after %}}");
    told(&site(&[("pages/page.html", &page)]))
}

const PAGE: &str = "themes/own/templates/pages/page.html";

#[test]
fn a_link_to_a_part_that_is_not_there_is_told_at_the_link() {
    assert_eq!(
        told_of("<p><a class=\"x\" href=\"{{ page.root }}#khong\">Xem</a></p>"),
        [format!("dead-fragment {PAGE}:2:40 on `bai/index.html`: `index.html` has no part `#khong`")]
    );
    assert_eq!(
        told_of("<p><a href=\"#khong\">Xem</a></p>"),
        [format!("dead-fragment {PAGE}:2:30 on `bai/index.html`: the page has no part `#khong`")]
    );
}

#[test]
fn what_is_missing_or_twice_is_told_at_its_tag() {
    assert_eq!(
        told_of("<img src=\"{{ page.root }}{{ site.icon }}\">")[0].split(" on ").next(),
        Some(format!("missing-alt {PAGE}:2:18").as_str())
    );
    for (content, told) in [
        ("<input type=\"search\">", "unlabelled-field {}:2:18 on `bai/index.html`: the field has no label"),
        ("<h4>Một</h4>", "heading-skipped {}:2:18 on `bai/index.html`: the headings jump from h1 to h4"),
        ("<p id=\"main\">Một</p>", "duplicate-html-id {}:2:25 on `bai/index.html`: `id=\"main\"` stands twice"),
        ("<table><tr><td>1</td></tr></table>", "bare-table {}:2:18 on `bai/index.html`: the table has no header cell"),
        (
            "<nav>a</nav>\n<nav>b</nav>",
            "repeated-landmark {}:3:1 on `bai/index.html`: two parts with the role `navigation` cannot be told apart",
        ),
        (
            "<a href=\"{{ page.root }}khong/\">Xem</a>",
            "dead-link {}:2:27 on `bai/index.html`: there is no file `khong/index.html`",
        ),
    ] {
        assert_eq!(told_of(content), [told.replace("{}", PAGE)], "{content}");
    }
}

#[test]
fn what_is_drawn_many_times_is_told_once() {
    let site = site(&[(
        "pages/list.html",
        "{% extends \"giothong/pages/list.html\" %}{% block content %}<h1>{{ page.title }}</h1>\n\
        {% for s in [1, 2, 3] %}<img src=\"{{ page.root }}{{ site.icon }}?{{ s }}\">{% endfor %}{% endblock content %}",
    )]);
    let told = told(&site);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("missing-alt themes/own/templates/pages/list.html:2:25 "), "{told:?}");
}

#[test]
fn a_template_of_other_pages_is_not_the_one() {
    let extended = |page: &str| {
        let field = "<input type=\"search\">";
        format!("{{% extends \"giothong/pages/{page}.html\" %}}\n{{% block after %}}{field}{{% endblock after %}}")
    };
    let told = told(&site(&[("pages/drive.html", &extended("drive")), ("pages/page.html", &extended("page"))]));
    assert_eq!(told, [format!("unlabelled-field {PAGE}:2:18 on `bai/index.html`: the field has no label")]);
}

#[test]
fn a_part_that_lacks_what_another_leads_to_is_told_as_a_whole() {
    let header = "<a href=\"#chan\">{{ t.ask }}</a>{% include \"giothong/parts/header.html\" %}";
    let footer = "<div id=\"chan\">{% include \"giothong/parts/footer.html\" %}</div>";
    let site = Site::small()
        .file("content/site.yaml", format!("{SITE}theme: own\n"))
        .file("themes/base/theme.yaml", "contract: 1\nextends: giothong\n")
        .file("themes/base/templates/parts/header.html", header)
        .file("themes/base/templates/parts/footer.html", footer)
        .file("themes/own/theme.yaml", "contract: 1\nextends: base\n")
        .file("themes/own/templates/parts/footer.html", "");
    let told = told(&site);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("dead-fragment themes/own/templates/parts/footer.html on "), "{told:?}");
    let transcript = site.run(["--lang", "en", "check"]).transcript();
    assert!(transcript.contains("replaces has `id=\"chan\"`"), "{transcript}");
}

#[test]
fn a_part_without_the_ids_that_its_data_has_is_told_and_one_that_draws_them_is_not() {
    let facts = "facts:\n  - {id: tuoi, topic: eligibility, text: Ví dụ., source: Ví dụ}\n";
    let link = "{% extends \"giothong/pages/page.html\" %}{% block after %}\
        {% for id in [\"tuoi\"] %}<a href=\"{{ page.root }}kien-thuc/#{{ id }}\">Xem</a>{% endfor %}{% endblock after %}";
    let base = |part: &str| {
        Site::small()
            .file("content/site.yaml", format!("{SITE}theme: own\n"))
            .file("content/facts.yaml", facts)
            .file("content/pages/bai.md", "---\ntitle: Bài viết\n---\n")
            .file("themes/base/theme.yaml", "contract: 1\nextends: giothong\n")
            .file("themes/base/templates/pages/page.html", link)
            .file("themes/own/theme.yaml", "contract: 1\nextends: base\n")
            .file("themes/own/templates/pages/page.html", "{% extends \"base/pages/page.html\" %}")
            .file("themes/own/templates/pages/awareness.html", part)
    };
    let whole = "{% extends \"giothong/pages/awareness.html\" %}";
    assert!(base(whole).run(["check"]).transcript().contains("nội dung không có lỗi"));
    let told = told(&base(
        "{% extends \"layouts/base.html\" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock content %}",
    ));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("dead-fragment themes/own/templates/pages/awareness.html on "), "{told:?}");
}

#[test]
fn a_page_without_its_heading_is_told_at_the_template_that_took_it_away() {
    let told = told(&site(&[(
        "pages/not_found.html",
        "{% extends \"layouts/base.html\" %}{% block content %}{% endblock content %}",
    )]));
    assert_eq!(told, ["page-heading themes/own/templates/pages/not_found.html on `404.html`: the page has no `<h1>`"]);
}

#[test]
fn assets_that_weigh_too_much_are_told_at_their_files() {
    let rules: String =
        (0_u32..9000).map(|n| format!(".c{}{{margin:{}px}}\n", n.wrapping_mul(2_654_435_761), n % 91)).collect();
    let light = site(&[]).file("themes/own/assets/extra.css", ".a { margin: 0 }\n");
    assert!(light.run(["check"]).transcript().contains("nội dung không có lỗi"));
    let heavy = told(&site(&[]).file("themes/own/assets/extra.css", &rules));
    assert_eq!(heavy, ["heavy-asset themes/own/assets/extra.css the file weighs more than 12 KB, compressed"]);
    let raised = format!("{SITE}theme: own\nstyle_budget_kb: 100\n");
    let raised = told(&site(&[]).file("themes/own/assets/extra.css", &rules).file("content/site.yaml", raised));
    assert_eq!(raised.len(), 1, "{raised:?}");
    assert!(
        raised[0].starts_with("heavy-first-view themes/own/assets/extra.css on `404.html`: the page with "),
        "{raised:?}"
    );
}

#[test]
fn fonts_are_weighed_whether_declared_or_not_against_the_budget_of_the_site() {
    let font = "x".repeat(46 * 1024);
    let site = |budget: &str| {
        Site::small()
            .file("content/site.yaml", format!("{SITE}theme: own\n{budget}"))
            .file("themes/own/theme.yaml", "contract: 1\nextends: giothong\n")
            .file("themes/own/assets/fonts/a.woff2", font.as_str())
    };
    let told = told(&site(""));
    assert_eq!(
        told,
        ["heavy-font themes/own/assets/fonts/a.woff2 the font `fonts/a.woff2` weighs 46 KB, more than 45 KB"]
    );
    assert!(site("font_budget_kb: 46\n").run(["check"]).transcript().contains("nội dung không có lỗi"));
}
