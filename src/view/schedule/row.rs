//! A line of the schedule.

use chrono::Datelike;

use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::Target;
use crate::model::wave::Wave;
use crate::schedule::days::bounds;
use crate::schedule::{Item, Subject};
use crate::view::context::ViewContext;
use crate::view::locale::capitalized;
use crate::view::parts::{ScheduleRow, When};
use crate::view::{drive, times};

/// The row of anything in the schedule.
pub fn row(cx: ViewContext<'_>, item: &Item<'_>) -> ScheduleRow {
    let row = match item.subject {
        Subject::Occasion(occasion) => of_occasion(cx, occasion, item),
        Subject::Slot { wave, host } => of_slot(cx, wave, host),
    };
    let areas = item.area().into_iter().flat_map(|area| cx.timetable.areas.around(area));
    let recurrence = item.occasion().and_then(|occasion| occasion.drive.repeats.as_ref());
    let (when, day) = match recurrence.filter(|_| item.instance.is_none()) {
        None => (cx.locale.when(item.when()), item.next.or_else(|| Some(bounds(item.when())?.0))),
        Some(repeats) => {
            let recurrence = cx.locale.recurrence(repeats);
            (When { text: recurrence.clone(), long: capitalized(&recurrence), datetime: None, exact: false }, None)
        }
    };
    ScheduleRow {
        when,
        day: day.map(|day| cx.locale.day_number(day.day())),
        weekday: day.map(|day| capitalized(&cx.locale.weekday(day.weekday()))),
        hours: item.hours().map(|hours| cx.locale.hours(hours)),
        status: times::effective_status(cx.locale, item.effective_status),
        ends: times::ends(cx, item),
        position: item.position().map(|(lat, lon)| format!("{lat},{lon}")),
        areas: areas.map(|id| id.to_string()).collect(),
        ..row
    }
}

fn of_occasion(cx: ViewContext<'_>, occasion: Occasion<'_>, item: &Item<'_>) -> ScheduleRow {
    let target = occasion.target();
    let former = drive::former(cx, item).unwrap_or_default();
    ScheduleRow {
        kind: if occasion.event.is_some() { "event" } else { "drive" }.to_owned(),
        title: cx.title(&target).unwrap_or_default(),
        href: cx.entry_href(&target).unwrap_or_default(),
        place: drive::place(cx, item),
        host: occasion.host().map(|host| cx.referred(host)),
        former: former.when,
        former_place: former.place,
        why: drive::why(item),
        ..ScheduleRow::default()
    }
}

fn of_slot(cx: ViewContext<'_>, wave: &Entry<Wave>, host: &Target) -> ScheduleRow {
    let wave = Target { kind: Kind::Wave, id: wave.id.clone() };
    ScheduleRow {
        kind: "slot".to_owned(),
        title: cx.name(host).unwrap_or_default().text,
        href: cx.entry_href(host).unwrap_or_default(),
        host: cx.name(&wave),
        ..ScheduleRow::default()
    }
}
