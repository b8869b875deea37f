//! The parts of the schedule: what each is called, and the links between them.

use crate::dates::period::YearMonth;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::place::Place;
use crate::model::reference::{Id, Ref, Target};
use crate::routes::Page;
use crate::schedule::{Filter, Timetable};
use crate::text::collation::collation_key;
use crate::view::context::ViewContext;
use crate::view::pages::ScheduleView;
use crate::view::parts::Link;
use crate::view::words;

/// Organizations that are linked from the whole schedule; their list has them all.
const HOSTS: usize = 60;

/// The title of a page of a part of the schedule.
pub fn title(cx: ViewContext<'_>, filter: &Filter, number: usize) -> String {
    let locale = cx.locale;
    let part = match filter {
        Filter::All => cx.locale.say(words::SCHEDULE),
        Filter::Month(month) => {
            let (schedule, month) = (locale.say(words::SCHEDULE), locale.month(*month));
            locale.say_with(words::SCHEDULE_IN, &[("schedule", &schedule), ("month", &month)])
        }
        filter => {
            let name = entry_of(filter).and_then(|target| cx.name(&target)).unwrap_or_default().text;
            locale.say_with(words::SCHEDULE_OF, &[("schedule", &locale.say(words::SCHEDULE)), ("name", &name)])
        }
    };
    match number {
        ..=1 => part,
        _ => locale.say_with(words::PAGE_OF, &[("title", &part), ("number", &number.to_string())]),
    }
}

/// The entry that a part of the schedule is about.
fn entry_of(filter: &Filter) -> Option<Target> {
    let (kind, id) = match filter {
        Filter::All | Filter::Month(_) => return None,
        Filter::Area(id) => (Kind::Place, id),
        Filter::Campaign(id) => (Kind::Campaign, id),
        Filter::Wave(id) => (Kind::Wave, id),
        Filter::Host(id) => (Kind::Organization, id),
    };
    Some(Target { kind, id: id.clone() })
}

/// The part of the schedule about an entry, where it has one.
pub fn filter_of(timetable: &Timetable<'_>, target: &Target) -> Option<Filter> {
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

/// What stands around the rows: the name of the part, and the ways to the others.
pub fn around(cx: ViewContext<'_>, filter: &Filter) -> ScheduleView {
    let about = entry_of(filter);
    let (coming, over): (Vec<YearMonth>, Vec<YearMonth>) =
        months(cx).into_iter().partition(|month| *month >= cx.timetable.present);
    let month = |month: &YearMonth| link(cx, filter, Filter::Month(*month), super::month_name(cx, *month));
    let is_whole = matches!(filter, Filter::All | Filter::Month(_));
    let others = |of: fn(&Filter) -> Option<Target>| named(cx, filter, of);
    ScheduleView {
        filter: filter_name(filter).to_owned(),
        about: about.as_ref().and_then(|target| cx.link(&Page::Entry(target.clone()), cx.name(target)?.text)),
        successors: about.as_ref().map_or_else(Vec::new, |place| successors(cx, filter, &place.id)),
        former: about.as_ref().map_or_else(Vec::new, |place| former(cx, filter, &place.id)),
        month_pages: coming.iter().filter(|_| is_whole).filter_map(month).collect(),
        past_pages: over.iter().rev().filter(|_| is_whole).filter_map(month).collect(),
        areas: areas(cx, filter),
        campaigns: others(|filter| entry_of(filter).filter(|target| target.kind == Kind::Campaign)),
        waves: others(|filter| entry_of(filter).filter(|target| target.kind == Kind::Wave)),
        hosts: match filter {
            Filter::All => others(|filter| entry_of(filter).filter(|target| target.kind == Kind::Organization)),
            _ => Vec::new(),
        }
        .into_iter()
        .take(HOSTS)
        .collect(),
        ..ScheduleView::default()
    }
}

/// The parts of the schedule by place, as links, by name.
pub fn areas(cx: ViewContext<'_>, present: &Filter) -> Vec<Link> {
    named(cx, present, |filter| entry_of(filter).filter(|target| target.kind == Kind::Place))
}

fn months(cx: ViewContext<'_>) -> Vec<YearMonth> {
    let month = |filter: &Filter| if let Filter::Month(month) = filter { Some(*month) } else { None };
    cx.timetable.filters().filter_map(|(filter, _)| month(filter)).collect()
}

/// The parts that are about entries of one kind, as links in Vietnamese order.
fn named(cx: ViewContext<'_>, present: &Filter, of: fn(&Filter) -> Option<Target>) -> Vec<Link> {
    let found = cx.timetable.filters().filter_map(|(filter, _)| Some((filter, of(filter)?)));
    let mut links: Vec<Link> =
        found.filter_map(|(filter, target)| link(cx, present, filter.clone(), cx.name(&target)?.text)).collect();
    links.sort_by_cached_key(|link| collation_key(&link.text));
    links
}

fn link(cx: ViewContext<'_>, present: &Filter, filter: Filter, text: String) -> Option<Link> {
    let current = filter == *present;
    Some(Link { current, ..cx.link(&Page::Schedule(filter, 1), text)? })
}

/// The places that took over from one, as parts of the schedule where they have one.
fn successors(cx: ViewContext<'_>, filter: &Filter, id: &Id) -> Vec<Link> {
    let Filter::Area(_) = filter else { return Vec::new() };
    let place = cx.site.entries.places.get(id);
    let ids = place.into_iter().flat_map(|place| place.successors.iter().filter_map(Ref::id));
    ids.filter_map(|id| place_link(cx, id)).collect()
}

/// The places that one took over, by name.
fn former(cx: ViewContext<'_>, filter: &Filter, id: &Id) -> Vec<Link> {
    let Filter::Area(_) = filter else { return Vec::new() };
    let took_over = cx.site.entries.places.values().filter(|place| place.successors.iter().any(|s| s.id() == Some(id)));
    let mut took_over: Vec<&Entry<Place>> = took_over.collect();
    took_over.sort_by_cached_key(|place| (collation_key(&place.title), place.id.clone()));
    took_over.into_iter().filter_map(|place| place_link(cx, &place.id)).collect()
}

fn place_link(cx: ViewContext<'_>, id: &Id) -> Option<Link> {
    let target = Target { kind: Kind::Place, id: id.clone() };
    let name = cx.name(&target)?.text;
    let part = cx.link(&Page::Schedule(Filter::Area(id.clone()), 1), name.clone());
    part.or_else(|| cx.link(&Page::Entry(target), name))
}

fn filter_name(filter: &Filter) -> &'static str {
    match filter {
        Filter::All => "all",
        Filter::Month(_) => "month",
        Filter::Area(_) => "area",
        Filter::Campaign(_) => "campaign",
        Filter::Wave(_) => "wave",
        Filter::Host(_) => "host",
    }
}
