//! What came of several drives, or of the units of a year, together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::prelude::*;
use crate::diagnostics::Spanned;
use crate::model::quota::Quota;
use crate::schedule::EffectiveStatus;
use crate::text::quantity::Quantity;

/// A figure as it is written in one of the parts of a sum.
type Figure<'a, T> = Option<&'a Spanned<T>>;

/// One part of a sum.
struct Part<'a> {
    target: Figure<'a, Quantity>,
    collected: Figure<'a, i64>,
    donors: Figure<'a, i64>,
    is_provisional: bool,
}

/// The results of a wave's drives. `None` where no result of them is known.
pub fn wave(cx: ViewContext<'_>, id: &Id) -> Option<ResultRow> {
    let wave = cx.site.entries.waves.get(id)?;
    let target = Target { kind: Kind::Wave, id: id.clone() };
    let drives: Vec<Target> =
        cx.timetable.slots.of_wave(wave, &cx.site.entries).flat_map(|(_, drives)| drives.iter().cloned()).collect();
    of_drives(cx, &target, cx.locale.when(&wave.when), &drives)
}

/// The results of a campaign's drives and events. `None` where no result of them is known.
pub fn campaign(cx: ViewContext<'_>, id: &Id) -> Option<ResultRow> {
    let campaign = cx.site.entries.campaigns.get(id)?;
    let target = Target { kind: Kind::Campaign, id: id.clone() };
    let is_of = |occasion: &Occasion<'_>| {
        occasion.campaign.as_ref().and_then(|campaign| cx.site.entries.targets.id(campaign)) == Some(id)
    };
    let drives: Vec<Target> = cx.site.entries.occasions().filter(is_of).map(|occasion| occasion.target()).collect();
    of_drives(cx, &target, cx.locale.when(&campaign.when), &drives)
}

/// The waves of the site with results, the last first.
pub fn waves(cx: ViewContext<'_>) -> Vec<ResultRow> {
    let mut waves: Vec<_> = cx.site.entries.waves.values().collect();
    waves.sort_by_cached_key(|wave| (Reverse(wave.when.sort_key()), wave.number.value, wave.id.clone()));
    waves.into_iter().filter_map(|found| wave(cx, &found.id)).collect()
}

/// The campaigns of the site with results, the last first.
pub fn campaigns(cx: ViewContext<'_>) -> Vec<ResultRow> {
    let mut campaigns: Vec<_> = cx.site.entries.campaigns.values().collect();
    campaigns.sort_by_cached_key(|campaign| (Reverse(campaign.when.sort_key()), campaign.id.clone()));
    campaigns.into_iter().filter_map(|found| campaign(cx, &found.id)).collect()
}

/// The units of each year together, the last year first.
///
/// A unit that lies within another of the same year is part of it and is not added again.
pub fn years(cx: ViewContext<'_>) -> Vec<ResultRow> {
    let mut years: BTreeMap<Reverse<i64>, Vec<&Quota>> = BTreeMap::new();
    for quota in cx.site.entries.quotas.values() {
        years.entry(Reverse(quota.year.value)).or_default().push(&quota.own);
    }
    let year = |(Reverse(year), quotas): (Reverse<i64>, Vec<&Quota>)| {
        let whose = |quota: &&Quota| cx.site.entries.targets.target(&quota.r#for).cloned();
        let all: BTreeSet<Target> = quotas.iter().filter_map(whose).collect();
        let is_part = |quota: &&Quota| whose(quota).is_some_and(|place| lies_within(cx, &place, &all));
        let whole: Vec<&Quota> = quotas.iter().filter(|quota| !is_part(quota)).copied().collect();
        let parts: Vec<Part<'_>> = whole
            .iter()
            .map(|quota| Part {
                target: quota.target_units.as_ref(),
                collected: quota.collected_units.as_ref(),
                donors: quota.donors.as_ref(),
                is_provisional: quota.provisional == Some(true),
            })
            .collect();
        let when = times::year(year).map(|year| cx.locale.when(&year)).unwrap_or_default();
        let title = Text { text: when.long.clone(), ..Text::default() };
        sum(cx, title, When::default(), words::UNITS_COUNTED, &parts)
    };
    years.into_iter().filter_map(year).collect()
}

/// Whether a place is part of another one of several.
fn lies_within(cx: ViewContext<'_>, place: &Target, all: &BTreeSet<Target>) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = place.clone();
    // A place that is part of itself is reported, and must not go round for ever here.
    while at.kind == Kind::Place && seen.insert(at.clone()) {
        let within = cx.site.entries.places.get(&at.id).and_then(|place| place.within.as_ref());
        let Some(within) = within.and_then(|within| cx.site.entries.targets.target(within)) else { return false };
        if all.contains(within) && within != place {
            return true;
        }
        at = within.clone();
    }
    false
}

/// The results of drives together: those called off do not count.
fn of_drives(cx: ViewContext<'_>, target: &Target, when: When, drives: &[Target]) -> Option<ResultRow> {
    let is_on = |drive: &&Target| {
        let status = cx.timetable.shown(drive).map(|item| item.effective_status);
        status != Some(EffectiveStatus::Cancelled)
    };
    let parts: Vec<Part<'_>> = drives
        .iter()
        .filter(is_on)
        .filter_map(|drive| cx.timetable.shown(drive)?.occasion())
        .filter(|occasion| occasion.gives_blood() || occasion.drive.result.is_some())
        .map(|occasion| {
            let result = occasion.drive.result.as_ref();
            Part {
                target: occasion.drive.target_units.as_ref(),
                collected: result.and_then(|result| result.collected_units.as_ref()),
                donors: result.and_then(|result| result.donors.as_ref()),
                is_provisional: result.is_some_and(|result| result.provisional == Some(true)),
            }
        })
        .collect();
    sum(cx, cx.name(target)?, when, words::DRIVES_COUNTED, &parts)
}

/// The parts together; `None` where no result of them is known. What was asked for is given where it is known exactly of
/// every part, since a part of what was asked for would make too much of what was reached.
fn sum(cx: ViewContext<'_>, title: Text, when: When, counted: words::Phrase, parts: &[Part<'_>]) -> Option<ResultRow> {
    let known = parts.iter().filter(|part| part.collected.is_some()).count();
    if known == 0 {
        return None;
    }
    let total = |figure: &dyn Fn(&Part<'_>) -> Option<i64>| {
        parts.iter().filter_map(figure).fold(0_i64, |sum, figure| sum.saturating_add(figure))
    };
    let collected = total(&|part| part.collected.map(|collected| collected.value));
    let exactly = |part: &Part<'_>| part.target.and_then(|target| target.value.exactly());
    let target = parts.iter().all(|part| exactly(part).is_some()).then(|| total(&exactly));
    let gave = |part: &Part<'_>| part.donors.map(|donors| donors.value);
    let donors = parts.iter().all(|part| part.collected.is_some() == part.donors.is_some()).then(|| total(&gave));
    let is_provisional = known < parts.len() || parts.iter().any(|part| part.is_provisional);
    let integer = |number: usize| cx.locale.integer(i64::try_from(number).unwrap_or(i64::MAX));
    let numbers = [integer(known), integer(parts.len())];
    let numbers = [("known", &*numbers[0]), ("all", &*numbers[1])];
    Some(ResultRow {
        title,
        when,
        collected: Some(cx.locale.integer(collected)),
        target: target.map(|target| cx.locale.integer(target)),
        donors: donors.map(|donors| cx.locale.integer(donors)),
        provisional: is_provisional,
        counted: (parts.len() > 1).then(|| cx.locale.say_with(counted, &numbers)),
        ..super::reached(cx, Some(collected), target)
    })
}
