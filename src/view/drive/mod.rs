//! The page of a drive: is it on, when, where, whom to ask.

mod days;
mod history;
mod maps;
mod others;
mod qr;
mod registration;
mod rows;

pub use history::{former, why};
pub use rows::place;

use super::entry::entry;
use super::pages::{DriveView, ShareView};
use super::parts::Link;
use super::scene::Scene;
use super::tongue::capitalized;
use super::{eligibility, facts, results, rules, times, words};
use crate::assemble::state::{DriveState, drive_end, drive_state};
use crate::model::common::Entry;
use crate::model::drive::{Drive, Status};
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::values::LanguageTag;
use crate::routes::Page;

/// The view of a drive.
pub fn drive(scene: Scene<'_>, drive: &Entry<Drive>, root: &str) -> DriveView {
    let (config, now) = (&scene.site.config, scene.site.now);
    let state = drive_state(drive, now.at);
    let target = Target { kind: Kind::Drive, id: drive.id.clone() };
    let page = Page::Entry(target.clone());
    let registration = drive.registration.as_ref().or(config.registration.as_ref());
    let registering = registration::phases(scene.tongue, registration, state, now);
    let former = history::former(scene, drive, state);
    let (others, others_note) = others::others(scene, drive, state);
    let is_new_time = former.as_ref().is_some_and(|former| former.when.is_some());
    let days = days::next(scene, drive);
    DriveView {
        entry: entry(
            scene,
            Kind::Drive,
            drive,
            root,
            rows::rows(scene, drive),
            &[Kind::News, Kind::Report, Kind::Material],
        ),
        status: times::drive_status(scene.tongue, state),
        when: days.first().cloned().unwrap_or_else(|| scene.tongue.when(&drive.when)),
        rhythm: drive.repeats.as_ref().map(|repeats| capitalized(&scene.tongue.rhythm(repeats))),
        hours: drive.hours.as_ref().map(|hours| scene.tongue.hours(hours)),
        off: state.is_off(),
        struck: state == DriveState::As(Status::Cancelled) || (state.is_off() && !is_new_time),
        former,
        why: history::why(drive, state),
        ends: drive_end(drive).filter(|end| !now.pinned && !state.is_off() && *end > now.at).map(times::moment),
        place: rows::place(scene, drive),
        host: drive.host.as_ref().map(|host| scene.reference(host)),
        registration: facts::ways_to_register(scene.tongue, registration, registering.is_empty()),
        registering,
        contact: facts::contact(scene.tongue, drive.contact.as_ref().or(config.contact.as_ref())),
        maps: maps::maps(scene, drive),
        calendar: calendar(scene, &page, state),
        calendar_reminding: reminding(scene, &page, state),
        days,
        excepted: days::excepted(scene, drive),
        bring: drive.bring.clone(),
        eligibility: rules::of_topic(scene, Topic::Eligibility),
        eligibility_page: eligibility::way(scene),
        care: rules::of_topic(scene, Topic::Care),
        changes: history::changes(scene, drive),
        result: drive.result.as_ref().map(|_| results::drive_row(scene, drive)),
        others,
        others_note,
        share: share(scene, target),
    }
}

/// What a share says first: "Tạm hoãn: Chủ nhật, 15/6/2025, 7 giờ 30 – 11 giờ, Nhà Văn hóa Mẫu."
pub fn headline(view: &DriveView) -> String {
    let mut parts = vec![view.when.long.clone()];
    parts.extend(view.hours.clone());
    parts.extend(view.place.iter().map(|text| text.text.clone()));
    format!("{}: {}.", view.status.label, parts.join(", "))
}

/// Nobody notes what is over.
fn calendar(scene: Scene<'_>, page: &Page, state: DriveState) -> Option<Link> {
    let href = scene.routes.calendar(page).filter(|_| state != DriveState::Ended)?;
    Some(Link { text: scene.tongue.say(words::CALENDAR), href, current: false })
}

/// Nobody is reminded of what is off.
fn reminding(scene: Scene<'_>, page: &Page, state: DriveState) -> Option<Link> {
    let href = scene.routes.reminders(page).filter(|_| !state.is_off() && state != DriveState::Ended)?;
    Some(Link { text: scene.tongue.say(words::REMINDERS), href, current: false })
}

/// A page in another language is passed on in that language.
fn share(scene: Scene<'_>, target: Target) -> Option<ShareView> {
    let translated = Page::Translation(LanguageTag(scene.tongue.tag.to_owned()), target.clone());
    let address = scene.routes.address(&translated).or_else(|| scene.routes.address(&Page::Entry(target)))?;
    let url = format!("{}{address}", scene.site.config.base_url.as_ref()?.text);
    Some(ShareView { qr: qr::qr(&url), url })
}
