//! Announcements to the public with their times, from which feeds are made.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::period::Partial;
use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::present::FirstChange;
use crate::model::reference::{Id, Target};
use crate::model::site::Site;

/// An announcement to the public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The entry it is about.
    pub about: Target,
    /// The kind of announcement about it.
    pub what: What,
    /// The time at +07:00: the exact moment where it is known, else the first minute of the day.
    pub at: NaiveDateTime,
    /// Whether the day is known. Otherwise it was announced by then.
    pub is_known: bool,
}

/// The kinds of announcements about an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The entry itself: news, a document, the announcement of a drive, an appeal.
    Itself,
    /// The change of a drive or event that was announced on a day.
    Change(NaiveDate),
    /// The need of an appeal was met.
    Met,
    /// Mistakes were corrected on a day.
    Corrections(NaiveDate),
}

/// All announcements up to the present. News and documents of which only the month or year is known are announced on its
/// last day, when they surely are there; in an archive, that is its own day at the latest, and the day of documents
/// without a date. A drive or event has only one, for its last change, or else for its first announcement, so that no
/// reader finds an outdated day.
pub fn reported(site: &Site, first: &mut FirstChange) -> Vec<Announcement> {
    let (entries, now) = (&site.entries, site.now);
    let mut reported: Vec<(Kind, &Id, What, NaiveDateTime)> = Vec::new();
    let mut rough: BTreeSet<(Kind, &Id)> = BTreeSet::new();
    let news = entries.news.values().map(|it| (Kind::News, &it.id, Some(it.date.value)));
    let documents = entries.documents.values();
    let documents = documents.map(|it| (Kind::Document, &it.id, it.issued.as_ref().map(|issued| issued.value)));
    for (kind, id, date) in news.chain(documents) {
        if !matches!(date, Some(Partial::Day(_))) {
            rough.insert((kind, id));
        }
        reported.extend(by_then(date, now.archive_of()).map(|day| (kind, id, What::Itself, midnight(day))));
    }
    for occasion in entries.occasions() {
        let days =
            occasion.repeats.iter().flat_map(|repeats| &repeats.changes).filter_map(|change| change.on.as_deref());
        let changes = occasion.history.iter().filter_map(|change| change.on.as_deref()).chain(days);
        let changed = changes.filter(|day| now.has_come(**day).noted(first)).max();
        let last = changed.map(|day| (What::Change(*day), *day));
        let last = last.or_else(|| Some((What::Itself, *occasion.announced.as_deref()?)));
        reported.extend(last.map(|(what, day)| (occasion.kind, occasion.id, what, midnight(day))));
    }
    for appeal in entries.appeals.values() {
        let state = appeal.state(now).noted(first);
        let met = appeal.met_at.as_ref().filter(|_| state == AppealState::Met);
        let (what, at) = met.map_or((What::Itself, &appeal.issued_at), |met| (What::Met, met));
        reported.push((Kind::Appeal, &appeal.id, what, at.value.0));
    }
    for glance in entries.all() {
        let days: BTreeSet<NaiveDate> = glance.common.corrections.iter().map(|correction| correction.on).collect();
        reported.extend(days.into_iter().map(|day| (glance.kind, glance.id, What::Corrections(day), midnight(day))));
    }
    reported.retain(|(.., at)| now.has_reached(Some(*at)).noted(first));
    reported
        .into_iter()
        .map(|(kind, id, what, at)| Announcement {
            about: Target { kind, id: id.clone() },
            what,
            at,
            is_known: what != What::Itself || !rough.contains(&(kind, id)),
        })
        .collect()
}

/// The day on which something of a date is surely there: its last day, and in an archive the archive's own at the
/// latest. `None` without a date outside an archive.
fn by_then(date: Option<Partial>, archive: Option<NaiveDate>) -> Option<NaiveDate> {
    match (date, archive) {
        (Some(date), Some(archive)) if date.first() <= archive => Some(date.last().min(archive)),
        (Some(date), _) => Some(date.last()),
        (None, archive) => archive,
    }
}

fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
