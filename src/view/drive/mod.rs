//! The page of a drive or an event: is it on, when, where, whom to ask.

mod days;
mod history;
mod maps;
mod others;
mod qr;
mod registration;
mod rows;

pub use history::{before, former, why};
pub use rows::place;

use super::entry::entry;
use super::pages::{DriveView, ShareView};
use super::parts::Link;
use super::scene::Scene;
use super::tongue::capitalized;
use super::{eligibility, facts, results, rules, times, words};
use crate::model::common::Entry;
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::Target;
use crate::model::values::LanguageTag;
use crate::routes::Page;
use crate::schedule::Standing;

/// The view of a drive or an event; nothing where the schedule does not know it.
pub fn drive<'e, T>(scene: Scene<'_>, written: &'e Entry<T>, root: &str) -> Option<DriveView>
where
    Occasion<'e>: From<&'e Entry<T>>,
{
    let occasion = Occasion::from(written);
    let (config, target) = (&scene.site.config, occasion.target());
    let item = scene.timetable.shown(&target)?;
    let (standing, page) = (item.standing, Page::Entry(target.clone()));
    let known = scene.timetable.registering.get(&target).cloned().unwrap_or_default();
    let registering = registration::phases(scene.tongue, known);
    let registration = occasion.drive.registration.as_ref().or(config.registration.as_ref());
    let (others, others_note) = others::others(scene, occasion, standing);
    let drive = occasion.drive;
    let gives_blood = occasion.gives_blood();
    let former = history::former(scene, item);
    let is_new_time = former.as_ref().is_some_and(|former| former.when.is_some());
    let present = |rules| if gives_blood { rules } else { Vec::new() };
    Some(DriveView {
        entry: entry(
            scene,
            occasion.kind,
            written,
            root,
            rows::rows(scene, occasion),
            &[Kind::News, Kind::Report, Kind::Material],
        ),
        status: times::standing(scene.tongue, standing),
        gives_blood,
        when: scene.tongue.when(item.when()),
        rhythm: drive.repeats.as_ref().map(|repeats| capitalized(&scene.tongue.rhythm(repeats))),
        hours: item.hours().map(|hours| scene.tongue.hours(hours)),
        off: standing.is_off(),
        struck: standing == Standing::Cancelled || (standing.is_off() && !is_new_time),
        former,
        why: history::why(item),
        ends: times::ends(scene, item).filter(|_| !standing.is_off()),
        place: rows::place(scene, item),
        host: occasion.host().map(|host| scene.referred(host)),
        registration: facts::ways_to_register(scene.tongue, registration, registering.is_empty()),
        registering,
        contact: facts::contact(scene.tongue, drive.contact.as_ref().or(config.contact.as_ref())),
        maps: maps::maps(scene, drive),
        calendar: calendar(scene, &page, standing),
        calendar_reminding: reminding(scene, &page, standing),
        days: days::next(scene, &target),
        excepted: days::excepted(scene, &target, drive),
        bring: drive.bring.clone(),
        eligibility: present(rules::of_topic(scene, Topic::Eligibility)),
        eligibility_page: eligibility::way(scene).filter(|_| gives_blood),
        care: present(rules::of_topic(scene, Topic::Care)),
        changes: history::changes(scene, occasion),
        result: drive.result.as_ref().map(|_| results::occasion_row(scene, occasion)),
        others: if gives_blood { others } else { Vec::new() },
        others_note: others_note.filter(|_| gives_blood),
        share: share(scene, target),
    })
}

/// What a share says first: "Tạm hoãn: Chủ nhật, 15/6/2025, 7 giờ 30 – 11 giờ, Nhà Văn hóa Mẫu."
pub fn headline(view: &DriveView) -> String {
    let mut parts = vec![view.when.long.clone()];
    parts.extend(view.hours.clone());
    parts.extend(view.place.iter().map(|text| text.text.clone()));
    format!("{}: {}.", view.status.label, parts.join(", "))
}

/// Nobody notes what is over.
fn calendar(scene: Scene<'_>, page: &Page, standing: Standing) -> Option<Link> {
    let href = scene.routes.calendar(page).filter(|_| standing != Standing::Ended)?;
    Some(Link { text: scene.tongue.say(words::CALENDAR), href, current: false })
}

/// Nobody is reminded of what is off.
fn reminding(scene: Scene<'_>, page: &Page, standing: Standing) -> Option<Link> {
    let href = scene.routes.reminders(page).filter(|_| !standing.is_off() && standing != Standing::Ended)?;
    Some(Link { text: scene.tongue.say(words::REMINDERS), href, current: false })
}

/// A page in another language is passed on in that language.
fn share(scene: Scene<'_>, target: Target) -> Option<ShareView> {
    let translated = Page::Translation(LanguageTag(scene.tongue.tag.to_owned()), target.clone());
    let address = scene.routes.address(&translated).or_else(|| scene.routes.address(&Page::Entry(target)))?;
    let url = format!("{}{address}", scene.site.config.base_url.as_ref()?.text);
    Some(ShareView { qr: qr::qr(&url), url })
}
