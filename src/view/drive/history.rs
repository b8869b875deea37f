//! What changed in a drive or event.

use chrono::NaiveDate;

use crate::model::drive::Drive;
use crate::model::occasion::Occasion;
use crate::schedule::history::{Former, History, Version};
use crate::schedule::{EffectiveStatus, Item};
use crate::view::context::ViewContext;
use crate::view::facts::Rows;
use crate::view::pages::{ChangeView, FormerView};
use crate::view::parts::{Text, When};
use crate::view::words;

/// The version that people were told before the present one, as far as it is different now: its day with its hours, or
/// its hours, and its place. `None` where nothing is different.
pub fn before(cx: ViewContext<'_>, item: &Item<'_>) -> Option<FormerView> {
    let (was, present) = (&item.history.before()?.version, &item.history.present);
    let same_day = was.when.same_meaning(&present.when);
    let same_time = was.is_at_time_of(present);
    let former = FormerView {
        when: (!same_day).then(|| cx.locale.when(&was.when)),
        hours: was.hours.filter(|_| !same_time).map(|hours| cx.locale.hours(hours)),
        place: former_place(cx, was, present),
    };
    (former != FormerView::default()).then_some(former)
}

/// As [`before`], and nothing of what is over.
pub fn former(cx: ViewContext<'_>, item: &Item<'_>) -> Option<FormerView> {
    before(cx, item).filter(|_| item.effective_status != EffectiveStatus::Ended)
}

/// The place of a version, as far as it is another one than that of a later version.
fn former_place(cx: ViewContext<'_>, was: &Version<'_>, then: &Version<'_>) -> Option<String> {
    let same_area = Version { venue: then.venue, ..was.clone() }.is_at_place_of(then);
    let area = was.area.filter(|_| !same_area || was.venue.is_none()).map(|area| cx.reference(area).text);
    let parts: Vec<String> = was.venue.map(str::to_owned).into_iter().chain(area).collect();
    (!was.is_at_place_of(then) && !parts.is_empty()).then(|| parts.join(", "))
}

/// Why it is as it is: the reason of its last change, where people must notice it.
pub fn why(item: &Item<'_>) -> Option<String> {
    item.history.why().filter(|_| item.effective_status.is_change()).map(str::to_owned)
}

/// Every change, newest first: of single days of a recurrence that are still to come, then of the drive or event as a whole.
pub fn changes(cx: ViewContext<'_>, occasion: Occasion<'_>) -> Vec<ChangeView> {
    let whole = History::of(occasion.drive);
    let mut changes: Vec<ChangeView> = reported(cx, &whole, whole.former.len(), false);
    let changed = |day: NaiveDate| {
        let all = occasion.repeats.iter().flat_map(|repeats| &repeats.changes);
        all.filter(move |change| *change.day == day).count()
    };
    for item in cx.timetable.days_of(&occasion.target()).filter(|item| !item.is_past) {
        let own = item.instance.map_or(0, changed);
        changes.extend(reported(cx, &item.history, own, true));
    }
    changes.reverse();
    changes
}

/// The last changes of a history, oldest first. `of_day`: each says which day it is about.
fn reported(cx: ViewContext<'_>, history: &History<'_>, count: usize, of_day: bool) -> Vec<ChangeView> {
    let later = history.former.iter().skip(1).map(|was| &was.version).chain([&history.present]);
    let all = history.former.iter().zip(later).skip(history.former.len().saturating_sub(count));
    all.map(|(was, then)| change(cx, was, then, of_day)).collect()
}

fn change(cx: ViewContext<'_>, former: &Former<'_>, then: &Version<'_>, of_day: bool) -> ChangeView {
    let was = &former.version;
    let locale = cx.locale;
    let when = Some(&was.when).filter(|when| of_day || !when.same_meaning(&then.when));
    let same_place = was.is_at_place_of(then);
    let status = was.status.filter(|status| Some(*status) != then.status);
    let rows = Rows::of::<Drive>(locale)
        .add("when", when.map(|when| Text::plain(locale.when(when).long)))
        .add(
            "hours",
            was.hours.filter(|hours| Some(*hours) != then.hours).map(|hours| Text::plain(locale.hours(hours))),
        )
        .add("venue", was.venue.filter(|_| !same_place).map(Text::plain))
        .add("area", was.area.filter(|_| !same_place).map(|area| cx.reference(area)))
        .add("status", status.map(|status| Text::plain(locale.choice(status.name(), status.label()))))
        .done();
    let on =
        former.on.map_or_else(|| When { text: locale.say(words::UNKNOWN), ..When::default() }, |on| locale.day(on));
    ChangeView { on, was: rows, why: former.why.map(str::to_owned) }
}
