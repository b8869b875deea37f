//! What was reported to the public on which day: what a feed is made from.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::dates::period::Partial;
use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::present::FirstChange;
use crate::model::reference::{Id, Target};
use crate::model::site::Site;

/// Something that was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The entry it is about.
    pub about: Target,
    /// What was reported of it.
    pub what: What,
    /// When: its time where that is known, else the first minute of its day, at +07:00.
    pub at: NaiveDateTime,
}

/// What was reported of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The entry itself: news, a document, the announcement of a drive, an appeal.
    Itself,
    /// The change of a drive or event that was reported on a day.
    Change(NaiveDate),
    /// That the need of an appeal was met.
    Met,
    /// Mistakes that were mended on a day.
    Corrections(NaiveDate),
}

/// Everything that was reported up to the present. A date of which only the month or year is known is no day; of a
/// drive or event the last change alone is reported, else its announcement, so that nobody reads of a day that is off.
pub fn reported(site: &Site, first: &mut FirstChange) -> Vec<Announcement> {
    let (entries, now) = (&site.entries, site.now);
    let exact = |date: Partial| if let Partial::Day(day) = date { Some(midnight(day)) } else { None };
    let mut reported: Vec<(Kind, &Id, What, NaiveDateTime)> = Vec::new();
    let news = entries.news.values();
    reported.extend(news.filter_map(|it| Some((Kind::News, &it.id, What::Itself, exact(it.date.value)?))));
    let documents = entries.documents.values();
    let issued = documents.filter_map(|it| Some((it, exact(it.issued.as_ref()?.value)?)));
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
