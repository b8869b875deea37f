//! The common part of every entry's page.

use super::languages;
use super::prelude::*;
use crate::model::common::Source;
use crate::routes::has_list;

/// Builds the common part of an entry's page. `facts` are the facts of its kind.
pub fn entry<T>(cx: ViewContext<'_>, kind: Kind, entry: &Entry<T>, facts: Vec<Fact>) -> EntryView {
    let target = Target { kind, id: entry.id.clone() };
    let common = &entry.common;
    let list = match kind {
        Kind::Drive => PageId::SCHEDULE,
        kind => PageId::List(kind),
    };
    let mut corrections: Vec<_> = common.corrections.iter().collect();
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.on));
    EntryView {
        kind: cx.locale.kind(kind),
        list: (has_list(kind) || kind == Kind::Drive).then(|| cx.link(&list, cx.locale.list_title(kind))).flatten(),
        summary: common.summary.clone(),
        facts,
        body: common.body.as_ref().and_then(|body| cx.html(body)),
        cover: common.cover.as_ref().and_then(|cover| cx.picture(cover)),
        schedule: schedule_link(cx, &target),
        sections: related(kind).iter().filter_map(|kind| section(cx, &target, *kind)).collect(),
        sources: common.sources.iter().map(|source| source_view(cx, source)).collect(),
        corrections: corrections
            .into_iter()
            .map(|correction| CorrectionView { on: cx.locale.day(correction.on), text: correction.text.clone() })
            .collect(),
        provenance: languages::provenance_of(cx, &target),
        notes: languages::notes_of(cx, &target),
        wanted: languages::wanted(cx, &target),
        draft: common.draft == Some(true),
    }
}

/// The kinds that are listed as related on the page of an entry, in order: those whose entries refer to it.
fn related(kind: Kind) -> &'static [Kind] {
    use Kind::*;
    let of_document: &[Kind] =
        &[Document, Program, Wave, Campaign, Event, Observance, Quota, Service, Article, Organization, Place, Report];
    match kind {
        Campaign => &[Event, Drive, News, Report, Material],
        Program => &[Wave, Event, News, Report],
        Wave | Drive | Event => &[News, Report, Material],
        Observance => &[Event, Campaign, Program, News],
        Place => &[Wave, Drive, Event, Campaign, Service, Organization, Program, Quota, Place],
        Organization => {
            &[Wave, Drive, Event, Campaign, Program, Service, Quota, Document, Organization, Report, Appeal]
        }
        Article => &[Material, News],
        Document => of_document,
        Quota => &[Report],
        Donor | Report | Appeal | Service => &[News],
        News | Material | Page => &[],
    }
}

/// A link to the part of the schedule about an entry.
fn schedule_link(cx: ViewContext<'_>, target: &Target) -> Option<Link> {
    let filter = schedule::filter_of(cx.timetable, target)?;
    let page = PageId::Schedule(filter.clone(), 1);
    cx.link(&page, schedule::title(cx, &filter, 1))
}

/// The maximum number of drives shown on the page of a related entry; the schedule lists all of them.
const DRIVES: usize = 20;

/// A section with the entries of a kind that refer to an entry. `None` without such entries.
fn section(cx: ViewContext<'_>, target: &Target, kind: Kind) -> Option<Section> {
    let most = if kind == Kind::Drive { DRIVES } else { usize::MAX };
    let cards = cx.referring(target, kind, most);
    (!cards.is_empty()).then(|| Section {
        heading: cx.locale.list_title(kind),
        anchor: kind.facts().folder.to_owned(),
        cards,
        empty: None,
    })
}

fn source_view(cx: ViewContext<'_>, source: &Source) -> SourceView {
    let name = match (&source.document, &source.text, &source.url) {
        (Some(document), text, _) => cx.reference(document).noted(text.clone()),
        (None, Some(text), Some(url)) => Text::outside(text, &url.text),
        (None, Some(text), None) => Text::plain(text),
        (None, None, Some(url)) => Text::outside(&url.text, &url.text),
        (None, None, None) => Text::plain(cx.locale.say(words::UNKNOWN)),
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
