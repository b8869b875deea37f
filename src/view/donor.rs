//! Those honoured, as their consent allows: what it does not cover was removed by `assemble`.

use super::context::ViewContext;
use super::entry::entry;
use super::facts::Rows;
use super::pages::{DonorView, HonorView, HonoreeCard, HonorsView, TierView};
use super::parts::Text;
use super::{rules, words};
use crate::model::common::Entry;
use crate::model::config::Tier;
use crate::model::donor::{Donor, Honor, HonoreeKind};
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::text::collation::{PersonKey, person_key};
use crate::text::fold::same_name;

/// The page of an honoree.
pub fn donor(cx: ViewContext<'_>, donor: &Entry<Donor>, root: &str) -> DonorView {
    let rows = Rows::of::<Donor>(cx.locale)
        .add("member_of", donor.member_of.as_ref().map(|unit| cx.reference_or_text(unit)))
        .add(
            "donations",
            donor
                .donations
                .as_ref()
                .map(|count| Text::plain(cx.locale.count(count.value, words::DONATION, words::DONATIONS))),
        )
        .done();
    DonorView {
        entry: entry(cx, Kind::Donor, donor, root, rows, &[Kind::News]),
        kind: cx.locale.choice(donor.kind.name(), donor.kind.label()),
        photo: donor.photo.as_ref().and_then(|photo| cx.picture(photo)),
        story: donor.story.as_ref().and_then(|story| cx.html(story, root)),
        honors: donor.honors.iter().map(|honor| honor_view(cx, honor)).collect(),
    }
}

fn honor_view(cx: ViewContext<'_>, honor: &Honor) -> HonorView {
    let tier =
        honor.tier.as_ref().map(|tier| tier_of(cx, &tier.value).map_or(tier.value.clone(), |tier| tier.name.clone()));
    let name: Vec<String> = tier.into_iter().chain(honor.award.clone()).collect();
    HonorView {
        name: if name.is_empty() { cx.locale.say(words::UNKNOWN) } else { name.join(" – ") },
        facts: Rows::of::<Honor>(cx.locale)
            .add("by", honor.by.as_ref().map(|by| cx.reference_or_text(by)))
            .add("decision", honor.decision.as_ref().map(|decision| cx.reference_or_text(decision)))
            .done(),
        when: honor.when.as_ref().map(|when| cx.locale.when(when)),
    }
}

/// The page of all honorees: milestones highest first, then everybody else, each by given name.
pub fn honors(cx: ViewContext<'_>) -> HonorsView {
    let mut donors: Vec<&Entry<Donor>> = cx.site.entries.donors.values().collect();
    donors.sort_by_cached_key(|donor| (by_name(donor), donor.id.clone()));
    let has = |donor: &Entry<Donor>, tier: &Tier| {
        highest_tier(cx, donor).is_some_and(|highest| highest.id.value == tier.id.value)
    };
    let tiers = cx.site.config.tiers.iter().rev().map(|tier| TierView {
        name: tier.name.clone(),
        anchor: tier.id.value.clone(),
        donations: tier.donations.as_ref().map(|count| cx.locale.integer(count.value)),
        honorees: donors.iter().filter(|donor| has(donor, tier)).map(|donor| card(cx, donor)).collect(),
    });
    HonorsView {
        tiers: tiers.filter(|tier: &TierView| !tier.honorees.is_empty()).collect(),
        others: donors.iter().filter(|donor| highest_tier(cx, donor).is_none()).map(|donor| card(cx, donor)).collect(),
        rules: rules::of_topic(cx, Topic::Honour),
    }
}

/// The place of an honoree in a list: a person by given name, a collective by its whole name, either by `sort_as` where it
/// is given.
pub fn by_name(donor: &Entry<Donor>) -> PersonKey {
    let whole = (donor.kind == HonoreeKind::Collective).then_some(donor.title.value.as_str());
    person_key(&donor.title, donor.sort_as.as_deref().or(whole))
}

/// A card of an honoree.
pub fn card(cx: ViewContext<'_>, donor: &Entry<Donor>) -> HonoreeCard {
    let target = Target { kind: Kind::Donor, id: donor.id.clone() };
    HonoreeCard {
        name: name(cx, donor),
        href: cx.entry_href(&target),
        kind: cx.locale.choice(donor.kind.name(), donor.kind.label()),
        unit: donor.member_of.as_ref().map(|unit| cx.reference_or_text(unit)),
        donations: donor
            .donations
            .as_ref()
            .map(|count| cx.locale.count(count.value, words::DONATION, words::DONATIONS)),
    }
}

/// The name; where it is not shown, what stands in its place.
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
    let named: Vec<&str> =
        donor.honors.iter().filter_map(|honor| honor.tier.as_ref()).map(|tier| tier.value.as_str()).collect();
    cx.site.config.tiers.iter().rev().find(|tier| named.iter().any(|name| is_tier(tier, name)))
}

fn tier_of<'a>(cx: ViewContext<'a>, name: &str) -> Option<&'a Tier> {
    cx.site.config.tiers.iter().find(|tier| is_tier(tier, name))
}

fn is_tier(tier: &Tier, name: &str) -> bool {
    same_name(&tier.id.value, name) || same_name(&tier.name, name)
}
