//! Addresses on the web.

use crate::view::context::ViewContext;

/// An address of the site on the web, as in `<link rel="canonical">`. `None` where the site has no `base_url`.
pub fn absolute(cx: ViewContext<'_>, address: &str) -> Option<String> {
    Some(format!("{}{address}", cx.site.config.base_url.as_ref()?.text))
}
