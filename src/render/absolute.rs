//! Addresses on the web.

use crate::view::scene::Scene;

/// An address of the site on the web, as in `<link rel="canonical">`. `None` where the site has no `base_url`.
pub fn absolute(scene: Scene<'_>, address: &str) -> Option<String> {
    Some(format!("{}{address}", scene.site.config.base_url.as_ref()?.text))
}
