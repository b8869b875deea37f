//! What changed: the page `hom-nay/` and the banner on every page.

use chrono::Days;

use super::pages::ChangesView;
use super::parts::ScheduleRow;
use super::scene::Scene;
use super::{schedule, words};
use crate::assemble::timetable::{CHANGE_KEPT, CHANGE_SOON, Item};
use crate::routes::Page;

/// Changes shown on every page.
const ALERTS: usize = 2;

/// The changes that concern this week: postponed, rescheduled, moved, cancelled or full. Nothing on an archive.
pub fn alerts(scene: Scene<'_>) -> Vec<ScheduleRow> {
    if scene.site.now.pinned {
        return Vec::new();
    }
    changed(scene).filter(|item| is_soon(scene, item)).take(ALERTS).map(|item| schedule::row(scene, item)).collect()
}

/// The page of changes.
pub fn changes(scene: Scene<'_>) -> ChangesView {
    let now = scene.site.now.at;
    let today = now.date();
    let since = today.checked_sub_days(Days::new(CHANGE_KEPT)).unwrap_or(today);
    let mut view = ChangesView {
        schedule: scene.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        ..ChangesView::default()
    };
    for item in changed(scene) {
        let list = match item.when.latest() {
            _ if is_soon(scene, item) => &mut view.soon,
            Some(last) if last < since => continue,
            _ if item.is_past(now) => &mut view.over,
            _ => &mut view.later,
        };
        list.push(schedule::row(scene, item));
    }
    view.over.reverse();
    view
}

fn changed<'a>(scene: Scene<'a>) -> impl Iterator<Item = &'a Item<'a>> {
    scene.timetable.items.iter().filter(|item| item.state.is_change())
}

fn is_soon(scene: Scene<'_>, item: &Item<'_>) -> bool {
    item.changed_within(scene.site.now.at, CHANGE_SOON)
}
