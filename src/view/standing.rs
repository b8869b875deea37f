//! Where places and organizations stand: in which province, until when they exist, what was there before them and who
//! took over.

use std::collections::{BTreeMap, BTreeSet};

use super::prelude::*;
use crate::dates::period::{Partial, Period};
use crate::model::place::{Level, Place};

/// The maximum number of drives of each successor on the page of what is no more.
const DRIVES: usize = 20;

/// "đến 30/6/2025" for a place or an organization with a last day.
pub fn until(cx: ViewContext<'_>, target: &Target) -> Option<String> {
    let entries = &cx.site.entries;
    let last = match target.kind {
        Kind::Place => entries.places.get(&target.id)?.valid_to.as_ref()?,
        Kind::Organization => entries.organizations.get(&target.id)?.valid_to.as_ref()?,
        _ => return None,
    };
    Some(cx.locale.say_with(words::UNTIL, &[("day", &cx.locale.partial(last.value).text)]))
}

/// The title of an entry in a list, with its end where it has one: "Huyện Đăk Tô (đến 30/6/2025)".
pub fn listed(cx: ViewContext<'_>, target: &Target) -> Option<String> {
    let name = cx.title(target)?;
    Some(match until(cx, target) {
        Some(note) => cx.locale.say_with(words::NAME_WITH_NOTE, &[("name", &name), ("note", &note)]),
        None => name,
    })
}

/// The places in which a place lies, linked, the narrowest first.
pub fn around(cx: ViewContext<'_>, place: &Entry<Place>) -> Vec<Text> {
    cx.site.entries.around(place).filter_map(|place| cx.name(&target(place))).collect()
}

/// What a place was before, as rows: "Trước 01/7/2025: Huyện Đăk Tô".
pub fn before(cx: ViewContext<'_>, place: &Entry<Place>) -> Vec<Fact> {
    let row = |(day, places): (Partial, Vec<&Entry<Place>>)| Fact {
        label: capitalized(&cx.locale.period(&Period::Before(day))),
        values: places.iter().filter_map(|place| cx.name(&target(place))).collect(),
        unknown: false,
    };
    former(cx, place).into_iter().map(row).collect()
}

/// Short facts of a place for a card: its province, what it was before, and its end.
pub fn meta(cx: ViewContext<'_>, place: &Entry<Place>) -> Vec<Text> {
    let province = cx.site.entries.province(place).and_then(|province| cx.title(&target(province)));
    province.into_iter().chain(in_words(cx, place)).chain(until(cx, &target(place))).map(Text::plain).collect()
}

/// The province of a place and what it was before, as a note beside its name. `None` for a place that was nothing else.
pub fn note(cx: ViewContext<'_>, place: &Id) -> Option<String> {
    let place = cx.site.entries.places.get(place)?;
    let before = in_words(cx, place);
    let province = cx.site.entries.province(place).and_then(|province| cx.title(&target(province)));
    (!before.is_empty()).then(|| province.into_iter().chain(before).collect::<Vec<_>>().join("; "))
}

/// "trước 01/7/2025: Huyện Đăk Tô".
fn in_words(cx: ViewContext<'_>, place: &Entry<Place>) -> Vec<String> {
    let words = |(day, places): (Partial, Vec<&Entry<Place>>)| {
        let names: Vec<String> = places.iter().filter_map(|place| cx.title(&target(place))).collect();
        format!("{}: {}", cx.locale.period(&Period::Before(day)), names.join(", "))
    };
    former(cx, place).into_iter().map(words).collect()
}

/// What a place was before, by the day from which it was so no more: the districts of the places that it took over,
/// else those places. A district around it that ended while the place went on counts too.
fn former<'a>(cx: ViewContext<'a>, place: &'a Entry<Place>) -> BTreeMap<Partial, Vec<&'a Entry<Place>>> {
    let entries = &cx.site.entries;
    let mut former: BTreeMap<Id, &Entry<Place>> = BTreeMap::new();
    let ended = entries.around(place).filter(|around| is_district(around) && around.valid_to.is_some());
    former.extend(ended.filter(|_| place.valid_to.is_none()).map(|district| (district.id.clone(), district)));
    let (mut open, mut seen) = (vec![place], BTreeSet::new());
    while let Some(next) = open.pop() {
        if !seen.insert(&next.id) {
            continue;
        }
        for predecessor in predecessors(cx, &next.id) {
            let district = [predecessor].into_iter().chain(entries.around(predecessor)).find(|it| is_district(it));
            let shown = district.unwrap_or(predecessor);
            former.insert(shown.id.clone(), shown);
            open.push(predecessor);
        }
    }
    let mut by_day: BTreeMap<Partial, Vec<&Entry<Place>>> = BTreeMap::new();
    for place in former.into_values() {
        if let Some(day) = place.valid_to.as_ref().and_then(|last| last.value.next()) {
            by_day.entry(day).or_default().push(place);
        }
    }
    for places in by_day.values_mut() {
        places.sort_by_cached_key(|place| (collation_key(&place.title), place.id.clone()));
    }
    by_day
}

/// The places from which a place took over.
pub fn predecessors<'a>(cx: ViewContext<'a>, place: &Id) -> impl Iterator<Item = &'a Entry<Place>> {
    let ids = cx.site.predecessors.get(place).into_iter().flatten();
    ids.filter_map(move |id| cx.site.entries.places.get(id)).map(AsRef::as_ref)
}

fn is_district(place: &Entry<Place>) -> bool {
    matches!(place.level, Some(Level::District | Level::City))
}

/// For each successor of a place or an organization, the drives of its part of the schedule that are not of the former
/// one: those to come, then the latest.
pub fn drives_of_successors(
    cx: ViewContext<'_>,
    of: &Target,
    successors: impl Iterator<Item = Target>,
) -> Vec<Section> {
    let is_own = |item: &&Item| {
        let around = item.area.iter().flat_map(|area| cx.timetable.areas.around(area));
        of.kind == Kind::Place && around.into_iter().any(|place| *place == of.id)
    };
    let section = |successor: Target| {
        let filter = schedule::filter_of(cx.timetable, &successor)?;
        let listed = cx.timetable.listed(&filter)?;
        let mut shown = BTreeSet::new();
        let items = listed.ahead.iter().chain(&listed.past).filter_map(|index| cx.timetable.items.get(*index));
        let new = items.filter(|item| item.occasion().is_some() && !is_own(item));
        let targets = new.map(Item::target).filter(|target| shown.insert(target.clone()));
        let cards: Vec<Card> = targets.filter_map(|target| cx.card(&target)).take(DRIVES).collect();
        let (heading, anchor) = (schedule::title(cx, &filter, 1), format!("lich-{}", successor.id));
        (!cards.is_empty()).then_some(Section { heading, anchor, cards, empty: None })
    };
    successors.filter_map(section).collect()
}

fn target(place: &Entry<Place>) -> Target {
    Target { kind: Kind::Place, id: place.id.clone() }
}
