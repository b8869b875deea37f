//! The days of a drive that is held again.

use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::view::parts::When;
use crate::view::scene::Scene;

/// Days that are listed.
const MOST: usize = 10;

/// The next days it is held; none where it is called off or held once.
pub fn next(scene: Scene<'_>, drive: &Entry<Drive>) -> Vec<When> {
    let items = scene.timetable.days_of(&drive.id).filter(|item| !item.state.is_over() && !item.state.is_off());
    items.filter_map(|item| item.instance).take(MOST).map(|day| scene.tongue.day(day)).collect()
}

/// The days to come on which it is not held.
pub fn excepted(scene: Scene<'_>, drive: &Drive) -> Vec<When> {
    let today = scene.site.now.at.date();
    let except = drive.repeats.as_ref().map_or(&[][..], |repeats| &repeats.except);
    let ahead = except.iter().filter(|period| period.latest().is_none_or(|last| last >= today));
    ahead.take(MOST).map(|period| scene.tongue.when(period)).collect()
}
