//! Page-level data: titles, addresses, breadcrumbs, structured data.

use super::any::{Data, View};
use super::languages::{alternates, choices, language_link, language_tag, renditions};
use super::prelude::*;
use super::{eligibility, json_ld};
use crate::model::site::Glance;
use crate::model::translation::Translation;
use crate::model::values::LanguageTag;
use crate::routes::{Step, base_path, root};
use crate::text::cluster::shortened;
use crate::text::language::note_script;

/// The maximum length of a description for search engines in letters, `…` included.
const DESCRIPTION: usize = 200;

/// Builds the page-level data.
pub fn shell(cx: ViewContext<'_>, page: &PageId, address: &str, view: &View) -> PageView {
    let title = title(cx, page, view);
    let lang = language_tag(cx);
    let config = cx.config();
    // The canonical address of a redirect is that of its target.
    let true_address = cx.routes.address(page).unwrap_or(address);
    let canonical = cx.absolute(true_address);
    let breadcrumbs = breadcrumbs(cx, page, &title);
    let glance = glance(cx, page);
    let own = glance.and_then(|glance| description(cx, &glance.target()));
    let description = match (view.drive().map(drive::headline), own) {
        (Some(headline), own) => format!("{headline} {}", own.unwrap_or_default()),
        (None, Some(own)) => own,
        (None, None) => config.description.clone().unwrap_or_else(|| config.title.value.clone()),
    };
    let share_title = match view.drive().filter(|drive| drive.status.changed) {
        Some(drive) => times::with_state(&drive.status.label, &title),
        None => title.clone(),
    };
    let window_title = match page {
        PageId::Home => config.title.value.clone(),
        _ => format!("{share_title} – {}", config.title.value),
    };
    // A redirect has no counterparts in other languages.
    let (alternates, languages) = match view.is_redirect() {
        true => (Vec::new(), Vec::new()),
        false => (alternates(cx, page), choices(cx, page)),
    };
    let cover = glance.and_then(|glance| glance.common.cover.as_ref());
    PageView {
        template: view.template.to_owned(),
        window_title,
        share_title,
        description: shortened(&description, DESCRIPTION),
        script: note_script(&lang).map_or("", |script| script.code()).to_owned(),
        lang,
        locale: cx.locale.locale().to_owned(),
        root: match page {
            PageId::NotFound => absolute_root(cx),
            _ => root(address),
        },
        json_ld: json_ld::json_ld(cx, page, canonical.as_deref(), &breadcrumbs),
        alternates,
        languages,
        image: cover.and_then(|cover| cx.absolute(&cx.file_href(&cover.file)?)),
        og_type: if glance.is_some() { "article" } else { "website" }.to_owned(),
        noindex: !is_indexable(cx, page) || view.is_redirect(),
        canonical: canonical.filter(|_| !matches!(page, PageId::NotFound)),
        breadcrumbs,
        title,
    }
}

/// Builds the page-level data of what stands at the address of a page that was taken down.
pub fn gone(cx: ViewContext<'_>, address: &str, view: &View) -> PageView {
    let title = cx.locale.say(words::GONE);
    PageView {
        window_title: format!("{title} – {}", cx.config().title.value),
        share_title: title.clone(),
        title,
        root: root(address),
        breadcrumbs: cx.to(&PageId::Home).into_iter().collect(),
        json_ld: String::new(),
        ..shell(cx, &PageId::NotFound, address, view)
    }
}

/// Whether search engines should show a page. Excluded are the page for addresses that do not exist, the answers within
/// the questions, and unfinished pages.
pub fn is_indexable(cx: ViewContext<'_>, page: &PageId) -> bool {
    let is_draft =
        |target: &Target| cx.site.entries.find(target).is_none_or(|glance| glance.common.draft == Some(true));
    match page {
        PageId::NotFound => false,
        PageId::Entry(target) => !is_draft(target),
        PageId::Translation(tag, target) => {
            let mut renditions = renditions(cx, target).into_iter();
            let is_ready = |translation: &Translation| translation.reviewed() && translation.credit.draft != Some(true);
            !is_draft(target) && renditions.any(|(of, rendition)| of == tag && is_ready(&rendition.translation))
        }
        page => !page.is_step(),
    }
}

/// A description made from the summary, else from the beginning of the text.
fn description(cx: ViewContext<'_>, target: &Target) -> Option<String> {
    cx.summary(target).or_else(|| cx.plain_body(target)).filter(|text| !text.is_empty())
}

fn glance<'a>(cx: ViewContext<'a>, page: &PageId) -> Option<Glance<'a>> {
    match page {
        PageId::Entry(target) | PageId::Translation(_, target) => cx.site.entries.find(target),
        _ => None,
    }
}

fn title(cx: ViewContext<'_>, page: &PageId, view: &View) -> String {
    if view.is_redirect() {
        return cx.locale.say(words::MOVED_PAGE);
    }
    match (page, &view.data) {
        (PageId::Home, _) => cx.site.config.title.value.clone(),
        (_, Data::Question(view)) => view.question.clone(),
        (page, _) => page_name(cx, page),
    }
}

/// The text of links to a page. It is also the page's heading where the view gives no longer one.
pub fn page_name(cx: ViewContext<'_>, page: &PageId) -> String {
    let word = match page {
        PageId::Schedule(filter, number) => return schedule::title(cx, filter, *number),
        PageId::Entry(target) | PageId::Translation(_, target) => return cx.title(target).unwrap_or_default(),
        PageId::Language(tag) => return language_title(cx, tag),
        PageId::Home => words::HOME,
        PageId::Changes => words::CHANGES,
        PageId::List(kind) => words::list_title(*kind),
        PageId::Eligibility(Step::Start | Step::Question(_)) => words::ELIGIBILITY,
        PageId::Eligibility(Step::Deferred(_)) => words::DEFERRED,
        PageId::Eligibility(Step::End) if eligibility::to_ask(cx).next().is_some() => words::ASK_FIRST,
        PageId::Eligibility(Step::End) => words::ELIGIBLE,
        PageId::NextDonation => words::NEXT_DONATION,
        PageId::Search => words::SEARCH,
        PageId::NotFound => words::NOT_FOUND,
    };
    cx.locale.say(word)
}

/// The language's name for itself, where a source gives one, else its Vietnamese name.
fn language_title(cx: ViewContext<'_>, tag: &str) -> String {
    let declared = cx.site.config.declared(&LanguageTag(tag.to_owned()));
    match declared.and_then(|language| language_link(cx, language)) {
        Some(LanguageLink { own_name: Some(own_name), .. }) => cx.locale.own_words(&own_name),
        Some(LanguageLink { name, .. }) => cx.locale.say_with(words::LANGUAGE, &[("name", &name)]),
        None => tag.to_owned(),
    }
}

/// Home, the list, the page; for a translation the page of its language replaces the list. Empty on the home page.
fn breadcrumbs(cx: ViewContext<'_>, page: &PageId, title: &str) -> Vec<Link> {
    let mut links = Vec::new();
    if *page == PageId::Home {
        return links;
    }
    links.extend(cx.to(&PageId::Home));
    if matches!(page, PageId::Schedule(..) | PageId::Changes) && *page != PageId::SCHEDULE {
        links.extend(cx.to(&PageId::SCHEDULE));
    }
    if let PageId::Translation(LanguageTag(tag), _) = page {
        links.extend(cx.to(&PageId::Language(tag.clone())));
    }
    if let PageId::Entry(target) = page {
        let list = if target.kind == Kind::Drive { PageId::SCHEDULE } else { PageId::List(target.kind) };
        links.extend(cx.to(&list));
    }
    if page.is_step() {
        links.extend(cx.to(&PageId::Eligibility(Step::Start)));
    }
    links.extend(cx.link(page, title).map(|link| Link { current: true, ..link }));
    links
}

/// The root for `404.html`. Servers show it at any depth, so it alone uses addresses from the root of the server.
fn absolute_root(cx: ViewContext<'_>) -> String {
    cx.site.config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| base_path(&base.text))
}
