//! What an entry of a calendar says in words: it must be true when it is read without the site.

use crate::assemble::state::DriveState;
use crate::assemble::timetable::{Dated, Item, Standing, Subject};
use crate::model::drive::{Change, Drive};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::render::calendar::event::label;
use crate::text::period::Period;
use crate::view::facts;
use crate::view::parts::Text;
use crate::view::scene::Scene;
use crate::view::tongue::Tongue;
use crate::view::{drive, words};

/// The category of everything in the schedule.
const CATEGORY: &str = "Hiến máu";

/// State, reason, hours, place and host, a line each; where to look before going; what the site says of itself.
pub fn description(scene: Scene<'_>, item: &Item<'_>, dated: &Dated<'_>, url: Option<&str>) -> String {
    let row = |field: &str, value: Option<String>| {
        format!(
            "{}: {}",
            facts::label::<Drive>(Tongue::VIETNAMESE, field),
            value.unwrap_or_else(|| Tongue::VIETNAMESE.say(words::UNKNOWN))
        )
    };
    let mut lines = Vec::new();
    if let Some(drive) = item.drive() {
        lines.push(row("status", Some(state(item, drive, dated))));
        lines.extend(changes(drive, dated));
    }
    let place = place(scene, item);
    lines.push(row("hours", dated.hours.map(|hours| hours.vi())));
    lines.push(row("venue", (!place.is_empty()).then(|| place.join(", "))));
    lines.push(row("host", host(scene, item)));
    lines.push(match url {
        Some(url) => format!("Xem trang trước khi đi, lịch có thể thay đổi: {url}"),
        None => "Xem trang của chúng tôi trước khi đi, lịch có thể thay đổi.".to_owned(),
    });
    lines.extend(scene.site.config.notice.clone());
    lines.join("\n")
}

/// The word for the state; where nobody should come on these days, that they are the former ones.
fn state(item: &Item<'_>, drive: &Drive, dated: &Dated<'_>) -> String {
    let standing = item.standing();
    let word = label(standing);
    match standing {
        Standing::Rescheduled => format!("{word}: {}. Ngày ghi ở đây là ngày cũ", drive.when.vi()),
        Standing::Postponed if dated.former => format!("{word}: {}. Ngày ghi ở đây là ngày cũ", drive.when.vi()),
        Standing::Postponed => format!("{word}, chưa có ngày mới. Ngày ghi ở đây là ngày cũ"),
        _ => word.to_owned(),
    }
}

/// What was true before the last change of time and of place, and the reason of the last change.
fn changes(drive: &Drive, dated: &Dated<'_>) -> Vec<String> {
    let last = |has: fn(&Change) -> bool| drive.history.iter().filter(|c| has(c)).max_by_key(|change| change.on.value);
    let former = last(|change| change.was.when.is_some()).and_then(|change| change.was.when.as_ref());
    let hours = last(|change| change.was.hours.is_some()).and_then(|change| change.was.hours.as_ref());
    let venue = last(|change| change.was.venue.is_some()).and_then(|change| change.was.venue.as_ref());
    let why = drive.history.iter().max_by_key(|change| change.on.value).and_then(|change| change.why.as_ref());
    let before = |was: DriveState, text: String| format!("{} (trước là {text})", was.label());
    let former = former.map(|was| &was.value).filter(|was| **was != dated.when && **was != drive.when.value);
    let hours = hours.filter(|was| Some(&was.value) != dated.hours);
    [
        former.map(|was: &Period| before(DriveState::Rescheduled, Tongue::VIETNAMESE.when(was).long)),
        hours.map(|was| format!("Đổi giờ (trước là {})", was.vi())),
        venue.filter(|was| Some(*was) != drive.venue.as_ref()).map(|was| before(DriveState::Moved, was.clone())),
        why.map(|why| format!("{}: {why}", facts::label::<Change>(Tongue::VIETNAMESE, "why"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Venue, address and place, from the narrowest to the widest.
pub fn place(scene: Scene<'_>, item: &Item<'_>) -> Vec<String> {
    let texts = match item.subject {
        Subject::Drive(drive) => drive::place(scene, drive),
        Subject::Event(event) => {
            let area = event.area.as_ref().map(|area| scene.reference(area));
            event.venue.iter().map(Text::plain).chain(area).collect()
        }
        Subject::Slot { .. } => Vec::new(),
    };
    texts.into_iter().map(|text| text.text).collect()
}

fn host(scene: Scene<'_>, item: &Item<'_>) -> Option<String> {
    match item.subject {
        Subject::Drive(drive) => drive.host.as_ref().map(|host| scene.reference(host).text),
        Subject::Event(event) => {
            event.organizer.as_ref().or(event.lead.as_ref()).map(|host| scene.reference(host).text)
        }
        Subject::Slot { .. } => None,
    }
}

/// The host with the first e-mail address it, or its drive, has made public.
pub fn organizer(scene: Scene<'_>, item: &Item<'_>) -> Option<(String, String)> {
    let own = item.drive().and_then(|drive| drive.contact.as_ref()?.email.first());
    let of_host = || {
        let host = item.host().filter(|host| host.kind == Kind::Organization)?;
        scene.site.entries.organizations.get(&host.id)?.contact.as_ref()?.email.first()
    };
    Some((host(scene, item)?, own.or_else(of_host)?.to_string()))
}

/// Whom to ask about it, else about the site: on one line.
pub fn contact(scene: Scene<'_>, item: &Item<'_>) -> Option<String> {
    let own = item.drive().and_then(|drive| drive.contact.as_ref());
    let channels = facts::contact(Tongue::VIETNAMESE, own.or(scene.site.config.contact.as_ref()));
    let channels: Vec<String> =
        channels.into_iter().map(|channel| format!("{}: {}", channel.label, channel.value.text)).collect();
    (!channels.is_empty()).then(|| channels.join("; "))
}

/// What it is, and the campaign it belongs to.
pub fn categories(scene: Scene<'_>, item: &Item<'_>) -> Vec<String> {
    let campaign = item.campaign().map(|id| Target { kind: Kind::Campaign, id: id.clone() });
    let campaign = campaign.and_then(|target| scene.name(&target)).map(|name| name.text);
    [CATEGORY.to_owned()].into_iter().chain(campaign).collect()
}
