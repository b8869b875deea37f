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

#[cfg(test)]
mod tests {
    use crate::view::site::{Dress, site};
    use crate::view::testing::with_site;

    fn end_of(second: &str) -> Option<String> {
        let drive = |when: &str| {
            let history = "history: [{on: 2023-06-09, was: {status: planned}}]";
            format!("---\ntitle: Buổi mẫu\nwhen: {when}\nstatus: postponed\n{history}\n---\n")
        };
        let (first, second) = (drive("12/6/2023"), drive(second));
        let site_file = ("content/site.yaml", "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\n");
        let files = [site_file, ("content/drives/a.md", &first), ("content/drives/b.md", &second)];
        with_site(&files, |scene| {
            let site = site(scene, Dress::default());
            assert_eq!(site.alerts.len(), 2);
            site.alerts_end
        })
    }

    #[test]
    fn the_alerts_end_with_the_last_of_them_if_each_has_an_end() {
        assert_eq!(end_of("13/6/2023").as_deref(), Some("2023-06-14T00:00+07:00"));
        assert_eq!(end_of("tháng 6/2023"), None);
    }
}
