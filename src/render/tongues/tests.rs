//! Each rule on its smallest page. In the texts here, `[` and `]` stand for the marks.

use super::settle;
use crate::text::marked::{END, START};

/// The page with its marks.
pub fn marks(html: &str) -> String {
    html.replace('[', &START.to_string()).replace(']', &END.to_string())
}

/// What stands in the body of a page in English, settled; with its `<body>` where that got a `lang`.
fn body(inside: &str) -> String {
    let page = settle(&marks(&format!("<html lang=en><body>{inside}")), "en");
    page.trim_start_matches("<html lang=en>").trim_start_matches("<body>").to_owned()
}

#[test]
fn a_run_in_another_language_gets_a_span_without_what_parts_it_from_others() {
    assert_eq!(body("<p> Xã [commune] </p>"), "<p> <span lang=\"vi\">Xã</span> commune </p>");
    assert_eq!(body("<p>[a] đ\u{a0}</p>"), "<p>a <span lang=\"vi\">đ</span>\u{a0}</p>");
    assert_eq!(body("<p>[a], “đ” – &lt;ê&gt; : [b]</p>"), "<p>a, <span lang=\"vi\">“đ” – &lt;ê&gt;</span> : b</p>");
}

#[test]
fn runs_of_one_language_with_nothing_but_signs_between_them_are_one() {
    let settled = body("<p>Xã<b>[a]</b> một, [2], ba [b]</p>");
    assert_eq!(settled, "<p><span lang=\"vi\">Xã</span><b>a</b> <span lang=\"vi\">một, 2, ba</span> b</p>");
}

#[test]
fn signs_and_numbers_belong_to_the_words_they_are_written_with() {
    assert_eq!(body("<p>Đợt 2: [Day 1]</p>"), "<p><span lang=\"vi\">Đợt 2</span>: Day 1</p>");
    assert_eq!(body("<p>[a]</p><p>05/3/2023</p>"), "<p>a</p><p>05/3/2023</p>");
}

#[test]
fn one_language_is_said_as_high_up_as_possible() {
    assert_eq!(body("<p>Một</p><p>Hai</p>"), "<body lang=\"vi\"><p>Một</p><p>Hai</p>");
    let settled = body("<main>[a]</main><ul><li>Một <b>hai</b></li> <li>1</li></ul>");
    assert_eq!(settled, "<main>a</main><ul lang=\"vi\"><li>Một <b>hai</b></li> <li>1</li></ul>");
}

#[test]
fn html_and_head_stay_as_they_are() {
    let head = "<html lang=en><head><title>Một</title><meta name=description content='Hai'><meta content='[a]' property=og:title>\
        <meta property=og:type content=website></head>";
    let settled = "<html lang=en><head><title lang=\"vi\">Một</title><meta lang=\"vi\" name=description content='Hai'>\
        <meta content='a' property=og:title><meta property=og:type content=website></head>";
    assert_eq!(settle(&marks(head), "en"), settled);
}

#[test]
fn the_contents_of_an_element_whose_attributes_differ_are_settled_inside_it() {
    assert_eq!(body("<a title='Một'>[a] hai</a>"), "<a lang=\"vi\" title='Một'><span lang=\"en\">a</span> hai</a>");
    assert_eq!(body("<p>[a]<img alt='Một'></p>"), "<p>a<img lang=\"vi\" alt='Một'></p>");
    assert_eq!(body("<p>Một<img alt='[a]'>[b]</p>"), "<p><span lang=\"vi\">Một</span><img alt='a'>b</p>");
}

#[test]
fn attributes_that_people_read_have_a_language_and_others_none() {
    for attribute in ["alt", "title", "placeholder", "aria-label", "aria-valuetext", "aria-description"] {
        assert_eq!(body(&format!("[a]<input {attribute}=Một>")), format!("a<input lang=\"vi\" {attribute}=Một>"));
    }
    assert_eq!(body("[a]<track label=Một>"), "a<track lang=\"vi\" label=Một>");
    for other in ["<input value=Một>", "<p label=Một></p>", "<p class=Một></p>", "<meta name=x content=Một>"] {
        assert_eq!(body(other), other);
    }
}

#[test]
fn marks_of_an_attribute_end_with_it() {
    assert_eq!(body("<img alt='[a'>Một<b>[b]</b>"), "<img alt='a'><span lang=\"vi\">Một</span><b>b</b>");
}

#[test]
fn attributes_inside_marked_words_are_in_their_language() {
    assert_eq!(body("[<p>a <img alt=b></p>]<p>Một</p>"), "<p>a <img alt=b></p><p lang=\"vi\">Một</p>");
}

#[test]
fn marks_reach_over_tags() {
    assert_eq!(body("<div>[<p>a</p><p>b</p>]</div><p>Một</p>"), "<div><p>a</p><p>b</p></div><p lang=\"vi\">Một</p>");
}

#[test]
fn a_language_that_is_written_stays() {
    assert_eq!(body("<p lang=rad>Êđê [a]</p>"), "<p lang=rad>Êđê <span lang=\"en\">a</span></p>");
    assert_eq!(body("<p>Một <i lang=rad>Êđê</i></p>"), "<body lang=\"vi\"><p>Một <i lang=rad>Êđê</i></p>");
    assert_eq!(body("[a <i lang=rad>Êđê</i> b]"), "a <i lang=rad>Êđê</i> b");
    assert_eq!(body("<i LANG=EN>One [a]</i>"), "<i LANG=EN>One a</i>");
}

#[test]
fn elements_of_text_alone_are_told_by_their_first_letters() {
    assert_eq!(
        body("[a]<select><option>Một [a]<option>[b] hai</select>"),
        "a<select><option lang=\"vi\">Một a<option>b hai</select>"
    );
    assert_eq!(body("[a]<textarea>1 Một <b> [a]</textarea>"), "a<textarea lang=\"vi\">1 Một <b> a</textarea>");
}

#[test]
fn code_and_comments_lose_their_marks_only() {
    let code = "<script>'[a]' < Một</script><style>[b]{}</style><!-- Một [c] -->";
    assert_eq!(body(code), "<script>'a' < Một</script><style>b{}</style><!-- Một c -->");
}

#[test]
fn drawings_have_their_own_element_for_a_run() {
    let drawing = "[a]<svg><title>Một</title><text>Hai [b]</text><path d='M1'/></svg>";
    let settled =
        "a<svg><title lang=\"vi\">Một</title><text><tspan lang=\"vi\">Hai</tspan> b</text><path d='M1'/></svg>";
    assert_eq!(body(drawing), settled);
    assert_eq!(body("[a]<svg><title/></svg>Một"), "a<svg><title/></svg><span lang=\"vi\">Một</span>");
}

#[test]
fn end_tags_may_be_left_out() {
    let paragraphs = "<p title=Một>[a]<p>Hai<ul><li>[b]<li title=c>Ba</ul>";
    let settled =
        "<p lang=\"vi\" title=Một><span lang=\"en\">a</span><p lang=\"vi\">Hai<ul><li>b<li lang=\"vi\" title=c>Ba</ul>";
    assert_eq!(body(paragraphs), settled);
    let table = "[a]<table><tr><td title=Một>[a]<td>Hai<tr><th>[b]</table>Ba";
    let settled = "a<table><tr><td lang=\"vi\" title=Một><span lang=\"en\">a</span><td lang=\"vi\">Hai<tr><th>b</table>\
        <span lang=\"vi\">Ba</span>";
    assert_eq!(body(table), settled);
    assert_eq!(
        settle(&marks("<!DOCTYPE html><title>Một</title><p>[a]<p>Hai"), "en"),
        "<!DOCTYPE html><title lang=\"vi\">Một</title><p>a<p lang=\"vi\">Hai"
    );
}

#[test]
fn what_is_no_tag_is_text() {
    assert_eq!(body("<p>[a]</p>1 < 2 & đ</x>"), "<p>a</p><span lang=\"vi\">1 < 2 & đ</span></x>");
    assert_eq!(settle("Một <a title='hai", "en"), "<span lang=\"vi\">Một</span> <a title='hai");
    assert_eq!(settle("1 &agrave", "en"), "<span lang=\"vi\">1 &agrave</span>");
    assert_eq!(
        settle("<p>\r\n&nbsp;&copy;\r\n<b>\r\nMột</b>\r\n", "en"),
        "<p lang=\"vi\">\r\n&nbsp;&copy;\r\n<b>\r\nMột</b>\r\n"
    );
}

#[test]
fn a_page_that_says_another_language_is_settled_against_it() {
    assert_eq!(
        settle(&marks("<html lang=vi><body>Một <b>[a]</b>"), "rad"),
        "<html lang=vi><body>Một <b lang=\"rad\">a</b>"
    );
}

#[test]
fn a_deep_page_is_settled_without_depth_of_calls() {
    let page = marks(&format!("{}[a] Một{}", "<div>".repeat(100_000), "</b></div>".repeat(100_000)));
    assert!(settle(&page, "en").contains("a <span lang=\"vi\">Một</span>"));
}
