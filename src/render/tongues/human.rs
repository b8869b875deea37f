//! Attributes that people read.

use html5gum::emitters::callback::CallbackEvent;

/// The start tag that is being read: its `lang`, and what people read of it.
#[derive(Debug, Default)]
pub struct Tag {
    pub name: Vec<u8>,
    /// Where it begins in the page.
    pub start: usize,
    attributes: Vec<(Attribute, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute {
    Lang,
    XmlLang,
    Read,
    Label,
    Content,
    /// `name` or `property`: says what `content` is.
    Property,
    Other,
}

impl Tag {
    pub fn open(&mut self, name: &[u8], start: usize) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.start = start;
        self.attributes.clear();
    }

    /// Reads an attribute's name or value.
    pub fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::AttributeName { name } => self.attributes.push((attribute(name), String::new())),
            CallbackEvent::AttributeValue { value } => {
                let last = self.attributes.last_mut().filter(|(attribute, _)| *attribute != Attribute::Other);
                if let Some((_, text)) = last {
                    *text = String::from_utf8_lossy(value).into_owned();
                }
            }
            _ => {}
        }
    }

    /// What `lang` says; in SVG and MathML, `xml:lang` comes before it (WHATWG HTML, "the lang and xml:lang attributes").
    pub fn lang(&self, foreign: bool) -> Option<&str> {
        let xml = foreign.then(|| self.get(Attribute::XmlLang)).flatten();
        xml.or_else(|| self.get(Attribute::Lang))
    }

    /// The values that people read, decoded.
    pub fn read(&self) -> impl Iterator<Item = &str> {
        let meta = self.name == b"meta" && self.get(Attribute::Property).is_some_and(describes);
        let labelled = matches!(self.name.as_slice(), b"option" | b"optgroup" | b"track");
        let read = move |attribute| match attribute {
            Attribute::Read => true,
            Attribute::Label => labelled,
            Attribute::Content => meta,
            _ => false,
        };
        self.attributes.iter().filter(move |(attribute, _)| read(*attribute)).map(|(_, text)| text.as_str())
    }

    /// The first of several counts, as in browsers.
    fn get(&self, wanted: Attribute) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| *attribute == wanted).map(|(_, text)| text.as_str())
    }
}

fn attribute(name: &[u8]) -> Attribute {
    match name {
        b"lang" => Attribute::Lang,
        b"xml:lang" => Attribute::XmlLang,
        b"alt"
        | b"title"
        | b"placeholder"
        | b"aria-label"
        | b"aria-description"
        | b"aria-roledescription"
        | b"aria-valuetext" => Attribute::Read,
        b"label" => Attribute::Label,
        b"content" => Attribute::Content,
        b"name" | b"property" => Attribute::Property,
        _ => Attribute::Other,
    }
}

/// Whether `<meta>` of this name holds words.
fn describes(name: &str) -> bool {
    let words = ["description", "og:title", "og:description", "og:site_name", "og:image:alt"];
    words.iter().any(|known| name.trim().eq_ignore_ascii_case(known))
}
