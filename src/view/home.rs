//! The home page, in the order in which citizens need its parts, and the lists: the entries of each kind, and all
//! entries.

use std::cmp::Reverse;
use std::sync::Arc;

use super::prelude::*;
use super::{donor, eligibility, languages, map, results, year};
use crate::model::appeal::AppealState;
use crate::model::fact::Topic;
use crate::model::service::ServiceKind;

/// The maximum number of cards of events, observances, campaigns, waves, honorees and news, and of rows of results.
const FEW: usize = 4;
/// The maximum number of changes.
const CHANGES: usize = 2;
/// Rules shown in answer to "Tôi có hiến được không?".
const RULES: usize = 4;
/// The maximum number of drives listed on the search page. With more, none are listed; the schedule has them.
const DRIVES: usize = 100;

/// The view of the home page.
pub fn home(cx: ViewContext<'_>) -> HomeView {
    let entries = &cx.site.entries;
    let open = cx.timetable.appeals.iter().filter(|(_, state)| **state == AppealState::Open);
    let mut donors: Vec<_> = entries.donors.values().filter(|donor| !donor.honors.is_empty()).collect();
    donors.sort_by_cached_key(|donor| {
        let last = donor.honors.iter().filter_map(|honor| honor.when.as_ref()?.latest()).max();
        (Reverse(last), donor::by_name(donor), donor.id.clone())
    });
    let all = results::quotas(cx, usize::MAX).into_iter().chain(results::drive_results(cx, results::DRIVES));
    let known = all.filter(|row| row.collected.is_some() || row.target.is_some());
    let mut changes = schedule::changes_ahead(cx);
    let more = cx.locale.integer(changes.len().saturating_sub(CHANGES).try_into().unwrap_or(i64::MAX));
    let more = cx.locale.say_with(words::MORE_CHANGES, &[("number", &more)]);
    let changes_page = cx.link(&PageId::Changes, more).filter(|_| changes.len() > CHANGES).unwrap_or_default();
    changes.truncate(CHANGES);
    let eligibility: Vec<Rule> = awareness::rules_of(cx, Topic::Eligibility).into_iter().take(RULES).collect();
    HomeView {
        appeals: open.filter_map(|(id, _)| cx.card(&Target { kind: Kind::Appeal, id: id.clone() })).collect(),
        changes,
        changes_page,
        upcoming: schedule::coming(cx),
        schedule: cx.to(&PageId::SCHEDULE).unwrap_or_default(),
        areas: schedule::areas(cx, &Filter::All),
        eligibility_sources: awareness::laws(&eligibility),
        eligibility,
        eligibility_page: eligibility::way(cx).or_else(|| cx.to(&PageId::List(Kind::Article))),
        next_donation: cx.to(&PageId::NextDonation),
        languages: languages::languages(cx),
        year: year::year(cx, year::Scope::Site),
        peaks: cx.timetable.peaks.iter().filter_map(|(program, index)| peak(cx, program, *index)).collect(),
        events: events(cx),
        observances: observances(cx),
        campaigns: not_over(cx, Kind::Campaign),
        waves: not_over(cx, Kind::Wave),
        results: known.take(FEW).collect(),
        honorees: donor::cards(cx, donors.into_iter().map(Arc::as_ref), FEW),
        news: latest(cx, Kind::News),
    }
}

/// A peak of communication work, with the page of its programme.
fn peak(cx: ViewContext<'_>, program: &Id, index: usize) -> Option<Card> {
    let entry = cx.site.entries.programs.get(program)?;
    let own = entry.peaks.get(index)?;
    let number = cx.locale.integer(own.number);
    let program = cx.card(&Target { kind: Kind::Program, id: program.clone() })?;
    Some(Card {
        title: cx.locale.say_with(words::PEAK, &[("number", &number)]),
        summary: own.title.clone(),
        when: Some(cx.locale.when(&own.when)),
        meta: [vec![Text::plain(program.title)], entry.area.to_texts(cx)].concat(),
        href: program.href,
        ..Card::default()
    })
}

/// The next events that the schedule does not list, soonest first.
fn events(cx: ViewContext<'_>) -> Vec<Card> {
    let ahead = cx.timetable.items.iter().filter(|item| !item.is_listed() && !item.is_past);
    let mut targets: Vec<Target> = Vec::new();
    for target in ahead.map(Item::target) {
        if targets.len() < FEW && !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets.iter().filter_map(|target| cx.card(target)).collect()
}

/// The next days that are kept every year.
fn observances(cx: ViewContext<'_>) -> Vec<Card> {
    let targets = cx.timetable.observances.iter().map(|id| Target { kind: Kind::Observance, id: id.clone() });
    targets.filter_map(|target| cx.card(&target)).take(FEW).collect()
}

/// Entries of a kind that are not over, soonest first.
fn not_over(cx: ViewContext<'_>, kind: Kind) -> Vec<Card> {
    let targets = targets(cx, kind).into_iter().filter(|target| !cx.timetable.over.contains(target));
    targets.filter_map(|target| cx.card(&target)).take(FEW * 2).collect()
}

/// The latest entries of a kind.
fn latest(cx: ViewContext<'_>, kind: Kind) -> Vec<Card> {
    latest_first(cx, kind).iter().filter_map(|target| cx.card(target)).take(FEW).collect()
}

/// The page for addresses that do not exist, with links to the main pages.
pub fn not_found(cx: ViewContext<'_>) -> NotFoundView {
    NotFoundView {
        gone: false,
        links: [PageId::Home, PageId::SCHEDULE, PageId::Search].iter().filter_map(|page| cx.to(page)).collect(),
    }
}

/// The entries of a kind in their usual order: by time where the kind has one, else by name in Vietnamese order.
fn targets(cx: ViewContext<'_>, kind: Kind) -> Vec<Target> {
    let all = cx.site.entries.all().into_iter().filter(|glance| glance.kind == kind);
    let mut targets: Vec<Target> = all.map(|glance| glance.target()).collect();
    targets.sort_by_cached_key(|target| (cx.order(target), target.clone()));
    targets
}

/// The entries of a kind, latest first; entries of the same time are sorted by name in Vietnamese order.
fn latest_first(cx: ViewContext<'_>, kind: Kind) -> Vec<Target> {
    let mut targets = targets(cx, kind);
    targets.sort_by_cached_key(|target| Reverse(cx.order(target).0));
    targets
}

/// The list page of a kind. News and documents are listed latest first, services are grouped by their type.
pub fn list(cx: ViewContext<'_>, kind: Kind) -> ListView {
    let targets = match kind {
        Kind::News | Kind::Document | Kind::Report | Kind::Appeal => latest_first(cx, kind),
        _ => targets(cx, kind),
    };
    let groups = match kind {
        Kind::Service => ServiceKind::ALL.iter().map(|kind| services(cx, &targets, *kind)).collect(),
        _ => vec![of_kind(cx, kind, &targets)],
    };
    ListView {
        groups: groups.into_iter().filter(|group| !group.cards.is_empty()).collect(),
        map: (kind == Kind::Place).then(|| map::of_places(cx)).flatten(),
        empty: cx.locale.say_with(words::EMPTY_LIST, &[("kind", &cx.locale.say(words::kind(kind)))]),
    }
}

/// Every entry that has a page, by kind. Drives are left out where there are too many; the schedule lists them.
pub fn search(cx: ViewContext<'_>) -> SearchView {
    let is_shown = |kind: &Kind| *kind != Kind::Drive || cx.site.entries.drives.len() <= DRIVES;
    let kinds = Kind::ALL.into_iter().filter(is_shown);
    let groups = kinds.map(|kind| of_kind(cx, kind, &targets(cx, kind)));
    SearchView { groups: groups.filter(|group| !group.cards.is_empty()).collect() }
}

fn of_kind(cx: ViewContext<'_>, kind: Kind, targets: &[Target]) -> Section {
    let cards = targets.iter().filter_map(|target| cx.card(target)).collect();
    Section { heading: cx.locale.list_title(kind), anchor: kind.facts().folder.to_owned(), cards, empty: None }
}

fn services(cx: ViewContext<'_>, targets: &[Target], kind: ServiceKind) -> Section {
    let is_own = |id: &Id| cx.site.entries.services.get(id).is_some_and(|service| service.kind == kind);
    let own = targets.iter().filter(|target| is_own(&target.id));
    let cards = own.filter_map(|target| cx.card(target)).collect();
    Section { heading: cx.locale.chosen(kind), anchor: kind.name().to_owned(), cards, empty: None }
}
