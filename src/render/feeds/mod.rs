//! What is new, for feed readers: Atom and JSON Feed of the same items.

mod atom;
mod item;
mod json_feed;

#[cfg(test)]
mod tests;

pub use atom::atom;
use item::stable_id;
pub use item::{Item, items};
pub use json_feed::json_feed;

use chrono::{DateTime, NaiveDateTime};

use crate::view::context::ViewContext;

/// The file of the Atom feed.
pub const ATOM: &str = "feed.xml";
/// The file of the JSON Feed.
pub const JSON_FEED: &str = "feed.json";

/// Who speaks: the organization that runs the site, else the site.
fn author(cx: ViewContext<'_>) -> String {
    let config = &cx.site.config;
    let organization = config.organization.as_ref().map(|organization| cx.reference(organization).text);
    organization.unwrap_or_else(|| config.title.value.clone())
}

/// What the site says about itself, and the sentence that stands on all of it.
pub fn about(cx: ViewContext<'_>) -> Option<String> {
    let config = &cx.site.config;
    let sentences: Vec<&str> =
        [&config.description, &config.notice].into_iter().flatten().map(String::as_str).collect();
    (!sentences.is_empty()).then(|| sentences.join(" – "))
}

/// When the feed changed last: with its newest item. A feed without items has the site's present where that is fixed,
/// else the beginning of 1970, since nothing else is known that does not depend on the clock.
fn updated(cx: ViewContext<'_>, items: &[Item]) -> String {
    let fixed = cx.site.now.archive_of().map(|day| day.and_time(chrono::NaiveTime::MIN));
    let newest = items.first().map(|item| item.at).or(fixed);
    timestamp(newest.unwrap_or(DateTime::UNIX_EPOCH.naive_utc()))
}

/// A moment at +07:00 as RFC 3339 writes it.
fn timestamp(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}
