//! What a template may do with a value. Every filter is a pure function; values are finished words already.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera};

use crate::text::number::print_integer;

/// Name, what it does, an example: for the theme author.
pub(super) const FILTERS: [(&str, &str, &str); 2] = [
    (
        "asset",
        "The address of one of the theme's assets, from the site's root.",
        "{{ page.root }}{{ \"map.svg\" | asset }}",
    ),
    ("number", "A whole number with a dot between thousands.", "{{ view.groups | length | number }}"),
];

/// Gives a Tera the filters of the contract. `assets`: from the name in `assets/` to the address.
pub(super) fn register(tera: &mut Tera, assets: Arc<BTreeMap<String, String>>) {
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State| {
        assets.get(name).cloned().ok_or_else(|| Error::message(format!("There is no `assets/{name}`")))
    });
    tera.register_filter("number", |number: i64, _: Kwargs, _: &State| print_integer(number));
}
