//! Checks the counterparts of pages in other languages: each page must list all of them, and they must list it in turn.

use std::collections::{BTreeMap, BTreeSet};

use super::address::resolve;
use super::problems::BAD_ALTERNATE;
use super::{Files, HreflangLink, PageFacts, Settings};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic};

/// The problems of `<link rel="alternate" hreflang>` on the pages. Addresses outside the site's own address are not
/// checked.
pub fn alternates(pages: &[PageFacts], files: &Files, settings: &Settings) -> Vec<Diagnostic> {
    let with_some = || pages.iter().filter(|page| !page.alternates.is_empty());
    let targets: BTreeMap<&str, BTreeSet<String>> = with_some()
        .map(|page| (&*page.path, page.alternates.iter().filter_map(|one| target(one, settings)).collect()))
        .collect();
    with_some().flat_map(|page| of_page(page, &targets, files, settings)).collect()
}

fn of_page(
    page: &PageFacts,
    targets: &BTreeMap<&str, BTreeSet<String>>,
    files: &Files,
    settings: &Settings,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut problem = |alternate: &HreflangLink, message: Bilingual| {
        let span = settings.span(&page.path, alternate.place.clone());
        problems.push(BAD_ALTERNATE.at(span).message(message));
    };
    let mut languages = BTreeSet::new();
    for alternate in &page.alternates {
        let language = &alternate.language;
        if !languages.insert(language.to_ascii_lowercase()) {
            problem(
                alternate,
                bilingual!("`hreflang` `{language}` đứng hai lần", "`hreflang` `{language}` stands twice"),
            );
        }
        let Some(target) = target(alternate, settings).filter(|target| *target != page.path) else { continue };
        if !files.contains_key(&target) {
            let message = bilingual!(
                "`hreflang` dẫn đến `{target}`, không có",
                "`hreflang` leads to `{target}`, which is not there"
            );
            problem(alternate, message);
        } else if !targets.get(&*target).is_some_and(|back| back.contains(&page.path)) {
            let message =
                bilingual!("`{target}` không dẫn lại trang này", "`{target}` does not lead back to this page");
            problem(alternate, message);
        }
    }
    let Some(first) = page.alternates.first() else { return problems };
    if !languages.contains("x-default") {
        problem(
            first,
            Bilingual::literal("trang không có `hreflang=\"x-default\"`", "the page has no `hreflang=\"x-default\"`"),
        );
    }
    if settings.base_url.is_some() && !targets.get(&*page.path).is_some_and(|own| own.contains(&page.path)) {
        problem(
            first,
            Bilingual::literal("`hreflang` không kể chính trang này", "`hreflang` leaves out the page itself"),
        );
    }
    problems
}

/// The file of an alternate, where its address is under the site's own address.
fn target(alternate: &HreflangLink, settings: &Settings) -> Option<String> {
    let base = settings.base_url.as_deref()?.trim_end_matches('/');
    let rest = alternate.address.strip_prefix(base)?;
    let path = if rest.is_empty() { "/" } else { rest.starts_with('/').then_some(rest)? };
    resolve("index.html", &format!(".{path}"), "/").0
}
