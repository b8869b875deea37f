//! Reads a page as tags and text.
//!
//! `html5gum` reads whatever is not plain: text is passed over up to the next `<`, and so is a tag in the plainest form
//! (`<p class="lead">`, `</p>`). Comments, the content of `<script>` and the like, references, and tags written in any
//! other way are left to it.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer, naive_next_state};
use memchr::{memchr, memchr2};

use super::tag::Tag;

/// Receives the tags and the text of a page.
pub trait Listener {
    fn start(&mut self, tag: &Tag, self_closing: bool);
    /// Text, or a part of it. Only its being more than white space is sure: references may be in it as they are written.
    fn text(&mut self, text: &[u8]);
    /// Whether text is wanted at the moment.
    fn wants_text(&self) -> bool;
    fn end(&mut self, name: &[u8]);
}

/// Reads a page to its end.
pub fn read(html: &[u8], listener: &mut impl Listener) {
    let mut emitter = CallbackEmitter::new(Events { listener, tag: Tag::default() });
    // The content of `<script>`, `<style>` and `<title>` is text and not markup.
    emitter.naively_switch_states(true);
    // The standard replaces these two wherever they stand.
    let is_plain = memchr2(b'\0', b'\r', html).is_none();
    let mut at = 0;
    while at < html.len() {
        let from = if is_plain { emitter.callback_mut().pass_over(html, at) } else { at };
        emitter.move_position((from - at) as isize);
        match Tokenizer::new_with_emitter(&html[from..], WithoutErrors(&mut emitter)).next() {
            Some(Ok(Ended(end))) => at = end,
            None => return,
        }
    }
}

/// A tag, comment or document type ended at this byte of the page, and markup follows.
struct Ended(usize);

struct Events<'a, L> {
    listener: &'a mut L,
    tag: Tag,
}

impl<L: Listener> Events<'_, L> {
    /// Passes over text and plain tags from `at` on. Returns where `html5gum` must go on.
    fn pass_over(&mut self, html: &[u8], mut at: usize) -> usize {
        loop {
            let rest = &html[at..];
            let (text, markup) = rest.split_at(memchr(b'<', rest).unwrap_or(rest.len()));
            if self.listener.wants_text() {
                match text.trim_ascii_start().first() {
                    None => {}
                    // It may stand for a space.
                    Some(b'&') => return at,
                    Some(_) => self.listener.text(text),
                }
            }
            at += text.len();
            let Some(length) = self.plain_tag(markup, at) else { return at };
            at += length;
        }
    }

    /// Reads the tag with which the markup begins, where it is plain: names of small letters, values in double quotes
    /// without references. Returns its length; `None` where it is not plain, or no tag. `at` is its place in the page.
    fn plain_tag(&mut self, markup: &[u8], at: usize) -> Option<usize> {
        let place = |part: &[u8], rest: &[u8]| {
            let end = at + markup.len() - rest.len();
            end - part.len()..end
        };
        let rest = markup.strip_prefix(b"<")?;
        if let Some(rest) = rest.strip_prefix(b"/") {
            let (name, rest) = plain_name(rest)?;
            let rest = rest.strip_prefix(b">")?;
            self.listener.end(name);
            return Some(markup.len() - rest.len());
        }
        let (name, mut rest) = plain_name(rest)?;
        if naive_next_state(name).is_some() {
            return None;
        }
        self.tag.open(name, at..at);
        while let Some(attribute) = rest.strip_prefix(b" ") {
            let (name, after) = plain_name(attribute)?;
            self.tag.attribute(name, place(name, after));
            let inside = after.strip_prefix(b"=\"")?;
            let (value, after) = inside.split_at(memchr2(b'"', b'&', inside)?);
            rest = after.strip_prefix(b"\"")?;
            if !value.is_empty() {
                self.tag.value(value, place(value, after));
            }
        }
        let (rest, self_closing) = rest.strip_prefix(b"/").map_or((rest, false), |rest| (rest, true));
        let rest = rest.strip_prefix(b">")?;
        let length = markup.len() - rest.len();
        self.tag.place.end = at + length;
        self.listener.start(&self.tag, self_closing);
        Some(length)
    }
}

/// The name at the beginning, and the rest.
fn plain_name(markup: &[u8]) -> Option<(&[u8], &[u8])> {
    let belongs = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b':');
    let length = markup.iter().position(|byte| !belongs(byte))?;
    markup.first()?.is_ascii_lowercase().then(|| markup.split_at(length))
}

impl<L: Listener> Callback<Ended, usize> for Events<'_, L> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, place: Span<usize>) -> Option<Ended> {
        let ended = Some(Ended(place.end));
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag.open(name, place.start..place.start),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name, place.start..place.end),
            CallbackEvent::AttributeValue { value } => self.tag.value(value, place.start..place.end),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.place.end = place.end;
                self.listener.start(&self.tag, self_closing);
                return ended.filter(|_| naive_next_state(&self.tag.name).is_none());
            }
            CallbackEvent::EndTag { name } => {
                self.listener.end(name);
                return ended;
            }
            CallbackEvent::String { value } => self.listener.text(value),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => return ended,
            CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// An emitter that receives no errors, so that no character is checked.
struct WithoutErrors<'a, E>(&'a mut E);

impl<E: Emitter> ForwardingEmitter for WithoutErrors<'_, E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    /// What a listener receives, with every text that is more than white space as `text`.
    #[derive(Default)]
    struct Told(Vec<String>);

    impl Listener for Told {
        fn start(&mut self, tag: &Tag, self_closing: bool) {
            self.0.push(format!("{tag:?} {self_closing}"));
        }

        fn text(&mut self, text: &[u8]) {
            if !text.trim_ascii().is_empty() && self.0.last().is_none_or(|last| last != "text") {
                self.0.push("text".to_owned());
            }
        }

        fn wants_text(&self) -> bool {
            true
        }

        fn end(&mut self, name: &[u8]) {
            self.0.push(format!("/{}", name.escape_ascii()));
        }
    }

    fn told(html: &str) -> Vec<String> {
        let mut told = Told::default();
        read(html.as_bytes(), &mut told);
        told.0
    }

    /// What the library tells of the whole page.
    fn told_by_library(html: &str) -> Vec<String> {
        let mut told = Told::default();
        let mut events = Events { listener: &mut told, tag: Tag::default() };
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, place: Span<usize>| {
            events.handle_event(event, place);
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
        told.0
    }

    const PAGES: [&str; 3] = [
        include_str!("../../tests/golden/nho/index.html"),
        include_str!("../../tests/golden/nho/404.html"),
        "<!DOCTYPE html><html lang=\"vi\"><head><title>Một</title><script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>\
         <link rel=\"icon\" href=\"a.svg\" type=\"image/svg+xml\"></head><body data-template=\"drive\"><!-- <b> -->\
         <p class=\"x > y\"><a href=\"#main\"><svg class=\"mark\" aria-hidden=\"true\"><path d=\"M12 1.5\"/></svg> &nbsp;</a>\
         <textarea><b></textarea><button disabled></button><IMG src='a.png' ALT=b><td style=\"text-align: right\" >1 < 2</td>",
    ];

    /// Arbitrary text: tags that are never closed, attributes that are none, or no tags at all.
    fn soup() -> impl Strategy<Value = String> {
        let pieces = "a|Đ| |\n|<p>|</p>|<p |<a href=\"x\">|<a |</a |</a>|class=\"|class='|class=|data-x=\"1\"|id=\"b\"|id=c|=|\"|'|>|/>|/|<|</|<>|</>|\
                      <P>|<p-1>|<1>|<p\t|<svg/>|<br />|<br/ >|<title>|</title>|<script>|</script>|<script |<!--|-->|<!|<?x|<![CDATA[|]]>|<style>|\
                      </style>|<textarea>|<noscript>|<plaintext>|&|&#32;|&nbsp;|;|\r|\r\n|\0|\u{c}|onclick|aria-hidden=\"true\"|class=\"a\" class=\"b\"|\u{fffe}";
        let piece = prop::sample::select(pieces.split('|').collect::<Vec<_>>());
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    /// A page with a few letters put into it, or taken out.
    fn damaged() -> impl Strategy<Value = String> {
        let put_in = prop::sample::select("<|>|\"|'|=|/| |&|-|!|\0|\r|A|<p|".split('|').collect::<Vec<_>>());
        let damage = (any::<prop::sample::Index>(), 0..3_usize, put_in);
        (prop::sample::select(PAGES.to_vec()), prop::collection::vec(damage, 0..6)).prop_map(|(page, damages)| {
            damages.into_iter().fold(page.to_owned(), |page, (at, gone, put_in)| {
                let letters: Vec<char> = page.chars().collect();
                let at = at.index(letters.len() + 1);
                let after = (at + gone).min(letters.len());
                letters[..at].iter().copied().chain(put_in.chars()).chain(letters[after..].iter().copied()).collect()
            })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_passed_over_is_what_the_library_would_tell(html in prop_oneof![soup(), damaged()]) {
            prop_assert_eq!(told(&html), told_by_library(&html));
        }
    }
}
