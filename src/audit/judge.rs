//! Checks the pages together: links to parts of other pages, and counterparts that must lead back.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::alternates::one_sided;
use super::facts::{FragmentLink, PageFacts, SiteFacts};
use super::problems::{DEAD_FRAGMENT, HEAVY_ASSET, HEAVY_FIRST_VIEW};
use super::{Audited, Surroundings};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, FilePath, Problems, nearest, one_of};

/// Checks the facts of all pages of a site. `draw` makes a file of the site once more, by its path, where a problem
/// points into it.
pub fn judge(facts: SiteFacts, surroundings: &Surroundings, draw: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Audited {
    let SiteFacts { pages, mut problems } = facts;
    // This map is only used for look-ups and never iterated, so its order does not affect the result.
    let known: HashMap<&str, &PageFacts> = pages.iter().map(|page| (&*page.path, page)).collect();
    for page in &pages {
        let dead = page.links.iter().filter_map(|link| dead(link, page, &known, surroundings));
        problems.add(dead.chain(one_sided(page, &known, surroundings)).collect());
    }
    let mut problems = problems.reported();
    // A page with a file that is too heavy by itself is too heavy because of it.
    if problems.0.iter().any(|problem| problem.problem.code == HEAVY_ASSET.code) {
        problems.0.retain(|problem| problem.problem.code != HEAVY_FIRST_VIEW.code);
    }
    let texts = texts(&problems, surroundings, draw);
    for problem in problems.0.iter_mut().filter(|problem| problem.problem.code == DEAD_FRAGMENT.code) {
        let written = texts.get(&problem.span.file).and_then(|text| text.get(problem.span.range()));
        problem.found = problem.found.take().or(written.map(str::to_owned));
    }
    Audited { problems, texts }
}

/// The problem of a link to a part that the other page does not have. The link as it is written is added to those
/// problems that are reported.
fn dead(
    link: &FragmentLink,
    page: &PageFacts,
    known: &HashMap<&str, &PageFacts>,
    surroundings: &Surroundings,
) -> Option<Diagnostic> {
    let FragmentLink { target, fragment, place } = link;
    let anchors = known.get(&**target).map(|there| &there.anchors).filter(|anchors| !anchors.has(fragment))?;
    let message = bilingual!("`{target}` không có phần `#{fragment}`", "`{target}` has no part `#{fragment}`");
    let near = nearest(fragment, anchors.iter(), 1);
    let span = surroundings.settings.span(&page.path, place.range());
    Some(DEAD_FRAGMENT.at(span).message(message).help_if(one_of(&near)))
}

/// The texts of the files into which problems point.
fn texts(
    problems: &Problems,
    surroundings: &Surroundings,
    draw: &dyn Fn(&str) -> Option<Arc<[u8]>>,
) -> BTreeMap<FilePath, Arc<str>> {
    let mut texts = BTreeMap::new();
    for problem in &problems.0 {
        for span in problem.related.iter().map(|related| &related.span).chain([&problem.span]) {
            if texts.contains_key(&span.file) {
                continue;
            }
            let path = span.file.strip_prefix(&*surroundings.settings.folder).and_then(|path| path.strip_prefix('/'));
            let bytes = path.and_then(draw);
            let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
            texts.extend(text.map(|text| (span.file.clone(), text.into())));
        }
    }
    texts
}
