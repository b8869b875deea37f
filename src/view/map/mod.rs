//! A map of what has a position: points within the outline of the office's area. Points that would lie on each other are
//! one. The list of them says the same in words.

mod sheet;

use std::collections::BTreeSet;

use super::prelude::*;
use crate::text::geo::Point;
use sheet::Sheet;

/// The maximum number of things on a map; of more, the first are on it.
const MOST: usize = 100;
/// The number of points without an outline around them below which a map says nothing.
const FEW: usize = 3;

/// Something with a position.
struct Spot {
    spot: MapSpot,
    /// The part of the schedule of its place, from the site's root.
    schedule: Option<String>,
}

/// The map of what a part of the schedule holds ahead, or held in a month that is over. `None` where too little of it has
/// a position.
pub fn of_schedule(cx: ViewContext<'_>, filter: &Filter) -> Option<MapView> {
    let listed = cx.timetable.listed(filter)?;
    let items = listed.ahead.iter().map(|at| &cx.timetable.items[*at]).filter(|item| item.occasion().is_some());
    // The days of a recurrence are held at one place.
    let mut shown = BTreeSet::new();
    let items = items.filter(|item| shown.insert(item.target()));
    let at = |item: &Item| item.position().or_else(|| position(cx, item.area.as_ref()?));
    let items: Vec<(&Item, Point)> = items.filter_map(|item| Some((item, at(item)?))).collect();
    map(cx, cx.locale.say(words::MAP_OF_DRIVES), &items, |item| of_item(cx, item))
}

/// The map of the places of the site. `None` where too few have a position.
pub fn of_places(cx: ViewContext<'_>) -> Option<MapView> {
    let target = |id: &Id| Target { kind: Kind::Place, id: id.clone() };
    let places = cx.site.entries.places.values().filter(|place| !cx.timetable.over.contains(&target(&place.id)));
    let places: Vec<(&Id, Point)> = places.filter_map(|place| Some((&place.id, position(cx, &place.id)?))).collect();
    map(cx, cx.locale.say(words::MAP_OF_PLACES), &places, |id| {
        let spot = MapSpot { name: cx.name(&target(id))?, ..MapSpot::default() };
        Some(Spot { spot, schedule: None })
    })
}

fn of_item(cx: ViewContext<'_>, item: &Item) -> Option<Spot> {
    let schedule = item.area.clone().map(|area| PageId::Schedule(Filter::Area(area), 1));
    let spot = MapSpot {
        name: cx.name(&item.target())?,
        when: Some(cx.locale.when(item.when())),
        status: Some(times::effective_status(cx.locale, item.effective_status)),
    };
    Some(Spot { spot, schedule: schedule.and_then(|page| cx.routes.href(&page)) })
}

fn position(cx: ViewContext<'_>, place: &Id) -> Option<Point> {
    let place = cx.site.entries.places.get(place)?;
    Some((place.lat.as_ref()?.value.0, place.lon.as_ref()?.value.0))
}

/// The map of things with their positions. `spot` tells what is shown of one of them, and is asked of no more than fit.
fn map<T: Copy>(
    cx: ViewContext<'_>,
    title: String,
    located: &[(T, Point)],
    spot: impl Fn(T) -> Option<Spot>,
) -> Option<MapView> {
    let (shown, others) = located.split_at(located.len().min(MOST));
    let outline = &cx.site.outline;
    if shown.is_empty() || outline.rings.is_empty() && shown.len() < FEW {
        return None;
    }
    let sheet = Sheet::around(outline.points().chain(shown.iter().map(|(_, at)| *at)))?;
    let mut points: Vec<MapPoint> = Vec::new();
    for (thing, at) in shown {
        let Some(spot) = spot(*thing) else { continue };
        let (x, y) = sheet.point(*at);
        let near = points.iter_mut().find(|point| sheet::is_near((point.x, point.y), (x, y)));
        match near {
            Some(point) => {
                spot.schedule.iter().for_each(|schedule| point.href.clone_from(schedule));
                point.spots.push(spot.spot);
            }
            None => {
                let number = cx.locale.integer(i64::try_from(points.len()).unwrap_or(i64::MAX).saturating_add(1));
                let href = spot.spot.name.href.clone().unwrap_or_default();
                points.push(MapPoint { number, x, y, href, spots: vec![spot.spot] });
            }
        }
    }
    let more = i64::try_from(others.len()).ok().filter(|more| *more > 0);
    Some(MapView {
        title,
        description: cx.locale.say(words::MAP_DESCRIBED),
        width: sheet.width(),
        height: sheet.height(),
        outline: outline.rings.iter().filter_map(|ring| sheet.path(ring)).collect(),
        points,
        more: more.map(|more| cx.locale.say_with(words::MORE_CHANGES, &[("number", &cx.locale.integer(more))])),
    })
}
