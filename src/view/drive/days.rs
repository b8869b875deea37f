//! The days of a drive that is held again.

use crate::model::drive::Drive;
use crate::model::reference::Target;
use crate::schedule::Item;
use crate::view::context::ViewContext;
use crate::view::parts::When;

/// Days that are listed.
const MOST: usize = 10;

/// The next days it is held; none where it is held once.
pub fn next(cx: ViewContext<'_>, target: &Target) -> Vec<When> {
    let on = ahead(cx, target).filter(|item| !item.effective_status.is_off());
    on.take(MOST).map(|item| cx.locale.when(item.when())).collect()
}

/// The days to come on which it is not held: those that were called off, and the exceptions.
pub fn excepted(cx: ViewContext<'_>, target: &Target, drive: &Drive) -> Vec<When> {
    let off =
        ahead(cx, target).filter(|item| item.effective_status.is_off() && item.history.present.status != status(drive));
    let off = off.filter_map(|item| item.instance).map(|day| cx.locale.day(day));
    let excepted = cx.timetable.exceptions.get(target).into_iter().flatten().map(|period| cx.locale.when(period));
    off.chain(excepted).take(MOST).collect()
}

fn ahead<'a>(cx: ViewContext<'a>, target: &Target) -> impl Iterator<Item = &'a Item<'a>> {
    cx.timetable.days_of(target).filter(|item| item.instance.is_some() && !item.is_past)
}

fn status(drive: &Drive) -> Option<crate::model::drive::Status> {
    drive.status.as_deref().copied()
}
