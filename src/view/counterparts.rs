//! The same page in other languages.

use super::context::ViewContext;
use super::notes::renditions;
use super::page::{Alternate, LanguageChoice};
use super::site::language_link;
use crate::model::reference::Target;
use crate::model::translation::Rendition;
use crate::model::values::LanguageTag;
use crate::routes::Page;
use crate::text::language;

/// The tag of the page's language for `lang`, with its script where that is not the usual one.
pub fn language_tag(cx: ViewContext<'_>) -> String {
    cx.site.config.tag_with_script(&LanguageTag(cx.locale.tag.to_owned()))
}

/// The page in every language it is really there in, with Vietnamese for all other readers (`x-default`), by their
/// addresses on the web. A specimen says something else, and what nobody has reviewed is not there for the world. None
/// where the page is there in one language alone, or the site has no address.
pub fn alternates(cx: ViewContext<'_>, page: &Page) -> Vec<Alternate> {
    let Some(base) = &cx.site.config.base_url else { return Vec::new() };
    let counterparts = counterparts(cx, page, is_counterpart);
    if !counterparts.iter().any(|(_, counterpart)| counterpart == page) {
        return Vec::new();
    }
    let address = |page: &Page| cx.routes.address(page).map(|address| format!("{}{address}", base.text));
    let named = counterparts
        .iter()
        .filter_map(|(tag, page)| Some(Alternate { lang: cx.site.config.tag_with_script(tag), url: address(page)? }));
    let rest =
        counterparts.first().and_then(|(_, page)| Some(Alternate { lang: "x-default".into(), url: address(page)? }));
    named.chain(rest).collect()
}

/// The languages the page can be read in, Vietnamese first; none where there is only one.
pub fn choices(cx: ViewContext<'_>, page: &Page) -> Vec<LanguageChoice> {
    let counterparts = counterparts(cx, page, |_| true).into_iter();
    counterparts
        .filter_map(|(tag, page)| {
            let link = cx.site.config.declared(&tag).and_then(|language| language_link(cx, language));
            let own_name = match &link {
                Some(link) => link.own_name.clone(),
                None => language::find(&tag.0).and_then(|language| language.own_name).map(str::to_owned),
            };
            let vietnamese = || link.as_ref().map_or_else(|| tag.0.clone(), |link| link.name.clone());
            Some(LanguageChoice {
                in_vietnamese: own_name.is_none(),
                name: own_name.unwrap_or_else(vietnamese),
                href: cx.routes.href(&page)?,
                current: tag.0 == cx.locale.tag,
                tag: link.map_or(tag.0, |link| link.tag),
            })
        })
        .collect()
}

/// Whether a translation says what the Vietnamese says, and may be told to search engines.
fn is_counterpart(rendition: &Rendition) -> bool {
    rendition.translation.credit.specimen.is_none() && rendition.translation.reviewed()
}

/// Every language of a page with its page, Vietnamese first, as far as the translations count. Empty for a page that is
/// there in one language alone.
fn counterparts(cx: ViewContext<'_>, page: &Page, counts: fn(&Rendition) -> bool) -> Vec<(LanguageTag, Page)> {
    let (Page::Entry(target) | Page::Translation(_, target)) = page else { return Vec::new() };
    let translations: Vec<_> = translations(cx, target, counts).collect();
    if translations.is_empty() {
        return Vec::new();
    }
    [(LanguageTag(language::SOURCE.to_owned()), Page::Entry(target.clone()))].into_iter().chain(translations).collect()
}

fn translations(
    cx: ViewContext<'_>,
    target: &Target,
    counts: fn(&Rendition) -> bool,
) -> impl Iterator<Item = (LanguageTag, Page)> {
    let counted = renditions(cx, target).into_iter().filter(move |(_, rendition)| counts(rendition));
    let tags = counted.map(|(tag, _)| tag.clone());
    let pages = tags.map(|tag| (tag.clone(), Page::Translation(tag, target.clone())));
    pages.filter(move |(_, page)| cx.routes.address(page).is_some())
}
