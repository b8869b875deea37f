//! Files for search engines: the sitemap (sitemaps.org 0.9), with the languages of each page, and `robots.txt` (RFC
//! 9309).

use super::xml::escaped;
use crate::model::config::MachineFormat;
use crate::view::context::ViewContext;
use crate::view::languages::alternates;
use crate::view::shell::is_indexable;
use crate::view::site::makes;

/// The file of the sitemap.
const SITEMAP: &str = "sitemap.xml";

/// `sitemap.xml`: the canonical address of every page that search engines may show, sorted by bytes, each with its
/// counterparts in other languages. It is only made where the site has an address on the web.
pub fn sitemap(cx: ViewContext<'_>) -> String {
    let shown = cx.routes.pages().filter(|(page, _)| is_indexable(cx, page));
    let mut pages: Vec<_> = shown.filter_map(|(page, address)| Some((cx.absolute(address)?, page))).collect();
    pages.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut multilingual = false;
    let urls: String = pages
        .iter()
        .map(|(address, page)| {
            let alternates = alternates(cx, page);
            multilingual |= !alternates.is_empty();
            let links: String = alternates
                .iter()
                .map(|alternate| {
                    let (lang, url) = (escaped(&alternate.lang), escaped(&alternate.url));
                    format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\"/>")
                })
                .collect();
            format!("<url><loc>{}</loc>{links}</url>\n", escaped(address))
        })
        .collect();
    let xhtml = if multilingual { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" } else { "" };
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{xhtml}>
{urls}</urlset>
"#
    )
}

/// `robots.txt`: everything may be read. The sitemap is named if there is one.
pub fn robots(cx: ViewContext<'_>) -> String {
    let named = makes(cx, MachineFormat::Sitemap).then(|| cx.absolute(SITEMAP)).flatten();
    let sitemap = named.map_or_else(String::new, |address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
