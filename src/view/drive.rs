//! The page of a drive: is it on, when, where, whom to ask.

use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{ChangeView, DriveView};
use super::parts::{Fact, ScheduleRow, Text};
use super::scene::{self, Scene};
use super::{results, rules, schedule, times, words};
use crate::assemble::state::{DriveState, drive_state};
use crate::model::common::Entry;
use crate::model::drive::{Before, Change, Drive, Repeats};
use crate::model::fact::Topic;
use crate::model::kind::Kind;

/// Other drives shown where one is called off.
const OTHERS: usize = 3;

/// The view of a drive.
pub fn drive(scene: Scene<'_>, drive: &Entry<Drive>, root: &str) -> DriveView {
    let state = drive_state(drive, scene.site.now.at);
    let mut changes: Vec<&Change> = drive.history.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on.value));
    DriveView {
        entry: entry(scene, Kind::Drive, drive, root, rows(scene, drive), &[Kind::News, Kind::Report, Kind::Material]),
        status: times::drive_status(state),
        when: scene::when(&drive.when),
        hours: drive.hours.as_ref().map(|hours| hours.vi()),
        place: place(scene, drive),
        host: drive.host.as_ref().map(|host| scene.reference(host)),
        registration: facts::registration(drive.registration.as_ref().or(scene.site.config.registration.as_ref())),
        contact: facts::contact(drive.contact.as_ref().or(scene.site.config.contact.as_ref())),
        maps: maps(drive),
        bring: drive.bring.clone(),
        eligibility: rules::of_topic(scene, Topic::Eligibility),
        care: rules::of_topic(scene, Topic::Care),
        changes: changes.into_iter().map(|change| change_view(scene, change)).collect(),
        result: drive.result.as_ref().map(|_| results::drive_row(scene, drive)),
        others: others(scene, state),
    }
}

/// Venue, address and place, from the narrowest to the widest.
pub fn place(scene: Scene<'_>, drive: &Drive) -> Vec<Text> {
    let written = drive.venue.iter().chain(&drive.address).map(Text::plain);
    written.chain(drive.area.as_ref().map(|area| scene.reference(area))).collect()
}

fn rows(scene: Scene<'_>, drive: &Drive) -> Vec<Fact> {
    Rows::of::<Drive>()
        .expect("hours", drive.hours.as_ref().map(|hours| Text::plain(hours.vi())))
        .expect("venue", drive.venue.as_ref().map(Text::plain))
        .expect("address", drive.address.as_ref().map(Text::plain))
        .add("area", drive.area.as_ref().map(|area| scene.reference(area)))
        .expect("host", drive.host.as_ref().map(|host| scene.reference(host)))
        .add("campaign", drive.campaign.as_ref().map(|campaign| scene.reference(campaign)))
        .add("wave", drive.wave.as_ref().map(|wave| scene.reference(wave)))
        .add("collects", drive.collects.iter().map(|component| Text::plain(component.label())))
        .add("target_units", drive.target_units.as_ref().map(|units| Text::plain(words::units(units.value))))
        .add("accessibility", drive.accessibility.as_ref().map(Text::plain))
        .add("repeats", drive.repeats.as_ref().map(|repeats| Text::plain(rhythm(repeats))))
        .add("announced", drive.announced.as_ref().map(|day| Text::plain(scene::day(day.value).text)))
        .done()
}

/// "hằng tuần, thứ Ba, đến 31/12/2025, trừ 01/7/2025".
pub fn rhythm(repeats: &Repeats) -> String {
    let mut parts = vec![repeats.every.label().to_owned()];
    parts.extend(repeats.on.as_ref().map(|on| on.value.clone()));
    parts.extend(repeats.until.as_ref().map(|until| format!("đến {}", until.vi())));
    let except: Vec<String> = repeats.except.iter().map(|day| day.vi()).collect();
    parts.extend((!except.is_empty()).then(|| format!("trừ {}", except.join("; "))));
    parts.join(", ")
}

fn change_view(scene: Scene<'_>, change: &Change) -> ChangeView {
    let was = &change.was;
    let rows = Rows::of::<Before>()
        .add("when", was.when.as_ref().map(|when| Text::plain(scene::when(when).long)))
        .add("hours", was.hours.as_ref().map(|hours| Text::plain(hours.vi())))
        .add("venue", was.venue.as_ref().map(Text::plain))
        .add("area", was.area.as_ref().map(|area| scene.reference(area)))
        .add("status", was.status.map(|status| Text::plain(status.label())))
        .done();
    ChangeView { on: scene::day(change.on.value), was: rows, why: change.why.clone() }
}

/// `geo:` first (RFC 5870), then a map on the web. Nothing is loaded from them.
fn maps(drive: &Drive) -> Vec<Text> {
    let (Some(lat), Some(lon)) = (&drive.lat, &drive.lon) else { return Vec::new() };
    let (lat, lon) = (lat.value.0, lon.value.0);
    vec![
        Text::outside("Mở bằng ứng dụng bản đồ", format!("geo:{lat},{lon}")),
        Text::outside(
            "Xem trên OpenStreetMap",
            format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"),
        ),
    ]
}

/// The next drives that are on, for people whose drive is not.
fn others(scene: Scene<'_>, state: DriveState) -> Vec<ScheduleRow> {
    let drives = scene.timetable.ahead().filter(|item| item.drive().is_some() && !item.state.is_off());
    match state.is_off() {
        true => drives.take(OTHERS).map(|item| schedule::row(scene, item)).collect(),
        false => Vec::new(),
    }
}
