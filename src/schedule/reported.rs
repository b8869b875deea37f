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
    let archive = now.archive_of();
    let known = |date: Option<Partial>| {
        let last = date.map(|date| (date.first(), date.last()));
        let day = match (last, archive) {
            (Some((first, last)), Some(archive)) if first <= archive => Some(last.min(archive)),
            (Some((_, last)), _) => Some(last),
            (None, archive) => archive,
        };
        day.map(midnight)
    };
    let mut reported: Vec<(Kind, &Id, What, NaiveDateTime)> = Vec::new();
    let news = entries.news.values();
    reported.extend(news.filter_map(|it| Some((Kind::News, &it.id, What::Itself, known(Some(it.date.value))?))));
    let documents = entries.documents.values();
    let issued = documents.filter_map(|it| Some((it, known(it.issued.as_ref().map(|issued| issued.value))?)));
    reported.extend(issued.map(|(it, at)| (Kind::Document, &it.id, What::Itself, at)));
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
        .map(|(kind, id, what, at)| Announcement { about: Target { kind, id: id.clone() }, what, at })
        .collect()
}

fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
