//! The home page, in the order a citizen needs it.

use super::context::ViewContext;
use super::pages::HomeView;
use super::parts::{Card, Link};
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
pub fn home(cx: ViewContext<'_>) -> HomeView {
    let entries = &cx.site.entries;
    let changes = cx
        .timetable
        .ahead()
        .filter(|item| item.effective_status.is_change())
        .map(|item| schedule::row(cx, item))
        .collect();
    let open = cx.timetable.appeals.iter().filter(|(_, state)| **state == AppealState::Open);
    let mut donors: Vec<_> = entries.donors.values().filter(|donor| !donor.honors.is_empty()).collect();
    donors.sort_by_cached_key(|donor| {
        let last = donor.honors.iter().filter_map(|honor| honor.when.as_ref()?.latest()).max();
        (std::cmp::Reverse(last), donor::by_name(donor), donor.id.clone())
    });
    let all = results::results(cx);
    let known = all.quotas.into_iter().chain(all.drives).filter(|row| row.collected.is_some() || row.target.is_some());
    HomeView {
        appeals: open.filter_map(|(id, _)| cx.card(&Target { kind: Kind::Appeal, id: id.clone() })).collect(),
        changes,
        upcoming: schedule::coming(cx),
        schedule: cx.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        areas: schedule::areas(cx, &Filter::All),
        eligibility: rules::of_topic(cx, Topic::Eligibility).into_iter().take(RULES).collect(),
        eligibility_page: eligibility::way(cx)
            .or_else(|| cx.way(&Page::List(Kind::Article), words::list_title(Kind::Article))),
        next_donation: cx.way(&Page::NextDonation, words::NEXT_DONATION),
        languages: site::languages(cx),
        campaigns: not_over(cx, Kind::Campaign),
        waves: not_over(cx, Kind::Wave),
        results: known.take(FEW).collect(),
        honorees: donors.into_iter().take(FEW).map(|honoree| donor::card(cx, honoree)).collect(),
        news: latest(cx, Kind::News),
    }
}

/// Entries of a kind that are not over, soonest first.
fn not_over(cx: ViewContext<'_>, kind: Kind) -> Vec<Card> {
    let mut targets = super::list::targets(cx, kind);
    targets.retain(|target| !cx.timetable.over.contains(target));
    targets.iter().filter_map(|target| cx.card(target)).take(FEW * 2).collect()
}

/// The latest entries of a kind.
fn latest(cx: ViewContext<'_>, kind: Kind) -> Vec<Card> {
    super::list::latest_first(cx, kind).iter().filter_map(|target| cx.card(target)).take(FEW).collect()
}

/// Where to go from a page that does not exist.
pub fn ways_on(cx: ViewContext<'_>) -> Vec<Link> {
    let pages = [Page::Home, Page::SCHEDULE, Page::Search];
    let names = [words::HOME, words::SCHEDULE, words::SEARCH];
    pages.iter().zip(names).filter_map(|(page, name)| cx.way(page, name)).collect()
}
