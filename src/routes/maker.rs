//! Gives out addresses, each of them once.

use std::collections::BTreeMap;

use super::{Page, Routes, is_shown, language_folder, problems};
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems, Span};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::About;
use crate::text::slug::is_slug;

/// Folders that a page of one's own may not take.
const RESERVED: [&str; 6] = ["assets", "tep", "search", "hom-nay", "ap-phich", "tim-kiem"];

/// The routes so far, and who has taken which address.
pub(super) struct Maker {
    pub routes: Routes,
    pub taken: BTreeMap<String, Span>,
    pub problems: Problems,
}

impl Maker {
    pub fn page(&mut self, page: Page, address: String, place: &Span) {
        match self.taken.get(&address) {
            None => {
                self.taken.insert(address.clone(), place.clone());
                self.routes.pages.insert(page, address);
            }
            Some(other) => self.problems.push(
                Diagnostic::new(
                    &problems::ADDRESS_TAKEN,
                    place.clone(),
                    both!("địa chỉ `{address}` đã thuộc trang khác", "the address `{address}` belongs to another page"),
                )
                .found(address.clone())
                .help(Bilingual::literal(
                    "đổi mã hoặc đường dẫn của một trong hai",
                    "change the id or slug of one of them",
                ))
                .related(other.clone(), Bilingual::literal("trang kia", "the other page")),
            ),
        }
    }

    pub fn file(&mut self, path: FilePath, address: String) {
        let place = Span::whole(path.clone());
        match self.taken.insert(address.clone(), place.clone()) {
            None => {
                self.routes.files.insert(path, address);
            }
            Some(other) => self.problems.push(
                Diagnostic::new(
                    &problems::ADDRESS_TAKEN,
                    place,
                    both!("hai tệp cùng có địa chỉ `{address}`", "two files have the address `{address}`"),
                )
                .help(Bilingual::literal("đổi tên một trong hai tệp", "rename one of the two files"))
                .related(other, Bilingual::literal("tệp kia", "the other file")),
            ),
        }
    }

    pub fn entries(&mut self, site: &Site) {
        for glance in site.entries.all() {
            let target = glance.target();
            let hidden = target.kind == Kind::Donor
                && site.entries.donors.get(&target.id).is_some_and(|donor| !is_shown(donor, site.now.at.date()));
            if hidden {
                continue;
            }
            let address = match target.kind {
                Kind::Page => match self.own_slug(site, &target) {
                    Some((slug, place)) => {
                        self.page(Page::Entry(target), format!("{slug}/"), place);
                        continue;
                    }
                    None => continue,
                },
                kind => format!("{}/{}/", kind.facts().address, target.id),
            };
            self.page(Page::Entry(target), address, glance.place);
        }
    }

    /// Each at the address of its entry, in the folder of its language.
    pub fn translations(&mut self, site: &Site) {
        for (about, languages) in &site.translations {
            let About::Entry(target) = about else { continue };
            let Some(address) = self.routes.address(&Page::Entry(target.clone())).map(str::to_owned) else { continue };
            for (tag, rendition) in languages.iter().filter(|(_, rendition)| rendition.has_page()) {
                let page = Page::Translation(tag.clone(), target.clone());
                self.page(page, format!("{}{address}", language_folder(&tag.0)), &rendition.translation.place);
            }
        }
    }

    fn own_slug<'s>(&mut self, site: &'s Site, target: &Target) -> Option<(String, &'s Span)> {
        let page = site.entries.pages.get(&target.id)?;
        let (slug, place) = match &page.slug {
            Some(slug) => (slug.value.clone(), &slug.span),
            None => (target.id.to_string(), &page.place),
        };
        if is_slug(&slug) && !RESERVED.contains(&slug.as_str()) {
            return Some((slug, place));
        }
        self.problems.push(
            Diagnostic::new(
                &problems::BAD_SLUG,
                place.clone(),
                both!("`{slug}` không dùng làm đường dẫn được", "`{slug}` cannot be an address"),
            )
            .found(slug.clone())
            .help(match RESERVED.contains(&slug.as_str()) {
                true => Bilingual::literal(
                    "tên này dành cho chương trình, hãy chọn tên khác",
                    "the program keeps this name; choose another",
                ),
                false => Bilingual::literal(
                    "dùng chữ thường không dấu, chữ số và dấu gạch nối",
                    "use lower-case ASCII letters, digits and hyphens",
                ),
            }),
        );
        None
    }

    /// Addresses of `former_ids`. One that is in use again stays with the page that uses it.
    pub fn former_addresses(&mut self, site: &Site) {
        for glance in site.entries.all() {
            let page = Page::Entry(glance.target());
            if self.routes.address(&page).is_none() {
                continue;
            }
            let translations = site.translations.get(&About::Entry(glance.target()));
            for former in &glance.common.former_ids {
                let address = match glance.kind {
                    Kind::Page => format!("{}/", former.value),
                    kind => format!("{}/{}/", kind.facts().address, former.value),
                };
                let bad = !is_slug(&former.value) || self.taken.contains_key(&address);
                if bad {
                    let id = &former.value;
                    self.problems.push(
                        Diagnostic::new(
                            &problems::BAD_FORMER_ID,
                            former.span.clone(),
                            both!(
                                "mã cũ `{id}` không dùng được hoặc đang có trang khác dùng",
                                "the former id `{id}` cannot be used, or a page uses it now"
                            ),
                        )
                        .found(id.as_str()),
                    );
                    continue;
                }
                self.taken.insert(address.clone(), former.span.clone());
                for (tag, _) in translations.into_iter().flatten().filter(|(_, rendition)| rendition.has_page()) {
                    let page = Page::Translation(tag.clone(), glance.target());
                    self.routes.redirects.insert(format!("{}{address}", language_folder(&tag.0)), page);
                }
                self.routes.redirects.insert(address, page.clone());
            }
        }
    }
}
