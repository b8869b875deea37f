//! A Markdown text with what its writer evidently meant in the place of what CommonMark would show as signs: addresses
//! and telephone numbers become links, names of files may have spaces, and `**` beside a space or a colon makes bold.

use std::borrow::Cow;
use std::ops::Range;

use super::OPTIONS;
use super::addresses::{addresses, has_addresses};
use super::bold::{bold, has_stray_bold};
use super::indented::{below_lists, has_indented, indented};
use super::spaced_links::spaced_links;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A text to parse, and where its parts stand in what was written.
pub struct AsMeant<'t> {
    pub text: Cow<'t, str>,
    edits: Vec<Placed>,
}

/// A part that is written otherwise than it is meant.
pub struct Edit {
    /// Its bytes in what was written.
    pub range: Range<usize>,
    pub meant: String,
}

/// An edit with its place on both sides.
struct Placed {
    written: Range<usize>,
    meant: Range<usize>,
}

/// What of a text stands on the page as it is written.
#[derive(Default)]
pub struct PlainText {
    /// The stretches without links, code and line breaks. Signs of emphasis and escapes may lie in them.
    pub parts: Vec<Range<usize>>,
    /// For each block the asterisks that remained in its words.
    pub asterisks: Vec<Vec<Range<usize>>>,
    /// The blocks that are code by their indentation alone.
    pub indented: Vec<Range<usize>>,
}

impl<'t> AsMeant<'t> {
    pub fn of(markdown: &'t str) -> Self {
        let may_have_edits =
            markdown.contains("](") || has_addresses(markdown) || has_stray_bold(markdown) || has_indented(markdown);
        let edits = if may_have_edits { edits(markdown) } else { Vec::new() };
        let Some(last) = edits.last() else { return Self { text: markdown.into(), edits: Vec::new() } };
        let (mut text, mut placed, mut at) = (String::with_capacity(markdown.len() + 64), Vec::new(), 0);
        let rest = &markdown[last.range.end..];
        for Edit { range, meant } in edits {
            text.push_str(&markdown[at..range.start]);
            at = range.end;
            let start = text.len();
            text.push_str(&meant);
            placed.push(Placed { written: range, meant: start..text.len() });
        }
        text.push_str(rest);
        Self { text: text.into(), edits: placed }
    }

    /// The bytes in what was written of a part of the text.
    pub fn written(&self, part: Range<usize>) -> Range<usize> {
        let of = |at: usize, is_end: bool| {
            let before = self.edits.partition_point(|edit| edit.meant.start < at || !is_end && edit.meant.start == at);
            match before.checked_sub(1).and_then(|index| self.edits.get(index)) {
                None => at,
                Some(edit) if at >= edit.meant.end => edit.written.end + (at - edit.meant.end),
                Some(edit) if is_end => edit.written.end,
                Some(edit) => edit.written.start,
            }
        };
        let start = of(part.start, false);
        start..of(part.end, true).max(start)
    }
}

/// The edits of a text in order, none over another.
fn edits(markdown: &str) -> Vec<Edit> {
    let plain = plain_text(markdown);
    let mut edits = spaced_links(markdown, &plain.parts);
    edits.extend(bold(markdown, &plain));
    // Behind a backslash the bracket of a link would be a mere bracket.
    let is_escaped = |edit: &Edit| markdown[..edit.range.start].ends_with('\\');
    edits.extend(addresses(markdown, &plain.parts).into_iter().filter(|edit| !is_escaped(edit)));
    edits.extend(indented(markdown, &plain.indented));
    edits.extend(below_lists(markdown, &plain.parts));
    edits.sort_by_key(|edit| edit.range.start);
    edits.dedup_by(|next, kept| next.range.start < kept.range.end);
    edits
}

fn plain_text(markdown: &str) -> PlainText {
    let mut plain = PlainText::default();
    // Inside of links and of code nothing is touched.
    let (mut depth, mut is_open, mut asterisks) = (0_usize, false, Vec::new());
    for (event, place) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        if matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))) {
            plain.indented.push(place.clone());
        }
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => depth = depth.saturating_sub(1),
            Event::Text(_) if depth == 0 => {
                note_asterisks(markdown, &place, &mut asterisks);
                match plain.parts.last_mut().filter(|last| is_open && is_mark(markdown, last.end..place.start)) {
                    Some(last) => last.end = place.end,
                    None => plain.parts.push(place),
                }
                is_open = true;
                continue;
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => continue,
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                plain.asterisks.push(std::mem::take(&mut asterisks));
            }
            _ => {}
        }
        is_open = false;
    }
    plain.asterisks.push(asterisks);
    plain
}

/// Whether what lies between two texts is signs of emphasis and escapes alone.
fn is_mark(markdown: &str, between: Range<usize>) -> bool {
    markdown.get(between).is_some_and(|between| between.chars().all(|c| matches!(c, '*' | '_' | '~' | '\\')))
}

/// Collects the asterisks of a text; those that follow each other are one run.
fn note_asterisks(markdown: &str, place: &Range<usize>, runs: &mut Vec<Range<usize>>) {
    let is_escaped = markdown[..place.start].ends_with('\\');
    for (at, _) in markdown[place.clone()].match_indices('*').filter(|(at, _)| *at > 0 || !is_escaped) {
        let at = place.start + at;
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
}
