//! What a feed tells: things that have a true day. A date of which only the month or year is known makes no item.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::assemble::state::{AppealState, DriveState, appeal_state, drive_state};
use crate::model::appeal::Appeal;
use crate::model::common::Entry;
use crate::model::document::Document;
use crate::model::drive::{Before, Drive};
use crate::model::kind::Kind;
use crate::model::news::News;
use crate::model::reference::Target;
use crate::model::site::Glance;
use crate::render::absolute::absolute;
use crate::routes::Page;
use crate::text::period::Partial;
use crate::view::scene::Scene;
use crate::view::tongue::Tongue;

/// Items of a feed.
const MOST: usize = 50;

/// One thing that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Made from the site's id, its page and, where it tells a change, what changed on which day: a change is a new
    /// item, and no item changes its id when the site moves to another address.
    pub id: String,
    /// The address of its page on the web.
    pub url: String,
    /// What it is called, with the state of a drive or appeal before it where people must notice.
    pub title: String,
    /// What it says, as plain text.
    pub summary: Option<String>,
    /// Its day, or its moment where that is known, at +07:00.
    pub at: NaiveDateTime,
}

/// The newest items, newest first; then by id. Nothing that lies behind the site's present, and nothing without a page.
pub fn items(scene: Scene<'_>) -> Vec<Item> {
    let entries = &scene.site.entries;
    let mut items: Vec<Item> = Vec::new();
    items.extend(entries.news.values().filter_map(|entry| news(scene, entry)));
    items.extend(entries.documents.values().filter_map(|entry| document(scene, entry)));
    items.extend(entries.drives.values().filter_map(|entry| drive(scene, entry)));
    items.extend(entries.appeals.values().filter_map(|entry| appeal(scene, entry)));
    items.extend(entries.all().into_iter().flat_map(|entry| corrections(scene, entry)));
    items.retain(|item| item.at <= scene.site.now.at);
    items.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    items.truncate(MOST);
    items
}

/// The address on the web of the page of an entry; nothing for drafts.
fn address(scene: Scene<'_>, target: Target) -> Option<String> {
    scene.site.entries.find(&target).filter(|glance| glance.common.draft != Some(true))?;
    absolute(scene, scene.routes.address(&Page::Entry(target))?)
}

/// An id that survives a move of the site: a name-based UUID in the custom form of RFC 9562 §5.8, from the site's id, the
/// entry and what is told of it.
pub fn stable_id(scene: Scene<'_>, target: Option<&Target>, what: &str) -> String {
    let entry = target.map_or_else(String::new, |target| format!("{}/{}", target.kind.facts().folder, target.id));
    let name = [&*scene.site.config.id.value, &entry, what].join("\n");
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn news(scene: Scene<'_>, entry: &Entry<News>) -> Option<Item> {
    let target = Target { kind: Kind::News, id: entry.id.clone() };
    let url = address(scene, target.clone())?;
    let summary = entry.common.summary.clone().or_else(|| entry.outlet.clone());
    let id = stable_id(scene, Some(&target), "");
    Some(Item { id, url, title: entry.title.value.clone(), summary, at: day(entry.date.value)? })
}

fn document(scene: Scene<'_>, entry: &Entry<Document>) -> Option<Item> {
    let target = Target { kind: Kind::Document, id: entry.id.clone() };
    let url = address(scene, target.clone())?;
    let issued = day(entry.issued.as_ref()?.value)?;
    let name =
        || [Some(entry.kind.label()), entry.number.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let summary = entry.common.summary.clone().or_else(|| Some(name()));
    let id = stable_id(scene, Some(&target), "");
    Some(Item { id, url, title: entry.title.value.clone(), summary, at: issued })
}

/// A drive: its last change, else its announcement. Only one of them, so that nobody reads of a day that is off.
fn drive(scene: Scene<'_>, entry: &Entry<Drive>) -> Option<Item> {
    let target = Target { kind: Kind::Drive, id: entry.id.clone() };
    let url = address(scene, target.clone())?;
    let today = scene.site.now.at.date();
    let change = entry.history.iter().filter(|change| change.on.value <= today).max_by_key(|change| change.on.value);
    let state = drive_state(entry, scene.site.now.at);
    let (what, on) = match (change, &entry.announced) {
        (Some(change), _) => (format!("change {}", change.on.value), change.on.value),
        (None, Some(announced)) => (String::new(), announced.value),
        (None, None) => return None,
    };
    let id = stable_id(scene, Some(&target), &what);
    let shouts = state.is_change() || change.is_some() && state != DriveState::Ended;
    let title = &entry.title.value;
    let reason =
        change.and_then(|change| change.why.as_ref()).map(|why| format!("Lý do: {}", why.trim_end_matches('.')));
    let hours = entry.hours.as_ref().map(|hours| hours.vi());
    let time =
        [Some(Tongue::VIETNAMESE.when(&entry.when).long), hours].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let area = entry.area.as_ref().map(|area| scene.reference(area).text);
    let place: Vec<String> = [entry.venue.clone(), entry.address.clone(), area].into_iter().flatten().collect();
    let place = (!place.is_empty()).then(|| place.join(", "));
    let before = change.and_then(|change| former(scene, &change.was));
    let sentences: Vec<String> = [reason, Some(time), place, before].into_iter().flatten().collect();
    Some(Item {
        id,
        url,
        title: if shouts { shouted(state.label(), title) } else { title.clone() },
        summary: Some(format!("{}.", sentences.join(". "))),
        at: on.and_time(NaiveTime::MIN),
    })
}

/// The day, hours and place that were true before a change, for people who know the drive by them.
fn former(scene: Scene<'_>, was: &Before) -> Option<String> {
    let parts = [
        was.when.as_ref().map(|period| Tongue::VIETNAMESE.when(period).long),
        was.hours.as_ref().map(|hours| hours.vi()),
        was.venue.clone(),
        was.area.as_ref().map(|area| scene.reference(area).text),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Trước đó: {}", parts.join(", ")))
}

/// An appeal; a second item once the need is met.
fn appeal(scene: Scene<'_>, entry: &Entry<Appeal>) -> Option<Item> {
    let target = Target { kind: Kind::Appeal, id: entry.id.clone() };
    let url = address(scene, target.clone())?;
    let state = appeal_state(entry, scene.site.now.at);
    let met = entry.met_at.as_ref().map(|met| met.value.0).filter(|_| state == AppealState::Met);
    let title = &entry.title.value;
    let groups: Vec<&str> = entry.blood_groups.iter().map(|group| group.label()).collect();
    let groups = (!groups.is_empty()).then(|| format!("Nhóm máu: {}.", groups.join(", ")));
    let sentences: Vec<String> = [groups, entry.common.summary.clone()].into_iter().flatten().collect();
    Some(Item {
        id: stable_id(scene, Some(&target), if met.is_some() { "met" } else { "" }),
        url,
        title: if state == AppealState::Open { title.clone() } else { shouted(state.label(), title) },
        summary: (!sentences.is_empty()).then(|| sentences.join(" ")),
        at: met.unwrap_or(entry.issued_at.value.0),
    })
}

/// The corrections of an entry, those of one day together.
fn corrections(scene: Scene<'_>, glance: Glance<'_>) -> Vec<Item> {
    let mut days: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    for correction in &glance.common.corrections {
        days.entry(correction.on).or_default().push(&correction.text);
    }
    let Some(url) = (!days.is_empty()).then(|| address(scene, glance.target())).flatten() else { return Vec::new() };
    days.into_iter()
        .map(|(on, texts)| Item {
            id: stable_id(scene, Some(&glance.target()), &format!("correction {on}")),
            url: url.clone(),
            title: format!("Đính chính: {}", glance.title.value),
            summary: Some(texts.join(" ")),
            at: on.and_time(NaiveTime::MIN),
        })
        .collect()
}

/// `[TẠM HOÃN] Hiến máu …`, as in the title of the page's window.
fn shouted(state: &str, title: &str) -> String {
    format!("[{}] {title}", state.to_uppercase())
}

/// The first minute of a day; nothing where only the month or year is known.
fn day(date: Partial) -> Option<NaiveDateTime> {
    match date {
        Partial::Day(day) => Some(day.and_time(NaiveTime::MIN)),
        _ => None,
    }
}
