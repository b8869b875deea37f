//! The time, state and short facts of an entry of any kind: what cards and lists are ordered and drawn by.

use super::parts::{StatusView, Text, When};
use super::scene::Scene;
use super::tongue::Tongue;
use super::words;
use crate::assemble::state::{AppealState, DriveState, appeal_end, appeal_state, drive_state};
use crate::assemble::timetable::State;
use crate::model::drive::Status;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::text::period::Period;

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
pub fn when_of(scene: Scene<'_>, target: &Target) -> Option<When> {
    period_of(scene.site, target).map(|period| scene.tongue.when(&period))
}

/// A year, where the calendar has it.
pub fn year(year: i64) -> Option<Period> {
    i32::try_from(year).ok().map(Period::Year)
}

/// The state of an entry, where its kind has one.
pub fn status_of(scene: Scene<'_>, target: &Target) -> Option<StatusView> {
    let (site, tongue) = (scene.site, scene.tongue);
    match target.kind {
        Kind::Drive => {
            site.entries.drives.get(&target.id).map(|drive| drive_status(tongue, drive_state(drive, site.now.at)))
        }
        Kind::Appeal => {
            site.entries.appeals.get(&target.id).map(|entry| appeal_status(tongue, appeal_state(entry, site.now.at)))
        }
        _ => None,
    }
}

/// The moment at which an open appeal is over, as scripts read it. Nothing where the present is pinned.
pub fn ends_of(site: &Site, target: &Target) -> Option<String> {
    let appeal = site.entries.appeals.get(&target.id).filter(|_| target.kind == Kind::Appeal && !site.now.pinned)?;
    let is_open = appeal_state(appeal, site.now.at) == AppealState::Open;
    appeal_end(appeal).filter(|_| is_open).map(moment)
}

/// A moment at +07:00 as scripts read it: `2023-02-05T11:30+07:00`.
pub fn moment(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M+07:00").to_string()
}

/// A drive's state in words.
pub fn drive_status(tongue: Tongue<'_>, state: DriveState) -> StatusView {
    let label = tongue.say(words::drive_state(state));
    StatusView { name: state.name().to_owned(), label, changed: state.is_change() }
}

/// The state of anything in the schedule in words: an event to come is as certain as a planned drive.
pub fn schedule_status(tongue: Tongue<'_>, state: State) -> StatusView {
    match state {
        State::Drive(state) => drive_status(tongue, state),
        State::Coming => drive_status(tongue, DriveState::As(Status::Planned)),
        State::Over => drive_status(tongue, DriveState::Ended),
        State::Unscheduled => {
            StatusView { name: "unscheduled".to_owned(), label: tongue.say(words::UNSCHEDULED), changed: false }
        }
    }
}

/// An appeal's state in words.
pub fn appeal_status(tongue: Tongue<'_>, state: AppealState) -> StatusView {
    let label = tongue.say(words::appeal_state(state));
    StatusView { name: state.name().to_owned(), label, changed: state == AppealState::Open }
}

/// Short facts for a card.
pub fn meta_of(scene: Scene<'_>, target: &Target) -> Vec<Text> {
    let (entries, id) = (&scene.site.entries, &target.id);
    match target.kind {
        Kind::Drive => entries.drives.get(id).map_or_else(Vec::new, |drive| {
            let hours = drive.hours.as_ref().map(|hours| Text::plain(scene.tongue.hours(hours)));
            let venue = drive.venue.as_ref().map(Text::plain);
            hours.into_iter().chain(venue).chain(drive.area.as_ref().map(|area| scene.reference(area))).collect()
        }),
        Kind::Wave => entries.waves.get(id).map_or_else(Vec::new, |wave| {
            vec![Text::plain(scene.tongue.count(wave.hosts.len() as i64, words::HOST, words::HOSTS))]
        }),
        Kind::Campaign => entries
            .campaigns
            .get(id)
            .map_or_else(Vec::new, |campaign| campaign.areas.iter().map(|area| scene.reference(area)).collect()),
        Kind::Event => entries.events.get(id).map_or_else(Vec::new, |event| {
            event.kinds.iter().map(|kind| Text::plain(scene.tongue.choice(kind.name(), kind.label()))).collect()
        }),
        Kind::Document => entries.documents.get(id).map_or_else(Vec::new, |document| {
            let kind = Text::plain(scene.tongue.choice(document.kind.name(), document.kind.label()));
            [kind].into_iter().chain(document.number.as_ref().map(Text::plain)).collect()
        }),
        Kind::Service => entries.services.get(id).map_or_else(Vec::new, |service| {
            vec![Text::plain(scene.tongue.choice(service.kind.name(), service.kind.label()))]
        }),
        Kind::Material => entries.materials.get(id).map_or_else(Vec::new, |material| {
            vec![Text::plain(scene.tongue.choice(material.kind.name(), material.kind.label()))]
        }),
        Kind::Report => entries.reports.get(id).map_or_else(Vec::new, |report| {
            vec![Text::plain(scene.tongue.choice(report.kind.name(), report.kind.label()))]
        }),
        Kind::Place => entries.places.get(id).map_or_else(Vec::new, |place| {
            place.level.map(|level| Text::plain(scene.tongue.choice(level.name(), level.label()))).into_iter().collect()
        }),
        Kind::Organization => entries.organizations.get(id).map_or_else(Vec::new, |organization| {
            organization.area.as_ref().map(|area| scene.reference(area)).into_iter().collect()
        }),
        Kind::News => entries.news.get(id).map_or_else(Vec::new, |news| news.outlet.iter().map(Text::plain).collect()),
        Kind::Quota => entries.quotas.get(id).map_or_else(Vec::new, |quota| {
            let collected =
                quota.collected_units.as_ref().map(|units| scene.tongue.count(units.value, words::UNIT, words::UNITS));
            vec![Text::plain(collected.unwrap_or_else(|| scene.tongue.say(words::UNKNOWN)))]
        }),
        Kind::Program | Kind::Observance | Kind::Donor | Kind::Article | Kind::Appeal | Kind::Page => Vec::new(),
    }
}
