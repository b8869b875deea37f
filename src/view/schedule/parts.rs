//! The parts of the schedule: their titles, and the links between them.

use crate::dates::period::YearMonth;
use crate::model::place::Place;
use crate::schedule::Timetable;
use crate::view::prelude::*;

/// The maximum number of organizations linked from the whole schedule; the list of organizations has all of them.
const HOSTS: usize = 60;

/// The title of a page of a part of the schedule.
pub fn title(cx: ViewContext<'_>, filter: &Filter, number: usize) -> String {
    let locale = cx.locale;
    let title = match filter {
        Filter::All => locale.say(words::SCHEDULE),
        Filter::Month(month) => {
            let (schedule, month) = (locale.say(words::SCHEDULE), locale.month(*month));
            locale.say_with(words::SCHEDULE_IN, &[("schedule", &schedule), ("month", &month)])
        }
        filter => {
            let name = part(filter).1.and_then(|target| cx.title(&target)).unwrap_or_default();
            locale.say_with(words::SCHEDULE_OF, &[("schedule", &locale.say(words::SCHEDULE)), ("name", &name)])
        }
    };
    match number {
        ..=1 => title,
        _ => locale.say_with(words::PAGE_OF, &[("title", &title), ("number", &number.to_string())]),
    }
}

/// The fixed word for programs of a part of the schedule, and the entry it is about.
fn part(filter: &Filter) -> (&'static str, Option<Target>) {
    let entry = |kind, id: &Id| Some(Target { kind, id: id.clone() });
    match filter {
        Filter::All => ("all", None),
        Filter::Month(_) => ("month", None),
        Filter::Area(id) => ("area", entry(Kind::Place, id)),
        Filter::Campaign(id) => ("campaign", entry(Kind::Campaign, id)),
        Filter::Wave(id) => ("wave", entry(Kind::Wave, id)),
        Filter::Host(id) => ("host", entry(Kind::Organization, id)),
    }
}

/// The part of the schedule about an entry, where it has one.
pub fn filter_of(timetable: &Timetable, target: &Target) -> Option<Filter> {
    let id = target.id.clone();
    let filter = match target.kind {
        Kind::Place => Filter::Area(id),
        Kind::Campaign => Filter::Campaign(id),
        Kind::Wave => Filter::Wave(id),
        Kind::Organization => Filter::Host(id),
        _ => return None,
    };
    timetable.listed(&filter).map(|_| filter)
}

/// The view of a part of the schedule without its rows: its name, and links to the other parts.
pub fn around(cx: ViewContext<'_>, filter: &Filter) -> ScheduleView {
    let (name, about) = part(filter);
    let month = |filter: &Filter| if let Filter::Month(month) = filter { Some(*month) } else { None };
    let is_whole = matches!(filter, Filter::All | Filter::Month(_));
    let months = cx.timetable.filters().filter_map(|(filter, _)| month(filter)).filter(|_| is_whole);
    let (coming, over): (Vec<YearMonth>, Vec<YearMonth>) = months.partition(|month| *month >= cx.timetable.present);
    let month = |month: &YearMonth| link(cx, filter, Filter::Month(*month), super::month_name(cx, *month));
    let place = about.as_ref().filter(|about| about.kind == Kind::Place).map(|place| &place.id);
    let hosts = if *filter == Filter::All { about_kind(cx, filter, Kind::Organization) } else { Vec::new() };
    ScheduleView {
        filter: name.to_owned(),
        about: about.as_ref().and_then(|target| cx.link(&PageId::Entry(target.clone()), cx.title(target)?)),
        successors: place.map_or_else(Vec::new, |place| successors(cx, place)),
        former: place.map_or_else(Vec::new, |place| former(cx, place)),
        month_pages: coming.iter().filter_map(month).collect(),
        past_pages: over.iter().rev().filter_map(month).collect(),
        areas: areas(cx, filter),
        campaigns: about_kind(cx, filter, Kind::Campaign),
        waves: about_kind(cx, filter, Kind::Wave),
        hosts: hosts.into_iter().take(HOSTS).collect(),
        ..ScheduleView::default()
    }
}

/// The parts of the schedule by place, as links, by name.
pub fn areas(cx: ViewContext<'_>, present: &Filter) -> Vec<Link> {
    about_kind(cx, present, Kind::Place)
}

/// The parts that are about entries of one kind, as links in Vietnamese order.
fn about_kind(cx: ViewContext<'_>, present: &Filter, kind: Kind) -> Vec<Link> {
    let of_kind = |filter: &Filter| part(filter).1.filter(|target| target.kind == kind);
    let found = cx.timetable.filters().filter_map(|(filter, _)| Some((filter, of_kind(filter)?)));
    let mut links: Vec<Link> = found
        .filter_map(|(filter, target)| link(cx, present, filter.clone(), standing::listed(cx, &target)?))
        .collect();
    links.sort_by_cached_key(|link| collation_key(&link.text));
    links
}

fn link(cx: ViewContext<'_>, present: &Filter, filter: Filter, text: String) -> Option<Link> {
    let current = filter == *present;
    Some(Link { current, ..cx.link(&PageId::Schedule(filter, 1), text)? })
}

/// The places that succeeded a place, as parts of the schedule where they have one.
fn successors(cx: ViewContext<'_>, id: &Id) -> Vec<Link> {
    let (place, targets) = (cx.site.entries.places.get(id), &cx.site.entries.targets);
    let ids = place.into_iter().flat_map(|place| place.successors.iter().filter_map(|place| targets.id(place)));
    ids.filter_map(|id| place_link(cx, id)).collect()
}

/// The places that a place succeeded, by name.
fn former(cx: ViewContext<'_>, id: &Id) -> Vec<Link> {
    let mut places: Vec<&Entry<Place>> = standing::predecessors(cx, id).collect();
    places.sort_by_cached_key(|place| (collation_key(&place.title), place.id.clone()));
    places.into_iter().filter_map(|place| place_link(cx, &place.id)).collect()
}

fn place_link(cx: ViewContext<'_>, id: &Id) -> Option<Link> {
    let target = Target { kind: Kind::Place, id: id.clone() };
    let name = standing::listed(cx, &target)?;
    let part = cx.link(&PageId::Schedule(Filter::Area(id.clone()), 1), name.clone());
    part.or_else(|| cx.link(&PageId::Entry(target), name))
}
