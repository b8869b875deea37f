//! A site that can be drawn, and its files, each made by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::assemble::Assembled;
use crate::diagnostics::{Diagnostic, FilePath};
use crate::model::config::{HostKind, MachineFormat};
use crate::model::reference::Target;
use crate::model::values::LanguageTag;
use crate::render;
use crate::render::calendar::WrittenEvents;
use crate::render::page::PageRenderer;
use crate::render::search::IndexedDocument;
use crate::render::security::SECURITY_TXT;
use crate::routes::destination::Destinations;
use crate::routes::{PageId, Routes, output_path, root};
use crate::schedule::Timetable;
use crate::source::recording::FileFacts;
use crate::text::language::SOURCE;
use crate::theme::Theme;
use crate::view::context::ViewContext;
use crate::view::drive::QrFile;
use crate::view::site::{SCHEDULE_CSV, SCHEDULE_JSON, ThemeAssets, makes};
use crate::view::{self, shell};

/// Everything from which the files of a site are made. It does not change.
pub struct ReadySite {
    pub assembled: Assembled,
    pub timetable: Timetable,
    pub routes: Routes,
    pub destinations: Destinations,
    pub theme: Arc<Theme>,
    /// The files published with the pages, by their content path.
    pub files: BTreeMap<FilePath, Arc<[u8]>>,
    pub sizes: BTreeMap<FilePath, FileFacts>,
    /// The path of the site on its server: `/` or a folder.
    pub base_path: String,
    /// The paths of pages that readers may still have: where the site has none of its own, it says there that it was
    /// taken down.
    pub former: BTreeSet<String>,
    /// Every file of the finished site but those of the index, by path, once somebody asked for the list.
    pub(super) outputs: OnceLock<BTreeMap<String, OutputFile>>,
    /// The index of the search page, by path, once somebody asked for it.
    pub(super) search: OnceLock<BTreeMap<String, Arc<[u8]>>>,
}

/// How a file of the finished site is made.
#[derive(Clone, Debug)]
pub enum OutputFile {
    Page(PageId),
    /// The page at a former address, which leads to the present one.
    Redirect(PageId),
    /// What stands at the address of a page that was taken down.
    Gone,
    /// A file of the content.
    Published(FilePath),
    /// A file of the index for searching.
    Search,
    /// A file of the theme.
    Asset,
    Machine(Make),
    /// The calendar of a page, with reminders or without.
    Calendar(PageId, bool),
    Qr(QrFile),
}

/// Makes a file of which a site has at most one.
type Make = fn(ViewContext<'_>) -> String;

const MACHINE_FILES: [(MachineFormat, &str, Make); 6] = [
    (MachineFormat::Atom, "feed.xml", render::feeds::atom),
    (MachineFormat::JsonFeed, "feed.json", render::feeds::json_feed),
    (MachineFormat::Sitemap, "sitemap.xml", render::sitemap::sitemap),
    (MachineFormat::ScheduleJson, SCHEDULE_JSON, render::schedule_data::json),
    (MachineFormat::ScheduleCsv, SCHEDULE_CSV, render::schedule_data::csv),
    (MachineFormat::Robots, "robots.txt", render::sitemap::robots),
];

/// The files with the rules of web servers.
const HOST_FILES: [(HostKind, &str, Make); 5] = [
    (HostKind::Apache, ".htaccess", render::hosts::apache),
    (HostKind::Nginx, "giothong-nginx.conf", render::hosts::nginx),
    (HostKind::Iis, "web.config", render::hosts::iis),
    (HostKind::Netlify, "_headers", render::hosts::netlify),
    (HostKind::Github, ".nojekyll", render::hosts::github),
];

impl ReadySite {
    /// The view context of Vietnamese pages at the root.
    pub fn context(&self) -> ViewContext<'_> {
        ViewContext {
            site: &self.assembled.site,
            backlinks: &self.assembled.backlinks,
            routes: &self.routes,
            destinations: &self.destinations,
            timetable: &self.timetable,
            sizes: &self.sizes,
            locale: self.theme.locale(SOURCE, SOURCE),
            root: "",
        }
    }

    /// Makes one file by itself. `None` where the site has none at this path, or its template has an error.
    pub fn make(&self, path: &str) -> Option<Arc<[u8]>> {
        Maker::of(self).make(path, &self.output(path)?).ok().flatten()
    }

    /// How the file at a path is made, if the site has it. A page is found without the list of all files, so that a
    /// preview can show one before there is a list.
    pub fn output(&self, path: &str) -> Option<OutputFile> {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let page = self.routes.page_at(address).filter(|_| output_path(address) == path);
        let page = page.map(|page| OutputFile::Page(page.clone()));
        let is_search = || path.starts_with(render::search::FOLDER) && self.search().contains_key(path);
        page.or_else(|| self.outputs().get(path).cloned()).or_else(|| is_search().then_some(OutputFile::Search))
    }

    /// Every file of the finished site, by path, but those of the [index](Self::search).
    pub fn outputs(&self) -> &BTreeMap<String, OutputFile> {
        self.outputs.get_or_init(|| {
            let (mut files, beside_pages) = rayon::join(|| self.main_files(), || self.files_beside_pages());
            files.extend(beside_pages);
            files.par_sort_by(|(one, _), (other, _)| one.cmp(other));
            let mut files: BTreeMap<String, OutputFile> = files.into_iter().collect();
            for path in &self.former {
                files.entry(path.clone()).or_insert(OutputFile::Gone);
            }
            files
        })
    }

    /// The index of the search page, by path; empty where the theme has no script for it.
    pub fn search(&self) -> &BTreeMap<String, Arc<[u8]>> {
        self.search.get_or_init(|| {
            if !self.theme.searches {
                return BTreeMap::new();
            }
            let cx = self.context();
            let declared = cx.site.config.languages.iter().map(|language| language.tag.0.as_str());
            let own = |tag| ViewContext { locale: self.theme.locale(tag, tag), ..cx };
            let languages: Vec<ViewContext<'_>> = declared.map(own).collect();
            let document = |(cx, target): &(ViewContext<'_>, Target)| view::search::document(*cx, target);
            let subjects = view::search::subjects(cx, &languages);
            let documents: Vec<IndexedDocument> =
                subjects.par_iter().filter_map(document).map(IndexedDocument::of).collect();
            let files = render::search::files(&documents);
            files.into_iter().map(|(path, text)| (path, text.into_bytes().into())).collect()
        })
    }

    /// The paths at which stands that a page was taken down.
    pub(super) fn gone(&self) -> impl Iterator<Item = &String> {
        // The list is not made for this where no former page is known.
        let outputs = (!self.former.is_empty()).then(|| self.outputs());
        let gone = outputs.into_iter().flatten().filter(|(_, file)| matches!(file, OutputFile::Gone));
        gone.map(|(path, _)| path)
    }

    fn main_files(&self) -> Vec<(String, OutputFile)> {
        let cx = self.context();
        let pages = self.routes.pages().map(|(page, address)| (output_path(address), OutputFile::Page(page.clone())));
        let redirects = self.routes.redirects();
        let redirects = redirects.map(|(address, page)| (output_path(address), OutputFile::Redirect(page.clone())));
        let files = self.routes.files().filter(|(path, _)| self.files.contains_key(*path));
        let files = files.map(|(path, address)| (address.to_owned(), OutputFile::Published(path.clone())));
        let assets = self.theme.assets.keys().map(|address| (address.clone(), OutputFile::Asset));
        let machine = MACHINE_FILES.into_iter().filter(|(format, ..)| makes(cx, *format));
        let machine = machine.map(|(_, path, make)| (path.to_owned(), OutputFile::Machine(make)));
        let hosts = HOST_FILES.into_iter().filter(|(host, ..)| cx.site.config.hosts.contains(host));
        let hosts = hosts.map(|(_, path, make)| (path.to_owned(), OutputFile::Machine(make)));
        let security = cx.site.config.security.is_some();
        let security = security.then(|| (SECURITY_TXT.to_owned(), OutputFile::Machine(render::security::security_txt)));
        pages.chain(redirects).chain(files).chain(assets).chain(machine).chain(hosts).chain(security).collect()
    }

    /// Calendars and QR codes.
    fn files_beside_pages(&self) -> Vec<(String, OutputFile)> {
        let cx = self.context();
        let calendars = view::calendar::addresses(cx).into_iter();
        let calendars = calendars.map(|(page, reminders, path)| (path, OutputFile::Calendar(page, reminders)));
        let codes = if self.theme.shows_qr { view::drive::qr_files(cx) } else { Vec::new() };
        let codes = codes.into_iter().map(|code| (code.address.clone(), OutputFile::Qr(code)));
        calendars.chain(codes).collect()
    }
}

/// Makes the files of a site. What several files share is made once.
pub struct Maker<'a> {
    ready: &'a ReadySite,
    languages: BTreeMap<&'a str, LanguageContext<'a>>,
    /// The calendar events of each item of the timetable.
    events: Vec<OnceLock<WrittenEvents>>,
}

/// What all pages in one language have in common.
struct LanguageContext<'a> {
    /// The view context in the language.
    cx: ViewContext<'a>,
    pages: PageRenderer<'a>,
}

impl<'a> Maker<'a> {
    pub fn of(ready: &'a ReadySite) -> Self {
        let (cx, theme) = (ready.context(), &ready.theme);
        let declared = cx.site.config.languages.iter().map(|language| language.tag.0.as_str());
        let in_language = |tag: &'a str| {
            let assets =
                ThemeAssets { style: theme.style.clone(), icon: theme.icon.clone(), options: theme.options.clone() };
            let written = cx.site.config.tag_with_script(&LanguageTag(tag.to_owned()));
            let cx = ViewContext { locale: theme.locale(tag, &written), ..cx };
            (tag, LanguageContext { cx, pages: PageRenderer::new(theme, &view::site::site(cx, assets)) })
        };
        let languages = [SOURCE].into_iter().chain(declared).map(in_language).collect();
        Self { ready, languages, events: cx.timetable.items.iter().map(|_| OnceLock::new()).collect() }
    }

    /// Makes a file. `None` where its page has no content, which is so for no page that has an address.
    ///
    /// # Errors
    /// An error of the page's template.
    pub fn make(&self, path: &str, file: &OutputFile) -> Result<Option<Arc<[u8]>>, Diagnostic> {
        let cx = self.ready.context();
        let bytes = |text: String| Some(text.into_bytes().into());
        match file {
            OutputFile::Page(page) | OutputFile::Redirect(page) => {
                Ok(self.page(path, page, matches!(file, OutputFile::Redirect(_)))?.and_then(bytes))
            }
            OutputFile::Gone => self.gone(path).map(|text| text.and_then(bytes)),
            OutputFile::Published(path) => Ok(self.ready.files.get(path).cloned()),
            OutputFile::Asset => Ok(self.ready.theme.assets.get(path).cloned()),
            OutputFile::Search => Ok(self.ready.search().get(path).cloned()),
            OutputFile::Machine(make) => Ok(bytes(make(cx))),
            OutputFile::Qr(code) => Ok(render::qr::qr(code).and_then(bytes)),
            OutputFile::Calendar(page, reminders) => {
                let calendar = view::calendar::calendar(cx, page, *reminders, path);
                let events = calendar.items.iter().map(|index| self.events(cx, *index));
                Ok(bytes(render::calendar::file(&calendar, events)))
            }
        }
    }

    fn page(&self, path: &str, page: &PageId, is_redirect: bool) -> Result<Option<String>, Diagnostic> {
        let Some(language) = self.languages.get(language_of(page)) else { return Ok(None) };
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let view = match is_redirect {
            true => view::redirect(language.cx, page),
            false => view::view(language.cx, page, &root(address)),
        };
        let Some(view) = view else { return Ok(None) };
        let shell = shell::shell(language.cx, page, address, &view);
        language.pages.page(view.template, &shell, &view).map(Some)
    }

    /// In the language of the folder.
    fn gone(&self, path: &str) -> Result<Option<String>, Diagnostic> {
        let folder = path.split('/').next().unwrap_or_default();
        let own = self.languages.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(folder)).map(|(_, language)| language);
        let Some(language) = own.or_else(|| self.languages.get(SOURCE)) else { return Ok(None) };
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let view = view::gone(ViewContext { root: &root(address), ..language.cx });
        let shell = shell::gone(language.cx, address, &view);
        language.pages.page(view.template, &shell, &view).map(Some)
    }

    fn events(&self, cx: ViewContext<'_>, index: usize) -> &WrittenEvents {
        let written = || render::calendar::events(&view::calendar::events(cx, &cx.timetable.items[index]));
        self.events[index].get_or_init(written)
    }
}

/// The language of a page.
fn language_of(page: &PageId) -> &str {
    match page {
        PageId::Language(tag) | PageId::Translation(LanguageTag(tag), _) => tag,
        _ => SOURCE,
    }
}
