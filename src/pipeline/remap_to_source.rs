//! Remaps problems of finished pages to the places in the texts from which they come.

use percent_encoding::percent_decode_str;

use crate::audit::DEAD_FRAGMENT;
use crate::diagnostics::{Diagnostic, Problems, Sources, Span};
use crate::model::prose::Destination;
use crate::model::translation::About;
use crate::model::values::LanguageTag;
use crate::routes::{PageId, output_path, root};
use crate::text::language::SOURCE;
use crate::view::context::ViewContext;

/// The problem at the link that the author wrote, where it is about such a link; otherwise the problem as it is.
/// `folder` is the folder before the paths of finished pages, and `sources` has the texts of these pages.
pub fn remap_to_source(mut problem: Diagnostic, cx: ViewContext<'_>, folder: &str, sources: &Sources) -> Diagnostic {
    if problem.problem.code == DEAD_FRAGMENT.code {
        let related = problem.related.iter_mut().map(|related| &mut related.span);
        for span in related.chain([&mut problem.span]) {
            if let Some(written) = link_written(span, cx, folder, sources) {
                *span = written;
            }
        }
    }
    problem
}

/// The link in the text of an entry that produced the address at `span` of the entry's page.
fn link_written(span: &Span, cx: ViewContext<'_>, folder: &str, sources: &Sources) -> Option<Span> {
    let path = span.file.strip_prefix(folder)?.strip_prefix('/')?;
    let href = decoded(sources.text(&span.file)?.get(span.range())?);
    let (page, address) = cx.routes.pages().find(|(_, address)| output_path(address) == path)?;
    let (target, language) = match page {
        PageId::Entry(target) => (target, SOURCE),
        PageId::Translation(language, target) => (target, language.0.as_str()),
        _ => return None,
    };
    // On a page in another language, an untranslated text is the Vietnamese text.
    let translation = || {
        let languages = cx.site.translations.get(&About::Entry(target.clone()))?;
        languages.get(&LanguageTag(language.to_owned())).map(|rendition| &rendition.translation.place)
    };
    let source = cx.site.entries.find(target)?.place;
    let places: Vec<&Span> = translation().into_iter().chain([source]).collect();
    let stands = |written: &Span| places.iter().any(|place| written.file == place.file && written.start >= place.start);
    let root = root(address);
    let is_it = |link: &&Destination| {
        let Some(leads) = cx.destinations.of(link, &mut Problems::default()) else { return false };
        let led = |language| decoded(&cx.routes.place(&leads, &link.text, &root, language)) == href;
        led(language) || led(SOURCE)
    };
    let links = cx.destinations.all().filter(|link| stands(&link.span)).filter(is_it);
    links.map(|link| &link.span).min().cloned()
}

fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}
