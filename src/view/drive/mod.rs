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

use super::context::ViewContext;
use super::entry::entry;
use super::locale::capitalized;
use super::pages::{DriveView, ShareView};
use super::parts::Link;
use super::{eligibility, facts, results, rules, times, words};
use crate::model::common::Entry;
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::Target;
use crate::model::values::LanguageTag;
use crate::routes::Page;
use crate::schedule::EffectiveStatus;

/// The view of a drive or an event; nothing where the schedule does not know it.
pub fn drive<'e, T>(cx: ViewContext<'_>, written: &'e Entry<T>, root: &str) -> Option<DriveView>
where
    Occasion<'e>: From<&'e Entry<T>>,
{
    let occasion = Occasion::from(written);
    let (config, target) = (&cx.site.config, occasion.target());
    let item = cx.timetable.shown(&target)?;
    let (effective_status, page) = (item.effective_status, Page::Entry(target.clone()));
    let known = cx.timetable.registering.get(&target).cloned().unwrap_or_default();
    let registering = registration::phases(cx.locale, known);
    let registration = occasion.drive.registration.as_ref().or(config.registration.as_ref());
    let (others, others_note) = others::others(cx, occasion, effective_status);
    let drive = occasion.drive;
    let gives_blood = occasion.gives_blood();
    let former = history::former(cx, item);
    let is_new_time = former.as_ref().is_some_and(|former| former.when.is_some());
    let present = |rules| if gives_blood { rules } else { Vec::new() };
    Some(DriveView {
        entry: entry(
            cx,
            occasion.kind,
            written,
            root,
            rows::rows(cx, occasion),
            &[Kind::News, Kind::Report, Kind::Material],
        ),
        status: times::effective_status(cx.locale, effective_status),
        gives_blood,
        when: cx.locale.when(item.when()),
        rhythm: drive.repeats.as_ref().map(|repeats| capitalized(&cx.locale.recurrence(repeats))),
        hours: item.hours().map(|hours| cx.locale.hours(hours)),
        off: effective_status.is_off(),
        struck: effective_status == EffectiveStatus::Cancelled || (effective_status.is_off() && !is_new_time),
        former,
        why: history::why(item),
        ends: times::ends(cx, item).filter(|_| !effective_status.is_off()),
        place: rows::place(cx, item),
        host: occasion.host().map(|host| cx.referred(host)),
        registration: facts::ways_to_register(cx.locale, registration, registering.is_empty()),
        registering,
        contact: facts::contact(cx.locale, drive.contact.as_ref().or(config.contact.as_ref())),
        maps: maps::maps(cx, drive),
        calendar: calendar(cx, &page, effective_status),
        calendar_reminding: reminding(cx, &page, effective_status),
        days: days::next(cx, &target),
        excepted: days::excepted(cx, &target, drive),
        bring: drive.bring.clone(),
        eligibility: present(rules::of_topic(cx, Topic::Eligibility)),
        eligibility_page: eligibility::way(cx).filter(|_| gives_blood),
        care: present(rules::of_topic(cx, Topic::Care)),
        changes: history::changes(cx, occasion),
        result: drive.result.as_ref().map(|_| results::occasion_row(cx, occasion)),
        others: if gives_blood { others } else { Vec::new() },
        others_note: others_note.filter(|_| gives_blood),
        share: share(cx, target),
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
fn calendar(cx: ViewContext<'_>, page: &Page, effective_status: EffectiveStatus) -> Option<Link> {
    let href = cx.routes.calendar(page).filter(|_| effective_status != EffectiveStatus::Ended)?;
    Some(Link { text: cx.locale.say(words::CALENDAR), href, current: false })
}

/// Nobody is reminded of what is off.
fn reminding(cx: ViewContext<'_>, page: &Page, effective_status: EffectiveStatus) -> Option<Link> {
    let href = cx
        .routes
        .reminders(page)
        .filter(|_| !effective_status.is_off() && effective_status != EffectiveStatus::Ended)?;
    Some(Link { text: cx.locale.say(words::REMINDERS), href, current: false })
}

/// A page in another language is passed on in that language.
fn share(cx: ViewContext<'_>, target: Target) -> Option<ShareView> {
    let translated = Page::Translation(LanguageTag(cx.locale.tag.to_owned()), target.clone());
    let address = cx.routes.address(&translated).or_else(|| cx.routes.address(&Page::Entry(target)))?;
    let url = format!("{}{address}", cx.site.config.base_url.as_ref()?.text);
    Some(ShareView { qr: qr::qr(&url), url })
}
