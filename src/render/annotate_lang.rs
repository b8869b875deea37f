//! Adds `lang` to the words of a page that are not in Vietnamese.
//!
//! Words in the page's language are enclosed in the marks of [`marked`](crate::text::marked); all others are
//! Vietnamese. Each marked run becomes a `<span lang>`, and all marks are removed.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{State, Tokenizer, naive_next_state};

use crate::text::html::is_void;
use crate::text::language::SOURCE;
use crate::text::marked::{END, START, unmarked};

/// Elements that must not contain a `<span>`: they contain only text, only options, or drawings and formulas.
const WITHOUT_SPANS: &str =
    "title textarea select datalist script style iframe noembed noframes xmp plaintext svg math";

/// A finished page whose `<html lang>` is `page_lang`, with the language of every run of text and without marks.
///
/// `<body>` is Vietnamese. A marked run of text gets a `<span lang>`. A run that is the whole content of an element
/// gets no `<span>`; the element gets the `lang`, so that style sheets find no additional element. A run that contains
/// elements, such as a translated body, gets a `lang` on each of the outermost ones. Marks in attributes, and in
/// elements without spans, are removed; there, templates give the language with the filter `lang`. A run ends at the
/// latest with the element in which it began. An element that has a `lang` keeps it.
pub fn annotate_lang(html: &str, page_lang: &str) -> String {
    let mut annotator = Annotator {
        html,
        page_lang,
        out: String::with_capacity(html.len() + html.len() / 8),
        printed: 0,
        tag: None,
        run: None,
        without_spans: None,
    };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, place: html5gum::Span<usize>| {
        annotator.event(&event, place.start..place.end)
    });
    let mut tokenizer = Tokenizer::new_with_emitter(html, emitter);
    while let Some(Ok(state)) = tokenizer.next() {
        tokenizer.set_state(state);
    }
    drop(tokenizer);
    annotator.finish()
}

struct Annotator<'a> {
    html: &'a str,
    page_lang: &'a str,
    out: String,
    /// The number of bytes of the page that were printed.
    printed: usize,
    /// The start tag that is being read.
    tag: Option<StartTag>,
    /// Inside a marked run: the number of open elements that began in it.
    run: Option<usize>,
    /// The open element of [`WITHOUT_SPANS`], and the number of open elements with its name.
    without_spans: Option<(Vec<u8>, usize)>,
}

struct StartTag {
    name: Vec<u8>,
    start: usize,
    has_lang: bool,
    has_label: bool,
}

impl Annotator<'_> {
    /// Handles an event. Returns the state in which the tokenizer reads the content of a start tag.
    fn event(&mut self, event: &CallbackEvent<'_>, place: Range<usize>) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.text_to(place.start);
                self.tag =
                    Some(StartTag { name: name.to_vec(), start: place.start, has_lang: false, has_label: false });
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    tag.has_lang |= *name == b"lang";
                    tag.has_label |= matches!(*name, b"aria-label" | b"title");
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = self.tag.take()?;
                self.start_tag(&tag, place.end, *self_closing);
                return self.state_in(&tag.name);
            }
            CallbackEvent::EndTag { name } => {
                self.text_to(place.start);
                self.copy_to(place.end);
                self.end_tag(name);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                self.text_to(place.start);
                self.copy_to(place.end);
            }
            _ => {}
        }
        None
    }

    /// The content of `<script>`, `<style>` and `<title>` is text, except in drawings and formulas.
    fn state_in(&self, name: &[u8]) -> Option<State> {
        let is_foreign =
            matches!(&self.without_spans, Some((outer, _)) if matches!(outer.as_slice(), b"svg" | b"math"));
        naive_next_state(name).filter(|_| !is_foreign && name != b"noscript")
    }

    fn start_tag(&mut self, tag: &StartTag, end: usize, self_closing: bool) {
        let name = tag.name.as_slice();
        let lone_run = self.lone_run(tag, end);
        let is_outermost = self.run == Some(0) && self.without_spans.is_none();
        let lang = match name {
            _ if is_outermost || lone_run.is_some() => Some(self.page_lang),
            b"body" => Some(SOURCE),
            _ => None,
        };
        if let Some(lang) = lang.filter(|_| !tag.has_lang) {
            let written = &self.html[tag.start + 1..];
            let length = written.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
            self.copy_to(tag.start + 1 + length.unwrap_or(written.len()));
            self.lang(lang);
        }
        self.copy_to(lone_run.unwrap_or(end));
        match &mut self.without_spans {
            Some((outer, open)) if outer == name && !self_closing => *open += 1,
            None if WITHOUT_SPANS.split(' ').any(|known| known.as_bytes() == name) => {
                self.without_spans = Some((name.to_vec(), 1))
            }
            _ => {}
        }
        if let Some(open) = &mut self.run
            && !self_closing
            && !is_void(name)
        {
            *open += 1;
        }
    }

    /// The end of a marked run that begins here and is the whole content of an element. The element then gets the
    /// `lang`, unless it has words in an attribute.
    fn lone_run(&self, tag: &StartTag, from: usize) -> Option<usize> {
        let run = self.html[from..].strip_prefix(START)?;
        let rest = run[run.find([END, '<'])?..].strip_prefix(END)?;
        let can_say = !tag.has_lang && !tag.has_label && !is_void(&tag.name);
        (can_say && rest.starts_with("</")).then(|| self.html.len() - rest.len())
    }

    fn end_tag(&mut self, name: &[u8]) {
        self.run = self.run.and_then(|open| open.checked_sub(1));
        if let Some((outer, open)) = &mut self.without_spans
            && outer == name
        {
            *open -= 1;
            if *open == 0 {
                self.without_spans = None;
            }
        }
    }

    /// Prints text, with each marked part in a `<span>`.
    fn text_to(&mut self, end: usize) {
        let start = self.printed;
        let text = self.html.get(start..end).unwrap_or_default();
        for (place, mark) in text.match_indices([START, END]) {
            self.part_to(start + place);
            self.run = mark.starts_with(START).then_some(0);
        }
        self.part_to(end);
    }

    fn part_to(&mut self, end: usize) {
        let part = self.html.get(self.printed..end).map(unmarked).unwrap_or_default();
        if self.run == Some(0) && self.without_spans.is_none() && !part.trim().is_empty() {
            self.out.push_str("<span");
            self.lang(self.page_lang);
            self.out.extend([">", &part, "</span>"]);
            self.printed = end;
        } else {
            self.copy_to(end);
        }
    }

    /// Prints the page up to `end` unchanged, without marks.
    fn copy_to(&mut self, end: usize) {
        let part = self.html.get(self.printed..end).unwrap_or_default();
        self.out.extend(part.split([START, END]));
        self.printed = self.printed.max(end);
    }

    fn lang(&mut self, lang: &str) {
        let lang = lang.replace('&', "&amp;").replace('"', "&quot;");
        self.out.extend([" lang=\"", &lang, "\""]);
    }

    fn finish(mut self) -> String {
        let end = self.html.len();
        match self.tag {
            Some(_) => self.copy_to(end),
            None => self.text_to(end),
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A page in which `[` and `]` are replaced by the marks.
    fn marks(html: &str) -> String {
        html.replace('[', &START.to_string()).replace(']', &END.to_string())
    }

    /// The annotated body of a page in English.
    fn body(inside: &str) -> String {
        let page = annotate_lang(&marks(&format!("<html lang=en><body>{inside}")), "en");
        page.trim_start_matches("<html lang=en><body lang=\"vi\">").to_owned()
    }

    #[test]
    fn the_body_is_vietnamese_and_head_and_html_stay() {
        let head = "<html lang=en><head><title>Một</title></head>";
        assert_eq!(
            annotate_lang(&format!("{head}<body class=a>Hai"), "en"),
            format!("{head}<body lang=\"vi\" class=a>Hai")
        );
        assert_eq!(annotate_lang(&format!("{head}<body lang=rad>"), "en"), format!("{head}<body lang=rad>"));
    }

    #[test]
    fn a_marked_run_of_text_gets_a_span() {
        assert_eq!(body("<p>Xã [commune] 1</p>"), "<p>Xã <span lang=\"en\">commune</span> 1</p>");
        assert_eq!(
            body("<p>[a] <b>Hai</b>[]<p>[c]<p>"),
            "<p><span lang=\"en\">a</span> <b>Hai</b><p><span lang=\"en\">c</span><p>"
        );
        assert_eq!(body("<p lang=rad>[a &amp; b]</p>"), "<p lang=rad><span lang=\"en\">a &amp; b</span></p>");
    }

    #[test]
    fn an_element_filled_by_a_run_says_its_language() {
        assert_eq!(body("<h1 class=b>[a &lt; b]</h1>"), "<h1 lang=\"en\" class=b>a &lt; b</h1>");
        assert_eq!(body("<select><option>[a]</option></select>"), "<select><option lang=\"en\">a</option></select>");
        assert_eq!(body("<a title=Một>[a]</a>"), "<a title=Một><span lang=\"en\">a</span></a>");
    }

    #[test]
    fn a_run_of_elements_gets_its_language_on_the_outermost() {
        assert_eq!(
            body("[<h2>a</h2>\n<ul><li>b <b>c</b></li></ul>\n<img alt=d>e<i lang=rad>f</i>]<p>Một</p>"),
            "<h2 lang=\"en\">a</h2>\n<ul lang=\"en\"><li>b <b>c</b></li></ul>\n<img lang=\"en\" alt=d><span lang=\"en\">e</span>\
             <i lang=rad>f</i><p>Một</p>"
        );
        assert_eq!(
            body("[<svg><path d=''/><title>a</title></svg> b]"),
            "<svg lang=\"en\"><path d=''/><title>a</title></svg><span lang=\"en\"> b</span>"
        );
    }

    #[test]
    fn a_run_ends_with_the_element_it_began_in() {
        assert_eq!(body("<p>[a</p><p>Một</p>"), "<p><span lang=\"en\">a</span></p><p>Một</p>");
    }

    #[test]
    fn where_no_span_may_stand_the_marks_go_away() {
        for (written, printed) in [
            ("<img alt='[a]' title=\"[b]\">", "<img alt='a' title=\"b\">"),
            ("<a href='?q=[a]' data-x=[b]>Một</a>", "<a href='?q=a' data-x=b>Một</a>"),
            ("<select><option>[a]<option>[b] 1</select>", "<select><option>a<option>b 1</select>"),
            ("<textarea><b>[a]</b></textarea>", "<textarea><b>a</b></textarea>"),
            ("<script>'[a]' < 1</script><style>[b]{}</style>", "<script>'a' < 1</script><style>b{}</style>"),
            ("<!-- [a] --><svg><title/><text>[b] 1</text></svg>", "<!-- a --><svg><title/><text>b 1</text></svg>"),
            ("<svg><svg></svg>[a]</svg>", "<svg><svg></svg>a</svg>"),
            ("<i title='[a", "<i title='a"),
        ] {
            assert_eq!(body(written), printed);
            assert_eq!(
                body(&format!("{printed}<p>[c]")).ends_with("<span lang=\"en\">c</span>"),
                !written.ends_with("[a")
            );
        }
        assert_eq!(
            body("<noscript><p title=[a]>[b]</p></noscript>"),
            "<noscript><p title=a><span lang=\"en\">b</span></p></noscript>"
        );
    }

    /// Well-formed pages in which each letter has a known language: `a` is English and marked, `Đ` Vietnamese, `ê`
    /// Rade.
    fn tree() -> impl Strategy<Value = String> {
        let pieces = [
            "[a]",
            "[a 1]",
            "[1 a] ",
            "Đ",
            " ",
            "1",
            ", ",
            "<br>",
            "<img alt='Đ'>",
            "<i lang='rad'>ê [a]</i>",
            "<b>[a]</b>",
            "<!-- [a] -->",
            "[<p>a <b>a</b><br>a</p> <ul><li>a</li></ul>a]",
            "[]",
        ];
        let page =
            prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..4).prop_map(|pieces| pieces.concat());
        let page = page.prop_recursive(6, 60, 5, |inner| {
            let name = prop::sample::select(vec!["div", "span", "b title='Đ'", "section", "i lang='en' title='a'"]);
            (name, prop::collection::vec(inner, 0..4)).prop_map(|(tag, inner)| {
                let inside = if tag.contains("lang") { "[a]".to_owned() } else { inner.concat() };
                format!("<{tag}>{inside}</{}>", tag.split(' ').next().unwrap_or_default())
            })
        });
        prop::collection::vec(page, 0..4).prop_map(|inside| marks(&format!("<body>{}</body>", inside.concat())))
    }

    /// Each letter of a well-formed page, in text or in `title` or `alt`, with the language given by its elements.
    fn letters(page: &str) -> Vec<(char, String)> {
        let mut langs = vec!["en".to_owned()];
        let mut letters = Vec::new();
        let value = |tag: &str, name: &str| {
            let value = tag.replace('"', "'").split_once(&format!(" {name}='"))?.1.split('\'').next()?.to_owned();
            Some(value)
        };
        for part in page.split('<').filter(|part| !part.starts_with('!')) {
            let (tag, text) = part.split_once('>').unwrap_or_default();
            let outer = langs.last().cloned().unwrap_or_default();
            let lang = value(tag, "lang").unwrap_or_else(|| outer.clone());
            let label = value(tag, "title").or(value(tag, "alt")).unwrap_or_default();
            letters.extend(label.chars().map(|letter| (letter, lang.clone())));
            match tag.split(' ').next() {
                Some("br" | "img") => {}
                Some(end) if end.starts_with('/') => {
                    langs.pop();
                }
                _ => langs.push(lang),
            }
            let lang = langs.last().cloned().unwrap_or_default();
            letters.extend(text.chars().filter(|c| c.is_alphabetic()).map(|letter| (letter, lang.clone())));
        }
        letters
    }

    /// Arbitrary text: tags that are never closed, never opened, or no tags at all.
    fn soup() -> impl Strategy<Value = String> {
        let pieces = "a|Đợt| |1|[|]|<p>|</p>|<b title=Một>|</b>|<li>|<ul>|</ul>|<option>|<select>|</select>|<title>|</title>|\
                      <svg>|</svg>|<title/>|<script>|</script>|<textarea>|</textarea>|<img alt='[a]'>|<!--|-->|<!DOCTYPE html>|\
                      <|>|</|'|<a href=|&|&agrave|;|\r\n|\0|<i lang='rad'>|</i>|<body>|</body>|<html>|<![CDATA[|]]>|<?x|/>|\
                      <plaintext>|<noscript>";
        let piece = prop::sample::select(pieces.split('|').collect::<Vec<_>>());
        prop::collection::vec(piece, 0..40).prop_map(|pieces| marks(&pieces.concat()))
    }

    proptest! {
        #[test]
        fn every_letter_has_its_language(html in tree()) {
            let page = annotate_lang(&html, "en");
            for (letter, lang) in letters(&page) {
                let own = match letter { 'a' => "en", 'Đ' => "vi", _ => "rad" };
                prop_assert_eq!(&lang, own, "{} in {}", letter, page);
            }
        }

        #[test]
        fn nothing_is_lost_or_moved_and_no_mark_is_left(html in prop_oneof![soup(), tree()]) {
            let page = annotate_lang(&html, "en");
            prop_assert!(!page.contains([START, END]));
            // Only added attributes have double quotes around the language.
            let bare = |page: &str| page.replace(" lang=\"en\"", "").replace(" lang=\"vi\"", "").replace("<span>", "").replace("</span>", "");
            prop_assert_eq!(bare(&page), bare(&unmarked(&html)));
        }
    }
}
