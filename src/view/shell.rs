//! What is true of a page as a page: titles, addresses, breadcrumbs, structured data.

use super::any::View;
use super::context::ViewContext;
use super::counterparts::{alternates, choices, language_tag};
use super::json_ld;
use super::page::{LanguageLink, PageView};
use super::parts::Link;
use super::schedule;
use super::site::language_link;
use super::{notes, words};
use crate::model::common::Cover;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Glance;
use crate::model::translation::Translation;
use crate::model::values::LanguageTag;
use crate::routes::{Page, Step, base_path, root};
use crate::text::cluster::shortened;
use crate::text::language::note_script;

/// Letters of a description for search engines, `…` included.
const DESCRIPTION: usize = 200;

/// The page as a page.
pub fn shell(cx: ViewContext<'_>, page: &Page, address: &str, view: &View) -> PageView {
    let title = title(cx, page, view);
    let lang = language_tag(cx);
    let config = cx.config();
    // A former address names the present one as the true one.
    let true_address = cx.routes.address(page).unwrap_or(address);
    let canonical = config.base_url.as_ref().map(|base| format!("{}{true_address}", base.text));
    let breadcrumbs = breadcrumbs(cx, page, &title);
    let glance = glance(cx, page);
    let own = glance.and_then(|glance| description(cx, &glance.target()));
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
    let (alternates, languages) = match view {
        // An address that is left after has no counterparts.
        View::Redirect(_) => (Vec::new(), Vec::new()),
        _ => (alternates(cx, page), choices(cx, page)),
    };
    PageView {
        template: view.template().to_owned(),
        window_title,
        share_title,
        description: shortened(&description, DESCRIPTION),
        script: note_script(&lang).map_or("", |script| script.code()).to_owned(),
        lang,
        locale: cx.locale.locale().to_owned(),
        root: match page {
            Page::NotFound => absolute_root(cx),
            _ => root(address),
        },
        json_ld: json_ld::json_ld(cx, page, canonical.as_deref(), &breadcrumbs),
        alternates,
        languages,
        image: glance.and_then(|glance| glance.common.cover.as_ref()).and_then(|cover| image(cx, cover)),
        og_type: if glance.is_some() { "article" } else { "website" }.to_owned(),
        noindex: !is_indexable(cx, page) || matches!(view, View::Redirect(_)),
        canonical: canonical.filter(|_| !matches!(page, Page::NotFound)),
        breadcrumbs,
        title,
    }
}

/// Whether search engines should show a page: not the one for addresses that do not exist, nor an answer on the way
/// through the questions, nor what is not finished.
pub fn is_indexable(cx: ViewContext<'_>, page: &Page) -> bool {
    let is_draft =
        |target: &Target| cx.site.entries.find(target).is_none_or(|glance| glance.common.draft == Some(true));
    match page {
        Page::NotFound => false,
        Page::Entry(target) => !is_draft(target),
        Page::Translation(tag, target) => {
            let mut renditions = notes::renditions(cx, target).into_iter();
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

fn glance<'a>(cx: ViewContext<'a>, page: &Page) -> Option<Glance<'a>> {
    match page {
        Page::Entry(target) | Page::Translation(_, target) => cx.site.entries.find(target),
        _ => None,
    }
}

fn title(cx: ViewContext<'_>, page: &Page, view: &View) -> String {
    if matches!(view, View::Redirect(_)) {
        return cx.locale.say(words::MOVED_PAGE);
    }
    match page {
        Page::Home => cx.site.config.title.value.clone(),
        Page::Schedule(filter, number) => schedule::title(cx, filter, *number),
        Page::Changes => cx.locale.say(words::CHANGES),
        Page::List(kind) => cx.locale.list_title(*kind),
        Page::Entry(_) | Page::Translation(..) => {
            glance(cx, page).and_then(|glance| cx.title(&glance.target())).unwrap_or_default()
        }
        Page::Language(tag) => language_title(cx, tag),
        Page::Eligibility(step) => match (step, view) {
            (Step::Question(_), View::Question(view)) => view.question.clone(),
            (Step::Deferred(_), _) => cx.locale.say(words::DEFERRED),
            (Step::End, _) => cx.locale.say(words::ELIGIBLE),
            _ => cx.locale.say(words::ELIGIBILITY),
        },
        Page::NextDonation => cx.locale.say(words::NEXT_DONATION),
        Page::Search => cx.locale.say(words::SEARCH),
        Page::NotFound => cx.locale.say(words::NOT_FOUND),
    }
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

/// Home, the list, the page; of a translation the page of its language in the place of the list. Empty on the home page.
fn breadcrumbs(cx: ViewContext<'_>, page: &Page, title: &str) -> Vec<Link> {
    let mut links = Vec::new();
    if *page == Page::Home {
        return links;
    }
    links.extend(cx.way(&Page::Home, words::HOME));
    if matches!(page, Page::Schedule(..) | Page::Changes) && *page != Page::SCHEDULE {
        links.extend(cx.way(&Page::SCHEDULE, words::SCHEDULE));
    }
    if let Page::Translation(LanguageTag(tag), _) = page {
        links.extend(cx.link(&Page::Language(tag.clone()), language_title(cx, tag)));
    }
    if let Page::Entry(target) = page {
        let (list, word) = match target.kind {
            Kind::Drive => (Page::SCHEDULE, words::SCHEDULE),
            kind => (Page::List(kind), words::list_title(kind)),
        };
        links.extend(cx.way(&list, word));
    }
    if page.is_step() {
        links.extend(cx.way(&Page::Eligibility(Step::Start), words::ELIGIBILITY));
    }
    links.extend(cx.link(page, title).map(|link| Link { current: true, ..link }));
    links
}

fn image(cx: ViewContext<'_>, cover: &Cover) -> Option<String> {
    let base = cx.site.config.base_url.as_ref()?;
    Some(format!("{}{}", base.text, cx.file_href(&cover.file)?))
}

/// `404.html` is shown at any depth, so it alone uses addresses from the root of the server.
fn absolute_root(cx: ViewContext<'_>) -> String {
    cx.site.config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| base_path(&base.text))
}
