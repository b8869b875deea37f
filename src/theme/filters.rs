//! What a template may do with a value. Every filter is a pure function; values are finished words already.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::view::locale::Locale;

/// Name, what it does, an example: for the theme author.
pub(super) const FILTERS: [(&str, &str, &str); 2] = [
    (
        "asset",
        "The address of one of the theme's assets, from the site's root.",
        "{{ page.root }}{{ \"map.svg\" | asset }}",
    ),
    (
        "number",
        "A whole number with the sign between thousands that the page's language has: `1.234`, in English `1,234`.",
        "{{ view.groups | length | number }}",
    ),
];

/// Gives a Tera the filters of the contract. `assets`: from the name in `assets/` to the address.
pub(super) fn register(tera: &mut Tera, assets: Arc<BTreeMap<String, String>>) {
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State| {
        assets.get(name).cloned().ok_or_else(|| Error::message(format!("There is no `assets/{name}`")))
    });
    tera.register_filter("number", |number: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        let page: Option<Value> = state.get("page")?;
        let tag = page.as_ref().and_then(|page| page.get_from_path("lang")?.as_str());
        Ok(tag.map_or(Locale::VIETNAMESE, |tag| Locale::new(tag, None)).integer(number))
    });
}
