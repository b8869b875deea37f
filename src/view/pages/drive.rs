//! The page of a drive.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ResultRow, ScheduleRow};
use crate::view::page::EntryView;
use crate::view::parts::*;

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DriveView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Whether it is on.
    pub status: StatusView,
    /// Whether blood can be given: at every drive, and at events that say so.
    pub gives_blood: bool,
    /// When; of a drive that is held again, the next time.
    pub when: When,
    /// How often it is held again: `Hằng tuần, thứ Hai`.
    pub rhythm: Option<String>,
    pub hours: Option<String>,
    /// Whether nobody should come: it is cancelled or postponed.
    pub off: bool,
    /// Whether `when` and `hours` hold no longer, so that they are struck through: it is cancelled, or postponed and the
    /// new time is not known.
    pub struck: bool,
    /// What was announced before, where it is on at another time or place.
    pub former: Option<FormerView>,
    /// Why it is as it is, where people must notice.
    pub why: Option<String>,
    /// The moment it is over, as in [`ScheduleRow`], while it lies ahead.
    pub ends: Option<String>,
    /// Venue, address and place.
    pub place: Vec<Text>,
    pub host: Option<Text>,
    /// Whether one can register, now and later; empty where that is not known.
    pub registering: Vec<Phase>,
    /// How to register. Empty where nothing is known.
    pub registration: Vec<Channel>,
    /// Whom to ask. Empty where nothing is known.
    pub contact: Vec<Channel>,
    /// Links to maps outside the site; `geo:` first.
    pub maps: Vec<Text>,
    /// The file that adds it to a calendar; where it is held again, with all its days.
    pub calendar: Option<Link>,
    /// The same with reminders.
    pub calendar_reminding: Option<Link>,
    /// The next days of a drive that is held again.
    pub days: Vec<When>,
    /// The coming days on which it is, by exception, not held.
    pub excepted: Vec<When>,
    pub bring: Vec<String>,
    pub eligibility: Vec<Rule>,
    /// The page that answers in full.
    pub eligibility_page: Option<Link>,
    /// What to do before, during and after.
    pub care: Vec<Rule>,
    /// What changed, newest first.
    pub changes: Vec<ChangeView>,
    /// What came of it.
    pub result: Option<ResultRow>,
    /// Other drives one can go to: the nearest; where no position is known, the next in the same place.
    pub others: Vec<ScheduleRow>,
    /// From where their distances are measured, as a sentence.
    pub others_note: Option<String>,
    /// How to pass it on; absent where the site has no address.
    pub share: Option<ShareView>,
}

/// What was announced before a drive changed; only what is different now.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct FormerView {
    /// When it was to be held.
    pub when: Option<When>,
    /// The hours it was to be held.
    pub hours: Option<String>,
    /// Where it was to be held.
    pub place: Option<String>,
}

/// Something that is true for a while.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Phase {
    /// `early`, `open`, `closed` or `full`.
    pub name: String,
    /// The words: `Đang nhận đăng ký`.
    pub label: String,
    /// The first or last day of it, where there is one.
    pub note: Option<String>,
    /// The moment it begins; absent where it is true already.
    pub begins: Option<String>,
    /// The moment it is over, where there is one.
    pub ends: Option<String>,
}

/// A change in a drive's history.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ChangeView {
    /// The day of the change.
    pub on: When,
    /// What was true before.
    pub was: Vec<Fact>,
    pub why: Option<String>,
}

/// How to pass a page on.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct ShareView {
    /// The page's address on the web.
    pub url: String,
    /// The address as a QR code, an SVG file, from the site's root; absent for what is over or called off.
    pub qr: Option<String>,
}
