//! What pages of every kind have in common.

use super::page::EntryView;
use super::parts::*;
use super::scene::Scene;
use super::{notes, schedule, words};
use crate::model::common::{Entry, Source};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::{Page, has_list};

/// The common part of an entry's page. `facts` are the kind's own; `related` the kinds whose references to the entry
/// are listed, in order.
pub fn entry<T>(
    scene: Scene<'_>,
    kind: Kind,
    entry: &Entry<T>,
    root: &str,
    facts: Vec<Fact>,
    related: &[Kind],
) -> EntryView {
    let target = Target { kind, id: entry.id.clone() };
    let common = &entry.common;
    let list = match kind {
        Kind::Drive => Page::SCHEDULE,
        kind => Page::List(kind),
    };
    let mut corrections: Vec<_> = common.corrections.iter().collect();
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.on));
    EntryView {
        kind: scene.tongue.kind(kind),
        list: (has_list(kind) || kind == Kind::Drive).then(|| scene.way(&list, words::list_title(kind))).flatten(),
        summary: common.summary.clone(),
        facts,
        body: common.body.as_ref().and_then(|body| scene.html(body, root)),
        cover: common.cover.as_ref().and_then(|cover| scene.picture(cover)),
        schedule: schedule_link(scene, &target),
        sections: related.iter().filter_map(|kind| section(scene, &target, *kind)).collect(),
        sources: common.sources.iter().map(|source| source_view(scene, source)).collect(),
        corrections: corrections
            .into_iter()
            .map(|correction| CorrectionView { on: scene.tongue.day(correction.on), text: correction.text.clone() })
            .collect(),
        provenance: notes::provenance_of(scene, &target),
        notes: notes::of_entry(scene, &target, root),
        wanted: notes::wanted(scene, &target),
        draft: common.draft == Some(true),
    }
}

/// The part of the schedule about an entry.
fn schedule_link(scene: Scene<'_>, target: &Target) -> Option<Link> {
    let filter = schedule::filter_of(scene.timetable, target)?;
    let page = Page::Schedule(filter.clone(), 1);
    scene.link(&page, schedule::title(scene, &filter, 1))
}

/// Drives shown on the page of what they belong to; the schedule has them all.
const DRIVES: usize = 20;

/// The entries of a kind that refer to another entry; none where there are none.
fn section(scene: Scene<'_>, target: &Target, kind: Kind) -> Option<Section> {
    let most = if kind == Kind::Drive { DRIVES } else { usize::MAX };
    let cards = scene.referring(target, kind, most);
    (!cards.is_empty()).then(|| Section {
        heading: scene.tongue.list_title(kind),
        anchor: kind.facts().folder.to_owned(),
        cards,
        empty: None,
    })
}

fn source_view(scene: Scene<'_>, source: &Source) -> SourceView {
    let name = match (&source.document, &source.text, &source.url) {
        (Some(document), text, _) => scene.reference(document).noted(text.clone()),
        (None, Some(text), Some(url)) => Text::outside(text, &url.text),
        (None, Some(text), None) => Text::plain(text),
        (None, None, Some(url)) => Text::outside(&url.text, &url.text),
        (None, None, None) => Text::plain(scene.tongue.say(words::UNKNOWN)),
    };
    let elsewhere = source.url.as_ref().filter(|_| source.document.is_some());
    SourceView {
        name,
        lines: source.lines.clone(),
        quote: source.quote.clone(),
        note: source.note.clone(),
        elsewhere: elsewhere.map(|url| Text::outside(&url.text, &url.text)),
    }
}
