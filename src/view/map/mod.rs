//! A map of what has a position: points within the outline of the office's area. Points that would lie on each other are
//! one. The list of them says the same in words.

mod sheet;

use super::prelude::*;
use crate::text::geo::Point;
use sheet::Sheet;

/// The maximum number of things on a map; of more, the first are on it.
const MOST: usize = 100;
/// The number of points without an outline around them below which a map says nothing.
const FEW: usize = 3;

/// Something with a position.
struct Spot {
    at: Point,
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
    let mut shown = std::collections::BTreeSet::new();
    let items = items.filter(|item| shown.insert(item.target()));
    let spots: Vec<Spot> = items.filter_map(|item| of_item(cx, item)).collect();
    map(cx, cx.locale.say(words::MAP_OF_DRIVES), &spots)
}

/// The map of the places of the site. `None` where too few have a position.
pub fn of_places(cx: ViewContext<'_>) -> Option<MapView> {
    let target = |id: &Id| Target { kind: Kind::Place, id: id.clone() };
    let places = cx.site.entries.places.values().filter(|place| !cx.timetable.over.contains(&target(&place.id)));
    let spot = |id: &Id| {
        let spot = MapSpot { name: cx.name(&target(id))?, ..MapSpot::default() };
        Some(Spot { at: position(cx, id)?, spot, schedule: None })
    };
    let spots: Vec<Spot> = places.filter_map(|place| spot(&place.id)).collect();
    map(cx, cx.locale.say(words::MAP_OF_PLACES), &spots)
}

/// A drive or event at its own position, else at that of its place.
fn of_item(cx: ViewContext<'_>, item: &Item) -> Option<Spot> {
    let at = item.position().or_else(|| position(cx, item.area.as_ref()?))?;
    let schedule = item.area.clone().map(|area| PageId::Schedule(Filter::Area(area), 1));
    let spot = MapSpot {
        name: cx.name(&item.target())?,
        when: Some(cx.locale.when(item.when())),
        status: Some(times::effective_status(cx.locale, item.effective_status)),
    };
    Some(Spot { at, spot, schedule: schedule.and_then(|page| cx.routes.href(&page)) })
}

fn position(cx: ViewContext<'_>, place: &Id) -> Option<Point> {
    let place = cx.site.entries.places.get(place)?;
    Some((place.lat.as_ref()?.value.0, place.lon.as_ref()?.value.0))
}

fn map(cx: ViewContext<'_>, title: String, spots: &[Spot]) -> Option<MapView> {
    let (shown, others) = spots.split_at(spots.len().min(MOST));
    let outline = &cx.site.outline;
    if shown.is_empty() || outline.rings.is_empty() && shown.len() < FEW {
        return None;
    }
    let sheet = Sheet::around(outline.points().chain(shown.iter().map(|spot| spot.at)))?;
    let mut points: Vec<MapPoint> = Vec::new();
    for spot in shown {
        let (x, y) = sheet.point(spot.at);
        let near = points.iter_mut().find(|point| sheet::is_near((point.x, point.y), (x, y)));
        match near {
            Some(point) => {
                spot.schedule.iter().for_each(|schedule| point.href.clone_from(schedule));
                point.spots.push(spot.spot.clone());
            }
            None => {
                let number = cx.locale.integer(i64::try_from(points.len()).unwrap_or(i64::MAX).saturating_add(1));
                let href = spot.spot.name.href.clone().unwrap_or_default();
                points.push(MapPoint { number, x, y, href, spots: vec![spot.spot.clone()] });
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
