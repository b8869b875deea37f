//! `robots.txt` (RFC 9309).

use super::absolute::absolute;
use super::sitemap::SITEMAP;
use crate::model::config::MachineFormat;
use crate::view::scene::Scene;
use crate::view::site::makes;

/// `robots.txt`: everything may be read; the sitemap is named where one is made.
pub fn robots(scene: Scene<'_>) -> String {
    let named = makes(scene, MachineFormat::Sitemap).then(|| absolute(scene, SITEMAP)).flatten();
    let sitemap = named.map_or_else(String::new, |address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
