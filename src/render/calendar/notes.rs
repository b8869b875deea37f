//! What an entry of a calendar says in words: it must be true when it is read without the site.

use super::event::label;
use crate::model::drive::{Change, Drive};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::schedule::{Dated, EffectiveStatus, Item};
use crate::view::context::ViewContext;
use crate::view::pages::FormerView;
use crate::view::{drive, facts, words};

/// The category of everything in the schedule.
const CATEGORY: &str = "Hiến máu";

/// State, reason, hours, place and host, a line each; where to look before going; what the site says of itself.
pub fn description(cx: ViewContext<'_>, item: &Item<'_>, dated: &Dated<'_, '_>, url: Option<&str>) -> String {
    let row = |field: &str, value: Option<String>| {
        format!(
            "{}: {}",
            facts::label::<Drive>(cx.locale, field),
            value.unwrap_or_else(|| cx.locale.say(words::UNKNOWN))
        )
    };
    let mut lines = vec![row("status", Some(state(cx, item, dated)))];
    lines.extend(changes(cx, item, dated));
    let place = place(cx, item);
    lines.push(row("hours", dated.hours.map(|hours| cx.locale.hours(hours))));
    lines.push(row("venue", (!place.is_empty()).then(|| place.join(", "))));
    lines.push(row("host", host(cx, item)));
    lines.push(match url {
        Some(url) => format!("Xem trang trước khi đi, lịch có thể thay đổi: {url}"),
        None => "Xem trang của chúng tôi trước khi đi, lịch có thể thay đổi.".to_owned(),
    });
    lines.extend(cx.site.config.notice.clone());
    lines.join("\n")
}

/// The word for the state; where nobody should come on these days, that they are the former ones.
fn state(cx: ViewContext<'_>, item: &Item<'_>, dated: &Dated<'_, '_>) -> String {
    let word = label(cx, item);
    match item.written {
        EffectiveStatus::Postponed if !dated.former => format!("{word}, chưa có ngày mới. Ngày ghi ở đây là ngày cũ"),
        _ if dated.former => format!("{word}: {}. Ngày ghi ở đây là ngày cũ", cx.locale.period(item.when())),
        _ => word,
    }
}

/// The version that was told before the one these days belong to, and the reason of the last change.
fn changes(cx: ViewContext<'_>, item: &Item<'_>, dated: &Dated<'_, '_>) -> Vec<String> {
    let FormerView { when, hours, place } = drive::before(cx, item).filter(|_| !dated.former).unwrap_or_default();
    let was = |label: String, text: String| format!("{label} (trước là {text})");
    let say = |effective_status| cx.locale.say(words::effective_status(effective_status));
    let mut lines = Vec::new();
    match (when, hours) {
        (Some(when), hours) => {
            let time: Vec<String> = [when.long].into_iter().chain(hours).collect();
            lines.push(was(say(EffectiveStatus::Rescheduled), time.join(", ")));
        }
        (None, hours) => lines.extend(hours.map(|hours| was("Đổi giờ".to_owned(), hours))),
    }
    lines.extend(place.map(|place| was(say(EffectiveStatus::Moved), place)));
    let why = item.history.why();
    lines.extend(why.map(|why| format!("{}: {why}", facts::label::<Change>(cx.locale, "why"))));
    lines
}

/// Venue, address and place, from the narrowest to the widest.
pub fn place(cx: ViewContext<'_>, item: &Item<'_>) -> Vec<String> {
    drive::place(cx, item).into_iter().map(|text| text.text).collect()
}

fn host(cx: ViewContext<'_>, item: &Item<'_>) -> Option<String> {
    item.occasion()?.host().map(|host| cx.referred(host).text)
}

/// The host with the first e-mail address it, or its drive, has made public.
pub fn organizer(cx: ViewContext<'_>, item: &Item<'_>) -> Option<(String, String)> {
    let own = item.occasion().and_then(|occasion| occasion.drive.contact.as_ref()?.email.first());
    let of_host = || {
        let host = item.host().filter(|host| host.kind == Kind::Organization)?;
        cx.site.entries.organizations.get(&host.id)?.contact.as_ref()?.email.first()
    };
    Some((host(cx, item)?, own.or_else(of_host)?.to_string()))
}

/// Whom to ask about it, else about the site: on one line.
pub fn contact(cx: ViewContext<'_>, item: &Item<'_>) -> Option<String> {
    let own = item.occasion().and_then(|occasion| occasion.drive.contact.as_ref());
    let channels = facts::contact(cx.locale, own.or(cx.site.config.contact.as_ref()));
    let channels: Vec<String> =
        channels.into_iter().map(|channel| format!("{}: {}", channel.label, channel.value.text)).collect();
    (!channels.is_empty()).then(|| channels.join("; "))
}

/// What it is, and the campaign it belongs to.
pub fn categories(cx: ViewContext<'_>, item: &Item<'_>) -> Vec<String> {
    let campaign = item.campaign().map(|id| Target { kind: Kind::Campaign, id: id.clone() });
    let campaign = campaign.and_then(|target| cx.name(&target)).map(|name| name.text);
    [CATEGORY.to_owned()].into_iter().chain(campaign).collect()
}
