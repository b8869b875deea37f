//! Each rule, tested on the smallest page that breaks it and on the nearest page that does not.

mod access;

use super::*;
use crate::diagnostics::{Diagnostic, Severity};

fn settings() -> Settings {
    Settings {
        base_path: "/a/b/".to_owned(),
        base_url: Some("https://x.example/a/b/".to_owned()),
        page_budget_kb: 1,
        folder: "output".to_owned(),
        style_budget_kb: 12,
        script_budget_kb: 10,
        first_view_budget_kb: 50,
    }
}

fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().into())).collect()
}

/// A page whose only possible problems are in the given part.
fn page(inside: &str) -> String {
    format!("<!DOCTYPE html><html lang=vi><title>Trang</title><h1>Trang</h1>{inside}")
}

fn audited(inside: &str) -> Vec<Diagnostic> {
    let there = page("<h2 id='phan-1'>Phần</h2><a name='cu'></a>");
    let files = files(&[
        ("x/index.html", &page(inside)),
        ("dot/1/index.html", &there),
        ("tep/giọt.pdf", "%PDF"),
        ("assets/anh.svg", "<svg/>"),
    ]);
    audit(&files, &settings()).problems.0
}

fn codes(inside: &str) -> Vec<&'static str> {
    audited(inside).into_iter().map(|problem| problem.problem.code).collect()
}

/// The part of the page at which the only problem points.
fn pointed_at(inside: &str) -> String {
    let problems = audited(inside);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(&*problem.span.file, "output/x/index.html");
    page(inside)[problem.span.range()].to_owned()
}

#[test]
fn links_to_pages_files_and_parts_that_are_there_are_fine() {
    let fine = "<a href='../dot/1/'>a</a> <a href='../dot/1/index.html#phan-1'>b</a> <a href='../dot/1/#cu'>c</a> \
        <a href='#'>d</a> <a href='#top'>e</a> <a href='../tep/gi%E1%BB%8Dt.pdf#page=2'>f</a> <a href='./?a=1&amp;b=2'>g</a> \
        <a href='https://x.example/'>h</a> <a href='tel:00'>i</a> <a href='geo:1,2'>k</a> <a href='mailto:a@b.example'>l</a> \
        <img src='../assets/anh.svg' srcset='../assets/anh.svg 2x' alt=''> <svg><use href='../assets/anh.svg#x'/></svg>";
    assert_eq!(codes(fine), [""; 0]);
}

#[test]
fn links_to_nothing_are_found_where_they_are_written() {
    assert_eq!(codes("<a href='../dot/2/'>a</a>"), ["dead-link"]);
    assert_eq!(codes("<a href='../../../dot/1/'>a</a>"), ["dead-link"]);
    assert_eq!(codes("<img src='anh.jpg' alt=''>"), ["dead-link"]);
    assert_eq!(codes("<img src='../assets/anh.svg' srcset='../assets/anh.svg 1x, b.svg 2x' alt=''>"), ["dead-link"]);
    assert_eq!(codes("<link rel=alternate href='../feed.xml'>"), ["dead-link"]);
    assert_eq!(codes("<meta http-equiv=refresh content='0; URL=../dot/2/'>"), ["dead-link"]);
    assert_eq!(codes("<meta http-equiv=refresh content='0; url=../dot/1/'>"), [""; 0]);
    assert_eq!(pointed_at("<p>Đợt <a class=x href='../dot/2/'>a</a>"), "../dot/2/");
    assert_eq!(pointed_at("<p>&amp;<a href=\"y?a&amp;b\">a</a>"), "y?a&amp;b");
}

#[test]
fn a_folder_without_its_slash_is_a_dead_link_with_the_fix() {
    let problems = audited("<a href='../dot/1'>a</a>");
    assert_eq!(problems[0].help.as_ref().map(|help| &*help.en), Some("put `/` at the end of the address"));
}

#[test]
fn fragments_must_be_there() {
    assert_eq!(codes("<a href='#khong'>a</a>"), ["dead-fragment"]);
    assert_eq!(codes("<a href='../dot/1/#khong'>a</a>"), ["dead-fragment"]);
    assert_eq!(codes("<p id=đi></p><a href='#%C4%91i'>a</a>"), [""; 0]);
}

#[test]
fn a_dead_fragment_shows_the_link_as_it_is_written_and_the_part_that_was_meant() {
    for link in ["#ph%C3%A2n-1", "../dot/1/#ph%C3%A2n-1"] {
        let problems = audited(&format!("<h2 id=phan-1>a</h2><a href='{link}'>a</a>"));
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(problem.found.as_deref(), Some(link));
        assert_eq!(problem.help.as_ref().map(|help| &*help.en), Some("did you mean `phan-1`?"));
    }
    let outside = audited("<a href='../../../dot/%31/'>a</a>");
    assert_eq!(outside[0].message.en, "the address `../../../dot/%31/` leaves the site");
    assert_eq!(outside[0].found.as_deref(), Some("../../../dot/%31/"));
}

#[test]
fn a_page_is_made_once_more_only_where_a_problem_points_into_it() {
    let broken = page("<a href='../y/#khong'>a</a>");
    let paths = ["x/index.html", "y/index.html", "z/index.html", "feed.xml"];
    let surroundings = Surroundings {
        settings: settings(),
        paths: paths.into_iter().map(Arc::from).collect(),
        weights: HashMap::new(),
    };
    let mut facts = SiteFacts::default();
    facts.add(inspect("z/index.html", page("").as_bytes(), &surroundings));
    facts.add(inspect("x/index.html", broken.as_bytes(), &surroundings));
    facts.add(inspect("y/index.html", page("").as_bytes(), &surroundings));
    let drawn = std::cell::RefCell::new(Vec::new());
    let audited = judge(facts, &surroundings, &|path| {
        drawn.borrow_mut().push(path.to_owned());
        Some(broken.as_bytes().into())
    });
    assert_eq!(drawn.into_inner(), ["x/index.html"]);
    let [problem] = audited.problems.0.as_slice() else { panic!("{:?}", audited.problems) };
    assert_eq!(problem.message.en, "`y/index.html` has no part `#khong`");
    assert_eq!(problem.found.as_deref(), Some("../y/#khong"));
}

#[test]
fn what_is_kept_of_a_page_is_small() {
    assert!(size_of::<PageFacts>() <= 96, "{}", size_of::<PageFacts>());
    assert!(size_of::<facts::FragmentLink>() <= 40, "{}", size_of::<facts::FragmentLink>());
}

#[test]
fn only_the_page_not_found_uses_addresses_from_the_root_of_the_server() {
    assert_eq!(codes("<a href='/a/b/dot/1/'>a</a>"), ["rooted-address"]);
    let not_found = |inside: &str| {
        let files = files(&[("404.html", &page(inside)), ("dot/1/index.html", &page(""))]);
        audit(&files, &settings()).problems.0.into_iter().map(|problem| problem.problem.code).collect::<Vec<_>>()
    };
    assert_eq!(not_found("<a href='/a/b/dot/1/'>a</a><a href='#x' id=x>b</a>"), [""; 0]);
    assert_eq!(not_found("<a href='/dot/1/'>a</a>"), ["dead-link"]);
    assert_eq!(not_found("<a href='/a/b/dot/2/'>a</a>"), ["dead-link"]);
    assert_eq!(not_found("<a href='dot/1/'>a</a>"), ["relative-on-404"]);
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for loaded in [
        "<script src='https://x.example/a.js'></script>",
        "<link rel=stylesheet href='//x.example/a.css'>",
        "<link rel='shortcut ICON' href='http://x.example/a.ico'>",
        "<img src='https://x.example/a.png' alt=''>",
        "<picture><source srcset='https://x.example/a.webp 1x'></picture>",
        "<audio src='https://x.example/a.mp3'></audio>",
        "<video poster='https://x.example/a.jpg'></video>",
        "<iframe src='https://x.example/' title=a></iframe>",
        "<object data='https://x.example/a.svg' title=a></object>",
        "<svg><image xlink:href='https://x.example/a.png'/></svg>",
    ] {
        assert_eq!(codes(loaded), ["third-party"], "{loaded}");
    }
    assert_eq!(
        codes("<link rel=canonical href='https://x.example/'><img src='data:image/gif;base64,R0' alt=''>"),
        [""; 0]
    );
}

#[test]
fn no_code_stands_in_a_page() {
    assert_eq!(codes("<script>let a = '<a href=\"nowhere/\">';</script>"), ["inline-script"]);
    assert_eq!(codes("<button onclick='print()'>In</button>"), ["inline-script"]);
    assert_eq!(codes("<a href='javascript:void(0)'>a</a>"), ["inline-script"]);
    assert_eq!(codes("<script type='application/ld+json'>{\"a\": 1}</script>"), [""; 0]);
}

#[test]
fn languages_are_said_and_well_formed() {
    let of = |html: &str| {
        let problems = audit(&files(&[("index.html", html)]), &settings()).problems;
        problems.0.into_iter().map(|problem| problem.problem.code).collect::<Vec<_>>()
    };
    assert_eq!(of("<html><h1>a</h1>"), ["missing-lang"]);
    assert_eq!(of("<h1>a</h1>"), ["missing-lang"]);
    assert_eq!(of("<html lang=' '><h1>a</h1>"), ["missing-lang"], "one mistake, one message");
    assert_eq!(of("<html lang=rad><h1>a</h1>"), [""; 0]);
    assert_eq!(codes("<p lang='tiếng Việt'>a</p>"), ["bad-lang"]);
    assert_eq!(codes("<p lang=km-Khmr>a</p>"), [""; 0]);
}

#[test]
fn counterparts_in_other_languages_name_each_other_and_themselves() {
    let link = |language: &str, path: &str| {
        format!("<link rel=alternate hreflang={language} href=https://x.example/a/b/{path}>")
    };
    let vi = link("vi", "x/") + &link("x-default", "x/");
    let both = vi.clone() + &link("en", "en/x/");
    let of = |source: &str, translated: &str| {
        let files = files(&[("x/index.html", &page(source)), ("en/x/index.html", &page(translated))]);
        let reported = |problem: &Diagnostic| (problem.span.file.to_string(), problem.message.en.to_string());
        audit(&files, &settings()).problems.0.iter().map(reported).collect::<Vec<_>>()
    };
    let reported = |path: &str, message: &str| (format!("output/{path}"), message.to_owned());
    assert_eq!(of(&both, &both), []);
    assert_eq!(of("", ""), []);
    let one_sided = of(&both, &link("x-default", "en/x/"));
    assert_eq!(one_sided, [reported("x/index.html", "`en/x/index.html` does not lead back to this page")]);
    let selfless = of(&both, &link("x-default", "x/"));
    assert_eq!(selfless, [reported("en/x/index.html", "`hreflang` leaves out the page itself")]);
    let gone = both.clone() + &link("km", "km/x/");
    assert_eq!(
        of(&gone, &both),
        [reported("x/index.html", "`hreflang` leads to `km/x/index.html`, which is not there")]
    );
    let twice = both.clone() + &link("EN", "en/x/");
    assert_eq!(of(&twice, &both), [reported("x/index.html", "`hreflang` `EN` stands twice")]);
    let elsewhere = both.clone() + "<link rel=alternate hreflang=km href=https://y.example/>";
    assert_eq!(of(&elsewhere, &both), []);
    let no_default = link("vi", "x/") + &link("en", "en/x/");
    assert_eq!(of(&no_default, &both), [reported("x/index.html", "the page has no `hreflang=\"x-default\"`")]);
}

#[test]
fn no_noncharacter_reaches_a_page_a_feed_a_calendar_or_data() {
    let found = |path: &str| {
        let text = page("Đợt \u{fdd0}1");
        audit(&files(&[(path, &text)]), &settings())
            .problems
            .0
            .into_iter()
            .map(|problem| problem.problem.code)
            .collect::<Vec<_>>()
    };
    for path in ["index.html", "feed.xml", "feed.json", "lich.ics"] {
        assert_eq!(found(path), ["noncharacter"], "{path}");
    }
    assert_eq!(found("tep/anh.jpg"), [""; 0]);
}

#[test]
fn noncharacters_of_every_plane_are_found_and_their_neighbours_are_not() {
    let found = |letter: char| {
        let text = format!("Đợt {letter}1");
        let problem = audit(&files(&[("lich.ics", &text)]), &settings()).problems.0.pop()?;
        Some((problem.message.en.to_string(), text[problem.span.range()].to_owned()))
    };
    for code in ['\u{fdd0}', '\u{fdd1}', '\u{fdef}', '\u{fffe}', '\u{ffff}', '\u{1fffe}', '\u{3ffff}', '\u{10ffff}'] {
        let message = format!("the file holds U+{:04X}, which is no character", u32::from(code));
        assert_eq!(found(code), Some((message, code.to_string())), "{code:?}");
    }
    for fine in ['\u{fdcf}', '\u{fdf0}', '\u{fffd}', '\u{1fffd}', '\u{10fffd}', '\u{feff}', '\u{5fff}', 'ﾾ'] {
        assert_eq!(found(fine), None, "{fine:?}");
    }
}

#[test]
fn pictures_links_and_buttons_have_words() {
    assert_eq!(codes("<img src='../assets/anh.svg'>"), ["missing-alt"]);
    let mark = "<svg aria-hidden=true><g><path d=''/></g><title>Không đọc</title></svg>";
    assert_eq!(codes(&format!("<a href='#'>{mark}</a>")), ["nameless-link"]);
    assert_eq!(codes(&format!("<a href='#'>{mark} Gọi</a>")), [""; 0]);
    assert_eq!(codes("<a href='#'><img src='../assets/anh.svg' alt=''></a>"), ["nameless-link"]);
    assert_eq!(codes("<a href='#'><img src='../assets/anh.svg' alt='Gọi'></a>"), [""; 0]);
    assert_eq!(codes("<a href='#' aria-label='Gọi'></a><a id=neo></a>"), [""; 0]);
    assert_eq!(codes("<button> \n </button>"), ["nameless-link"]);
    assert_eq!(pointed_at("<p><button class=x></button>"), "<button class=x>");
}

#[test]
fn ids_stand_once() {
    assert_eq!(codes("<p id=a></p><p id=b></p><p id=a></p>"), ["duplicate-html-id"]);
}

#[test]
fn headings_are_one_title_and_no_gap() {
    assert_eq!(codes("<h2>a</h2><h3>b</h3><h2>c</h2>"), [""; 0]);
    assert_eq!(codes("<h3>a</h3>"), ["heading-skipped"]);
    assert_eq!(codes("<h1>b</h1>"), ["page-heading"]);
}

#[test]
fn heavy_pages_are_an_error_by_their_compressed_size() {
    assert!(audited(&"Giọt hồng ".repeat(200)).is_empty(), "repeated words weigh little");
    let words: String = (0_u32..400).map(|number| format!("{} ", number.wrapping_mul(2_654_435_761))).collect();
    let problems = audited(&words);
    assert_eq!(problems[0].problem.code, "heavy-page");
    assert_eq!(problems[0].severity(), Severity::Error);
    assert_eq!(problems[0].found.as_deref(), Some("3 KB"));
}

#[test]
fn style_sheets_and_scripts_that_a_page_names_count_to_its_first_view() {
    let settings = Settings { first_view_budget_kb: 2, ..settings() };
    let words =
        |count: u32| (0..count).map(|number| format!("{} ", number.wrapping_mul(2_654_435_761))).collect::<String>();
    let (style, script) = (words(300), words(310));
    let of = |inside: &str| {
        let page = page(inside);
        let files = [("x/index.html", page.as_str()), ("assets/a.css", &style), ("assets/b.js", &script)];
        let problems =
            audit(&files.map(|(path, text)| (path.to_owned(), text.as_bytes().into())).into(), &settings).problems;
        problems.0.into_iter().map(|problem| problem.problem.code).collect::<Vec<_>>()
    };
    assert_eq!(of("<link rel=stylesheet href='../assets/a.css'>"), [""; 0]);
    assert_eq!(of("<link rel=stylesheet href='../assets/a.css'><link rel=preload href='../assets/a.css'>"), [""; 0]);
    let both = "<link rel=stylesheet href='../assets/a.css'><script src='../assets/b.js'></script>";
    assert_eq!(of(both), ["heavy-first-view"]);
    assert_eq!(of("<a href='../assets/a.css'>a</a><a href='../assets/b.js'>b</a>"), [""; 0]);
}

#[test]
fn a_mistake_on_every_page_is_reported_once_with_the_first_page_and_its_text() {
    let broken = page("<a href='#khong'>a</a><img src='https://x.example/a.png' alt=''>");
    let names: Vec<String> = (0..9).map(|number| format!("{number}.html")).collect();
    let pages: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), broken.as_str())).collect();
    let audited = audit(&files(&pages), &settings());
    let codes: Vec<_> = audited.problems.0.iter().map(|problem| problem.problem.code).collect();
    assert_eq!(codes, ["dead-fragment", "third-party"]);
    for problem in &audited.problems.0 {
        assert_eq!(&*problem.span.file, "output/0.html");
        assert!(problem.message.en.ends_with("; so it is on 8 other pages"));
        assert_eq!(problem.related.len(), 3);
    }
    assert_eq!(audited.texts.get("output/0.html").map(|text| &**text), Some(broken.as_str()));
}

#[test]
fn every_problem_has_its_own_code() {
    let mut codes: Vec<_> = PROBLEMS.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), PROBLEMS.len());
}
