//! Honorees, shown as far as their consent allows: `assemble` has removed everything else.

use std::sync::Arc;

use super::facts::counted;
use super::prelude::*;
use crate::model::config::Tier;
use crate::model::donor::{Donor, Honor, HonoreeKind};
use crate::model::fact::Topic;
use crate::text::collation::{PersonKey, person_key};
use crate::text::fold::same_name;

/// The page of an honoree.
pub fn donor(cx: ViewContext<'_>, donor: &Entry<Donor>) -> DonorView {
    let facts = facts!(cx, donor.own; member_of, donations = donations(cx, donor));
    DonorView {
        entry: entry(cx, Kind::Donor, donor, facts),
        kind: cx.locale.chosen(donor.kind),
        photo: donor.photo.as_ref().and_then(|photo| cx.picture(photo)),
        story: donor.story.as_ref().and_then(|story| cx.html(story)),
        honors: donor.honors.iter().map(|honor| honor_view(cx, honor)).collect(),
    }
}

fn donations(cx: ViewContext<'_>, donor: &Donor) -> Option<String> {
    counted(cx, &donor.donations, words::DONATION, words::DONATIONS)
}

fn honor_view(cx: ViewContext<'_>, honor: &Honor) -> HonorView {
    let full_name = |written: &str| {
        let tier = cx.site.config.tiers.iter().find(|tier| is_tier(tier, written));
        tier.map_or(written, |tier| &tier.name).to_owned()
    };
    let tier = honor.tier.as_ref().map(|tier| full_name(tier));
    let name: Vec<String> = tier.into_iter().chain(honor.award.clone()).collect();
    HonorView {
        name: if name.is_empty() { cx.locale.say(words::UNKNOWN) } else { name.join(" – ") },
        facts: facts!(cx, *honor; by, decision),
        when: honor.when.as_ref().map(|when| cx.locale.when(when)),
    }
}

/// The page of all honorees: milestones highest first, then everybody else, each by given name.
pub fn honors(cx: ViewContext<'_>) -> HonorsView {
    let mut donors: Vec<&Entry<Donor>> = cx.site.entries.donors.values().map(Arc::as_ref).collect();
    donors.sort_by_cached_key(|donor| (by_name(donor), donor.id.clone()));
    let honorees = |tier: Option<&Tier>| {
        let id = tier.map(|tier| &tier.id.value);
        cards(
            cx,
            donors.iter().copied().filter(|donor| highest_tier(cx, donor).map(|it| &it.id.value) == id),
            usize::MAX,
        )
    };
    let tiers = cx.site.config.tiers.iter().rev().map(|tier| TierView {
        name: tier.name.clone(),
        anchor: tier.id.value.clone(),
        donations: tier.donations.as_ref().map(|count| cx.locale.integer(count.value)),
        honorees: honorees(Some(tier)),
    });
    HonorsView {
        tiers: tiers.filter(|tier: &TierView| !tier.honorees.is_empty()).collect(),
        others: honorees(None),
        rules: awareness::rules_of(cx, Topic::Honour),
    }
}

/// The sort key of an honoree in a list: a person by given name, a collective by its whole name, either by `sort_as`
/// where it is given.
pub fn by_name(donor: &Entry<Donor>) -> PersonKey {
    let whole = (donor.kind == HonoreeKind::Collective).then_some(donor.title.value.as_str());
    person_key(&donor.title, donor.sort_as.as_deref().or(whole))
}

/// The cards of honorees: at most `most` with a name, then those without a name, who share a line.
pub fn cards<'e>(cx: ViewContext<'_>, donors: impl Iterator<Item = &'e Entry<Donor>>, most: usize) -> Vec<HonoreeCard> {
    let (named, nameless): (Vec<_>, Vec<_>) = donors.partition(|donor| !cx.site.nameless.contains(&donor.id));
    let named = named.into_iter().take(most).map(|donor| card(cx, donor));
    let rest = match &nameless[..] {
        [] => None,
        [donor] => Some(card(cx, donor)),
        _ => {
            let number = cx.locale.integer(nameless.len().try_into().unwrap_or(i64::MAX));
            let name = cx.locale.say_with(words::NAMELESS, &[("number", &number)]);
            Some(HonoreeCard { name, ..HonoreeCard::default() })
        }
    };
    named.chain(rest).collect()
}

/// A card of an honoree.
fn card(cx: ViewContext<'_>, donor: &Entry<Donor>) -> HonoreeCard {
    let target = Target { kind: Kind::Donor, id: donor.id.clone() };
    HonoreeCard {
        name: name(cx, donor),
        href: cx.entry_href(&target),
        kind: cx.locale.chosen(donor.kind),
        unit: donor.member_of.as_ref().map(|unit| cx.reference_or_text(unit)),
        donations: donations(cx, donor),
    }
}

/// The name, or a generic description where the name is not shown.
fn name(cx: ViewContext<'_>, donor: &Entry<Donor>) -> String {
    match (!cx.site.nameless.contains(&donor.id), donor.kind) {
        (true, _) => donor.title.value.clone(),
        (false, HonoreeKind::Person) => cx.locale.say(words::NAMELESS_PERSON),
        (false, HonoreeKind::Family) => cx.locale.say(words::NAMELESS_FAMILY),
        (false, HonoreeKind::Collective) => cx.locale.say(words::NAMELESS_COLLECTIVE),
    }
}

/// The highest milestone among a donor's honours; milestones are listed lowest first.
fn highest_tier<'a>(cx: ViewContext<'a>, donor: &Donor) -> Option<&'a Tier> {
    let has =
        |tier: &&Tier| donor.honors.iter().filter_map(|honor| honor.tier.as_ref()).any(|name| is_tier(tier, name));
    cx.site.config.tiers.iter().rev().find(has)
}

fn is_tier(tier: &Tier, name: &str) -> bool {
    same_name(&tier.id.value, name) || same_name(&tier.name, name)
}
