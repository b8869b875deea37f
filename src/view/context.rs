//! The context from which views are built. It turns references, times and texts into words on a page.

use std::collections::BTreeMap;

use super::prelude::*;
use crate::assemble::Backlinks;
use crate::dates::period::SortKey;
use crate::diagnostics::{FilePath, Problems};
use crate::model::common::Cover;
use crate::model::party::Partner;
use crate::model::prose::Piece;
use crate::model::reference::{RefOrText, Reference};
use crate::model::site::Site;
use crate::model::values::{FileName, Markdown};
use crate::routes::destination::Destinations;
use crate::routes::{Resolution, Routes};
use crate::schedule::Timetable;
use crate::source::recording::FileFacts;
use crate::text::collation::{PersonKey, person_key};
use crate::text::language::SOURCE;
use crate::text::marked::START;

/// Everything from which a view is built. It does not change while views are built.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    pub site: &'a Site,
    /// For each entry, the entries that refer to it.
    pub backlinks: &'a Backlinks,
    /// The address of every page and file.
    pub routes: &'a Routes,
    /// Where the links in texts lead.
    pub destinations: &'a Destinations,
    /// The schedule, computed from the content and the present.
    pub timetable: &'a Timetable,
    /// Sizes and lengths of published files, by their content path.
    pub sizes: &'a BTreeMap<FilePath, FileFacts>,
    /// The language of the page.
    pub locale: Locale<'a>,
    /// The relative path from the page to the site's root, such as `../../`; empty for a page at the root.
    pub root: &'a str,
}

impl<'a> ViewContext<'a> {
    /// An entry's name, linked where it has a page.
    pub fn name(&self, target: &Target) -> Option<Text> {
        Some(Text { text: self.title(target)?, href: self.entry_href(target), ..Text::default() })
    }

    /// A reference as a linked name. Free text and references to drafts stay as they were written.
    pub fn referred(&self, reference: &Reference) -> Text {
        let name = self.site.entries.targets.of(reference).and_then(|target| self.name(target));
        name.unwrap_or_else(|| Text::plain(&*reference.text))
    }

    /// A reference to an entry as a linked name.
    pub fn reference<K>(&self, reference: &Ref<K>) -> Text {
        self.referred(&reference.0)
    }

    /// A reference or free text.
    pub fn reference_or_text<K>(&self, reference: &RefOrText<K>) -> Text {
        self.referred(&reference.0)
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
    pub fn link(&self, page: &PageId, text: impl Into<String>) -> Option<Link> {
        Some(Link { text: text.into(), href: self.routes.href(page)?, current: false })
    }

    /// An address of the site on the web. `None` where the site has no `base_url`.
    pub fn absolute(&self, address: &str) -> Option<String> {
        Some(format!("{}{address}", self.site.config.base_url.as_ref()?.text))
    }

    /// The link to the page of an entry, in the language of the page where there is one.
    pub fn entry_href(&self, target: &Target) -> Option<String> {
        self.routes.entry_in(self.locale.tag, target)
    }

    /// A link to a page of the site by the name of the page.
    pub fn to(&self, page: &PageId) -> Option<Link> {
        self.link(page, super::shell::page_name(*self, page))
    }

    /// A card of any entry that has a page.
    pub fn card(&self, target: &Target) -> Option<Card> {
        Some(Card {
            href: self.entry_href(target)?,
            title: self.title(target)?,
            kind: self.locale.kind(target.kind),
            summary: self.summary(target),
            when: times::when_of(*self, target),
            meta: times::meta_of(*self, target),
            status: times::status_of(*self, target),
            ends: times::ends_of(*self, target),
        })
    }

    /// Cards of the entries of a kind that refer to an entry, in [order](Self::order), at most `most`.
    pub fn referring(&self, target: &Target, kind: Kind, most: usize) -> Vec<Card> {
        let Some(owners) = self.backlinks.get(target) else { return Vec::new() };
        let time = |owner: &Target| times::period_of(self.site, owner).map(|when| when.sort_key());
        let owners = owners.iter().filter(|owner| owner.kind == kind);
        let mut owners: Vec<(Option<SortKey>, &Target)> = owners.map(|owner| (time(owner), owner)).collect();
        owners.sort_by_key(|(time, _)| *time);
        // Names are compared only where they decide.
        for same in owners.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
            same.sort_by_cached_key(|(_, owner)| self.by_name(owner));
        }
        owners.into_iter().map(|(_, owner)| owner).filter_map(|owner| self.card(owner)).take(most).collect()
    }

    /// The sort key of an entry: by time, then by name in Vietnamese order.
    pub fn order(&self, target: &Target) -> (Option<SortKey>, PersonKey) {
        (times::period_of(self.site, target).map(|when| when.sort_key()), self.by_name(target))
    }

    /// The sort key of a name in Vietnamese order: people by given name, everything else by the whole name.
    pub fn by_name(&self, target: &Target) -> PersonKey {
        let title = self.site.entries.find(target).map_or("", |glance| glance.title.value.as_str());
        match self.site.entries.donors.get(&target.id).filter(|_| target.kind == Kind::Donor) {
            Some(donor) => super::donor::by_name(donor),
            None => person_key(title, Some(title)),
        }
    }

    /// Parsed Markdown as HTML for the page.
    pub fn html(&self, markdown: &Markdown) -> Option<String> {
        let prose = markdown.prose.as_ref()?;
        // The anchor of a heading is in the language of the text with the link, so a Vietnamese text links to the
        // Vietnamese page.
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
                    let address = match self.destinations.of(destination, &mut Problems::default()) {
                        Some(resolution) => {
                            self.routes.place(&resolution, &destination.text, self.root, language(&resolution))
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
