//! Lists of the entries of a kind, and of everything.

use std::cmp::Reverse;

use super::context::ViewContext;
use super::pages::{ListView, SearchView};
use super::parts::{Card, Section};
use super::words;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::service::ServiceKind;

/// The entries of a kind: by time where the kind has one, else by name in Vietnamese order.
pub fn targets(cx: ViewContext<'_>, kind: Kind) -> Vec<Target> {
    let mut targets: Vec<Target> =
        cx.site.entries.all().into_iter().filter(|glance| glance.kind == kind).map(|glance| glance.target()).collect();
    targets.sort_by_cached_key(|target| (cx.order(target), target.clone()));
    targets
}

/// The entries of a kind, latest first; those of one time by name in Vietnamese order.
pub fn latest_first(cx: ViewContext<'_>, kind: Kind) -> Vec<Target> {
    let mut targets = targets(cx, kind);
    targets.sort_by_cached_key(|target| Reverse(cx.order(target).0));
    targets
}

/// The page that lists a kind. News and documents stand latest first.
pub fn list(cx: ViewContext<'_>, kind: Kind) -> ListView {
    let targets = match kind {
        Kind::News | Kind::Document | Kind::Report | Kind::Appeal => latest_first(cx, kind),
        _ => targets(cx, kind),
    };
    let groups = match kind {
        Kind::Service => by_service_kind(cx, &targets),
        _ => vec![section(&cx.locale.list_title(kind), kind.facts().folder, cards(cx, &targets))],
    };
    ListView {
        groups: groups.into_iter().filter(|group| !group.cards.is_empty()).collect(),
        empty: cx.locale.say_with(words::EMPTY_LIST, &[("kind", &cx.locale.say(words::kind(kind)))]),
    }
}

/// Drives above which they are left to the schedule.
const DRIVES: usize = 100;

/// Every entry that has a page, by kind; very many drives stand in the schedule alone.
pub fn search(cx: ViewContext<'_>) -> SearchView {
    let shown = |kind: &Kind| *kind != Kind::Drive || cx.site.entries.drives.len() <= DRIVES;
    let groups = Kind::ALL
        .into_iter()
        .filter(shown)
        .map(|kind| section(&cx.locale.list_title(kind), kind.facts().folder, cards(cx, &targets(cx, kind))));
    SearchView { groups: groups.filter(|group| !group.cards.is_empty()).collect() }
}

fn by_service_kind(cx: ViewContext<'_>, targets: &[Target]) -> Vec<Section> {
    let of = |wanted: ServiceKind| -> Vec<Target> {
        let is =
            |target: &&Target| cx.site.entries.services.get(&target.id).is_some_and(|service| service.kind == wanted);
        targets.iter().filter(is).cloned().collect()
    };
    ServiceKind::ALL
        .iter()
        .map(|kind| section(&cx.locale.choice(kind.name(), kind.label()), kind.name(), cards(cx, &of(*kind))))
        .collect()
}

fn cards(cx: ViewContext<'_>, targets: &[Target]) -> Vec<Card> {
    targets.iter().filter_map(|target| cx.card(target)).collect()
}

fn section(heading: &str, anchor: &str, cards: Vec<Card>) -> Section {
    Section { heading: heading.to_owned(), anchor: anchor.to_owned(), cards, empty: None }
}
