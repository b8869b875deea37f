//! What was told to the public on which day: what a feed is made from.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::period::Partial;
use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::present::FirstChange;
use crate::model::reference::{Id, Target};
use crate::model::site::Site;

/// Something that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The entry it is about.
    pub about: Target,
    /// What was told of it.
    pub what: What,
    /// When: its moment where that is known, else the first minute of its day, at +07:00.
    pub at: NaiveDateTime,
}

/// What was told of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The entry itself: news, a document, the announcement of a drive, an appeal.
    Itself,
    /// The change of a drive or event that was told on a day.
    Change(NaiveDate),
    /// That the need of an appeal was met.
    Met,
    /// Mistakes that were mended on a day.
    Corrections(NaiveDate),
}

/// Everything that was told up to the present. A date of which only the month or year is known is no day; of a drive or
/// event the last change alone is told, else its announcement, so that nobody reads of a day that is off.
pub fn reported(site: &Site, first: &mut FirstChange) -> Vec<Reported> {
    let entries = &site.entries;
    let mut reported = Vec::new();
    let mut tell = |kind, id: &Id, what, at: NaiveDateTime, first: &mut FirstChange| {
        if site.now.has_reached(Some(at)).noted(first) {
            reported.push(Reported { about: Target { kind, id: id.clone() }, what, at });
        }
    };
    let exact = |date: Partial| if let Partial::Day(day) = date { Some(midnight(day)) } else { None };
    for news in entries.news.values() {
        if let Some(at) = exact(news.date.value) {
            tell(Kind::News, &news.id, What::Itself, at, first);
        }
    }
    for document in entries.documents.values() {
        if let Some(at) = document.issued.as_ref().and_then(|issued| exact(issued.value)) {
            tell(Kind::Document, &document.id, What::Itself, at, first);
        }
    }
    for occasion in entries.occasions() {
        let days = occasion.repeats.iter().flat_map(|repeats| &repeats.changes);
        let days = days.filter_map(|change| change.on.as_deref().copied());
        let changes = occasion.history.iter().filter_map(|change| change.on.as_deref().copied()).chain(days);
        let come = |day: &NaiveDate, first: &mut FirstChange| site.now.has_come(*day).noted(first);
        let last = changes.filter(|day| come(day, first)).max();
        let (what, day) = match (last, occasion.announced.as_deref()) {
            (Some(day), _) => (What::Change(day), day),
            (None, Some(announced)) => (What::Itself, *announced),
            (None, None) => continue,
        };
        tell(occasion.kind, occasion.id, what, midnight(day), first);
    }
    for appeal in entries.appeals.values() {
        let state = appeal.state(site.now).noted(first);
        let met = appeal.met_at.as_ref().map(|met| met.value.0).filter(|_| state == AppealState::Met);
        match met {
            Some(met) => tell(Kind::Appeal, &appeal.id, What::Met, met, first),
            None => tell(Kind::Appeal, &appeal.id, What::Itself, appeal.issued_at.value.0, first),
        }
    }
    for glance in entries.all() {
        let mut days: Vec<NaiveDate> = glance.common.corrections.iter().map(|correction| correction.on).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            tell(glance.kind, glance.id, What::Corrections(day), midnight(day), first);
        }
    }
    reported
}

fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
