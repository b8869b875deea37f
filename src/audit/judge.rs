//! Checks the pages together: every link must have a target.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::alternates::alternates;
use super::noncharacter::noncharacter;
use super::problems::{DEAD_FRAGMENT, DEAD_LINK};
use super::{Audited, Files, InternalLink, PageFacts, Settings};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problem, Problems, Related, nearest, one_of};

/// Checks the facts of all pages of a site, in any order.
pub fn judge(pages: &[PageFacts], files: &Files, settings: &Settings) -> Audited {
    // This map is only used for look-ups and never iterated, so its order does not affect the result.
    let mut known: HashMap<&str, Option<&PageFacts>> = files.keys().map(|path| (path.as_str(), None)).collect();
    known.extend(pages.iter().map(|page| (page.path.as_str(), Some(page))));
    let mut problems = Problems::default();
    for page in pages {
        problems.0.extend(page.problems.iter().cloned());
        let broken = page.links.iter().filter_map(|link| dead(link, page, &known, files, settings));
        problems.0.extend(broken);
    }
    problems.0.extend(alternates(pages, files, settings));
    // Feeds, calendars and data. Pages were already checked one by one.
    let is_written = |path: &str| [".xml", ".json", ".ics"].iter().any(|ending| path.ends_with(ending));
    let others = files.iter().filter(|(path, _)| is_written(path));
    problems.0.extend(others.filter_map(|(path, bytes)| noncharacter(path, bytes, settings)));
    let problems = grouped(problems.ordered());
    let texts = texts(&problems, files, settings);
    Audited { problems, texts }
}

fn dead(
    link: &InternalLink,
    page: &PageFacts,
    known: &HashMap<&str, Option<&PageFacts>>,
    files: &Files,
    settings: &Settings,
) -> Option<Diagnostic> {
    let written = || {
        let bytes = files.get(&page.path).and_then(|html| html.get(link.place.clone())).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    };
    let problem = |problem: &'static Problem, message| {
        problem.at(settings.span(&page.path, link.place.clone())).message(message).found(written())
    };
    let Some(target) = link.target.as_deref() else {
        let address = written();
        let message = bilingual!("địa chỉ `{address}` ra ngoài trang", "the address `{address}` leaves the site");
        return Some(problem(&DEAD_LINK, message));
    };
    match known.get(target) {
        None => {
            let message = bilingual!("không có tệp `{target}`", "there is no file `{target}`");
            let folder = format!("{target}/index.html");
            let slash = bilingual!("thêm `/` vào cuối địa chỉ", "put `/` at the end of the address");
            let help = known.contains_key(folder.as_str()).then_some(slash);
            Some(problem(&DEAD_LINK, message).help_if(help))
        }
        Some(Some(there)) if !there.has_anchor(&link.fragment) => {
            let fragment = &link.fragment;
            let message = match target == page.path {
                true => bilingual!("trang không có phần `#{fragment}`", "the page has no part `#{fragment}`"),
                false => bilingual!("`{target}` không có phần `#{fragment}`", "`{target}` has no part `#{fragment}`"),
            };
            let near = nearest(fragment, there.anchors.iter().map(|anchor| &**anchor), 1);
            Some(problem(&DEAD_FRAGMENT, message).help_if(one_of(&near)))
        }
        Some(_) => None,
    }
}

/// The texts of the pages into which problems point.
fn texts(problems: &Problems, files: &Files, settings: &Settings) -> BTreeMap<FilePath, Arc<str>> {
    let places = problems.0.iter().flat_map(|problem| {
        let related = problem.related.iter().map(|related| &related.span);
        std::iter::once(&problem.span).chain(related).map(|span| &span.file)
    });
    places
        .filter_map(|file| {
            let path = file.strip_prefix(&*settings.folder)?.strip_prefix('/')?;
            let text = std::str::from_utf8(files.get(path)?).ok()?;
            Some((file.clone(), text.into()))
        })
        .collect()
}

/// The maximum number of other pages that are named with a problem.
const NAMED: usize = 3;

/// Reports problems with the same code and sentence only at the first page that has them. The sentence counts the other
/// pages, and the first of these are named. The order is kept.
fn grouped(problems: Problems) -> Problems {
    let mut groups: BTreeMap<(&'static str, Bilingual), usize> = BTreeMap::new();
    let mut kept: Vec<(Diagnostic, Vec<Diagnostic>)> = Vec::new();
    for problem in problems.0 {
        match groups.get(&(problem.problem.code, problem.message.clone())) {
            Some(first) if kept[*first].0.span.file != problem.span.file => kept[*first].1.push(problem),
            Some(_) => kept.push((problem, Vec::new())),
            None => {
                groups.insert((problem.problem.code, problem.message.clone()), kept.len());
                kept.push((problem, Vec::new()));
            }
        }
    }
    Problems(kept.into_iter().map(|(first, others)| reported_once(first, others)).collect())
}

fn reported_once(mut first: Diagnostic, mut others: Vec<Diagnostic>) -> Diagnostic {
    others.dedup_by(|a, b| a.span.file == b.span.file);
    if others.is_empty() {
        return first;
    }
    let (Bilingual { vi, en }, count) = (&first.message, others.len());
    let pages = if count == 1 { "page" } else { "pages" };
    first.message = bilingual!("{vi}; {count} trang khác cũng vậy", "{en}; so it is on {count} other {pages}");
    let named = others
        .into_iter()
        .take(NAMED)
        .map(|other| Related { span: other.span, message: Bilingual::literal("cũng ở đây", "here too") });
    first.related.extend(named);
    first
}
