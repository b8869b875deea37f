//! Content in other languages: the notes of an entry with their recordings, their translators and reviewers, and the
//! missing notes; the counterparts of a page in other languages; the page of a language.

use super::prelude::*;
use crate::dates::duration::duration_iso;
use crate::diagnostics::Spanned;
use crate::model::config::{Broadcast, SiteLanguage};
use crate::model::translation::{About, Rendition, Translation};
use crate::model::values::LanguageTag;
use crate::schedule::missing_notes;
use crate::source::media::Format;
use crate::text::language;

/// The languages of the site other than Vietnamese.
pub fn languages(cx: ViewContext<'_>) -> Vec<LanguageLink> {
    cx.site.config.languages.iter().filter_map(|language| language_link(cx, language)).collect()
}

/// A language with a link to its page.
pub fn language_link(cx: ViewContext<'_>, written: &SiteLanguage) -> Option<LanguageLink> {
    let tag = written.tag.0.clone();
    let own_name = written.own_name.as_ref().map(|name| name.value.as_str());
    Some(LanguageLink {
        name: cx.locale.language(&tag, written.name.as_deref()),
        own_name: own_name.or_else(|| language::find(&tag)?.own_name).map(str::to_owned),
        href: cx.routes.href(&PageId::Language(tag))?,
        tag: written.tag_with_script(),
    })
}

/// The value of `lang` for the page, with the script where it is not the usual one of the language.
pub fn language_tag(cx: ViewContext<'_>) -> String {
    cx.site.config.tag_with_script(&LanguageTag(cx.locale.tag.to_owned()))
}

/// The page of a language.
pub fn language(cx: ViewContext<'_>, tag: &str) -> LanguageView {
    let Some(written) = cx.site.config.declared(&LanguageTag(tag.to_owned())) else {
        return LanguageView::default();
    };
    LanguageView {
        language: language_link(cx, written).unwrap_or_default(),
        audio_only: written.is_audio_only(),
        broadcasts: written.broadcasts.iter().map(broadcast).collect(),
        notes: of_language(cx, &written.tag),
        missing: missing(cx, &written.tag),
        upcoming: cx.timetable.ahead().take(schedule::COMING).map(|item| schedule::row(cx, item)).collect(),
        schedule: cx.to(&PageId::SCHEDULE).unwrap_or_default(),
    }
}

/// All notes in a language: those with a recording or broadcast first, each group sorted by the order of their entries.
/// Drives without either are left out; the schedule lists them.
fn of_language(cx: ViewContext<'_>, tag: &LanguageTag) -> Vec<NoteView> {
    let mut notes: Vec<(bool, _, NoteView)> = Vec::new();
    for (about, languages) in &cx.site.translations {
        let About::Entry(target) = about else { continue };
        let Some(rendition) = languages.get(tag).filter(|rendition| rendition.shown) else { continue };
        if target.kind != Kind::Drive || is_heard(rendition) {
            let note = note(cx, target, tag, rendition);
            notes.extend(note.map(|note| (!is_heard(rendition), cx.order(target), note)));
        }
    }
    notes.sort_by(|(silent, order, _), (other_silent, other, _)| (silent, order).cmp(&(other_silent, other)));
    notes.into_iter().map(|(_, _, note)| note).collect()
}

/// The entries that should have a note in a language and have none, by their Vietnamese titles.
fn missing(cx: ViewContext<'_>, tag: &LanguageTag) -> Vec<Link> {
    missing_notes::missing_notes_in(cx.site, tag).iter().filter_map(|target| source_link(cx, target)).collect()
}

/// A link to the Vietnamese page of an entry, with its Vietnamese title.
fn source_link(cx: ViewContext<'_>, target: &Target) -> Option<Link> {
    let text = cx.site.entries.find(target)?.title.value.clone();
    Some(Link { text, href: cx.routes.entry(target)?, current: false })
}

/// The notes of an entry that may be shown, sorted by the order of the languages in `site.yaml`.
pub fn renditions<'a>(cx: ViewContext<'a>, target: &Target) -> Vec<(&'a LanguageTag, &'a Rendition)> {
    let Some(languages) = cx.site.translations.get(&About::Entry(target.clone())) else { return Vec::new() };
    let declared = cx.site.config.languages.iter().map(|language| &language.tag);
    declared.filter_map(|tag| Some((tag, languages.get(tag).filter(|rendition| rendition.shown)?))).collect()
}

/// The recordings and broadcasts of an entry: those in every language on a Vietnamese page, those in its own language
/// on any other page.
pub fn notes_of(cx: ViewContext<'_>, target: &Target) -> Vec<NoteView> {
    let own = |tag: &LanguageTag| cx.locale.is_vietnamese() || tag.0 == cx.locale.tag;
    let heard = renditions(cx, target).into_iter().filter(|(tag, rendition)| own(tag) && is_heard(rendition));
    let mut notes: Vec<NoteView> = heard.filter_map(|(tag, rendition)| note(cx, target, tag, rendition)).collect();
    // A Vietnamese page shows no transcripts in other languages; they are on the pages in those languages.
    if cx.locale.is_vietnamese() {
        notes.iter_mut().filter_map(|note| note.audio.as_mut()).for_each(|audio| audio.transcript = None);
    }
    notes
}

/// The languages in which an entry that should have a note in every language has none yet, reviewed or not.
pub fn wanted(cx: ViewContext<'_>, target: &Target) -> Vec<LanguageLink> {
    if !cx.locale.is_vietnamese() || !missing_notes::wants_note(cx.site, target) {
        return Vec::new();
    }
    let languages = cx.site.config.languages.iter();
    let missing = languages.filter(|language| !missing_notes::has_note(cx.site, target, &language.tag));
    missing.filter_map(|language| language_link(cx, language)).collect()
}

/// The translator and reviewer of a page in another language. `None` on a Vietnamese page.
pub fn provenance_of(cx: ViewContext<'_>, target: &Target) -> Option<Provenance> {
    Some(provenance(cx, target, cx.rendition(target)?))
}

fn note(cx: ViewContext<'_>, target: &Target, tag: &LanguageTag, rendition: &Rendition) -> Option<NoteView> {
    let page = PageId::Translation(tag.clone(), target.clone());
    let has_page = cx.routes.address(&page).is_some();
    Some(NoteView {
        language: language_link(cx, cx.site.config.declared(tag)?)?,
        title: cx.title(target)?,
        href: cx.routes.entry_in(&tag.0, target)?,
        kind: cx.locale.kind(target.kind),
        summary: has_page.then(|| cx.summary(target)).flatten(),
        has_page,
        audio: audio(cx, &rendition.translation),
        broadcasts: rendition.translation.credit.broadcasts.iter().map(broadcast).collect(),
        provenance: provenance(cx, target, rendition),
    })
}

fn broadcast(broadcast: &Broadcast) -> Text {
    Text::outside(&broadcast.title, &broadcast.url.text).noted(broadcast.outlet.clone())
}

fn provenance(cx: ViewContext<'_>, target: &Target, rendition: &Rendition) -> Provenance {
    let credit = &rendition.translation.credit;
    let named = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    Provenance {
        translator: named(&credit.translator),
        reviewed_by: named(&credit.reviewed_by),
        reviewed_on: credit.reviewed_on.as_ref().map(|on| cx.locale.day(on.value)),
        stale: !rendition.stale.is_empty(),
        unreviewed: !rendition.translation.reviewed(),
        specimen: named(&credit.specimen),
        source: source_link(cx, target),
    }
}

/// Whether a note has a recording or a broadcast.
fn is_heard(rendition: &Rendition) -> bool {
    let credit = &rendition.translation.credit;
    credit.audio.is_some() || !credit.broadcasts.is_empty()
}

/// The recording of a translation. `None` where it has none, or the file is not published.
fn audio(cx: ViewContext<'_>, translation: &Translation) -> Option<AudioView> {
    let audio = translation.credit.audio.as_ref()?;
    let facts = cx.sizes.get(audio.file.path().as_str()).copied().unwrap_or_default();
    let is_m4a = audio.file.name.to_lowercase().ends_with(Format::M4a.ending());
    let format = if is_m4a { Format::M4a } else { Format::Mp3 };
    let html = |words: &Option<_>| words.as_ref().and_then(|words| cx.html(words));
    Some(AudioView {
        href: cx.file_href(&audio.file)?,
        mime: format.mime().to_owned(),
        format: format.name().to_owned(),
        size: cx.locale.file_size(facts.bytes),
        length: facts.seconds.map(|seconds| cx.locale.duration(seconds)),
        datetime: facts.seconds.map(duration_iso),
        speaker: audio.speaker.clone(),
        transcript: html(&audio.transcript),
        transcript_vi: html(&audio.transcript_vi),
        lang: cx.site.config.tag_with_script(&translation.language),
    })
}

/// The addresses of a page in every language in which it exists, with Vietnamese for all other readers (`x-default`).
/// Specimens are left out, since they say something else, and so are unreviewed translations. Empty where the page
/// exists in only one language, or the site has no address on the web.
pub fn alternates(cx: ViewContext<'_>, page: &PageId) -> Vec<Alternate> {
    let says_the_same =
        |rendition: &Rendition| rendition.translation.credit.specimen.is_none() && rendition.translation.reviewed();
    let counterparts = counterparts(cx, page, says_the_same);
    if !counterparts.iter().any(|(_, counterpart)| counterpart == page) {
        return Vec::new();
    }
    let named = counterparts.iter().map(|(tag, page)| (cx.site.config.tag_with_script(tag), page));
    let rest = counterparts.first().map(|(_, page)| ("x-default".to_owned(), page));
    let all = named.chain(rest);
    all.filter_map(|(lang, page)| Some(Alternate { lang, url: cx.absolute(cx.routes.address(page)?)? })).collect()
}

/// The languages in which the page can be read, Vietnamese first. Empty where there is only one.
pub fn choices(cx: ViewContext<'_>, page: &PageId) -> Vec<LanguageChoice> {
    let choice = |(tag, page): (LanguageTag, PageId)| {
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
    };
    counterparts(cx, page, |_| true).into_iter().filter_map(choice).collect()
}

/// The counterparts of a page in every language, Vietnamese first, limited to translations for which `counts` is true.
/// Empty for a page that exists in only one language.
fn counterparts(cx: ViewContext<'_>, page: &PageId, counts: fn(&Rendition) -> bool) -> Vec<(LanguageTag, PageId)> {
    let (PageId::Entry(target) | PageId::Translation(_, target)) = page else { return Vec::new() };
    let counted = renditions(cx, target).into_iter().filter(|(_, rendition)| counts(rendition));
    let pages = counted.map(|(tag, _)| (tag.clone(), PageId::Translation(tag.clone(), target.clone())));
    let mut there: Vec<_> = pages.filter(|(_, page)| cx.routes.address(page).is_some()).collect();
    if !there.is_empty() {
        there.insert(0, (LanguageTag(language::SOURCE.to_owned()), PageId::Entry(target.clone())));
    }
    there
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::source::recording::FileFacts;
    use crate::view::testing::with_files;

    const SITE: (&str, &str) =
        ("content/site.yaml", "title: Thử\nid: thu.example\nlanguage: vi\nlanguages:\n  - tag: rmx\n");
    const PAGE: (&str, &str) = ("content/pages/mot.md", "---\ntitle: Một\n---\nMột.\n");
    const NOTE: (&str, &str) = (
        "content/pages/mot.rmx.md",
        "---\naudio:\n  file: mot.m4a\n  speaker: Bà A\n  transcript_vi: Một **bản** thử.\n---\n",
    );

    #[test]
    fn a_recording_shows_its_size_its_length_and_its_words() {
        let facts = FileFacts { bytes: 491_520, seconds: Some(125) };
        let sizes = BTreeMap::from([("content/pages/mot.m4a".into(), facts)]);
        let view = with_files(&[SITE, PAGE, NOTE], &sizes, |cx| {
            cx.site.renditions().filter_map(|rendition| audio(cx, &rendition.translation)).next()
        });
        let view = view.unwrap();
        assert_eq!((&*view.mime, &*view.format, &*view.size), ("audio/mp4", "M4A", "480 KB"));
        assert_eq!((view.length.as_deref(), view.datetime.as_deref()), (Some("2 phút 05 giây"), Some("PT2M5S")));
        assert_eq!((view.speaker.as_deref(), &*view.lang), (Some("Bà A"), "rmx"));
        assert!(view.transcript.is_none() && view.transcript_vi.unwrap().contains("<strong>bản</strong>"));
        assert!(view.href.ends_with("mot.m4a"), "{}", view.href);
    }
}
