//! Time, state and short facts of an entry of any kind, by which cards and lists are sorted and shown.

use super::facts::counted;
use super::prelude::*;
use crate::dates::period::Period;
use crate::model::appeal::AppealState;
use crate::model::site::Site;
use crate::schedule::days::is_exact;

/// The period of an entry, where its kind has one.
pub fn period_of(site: &Site, target: &Target) -> Option<Period> {
    use Kind::*;
    let (entries, id) = (&site.entries, &target.id);
    Some(match target.kind {
        Campaign => entries.campaigns.get(id)?.when.value.clone(),
        Program => year(entries.programs.get(id)?.year.value)?,
        Wave => entries.waves.get(id)?.when.value.clone(),
        Drive => entries.drives.get(id)?.when.value.clone(),
        Event => entries.events.get(id)?.when.value.clone(),
        Observance => Period::Yearly(entries.observances.get(id)?.month_day.value),
        News => entries.news.get(id)?.date.value.into(),
        Document => entries.documents.get(id)?.issued.as_ref()?.value.into(),
        Quota => year(entries.quotas.get(id)?.year.value)?,
        Report => entries.reports.get(id)?.period.value.clone(),
        Appeal => Period::Day(entries.appeals.get(id)?.issued_at.value.0.date()),
        Article | Place | Organization | Donor | Service | Material | Kind::Page => return None,
    })
}

/// The printed period of an entry.
pub fn when_of(cx: ViewContext<'_>, target: &Target) -> Option<When> {
    period_of(cx.site, target).map(|period| cx.locale.when(&period))
}

/// The period of a year, where the calendar has that year.
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

/// The moment at which an open appeal expires, in the form that scripts read. `None` where the present is pinned.
pub fn ends_of(cx: ViewContext<'_>, target: &Target) -> Option<String> {
    let is_appeal = target.kind == Kind::Appeal && !cx.site.now.is_pinned();
    let appeal = cx.site.entries.appeals.get(&target.id).filter(|_| is_appeal)?;
    let is_open = cx.timetable.appeals.get(&target.id) == Some(&AppealState::Open);
    appeal.end().filter(|_| is_open).map(iso_minute)
}

/// A moment at +07:00 in the form that scripts read: `2023-02-05T11:30+07:00`.
pub fn iso_minute(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M+07:00").to_string()
}

/// The effective status of an item of the schedule in words.
pub fn effective_status(locale: Locale<'_>, effective_status: EffectiveStatus) -> StatusView {
    let label = locale.say(words::effective_status(effective_status));
    StatusView { name: effective_status.name().to_owned(), label, changed: effective_status.is_change() }
}

/// The moment at which an item with a known day is over, in the form that scripts read, while it is in the future.
/// `None` where the present is pinned.
pub fn ends(cx: ViewContext<'_>, item: &Item) -> Option<String> {
    let is_known = is_exact(item.when()) && !item.is_past && !cx.site.now.is_pinned();
    item.ends.filter(|_| is_known).map(iso_minute)
}

/// An appeal's state in words.
pub fn appeal_status(locale: Locale<'_>, state: AppealState) -> StatusView {
    let label = locale.say(words::appeal_state(state));
    StatusView { name: state.name().to_owned(), label, changed: state == AppealState::Open }
}

/// A title preceded by its state, where people must notice it: `[TẠM HOÃN] Hiến máu …`.
pub fn with_state(state: &str, title: &str) -> String {
    format!("[{}] {title}", state.to_uppercase())
}

/// Short facts for a card.
pub fn meta_of(cx: ViewContext<'_>, target: &Target) -> Vec<Text> {
    let (entries, id) = (&cx.site.entries, &target.id);
    let meta = || {
        Some(match target.kind {
            Kind::Drive => {
                let drive = entries.drives.get(id)?;
                [drive.hours.to_texts(cx), drive.venue.to_texts(cx), drive.area.to_texts(cx)].concat()
            }
            Kind::Wave => {
                let hosts = entries.waves.get(id)?.hosts.len() as i64;
                vec![Text::plain(cx.locale.count(hosts, words::HOST, words::HOSTS))]
            }
            Kind::Quota => {
                let collected = counted(cx, &entries.quotas.get(id)?.collected_units, words::UNIT, words::UNITS);
                vec![Text::plain(collected.unwrap_or_else(|| cx.locale.say(words::UNKNOWN)))]
            }
            Kind::Document => {
                let document = entries.documents.get(id)?;
                [document.kind.to_texts(cx), document.number.to_texts(cx)].concat()
            }
            Kind::Campaign => entries.campaigns.get(id)?.areas.to_texts(cx),
            Kind::Event => entries.events.get(id)?.kinds.to_texts(cx),
            Kind::Service => entries.services.get(id)?.kind.to_texts(cx),
            Kind::Material => entries.materials.get(id)?.kind.to_texts(cx),
            Kind::Report => entries.reports.get(id)?.kind.to_texts(cx),
            Kind::Place => {
                let place = entries.places.get(id)?;
                [place.level.to_texts(cx), standing::meta(cx, place)].concat()
            }
            Kind::Organization => {
                let until = standing::until(cx, target).map(Text::plain);
                entries.organizations.get(id)?.area.to_texts(cx).into_iter().chain(until).collect()
            }
            Kind::News => entries.news.get(id)?.outlet.to_texts(cx),
            Kind::Program | Kind::Observance | Kind::Donor | Kind::Article | Kind::Appeal | Kind::Page => return None,
        })
    };
    meta().unwrap_or_default()
}
