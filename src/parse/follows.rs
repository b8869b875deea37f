//! The `follows` lines of a translation, edited as text: nothing else in the file changes by a byte.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, Span as YamlSpan, StrInput};

use super::front_matter::split;
use crate::diagnostics::FilePath;
use crate::model::read::{Record, field_of};
use crate::model::translation::{Credit, Follows};

/// The text of a translation with other fingerprints. What is true already stays as it is written. `None` where the YAML
/// is not what a translation has; whoever writes the text reads it again first, since YAML has forms that are not met here.
pub fn with_follows(file: &FilePath, text: &str, follows: &Follows) -> Option<String> {
    let yaml = match file.ends_with(".md") {
        true => split(file, text).ok()?.yaml,
        false => 0..text.len(),
    };
    let root = Reader::new(&text[yaml.clone()], yaml.start).document()?;
    let page = Page { text, yaml, root: &root };
    let edits = match root.entries().iter().find(|entry| is_follows(&entry.name)) {
        Some(entry) => page.renewed(entry, follows),
        None => page.inserted(follows),
    };
    Some(edited(text, edits))
}

fn is_follows(key: &str) -> bool {
    field_of(&[Credit::FIELDS], key).is_some_and(|field| field.name == "follows")
}

/// A change of some bytes.
type Edit = (Range<usize>, String);

fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

/// The fingerprints of one field as YAML.
fn value(prints: &[String]) -> String {
    match prints {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

fn flow(follows: &BTreeMap<String, Vec<String>>) -> String {
    let entries = follows.iter().map(|(path, prints)| format!("{path}: {}", value(prints)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

/// The text around the places that change.
struct Page<'t> {
    text: &'t str,
    yaml: Range<usize>,
    root: &'t Node,
}

impl Page<'_> {
    fn inserted(&self, Follows(follows): &Follows) -> Vec<Edit> {
        if follows.is_empty() {
            return Vec::new();
        }
        let (entries, eol) = (self.root.entries(), self.eol());
        let is_vietnamese = !entries.is_empty() && entries.iter().all(|entry| !entry.name.is_ascii());
        let key = if is_vietnamese { "Theo bản tiếng Việt" } else { "follows" };
        if let Node { flow: true, end, .. } = self.root {
            let before = self.text[..end - 1].trim_end();
            let comma = if before.ends_with(['{', ',']) { "" } else { ", " };
            return vec![(before.len()..before.len(), format!("{comma}{key}: {}", flow(follows)))];
        }
        let indent = " ".repeat(entries.first().map_or(0, |entry| self.column(entry.key.start)));
        let mut lines: Vec<String> = vec![format!("{indent}{key}:")];
        lines.extend(follows.iter().map(|(path, prints)| format!("{indent}  {path}: {}", value(prints))));
        let lines = lines.join(eol);
        let at = self.yaml.end;
        let ends_open = !self.text[..at].is_empty() && !self.text[..at].ends_with('\n');
        vec![(at..at, if ends_open { format!("{eol}{lines}") } else { format!("{lines}{eol}") })]
    }

    fn renewed(&self, entry: &Entry, Follows(follows): &Follows) -> Vec<Edit> {
        let node = &entry.value;
        let Content::Mapping(old) = &node.content else { return self.rewritten(entry, follows) };
        let same = old.len() == follows.len()
            && old.iter().all(|entry| follows.get(&entry.name).is_some_and(|prints| entry.value.says(prints)));
        if same {
            return Vec::new();
        }
        if node.flow || self.root.flow || old.iter().all(|entry| !follows.contains_key(&entry.name)) {
            return self.rewritten(entry, follows);
        }
        let mut edits: Vec<Edit> = Vec::new();
        for entry in old {
            match follows.get(&entry.name) {
                Some(prints) if entry.value.says(prints) => {}
                Some(prints) => edits.push(self.given(entry, &value(prints))),
                None => edits.push((self.lines(entry.key.start, entry.end()), String::new())),
            }
        }
        let indent = " ".repeat(old.first().map_or(2, |entry| self.column(entry.key.start)));
        let is_old = |path: &String| old.iter().any(|entry| entry.name == *path);
        let new = follows.iter().filter(|(path, _)| !is_old(path));
        let lines: Vec<String> = new.map(|(path, prints)| format!("{indent}{path}: {}", value(prints))).collect();
        edits.extend(self.below(node.end, &lines));
        edits
    }

    /// All fingerprints anew, in the form they stand in.
    fn rewritten(&self, entry: &Entry, follows: &BTreeMap<String, Vec<String>>) -> Vec<Edit> {
        let node = &entry.value;
        let is_block = matches!(&node.content, Content::Mapping(entries) if !entries.is_empty()) && !node.flow;
        vec![match (is_block, follows.is_empty()) {
            (true, true) => (self.lines(entry.key.start, entry.end()), String::new()),
            (true, false) => {
                let indent = " ".repeat(self.column(node.start));
                let lines = follows.iter().map(|(path, prints)| format!("{path}: {}", value(prints)));
                (node.start..node.end, lines.collect::<Vec<_>>().join(&format!("{}{indent}", self.eol())))
            }
            (false, _) => self.given(entry, &flow(follows)),
        }]
    }

    /// Another value after a key, on the key's line unless a comment stands between the two.
    fn given(&self, entry: &Entry, value: &str) -> Edit {
        let (key_end, node) = (entry.key.end, &entry.value);
        let is_empty = node.start >= node.end;
        let start = if is_empty { key_end } else { node.start };
        let between = &self.text[key_end..start];
        match between.trim() {
            ":" => (key_end..node.end, format!(": {value}")),
            "" if is_empty => match self.text[key_end..].find(':') {
                Some(colon) => (key_end + colon + 1..key_end + colon + 1, format!(" {value}")),
                None => (key_end..key_end, format!(": {value}")),
            },
            _ => (node.start..node.end, value.to_owned()),
        }
    }

    /// Lines below the one that a byte stands in.
    fn below(&self, at: usize, lines: &[String]) -> Option<Edit> {
        let eol = self.eol();
        let lines = (!lines.is_empty()).then(|| lines.join(eol))?;
        let end = self.line_end(at);
        let ends_open = !self.text[..end].ends_with('\n');
        Some((end..end, if ends_open { format!("{eol}{lines}") } else { format!("{lines}{eol}") }))
    }

    /// The whole lines from one byte to another.
    fn lines(&self, from: usize, to: usize) -> Range<usize> {
        self.text[..from].rfind('\n').map_or(0, |at| at + 1)..self.line_end(to)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    fn column(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        self.text[line..at].chars().count()
    }

    /// How lines end in the file: as the first one does.
    fn eol(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

/// A value of YAML with the bytes it stands in; the end of a block is that of the last thing in it.
struct Node {
    start: usize,
    end: usize,
    flow: bool,
    content: Content,
}

enum Content {
    Scalar(String),
    List(Vec<Node>),
    Mapping(Vec<Entry>),
}

struct Entry {
    name: String,
    key: Range<usize>,
    value: Node,
}

impl Entry {
    fn end(&self) -> usize {
        self.value.end.max(self.key.end)
    }
}

impl Node {
    fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// Whether these fingerprints stand here.
    fn says(&self, prints: &[String]) -> bool {
        let is = |node: &Node, print: &String| matches!(&node.content, Content::Scalar(text) if text == print);
        match &self.content {
            Content::List(items) => items.len() == prints.len() && items.iter().zip(prints).all(|(a, b)| is(a, b)),
            Content::Scalar(_) => prints.len() == 1 && is(self, &prints[0]),
            Content::Mapping(_) => false,
        }
    }
}

/// Reads YAML for the places of its values.
struct Reader<'t> {
    events: Parser<'t, StrInput<'t>>,
    yaml: &'t str,
    base: usize,
    /// The byte of each character, and the end.
    bytes: Vec<usize>,
}

impl<'t> Reader<'t> {
    fn new(yaml: &'t str, base: usize) -> Self {
        let bytes = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
        Self { events: Parser::new_from_str(yaml), yaml, base, bytes }
    }

    /// The value of the document; an empty mapping where there is none. Nothing where it cannot be read.
    fn document(mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => {
                    let (start, end) = (self.base, self.base);
                    return Some(Node { start, end, flow: false, content: Content::Mapping(Vec::new()) });
                }
                (Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing, _) => {}
                (event, span) => return self.node(event, span),
            }
        }
    }

    fn next(&mut self) -> Option<(Event<'t>, YamlSpan)> {
        self.events.next_event()?.ok()
    }

    fn node(&mut self, event: Event<'t>, span: YamlSpan) -> Option<Node> {
        let Range { start, end } = self.place(&span);
        let flow = self.yaml[start - self.base..].starts_with(['[', '{']);
        match event {
            Event::Scalar(text, ..) => {
                Some(Node { start, end, flow: false, content: Content::Scalar(text.into_owned()) })
            }
            Event::SequenceStart(..) => {
                // A list that is not indented is said to begin after its first dash.
                let before = &self.yaml[..start - self.base];
                let is_behind = !flow && !self.yaml[start - self.base..].starts_with('-');
                let start = before.rfind('-').filter(|_| is_behind).map_or(start, |dash| self.base + dash);
                let (mut items, mut last) = (Vec::new(), end);
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, span) => {
                            let end = if flow { self.place(&span).end } else { last };
                            return Some(Node { start, end, flow, content: Content::List(items) });
                        }
                        (event, span) => items.push(self.node(event, span)?),
                    }
                    last = items.last().map_or(last, |item: &Node| item.end.max(last));
                }
            }
            Event::MappingStart(..) => {
                let (mut entries, mut last) = (Vec::new(), start);
                loop {
                    let (event, span) = self.next()?;
                    if event == Event::MappingEnd {
                        let end = if flow { self.place(&span).end } else { last };
                        return Some(Node { start, end, flow, content: Content::Mapping(entries) });
                    }
                    let entry = self.entry(event, span)?;
                    last = entry.end().max(last);
                    entries.push(entry);
                }
            }
            _ => None,
        }
    }

    fn entry(&mut self, event: Event<'t>, span: YamlSpan) -> Option<Entry> {
        let key = self.node(event, span)?;
        let Content::Scalar(name) = key.content else { return None };
        let (event, span) = self.next()?;
        let mut value = self.node(event, span)?;
        // What is not there stands nowhere.
        if matches!(&value.content, Content::Scalar(text) if text.is_empty()) && value.start >= value.end {
            (value.start, value.end) = (key.end, key.end);
        }
        Some(Entry { name, key: key.start..key.end, value })
    }

    fn place(&self, span: &YamlSpan) -> Range<usize> {
        let byte = |character: usize| self.base + self.bytes[character.min(self.bytes.len() - 1)];
        let start = byte(span.start.index());
        start..byte(span.end.index()).max(start)
    }
}
