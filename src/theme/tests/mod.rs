//! Themes in memory: what a site may override, and what is reported for mistakes.

mod literal_text;
mod names;
mod readme;
mod strings;

use super::files::EMBEDDED;
use super::sample::sample;
use super::*;
use crate::diagnostics::{Problems, Sources, Span, Spanned};
use crate::model::values::Options;
use crate::view::contract::TEMPLATES;

/// The files of a minimal theme `bare` that fulfils the contract, with `changes` (path below `themes/`, text).
fn files(changes: &[(&str, &str)]) -> Vec<ThemeFile> {
    let mut files = vec![
        ("bare/theme.yaml".to_owned(), "contract: 1\noptions:\n  tint: { type: colour, default: \"#B0122B\", doc: A colour }\n  wide: { type: flag, default: false, doc: Wide pages }\n".to_owned()),
        ("bare/strings/vi.yaml".to_owned(), "hello: Xin chào\nbye: Chào nhé\n".to_owned()),
        ("bare/strings/en.yaml".to_owned(), "hello: Hello\n".to_owned()),
        ("bare/assets/style.css".to_owned(), "body { color: red }\n".to_owned()),
        ("bare/assets/icon.svg".to_owned(), "<svg/>".to_owned()),
        ("bare/templates/parts/foot.html".to_owned(), "<footer>bare</footer>".to_owned()),
        (
            "bare/templates/layouts/base.html".to_owned(),
            "<h1>{{ page.title }}</h1>{% block content %}{{ t.hello }}{% endblock content %}{% include \"parts/foot.html\" %}".to_owned(),
        ),
    ];
    for template in TEMPLATES {
        files.push((
            format!("bare/templates/pages/{}.html", template.name),
            "{% extends \"layouts/base.html\" %}".to_owned(),
        ));
    }
    for (path, text) in changes {
        files.retain(|(known, _)| known != path);
        files.push(((*path).to_owned(), (*text).to_owned()));
    }
    let file = |(path, text): (String, String)| ThemeFile {
        path: format!("themes/{path}").into(),
        bytes: text.into_bytes().into(),
    };
    files.into_iter().map(file).collect()
}

fn named(name: &str) -> Spanned<String> {
    Spanned { value: name.to_owned(), span: Span::new("content/site.yaml".into(), 7..11) }
}

fn options(name: &str, value: &str) -> Options {
    Options(vec![(name.to_owned(), value.to_owned(), Span::new("content/site.yaml".into(), 20..25))])
}

fn loaded(name: &str, changes: &[(&str, &str)]) -> Theme {
    let checked = load(&files(changes), Some(&named(name)), &Options::default());
    assert_eq!(checked.problems, Problems::default());
    checked.value.expect("a theme without problems")
}

/// The problems of a theme with changes: `code file:line:column message`.
fn reported(name: &str, changes: &[(&str, &str)], chosen: &Options) -> Vec<String> {
    let files = files(changes);
    let mut sources = Sources::default();
    for file in &files {
        sources.insert(file.path.clone(), String::from_utf8_lossy(&file.bytes).into());
    }
    let checked = load(&files, Some(&named(name)), chosen);
    assert_eq!(checked.value.is_some(), !checked.problems.has_errors());
    let line = |problem: &crate::diagnostics::Diagnostic| {
        let at = sources.position(&problem.span);
        let label = problem.label.as_ref().map_or(String::new(), |label| format!("; {}", label.en));
        format!(
            "{} {}:{}:{} {}{label}",
            problem.problem.code, problem.span.file, at.line, at.column, problem.message.en
        )
    };
    checked.problems.ordered().0.iter().map(line).collect()
}

/// The home page drawn with the full sample.
fn home(theme: &Theme, lang: &str) -> String {
    let mut context = tera::Context::new();
    for (name, of) in [("site", "SiteView"), ("page", "PageView"), ("view", "HomeView")] {
        context.insert_value(name, sample(of, true));
    }
    context.insert_value("t", theme.strings_in(lang));
    theme.tera.render("pages/home.html", &context).expect("the bare theme draws its samples")
}

const CHILD: (&str, &str) = ("child/theme.yaml", "contract: 1\nextends: bare\n");

#[test]
fn one_file_of_a_child_theme_stands_in_for_the_parents() {
    let theme = loaded("child", &[CHILD, ("child/templates/parts/foot.html", "<footer>child</footer>")]);
    assert_eq!(home(&theme, "vi"), "<h1>page.title</h1>Xin chào<footer>child</footer>");
}

#[test]
fn a_template_extends_the_one_of_the_same_name_in_the_parent_theme() {
    let page = "{% extends \"bare/pages/home.html\" %}{% block content %}mới, {{ super() }}{% endblock content %}";
    let theme = loaded("child", &[CHILD, ("child/templates/pages/home.html", page)]);
    assert_eq!(home(&theme, "vi"), "<h1>page.title</h1>mới, Xin chào<footer>bare</footer>");
}

#[test]
fn a_value_that_may_be_absent_fails_the_minimal_sample() {
    assert_eq!(
        reported("bare", &[("bare/templates/pages/article.html", "{{ view.reviewed.by }}")], &Options::default()),
        ["template-render themes/bare/templates/pages/article.html:1:18 `by` has no value here"]
    );
}

#[test]
fn names_from_nowhere_are_reported_with_the_nearest_that_exists() {
    let changes = [
        ("bare/templates/pages/home.html", "{{ t.helo }}{{ sit.title }}{{ site.options.tnit }}"),
        ("bare/strings/en.yaml", "hello: Hello\nby: Bye\n"),
    ];
    assert_eq!(
        reported("bare", &changes, &Options::default()),
        [
            "unknown-string themes/bare/strings/en.yaml:2:1 `by` is not in `strings/vi.yaml`; did you mean `bye`?",
            "template-variable themes/bare/templates/pages/home.html:1:6 `strings/vi.yaml` has no `helo`; did you mean `hello`?",
            "template-variable themes/bare/templates/pages/home.html:1:16 there is no variable `sit`; did you mean `site`?",
            "template-variable themes/bare/templates/pages/home.html:1:44 the theme has no option `tnit`; did you mean `tint`?",
        ]
    );
}

#[test]
fn broken_templates_are_all_reported_at_once() {
    let changes = [
        ("bare/templates/pages/home.html", "{% if view.news %}"),
        ("bare/templates/pages/drive.html", "\n{{ view. }}"),
        ("bare/templates/pages/drives.html", ""),
    ];
    let reported = reported("bare", &changes, &Options::default());
    let codes: Vec<&str> = reported.iter().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(codes, ["template-syntax", "unknown-template", "template-syntax"], "{reported:#?}");
    assert!(reported[0].contains("pages/drive.html:2:"), "{reported:#?}");
    assert!(reported[1].ends_with("did you mean `drive`?"), "{reported:#?}");
}

#[test]
fn templates_that_do_not_fit_together_are_reported_where_they_name_each_other() {
    let changes = [
        ("bare/templates/pages/home.html", "ô {% include \"parts/fot.html\" %}"),
        ("bare/templates/pages/drive.html", "{{ page.title | shout }}"),
    ];
    assert_eq!(
        reported("bare", &changes, &Options::default()),
        [
            "template-reference themes/bare/templates/pages/drive.html:1:17 there is no filter `shout`",
            "template-reference themes/bare/templates/pages/home.html:1:14 there is no template `parts/fot.html`",
        ]
    );
    let parent = [("bare/templates/pages/home.html", "{% extends \"layouts/bas.html\" %}")];
    assert_eq!(
        reported("bare", &parent, &Options::default()),
        [
            "template-reference themes/bare/templates/pages/home.html:1:13 there is no template `layouts/bas.html` to extend; did you mean `layouts/base.html`?"
        ]
    );
}

#[test]
fn options_have_their_type_and_their_default() {
    let theme = loaded("bare", &[]);
    assert_eq!(theme.options["tint"], "#b0122b");
    assert_eq!(theme.options["wide"], "");
    let checked = load(&files(&[]), Some(&named("bare")), &options("wide", "có"));
    assert_eq!(checked.value.map(|theme| theme.options["wide"].clone()), Some("true".to_owned()));
    assert_eq!(
        reported("bare", &[], &options("tnit", "x")),
        ["unknown-theme-option content/site.yaml:1:1 the theme has no option `tnit`; did you mean `tint`?"]
    );
    assert_eq!(
        reported("bare", &[], &options("tint", "red")),
        ["bad-theme-option content/site.yaml:1:1 option `tint` takes values of type `colour`"]
    );
}

#[test]
fn a_theme_for_another_contract_is_refused() {
    assert_eq!(
        reported("bare", &[("bare/theme.yaml", "contract: 2\n")], &Options::default())[0],
        "theme-contract themes/bare/theme.yaml:1:11 the theme is written for contract `2`, this program keeps contract 1"
    );
}

#[test]
fn themes_that_are_nowhere_or_run_in_a_circle_are_reported() {
    assert_eq!(
        reported("bar", &[], &Options::default()),
        ["unknown-theme content/site.yaml:1:1 there is no theme `bar`; did you mean `bare`?"]
    );
    let circle = ("bare/theme.yaml", "contract: 1\nextends: child\n");
    assert_eq!(
        reported("child", &[CHILD, circle], &Options::default()),
        ["theme-cycle themes/bare/theme.yaml:2:10 themes extend each other in a circle: child → bare → child"]
    );
}

#[test]
fn a_template_of_the_contract_that_is_missing_is_reported_by_its_name() {
    let mut files = files(&[]);
    files.retain(|file| !file.path.ends_with("pages/wave.html"));
    let problems = load(&files, Some(&named("bare")), &Options::default()).problems.0;
    assert_eq!(problems.len(), 1);
    assert_eq!(&*problems[0].span.file, "themes/bare/templates/pages/wave.html");
}

#[test]
fn style_sheets_name_assets_by_their_content() {
    let changes = [
        CHILD,
        ("bare/assets/style.css", "/* url(nothing) */ a { src: url( \"fonts/noto.woff2\" ), url(#x), url(data:,x) }"),
        ("bare/assets/fonts/noto.woff2", "font"),
        ("child/assets/extra.css", "b { src: url(icon.svg) }"),
    ];
    let theme = loaded("child", &changes);
    let style = String::from_utf8_lossy(&theme.assets[&theme.style]).into_owned();
    let font = theme.assets.keys().find(|name| name.starts_with("assets/noto.")).expect("the font is an asset");
    let (font, icon) = (font.replace("assets/", ""), theme.icon.replace("assets/", ""));
    assert_eq!(
        style,
        format!("/* url(nothing) */ a {{ src: url( \"{font}\" ), url(#x), url(data:,x) }}\nb {{ src: url({icon}) }}\n")
    );
    assert_eq!(font.len(), "noto.12345678.woff2".len());
}

#[test]
fn style_sheets_that_name_what_is_not_there_are_reported() {
    let sheet = "a { src: url(icno.svg) }\nb { src: url(https://example.org/a.woff2) }";
    assert_eq!(
        reported("bare", &[("bare/assets/style.css", sheet)], &Options::default()),
        [
            "missing-asset themes/bare/assets/style.css:1:14 there is no `assets/icno.svg`; did you mean `icon.svg`?",
            "outside-asset themes/bare/assets/style.css:2:14 `https://example.org/a.woff2` is fetched from somewhere else",
        ]
    );
}

#[test]
fn the_asset_filter_gives_the_address_and_refuses_unknown_names() {
    let theme = loaded("bare", &[("bare/templates/pages/home.html", "{{ \"icon.svg\" | asset }}")]);
    assert_eq!(home(&theme, "vi"), theme.icon);
    let reported =
        reported("bare", &[("bare/templates/pages/home.html", "{{ \"icno.svg\" | asset }}")], &Options::default());
    assert!(
        matches!(&reported[..], [only] if only.contains("home.html:1:") && only.contains("icno.svg")),
        "{reported:#?}"
    );
}

#[test]
fn qr_codes_are_made_where_a_template_that_can_be_drawn_shows_them() {
    let shows = ("bare/templates/parts/share.html", "{% component share(s) %}{{ s.qr }}{% endcomponent share %}");
    let nothing = ("child/templates/parts/share.html", "{% component share(s) %}{% endcomponent share %}");
    let both = ("child/templates/parts/share.html", "{% include \"bare/parts/share.html\" %}");
    assert!(!loaded("child", &[CHILD]).shows_qr);
    assert!(loaded("child", &[CHILD, shows]).shows_qr);
    assert!(!loaded("child", &[CHILD, shows, nothing]).shows_qr);
    assert!(loaded("child", &[CHILD, shows, both]).shows_qr);
}

#[test]
fn the_same_files_make_the_same_theme_in_whatever_order_they_come() {
    let mut turned = files(&[]);
    turned.reverse();
    let load = |files: &[ThemeFile]| load(files, Some(&named("bare")), &Options::default()).value.expect("a theme");
    let (one, other) = (load(&files(&[])), load(&turned));
    assert_eq!(home(&one, "vi"), home(&other, "vi"));
    assert_eq!((&one.assets, &one.options, &one.style), (&other.assets, &other.options, &other.style));
    assert_ne!(one.assets, loaded("bare", &[("bare/assets/icon.svg", "<svg></svg>")]).assets);
}

#[test]
fn the_program_brings_every_file_of_its_theme() {
    // The compiler does not notice files that were added after the program was compiled: touch `files.rs` then.
    let found = crate::source::find(env!("CARGO_MANIFEST_DIR").as_ref(), "themes/giothong").value;
    let on_disk: Vec<_> = found.into_iter().map(|file| file.path).collect();
    let brought: Vec<_> = EMBEDDED.iter().map(|file| file.path.clone()).collect();
    assert_eq!(brought, on_disk);
}

#[test]
fn the_theme_of_the_program_keeps_the_contract() {
    // The files are passed as files of a site, so that the checks run.
    let checked = load(&EMBEDDED, None, &Options::default());
    assert_eq!(checked.problems, Problems::default());
    assert!(load(&[], None, &Options::default()).value.is_some());
}

#[test]
#[allow(clippy::disallowed_methods, reason = "compares with a file of the repository, and writes it when asked to")]
fn the_readme_of_themes_says_what_the_code_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/README.md");
    if std::env::var_os("GIOTHONG_BLESS").is_some() {
        std::fs::write(path, readme::contract_readme()).expect("the repository is writable");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == readme::contract_readme(),
        "themes/README.md is not what the code says: GIOTHONG_BLESS=1 cargo test writes it"
    );
}
