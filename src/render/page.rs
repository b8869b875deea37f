//! A view and a theme to a page.

use serde::Serialize;
use tera::{Context, Value};

use crate::diagnostics::Diagnostic;
use crate::theme::{Theme, located};
use crate::view::page::PageView;

/// Draws `pages/<template>.html`. `site` is the [`SiteView`](crate::view::page::SiteView) as the engine's value, made
/// once for all pages. An error is a problem at its place in the template.
///
/// *Incremental:* the result depends on the theme's fingerprint and the arguments alone.
pub fn page<V: Serialize>(
    theme: &Theme,
    template: &str,
    site: &Value,
    page: &PageView,
    view: &V,
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert_value("site", site.clone());
    context.insert("page", page);
    context.insert("view", view);
    context.insert_value("t", theme.strings_in(&page.lang));
    let name = format!("pages/{template}.html");
    theme.tera.render(&name, &context).map_err(|error| located(&error, &name))
}
