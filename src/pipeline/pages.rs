//! The writing stages: pages, files for machines, assets, and the audit of the result.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::Value;

use super::Memory;
use super::remap_to_source::remap_to_source;
use crate::audit;
use crate::diagnostics::{Diagnostic, FilePath, Problems, Sources};
use crate::model::config::MachineFormat;
use crate::model::values::LanguageTag;
use crate::render;
use crate::routes::{PageId, Routes, output_path, root};
use crate::text::language::SOURCE;
use crate::theme::Theme;
use crate::view::context::ViewContext;
use crate::view::site::{SCHEDULE_CSV, SCHEDULE_JSON};
use crate::view::site::{ThemeAssets, makes};
use crate::view::{self, shell};

/// The size limit of a page in kilobytes of HTML, where `site.yaml` has none.
const PAGE_BUDGET_KB: u64 = 100;

/// The finished files, and the number of files not taken from memory.
pub struct Drawn {
    pub files: BTreeMap<String, Arc<[u8]>>,
    pub drawn: usize,
}

/// One page to draw.
struct Job<'a> {
    page: &'a PageId,
    address: &'a str,
    redirect: bool,
}

/// Draws every page and redirect in parallel; the results are collected in a fixed order.
pub fn draw(cx: ViewContext<'_>, theme: &Theme, memory: &mut Memory, problems: &mut Problems) -> Drawn {
    let assets = ThemeAssets { style: theme.style.clone(), icon: theme.icon.clone(), options: theme.options.clone() };
    let declared = cx.site.config.languages.iter().map(|language| language.tag.0.as_str());
    let language_context: BTreeMap<&str, LanguageContext<'_>> = [SOURCE]
        .into_iter()
        .chain(declared)
        .map(|tag| (tag, language_context(cx, theme, tag, &assets, memory)))
        .collect();
    let pages = cx.routes.pages().map(|(page, address)| Job { page, address, redirect: false });
    let redirects = cx.routes.redirects().map(|(address, page)| Job { page, address, redirect: true });
    let jobs: Vec<Job<'_>> = pages.chain(redirects).collect();
    let known = std::mem::take(&mut memory.pages);
    let results: Vec<_> = jobs
        .par_iter()
        .map(|job| match language_context.get(language_of(job.page)) {
            Some(language_context) => one(language_context, theme, job, &known),
            None => Ok(None),
        })
        .collect();
    let mut drawn = Drawn { files: BTreeMap::new(), drawn: 0 };
    for (job, result) in jobs.iter().zip(results) {
        match result {
            Ok(None) => {}
            Ok(Some(page)) => {
                let path = output_path(job.address);
                drawn.drawn += usize::from(page.fresh);
                if let Some(hash) = page.hash {
                    memory.pages.insert(path.clone(), (hash, page.bytes.clone()));
                }
                drawn.files.insert(path, page.bytes);
            }
            Err(problem) => problems.push(problem),
        }
    }
    drawn
}

/// The data shared by all pages in one language.
struct LanguageContext<'a> {
    /// The view context in the language.
    cx: ViewContext<'a>,
    /// The site's view as a value of the template engine.
    site: Value,
    /// The hash of the site's view and the theme; `None` where pages are not remembered.
    hash: Option<[u8; 32]>,
}

fn language_context<'a>(
    cx: ViewContext<'a>,
    theme: &'a Theme,
    tag: &'a str,
    assets: &ThemeAssets,
    memory: &Memory,
) -> LanguageContext<'a> {
    let written = cx.site.config.tag_with_script(&LanguageTag(tag.to_owned()));
    let cx = ViewContext { locale: theme.locale(tag, &written), ..cx };
    let site = view::site::site(cx, assets.clone());
    LanguageContext { cx, site: Value::from_serializable(&site), hash: common_hash(theme, &site, memory) }
}

/// The language of a page.
fn language_of(page: &PageId) -> &str {
    match page {
        PageId::Language(tag) | PageId::Translation(LanguageTag(tag), _) => tag,
        _ => SOURCE,
    }
}

struct Finished {
    bytes: Arc<[u8]>,
    hash: Option<[u8; 32]>,
    fresh: bool,
}

type Known = BTreeMap<String, ([u8; 32], Arc<[u8]>)>;

fn one(
    language_context: &LanguageContext<'_>,
    theme: &Theme,
    job: &Job<'_>,
    known: &Known,
) -> Result<Option<Finished>, Diagnostic> {
    let cx = language_context.cx;
    let view = match job.redirect {
        true => view::redirect(cx, job.page),
        false => view::view(cx, job.page, &root(job.address)),
    };
    let Some(view) = view else { return Ok(None) };
    let page = shell::shell(cx, job.page, job.address, &view);
    let hash = language_context.hash.and_then(|common| page_hash(common, &page, &view));
    if let (Some(hash), Some((before, bytes))) = (hash, known.get(&output_path(job.address)))
        && hash == *before
    {
        return Ok(Some(Finished { bytes: bytes.clone(), hash: Some(hash), fresh: false }));
    }
    let html = render::page::page(theme, view.template, &language_context.site, &page, &view)?;
    Ok(Some(Finished { bytes: html.into_bytes().into(), hash, fresh: true }))
}

/// The hash of the data shared by all pages; `None` where pages are not remembered.
fn common_hash(theme: &Theme, site: &impl serde::Serialize, memory: &Memory) -> Option<[u8; 32]> {
    let site = memory.keeps_pages.then(|| serde_json::to_vec(site).ok()).flatten()?;
    Some(*blake3::Hasher::new().update(&theme.fingerprint).update(&site).finalize().as_bytes())
}

fn page_hash(common: [u8; 32], page: &impl serde::Serialize, view: &impl serde::Serialize) -> Option<[u8; 32]> {
    let both = serde_json::to_vec(&(page, view)).ok()?;
    Some(*blake3::Hasher::new().update(&common).update(&both).finalize().as_bytes())
}

/// Adds published files and the theme's assets.
pub fn add_files(
    output: &mut BTreeMap<String, Arc<[u8]>>,
    files: &BTreeMap<FilePath, Arc<[u8]>>,
    routes: &Routes,
    theme: &Theme,
) {
    for (path, address) in routes.files() {
        if let Some(bytes) = files.get(path) {
            output.insert(address.to_owned(), bytes.clone());
        }
    }
    output.extend(theme.assets.iter().map(|(address, bytes)| (address.clone(), bytes.clone())));
}

/// Adds the files for machines that the site selects, made in parallel.
pub fn add_machine_files(output: &mut BTreeMap<String, Arc<[u8]>>, cx: ViewContext<'_>) {
    type Make = fn(ViewContext<'_>) -> String;
    let formats: [(MachineFormat, &str, Make); 6] = [
        (MachineFormat::Atom, "feed.xml", render::feeds::atom),
        (MachineFormat::JsonFeed, "feed.json", render::feeds::json_feed),
        (MachineFormat::Sitemap, "sitemap.xml", render::sitemap::sitemap),
        (MachineFormat::ScheduleJson, SCHEDULE_JSON, render::schedule_data::json),
        (MachineFormat::ScheduleCsv, SCHEDULE_CSV, render::schedule_data::csv),
        (MachineFormat::Robots, "robots.txt", render::sitemap::robots),
    ];
    let wanted = formats.par_iter().filter(|(format, ..)| makes(cx, *format));
    let files: Vec<_> = wanted.map(|(_, path, make)| ((*path).to_owned(), make(cx).into_bytes().into())).collect();
    output.extend(files);
}

/// Adds the calendars, written in parallel. Events that are in several calendars are written once.
pub fn add_calendars(output: &mut BTreeMap<String, Arc<[u8]>>, cx: ViewContext<'_>) {
    let calendars = view::calendar::calendars(cx);
    if calendars.is_empty() {
        return;
    }
    let items = &cx.timetable.items;
    let written = items.par_iter().map(|item| render::calendar::events(&view::calendar::events(cx, item)));
    let written: Vec<render::calendar::WrittenEvents> = written.collect();
    let bytes = |calendar| render::calendar::file(calendar, &written).into_bytes().into();
    let files: Vec<(String, Arc<[u8]>)> =
        calendars.par_iter().map(|calendar| (calendar.address.clone(), bytes(calendar))).collect();
    output.extend(files);
}

/// Audits every finished page.
pub fn audit(
    files: &BTreeMap<String, Arc<[u8]>>,
    cx: ViewContext<'_>,
    base_path: &str,
    problems: &mut Problems,
    sources: &mut Sources,
) {
    let budget = cx.site.config.page_budget_kb.as_ref().and_then(|budget| u64::try_from(budget.value).ok());
    let settings = audit::Settings {
        base_path: base_path.to_owned(),
        base_url: cx.site.config.base_url.as_ref().map(|base| base.text.clone()),
        page_budget_kb: budget.unwrap_or(PAGE_BUDGET_KB),
        folder: "output".to_owned(),
    };
    let paths = files.keys().map(|path| path.as_str().into()).collect();
    let surroundings = audit::Surroundings { settings, paths };
    let mut facts = audit::SiteFacts::default();
    let pages: Vec<_> = files.par_iter().filter(|(path, _)| audit::is_page(path)).collect();
    let inspected: Vec<_> = pages.par_iter().map(|(path, html)| audit::inspect(path, html, &surroundings)).collect();
    inspected.into_iter().for_each(|page| facts.add(page));
    let data = files.iter().filter(|(path, _)| !audit::is_page(path));
    let found = data.filter_map(|(path, bytes)| audit::inspect_data(path, bytes, &surroundings.settings));
    found.for_each(|problem| facts.add_problem(problem));
    let audited = audit::judge(facts, &surroundings, &|path| files.get(path).cloned());
    for text in audited.texts {
        sources.insert(text.0, text.1);
    }
    let reported = audited
        .problems
        .0
        .into_iter()
        .map(|problem| remap_to_source(problem, cx, &surroundings.settings.folder, sources));
    problems.0.extend(reported);
}
