//! Markdown to [`Prose`]: HTML with placeholders for the addresses of links and pictures.
//!
//! CommonMark with tables, footnotes and strikethrough, read as it is meant. No raw HTML, no smart punctuation: apostrophes are letters in
//! the languages of the highlands.

mod addresses;
mod as_meant;
mod bold;
mod faults;
mod indented;
mod lines;
mod prose_html;
mod spaced_links;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use as_meant::AsMeant;
use faults::{empty_link, local_file, of_a_machine, stray_bold};
use lines::begins_anew;
use prose_html::ProseHtml;

use super::problems::{BAD_LINK, HEADING_ONE, RAW_HTML};
use crate::bilingual;
use crate::diagnostics::{Bilingual, FilePath, Problems, Span};
use crate::model::prose::{Destination, Piece, Prose};
use crate::proofread::unprintable_in_value;
use crate::text::normal::{canonical, is_composed};
use crate::text::slug::slug;
use crate::text::unprintable::unprintable;

/// CommonMark with tables, footnotes and strikethrough.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Parses the Markdown in `range` of a file.
pub fn prose(file: &FilePath, text: &str, range: Range<usize>, problems: &mut Problems) -> Arc<Prose> {
    let base = range.start;
    let meant = AsMeant::of(&text[range]);
    let markdown = &*meant.text;
    let mut maker = ProseMaker {
        file,
        base,
        meant: &meant,
        problems,
        destinations: Vec::new(),
        level: 1,
        anchors: BTreeMap::new(),
        link: None,
        stray: Vec::new(),
        numbers: Vec::new(),
    };
    let mut written = ProseHtml::for_text(markdown);
    let mut parser = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let mut ahead = VecDeque::new();
    let events = std::iter::from_fn(|| {
        loop {
            let (event, place) = ahead.pop_front().or_else(|| parser.next())?;
            // The anchor of a heading is made from its words, which come after its start.
            let mut is_heading = matches!(event, Event::Start(Tag::Heading { .. }));
            while let Some(next) = Some(&mut parser).filter(|_| is_heading).and_then(Iterator::next) {
                is_heading = !matches!(next.0, Event::End(TagEnd::Heading(_)));
                ahead.push_back(next);
            }
            let event = maker.event(event, place, markdown, ahead.iter().map(|(event, _)| event));
            if event.is_some() {
                return event;
            }
        }
    });
    let _: std::fmt::Result = html::write_html_fmt(&mut written, events);
    maker.look_for_escapes(&written.html, markdown);
    let mut pieces = written.pieces(&maker.destinations);
    // Only a character written as `&#…;` is none of the source.
    if markdown.contains('&') || !is_composed(markdown) {
        for piece in &mut pieces {
            if let Piece::Html(html) = piece {
                *html = canonical(html).into_owned();
            }
        }
    }
    Arc::new(Prose { pieces })
}

/// The text of Markdown without markup, for descriptions.
pub fn plain(markdown: &str) -> String {
    let mut plain = String::new();
    for event in Parser::new_ext(&AsMeant::of(markdown).text, OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell)
            | Event::SoftBreak
            | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    canonical(plain.trim()).into_owned()
}

/// The blocks of a Markdown text: paragraphs, headings, lists, tables, each as a whole.
pub fn blocks(markdown: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut depth) = (Vec::new(), 0_usize);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    blocks.push(range);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Rule if depth == 0 => blocks.push(range),
            _ => {}
        }
    }
    blocks
}

struct ProseMaker<'a> {
    file: &'a FilePath,
    base: usize,
    meant: &'a AsMeant<'a>,
    problems: &'a mut Problems,
    destinations: Vec<Destination>,
    level: usize,
    /// Each anchor, with the number to try first for the next heading with the same words.
    anchors: BTreeMap<String, usize>,
    /// The place of the open link, and whether it has contained words so far.
    link: Option<(Span, bool)>,
    /// Asterisks of the open block that remained in the text.
    stray: Vec<Span>,
    /// For each open list the number of its next item, where it has numbers.
    numbers: Vec<Option<u64>>,
}

impl ProseMaker<'_> {
    fn event<'e, 't>(
        &mut self,
        event: Event<'e>,
        place: Range<usize>,
        markdown: &str,
        following: impl Iterator<Item = &'t Event<'t>>,
    ) -> Option<Event<'e>> {
        self.watch(&event, &place, markdown);
        match event {
            // Only the opening tag is reported, not the closing one.
            Event::InlineHtml(tag) if tag.starts_with("</") => None,
            Event::Html(_) | Event::InlineHtml(_) => {
                let message = Bilingual::literal("trong bài viết không dùng mã HTML", "text holds no HTML");
                self.problems.push(RAW_HTML.at(self.span(&place)).message(message).help(Bilingual::literal(
                    "dùng Markdown, hoặc viết \\< cho dấu <",
                    "use Markdown, or write \\< for <",
                )));
                None
            }
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                self.check_level(level, self.span(&place));
                let id = self.anchor(&heading_text(following));
                Some(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs }))
            }
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, title, id }) => {
                let dest_url = self.hole(&format!("mailto:{dest_url}"), self.span(&place), false);
                Some(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id }))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.hole(&dest_url, self.span(&place), false);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let dest_url = self.hole(&dest_url, self.span(&place), true);
                Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
            }
            // From 7h30~11h30 to 13h~15h nothing is struck out.
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough)
                if !markdown[place.start..].starts_with("~~") =>
            {
                Some(Event::Text("~".into()))
            }
            Event::Start(Tag::List(first)) => {
                self.numbers.push(first);
                Some(Event::Start(Tag::List(first)))
            }
            Event::End(TagEnd::List(is_ordered)) => {
                self.numbers.pop();
                Some(Event::End(TagEnd::List(is_ordered)))
            }
            Event::Start(Tag::Item) => Some(match self.skipped_to(&markdown[place.start..]) {
                Some(number) => Event::Html(format!("<li value=\"{number}\">").into()),
                None => Event::Start(Tag::Item),
            }),
            Event::SoftBreak if begins_anew(line_before(markdown, place.start), line_after(markdown, place.end)) => {
                Some(Event::HardBreak)
            }
            event => Some(event),
        }
    }

    /// The number of an item that skips numbers: 3 after 1. `1. 1. 1.` is the way to let a list count by itself.
    fn skipped_to(&mut self, item: &str) -> Option<u64> {
        let expected = self.numbers.last_mut()?.as_mut()?;
        let digits = item.trim_start().split(|c: char| !c.is_ascii_digit()).next()?;
        let typed = digits.parse().ok().filter(|typed| *typed > *expected);
        *expected = typed.unwrap_or(*expected).saturating_add(1);
        typed
    }

    fn span(&self, place: &Range<usize>) -> Span {
        let place = self.meant.written(place.clone());
        Span::new(self.file.clone(), self.base + place.start..self.base + place.end)
    }

    /// Looks for links without words and for asterisks that remained in the text.
    fn watch(&mut self, event: &Event<'_>, place: &Range<usize>, markdown: &str) {
        match event {
            Event::Start(Tag::Link { .. }) => self.link = Some((self.span(place), false)),
            Event::End(TagEnd::Link) => {
                if let Some((span, false)) = self.link.take() {
                    self.problems.push(empty_link(span));
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, has_words)) = &mut self.link {
                    *has_words |= !text.trim().is_empty();
                }
                if matches!(event, Event::Text(_)) {
                    self.note_asterisks(place, markdown);
                }
            }
            Event::End(TagEnd::CodeBlock) => self.stray.clear(),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                let mut stray = std::mem::take(&mut self.stray);
                stray.retain(|span| span.end - span.start >= 2);
                self.problems.0.extend(stray.chunks(2).map(stray_bold));
            }
            _ => {}
        }
    }

    /// Reports the first unprintable character that comes from an escape (`&#xFDD0;`), in words, addresses or
    /// elsewhere. Unprintable characters that are not escaped were reported with the whole file.
    fn look_for_escapes(&mut self, html: &str, markdown: &str) {
        if !markdown.contains('&') || unprintable(markdown).is_some() {
            return;
        }
        let words = Parser::new_ext(markdown, OPTIONS).into_offset_iter().filter_map(|(event, place)| match event {
            Event::Text(text) | Event::Code(text) => Some((text, self.span(&place))),
            _ => None,
        });
        let addresses = self.destinations.iter().map(|it| (CowStr::from(it.text.as_str()), it.span.clone()));
        let whole = [(CowStr::from(html), self.span(&(0..markdown.trim_end().len())))];
        let mut read = words.chain(addresses).chain(whole);
        let found = read.find_map(|(read, place)| unprintable_in_value(&read, "", &place));
        self.problems.0.extend(found);
    }

    /// Collects asterisks that CommonMark left in the text: each is a text event of its own, or stands between spaces.
    fn note_asterisks(&mut self, place: &Range<usize>, markdown: &str) {
        let text = &markdown[place.clone()];
        if !text.contains('*') {
            return;
        }
        let span = self.span(place);
        let is_escaped = markdown[..place.start].ends_with('\\');
        match self.stray.last_mut() {
            Some(last) if last.end == span.start && text.starts_with('*') => last.end += asterisks(text),
            _ if is_escaped => {}
            _ if text.starts_with('*') => {
                self.stray.push(Span::new(self.file.clone(), span.start..span.start + asterisks(text)))
            }
            _ => {
                // A text may begin inside of what was mended, so that each run has a place of its own.
                let runs = text.match_indices("**").map(|(at, run)| place.start + at..place.start + at + run.len());
                let runs: Vec<Span> = runs.map(|run| self.span(&run)).collect();
                self.stray.extend(runs);
            }
        }
    }

    /// Checks that levels begin at 2 and that no level is skipped on the way down.
    fn check_level(&mut self, level: HeadingLevel, span: Span) {
        let level = level as usize;
        let deepest = self.level + 1;
        let above = self.level;
        let message = match level {
            1 => Some(Bilingual::literal("tiêu đề cấp 1 trong bài viết", "a heading of level 1 inside the text")),
            _ if level > deepest => Some(bilingual!(
                "tiêu đề cấp {level} đứng ngay dưới cấp {above}",
                "a heading of level {level} right below level {above}"
            )),
            _ => None,
        };
        if let Some(message) = message {
            let marks = "#".repeat(if level == 1 { 2 } else { deepest });
            let help = bilingual!("dùng `{marks}`", "use `{marks}`");
            self.problems.push(HEADING_ONE.at(span).message(message).help(help));
        }
        self.level = level.max(2);
    }

    /// A unique anchor made from the heading's text.
    fn anchor(&mut self, heading: &str) -> String {
        let slug = Some(slug(heading)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "muc".to_owned());
        let mut anchor = slug.clone();
        let mut next = self.anchors.get(&slug).copied().unwrap_or(2);
        while self.anchors.contains_key(&anchor) {
            anchor = format!("{slug}-{next}");
            next += 1;
        }
        self.anchors.insert(slug, next);
        self.anchors.entry(anchor.clone()).or_insert(2);
        anchor
    }

    fn hole(&mut self, destination: &str, span: Span, picture: bool) -> CowStr<'static> {
        let text = destination.trim();
        if let Some(name) = of_a_machine(text) {
            self.problems.push(local_file(text, name, span));
            return CowStr::Borrowed("");
        }
        let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let allowed = match scheme.as_deref() {
            None => true,
            Some("http" | "https" | "tel" | "mailto") => !picture,
            Some(other) => other.contains(['/', '#', '?']),
        };
        if !allowed || text.starts_with("//") {
            let message = bilingual!("không dùng được liên kết `{text}`", "the link `{text}` cannot be used");
            self.problems.push(BAD_LINK.at(span).message(message).found(text));
            return CowStr::Borrowed("");
        }
        // Windows writes the folders of a path with backslashes.
        let text = if scheme.is_none() { text.replace('\\', "/") } else { text.to_owned() };
        let number = self.destinations.len();
        self.destinations.push(Destination { text, span, picture });
        CowStr::from(format!("hole-{number}"))
    }
}

/// The line that ends at a byte.
fn line_before(markdown: &str, at: usize) -> &str {
    markdown[..at].rsplit('\n').next().unwrap_or_default()
}

/// The line that begins at a byte.
fn line_after(markdown: &str, at: usize) -> &str {
    markdown[at..].lines().next().unwrap_or_default()
}

/// The number of asterisks at the beginning of a text.
fn asterisks(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'*').count()
}

/// The plain text of a heading, from the events after its start tag.
fn heading_text<'t>(following: impl Iterator<Item = &'t Event<'t>>) -> String {
    let inside = following.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}
