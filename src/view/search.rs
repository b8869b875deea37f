//! What can be found on the site: its pages with their names and words, those that people look for first in front.

use super::prelude::*;
use crate::model::values::LanguageTag;
use crate::text::marked::unmarked;

/// A page that can be found.
#[derive(Clone, Debug, Default)]
pub struct SearchDocument {
    pub title: String,
    /// Its address, from the site's root.
    pub href: String,
    /// The word for its kind.
    pub kind: String,
    /// Its time as printed.
    pub when: String,
    /// The moment it is over, as in [`ScheduleRow`].
    pub ends: String,
    /// Its part of the schedule, from the site's root: of places, hosts, campaigns and waves.
    pub schedule: String,
    /// Its language, where it is not Vietnamese.
    pub lang: String,
    /// Whether it is over.
    pub is_past: bool,
    /// The names it has, the title first.
    pub names: Vec<String>,
    /// Other words by which it is found.
    pub words: Vec<String>,
}

/// All entries that can be found, each with the context of its language: what is to come by its time, then what lasts,
/// then what is over, the latest first. `languages` are the contexts of the other languages.
pub fn subjects<'a>(cx: ViewContext<'a>, languages: &[ViewContext<'a>]) -> Vec<(ViewContext<'a>, Target)> {
    let mut targets: Vec<Target> = cx.site.entries.all().iter().map(|glance| glance.target()).collect();
    targets.retain(|target| cx.entry_href(target).is_some());
    targets.sort_by_cached_key(|target| {
        let (time, name) = cx.order(target);
        let is_past = is_past(cx, target);
        let is_dated = matches!(target.kind, Kind::Drive | Kind::Event | Kind::Appeal);
        let ahead = time.filter(|_| !is_past);
        let over = std::cmp::Reverse(time.filter(|_| is_past));
        (is_past, !is_dated, rank(target.kind), ahead, over, name, target.clone())
    });
    let translated = languages.iter().flat_map(|own| {
        let tag = LanguageTag(own.locale.tag.to_owned());
        let page = move |target: &Target| PageId::Translation(tag.clone(), target.clone());
        let has_page = move |target: &&Target| own.routes.href(&page(target)).is_some();
        targets.iter().filter(has_page).map(|target| (*own, target.clone()))
    });
    let translated: Vec<_> = translated.collect();
    targets.into_iter().map(|target| (cx, target)).chain(translated).collect()
}

fn is_past(cx: ViewContext<'_>, target: &Target) -> bool {
    match target.kind {
        Kind::Drive | Kind::Event => cx.timetable.shown(target).is_some_and(|item| item.is_past),
        Kind::Appeal => times::status_of(cx, target).is_some_and(|status| status.name != "open"),
        _ => cx.timetable.over.contains(target),
    }
}

/// The order of kinds: where one can give, then what explains, then the papers.
fn rank(kind: Kind) -> usize {
    use Kind::*;
    let order =
        [Appeal, Drive, Event, Place, Wave, Campaign, Organization, Article, Page, Service, News, Program, Observance];
    order.iter().position(|one| *one == kind).unwrap_or(order.len())
}

/// What is found of an entry in the language of a context.
pub fn document(cx: ViewContext<'_>, target: &Target) -> Option<SearchDocument> {
    let card = cx.card(target)?;
    let plain = |text: &str| unmarked(text);
    let glance = cx.site.entries.find(target)?;
    let is_source = cx.locale.is_vietnamese();
    let schedule = schedule::filter_of(cx.timetable, target).filter(|_| is_source);
    let schedule = schedule.and_then(|filter| cx.routes.href(&PageId::Schedule(filter, 1)));
    // The text of a drive says little that its name and place do not; there are many of them.
    let body = cx.plain_body(target).filter(|_| target.kind != Kind::Drive);
    let meta = card.meta.iter().map(|text| text.text.clone());
    let host = cx.timetable.shown(target).and_then(|item| item.occasion()?.host().map(|host| cx.referred(host).text));
    let words = card.summary.clone().into_iter().chain(body).chain(meta).chain(host).chain(around(cx, target));
    Some(SearchDocument {
        title: plain(&card.title),
        kind: plain(&card.kind),
        when: card.when.map(|when| plain(&when.text)).unwrap_or_default(),
        ends: card
            .ends
            .or_else(|| cx.timetable.shown(target).and_then(|item| times::ends(cx, item)))
            .unwrap_or_default(),
        schedule: schedule.unwrap_or_default(),
        lang: if is_source { String::new() } else { cx.locale.tag.to_owned() },
        is_past: is_past(cx, target),
        names: [plain(&card.title)].into_iter().chain(other_names(cx, target)).collect(),
        words: words.map(|text| plain(&text)).chain([plain(&glance.title.value)]).collect(),
        href: card.href,
    })
}

/// Other names of an entry: abbreviation, former spellings.
fn other_names(cx: ViewContext<'_>, target: &Target) -> Vec<String> {
    let (entries, id) = (&cx.site.entries, &target.id);
    match target.kind {
        Kind::Organization => entries.organizations.get(id).map_or_else(Vec::new, |own| {
            own.abbr.iter().map(|abbr| abbr.to_string()).chain(own.aka.iter().cloned()).collect()
        }),
        Kind::Place => entries.places.get(id).map_or_else(Vec::new, |own| own.aka.clone()),
        Kind::Campaign => entries.campaigns.get(id).map_or_else(Vec::new, |own| own.aka.clone()),
        Kind::Observance => entries.observances.get(id).map_or_else(Vec::new, |own| own.aka.clone()),
        _ => Vec::new(),
    }
}

/// The names of the places that an entry is in or took over, so that an old name leads to what is there now.
fn around(cx: ViewContext<'_>, target: &Target) -> Vec<String> {
    let place = match target.kind {
        Kind::Place => Some(target.id.clone()),
        Kind::Drive | Kind::Event => cx.timetable.shown(target).and_then(|item| item.area.clone()),
        _ => None,
    };
    let Some(place) = place else { return Vec::new() };
    let former = standing::predecessors(cx, &place).map(|place| place.title.value.clone());
    let name = |id: &Id| cx.title(&Target { kind: Kind::Place, id: id.clone() });
    let around = cx.timetable.areas.around(&place).filter_map(name);
    former.chain(around).collect()
}
