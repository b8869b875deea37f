//! Feeds of announcements: Atom (RFC 4287) and JSON Feed 1.1 with the same items. They are only made where the site has
//! an address on the web.

use serde_json::{Value, json};

use super::xml::escaped;
use crate::view::context::ViewContext;
use crate::view::feed::{FeedItem, feed};
use crate::view::json_ld::known;

/// The file of the Atom feed.
const ATOM: &str = "feed.xml";
/// The file of the JSON Feed.
const JSON_FEED: &str = "feed.json";

/// `feed.xml` for feed readers that read Atom.
pub fn atom(cx: ViewContext<'_>) -> String {
    let feed = feed(cx);
    let address = |path: &str| escaped(&cx.absolute(path).unwrap_or_default());
    let (home, own) = (address(""), address(ATOM));
    let (id, title, updated, author) = (feed.id, escaped(&feed.title), feed.updated, escaped(&feed.author));
    let about = optional("subtitle", feed.about);
    let entries: String = feed.items.into_iter().map(atom_entry).collect();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>{id}</id>
<title>{title}</title>
{about}<updated>{updated}</updated>
<author><name>{author}</name></author>
<link rel="self" type="application/atom+xml" href="{own}"/>
<link rel="alternate" type="text/html" href="{home}"/>
{entries}</feed>
"#
    )
}

fn atom_entry(item: FeedItem) -> String {
    let (id, title, at, url) = (escaped(&item.id), escaped(&item.title), item.at, escaped(&item.url));
    let summary = optional("summary", item.summary);
    format!(
        r#"<entry>
<id>{id}</id>
<title>{title}</title>
<updated>{at}</updated>
<link rel="alternate" type="text/html" href="{url}"/>
{summary}</entry>
"#
    )
}

fn optional(element: &str, text: Option<String>) -> String {
    text.map_or_else(String::new, |text| format!("<{element}>{}</{element}>\n", escaped(&text)))
}

/// `feed.json` for feed readers that read JSON Feed.
pub fn json_feed(cx: ViewContext<'_>) -> String {
    let feed = feed(cx);
    // An item must have a text: its summary, else its title.
    let item = |item: &FeedItem| {
        json!({
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_text": item.summary.as_ref().unwrap_or(&item.title),
            "date_published": item.is_known.then_some(&item.at),
            "date_modified": (!item.is_known).then_some(&item.at),
        })
    };
    let json = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": cx.absolute(""),
        "feed_url": cx.absolute(JSON_FEED),
        "language": "vi",
        "authors": [{"name": feed.author}],
        "description": feed.about,
        "items": feed.items.iter().map(item).collect::<Vec<Value>>(),
    });
    format!("{:#}\n", known(json))
}

#[cfg(test)]
mod tests;
