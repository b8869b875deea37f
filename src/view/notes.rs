//! Notes in other languages: what an entry has, who answers for it, and what is still wanted.

use super::audio::audio;
use super::context::ViewContext;
use super::page::LanguageLink;
use super::parts::{Link, NoteView, Provenance, Text};
use super::site::language_link;
use crate::assemble::translations;
use crate::model::config::Broadcast;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::translation::{About, Rendition};
use crate::model::values::LanguageTag;
use crate::routes::Page;

/// The notes of an entry that may be shown, in the order in which the site names its languages.
pub fn renditions<'a>(cx: ViewContext<'a>, target: &Target) -> Vec<(&'a LanguageTag, &'a Rendition)> {
    let Some(languages) = cx.site.translations.get(&About::Entry(target.clone())) else { return Vec::new() };
    let declared = cx.site.config.languages.iter().map(|language| &language.tag);
    declared.filter_map(|tag| Some((tag, languages.get(tag).filter(|rendition| rendition.shown)?))).collect()
}

/// The recordings and broadcasts of an entry: on a page in Vietnamese those of every language, on another page those of
/// its own.
pub fn of_entry(cx: ViewContext<'_>, target: &Target, root: &str) -> Vec<NoteView> {
    let notes = renditions(cx, target).into_iter();
    let own = |tag: &LanguageTag| cx.locale.is_vietnamese() || tag.0 == cx.locale.tag;
    let heard = notes.filter(|(tag, rendition)| own(tag) && is_heard(rendition));
    let mut notes: Vec<NoteView> =
        heard.filter_map(|(tag, rendition)| note(cx, target, tag, rendition, root)).collect();
    // A Vietnamese page brings no letters of other languages along; what is said in them stands on theirs.
    if cx.locale.is_vietnamese() {
        notes.iter_mut().filter_map(|note| note.audio.as_mut()).for_each(|audio| audio.transcript = None);
    }
    notes
}

/// Everything a language has, what can be heard first, then by name. Drives that can only be read stand in the schedule.
pub fn of_language(cx: ViewContext<'_>, tag: &LanguageTag, root: &str) -> Vec<NoteView> {
    let mut notes: Vec<(bool, _, NoteView)> = Vec::new();
    for (about, languages) in &cx.site.translations {
        let About::Entry(target) = about else { continue };
        let Some(rendition) = languages.get(tag).filter(|rendition| rendition.shown) else { continue };
        if target.kind == Kind::Drive && !is_heard(rendition) {
            continue;
        }
        if let Some(note) = note(cx, target, tag, rendition, root) {
            notes.push((!is_heard(rendition), cx.order(target), note));
        }
    }
    notes.sort_by(|(silent, order, _), (other_silent, other, _)| (silent, order).cmp(&(other_silent, other)));
    notes.into_iter().map(|(_, _, note)| note).collect()
}

/// The languages in which an entry that should be told in every language has no note yet, reviewed or not.
pub fn wanted(cx: ViewContext<'_>, target: &Target) -> Vec<LanguageLink> {
    if !cx.locale.is_vietnamese() || !translations::wants_note(cx.site, target) {
        return Vec::new();
    }
    let languages = cx.site.config.languages.iter();
    let missing = languages.filter(|language| !translations::has_note(cx.site, target, &language.tag));
    missing.filter_map(|language| language_link(cx, language)).collect()
}

/// Who answers for the words of a page in another language. `None` on a page in Vietnamese.
pub fn provenance_of(cx: ViewContext<'_>, target: &Target) -> Option<Provenance> {
    let rendition = cx.rendition(target)?;
    Some(provenance(cx, target, rendition))
}

fn note(
    cx: ViewContext<'_>,
    target: &Target,
    tag: &LanguageTag,
    rendition: &Rendition,
    root: &str,
) -> Option<NoteView> {
    let glance = cx.site.entries.find(target)?;
    let language = cx.site.config.declared(tag)?;
    let page = Page::Translation(tag.clone(), target.clone());
    let has_page = cx.routes.address(&page).is_some();
    let credit = &rendition.translation.credit;
    Some(NoteView {
        language: language_link(cx, language)?,
        title: cx.title(target).unwrap_or_else(|| glance.title.value.clone()),
        href: cx.routes.entry_in(&tag.0, target)?,
        kind: cx.locale.kind(target.kind),
        summary: has_page.then(|| cx.summary(target)).flatten(),
        has_page,
        audio: audio(cx, &rendition.translation, root),
        broadcasts: credit.broadcasts.iter().map(broadcast).collect(),
        provenance: provenance(cx, target, rendition),
    })
}

/// A link to a broadcast.
pub fn broadcast(broadcast: &Broadcast) -> Text {
    Text::outside(&broadcast.title, &broadcast.url.text).noted(broadcast.outlet.clone())
}

fn provenance(cx: ViewContext<'_>, target: &Target, rendition: &Rendition) -> Provenance {
    let credit = &rendition.translation.credit;
    let named = |name: &Option<crate::diagnostics::Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    let source = cx.routes.entry(target).map(|href| {
        let title = cx.site.entries.find(target).map_or_else(String::new, |glance| glance.title.value.clone());
        Link { text: title, href, current: false }
    });
    Provenance {
        translator: named(&credit.translator),
        reviewed_by: named(&credit.reviewed_by),
        reviewed_on: credit.reviewed_on.as_ref().map(|on| cx.locale.day(on.value)),
        stale: !rendition.stale.is_empty(),
        unreviewed: !rendition.translation.reviewed(),
        specimen: named(&credit.specimen),
        source,
    }
}

/// Whether a note can be heard, here or elsewhere.
fn is_heard(rendition: &Rendition) -> bool {
    let credit = &rendition.translation.credit;
    credit.audio.is_some() || !credit.broadcasts.is_empty()
}

/// What should be told in a language and is not, by its Vietnamese title.
pub fn missing(cx: ViewContext<'_>, tag: &LanguageTag) -> Vec<Link> {
    let targets = translations::missing_in(cx.site, tag);
    let link = |target: &Target| {
        let title = &cx.site.entries.find(target)?.title.value;
        Some(Link { text: title.clone(), href: cx.routes.entry(target)?, current: false })
    };
    targets.iter().filter_map(link).collect()
}
