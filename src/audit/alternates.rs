//! Checks the counterparts of pages in other languages: each page must list all of them, and they must list it in turn.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::Surroundings;
use super::address::resolve;
use super::facts::{Counterpart, PageFacts, Place};
use super::problems::BAD_ALTERNATE;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic};

/// A `<link rel="alternate" hreflang>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    pub language: Box<str>,
    /// Its `href`, as written.
    pub address: Box<str>,
    /// The bytes of the address in the page.
    pub place: Range<usize>,
}

/// Checks the alternates of a page by themselves, and returns those that are other pages of the site. Addresses outside
/// the site's own address are not checked.
pub fn counterparts(
    path: &str,
    alternates: &[Alternate],
    surroundings: &Surroundings,
    problems: &mut Vec<Diagnostic>,
) -> Box<[Counterpart]> {
    let mut problem = |alternate: &Alternate, message: Bilingual| {
        let span = surroundings.settings.span(path, alternate.place.clone());
        problems.push(BAD_ALTERNATE.at(span).message(message));
    };
    let mut languages = BTreeSet::new();
    let mut counterparts = Vec::new();
    let mut lists_itself = false;
    let mut file = String::new();
    for alternate in alternates {
        let language = &alternate.language;
        if !languages.insert(language.to_ascii_lowercase()) {
            problem(
                alternate,
                bilingual!("`hreflang` `{language}` đứng hai lần", "`hreflang` `{language}` stands twice"),
            );
        }
        let Some(target) = target(alternate, surroundings, &mut file) else { continue };
        if target == path {
            lists_itself = true;
        } else if let Some(target) = surroundings.paths.get(target) {
            counterparts.push(Counterpart { target: target.clone(), place: Place::new(&alternate.place) });
        } else {
            let message = bilingual!(
                "`hreflang` dẫn đến `{target}`, không có",
                "`hreflang` leads to `{target}`, which is not there"
            );
            problem(alternate, message);
        }
    }
    let Some(first) = alternates.first() else { return Box::default() };
    if !languages.contains("x-default") {
        problem(
            first,
            Bilingual::literal("trang không có `hreflang=\"x-default\"`", "the page has no `hreflang=\"x-default\"`"),
        );
    }
    if surroundings.settings.base_url.is_some() && !lists_itself {
        problem(
            first,
            Bilingual::literal("`hreflang` không kể chính trang này", "`hreflang` leaves out the page itself"),
        );
    }
    counterparts.into()
}

/// The problems of counterparts that do not lead back.
pub fn one_sided<'a>(
    page: &'a PageFacts,
    pages: &'a HashMap<&str, &PageFacts>,
    surroundings: &'a Surroundings,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let leads_back = |target: &str| {
        pages.get(target).is_some_and(|there| there.counterparts.iter().any(|back| back.target == page.path))
    };
    page.counterparts.iter().filter(move |counterpart| !leads_back(&counterpart.target)).map(|counterpart| {
        let target = &counterpart.target;
        let message = bilingual!("`{target}` không dẫn lại trang này", "`{target}` does not lead back to this page");
        BAD_ALTERNATE.at(surroundings.settings.span(&page.path, counterpart.place.range())).message(message)
    })
}

/// The file of an alternate, where its address is under the site's own address. It is written into `file`.
fn target<'f>(alternate: &Alternate, surroundings: &Surroundings, file: &'f mut String) -> Option<&'f str> {
    let base = surroundings.settings.base_url.as_deref()?.trim_end_matches('/');
    let rest = alternate.address.strip_prefix(base)?;
    let path = if rest.is_empty() { "/" } else { rest.starts_with('/').then_some(rest)? };
    resolve("index.html", &format!(".{path}"), "/", file).0
}
