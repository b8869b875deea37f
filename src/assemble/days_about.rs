//! The days that an entry is about. A name that several entries have means the one of those days.

use chrono::NaiveDate;

use crate::dates::period::Period;
use crate::model::drive::Drive;
use crate::model::place::Place;
use crate::model::reference::{Ref, Reference};
use crate::model::site::AnyEntry;
use crate::model::validity::Validity;

/// The days about which an entry says something with a reference. `None` where it speaks of the present.
pub fn days_about(entry: &AnyEntry, reference: &Reference) -> Option<Validity> {
    let day = |day: NaiveDate| Some(Validity { first: Some(day), last: Some(day) });
    let year = |year: i64| Validity::of_period(&Period::Year(i32::try_from(year).ok()?));
    match entry {
        AnyEntry::Drive(drive) => of_drive(drive, reference),
        AnyEntry::Event(event) => of_drive(&event.drive, reference),
        AnyEntry::Campaign(campaign) => Validity::of_period(&campaign.when),
        AnyEntry::Wave(wave) => Validity::of_period(&wave.when),
        AnyEntry::Report(report) => Validity::of_period(&report.period),
        AnyEntry::Program(program) => year(program.year.value),
        AnyEntry::Quota(quota) => year(quota.year.value),
        AnyEntry::News(news) => Validity::new(Some(&news.date), Some(&news.date)).bounded(),
        AnyEntry::Document(document) => {
            let issued = document.issued.as_deref();
            Validity::new(issued, issued).bounded()
        }
        AnyEntry::Appeal(appeal) => day(appeal.issued_at.value.0.date()),
        AnyEntry::Place(place) => of_unit(place.validity(), &place.successors, reference),
        AnyEntry::Organization(unit) => of_unit(unit.validity(), &unit.successors, reference),
        _ => None,
    }
}

/// The days of a drive; for a place in its history those of that version, and for a place of one day that day.
fn of_drive(drive: &Drive, reference: &Reference) -> Option<Validity> {
    let is_here = |area: &Option<Ref<Place>>| area.as_ref().is_some_and(|area| area.0.span == reference.span);
    let of_day = drive.repeats.iter().flat_map(|repeats| &repeats.changes).find(|change| is_here(&change.area));
    if let Some(change) = of_day {
        let held = change.when.as_deref().cloned().unwrap_or(Period::Day(change.day.value));
        return Validity::of_period(&held);
    }
    let mut when = &drive.when.value;
    for change in drive.history.iter().rev() {
        when = change.was.when.as_deref().unwrap_or(when);
        if is_here(&change.was.area) {
            break;
        }
    }
    match drive.history.iter().any(|change| is_here(&change.was.area)) {
        true => Validity::of_period(when),
        false => Validity::of_period(&drive.when),
    }
}

/// The days on which a place or an organization exists. Its successors begin on the day after.
fn of_unit<K>(validity: Validity, successors: &[Ref<K>], reference: &Reference) -> Option<Validity> {
    let is_successor = successors.iter().any(|successor| successor.0.span == reference.span);
    let next = validity.last.and_then(|last| last.succ_opt()).filter(|_| is_successor);
    match next {
        Some(next) => Some(Validity { first: Some(next), last: Some(next) }),
        None => validity.bounded(),
    }
}
