//! The files that entries and translations show or offer. An approval covers what is in them.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::model::read::Visitor;
use crate::model::site::{AnyEntry, Site};
use crate::model::translation::About;
use crate::model::values::{FileName, Markdown, beside};
use crate::text::normal::canonical;

/// By the names of entries and translations, the paths of what they name: files, and what their texts link to, which may
/// be no file.
pub type Attached = BTreeMap<String, BTreeSet<String>>;

/// The files of entries, also of people who did not agree to be shown: their approval does not depend on that.
pub fn of_entries(entries: &[AnyEntry]) -> Attached {
    let of_entry = |entry: &AnyEntry| (About::Entry(entry.target()).to_string(), paths(|found| entry.visit(found)));
    entries.iter().map(of_entry).filter(|(_, paths)| !paths.is_empty()).collect()
}

/// The files of translations.
pub fn of_translations(site: &Site) -> Attached {
    let translations = site.renditions().map(|rendition| &rendition.translation);
    let found = translations.map(|it| (it.name(), paths(|found| it.visit(found))));
    found.filter(|(_, paths)| !paths.is_empty()).collect()
}

fn paths(visit: impl FnOnce(&mut Paths)) -> BTreeSet<String> {
    let mut found = Paths(BTreeSet::new());
    visit(&mut found);
    found.0
}

struct Paths(BTreeSet<String>);

impl Visitor for Paths {
    fn markdown(&mut self, markdown: &Markdown) {
        let prose = markdown.prose.iter();
        let links = prose.flat_map(|prose| prose.destinations());
        self.0.extend(links.map(|link| {
            let path = link.text.split_once('#').map_or(link.text.as_str(), |(path, _)| path);
            beside(&link.span.file, &canonical(&percent_decode_str(path).decode_utf8_lossy()))
        }));
    }

    fn file(&mut self, file: &FileName) {
        self.0.insert(file.path());
    }
}
