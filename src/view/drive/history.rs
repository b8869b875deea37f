//! The changes of a drive or event.

use chrono::NaiveDate;

use crate::schedule::history::{Former, History, Version};
use crate::view::prelude::*;

/// The last announced version before the present one, reduced to what differs now: its day with its hours, or only its
/// hours, and its place. `None` where nothing differs.
pub fn before(cx: ViewContext<'_>, item: &Item) -> Option<FormerView> {
    let (was, present) = (&item.history.before()?.version, &item.history.present);
    let same_day = was.when.same_meaning(&present.when);
    let same_time = was.is_at_time_of(present);
    let former = FormerView {
        when: (!same_day).then(|| cx.locale.when(&was.when)),
        hours: was.hours.as_ref().filter(|_| !same_time).map(|hours| cx.locale.hours(hours)),
        place: former_place(cx, was, present),
    };
    (former != FormerView::default()).then_some(former)
}

/// As [`before`], but `None` for a drive or event that is over.
pub fn former(cx: ViewContext<'_>, item: &Item) -> Option<FormerView> {
    before(cx, item).filter(|_| item.effective_status != EffectiveStatus::Ended)
}

/// The place of a version, where it differs from the place of a later version.
fn former_place(cx: ViewContext<'_>, was: &Version, then: &Version) -> Option<String> {
    let same_area = Version { venue: then.venue.clone(), ..was.clone() }.is_at_place_of(then);
    let area =
        was.area.as_ref().filter(|_| !same_area || was.venue.is_none()).map(|area| cx.reference(&area.written).text);
    let parts: Vec<String> = was.venue.as_deref().map(str::to_owned).into_iter().chain(area).collect();
    (!was.is_at_place_of(then) && !parts.is_empty()).then(|| parts.join(", "))
}

/// The reason of the last change, where people must notice that change.
pub fn why(item: &Item) -> Option<String> {
    item.history.why().filter(|_| item.effective_status.is_change()).map(str::to_owned)
}

/// Every change, newest first: first those of single coming days of a recurrence, then those of the drive or event as a
/// whole.
pub fn changes(cx: ViewContext<'_>, occasion: Occasion<'_>) -> Vec<ChangeView> {
    let whole = History::of(occasion.drive, &cx.site.entries.targets);
    let mut changes: Vec<ChangeView> = last_changes(cx, occasion, &whole, whole.former.len(), false);
    let changed = |day: NaiveDate| {
        let all = occasion.repeats.iter().flat_map(|repeats| &repeats.changes);
        all.filter(move |change| *change.day == day).count()
    };
    for item in cx.timetable.days_of(&occasion.target()).filter(|item| !item.is_past) {
        let own = item.instance.map_or(0, changed);
        changes.extend(last_changes(cx, occasion, &item.history, own, true));
    }
    changes.reverse();
    changes
}

/// The last `count` changes of a history, oldest first. With `of_day`, each names the day of the recurrence it is
/// about.
fn last_changes(
    cx: ViewContext<'_>,
    occasion: Occasion<'_>,
    history: &History,
    count: usize,
    of_day: bool,
) -> Vec<ChangeView> {
    let later = history.former.iter().skip(1).map(|was| &was.version).chain([&history.present]);
    let all = history.former.iter().zip(later).skip(history.former.len().saturating_sub(count));
    all.map(|(was, then)| change(cx, occasion, was, then, of_day)).collect()
}

/// What was true until a change, reduced to what differs in the version after it.
fn change(cx: ViewContext<'_>, occasion: Occasion<'_>, former: &Former, then: &Version, of_day: bool) -> ChangeView {
    let (was, locale) = (&former.version, cx.locale);
    let when = Some(&was.when).filter(|when| of_day || !when.same_meaning(&then.when));
    let same_place = was.is_at_place_of(then);
    let unknown = || When { text: locale.say(words::UNKNOWN), ..When::default() };
    ChangeView {
        on: former.on.map_or_else(unknown, |on| locale.day(on)),
        was: facts!(cx, *occasion.drive;
            when = when.map(|when| locale.when(when).long),
            hours = was.hours.as_ref().filter(|hours| Some(*hours) != then.hours.as_ref()).map(|hours| hours.to_texts(cx)),
            venue = was.venue.as_deref().filter(|_| !same_place).map(Text::plain),
            area = was.area.as_ref().filter(|_| !same_place).map(|area| area.written.to_texts(cx)),
            status = was.status.filter(|status| Some(*status) != then.status)),
        why: former.why.as_deref().map(str::to_owned),
    }
}
