//! What a template may do with a value. Every filter is a pure function; values are finished words already.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::text::language::SOURCE;
use crate::text::marked::START;
use crate::view::locale::Locale;

/// Name, what it does, an example: for the theme author.
pub(super) const FILTERS: [(&str, &str, &str); 3] = [
    (
        "asset",
        "The address of one of the theme's assets, from the site's root.",
        "{{ page.root }}{{ \"map.svg\" | asset }}",
    ),
    (
        "lang",
        "The language of words, as an attribute: ` lang=\"en\"`, and nothing on a Vietnamese page. For an element with words in an \
         attribute (`alt`, `aria-label`, `content`) or with text alone (`title`, `option`); other text gets its language when \
         the page is finished.",
        "<img{{ view.entry.cover.alt | lang }} alt=\"{{ view.entry.cover.alt }}\">",
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
    tera.register_filter("lang", |words: &str, _: Kwargs, state: &State| -> TeraResult<Value> {
        let page_lang = page_lang(state)?;
        let page_lang = page_lang.ok_or_else(|| Error::message("`lang` needs `page`: hand it on with `@page`"))?;
        // The first letters decide.
        let lang = match words.find(|c: char| c == START || c.is_alphabetic()) {
            Some(place) if page_lang != SOURCE && words[place..].starts_with(START) => &page_lang,
            Some(_) if page_lang != SOURCE => SOURCE,
            _ => return Ok(Value::safe_string("")),
        };
        Ok(Value::safe_string(&format!(" lang=\"{lang}\"")))
    });
    tera.register_filter("number", |number: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        let tag = page_lang(state)?;
        Ok(tag.as_deref().map_or(Locale::VIETNAMESE, |tag| Locale::new(tag, None)).integer(number))
    });
}

fn page_lang(state: &State) -> TeraResult<Option<String>> {
    let page: Option<Value> = state.get("page")?;
    Ok(page.as_ref().and_then(|page| page.get_from_path("lang")?.as_str()).map(str::to_owned))
}
