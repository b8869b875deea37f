//! What changed: the page `hom-nay/` and the banner on every page.

use super::context::ViewContext;
use super::pages::ChangesView;
use super::parts::ScheduleRow;
use super::{schedule, words};
use crate::routes::Page;
use crate::schedule::notice::Notice;

/// Changes shown on every page.
const ALERTS: usize = 2;

/// The changes that concern this week: postponed, rescheduled, moved, cancelled or full. Nothing on an archive.
pub fn alerts(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    if cx.site.now.is_pinned() {
        return Vec::new();
    }
    let soon = cx.timetable.items.iter().filter(|item| item.notice == Some(Notice::Soon));
    soon.take(ALERTS).map(|item| schedule::row(cx, item)).collect()
}

/// The page of changes.
pub fn changes(cx: ViewContext<'_>) -> ChangesView {
    let mut view = ChangesView {
        schedule: cx.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        ..ChangesView::default()
    };
    for item in &cx.timetable.items {
        let list = match item.notice {
            None => continue,
            Some(Notice::Soon) => &mut view.soon,
            Some(Notice::Later) => &mut view.later,
            Some(Notice::Over) => &mut view.over,
        };
        list.push(schedule::row(cx, item));
    }
    view.over.reverse();
    view
}

#[cfg(test)]
mod tests {
    use crate::view::site::{ThemeAssets, site};
    use crate::view::testing::with_site;

    fn end_of(second: &str) -> Option<String> {
        let drive = |when: &str| {
            let history = "history: [{on: 2023-06-09, was: {status: planned}}]";
            format!("---\ntitle: Buổi mẫu\nwhen: {when}\nstatus: postponed\n{history}\n---\n")
        };
        let (first, second) = (drive("12/6/2023"), drive(second));
        let site_file = ("content/site.yaml", "id: mau\ntitle: Mẫu\nnotice: Trang mẫu\n");
        let files = [site_file, ("content/drives/a.md", &first), ("content/drives/b.md", &second)];
        with_site(&files, |cx| {
            let site = site(cx, ThemeAssets::default());
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
