//! The home page, in the order a citizen needs it.

use super::pages::HomeView;
use super::parts::{Card, Link};
use super::scene::Scene;
use super::{donor, eligibility, results, rules, schedule, site};
use crate::model::appeal::AppealState;
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::Page;
use crate::schedule::Filter;
use crate::view::words;

/// Cards of campaigns, waves, honorees, news; rows of results.
const FEW: usize = 4;
/// Rules shown in answer to "Tôi có hiến được không?".
const RULES: usize = 4;

/// The view of the home page.
pub fn home(scene: Scene<'_>) -> HomeView {
    let entries = &scene.site.entries;
    let changes = scene
        .timetable
        .ahead()
        .filter(|item| item.standing.is_change())
        .map(|item| schedule::row(scene, item))
        .collect();
    let open = scene.timetable.appeals.iter().filter(|(_, state)| **state == AppealState::Open);
    let mut donors: Vec<_> = entries.donors.values().filter(|donor| !donor.honors.is_empty()).collect();
    donors.sort_by_cached_key(|donor| {
        let last = donor.honors.iter().filter_map(|honor| honor.when.as_ref()?.latest()).max();
        (std::cmp::Reverse(last), donor::by_name(donor), donor.id.clone())
    });
    let all = results::results(scene);
    let known = all.quotas.into_iter().chain(all.drives).filter(|row| row.collected.is_some() || row.target.is_some());
    HomeView {
        appeals: open.filter_map(|(id, _)| scene.card(&Target { kind: Kind::Appeal, id: id.clone() })).collect(),
        changes,
        upcoming: schedule::coming(scene),
        schedule: scene.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        areas: schedule::areas(scene, &Filter::All),
        eligibility: rules::of_topic(scene, Topic::Eligibility).into_iter().take(RULES).collect(),
        eligibility_page: eligibility::way(scene)
            .or_else(|| scene.way(&Page::List(Kind::Article), words::list_title(Kind::Article))),
        next_donation: scene.way(&Page::NextDonation, words::NEXT_DONATION),
        languages: site::languages(scene),
        campaigns: not_over(scene, Kind::Campaign),
        waves: not_over(scene, Kind::Wave),
        results: known.take(FEW).collect(),
        honorees: donors.into_iter().take(FEW).map(|honoree| donor::card(scene, honoree)).collect(),
        news: latest(scene, Kind::News),
    }
}

/// Entries of a kind that are not over, soonest first.
fn not_over(scene: Scene<'_>, kind: Kind) -> Vec<Card> {
    let mut targets = super::list::targets(scene, kind);
    targets.retain(|target| !scene.timetable.over.contains(target));
    targets.iter().filter_map(|target| scene.card(target)).take(FEW * 2).collect()
}

/// The latest entries of a kind.
fn latest(scene: Scene<'_>, kind: Kind) -> Vec<Card> {
    super::list::latest_first(scene, kind).iter().filter_map(|target| scene.card(target)).take(FEW).collect()
}

/// Where to go from a page that does not exist.
pub fn ways_on(scene: Scene<'_>) -> Vec<Link> {
    let pages = [Page::Home, Page::SCHEDULE, Page::Search];
    let names = [words::HOME, words::SCHEDULE, words::SEARCH];
    pages.iter().zip(names).filter_map(|(page, name)| scene.way(page, name)).collect()
}
