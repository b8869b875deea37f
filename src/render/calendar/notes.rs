//! What an entry of a calendar says in words: it must be true when it is read without the site.

use super::event::label;
use crate::model::drive::{Change, Drive};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::schedule::{Dated, Item, Standing};
use crate::view::pages::FormerView;
use crate::view::scene::Scene;
use crate::view::{drive, facts, words};

/// The category of everything in the schedule.
const CATEGORY: &str = "Hiến máu";

/// State, reason, hours, place and host, a line each; where to look before going; what the site says of itself.
pub fn description(scene: Scene<'_>, item: &Item<'_>, dated: &Dated<'_, '_>, url: Option<&str>) -> String {
    let row = |field: &str, value: Option<String>| {
        format!(
            "{}: {}",
            facts::label::<Drive>(scene.tongue, field),
            value.unwrap_or_else(|| scene.tongue.say(words::UNKNOWN))
        )
    };
    let mut lines = vec![row("status", Some(state(scene, item, dated)))];
    lines.extend(changes(scene, item, dated));
    let place = place(scene, item);
    lines.push(row("hours", dated.hours.map(|hours| scene.tongue.hours(hours))));
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
fn state(scene: Scene<'_>, item: &Item<'_>, dated: &Dated<'_, '_>) -> String {
    let word = label(scene, item);
    match item.written {
        Standing::Postponed if !dated.former => format!("{word}, chưa có ngày mới. Ngày ghi ở đây là ngày cũ"),
        _ if dated.former => format!("{word}: {}. Ngày ghi ở đây là ngày cũ", scene.tongue.period(item.when())),
        _ => word,
    }
}

/// The version that was told before the one these days belong to, and the reason of the last change.
fn changes(scene: Scene<'_>, item: &Item<'_>, dated: &Dated<'_, '_>) -> Vec<String> {
    let FormerView { when, hours, place } = drive::before(scene, item).filter(|_| !dated.former).unwrap_or_default();
    let was = |label: String, text: String| format!("{label} (trước là {text})");
    let say = |standing| scene.tongue.say(words::standing(standing));
    let mut lines = Vec::new();
    match (when, hours) {
        (Some(when), hours) => {
            let time: Vec<String> = [when.long].into_iter().chain(hours).collect();
            lines.push(was(say(Standing::Rescheduled), time.join(", ")));
        }
        (None, hours) => lines.extend(hours.map(|hours| was("Đổi giờ".to_owned(), hours))),
    }
    lines.extend(place.map(|place| was(say(Standing::Moved), place)));
    let why = item.history.why();
    lines.extend(why.map(|why| format!("{}: {why}", facts::label::<Change>(scene.tongue, "why"))));
    lines
}

/// Venue, address and place, from the narrowest to the widest.
pub fn place(scene: Scene<'_>, item: &Item<'_>) -> Vec<String> {
    drive::place(scene, item).into_iter().map(|text| text.text).collect()
}

fn host(scene: Scene<'_>, item: &Item<'_>) -> Option<String> {
    item.occasion()?.host().map(|host| scene.referred(host).text)
}

/// The host with the first e-mail address it, or its drive, has made public.
pub fn organizer(scene: Scene<'_>, item: &Item<'_>) -> Option<(String, String)> {
    let own = item.occasion().and_then(|occasion| occasion.drive.contact.as_ref()?.email.first());
    let of_host = || {
        let host = item.host().filter(|host| host.kind == Kind::Organization)?;
        scene.site.entries.organizations.get(&host.id)?.contact.as_ref()?.email.first()
    };
    Some((host(scene, item)?, own.or_else(of_host)?.to_string()))
}

/// Whom to ask about it, else about the site: on one line.
pub fn contact(scene: Scene<'_>, item: &Item<'_>) -> Option<String> {
    let own = item.occasion().and_then(|occasion| occasion.drive.contact.as_ref());
    let channels = facts::contact(scene.tongue, own.or(scene.site.config.contact.as_ref()));
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
