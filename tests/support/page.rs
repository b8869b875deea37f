//! What a finished page tells its reader, whatever it looks like.

use html5gum::{Token, Tokenizer};
use serde_json::Value;

/// A finished page, read once.
pub struct Page {
    document: Element,
}

/// An element with what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// Elements without an end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path"];

/// Elements that are part of a line.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "del", "em", "i", "label", "q", "s", "small", "span", "strong",
    "time", "u",
];

/// Elements that say nothing in words.
const WORDLESS: [&str; 5] = ["script", "style", "svg", "template", "noscript"];

impl Page {
    /// Reads the bytes of a page.
    pub fn read(html: &[u8]) -> Self {
        let mut open = vec![Element::default()];
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    let element =
                        Element { name: text(&tag.name), attributes: attributes.collect(), children: Vec::new() };
                    match tag.self_closing || VOID.contains(&element.name.as_str()) {
                        true => put(&mut open, Node::Element(element)),
                        false => open.push(element),
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    let Some(at) = open.iter().rposition(|element| element.name == *name) else { continue };
                    while open.len() > at {
                        let element = open.pop().expect("an element is open");
                        put(&mut open, Node::Element(element));
                    }
                }
                Token::String(text) => put(&mut open, Node::Text(String::from_utf8_lossy(&text).into_owned())),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        while open.len() > 1 {
            let element = open.pop().expect("an element is open");
            put(&mut open, Node::Element(element));
        }
        Self { document: open.pop().expect("the document") }
    }

    /// The kind of page, as its template names it; empty where it has none.
    pub fn template(&self) -> &str {
        self.all("body").first().and_then(|body| body.attribute("data-template")).unwrap_or_default()
    }

    /// The elements of a name, in their order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.document.all(&|element| element.name == name)
    }

    /// The elements of a class, in their order.
    pub fn of_class(&self, class: &str) -> Vec<&Element> {
        self.document.of_class(class)
    }

    /// What JSON-LD says of the page, without the way to it.
    pub fn json_ld(&self) -> Vec<Value> {
        let mut reported = Vec::new();
        for script in self.all("script") {
            if script.attribute("type") != Some("application/ld+json") {
                continue;
            }
            let text: String =
                script.children.iter().map(|node| if let Node::Text(text) = node { text } else { "" }).collect();
            let mut value: Value = serde_json::from_str(&text).expect("JSON-LD is JSON");
            match value["@graph"].take() {
                Value::Array(graph) => reported.extend(graph),
                _ => reported.push(value),
            }
        }
        reported.retain(|value| value["@type"] != "BreadcrumbList");
        reported
    }

    /// The facts of the page, one to a line: what its head says of it, what JSON-LD says, and the text of its main
    /// part with headings, lists, tables and rows of lists told apart.
    pub fn facts(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let title = self.document.all(&|element| element.name == "title");
        lines.extend(title.first().map(|title| format!("title: {}", title.text())));
        for meta in self.all("meta") {
            let name = meta.attribute("name").or(meta.attribute("http-equiv"));
            if let Some(name @ ("description" | "robots" | "refresh")) = name {
                lines.push(format!("{name}: {}", meta.attribute("content").unwrap_or_default()));
            }
        }
        for link in self.all("link") {
            if let Some(language) = link.attribute("hreflang") {
                lines.push(format!("in {language}: {}", link.attribute("href").unwrap_or_default()));
            }
        }
        lines.extend(self.json_ld().iter().map(|value| format!("JSON-LD: {value}")));
        let main = self.all("main");
        let shown = main.first().copied().unwrap_or(&self.document);
        let mut writer = Lines::default();
        writer.element(shown);
        writer.end();
        lines.extend(writer.done);
        lines
    }
}

fn put(open: &mut [Element], node: Node) {
    open.last_mut().expect("the document is open").children.push(node);
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether the element is of a class.
    pub fn is(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|own| own == class))
    }

    /// The elements in it for which something is so, in their order.
    pub fn all<'a>(&'a self, so: &dyn Fn(&Element) -> bool) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                if so(element) {
                    found.push(element);
                }
                found.extend(element.all(so));
            }
        }
        found
    }

    /// The elements in it of a class, in their order.
    pub fn of_class(&self, class: &str) -> Vec<&Element> {
        self.all(&|element| element.is(class))
    }

    /// The element without those in it of a class.
    pub fn without(&self, class: &str) -> Element {
        let kept = self.children.iter().filter(|child| !matches!(child, Node::Element(inner) if inner.is(class)));
        let children = kept.map(|child| match child {
            Node::Element(inner) => Node::Element(inner.without(class)),
            Node::Text(text) => Node::Text(text.clone()),
        });
        Element { children: children.collect(), ..self.clone() }
    }

    /// Its words in one line.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        for child in &self.children {
            lines.node(child);
        }
        lines.end();
        lines.done.join(" ")
    }
}

/// Lines while they are written.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// What a block of its own is parted from the one before by, where both are parts of one line.
    joined: Option<&'static str>,
}

impl Lines {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => {
                if text.starts_with(char::is_whitespace) {
                    self.space();
                }
                let words: Vec<&str> = text.split_whitespace().collect();
                self.line.push_str(&words.join(" "));
                if !words.is_empty() && text.ends_with(char::is_whitespace) {
                    self.space();
                }
            }
            Node::Element(element) => self.element(element),
        }
    }

    fn children(&mut self, element: &Element) {
        if element.attribute("hidden").is_some() {
            self.line.push_str("[hidden] ");
        }
        for child in &element.children {
            self.node(child);
        }
    }

    fn element(&mut self, element: &Element) {
        let name = element.name.as_str();
        match name {
            _ if WORDLESS.contains(&name) => {}
            "br" => self.space(),
            "img" => {
                self.space();
                self.line.push_str(&format!("[{}] ", element.attribute("alt").unwrap_or_default()));
            }
            "s" | "del" => {
                self.line.push_str("~~");
                self.children(element);
                self.line.push_str("~~");
            }
            "time" => {
                self.children(element);
                let machine = element.attribute("datetime").unwrap_or_default();
                self.line.push_str(&format!(" <{machine}>"));
            }
            "a" => {
                self.children(element);
                let to = element.attribute("href").unwrap_or_default();
                if ["tel:", "mailto:", "geo:"].iter().any(|scheme| to.starts_with(scheme)) {
                    self.line.push_str(&format!(" <{to}>"));
                }
            }
            _ if INLINE.contains(&name) => self.children(element),
            "h1" => self.block("# ", element),
            "h2" => self.block("## ", element),
            "h3" if self.line.is_empty() => self.block("### ", element),
            "li" if element.is("row") => self.joined(" | ", "- ", element),
            "li" => self.block("- ", element),
            "tr" => self.joined(" | ", "", element),
            "nav" => self.joined(" · ", "", element),
            "dt" => {
                self.end();
                self.children(element);
                self.line.push(':');
            }
            "dd" => {
                self.line.truncate(self.line.trim_end().len());
                self.line.push_str(if self.line.ends_with(':') { " " } else { "; " });
                let before = self.joined.replace(", ");
                let line = std::mem::take(&mut self.line);
                self.children(element);
                self.joined = before;
                let own = std::mem::replace(&mut self.line, line);
                self.line.push_str(own.trim_end_matches([' ', ',']).trim_start());
            }
            _ => self.block("", element),
        }
    }

    /// An element that is a line, or a part of one.
    fn block(&mut self, mark: &str, element: &Element) {
        self.end();
        if self.joined.is_none() {
            self.line.push_str(mark);
        }
        self.children(element);
        self.end();
    }

    /// An element whose blocks are one line.
    fn joined(&mut self, between: &'static str, mark: &str, element: &Element) {
        self.end();
        self.line.push_str(mark);
        let before = self.joined.replace(between);
        self.children(element);
        self.joined = before;
        while self.line.ends_with(between) {
            self.line.truncate(self.line.len() - between.len());
        }
        self.end();
    }

    /// Ends a line, or a part of one.
    fn end(&mut self) {
        let line = self.line.trim_end();
        match self.joined {
            Some(between) => {
                let line = line.to_owned();
                let empty = line.is_empty() || line == "-" || line.ends_with(between.trim_end());
                self.line = line;
                self.line.push_str(if empty { " " } else { between });
                if self.line.trim().is_empty() {
                    self.line.clear();
                }
            }
            None => {
                // A block in a list is no line before it has words.
                let marks = ["", "-", "#", "##", "###"];
                if marks.contains(&line) {
                    let kept = if line.is_empty() { String::new() } else { format!("{line} ") };
                    self.line = kept;
                    return;
                }
                if line != "[hidden]" {
                    self.done.push(line.to_owned());
                }
                self.line.clear();
            }
        }
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }
}
