//! What a page has to say of one record of the documents.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::page::{Element, normal};
use super::site::Site;

/// A record: a page, and what is on it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its address; parts leave it out.
    #[serde(default)]
    pub page: String,
    /// The heading of the part of the page where all this stands; else it may stand anywhere on it.
    heading: Option<String>,
    /// The heading of the page.
    pub title: Option<String>,
    /// Terms, each with everything that is said of it, in order.
    #[serde(default)]
    pub facts: BTreeMap<String, Vec<String>>,
    /// Terms of which nothing may be said, because the documents say nothing.
    #[serde(default)]
    unknown: Vec<String>,
    /// Entries of the first ordered list under the heading "Các đơn vị tổ chức": name, and the page it leads to.
    #[serde(default)]
    pub hosts: Vec<(String, String)>,
    /// All pages of waves that it leads to.
    waves: Option<Vec<String>>,
    /// Pages it leads to.
    #[serde(default)]
    links: Vec<String>,
    /// What is quoted word for word.
    #[serde(default)]
    quotes: Vec<String>,
    /// Lines of a document that it cites: `dl 16`.
    #[serde(default)]
    cites: Vec<String>,
    /// What else it says.
    #[serde(default)]
    says: Vec<String>,
    /// A text file beside the table, each line of which it says, in order.
    full_text: Option<String>,
    /// What stands in parts of the page.
    #[serde(default)]
    parts: Vec<Record>,
}

/// The records of a table.
pub fn table(name: &str) -> Vec<Record> {
    let text = file(&format!("{name}.yaml"));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("tests/seeds/{name}.yaml: {error}"))
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words by which pages name the two documents.
fn document(letter: &str) -> (&'static str, &'static str) {
    match letter {
        "dl" => ("van-ban/dl-cong-van-hmtn-2023/", "Công tác vận động hiến máu tình nguyện năm 2023"),
        "kt" => ("van-ban/kt-chuong-trinh-2023/", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2023"),
        other => panic!("no document is called {other}"),
    }
}

impl Record {
    /// The words that tell it from others about the same page.
    pub fn about(&self) -> String {
        format!("{} {}", self.page, self.says.first().map_or("", String::as_str))
    }

    /// What the page does not say.
    pub fn missing_from(&self, site: &Site) -> Vec<String> {
        match site.main(&self.page) {
            Some(main) => self.missing(&self.page, &main.all()),
            None => vec![format!("there is no page {}", self.page)],
        }
    }

    fn missing(&self, page: &str, elements: &[&Element]) -> Vec<String> {
        let elements = match &self.heading {
            None => elements.to_vec(),
            Some(heading) => part(elements, heading),
        };
        if elements.is_empty() {
            return vec![format!("no part is headed “{}”", self.heading.as_deref().unwrap_or_default())];
        }
        let mut missing = self.missing_facts(&elements);
        missing.extend(self.missing_links(page, &elements));
        missing.extend(self.missing_words(&elements));
        missing.extend(self.parts.iter().flat_map(|part| part.missing(page, &elements)));
        missing
    }

    fn missing_facts(&self, elements: &[&Element]) -> Vec<String> {
        let mut missing = Vec::new();
        let mut expect = |met: bool, what: String| missing.extend((!met).then_some(what));
        if let Some(title) = &self.title {
            let titles = texts(elements, "h1");
            expect(titles.iter().any(|found| same(found, title)), format!("the title “{title}”; it is {titles:?}"));
        }
        let terms = terms(elements);
        for (term, values) in &self.facts {
            let found = terms.get(term.as_str());
            let met = found.is_some_and(|found| {
                found.len() == values.len() && found.iter().zip(values).all(|(found, value)| same(found, value))
            });
            expect(met, format!("“{term}”: {values:?}; it says {found:?}"));
        }
        for term in &self.unknown {
            let found = terms.get(term.as_str());
            let met = found.is_none_or(|found| found.iter().all(|text| text == "chưa có thông tin"));
            expect(met, format!("nothing of “{term}”; it says {found:?}"));
        }
        if !self.hosts.is_empty() {
            let found = hosts(&part(elements, "Các đơn vị tổ chức"));
            expect(found == self.hosts, format!("the hosts {:#?}; they are {found:#?}", self.hosts));
        }
        missing
    }

    fn missing_links(&self, page: &str, elements: &[&Element]) -> Vec<String> {
        let mut missing = Vec::new();
        let mut expect = |met: bool, what: String| missing.extend((!met).then_some(what));
        let targets: BTreeSet<String> = elements.iter().filter_map(|element| target(page, element)).collect();
        for link in &self.links {
            expect(targets.contains(link), format!("a link to {link}"));
        }
        if let Some(waves) = &self.waves {
            let found: Vec<&String> = targets.iter().filter(|target| target.starts_with("dot/kt-")).collect();
            expect(found.iter().copied().eq(waves), format!("links to the waves {waves:?}; they are {found:?}"));
        }
        for cited in &self.cites {
            let (letter, line) = cited.split_once(' ').expect("a document and a line");
            let (address, name) = document(letter);
            let met = elements.iter().filter(|element| element.name == "p").any(|element| {
                let leads = element.named("a").iter().any(|link| target(page, link).as_deref() == Some(address));
                leads && element.text() == format!("{name}, dòng {line}")
            });
            expect(met, format!("line {line} of {letter} cited"));
        }
        missing
    }

    fn missing_words(&self, elements: &[&Element]) -> Vec<String> {
        let mut missing = Vec::new();
        let mut expect = |met: bool, what: String| missing.extend((!met).then_some(what));
        let quotes = texts(elements, "blockquote");
        for quote in &self.quotes {
            expect(quotes.iter().any(|found| found.contains(quote)), format!("the quotation “{quote}”"));
        }
        // A part is many elements beside each other; a page is the first one, with all others in it.
        let shown = if self.heading.is_some() { elements } else { &elements[..1] };
        let text = normal(&shown.iter().map(|element| element.text()).collect::<Vec<_>>().join(" "));
        for words in &self.says {
            expect(text.contains(words.as_str()), format!("the words “{words}”"));
        }
        let mut rest = text.as_str();
        let lines = self.full_text.as_deref().map(file).unwrap_or_default();
        for line in lines.lines().map(normal).filter(|line| !line.is_empty()) {
            match rest.find(&line) {
                Some(at) => rest = &rest[at + line.len()..],
                None => expect(false, format!("the line “{line}” in its place")),
            }
        }
        missing
    }
}

/// Whether two texts are the same; a name that stands alone may begin with a capital letter.
fn same(found: &str, expected: &str) -> bool {
    let mut pair = (found.chars(), expected.chars());
    let first = (pair.0.next().map(char::to_lowercase), pair.1.next().map(char::to_lowercase));
    first.0.into_iter().flatten().eq(first.1.into_iter().flatten()) && pair.0.as_str() == pair.1.as_str()
}

/// The elements after a heading, up to the next heading that is not below it.
pub fn part<'p>(elements: &[&'p Element], heading: &str) -> Vec<&'p Element> {
    let Some(at) = elements.iter().position(|element| element.level().is_some() && element.text() == heading) else {
        return Vec::new();
    };
    let level = elements[at].level();
    let behind = &elements[at + 1..];
    let end = behind.iter().position(|element| element.level().is_some_and(|other| Some(other) <= level));
    behind[..end.unwrap_or(behind.len())].to_vec()
}

/// Terms of lists of facts, each with all that is said of it.
fn terms(elements: &[&Element]) -> BTreeMap<String, Vec<String>> {
    let mut terms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut term = String::new();
    for element in elements {
        match element.name.as_str() {
            "dt" => term = element.text(),
            "dd" => terms.entry(term.clone()).or_default().push(element.text()),
            // Below the title, so no fact says it again.
            "p" if element.attribute("class") == Some("term") => {
                for label in ["Thời gian", "Ngày"] {
                    terms.insert(label.to_owned(), vec![element.text()]);
                }
            }
            _ => {}
        }
    }
    terms
}

fn texts(elements: &[&Element], name: &str) -> Vec<String> {
    elements.iter().filter(|element| element.name == name).map(|element| element.text()).collect()
}

fn hosts(elements: &[&Element]) -> Vec<(String, String)> {
    let list = elements.iter().find(|element| matches!(element.name.as_str(), "ol" | "ul"));
    let items = list.map(|list| list.named("li")).unwrap_or_default();
    let links = items.iter().filter_map(|item| item.named("a").first().copied());
    links.map(|link| (link.text(), target("dot/x/", link).unwrap_or_default())).collect()
}

/// The address a link on a page leads to, when it stays on the site.
pub fn target(page: &str, link: &Element) -> Option<String> {
    let address = link.attribute("href").filter(|address| link.name == "a" && !address.contains(':'))?;
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let path = address.split('#').next()?;
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    Some(parts.iter().flat_map(|part| [part, "/"]).collect())
}
