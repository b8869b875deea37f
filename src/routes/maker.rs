//! Gives out addresses, each of them once.

use std::collections::HashMap;

use super::eligibility::{ELIGIBILITY, NEXT_DONATION};
use super::{FILES, PageId, Routes, file_address, language_folder, problems};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, FilePath, Problems, Span};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::About;
use crate::text;
use crate::text::difference::{marks, written};
use crate::text::slug::is_slug;

/// Folders that a page of one's own may not take, whether the site has them today or not.
const RESERVED: [&str; 8] = ["assets", FILES, "search", "hom-nay", "ap-phich", "tim-kiem", ELIGIBILITY, NEXT_DONATION];

/// Bytes of a name that file systems take.
const LONGEST_NAME: usize = 255;
/// The file of an address that ends in `/`.
const PAGE: &str = "index.html";
/// Letters of a path that leave room for the folders of a server on Windows, which often takes 260 in all.
const LONGEST_ADDRESS: usize = 200;

/// The routes so far, and who has taken which address.
pub struct RouteMaker {
    pub(super) routes: Routes,
    pub(super) taken: HashMap<String, Span>,
    pub(super) problems: Problems,
}

impl RouteMaker {
    pub(super) fn page(&mut self, page: PageId, address: String, place: &Span) {
        self.length(&address, place);
        match self.taken.get(&address) {
            None => {
                self.taken.insert(address.clone(), place.clone());
                self.routes.pages.insert(page, address);
            }
            Some(other) => self.problems.push(
                problems::ADDRESS_TAKEN
                    .at(place)
                    .message(bilingual!(
                        "địa chỉ `{address}` đã thuộc trang khác",
                        "the address `{address}` belongs to another page"
                    ))
                    .found(address.clone())
                    .help(Bilingual::literal(
                        "đổi mã hoặc đường dẫn của một trong hai",
                        "change the id or slug of one of them",
                    ))
                    .related(other.clone(), Bilingual::literal("trang kia", "the other page")),
            ),
        }
    }

    /// The routes, with an address for each of the files.
    pub fn with_files(mut self, files: impl IntoIterator<Item = FilePath>) -> Checked<Routes> {
        for path in files {
            let address = format!("{FILES}/{}", file_address(&path));
            self.file(path, address);
        }
        Checked::new(self.routes, self.problems)
    }

    fn file(&mut self, path: FilePath, address: String) {
        let place = Span::whole(path.clone());
        self.length(&address, &place);
        match self.taken.insert(address.clone(), place.clone()) {
            None => {
                self.routes.files.insert(path, address);
            }
            Some(other) => self.problems.push(
                problems::ADDRESS_TAKEN
                    .at(place)
                    .message(same_address(&other.file, &path, &address))
                    .help(Bilingual::literal("đổi tên một trong hai tệp", "rename one of the two files"))
                    .related(other, Bilingual::literal("tệp kia", "the other file")),
            ),
        }
    }

    /// Says what machines and hosts do not take: addresses have one byte for each letter.
    fn length(&mut self, address: &str, place: &Span) {
        let length = address.len() + if address.ends_with('/') { PAGE.len() } else { 0 };
        let (problem, message) = if address.split('/').any(|name| name.len() > LONGEST_NAME) {
            let message = bilingual!(
                "một tên trong địa chỉ dài hơn {LONGEST_NAME} chữ",
                "a name in the address is longer than {LONGEST_NAME} letters"
            );
            (&problems::LONG_NAME, message)
        } else if length > LONGEST_ADDRESS {
            let message = bilingual!(
                "địa chỉ dài {length} chữ, nên ngắn hơn {LONGEST_ADDRESS}",
                "the address has {length} letters; it should have at most {LONGEST_ADDRESS}"
            );
            (&problems::LONG_ADDRESS, message)
        } else {
            return;
        };
        let help = Bilingual::literal("đặt mã hoặc tên tệp ngắn hơn", "choose a shorter id or name of the file");
        self.problems.push(problem.at(place).message(message).help(help));
    }

    pub(super) fn entries(&mut self, site: &Site) {
        for glance in site.entries.all() {
            let target = glance.target();
            if target.kind == Kind::Donor && site.nameless.contains(&target.id) {
                continue;
            }
            let address = match target.kind {
                Kind::Page => self.own_slug(site, &target).map(|(slug, place)| (format!("{slug}/"), place)),
                kind => Some((format!("{}/{}/", kind.facts().address, target.id), glance.place)),
            };
            if let Some((address, place)) = address {
                self.page(PageId::Entry(target), address, place);
            }
        }
    }

    /// Each at the address of its entry, in the folder of its language.
    pub(super) fn translations(&mut self, site: &Site) {
        for (about, languages) in &site.translations {
            let About::Entry(target) = about else { continue };
            let Some(address) = self.routes.address(&PageId::Entry(target.clone())).map(str::to_owned) else {
                continue;
            };
            for (tag, rendition) in languages.iter().filter(|(_, rendition)| rendition.has_page()) {
                let page = PageId::Translation(tag.clone(), target.clone());
                self.routes.translated.insert(target.clone());
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
        let kept = kept_for(site, &slug);
        if is_slug(&slug) && kept.is_none() {
            return Some((slug, place));
        }
        let better = Some(text::slug::slug(&slug)).filter(|better| !better.is_empty() && *better != slug);
        self.problems.push(
            problems::BAD_SLUG
                .at(place)
                .message(bilingual!("`{slug}` không dùng làm đường dẫn được", "`{slug}` cannot be an address"))
                .found(slug.clone())
                .help(match (kept, better) {
                    (Some(help), _) => help,
                    (None, Some(better)) => bilingual!("viết `{better}`", "write `{better}`"),
                    (None, None) => Bilingual::literal(
                        "dùng chữ thường không dấu, chữ số và dấu gạch nối",
                        "use lower-case ASCII letters, digits and hyphens",
                    ),
                }),
        );
        None
    }

    /// Addresses of `former_ids`. One that is in use again stays with the page that uses it.
    pub(super) fn former_addresses(&mut self, site: &Site) {
        for glance in site.entries.all().into_iter().filter(|glance| !glance.common.former_ids.is_empty()) {
            let page = PageId::Entry(glance.target());
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
                        problems::BAD_FORMER_ID
                            .at(&former.span)
                            .message(bilingual!(
                                "mã cũ `{id}` không dùng được hoặc đang có trang khác dùng",
                                "the former id `{id}` cannot be used, or a page uses it now"
                            ))
                            .found(id.as_str()),
                    );
                    continue;
                }
                self.length(&address, &former.span);
                self.taken.insert(address.clone(), former.span.clone());
                for (tag, _) in translations.into_iter().flatten().filter(|(_, rendition)| rendition.has_page()) {
                    let page = PageId::Translation(tag.clone(), glance.target());
                    self.routes.redirects.insert(format!("{}{address}", language_folder(&tag.0)), page);
                }
                self.routes.redirects.insert(address, page.clone());
            }
        }
    }
}

/// Why no page of one's own can have a slug, and what to do: the program keeps it, or a language of the site has it.
fn kept_for(site: &Site, slug: &str) -> Option<Bilingual> {
    if RESERVED.contains(&slug) {
        return Some(Bilingual::literal(
            "tên này dành cho chương trình, hãy chọn tên khác",
            "the program keeps this name; choose another",
        ));
    }
    let language = site.config.languages.iter().find(|language| language.tag.0.eq_ignore_ascii_case(slug))?;
    let known = text::language::find(&language.tag.0)?;
    let (vi, en) = (known.name_vi, known.name_en);
    Some(bilingual!(
        "`{slug}/` là trang của tiếng {vi}, hãy chọn tên khác",
        "`{slug}/` is the page of the language {en}; choose another name"
    ))
}

/// What is reported of two files with one address, with the letters that make no difference there.
fn same_address(one: &str, other: &str, address: &str) -> Bilingual {
    let pairs = marks(one, other);
    match pairs.is_empty() {
        true => bilingual!("hai tệp cùng có địa chỉ `{address}`", "two files have the address `{address}`"),
        false => {
            let pairs = written(&pairs);
            bilingual!(
                "hai tệp cùng có địa chỉ `{address}`, vì địa chỉ không có dấu ({pairs})",
                "two files have the address `{address}`, since addresses have no marks ({pairs})"
            )
        }
    }
}
