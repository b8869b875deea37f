//! Structured data (schema.org, JSON-LD 1.1). Only what is true: a drive whose day is not known is no `Event`.

mod event;

#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::context::ViewContext;
use super::counterparts::language_tag;
use super::parts::Link;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::organization::Organization;
use crate::model::reference::Target;
use crate::routes::Page;
use crate::text::marked::unmarked;

/// The data of a page, safe inside `<script>`; empty where there is nothing to say.
pub fn json_ld(cx: ViewContext<'_>, page: &Page, canonical: Option<&str>, breadcrumbs: &[Link]) -> String {
    let mut graph: Vec<Value> = Vec::new();
    graph.extend(match page {
        Page::Home => site_organization(cx).into_iter().collect(),
        Page::Entry(target) | Page::Translation(_, target) => entry(cx, target, canonical),
        _ => Vec::new(),
    });
    graph.extend(trail(cx, breadcrumbs));
    graph.extend(spoken(cx, canonical, breadcrumbs));
    if graph.is_empty() {
        return String::new();
    }
    let data = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    // Inside a script element only `</` and `<!--` could end the data early.
    unmarked(&data).replace('<', "\\u003c")
}

/// The language of a page that is not Vietnamese. An event's `inLanguage` would say in which one it is held.
fn spoken(cx: ViewContext<'_>, canonical: Option<&str>, breadcrumbs: &[Link]) -> Option<Value> {
    let (url, name) = (canonical?, &breadcrumbs.last()?.text);
    let language = || language_tag(cx);
    (!cx.locale.is_vietnamese())
        .then(|| json!({"@type": "WebPage", "name": name, "url": url, "inLanguage": language()}))
}

fn site_organization(cx: ViewContext<'_>) -> Option<Value> {
    let organization = cx.site.config.organization.as_ref()?;
    let mut value = json!({"@type": "Organization", "name": cx.reference(organization).text});
    if let Some(base) = &cx.site.config.base_url {
        value["url"] = base.text.as_str().into();
    }
    Some(value)
}

/// What an entry's page is about: nothing, one thing, or an event for each of its days.
fn entry(cx: ViewContext<'_>, target: &Target, canonical: Option<&str>) -> Vec<Value> {
    let entries = &cx.site.entries;
    let mut values = match target.kind {
        Kind::Organization => entries.organizations.get(&target.id).map_or_else(Vec::new, organization),
        Kind::Drive | Kind::Event => event::events(cx, target),
        _ => Vec::new(),
    };
    if let Some(url) = canonical {
        for value in &mut values {
            value["url"] = url.into();
        }
    }
    values
}

/// A group of organizations is none itself.
fn organization(organization: &Entry<Organization>) -> Vec<Value> {
    match organization.group {
        Some(true) => Vec::new(),
        _ => vec![json!({"@type": "Organization", "name": organization.title.value})],
    }
}

/// A `BreadcrumbList`; only where addresses on the web are known.
fn trail(cx: ViewContext<'_>, breadcrumbs: &[Link]) -> Option<Value> {
    let base = &cx.site.config.base_url.as_ref()?.text;
    if breadcrumbs.is_empty() {
        return None;
    }
    let items: Vec<Value> = breadcrumbs
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let href = link.href.trim_start_matches("./").trim_end_matches("index.html");
            json!({"@type": "ListItem", "position": index + 1, "name": link.text, "item": format!("{base}{href}")})
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}
