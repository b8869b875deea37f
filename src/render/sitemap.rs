//! The sitemap (sitemaps.org 0.9).

use super::absolute::absolute;
use super::xml::escaped;
use crate::routes::Page;
use crate::view::scene::Scene;

/// The file of the sitemap.
pub const SITEMAP: &str = "sitemap.xml";

/// `sitemap.xml`: the canonical address of every page that search engines may show, in the order of their bytes. Only
/// made where the site has an address on the web.
pub fn sitemap(scene: Scene<'_>) -> String {
    let shown = scene.routes.pages().filter(|(page, _)| is_indexable(scene, page));
    let mut addresses: Vec<String> = shown.filter_map(|(_, address)| absolute(scene, address)).collect();
    addresses.sort_unstable();
    let urls: String =
        addresses.iter().map(|address| format!("<url><loc>{}</loc></url>\n", escaped(address))).collect();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{urls}</urlset>
"#
    )
}

/// Neither the page for addresses that do not exist, nor an answer on the way through the questions, nor a draft.
fn is_indexable(scene: Scene<'_>, page: &Page) -> bool {
    match page {
        Page::NotFound => false,
        page if page.is_step() => false,
        Page::Entry(target) => scene.site.entries.find(target).is_some_and(|glance| glance.common.draft != Some(true)),
        _ => true,
    }
}
