//! Quotas and their results.

pub mod sums;

use std::cmp::Reverse;

use super::facts::{asked, counted};
use super::prelude::*;
use crate::diagnostics::Spanned;
use crate::model::drive::Outcome;
use crate::model::quota::Quota;
use crate::text::quantity::Quantity;

/// The maximum number of drives on the results page; older results are on the pages of their drives.
pub const DRIVES: usize = 100;

/// The page of all quotas and of the results of the latest drives.
pub fn results(cx: ViewContext<'_>) -> ResultsView {
    let drives = cx.site.entries.occasions().filter(|occasion| occasion.result.is_some()).count();
    ResultsView {
        more: cx.link(&PageId::SCHEDULE, cx.locale.say(words::OLDER_RESULTS)).filter(|_| drives > DRIVES),
        years: sums::years(cx),
        waves: sums::waves(cx),
        campaigns: sums::campaigns(cx),
        quotas: quotas(cx, usize::MAX),
        drives: drive_results(cx, DRIVES),
    }
}

/// The quotas, those of the last year first, at most `most`.
pub fn quotas(cx: ViewContext<'_>, most: usize) -> Vec<ResultRow> {
    let mut quotas: Vec<_> = cx.site.entries.quotas.values().collect();
    quotas.sort_by_cached_key(|quota| (Reverse(quota.year.value), collation_key(&quota.title), quota.id.clone()));
    quotas.into_iter().take(most).map(|quota| quota_row(cx, quota)).collect()
}

/// The results of drives and events, the latest first, at most `most`.
pub fn drive_results(cx: ViewContext<'_>, most: usize) -> Vec<ResultRow> {
    let mut drives: Vec<_> = cx.site.entries.occasions().filter(|occasion| occasion.result.is_some()).collect();
    let day = |target: &Target| cx.timetable.shown(target).map(|item| item.when().sort_key());
    drives.sort_by_cached_key(|drive| (Reverse(day(&drive.target())), collation_key(drive.title), drive.target()));
    drives.into_iter().take(most).map(|drive| occasion_row(cx, drive)).collect()
}

/// The page of a quota.
pub fn quota(cx: ViewContext<'_>, quota: &Entry<Quota>) -> QuotaView {
    let facts = facts!(cx, quota.own;
        year = quota.year.value.to_string(), r#for, allotted_by,
        target_units or unknown = asked(cx, &quota.target_units),
        collected_units or unknown = counted(cx, &quota.collected_units, words::UNIT, words::UNITS),
        donors = counted(cx, &quota.donors, words::PERSON, words::PEOPLE), counted_on);
    QuotaView { entry: entry(cx, Kind::Quota, quota, facts), result: quota_row(cx, quota) }
}

/// A quota in one row.
fn quota_row(cx: ViewContext<'_>, quota: &Entry<Quota>) -> ResultRow {
    let target = Target { kind: Kind::Quota, id: quota.id.clone() };
    let when = times::year(quota.year.value).map(|year| cx.locale.when(&year));
    let outcome = Outcome {
        collected_units: quota.collected_units.clone(),
        donors: quota.donors.clone(),
        counted_on: quota.counted_on.clone(),
        provisional: quota.provisional,
    };
    row(cx, &target, when, &quota.target_units, Some(&outcome))
}

/// The result of a drive or event in one row.
pub fn occasion_row(cx: ViewContext<'_>, occasion: Occasion<'_>) -> ResultRow {
    let (target, drive) = (occasion.target(), occasion.drive);
    let when = cx.timetable.shown(&target).map(|item| cx.locale.when(item.when()));
    row(cx, &target, when, &drive.target_units, drive.result.as_ref())
}

fn row(
    cx: ViewContext<'_>,
    target: &Target,
    when: Option<When>,
    target_units: &Option<Spanned<Quantity>>,
    outcome: Option<&Outcome>,
) -> ResultRow {
    let number = |number: &Spanned<i64>| cx.locale.integer(number.value);
    let collected = outcome.and_then(|outcome| outcome.collected_units.as_ref());
    let exactly = target_units.as_ref().and_then(|target| target.value.exactly());
    ResultRow {
        title: cx.name(target).unwrap_or_default(),
        when: when.unwrap_or_default(),
        collected: collected.map(number),
        target: target_units.as_ref().map(|target| cx.locale.quantity(&target.value)),
        donors: outcome.and_then(|outcome| outcome.donors.as_ref()).map(number),
        counted_on: outcome.and_then(|outcome| outcome.counted_on.as_ref()).map(|day| cx.locale.day(day.value)),
        provisional: outcome.is_some_and(|outcome| outcome.provisional == Some(true)),
        ..reached(cx, collected.map(|collected| collected.value), exactly)
    }
}

/// The part of a target that was reached. A part of "about 300" or "at least 300" would be more exact than they are.
fn reached(cx: ViewContext<'_>, collected: Option<i64>, target: Option<i64>) -> ResultRow {
    let percent = match (collected, target) {
        (Some(collected), Some(target)) if target > 0 && collected >= 0 => Some(collected.saturating_mul(100) / target),
        _ => None,
    };
    ResultRow {
        bar: percent.map(|percent| u32::try_from(percent.min(100)).unwrap_or(100)),
        percent: percent.map(|percent| cx.locale.percent(percent)),
        ..ResultRow::default()
    }
}
