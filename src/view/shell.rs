//! What is true of a page as a page: titles, addresses, breadcrumbs, structured data.

use super::any::View;
use super::json_ld;
use super::page::PageView;
use super::parts::Link;
use super::scene::Scene;
use super::schedule;
use super::words;
use crate::model::common::Cover;
use crate::model::kind::Kind;
use crate::model::site::Glance;
use crate::routes::{Page, Step, base_path, root};

/// Letters of a description for search engines.
const DESCRIPTION: usize = 200;

/// The page as a page.
pub fn shell(scene: Scene<'_>, page: &Page, address: &str, view: &View) -> PageView {
    let title = title(scene, page, view);
    let config = &scene.site.config;
    // A former address names the present one as the true one.
    let true_address = scene.routes.address(page).unwrap_or(address);
    let canonical = config.base_url.as_ref().map(|base| format!("{}{true_address}", base.text));
    let breadcrumbs = breadcrumbs(scene, page, &title);
    let glance = glance(scene, page);
    let own = glance.and_then(description);
    let description = match (view.headline(), own) {
        (Some(headline), own) => format!("{headline} {}", own.unwrap_or_default()),
        (None, Some(own)) => own,
        (None, None) => config.description.clone().unwrap_or_else(|| config.title.value.clone()),
    };
    let shouted =
        view.status().filter(|status| status.changed).map(|status| format!("[{}] ", status.label.to_uppercase()));
    let share_title = format!("{}{title}", shouted.unwrap_or_default());
    let window_title = match page {
        Page::Home => config.title.value.clone(),
        _ => format!("{share_title} – {}", config.title.value),
    };
    PageView {
        template: view.template().to_owned(),
        window_title,
        share_title,
        description: shortened(&description),
        lang: "vi".to_owned(),
        root: match page {
            Page::NotFound => absolute_root(scene),
            _ => root(address),
        },
        json_ld: json_ld::json_ld(scene, page, canonical.as_deref(), &breadcrumbs),
        alternates: Vec::new(),
        image: glance.and_then(|glance| glance.common.cover.as_ref()).and_then(|cover| image(scene, cover)),
        og_type: if glance.is_some() { "article" } else { "website" }.to_owned(),
        noindex: matches!(page, Page::NotFound) || page.is_step() || matches!(view, View::Redirect(_)),
        canonical: canonical.filter(|_| !matches!(page, Page::NotFound)),
        breadcrumbs,
        title,
    }
}

/// A description made from the summary, else from the beginning of the text.
fn description(glance: Glance<'_>) -> Option<String> {
    let prose = || glance.common.body.as_ref()?.prose.as_ref().map(|prose| prose.plain.clone());
    glance.common.summary.clone().or_else(prose).filter(|text| !text.is_empty())
}

fn glance<'a>(scene: Scene<'a>, page: &Page) -> Option<Glance<'a>> {
    match page {
        Page::Entry(target) | Page::Translation(_, target) => scene.site.entries.find(target),
        _ => None,
    }
}

fn title(scene: Scene<'_>, page: &Page, view: &View) -> String {
    if matches!(view, View::Redirect(_)) {
        return words::MOVED.to_owned();
    }
    match page {
        Page::Home => scene.site.config.title.value.clone(),
        Page::Schedule(filter, number) => schedule::title(scene, filter, *number),
        Page::Changes => words::CHANGES.to_owned(),
        Page::List(kind) => words::list_title(*kind).to_owned(),
        Page::Entry(_) | Page::Translation(..) => glance(scene, page).map_or_else(String::new, |glance| glance.title.value.clone()),
        Page::Language(_) => match view {
            View::Language(view) => words::language_title(&view.language.name),
            _ => String::new(),
        },
        Page::Eligibility(step) => match (step, view) {
            (Step::Question(_), View::Question(view)) => view.question.clone(),
            (Step::Deferred(_), _) => words::DEFERRED.to_owned(),
            (Step::End, _) => words::ELIGIBLE.to_owned(),
            _ => words::ELIGIBILITY.to_owned(),
        },
        Page::NextDonation => words::NEXT_DONATION.to_owned(),
        Page::Search => words::SEARCH.to_owned(),
        Page::NotFound => words::NOT_FOUND.to_owned(),
    }
}

/// Home, the list, the page; empty on the home page.
fn breadcrumbs(scene: Scene<'_>, page: &Page, title: &str) -> Vec<Link> {
    let mut links = Vec::new();
    if *page == Page::Home {
        return links;
    }
    links.extend(scene.link(&Page::Home, words::HOME));
    if matches!(page, Page::Schedule(..) | Page::Changes) && *page != Page::SCHEDULE {
        links.extend(scene.link(&Page::SCHEDULE, words::SCHEDULE));
    }
    if let Page::Entry(target) | Page::Translation(_, target) = page {
        let (list, text) = match target.kind {
            Kind::Drive => (Page::SCHEDULE, words::SCHEDULE),
            kind => (Page::List(kind), words::list_title(kind)),
        };
        links.extend(scene.link(&list, text));
    }
    if page.is_step() {
        links.extend(scene.link(&Page::Eligibility(Step::Start), words::ELIGIBILITY));
    }
    links.extend(scene.link(page, title).map(|link| Link { current: true, ..link }));
    links
}

fn image(scene: Scene<'_>, cover: &Cover) -> Option<String> {
    let base = scene.site.config.base_url.as_ref()?;
    Some(format!("{}{}", base.text, scene.file_href(&cover.file)?))
}

/// `404.html` is shown at any depth, so it alone uses addresses from the root of the server.
fn absolute_root(scene: Scene<'_>) -> String {
    scene.site.config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| base_path(&base.text))
}

/// Whole words up to the limit, on one line.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() >= DESCRIPTION {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
