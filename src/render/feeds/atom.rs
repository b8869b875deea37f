//! Atom (RFC 4287).

use super::{ATOM, Item, about, author, items, stable_id, timestamp, updated};
use crate::render::absolute::absolute;
use crate::render::xml::escaped;
use crate::view::context::ViewContext;

/// `feed.xml`. Only made where the site has an address on the web.
pub fn atom(cx: ViewContext<'_>) -> String {
    let items = items(cx);
    let address = |path: &str| escaped(&absolute(cx, path).unwrap_or_default());
    let (home, own) = (address(""), address(ATOM));
    let title = escaped(&cx.site.config.title.value);
    let id = stable_id(cx, None, "atom");
    let (updated, author) = (updated(cx, &items), escaped(&author(cx)));
    let about = about(cx).map_or_else(String::new, |about| format!("<subtitle>{}</subtitle>\n", escaped(&about)));
    let entries: String = items.iter().map(entry).collect();
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

fn entry(item: &Item) -> String {
    let (id, title, at, url) = (escaped(&item.id), escaped(&item.title), timestamp(item.at), escaped(&item.url));
    let summary = match &item.summary {
        Some(summary) => format!("<summary>{}</summary>\n", escaped(summary)),
        None => String::new(),
    };
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
