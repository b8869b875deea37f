//! What builders of views look at, and how they turn references, times and texts into words on a page.

use std::collections::BTreeMap;

use super::locale::Locale;
use super::parts::{Card, Link, Picture, Text};
use super::words::{self, Word};
use crate::assemble::backlinks::Backlinks;
use crate::dates::period::SortKey;
use crate::diagnostics::FilePath;
use crate::model::common::Cover;
use crate::model::kind::Kind;
use crate::model::party::Partner;
use crate::model::prose::Piece;
use crate::model::reference::{Ref, RefOrText, Reference, Target};
use crate::model::site::{Glance, Site};
use crate::model::values::{FileName, Markdown};
use crate::routes::destination::Destinations;
use crate::routes::{Page, Resolution, Routes};
use crate::schedule::Timetable;
use crate::source::recording::FileFacts;
use crate::text::collation::{PersonKey, person_key};
use crate::text::language::SOURCE;
use crate::text::marked::START;

/// Everything a view is made from. Nothing in it changes while views are made.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    pub site: &'a Site,
    /// Who refers to whom.
    pub backlinks: &'a Backlinks,
    pub routes: &'a Routes,
    /// Where links in texts lead.
    pub destinations: &'a Destinations,
    /// The schedule as facts.
    pub timetable: &'a Timetable<'a>,
    /// Sizes and lengths of published files, by their content path.
    pub sizes: &'a BTreeMap<FilePath, FileFacts>,
    /// The language of the page.
    pub locale: Locale<'a>,
}

impl<'a> ViewContext<'a> {
    /// An entry's name, linked where it has a page.
    pub fn name(&self, target: &Target) -> Option<Text> {
        Some(Text { text: self.title(target)?, href: self.entry_href(target), ..Text::default() })
    }

    /// A reference as a linked name; as it was written where the entry is a draft.
    pub fn reference<K>(&self, reference: &Ref<K>) -> Text {
        self.named(reference.target(), &reference.0.text)
    }

    /// A reference to an entry of any kind, as a linked name.
    pub fn referred(&self, reference: &Reference) -> Text {
        self.named(reference.target.as_ref(), &reference.text)
    }

    /// A reference or free text.
    pub fn reference_or_text<K>(&self, reference: &RefOrText<K>) -> Text {
        self.named(reference.target(), reference.text())
    }

    fn named(&self, target: Option<&Target>, written: &str) -> Text {
        target.and_then(|target| self.name(target)).unwrap_or_else(|| Text::plain(written))
    }

    /// A partner: "Bệnh viện Đa khoa tỉnh (chỉ đạo Khoa Huyết học phối hợp)".
    pub fn partner(&self, partner: &Partner) -> Vec<Text> {
        let form = &partner.0;
        let mut texts = vec![self.reference_or_text(&form.org).noted(form.note.clone())];
        if let Some(via) = &form.via {
            let note = self.locale.say_with(words::VIA, &[("name", &texts[0].text)]);
            texts.push(self.reference(via).noted(Some(note)));
        }
        texts
    }

    /// A link to a page of the site.
    pub fn link(&self, page: &Page, text: impl Into<String>) -> Option<Link> {
        Some(Link { text: text.into(), href: self.routes.href(page)?, current: false })
    }

    /// The link to the page of an entry, in the language of the page where there is one.
    pub fn entry_href(&self, target: &Target) -> Option<String> {
        self.routes.entry_in(self.locale.tag, target)
    }

    /// A link to a page of the site, called by one of the words of the site.
    pub fn way(&self, page: &Page, word: Word) -> Option<Link> {
        self.link(page, self.locale.say(word))
    }

    /// A card of any entry that has a page.
    pub fn card(&self, target: &Target) -> Option<Card> {
        let glance = self.site.entries.find(target)?;
        let href = self.entry_href(target)?;
        Some(self.card_of(glance, href))
    }

    fn card_of(&self, glance: Glance<'_>, href: String) -> Card {
        Card {
            title: self.title(&glance.target()).unwrap_or_default(),
            href,
            kind: self.locale.kind(glance.kind),
            summary: self.summary(&glance.target()),
            when: super::times::when_of(*self, &glance.target()),
            meta: super::times::meta_of(*self, &glance.target()),
            status: super::times::status_of(*self, &glance.target()),
            ends: super::times::ends_of(*self, &glance.target()),
        }
    }

    /// Cards of the entries of a kind that refer to one, in the order people expect: so many of them at most.
    pub fn referring(&self, target: &Target, kind: Kind, most: usize) -> Vec<Card> {
        let Some(owners) = self.backlinks.get(target) else { return Vec::new() };
        let mut owners: Vec<&Target> = owners.iter().filter(|owner| owner.kind == kind).collect();
        owners.sort_by_cached_key(|owner| self.order(owner));
        owners.into_iter().filter_map(|owner| self.card(owner)).take(most).collect()
    }

    /// Earlier before later, then by name in Vietnamese order.
    pub fn order(&self, target: &Target) -> (Option<SortKey>, PersonKey) {
        (super::times::period_of(self.site, target).map(|when| when.sort_key()), self.by_name(target))
    }

    /// By name in Vietnamese order: people by given name, everything else by the whole.
    pub fn by_name(&self, target: &Target) -> PersonKey {
        let title = self.site.entries.find(target).map_or("", |glance| glance.title.value.as_str());
        match self.site.entries.donors.get(&target.id).filter(|_| target.kind == Kind::Donor) {
            Some(donor) => super::donor::by_name(donor),
            None => person_key(title, Some(title)),
        }
    }

    /// Parsed Markdown as HTML for a page that stands at `root` from the site's root.
    pub fn html(&self, markdown: &Markdown, root: &str) -> Option<String> {
        let prose = markdown.prose.as_ref()?;
        // A part of a page is called by a heading in the language of the text that leads there.
        let is_own = matches!(prose.pieces.first(), Some(Piece::Html(first)) if first.starts_with(START));
        let language = |resolution: &Resolution| match resolution {
            Resolution::Entry { fragment, .. } if !is_own && !fragment.is_empty() => SOURCE,
            _ => self.locale.tag,
        };
        let mut html = String::new();
        for piece in &prose.pieces {
            match piece {
                Piece::Html(part) => html.push_str(part),
                Piece::Destination(destination) => {
                    let key = (destination.span.clone(), destination.text.clone());
                    let address = match self.destinations.get(&key) {
                        Some(resolution) => {
                            self.routes.place(resolution, &destination.text, root, language(resolution))
                        }
                        None => String::new(),
                    };
                    html.push_str(&escaped(&address));
                }
            }
        }
        Some(html)
    }

    /// A picture of the content.
    pub fn picture(&self, cover: &Cover) -> Option<Picture> {
        let href = self.file_href(&cover.file)?;
        Some(Picture { href, alt: cover.alt.value.clone(), credit: cover.credit.clone() })
    }

    /// The address of a file named by an entry.
    pub fn file_href(&self, file: &FileName) -> Option<String> {
        self.routes.file(&file.path()).map(str::to_owned)
    }
}

/// An address inside an HTML attribute.
fn escaped(address: &str) -> String {
    address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
