//! What a feed tells: things that have a true day. A date of which only the month or year is known makes no item.

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::render::absolute::absolute;
use crate::routes::Page;
use crate::schedule::{EffectiveStatus, Reported, What};
use crate::view::context::ViewContext;
use crate::view::pages::FormerView;
use crate::view::{drive, times, words};

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

/// The newest items, newest first; then by id. Nothing that lies after the site's present, and nothing without a page.
pub fn items(cx: ViewContext<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = cx.timetable.reported.iter().filter_map(|reported| item(cx, reported)).collect();
    items.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    items.truncate(MOST);
    items
}

fn item(cx: ViewContext<'_>, reported: &Reported) -> Option<Item> {
    let about = &reported.about;
    let url = address(cx, about.clone())?;
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
        _ => itself(cx, about)?,
    };
    Some(Item { id: stable_id(cx, Some(about), &what), url, title, summary, at: reported.at })
}

/// The address on the web of the page of an entry; nothing for drafts.
fn address(cx: ViewContext<'_>, target: Target) -> Option<String> {
    cx.site.entries.find(&target).filter(|glance| glance.common.draft != Some(true))?;
    absolute(cx, cx.routes.address(&Page::Entry(target))?)
}

/// An id that survives a move of the site: a name-based UUID in the custom form of RFC 9562 §5.8, from the site's id, the
/// entry and what is told of it.
pub fn stable_id(cx: ViewContext<'_>, target: Option<&Target>, what: &str) -> String {
    let entry = target.map_or_else(String::new, |target| format!("{}/{}", target.kind.facts().folder, target.id));
    let name = [&*cx.site.config.id.value, &entry, what].join("\n");
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn itself(cx: ViewContext<'_>, about: &Target) -> Option<(String, Option<String>)> {
    let entries = &cx.site.entries;
    let glance = entries.find(about)?;
    let instead = || match about.kind {
        Kind::News => entries.news.get(&about.id)?.outlet.clone(),
        Kind::Document => {
            let document = entries.documents.get(&about.id)?;
            let name = [Some(document.kind.label()), document.number.as_deref()];
            Some(name.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        _ => None,
    };
    Some((glance.title.value.clone(), glance.common.summary.clone().or_else(instead)))
}

/// A drive or event: when and where it is held, why that is so, and what was told before.
fn occasion(cx: ViewContext<'_>, about: &Target) -> Option<(String, Option<String>)> {
    let item = cx.timetable.told_of(about)?;
    let changed = !item.history.former.is_empty();
    let title = item.occasion()?.title.as_str();
    let shouts = item.effective_status.is_change() || changed && item.effective_status != EffectiveStatus::Ended;
    let why = item.history.why().filter(|_| changed);
    let reason = why.map(|why| format!("Lý do: {}", why.trim_end_matches('.')));
    let before = drive::before(cx, item).and_then(former).map(|was| format!("Trước đó: {was}"));
    let hours = item.hours().map(|hours| cx.locale.hours(hours));
    let time = joined([Some(cx.locale.when(item.when()).long), hours]);
    let place = joined(drive::place(cx, item).into_iter().map(|text| Some(text.text)));
    let sentences: Vec<String> = [reason, time, place, before].into_iter().flatten().collect();
    let state = times::effective_status(cx.locale, item.effective_status).label;
    let title = if shouts { shouted(&state, title) } else { title.to_owned() };
    Some((title, Some(format!("{}.", sentences.join(". ")))))
}

/// The day and hours, and the place, that were true before, as far as they are others now.
fn former(FormerView { when, hours, place }: FormerView) -> Option<String> {
    joined([when.map(|when| when.long), hours, place])
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// An appeal, and how it stands.
fn appeal(cx: ViewContext<'_>, about: &Target) -> Option<(String, Option<String>)> {
    let entry = cx.site.entries.appeals.get(&about.id)?;
    let state = *cx.timetable.appeals.get(&about.id)?;
    let title = &entry.title.value;
    let groups: Vec<&str> = entry.blood_groups.iter().map(|group| group.label()).collect();
    let groups = (!groups.is_empty()).then(|| format!("Nhóm máu: {}.", groups.join(", ")));
    let sentences: Vec<String> = [groups, entry.common.summary.clone()].into_iter().flatten().collect();
    let title = match state {
        AppealState::Open => title.clone(),
        state => shouted(&cx.locale.say(words::appeal_state(state)), title),
    };
    Some((title, (!sentences.is_empty()).then(|| sentences.join(" "))))
}

/// The corrections of one day.
fn corrections(cx: ViewContext<'_>, about: &Target, day: NaiveDate) -> Option<(String, Option<String>)> {
    let glance = cx.site.entries.find(about)?;
    let corrections = glance.common.corrections.iter().filter(|correction| correction.on == day);
    let texts: Vec<&str> = corrections.map(|correction| correction.text.as_str()).collect();
    Some((format!("Đính chính: {}", glance.title.value), Some(texts.join(" "))))
}

/// `[TẠM HOÃN] Hiến máu …`, as in the title of the page's window.
fn shouted(state: &str, title: &str) -> String {
    format!("[{}] {title}", state.to_uppercase())
}
