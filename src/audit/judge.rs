//! The pages put together: do links lead somewhere?

use std::collections::HashMap;

use super::alternates::alternates;
use super::group::grouped;
use super::noncharacter::{is_written, noncharacter};
use super::page::{Link, PageFacts};
use super::problems::{DEAD_FRAGMENT, DEAD_LINK};
use super::{Audited, Files, Settings};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, FilePath, Problems, Span, nearest, one_of};

/// Judges the facts of all pages of a site, in any order.
pub fn judge(pages: &[PageFacts], files: &Files, settings: &Settings) -> Audited {
    // Only asked, never walked through: its order reaches nothing.
    let mut known: HashMap<&str, Option<&PageFacts>> = files.keys().map(|path| (path.as_str(), None)).collect();
    known.extend(pages.iter().map(|page| (page.path.as_str(), Some(page))));
    let mut problems = Problems::default();
    for page in pages {
        problems.0.extend(page.problems.iter().cloned());
        let broken = page.links.iter().filter_map(|link| dead(link, page, &known, files, settings));
        problems.0.extend(broken);
    }
    problems.0.extend(alternates(pages, files, settings));
    let others = files.iter().filter(|(path, _)| is_written(path) && !path.ends_with(".html"));
    problems.0.extend(others.filter_map(|(path, bytes)| noncharacter(path, bytes, settings)));
    let problems = grouped(problems.ordered());
    let texts = texts(&problems, files, settings);
    Audited { problems, texts }
}

fn dead(
    link: &Link,
    page: &PageFacts,
    known: &HashMap<&str, Option<&PageFacts>>,
    files: &Files,
    settings: &Settings,
) -> Option<Diagnostic> {
    let span = || Span::new(format!("{}/{}", settings.folder, page.path).into(), link.place.clone());
    let written = || {
        let bytes = files.get(&page.path).and_then(|html| html.get(link.place.clone())).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    };
    let Some(target) = link.target.as_deref() else {
        let address = written();
        let message = bilingual!("địa chỉ `{address}` ra ngoài trang", "the address `{address}` leaves the site");
        return Some(DEAD_LINK.at(span()).message(message).found(address));
    };
    match known.get(target) {
        None => {
            let message = bilingual!("không có tệp `{target}`", "there is no file `{target}`");
            let folder = format!("{target}/index.html");
            let slash = bilingual!("thêm `/` vào cuối địa chỉ", "put `/` at the end of the address");
            let help = known.contains_key(folder.as_str()).then_some(slash);
            Some(DEAD_LINK.at(span()).message(message).found(written()).help_if(help))
        }
        Some(Some(there)) if !there.has_anchor(&link.fragment) => {
            let fragment = &link.fragment;
            let message = match target == page.path {
                true => bilingual!("trang không có phần `#{fragment}`", "the page has no part `#{fragment}`"),
                false => bilingual!("`{target}` không có phần `#{fragment}`", "`{target}` has no part `#{fragment}`"),
            };
            let near = nearest(fragment, there.anchors.iter().map(|anchor| &**anchor), 1);
            Some(DEAD_FRAGMENT.at(span()).message(message).found(written()).help_if(one_of(&near)))
        }
        Some(_) => None,
    }
}

/// The texts of the pages that problems point into.
fn texts(
    problems: &Problems,
    files: &Files,
    settings: &Settings,
) -> std::collections::BTreeMap<FilePath, std::sync::Arc<str>> {
    let related =
        |problem: &Diagnostic| problem.related.iter().map(|related| related.span.file.clone()).collect::<Vec<_>>();
    let places =
        problems.0.iter().flat_map(|problem| std::iter::once(problem.span.file.clone()).chain(related(problem)));
    places
        .filter_map(|file| {
            let path = file.strip_prefix(&*settings.folder)?.strip_prefix('/')?;
            let text = std::str::from_utf8(files.get(path)?).ok()?;
            Some((file.clone(), text.into()))
        })
        .collect()
}
