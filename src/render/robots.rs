//! `robots.txt` (RFC 9309).

use super::absolute::absolute;
use super::sitemap::SITEMAP;
use crate::model::config::MachineFormat;
use crate::view::context::ViewContext;
use crate::view::site::makes;

/// `robots.txt`: everything may be read; the sitemap is named where one is made.
pub fn robots(cx: ViewContext<'_>) -> String {
    let named = makes(cx, MachineFormat::Sitemap).then(|| absolute(cx, SITEMAP)).flatten();
    let sitemap = named.map_or_else(String::new, |address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
