//! What holds for every page, against a walk that knows nothing of how it is done.

use proptest::prelude::*;

use super::settle;
use super::tests::marks;
use crate::text::marked::{END, START, unmarked};

/// The language of the pages here.
const PAGE: &str = "en";

/// Well-formed pages: only what the walk below understands.
fn tree() -> impl Strategy<Value = String> {
    let piece =
        prop::sample::select(vec!["a", "Đợt", " ", "1", ", ", "&amp;", "&agrave;", "[", "]", "[a b]", "\u{301}"]);
    let text = prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    let alt = prop::sample::select(vec!["<img alt=\"Một\">", "<img alt=\"[a]\">", "<img alt=\"1\">", "<!-- Một [ -->"]);
    let leaf = prop_oneof![4 => text, 1 => alt.prop_map(str::to_owned)];
    let page = leaf.prop_recursive(6, 60, 5, |inner| {
        let name = prop::sample::select(vec!["div", "b", "section", "i", "em"]);
        let said =
            prop::sample::select(vec!["", "", "", " lang='rad'", " lang='vi'", " title=\"Một\"", " title=\"1 [a\""]);
        (name, said, prop::collection::vec(inner, 0..5))
            .prop_map(|(name, said, inner)| format!("<{name}{said}>{}</{name}>", inner.concat()))
    });
    prop::collection::vec(page, 0..4).prop_map(|inside| marks(&format!("<html lang='en'><body>{}", inside.concat())))
}

/// Anything: tags that are never closed, never opened, or no tags at all.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Đợt",
        " ",
        "1",
        "[",
        "]",
        "<p>",
        "</p>",
        "<b title=Một>",
        "</b>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<table>",
        "</table>",
        "<option>",
        "<select>",
        "<title>",
        "</title>",
        "<svg>",
        "</svg>",
        "<text>",
        "<title/>",
        "<script>",
        "</script>",
        "<textarea>",
        "</textarea>",
        "<img alt='[a]'>",
        "<!--",
        "-->",
        "<!DOCTYPE html>",
        "<",
        ">",
        "</",
        "'",
        "<a href=",
        "&",
        "&agrave",
        ";",
        "\r\n",
        "\0",
        "<i lang='rad'>",
        "</i>",
        "<p lang=''>",
        "<body>",
        "</body>",
        "<html>",
        "<head>",
        "<![CDATA[",
        "]]>",
        "<?x",
        "/>",
        "<plaintext>",
        "<noscript>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| marks(&pieces.concat()))
}

/// Each letter with its language. `by_marks`: as the rule says; else as `lang` says.
fn letters(html: &str, by_marks: bool) -> Vec<(char, String)> {
    let html = html.replace("&amp;", "").replace("&agrave;", "à");
    // The name of each open element, its language, and the language written on it or above, with how deep.
    let mut open: Vec<(String, String, Said)> = Vec::new();
    let mut marked: Option<usize> = None;
    let mut letters = Vec::new();
    let mut rest = html.as_str();
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
        } else if let Some(tag) = rest.strip_prefix("</") {
            let (_, behind) = tag.split_once('>').expect("a tag ends");
            open.pop();
            marked = marked.map(|depth| depth.min(open.len()));
            rest = behind;
        } else if let Some(tag) = rest.strip_prefix('<') {
            let (tag, behind) = tag.split_once('>').expect("a tag ends");
            rest = behind;
            let tag = tag.replace('\'', "\"");
            let name = tag.split(' ').next().unwrap_or_default().to_owned();
            let value =
                |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, value)| value.split('"').next());
            let (_, above, said) = open.last().cloned().unwrap_or_default();
            let lang = value("lang").unwrap_or(&above).to_owned();
            let said = value("lang").filter(|_| name != "html").map(|lang| (lang.to_owned(), open.len())).or(said);
            for words in [value("alt"), value("title")].into_iter().flatten() {
                let of_rule = if words.contains(START) { PAGE } else { rule(&said, marked) };
                let lang = if by_marks { of_rule } else { &lang };
                letters.extend(words.chars().filter(|c| c.is_alphabetic()).map(|c| (c, lang.to_owned())));
            }
            if name != "img" {
                open.push((name, lang, said));
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (_, lang, said) = open.last().cloned().unwrap_or_default();
            for c in rest[..end].chars() {
                match c {
                    START => marked = Some(open.len()),
                    END => marked = None,
                    c if c.is_alphabetic() => {
                        letters.push((c, if by_marks { rule(&said, marked).to_owned() } else { lang.clone() }));
                    }
                    _ => {}
                }
            }
            rest = &rest[end..];
        }
    }
    letters
}

/// A language written on an element, and how deep that stands.
type Said = Option<(String, usize)>;

/// The language of words under a written language, marked or not, where the marks began so deep.
fn rule(said: &Said, marked: Option<usize>) -> &str {
    match (said, marked) {
        (Some((said, depth)), Some(from)) if *depth >= from => said,
        (_, Some(_)) => PAGE,
        (Some((said, _)), None) => said,
        (None, None) => "vi",
    }
}

/// The page without what was added: here, what is added alone has double quotes about its language.
fn without_additions(settled: &str) -> String {
    let mut page = settled.replace("</span>", "").replace("</tspan>", "");
    for tag in ["vi", "en", "rad", ""] {
        let said = format!(" lang=\"{tag}\"");
        page = page.replace(&format!("<span{said}>"), "").replace(&format!("<tspan{said}>"), "").replace(&said, "");
    }
    page
}

proptest! {
    #[test]
    fn every_letter_has_the_language_of_the_rule(html in tree()) {
        let settled = settle(&html, PAGE);
        prop_assert_eq!(letters(&settled, false), letters(&html, true), "{}", settled);
    }

    #[test]
    fn nothing_is_lost_or_moved_and_no_mark_is_left(html in prop_oneof![tree(), soup()]) {
        let settled = settle(&html, PAGE);
        prop_assert!(!settled.contains([START, END]));
        prop_assert_eq!(without_additions(&settled), unmarked(&html));
    }

    #[test]
    fn a_page_that_says_all_its_languages_stays(html in prop_oneof![tree(), soup()]) {
        let settled = settle(&unmarked(&html), PAGE);
        prop_assert_eq!(settle(&settled, PAGE), settled);
    }
}
