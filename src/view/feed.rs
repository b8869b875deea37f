//! Feed items: the announcements up to the present, each with its page.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use super::calendar::joined;
use super::prelude::*;
use super::site;
use super::words::notices;
use crate::model::appeal::AppealState;
use crate::model::blood_group::is_every_group;
use crate::schedule::{Announcement, What};

/// The maximum number of items in a feed.
const MOST: usize = 50;

/// The site's feed of announcements.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// Its permanent identifier, which does not depend on the address of the site.
    pub id: String,
    /// The name of the site.
    pub title: String,
    /// The description of the site.
    pub about: Option<String>,
    /// The author: the organization that runs the site, else the site.
    pub author: String,
    /// The time of its newest item. Without items, the pinned present of the site, else the beginning of 1970: no other
    /// time is known that does not depend on the clock.
    pub updated: String,
    /// The newest items, sorted from newest to oldest, then by id.
    pub items: Vec<FeedItem>,
}

/// One item of the feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeedItem {
    /// A stable id made from the site's id, the page and, for a change, what changed on which day. So each change is a
    /// new item, and ids stay the same when the site moves to another address.
    pub id: String,
    /// The address of its page on the web.
    pub url: String,
    /// The title, preceded by the state of a drive or appeal where people must notice it.
    pub title: String,
    /// The text, as plain text.
    pub summary: Option<String>,
    /// Its time at +07:00 in RFC 3339 form: the exact moment where it is known, else the day.
    pub at: String,
    /// Whether it was announced then. Otherwise only that it was announced by then is known.
    pub is_known: bool,
}

/// The feed of the site. It has no item dated after the site's present, and every item has a page.
pub fn feed(cx: ViewContext<'_>) -> Feed {
    let config = &cx.site.config;
    let organization = config.organization.as_ref().map(|organization| cx.reference(organization).text);
    let mut items: Vec<FeedItem> = cx.timetable.reported.iter().filter_map(|reported| item(cx, reported)).collect();
    // All times have the same offset, so they sort as strings.
    items.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    items.truncate(MOST);
    let fixed = cx.site.now.archive_of().map(|day| day.and_time(NaiveTime::MIN));
    let without_items = || timestamp(fixed.unwrap_or(DateTime::UNIX_EPOCH.naive_utc()));
    Feed {
        id: stable_id(cx, None, "atom"),
        title: config.title.value.clone(),
        about: site::about(cx),
        author: organization.unwrap_or_else(|| config.title.value.clone()),
        updated: items.first().map_or_else(without_items, |newest| newest.at.clone()),
        items,
    }
}

fn timestamp(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}

fn item(cx: ViewContext<'_>, reported: &Announcement) -> Option<FeedItem> {
    let about = &reported.about;
    cx.site.entries.find(about).filter(|glance| glance.common.draft != Some(true))?;
    let what = match reported.what {
        What::Itself => String::new(),
        What::Change(on) => format!("change {on}"),
        What::Met => "met".to_owned(),
        What::Corrections(on) => format!("correction {on}"),
    };
    let (title, summary) = match (reported.what, about.kind) {
        (What::Corrections(on), _) => corrections(cx, about, on)?,
        (_, Kind::Drive | Kind::Event) => occasion(cx, about)?,
        (_, Kind::Appeal) => appeal(cx, about)?,
        _ => (cx.title(about)?, cx.summary(about).or_else(|| short(cx, about))),
    };
    Some(FeedItem {
        id: stable_id(cx, Some(about), &what),
        url: cx.absolute(cx.routes.address(&PageId::Entry(about.clone()))?)?,
        title,
        summary,
        at: timestamp(reported.at),
        is_known: reported.is_known,
    })
}

/// An id that stays the same when the site moves: a name-based UUID in the custom form of RFC 9562 §5.8, made from the
/// site's id, the entry and what is announced.
fn stable_id(cx: ViewContext<'_>, target: Option<&Target>, what: &str) -> String {
    let entry = target.map_or_else(String::new, |target| format!("{}/{}", target.kind.facts().folder, target.id));
    let name = [&*cx.site.config.id.value, &entry, what].join("\n");
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The text of news and documents without a summary: the outlet, or the kind and number.
fn short(cx: ViewContext<'_>, about: &Target) -> Option<String> {
    let entries = &cx.site.entries;
    match about.kind {
        Kind::News => entries.news.get(&about.id)?.outlet.clone(),
        Kind::Document => {
            let document = entries.documents.get(&about.id)?;
            let name = [Some(document.kind.label()), document.number.as_deref()];
            Some(name.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        _ => None,
    }
}

/// The title and text of a drive or event: time and place, the reason of the last change, and the former time and
/// place.
fn occasion(cx: ViewContext<'_>, about: &Target) -> Option<(String, Option<String>)> {
    let item = cx.timetable.last_reported(about)?;
    let list = |parts: Vec<Option<String>>| joined(parts.into_iter().flatten().collect(), ", ");
    let changed = !item.history.former.is_empty();
    let why = item.history.why().filter(|_| changed);
    let hours = item.hours().map(|hours| cx.locale.hours(hours));
    let FormerView { when, hours: former_hours, place } = drive::before(cx, item).unwrap_or_default();
    let sentences = [
        why.map(notices::reason),
        list(vec![Some(cx.locale.when(item.when()).long), hours]),
        list(drive::place(cx, item).into_iter().map(|text| Some(text.text)).collect()),
        list(vec![when.map(|when| when.long), former_hours, place]).map(|was| notices::before(&was)),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    let title = cx.title(about)?;
    let title = match item.effective_status.is_change() || changed && item.effective_status != EffectiveStatus::Ended {
        true => times::with_state(&times::effective_status(cx.locale, item.effective_status).label, &title),
        false => title,
    };
    Some((title, Some(format!("{}.", sentences.join(". ")))))
}

/// The title and text of an appeal, with its state.
fn appeal(cx: ViewContext<'_>, about: &Target) -> Option<(String, Option<String>)> {
    let entry = cx.site.entries.appeals.get(&about.id)?;
    let groups: Vec<&str> = entry.blood_groups.iter().map(|group| group.label()).collect();
    let groups = (!is_every_group(&entry.blood_groups)).then(|| notices::blood_groups(&groups.join(", ")));
    let title = match cx.timetable.appeals.get(&about.id)? {
        AppealState::Open => entry.title.value.clone(),
        state => times::with_state(&cx.locale.say(words::appeal_state(*state)), &entry.title),
    };
    Some((title, joined(groups.into_iter().chain(entry.common.summary.clone()).collect(), " ")))
}

/// The title and text for the corrections of one day.
fn corrections(cx: ViewContext<'_>, about: &Target, day: NaiveDate) -> Option<(String, Option<String>)> {
    let glance = cx.site.entries.find(about)?;
    let corrections = glance.common.corrections.iter().filter(|correction| correction.on == day);
    let texts: Vec<&str> = corrections.map(|correction| correction.text.as_str()).collect();
    Some((notices::correction(glance.title), Some(texts.join(" "))))
}
