//! Quotas and what came of them.

use std::cmp::Reverse;

use super::context::ViewContext;
use super::entry::entry;
use super::facts::Rows;
use super::locale::Locale;
use super::pages::{QuotaView, ResultRow, ResultsView};
use super::parts::{Fact, Text, When};
use super::{times, words};
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::quota::Quota;
use crate::model::reference::Target;
use crate::routes::Page;
use crate::text::collation::collation_key;

/// Results of drives on the results page; older ones stand on the pages of their drives.
const DRIVES: usize = 100;

pub fn results(cx: ViewContext<'_>) -> ResultsView {
    let entries = &cx.site.entries;
    let mut quotas: Vec<_> = entries.quotas.values().collect();
    quotas.sort_by_cached_key(|quota| (Reverse(quota.year.value), collation_key(&quota.title), quota.id.clone()));
    let mut drives: Vec<_> = entries.occasions().filter(|occasion| occasion.result.is_some()).collect();
    let day = |target: &Target| cx.timetable.shown(target).map(|item| item.when().sort_key());
    drives.sort_by_cached_key(|drive| (Reverse(day(&drive.target())), collation_key(drive.title), drive.target()));
    let more = cx.way(&Page::SCHEDULE, words::OLDER_RESULTS).filter(|_| drives.len() > DRIVES);
    ResultsView {
        more,
        quotas: quotas.into_iter().map(|quota| quota_row(cx, quota)).collect(),
        drives: drives.into_iter().take(DRIVES).map(|drive| occasion_row(cx, drive)).collect(),
    }
}

/// The page of a quota.
pub fn quota(cx: ViewContext<'_>, quota: &Entry<Quota>, root: &str) -> QuotaView {
    let facts: Vec<Fact> = Rows::of::<Quota>(cx.locale)
        .add("year", [Text::plain(quota.year.value.to_string())])
        .add("for", [cx.reference(&quota.r#for)])
        .add("allotted_by", quota.allotted_by.as_ref().map(|document| cx.reference(document)))
        .expect(
            "target_units",
            quota
                .target_units
                .as_ref()
                .map(|units| Text::plain(cx.locale.count(units.value, words::UNIT, words::UNITS))),
        )
        .expect(
            "collected_units",
            quota
                .collected_units
                .as_ref()
                .map(|units| Text::plain(cx.locale.count(units.value, words::UNIT, words::UNITS))),
        )
        .add(
            "donors",
            quota
                .donors
                .as_ref()
                .map(|people| Text::plain(cx.locale.count(people.value, words::PERSON, words::PEOPLE))),
        )
        .add("counted_on", quota.counted_on.as_ref().map(|day| Text::plain(cx.locale.day(day.value).text)))
        .done();
    QuotaView { entry: entry(cx, Kind::Quota, quota, root, facts, &[Kind::Report]), result: quota_row(cx, quota) }
}

/// A quota in one row.
pub fn quota_row(cx: ViewContext<'_>, quota: &Entry<Quota>) -> ResultRow {
    let target = Target { kind: Kind::Quota, id: quota.id.clone() };
    let numbers = numbers(cx.locale, quota.collected_units.as_deref().copied(), quota.target_units.as_deref().copied());
    ResultRow {
        title: cx.name(&target).unwrap_or_default(),
        when: times::year(quota.year.value).map_or_else(When::default, |year| cx.locale.when(&year)),
        donors: quota.donors.as_ref().map(|people| cx.locale.integer(people.value)),
        counted_on: quota.counted_on.as_ref().map(|day| cx.locale.day(day.value)),
        provisional: quota.provisional == Some(true),
        ..numbers
    }
}

/// The result of a drive or event in one row.
pub fn occasion_row(cx: ViewContext<'_>, occasion: Occasion<'_>) -> ResultRow {
    let (target, drive) = (occasion.target(), occasion.drive);
    let outcome = drive.result.as_ref();
    let collected = outcome.and_then(|outcome| outcome.collected_units.as_deref().copied());
    ResultRow {
        title: cx.name(&target).unwrap_or_default(),
        when: cx.timetable.shown(&target).map(|item| cx.locale.when(item.when())).unwrap_or_default(),
        donors: outcome.and_then(|outcome| outcome.donors.as_ref()).map(|people| cx.locale.integer(people.value)),
        counted_on: outcome.and_then(|outcome| outcome.counted_on.as_ref()).map(|day| cx.locale.day(day.value)),
        provisional: outcome.is_some_and(|outcome| outcome.provisional == Some(true)),
        ..numbers(cx.locale, collected, drive.target_units.as_deref().copied())
    }
}

fn numbers(locale: Locale<'_>, collected: Option<i64>, target: Option<i64>) -> ResultRow {
    let percent = match (collected, target) {
        (Some(collected), Some(target)) if target > 0 && collected >= 0 => Some(collected.saturating_mul(100) / target),
        _ => None,
    };
    ResultRow {
        collected: collected.map(|units| locale.integer(units)),
        target: target.map(|units| locale.integer(units)),
        bar: percent.map(|percent| u32::try_from(percent.min(100)).unwrap_or(100)),
        percent: percent.map(|percent| locale.percent(percent)),
        ..ResultRow::default()
    }
}
