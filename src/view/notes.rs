//! Notes in other languages: what an entry has, who answers for it, and what is still wanted.

use super::audio::audio;
use super::page::LanguageLink;
use super::parts::{Link, NoteView, Provenance, Text};
use super::scene::Scene;
use super::site::language_link;
use crate::assemble::translations;
use crate::model::config::Broadcast;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::translation::{About, Rendition};
use crate::model::values::LanguageTag;
use crate::routes::Page;

/// The notes of an entry that may be shown, in the order in which the site names its languages.
pub fn renditions<'a>(scene: Scene<'a>, target: &Target) -> Vec<(&'a LanguageTag, &'a Rendition)> {
    let Some(languages) = scene.site.translations.get(&About::Entry(target.clone())) else { return Vec::new() };
    let declared = scene.site.config.languages.iter().map(|language| &language.tag);
    declared.filter_map(|tag| Some((tag, languages.get(tag).filter(|rendition| rendition.shown)?))).collect()
}

/// The recordings and broadcasts of an entry: on a page in Vietnamese those of every language, on another page those of
/// its own.
pub fn of_entry(scene: Scene<'_>, target: &Target, root: &str) -> Vec<NoteView> {
    let notes = renditions(scene, target).into_iter();
    let own = |tag: &LanguageTag| scene.tongue.is_vietnamese() || tag.0 == scene.tongue.tag;
    let heard = notes.filter(|(tag, rendition)| own(tag) && is_heard(rendition));
    let mut notes: Vec<NoteView> =
        heard.filter_map(|(tag, rendition)| note(scene, target, tag, rendition, root)).collect();
    // A Vietnamese page brings no letters of other languages along; what is said in them stands on theirs.
    if scene.tongue.is_vietnamese() {
        notes.iter_mut().filter_map(|note| note.audio.as_mut()).for_each(|audio| audio.transcript = None);
    }
    notes
}

/// Everything a language has, what can be heard first, then by name. Drives that can only be read stand in the schedule.
pub fn of_language(scene: Scene<'_>, tag: &LanguageTag, root: &str) -> Vec<NoteView> {
    let mut notes: Vec<(bool, _, NoteView)> = Vec::new();
    for (about, languages) in &scene.site.translations {
        let About::Entry(target) = about else { continue };
        let Some(rendition) = languages.get(tag).filter(|rendition| rendition.shown) else { continue };
        if target.kind == Kind::Drive && !is_heard(rendition) {
            continue;
        }
        if let Some(note) = note(scene, target, tag, rendition, root) {
            notes.push((!is_heard(rendition), scene.order(target), note));
        }
    }
    notes.sort_by(|(silent, order, _), (other_silent, other, _)| (silent, order).cmp(&(other_silent, other)));
    notes.into_iter().map(|(_, _, note)| note).collect()
}

/// The languages in which an entry that should be told in every language has no note yet, reviewed or not.
pub fn wanted(scene: Scene<'_>, target: &Target) -> Vec<LanguageLink> {
    if !scene.tongue.is_vietnamese() || !translations::wants_note(scene.site, target) {
        return Vec::new();
    }
    let languages = scene.site.config.languages.iter();
    let missing = languages.filter(|language| !translations::has_note(scene.site, target, &language.tag));
    missing.filter_map(|language| language_link(scene, language)).collect()
}

/// Who answers for the words of a page in another language. `None` on a page in Vietnamese.
pub fn provenance_of(scene: Scene<'_>, target: &Target) -> Option<Provenance> {
    let rendition = scene.rendition(target)?;
    Some(provenance(scene, target, rendition))
}

fn note(scene: Scene<'_>, target: &Target, tag: &LanguageTag, rendition: &Rendition, root: &str) -> Option<NoteView> {
    let glance = scene.site.entries.find(target)?;
    let language = scene.site.config.declared(tag)?;
    let page = Page::Translation(tag.clone(), target.clone());
    let has_page = scene.routes.address(&page).is_some();
    let credit = &rendition.translation.credit;
    Some(NoteView {
        language: language_link(scene, language)?,
        title: scene.title(target).unwrap_or_else(|| glance.title.value.clone()),
        href: scene.routes.entry_in(&tag.0, target)?,
        kind: scene.tongue.kind(target.kind),
        summary: has_page.then(|| scene.summary(target)).flatten(),
        has_page,
        audio: audio(scene, &rendition.translation, root),
        broadcasts: credit.broadcasts.iter().map(broadcast).collect(),
        provenance: provenance(scene, target, rendition),
    })
}

/// A link to a broadcast.
pub fn broadcast(broadcast: &Broadcast) -> Text {
    Text::outside(&broadcast.title, &broadcast.url.text).noted(broadcast.outlet.clone())
}

fn provenance(scene: Scene<'_>, target: &Target, rendition: &Rendition) -> Provenance {
    let credit = &rendition.translation.credit;
    let named = |name: &Option<crate::diagnostics::Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    let source = scene.routes.entry(target).map(|href| {
        let title = scene.site.entries.find(target).map_or_else(String::new, |glance| glance.title.value.clone());
        Link { text: title, href, current: false }
    });
    Provenance {
        translator: named(&credit.translator),
        reviewed_by: named(&credit.reviewed_by),
        reviewed_on: credit.reviewed_on.as_ref().map(|on| scene.tongue.day(on.value)),
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
pub fn missing(scene: Scene<'_>, tag: &LanguageTag) -> Vec<Link> {
    let targets = translations::missing_in(scene.site, tag);
    let link = |target: &Target| {
        let title = &scene.site.entries.find(target)?.title.value;
        Some(Link { text: title.clone(), href: scene.routes.entry(target)?, current: false })
    };
    targets.iter().filter_map(link).collect()
}
