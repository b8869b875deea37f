//! Structured data (schema.org, JSON-LD 1.1). It states only known facts: a drive without a known day is no `Event`.

mod event;

#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::languages::language_tag;
use super::prelude::*;
use crate::model::organization::Organization;
use crate::text::marked::unmarked;

/// The structured data of a page, safe inside `<script>`. Empty where there is none.
pub fn json_ld(cx: ViewContext<'_>, page: &PageId, canonical: Option<&str>, breadcrumbs: &[Link]) -> String {
    let mut graph: Vec<Value> = Vec::new();
    graph.extend(match page {
        PageId::Home => site_organization(cx).into_iter().collect(),
        PageId::Entry(target) | PageId::Translation(_, target) => entry(cx, target, canonical),
        _ => Vec::new(),
    });
    graph.extend(trail(cx, breadcrumbs));
    graph.extend(web_page(cx, canonical, breadcrumbs));
    if graph.is_empty() {
        return String::new();
    }
    let data = known(json!({"@context": "https://schema.org", "@graph": graph})).to_string();
    // Inside a script element only `</` and `<!--` could end the data early.
    unmarked(&data).replace('<', "\\u003c")
}

/// The `WebPage` of a page that is not in Vietnamese, with its language. `inLanguage` of an event would mean the
/// language in which it is held.
fn web_page(cx: ViewContext<'_>, canonical: Option<&str>, breadcrumbs: &[Link]) -> Option<Value> {
    let (url, name) = (canonical.filter(|_| !cx.locale.is_vietnamese())?, &breadcrumbs.last()?.text);
    Some(json!({"@type": "WebPage", "name": name, "url": url, "inLanguage": language_tag(cx)}))
}

fn site_organization(cx: ViewContext<'_>) -> Option<Value> {
    let name = cx.reference(cx.site.config.organization.as_ref()?).text;
    Some(json!({"@type": "Organization", "name": name, "url": cx.absolute("")}))
}

/// The structured data of an entry's page: none, one object, or an event for each of its days.
fn entry(cx: ViewContext<'_>, target: &Target, canonical: Option<&str>) -> Vec<Value> {
    let entries = &cx.site.entries;
    let mut values = match target.kind {
        Kind::Organization => entries.organizations.get(&target.id).map_or_else(Vec::new, |it| organization(it)),
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

/// An entry that stands for a group of organizations is not written as an organization.
fn organization(organization: &Entry<Organization>) -> Vec<Value> {
    match organization.group {
        Some(true) => Vec::new(),
        _ => vec![json!({"@type": "Organization", "name": organization.title.value})],
    }
}

/// A `BreadcrumbList`. `None` where the site has no address on the web.
fn trail(cx: ViewContext<'_>, breadcrumbs: &[Link]) -> Option<Value> {
    // The page itself is no part of the way to it, but a list has two entries at least.
    let before = breadcrumbs.iter().take_while(|link| !link.current).count();
    let shown = if before < 2 { breadcrumbs.len() } else { before };
    let item = |(index, link): (usize, &Link)| {
        let address = cx.absolute(link.href.trim_start_matches("./").trim_end_matches("index.html"))?;
        // The last one is the page itself, and needs no address.
        let address = Some(address).filter(|_| !link.current);
        Some(json!({"@type": "ListItem", "position": index + 1, "name": link.text, "item": address}))
    };
    let items: Vec<Value> = breadcrumbs.iter().take(shown).enumerate().filter_map(item).collect();
    (!items.is_empty()).then(|| json!({"@type": "BreadcrumbList", "itemListElement": items}))
}

/// Removes the fields without a known value.
pub fn known(mut json: Value) -> Value {
    match &mut json {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(|value| *value = known(value.take()));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = known(value.take())),
        _ => {}
    }
    json
}
