//! The rows of the schedule. Items that differ in nothing but the day, or but the host, share a row.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::dates::period::{MonthDay, Period, YearMonth};
use crate::model::occasion::OccasionEntry;
use crate::schedule::days::bounds;
use crate::view::facts;
use crate::view::prelude::*;

/// The minimum number of hosts of a wave that share a row; fewer have a row each.
const HOSTS: usize = 4;

/// The quality by which items share a row.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    /// The days of a recurring drive in a month, as they were announced first, with one status.
    Days(Target, YearMonth, &'static str),
    /// The hosts of a wave.
    Hosts(Id),
}

/// What an item may share a row by. A day of a recurrence that was changed has a row of its own.
fn shared_by(item: &Item) -> Option<Shared> {
    match &item.subject {
        ItemSubject::Slot { wave, .. } => Some(Shared::Hosts(wave.clone())),
        ItemSubject::Occasion(_) => {
            let day = item.instance.filter(|_| item.history.former.is_empty())?;
            Some(Shared::Days(item.target(), YearMonth::of(day), item.effective_status.name()))
        }
    }
}

/// The items of each row, in the order of their first items.
pub fn gathered<'i>(items: impl Iterator<Item = &'i Item>) -> Vec<Vec<&'i Item>> {
    let mut rows: Vec<Vec<&Item>> = Vec::new();
    let mut at: BTreeMap<Shared, usize> = BTreeMap::new();
    for item in items {
        let shared = shared_by(item).map(|shared| *at.entry(shared).or_insert(rows.len()));
        match shared.and_then(|index| rows.get_mut(index)) {
            Some(row) => row.push(item),
            None => rows.push(vec![item]),
        }
    }
    let is_few = |row: &Vec<&Item>| row.len() < HOSTS && row.iter().all(|item| kind(item) == "slot");
    rows.into_iter()
        .flat_map(|row| if is_few(&row) { row.into_iter().map(|item| vec![item]).collect() } else { vec![row] })
        .collect()
}

/// The row of items that share one.
pub fn shared(cx: ViewContext<'_>, items: &[&Item]) -> ScheduleRow {
    match items {
        [] => ScheduleRow::default(),
        [item] => row(cx, item),
        [first, ..] => match &first.subject {
            ItemSubject::Slot { wave, .. } => of_wave(cx, wave, items),
            ItemSubject::Occasion(_) => of_days(cx, items),
        },
    }
}

/// The row of the days of a recurring drive. It is over when the last of them is.
fn of_days(cx: ViewContext<'_>, items: &[&Item]) -> ScheduleRow {
    let [first, rest @ ..] = items else { return ScheduleRow::default() };
    let row = row(cx, first);
    let more = rest.iter().filter_map(|item| {
        let day = item.next.or(item.instance)?;
        let (day, weekday) = day_of(cx, day);
        Some(RowDay { day, weekday, when: cx.locale.when(item.when()), ends: times::ends(cx, item) })
    });
    ScheduleRow { more: more.collect(), ..row }
}

/// The row of the hosts of a wave that have no drive yet.
fn of_wave(cx: ViewContext<'_>, wave: &Id, items: &[&Item]) -> ScheduleRow {
    let target = Target { kind: Kind::Wave, id: wave.clone() };
    let slots: Vec<ScheduleRow> = items.iter().map(|item| row(cx, item)).collect();
    let hosts = cx.locale.count(slots.len().try_into().unwrap_or(i64::MAX), words::HOST, words::HOSTS);
    let of_first = slots.first().cloned().unwrap_or_default();
    ScheduleRow {
        kind: "wave".to_owned(),
        title: cx.title(&target).unwrap_or_default(),
        href: cx.entry_href(&target).unwrap_or_default(),
        host: Some(Text::plain(hosts)),
        position: None,
        areas: Vec::new(),
        slots,
        ..of_first
    }
}

/// The row of a single item.
pub fn row(cx: ViewContext<'_>, item: &Item) -> ScheduleRow {
    let target = item.target();
    let occasion = item.occasion();
    let former = drive::former(cx, item).unwrap_or_default();
    let areas = item.area.iter().flat_map(|area| cx.timetable.areas.around(area));
    let recurrence = occasion.and_then(|occasion| occasion.drive.repeats.as_ref()).filter(|_| item.instance.is_none());
    let (when, day) = match recurrence {
        None => (cx.locale.when(item.when()), item.next.or_else(|| Some(bounds(item.when())?.0))),
        Some(repeats) => {
            let recurrence = cx.locale.recurrence(repeats);
            (When { text: recurrence.clone(), long: capitalized(&recurrence), datetime: None, exact: false }, None)
        }
    };
    let (day, weekday) = day.map(|day| day_of(cx, day)).unzip();
    ScheduleRow {
        kind: kind(item).to_owned(),
        title: cx.title(&target).unwrap_or_default(),
        href: cx.entry_href(&target).unwrap_or_default(),
        when,
        day,
        weekday,
        hours: item.hours().map(|hours| cx.locale.hours(hours)),
        place: drive::place(cx, item),
        host: match &item.subject {
            ItemSubject::Occasion(entry) => entry.occasion().host().map(|host| cx.referred(host)),
            ItemSubject::Slot { wave, .. } => cx.name(&Target { kind: Kind::Wave, id: wave.clone() }),
        },
        status: times::effective_status(cx.locale, item.effective_status),
        former: former.when,
        former_place: former.place,
        why: drive::why(item),
        ends: times::ends(cx, item),
        position: item.position().map(|(lat, lon)| format!("{lat},{lon}")),
        areas: areas.map(|id| id.to_string()).collect(),
        ..ScheduleRow::default()
    }
}

/// The number of a day and its weekday.
fn day_of(cx: ViewContext<'_>, day: NaiveDate) -> (String, String) {
    (cx.locale.day_number(day.day()), capitalized(&cx.locale.weekday(day.weekday())))
}

/// A row with the ways to reach the drive.
pub fn reachable(cx: ViewContext<'_>, items: &[&Item]) -> ScheduleRow {
    let drive = items.first().and_then(|item| item.occasion());
    let own = drive.and_then(|occasion| occasion.drive.contact.as_ref()).or(cx.site.config.contact.as_ref());
    let numbers = facts::contact(cx, own).into_iter().map(|channel| channel.value);
    let is_number = |value: &Text| value.url.as_ref().is_some_and(|url| url.starts_with("tel:"));
    ScheduleRow {
        call: numbers.filter(|_| drive.is_some()).find(is_number),
        calendar: drive.and_then(|occasion| Some(cx.routes.calendar(&PageId::Entry(occasion.target()))?.to_owned())),
        ..shared(cx, items)
    }
}

/// A row among changes: what is different, in a few letters.
pub fn changed(cx: ViewContext<'_>, item: &Item) -> ScheduleRow {
    let short = |when: &Period| match when {
        Period::Day(day) => cx.locale.month_day(MonthDay::of(*day)),
        when => cx.locale.period(when),
    };
    let present = short(item.when());
    let former = item.history.former.last().map(|was| short(&was.version.when)).filter(|former| *former != present);
    ScheduleRow { change: Some(present), change_from: former, ..row(cx, item) }
}

/// The kind of an item, as a fixed word for programs.
pub fn kind(item: &Item) -> &'static str {
    match item.subject {
        ItemSubject::Occasion(OccasionEntry::Drive(_)) => "drive",
        ItemSubject::Occasion(OccasionEntry::Event(_)) => "event",
        ItemSubject::Slot { .. } => "slot",
    }
}
