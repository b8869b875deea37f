//! The time, state and short facts of an entry of any kind: what cards and lists are ordered and drawn by.

use super::context::ViewContext;
use super::locale::Locale;
use super::parts::{StatusView, Text, When};
use super::words;
use crate::dates::period::Period;
use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::schedule::days::is_exact;
use crate::schedule::{EffectiveStatus, Item};

/// The time of an entry, where its kind has one.
pub fn period_of(site: &Site, target: &Target) -> Option<Period> {
    let (entries, id) = (&site.entries, &target.id);
    match target.kind {
        Kind::Campaign => entries.campaigns.get(id).map(|entry| entry.when.value.clone()),
        Kind::Program => entries.programs.get(id).and_then(|entry| year(entry.year.value)),
        Kind::Wave => entries.waves.get(id).map(|entry| entry.when.value.clone()),
        Kind::Drive => entries.drives.get(id).map(|entry| entry.when.value.clone()),
        Kind::Event => entries.events.get(id).map(|entry| entry.when.value.clone()),
        Kind::Observance => entries.observances.get(id).map(|entry| Period::Yearly(entry.month_day.value)),
        Kind::News => entries.news.get(id).map(|entry| entry.date.value.into()),
        Kind::Document => entries.documents.get(id)?.issued.as_ref().map(|issued| issued.value.into()),
        Kind::Quota => entries.quotas.get(id).and_then(|entry| year(entry.year.value)),
        Kind::Report => entries.reports.get(id).map(|entry| entry.period.value.clone()),
        Kind::Appeal => entries.appeals.get(id).map(|entry| Period::Day(entry.issued_at.value.0.date())),
        Kind::Article
        | Kind::Place
        | Kind::Organization
        | Kind::Donor
        | Kind::Service
        | Kind::Material
        | Kind::Page => None,
    }
}

/// The time of an entry as printed.
pub fn when_of(cx: ViewContext<'_>, target: &Target) -> Option<When> {
    period_of(cx.site, target).map(|period| cx.locale.when(&period))
}

/// A year, where the calendar has it.
pub fn year(year: i64) -> Option<Period> {
    i32::try_from(year).ok().map(Period::Year)
}

/// The state of an entry, where its kind has one.
pub fn status_of(cx: ViewContext<'_>, target: &Target) -> Option<StatusView> {
    match target.kind {
        Kind::Drive | Kind::Event => {
            cx.timetable.shown(target).map(|item| effective_status(cx.locale, item.effective_status))
        }
        Kind::Appeal => cx.timetable.appeals.get(&target.id).map(|state| appeal_status(cx.locale, *state)),
        _ => None,
    }
}

/// The moment at which an open appeal is over, as scripts read it. Nothing where the present is pinned.
pub fn ends_of(cx: ViewContext<'_>, target: &Target) -> Option<String> {
    let is_appeal = target.kind == Kind::Appeal && !cx.site.now.is_pinned();
    let appeal = cx.site.entries.appeals.get(&target.id).filter(|_| is_appeal)?;
    let is_open = cx.timetable.appeals.get(&target.id) == Some(&AppealState::Open);
    appeal.end().filter(|_| is_open).map(moment)
}

/// A moment at +07:00 as scripts read it: `2023-02-05T11:30+07:00`.
pub fn moment(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M+07:00").to_string()
}

/// The effective status of anything in the schedule in words.
pub fn effective_status(locale: Locale<'_>, effective_status: EffectiveStatus) -> StatusView {
    let label = locale.say(words::effective_status(effective_status));
    StatusView { name: effective_status.name().to_owned(), label, changed: effective_status.is_change() }
}

/// The moment at which something known to the day is over, as scripts read it, while it lies ahead. Nothing where the
/// present is pinned.
pub fn ends(cx: ViewContext<'_>, item: &Item<'_>) -> Option<String> {
    let is_known = is_exact(item.when()) && !item.is_past && !cx.site.now.is_pinned();
    item.ends.filter(|_| is_known).map(moment)
}

/// An appeal's state in words.
pub fn appeal_status(locale: Locale<'_>, state: AppealState) -> StatusView {
    let label = locale.say(words::appeal_state(state));
    StatusView { name: state.name().to_owned(), label, changed: state == AppealState::Open }
}

/// Short facts for a card.
pub fn meta_of(cx: ViewContext<'_>, target: &Target) -> Vec<Text> {
    let (entries, id) = (&cx.site.entries, &target.id);
    match target.kind {
        Kind::Drive => entries.drives.get(id).map_or_else(Vec::new, |drive| {
            let hours = drive.hours.as_ref().map(|hours| Text::plain(cx.locale.hours(hours)));
            let venue = drive.venue.as_ref().map(Text::plain);
            hours.into_iter().chain(venue).chain(drive.area.as_ref().map(|area| cx.reference(area))).collect()
        }),
        Kind::Wave => entries.waves.get(id).map_or_else(Vec::new, |wave| {
            vec![Text::plain(cx.locale.count(wave.hosts.len() as i64, words::HOST, words::HOSTS))]
        }),
        Kind::Campaign => entries
            .campaigns
            .get(id)
            .map_or_else(Vec::new, |campaign| campaign.areas.iter().map(|area| cx.reference(area)).collect()),
        Kind::Event => entries.events.get(id).map_or_else(Vec::new, |event| {
            event.kinds.iter().map(|kind| Text::plain(cx.locale.choice(kind.name(), kind.label()))).collect()
        }),
        Kind::Document => entries.documents.get(id).map_or_else(Vec::new, |document| {
            let kind = Text::plain(cx.locale.choice(document.kind.name(), document.kind.label()));
            [kind].into_iter().chain(document.number.as_ref().map(Text::plain)).collect()
        }),
        Kind::Service => entries.services.get(id).map_or_else(Vec::new, |service| {
            vec![Text::plain(cx.locale.choice(service.kind.name(), service.kind.label()))]
        }),
        Kind::Material => entries.materials.get(id).map_or_else(Vec::new, |material| {
            vec![Text::plain(cx.locale.choice(material.kind.name(), material.kind.label()))]
        }),
        Kind::Report => entries.reports.get(id).map_or_else(Vec::new, |report| {
            vec![Text::plain(cx.locale.choice(report.kind.name(), report.kind.label()))]
        }),
        Kind::Place => entries.places.get(id).map_or_else(Vec::new, |place| {
            place.level.map(|level| Text::plain(cx.locale.choice(level.name(), level.label()))).into_iter().collect()
        }),
        Kind::Organization => entries.organizations.get(id).map_or_else(Vec::new, |organization| {
            organization.area.as_ref().map(|area| cx.reference(area)).into_iter().collect()
        }),
        Kind::News => entries.news.get(id).map_or_else(Vec::new, |news| news.outlet.iter().map(Text::plain).collect()),
        Kind::Quota => entries.quotas.get(id).map_or_else(Vec::new, |quota| {
            let collected =
                quota.collected_units.as_ref().map(|units| cx.locale.count(units.value, words::UNIT, words::UNITS));
            vec![Text::plain(collected.unwrap_or_else(|| cx.locale.say(words::UNKNOWN)))]
        }),
        Kind::Program | Kind::Observance | Kind::Donor | Kind::Article | Kind::Appeal | Kind::Page => Vec::new(),
    }
}
