//! A page as its reader meets it: elements, and the text that is seen.

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, Token};
use unicode_normalization::UnicodeNormalization;

/// Elements that never have an end.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];
/// Elements that stand inside a line of text; around all others a reader sees a gap.
const INLINE: [&str; 13] = ["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "small", "span", "strong", "time"];
/// Elements without text to see.
const UNSEEN: [&str; 4] = ["script", "style", "svg", "template"];

/// An element with what it holds.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Reads a page whose elements all end where they should, as the Nu HTML checker makes sure of.
    pub fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut open = vec![Self::default()];
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let name = text(&tag.name);
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                    let ends = tag.self_closing || VOID.contains(&name.as_str());
                    open.push(Self { name, attributes, children: Vec::new() });
                    if ends {
                        close(&mut open);
                    }
                }
                Token::EndTag(tag) => {
                    let opened = open.last().map(|element| element.name.as_bytes());
                    assert_eq!(opened, Some(&**tag.name), "an element ends inside another one");
                    close(&mut open);
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text).into_owned();
                    open.last_mut().expect("the root stays open").children.push(Node::Text(text));
                }
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "an element does not end");
        open.remove(0)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// This element and all in it, in the order of the page.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for child in &self.children {
            if let Node::Element(child) = child {
                found.extend(child.all());
            }
        }
        found
    }

    /// The elements of one name in it.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The text that is seen, in NFC, with one space wherever there is a gap.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        normal(&text)
    }

    fn collect(&self, text: &mut String) {
        if UNSEEN.contains(&self.name.as_str()) {
            return;
        }
        let gap = if INLINE.contains(&self.name.as_str()) { "" } else { " " };
        text.push_str(gap);
        for child in &self.children {
            match child {
                Node::Element(element) => element.collect(text),
                Node::Text(words) => text.push_str(words),
            }
        }
        text.push_str(gap);
    }

    /// The texts that are seen, each with its language: that of the nearest element that names one, else the given one.
    /// The title of the window is left out, which can name only one language for all its words.
    pub fn runs<'a>(&'a self, around: &'a str) -> Vec<(&'a str, String)> {
        if self.name == "title" || UNSEEN.contains(&self.name.as_str()) {
            return Vec::new();
        }
        let language = self.attribute("lang").unwrap_or(around);
        let runs = self.children.iter().flat_map(|child| match child {
            Node::Element(element) => element.runs(language),
            Node::Text(words) => vec![(language, normal(words))],
        });
        runs.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The level of a heading.
    pub fn level(&self) -> Option<u8> {
        let digit = self.name.strip_prefix('h')?;
        digit.parse().ok().filter(|level| (1..=6).contains(level))
    }
}

/// Text in NFC with single spaces.
pub fn normal(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn close(open: &mut Vec<Element>) {
    let element = open.pop().expect("an element is open");
    open.last_mut().expect("the root stays open").children.push(Node::Element(element));
}
