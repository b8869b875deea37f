//! The days of a drive that is held again.

use crate::model::drive::Drive;
use crate::model::reference::Target;
use crate::schedule::Item;
use crate::view::parts::When;
use crate::view::scene::Scene;

/// Days that are listed.
const MOST: usize = 10;

/// The next days it is held; none where it is held once.
pub fn next(scene: Scene<'_>, target: &Target) -> Vec<When> {
    let on = ahead(scene, target).filter(|item| !item.standing.is_off());
    on.take(MOST).map(|item| scene.tongue.when(item.when())).collect()
}

/// The days to come on which it is not held: those that were called off, and the exceptions.
pub fn excepted(scene: Scene<'_>, target: &Target, drive: &Drive) -> Vec<When> {
    let off =
        ahead(scene, target).filter(|item| item.standing.is_off() && item.history.present.status != status(drive));
    let off = off.filter_map(|item| item.instance).map(|day| scene.tongue.day(day));
    let excepted = scene.timetable.exceptions.get(target).into_iter().flatten().map(|period| scene.tongue.when(period));
    off.chain(excepted).take(MOST).collect()
}

fn ahead<'a>(scene: Scene<'a>, target: &Target) -> impl Iterator<Item = &'a Item<'a>> {
    scene.timetable.days_of(target).filter(|item| item.instance.is_some() && !item.is_past)
}

fn status(drive: &Drive) -> Option<crate::model::drive::Status> {
    drive.status.as_deref().copied()
}
