//! Every page → its address; redirects from former ones; collisions.
//!
//! Addresses are lower-case ASCII and stable: they follow from ids alone, so a title can change freely.
//! *Incremental:* cheap, recomputed for every build.

pub mod destination;
mod eligibility;
mod maker;
mod problems;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use destination::Resolution;
pub use eligibility::Step;
pub use problems::{NOT_PUBLISHED, PROBLEMS};

use crate::diagnostics::{FilePath, Problems, Span};
use crate::model::config::{Links, MachineFormat};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::values::LanguageTag;
use crate::schedule::{Filter, Item, Listed, Timetable};
pub use maker::RouteMaker;

/// Which page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    Home,
    /// A part of the schedule, and which of its pages, from 1. The first page of the whole is also the list of drives.
    Schedule(Filter, usize),
    /// What changed and is still to come.
    Changes,
    /// The entries of a kind.
    List(Kind),
    Entry(Target),
    /// An entry in another language.
    Translation(LanguageTag, Target),
    /// The entry page of a language, by its tag.
    Language(String),
    /// "Tôi có hiến được không?", where rules have questions.
    Eligibility(Step),
    /// The day of the next donation, where rules have waiting times.
    NextDonation,
    /// Every page by its title.
    Search,
    /// What a server shows for an address that does not exist.
    NotFound,
}

impl PageId {
    /// The first page of the whole schedule.
    pub const SCHEDULE: PageId = PageId::Schedule(Filter::All, 1);

    /// Whether the page is only of use after another one: an answer on the way through the questions.
    pub fn is_step(&self) -> bool {
        matches!(self, PageId::Eligibility(step) if *step != Step::Start)
    }
}

/// Where every page stands. Addresses are relative to the site's root and end in `/`, but for files.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    pages: BTreeMap<PageId, String>,
    redirects: BTreeMap<String, PageId>,
    files: BTreeMap<FilePath, String>,
    explicit: bool,
    calendars: bool,
    dated: HashSet<Target>,
    /// Entries that have a page in another language.
    translated: BTreeSet<Target>,
}

/// Folder of published files.
const FILES: &str = "tep";

impl Routes {
    /// The address of a page, relative to the site's root: `dot/dot-1/`.
    pub fn address(&self, page: &PageId) -> Option<&str> {
        self.pages.get(page).map(String::as_str)
    }

    /// The page at an address. It looks through all pages: a map would cost every build more than few questions do.
    pub fn page_at(&self, address: &str) -> Option<&PageId> {
        self.pages.iter().find(|(_, taken)| *taken == address).map(|(page, _)| page)
    }

    /// The link to a page, relative to the site's root: its address, or with `index.html` where links are explicit.
    pub fn href(&self, page: &PageId) -> Option<String> {
        self.address(page).map(|address| self.link(address))
    }

    /// The link to the page of an entry. `None` for drafts, and for people who did not agree to be shown.
    pub fn entry(&self, target: &Target) -> Option<String> {
        self.href(&PageId::Entry(target.clone()))
    }

    /// The link to the page of an entry in a language: its translation where there is one, else the Vietnamese page.
    pub fn entry_in(&self, language: &str, target: &Target) -> Option<String> {
        let translation = || self.href(&PageId::Translation(LanguageTag(language.to_owned()), target.clone()));
        let own = self.translated.contains(target).then(translation).flatten();
        own.or_else(|| self.entry(target))
    }

    /// The calendar of a page, where calendars are made: `lich-hien-mau/buoi/<id>/lich.ics`, relative to the site's root.
    /// Parts of the schedule have one, and drives and events whose day is known.
    pub fn calendar(&self, page: &PageId) -> Option<String> {
        let address = self.address(page)?;
        let has_one = match page {
            PageId::Schedule(_, number) => *number == 1,
            PageId::Entry(target) => self.dated.contains(target),
            _ => false,
        };
        (self.calendars && has_one).then(|| match *page == PageId::SCHEDULE {
            true => "lich.ics".to_owned(),
            false => format!("{address}lich.ics"),
        })
    }

    /// The calendar of a drive or event that reminds people, beside [`Routes::calendar`]: `…/lich-nhac.ics`.
    pub fn reminders(&self, page: &PageId) -> Option<String> {
        let calendar = self.calendar(page).filter(|_| matches!(page, PageId::Entry(_)))?;
        Some(calendar.replace("lich.ics", "lich-nhac.ics"))
    }

    /// The address of a published file, relative to the site's root.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Every page with its address, in a fixed order.
    pub fn pages(&self) -> impl Iterator<Item = (&PageId, &str)> {
        self.pages.iter().map(|(page, address)| (page, address.as_str()))
    }

    /// Former addresses and the pages that took over.
    pub fn redirects(&self) -> impl Iterator<Item = (&str, &PageId)> {
        self.redirects.iter().map(|(address, page)| (address.as_str(), page))
    }

    /// Published files: their path in the content and their address.
    pub fn files(&self) -> impl Iterator<Item = (&FilePath, &str)> {
        self.files.iter().map(|(path, address)| (path, address.as_str()))
    }

    /// The link to an address, relative to the site's root.
    fn link(&self, address: &str) -> String {
        match (self.explicit, address) {
            (true, address) => output_path(address),
            (false, "") => "./".to_owned(),
            _ => address.to_owned(),
        }
    }
}

/// The file an address is written to: `dot/dot-1/index.html`.
pub fn output_path(address: &str) -> String {
    match address.is_empty() || address.ends_with('/') {
        true => format!("{address}index.html"),
        false => address.to_owned(),
    }
}

/// The way from an address to the site's root: `../../`.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// The path of an address: `/giot-hong/` of `https://example.org/giot-hong/`.
pub fn base_path(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("/", |at| &after_scheme[at..]);
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

/// Gives every page its address. Published files get theirs [after it](RouteMaker::with_files).
pub fn routes(site: &Site, timetable: &Timetable) -> RouteMaker {
    let mut maker = RouteMaker { routes: Routes::default(), taken: HashMap::new(), problems: Problems::default() };
    maker.routes.explicit = site.config.links == Some(Links::Explicit);
    let outputs = site.config.outputs.as_ref();
    maker.routes.calendars = outputs.is_none_or(|outputs| outputs.contains(&MachineFormat::Calendar));
    let dated = timetable.items.iter().filter(|item| item.dated().is_some());
    maker.routes.dated = dated.map(Item::target).collect();
    let config = Span::whole("content/site.yaml".into());
    maker.page(PageId::Home, String::new(), &config);
    for (filter, listed) in timetable.filters() {
        let address = schedule_address(filter);
        for number in 1..=pages_of(listed) {
            let below = if number == 1 { String::new() } else { format!("trang-{number}/") };
            maker.page(PageId::Schedule(filter.clone(), number), format!("{address}{below}"), &config);
        }
    }
    maker.page(PageId::Changes, "hom-nay/".to_owned(), &config);
    maker.page(PageId::Search, "tim-kiem/".to_owned(), &config);
    maker.page(PageId::NotFound, "404.html".to_owned(), &config);
    for kind in Kind::ALL.into_iter().filter(|kind| has_list(*kind)) {
        maker.page(PageId::List(kind), format!("{}/", kind.facts().address), &config);
    }
    // A language named twice is reported by a rule of its own; one that could not be read has no tag.
    let languages: BTreeSet<&str> = site.config.languages.iter().map(|language| language.tag.0.as_str()).collect();
    for language in languages.into_iter().filter(|tag| !tag.is_empty()) {
        maker.page(PageId::Language(language.to_owned()), language_folder(language), &config);
    }
    for (page, address, place) in eligibility::pages(site) {
        maker.page(page, address, &place);
    }
    maker.entries(site);
    maker.translations(site);
    maker.former_addresses(site);
    maker
}

/// Rows on one page of the schedule: about 60 KB of HTML.
pub const ROWS_ON_A_PAGE: usize = 80;

/// How many pages a part of the schedule fills; an empty one fills one.
pub fn pages_of(listed: &Listed) -> usize {
    listed.len().div_ceil(ROWS_ON_A_PAGE).max(1)
}

/// The address of the first page of a part of the schedule.
fn schedule_address(filter: &Filter) -> String {
    let all = "lich-hien-mau/";
    match filter {
        Filter::All => all.to_owned(),
        Filter::Month(month) => format!("{all}thang/{:04}-{:02}/", month.year(), month.month()),
        Filter::Area(id) => format!("{all}khu-vuc/{id}/"),
        Filter::Campaign(id) => format!("{all}chien-dich/{id}/"),
        Filter::Wave(id) => format!("{all}dot/{id}/"),
        Filter::Host(id) => format!("{all}don-vi/{id}/"),
    }
}

/// The folder of everything in a language.
fn language_folder(tag: &str) -> String {
    format!("{}/", tag.to_lowercase())
}

/// Drives are listed by the schedule, pages by the menu.
pub fn has_list(kind: Kind) -> bool {
    !matches!(kind, Kind::Drive | Kind::Page)
}

/// The address of a published file below its folder: its content path, each part as a slug, the ending kept.
fn file_address(path: &str) -> String {
    let inside = path.split_once('/').map_or(path, |(_, inside)| inside);
    let (stem, extension) = inside.rsplit_once('.').map_or((inside, None), |(stem, ending)| (stem, Some(ending)));
    let parts: Vec<String> = stem.split('/').map(crate::text::slug::slug).collect();
    let ending = extension.map_or_else(String::new, |ending| format!(".{}", crate::text::slug::slug(ending)));
    format!("{}{ending}", parts.join("/"))
}
