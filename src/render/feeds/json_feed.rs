//! JSON Feed 1.1.

use serde_json::{Value, json};

use super::{Item, JSON_FEED, about, author, items, timestamp};
use crate::render::absolute::absolute;
use crate::view::context::ViewContext;

/// `feed.json`. Only made where the site has an address on the web.
pub fn json_feed(cx: ViewContext<'_>) -> String {
    let items: Vec<Value> = items(cx).iter().map(entry).collect();
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": cx.site.config.title.value,
        "home_page_url": absolute(cx, ""),
        "feed_url": absolute(cx, JSON_FEED),
        "language": "vi",
        "authors": [{"name": author(cx)}],
    });
    if let Some(about) = about(cx) {
        feed["description"] = about.into();
    }
    feed["items"] = items.into();
    format!("{feed:#}\n")
}

/// An item needs a text: its summary, else its title.
fn entry(item: &Item) -> Value {
    json!({
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary.as_ref().unwrap_or(&item.title),
        "date_published": timestamp(item.at),
    })
}
