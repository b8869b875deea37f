//! The page of a drive or an event: whether it goes ahead, when, where, and whom to contact.

mod history;
mod others;
mod share;

pub use history::{before, former, why};
pub use share::{QrFile, qr_files};

use super::prelude::*;
use super::{eligibility, facts, results};
use crate::dates::period::Period;
use crate::model::drive::Drive;
use crate::model::fact::Topic;
use crate::schedule::registration::{PhaseKind, RegistrationPhase};
use crate::text::marked::unmarked;

/// The number of coming days listed for a recurring drive.
const DAYS: usize = 10;

/// The view of a drive or an event. `None` where the timetable does not have it.
pub fn drive<'e, T>(cx: ViewContext<'_>, written: &'e Entry<T>) -> Option<DriveView>
where
    Occasion<'e>: From<&'e Entry<T>>,
{
    let occasion = Occasion::from(written);
    let (config, target, drive) = (&cx.site.config, occasion.target(), occasion.drive);
    let item = cx.timetable.shown(&target)?;
    let (effective_status, page) = (item.effective_status, PageId::Entry(target.clone()));
    let (is_off, is_over) = (effective_status.is_off(), effective_status == EffectiveStatus::Ended);
    let gives_blood = occasion.gives_blood();
    let phases = cx.timetable.registering.get(&target).into_iter().flatten();
    let registering: Vec<Phase> = phases.map(|phase| registration_phase(cx.locale, phase)).collect();
    let former = history::former(cx, item);
    let is_new_time = former.as_ref().is_some_and(|former| former.when.is_some());
    let rules = |topic| if gives_blood { awareness::rules_of(cx, topic) } else { Vec::new() };
    let (others, others_note) =
        if gives_blood { others::others(cx, occasion, effective_status) } else { Default::default() };
    let file = |href: Option<String>, word| href.map(|href| Link { text: cx.locale.say(word), href, current: false });
    Some(DriveView {
        entry: entry(cx, occasion.kind, written, rows(cx, occasion, item)),
        status: times::effective_status(cx.locale, effective_status),
        gives_blood,
        when: cx.locale.when(item.when()),
        rhythm: drive.repeats.as_ref().map(|repeats| capitalized(&cx.locale.recurrence(repeats))),
        hours: item.hours().map(|hours| cx.locale.hours(hours)),
        off: is_off,
        struck: effective_status == EffectiveStatus::Cancelled || (is_off && !is_new_time),
        former,
        why: history::why(item),
        ends: times::ends(cx, item).filter(|_| !is_off),
        place: place_with_note(cx, item),
        host: occasion.host().map(|host| cx.referred(host)),
        registration: facts::registration(
            cx,
            drive.registration.as_ref().or(config.registration.as_ref()),
            registering.is_empty(),
        ),
        registering,
        contact: facts::contact(cx, drive.contact.as_ref().or(config.contact.as_ref())),
        maps: maps(cx, drive),
        // There is no calendar file for a past drive or event, and no reminder for one that is called off.
        calendar: file(cx.routes.calendar(&page).filter(|_| !is_over), words::CALENDAR),
        calendar_reminding: file(cx.routes.reminders(&page).filter(|_| !is_over && !is_off), words::REMINDERS),
        days: next_days(cx, &target),
        excepted: excepted_days(cx, &target, drive),
        bring: drive.bring.clone(),
        eligibility: rules(Topic::Eligibility),
        eligibility_page: eligibility::way(cx).filter(|_| gives_blood),
        care: rules(Topic::Care),
        changes: history::changes(cx, occasion),
        result: drive.result.as_ref().map(|_| results::occasion_row(cx, occasion)),
        others,
        others_note,
        share: share::share(cx, item, target),
    })
}

/// The first words of a share: "Tạm hoãn: Chủ nhật, 15/6/2025, 7 giờ 30 – 11 giờ, Nhà Văn hóa Mẫu."
pub fn headline(view: &DriveView) -> String {
    let mut parts = vec![view.when.long.clone()];
    parts.extend(view.hours.clone());
    parts.extend(view.place.iter().map(|text| text.text.clone()));
    format!("{}: {}.", view.status.label, parts.join(", "))
}

/// The facts that the answer does not give. The rows that people look for are present even where the value is unknown,
/// and say so; the answer itself says that the hours are not known.
fn rows(cx: ViewContext<'_>, occasion: Occasion<'_>, item: &Item) -> Vec<Fact> {
    let (drive, present, gives_blood) = (occasion.drive, &item.history.present, occasion.gives_blood());
    let mut rows =
        occasion.event.map_or_else(Vec::new, |event| facts!(cx, *event; kinds, observance, program, lead, partners));
    let hours = drive.hours.as_ref().filter(|hours| Some(&hours.value) != item.hours());
    let venue = drive.venue.as_deref().filter(|venue| Some(*venue) != present.venue.as_deref());
    let address = drive.address.as_deref().filter(|address| Some(*address) != self::address(item));
    let area = drive
        .area
        .as_ref()
        .filter(|area| present.area.as_ref().is_none_or(|there| there.written.0.text != area.0.text));
    let no_venue = drive.venue.is_none() && present.venue.is_none();
    let no_address = gives_blood && drive.address.is_none();
    rows.extend(facts!(cx, *drive;
        lunar, hours = hours.map(|hours| hours.to_texts(cx)), venue or unknown if no_venue = venue.map(Text::plain),
        address or unknown if no_address = address.map(Text::plain), area = area.map(|area| area.to_texts(cx)),
        host or unknown = occasion.host().map(|host| cx.referred(host)), campaign, wave, collects,
        target_units = facts::asked(cx, &drive.target_units), accessibility, repeats,
        announced));
    rows
}

/// Venue, address and place, from the narrowest to the widest.
pub fn place(cx: ViewContext<'_>, item: &Item) -> Vec<Text> {
    let present = &item.history.present;
    let written = present.venue.as_deref().into_iter().chain(address(item)).map(Text::plain);
    written.chain(present.area.as_ref().map(|area| cx.reference(&area.written))).collect()
}

/// Venue, address and place, with what the place was before.
fn place_with_note(cx: ViewContext<'_>, item: &Item) -> Vec<Text> {
    let mut places = place(cx, item);
    let area = item.history.present.area.as_ref().and_then(|area| area.id.as_ref());
    if let (Some(last), Some(area)) = (places.last_mut(), area) {
        last.note = standing::note(cx, area);
    }
    places
}

/// The written address belongs to the written venue; a day held at another venue has no known address.
pub fn address(item: &Item) -> Option<&str> {
    let drive = item.occasion()?.drive;
    drive.address.as_deref().filter(|_| item.history.present.venue.as_deref() == drive.venue.as_deref())
}

/// The next days of a recurring drive. Empty for a drive that is held once.
fn next_days(cx: ViewContext<'_>, target: &Target) -> Vec<When> {
    let on = days_ahead(cx, target).filter(|item| !item.effective_status.is_off());
    on.take(DAYS).map(|item| cx.locale.when(item.when())).collect()
}

/// The coming days on which a recurring drive is not held: days called off, and exceptions.
fn excepted_days(cx: ViewContext<'_>, target: &Target, drive: &Drive) -> Vec<When> {
    let status = drive.status.as_deref().copied();
    let off =
        days_ahead(cx, target).filter(|item| item.effective_status.is_off() && item.history.present.status != status);
    let off = off.filter_map(|item| item.instance).map(|day| cx.locale.day(day));
    let excepted = cx.timetable.exceptions.get(target).into_iter().flatten().map(|period| cx.locale.when(period));
    off.chain(excepted).take(DAYS).collect()
}

fn days_ahead<'a>(cx: ViewContext<'a>, target: &Target) -> impl Iterator<Item = &'a Item> {
    cx.timetable.days_of(target).filter(|item| item.instance.is_some() && !item.is_past)
}

/// Links to maps outside the site; the page loads nothing from them. With a known position: a `geo:` link (RFC 5870),
/// then maps on the web. Otherwise: a search for the address.
fn maps(cx: ViewContext<'_>, drive: &Drive) -> Vec<Text> {
    let google = "https://www.google.com/maps/search/?api=1&query=";
    let map = |word, url: String| Text::outside(cx.locale.say(word), url);
    if let Some((lat, lon)) = drive.position() {
        let open = format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}");
        return vec![
            map(words::MAP_APP, format!("geo:{lat},{lon}")),
            map(words::GOOGLE_MAPS, format!("{google}{lat},{lon}")),
            map(words::OPEN_STREET_MAP, open),
        ];
    }
    let Some(address) = &drive.address else { return Vec::new() };
    let area = drive.area.as_ref().map(|area| cx.reference(area).text);
    let query = [address.clone()].into_iter().chain(area).collect::<Vec<_>>().join(", ");
    let query =
        percent_encoding::utf8_percent_encode(&unmarked(&query), percent_encoding::NON_ALPHANUMERIC).to_string();
    vec![map(words::MAP_SEARCH, format!("{google}{query}"))]
}

/// A phase of registration, with the moments at which it begins and ends.
fn registration_phase(locale: Locale<'_>, known: &RegistrationPhase) -> Phase {
    let on =
        |word: Phrase, day: Option<&Period>| day.map(|day| locale.say_with(word, &[("day", &locale.period_long(day))]));
    let (name, label, note) = match known.kind {
        PhaseKind::Early => ("early", words::NOT_OPEN, on(words::OPENS, known.day.as_ref())),
        PhaseKind::Open => ("open", words::REGISTERING, on(words::CLOSES, known.day.as_ref())),
        PhaseKind::Closed => ("closed", words::CLOSED, on(words::DEADLINE, known.day.as_ref())),
        PhaseKind::Full => ("full", words::FULL, None),
    };
    let (begins, ends) = (known.begins.map(times::iso_minute), known.ends.map(times::iso_minute));
    Phase { name: name.to_owned(), label: locale.say(label), note, begins, ends }
}
