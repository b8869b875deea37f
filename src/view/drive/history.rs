//! What changed in a drive.

use chrono::NaiveDate;

use crate::assemble::state::DriveState;
use crate::model::drive::{Before, Change, Drive};
use crate::view::facts::Rows;
use crate::view::pages::{ChangeView, FormerView};
use crate::view::parts::Text;
use crate::view::scene::Scene;

/// What was announced last before the drive changed, as far as it is different now; `None` where nothing is, and of
/// what is over.
pub fn former(scene: Scene<'_>, drive: &Drive, state: DriveState) -> Option<FormerView> {
    let last =
        |has: fn(&Change) -> bool| drive.history.iter().filter(|c| has(c)).max_by_key(|change| drive.day_of(change));
    let when = last(|change| change.was.when.is_some()).and_then(|change| change.was.when.as_ref());
    let hours = last(|change| change.was.hours.is_some()).and_then(|change| change.was.hours.as_ref());
    let place = last(|change| change.was.venue.is_some() || change.was.area.is_some()).and_then(|change| {
        let area = change.was.area.as_ref().map(|area| scene.reference(area).text);
        change.was.venue.clone().or(area)
    });
    let former = FormerView {
        when: when.filter(|was| was.value != drive.when.value).map(|was| scene.tongue.when(was)),
        hours: hours
            .filter(|was| drive.hours.as_ref().is_none_or(|hours| hours.value != was.value))
            .map(|was| scene.tongue.hours(was)),
        place: place.filter(|was| drive.venue.as_ref() != Some(was)),
    };
    (state != DriveState::Ended && former != FormerView::default()).then_some(former)
}

/// Why a drive is as it is: the reason of its last change, where people must notice it.
pub fn why(drive: &Drive, state: DriveState) -> Option<String> {
    let last = drive.history.iter().max_by_key(|change| drive.day_of(change));
    last.filter(|_| state.is_change())?.why.clone()
}

/// Every change, newest first.
pub fn changes(scene: Scene<'_>, drive: &Drive) -> Vec<ChangeView> {
    let mut changes: Vec<&Change> = drive.history.iter().collect();
    changes.sort_by_key(|change| drive.day_of(change));
    changes.into_iter().rev().filter_map(|change| Some(view(scene, change, drive.day_of(change)?))).collect()
}

fn view(scene: Scene<'_>, change: &Change, on: NaiveDate) -> ChangeView {
    let was = &change.was;
    let rows = Rows::of::<Before>(scene.tongue)
        .add("when", was.when.as_ref().map(|when| Text::plain(scene.tongue.when(when).long)))
        .add("hours", was.hours.as_ref().map(|hours| Text::plain(scene.tongue.hours(hours))))
        .add("venue", was.venue.as_ref().map(Text::plain))
        .add("area", was.area.as_ref().map(|area| scene.reference(area)))
        .add("status", was.status.map(|status| Text::plain(scene.tongue.choice(status.name(), status.label()))))
        .done();
    ChangeView { on: scene.tongue.day(on), was: rows, why: change.why.clone() }
}
