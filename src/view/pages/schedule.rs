//! The pages of the schedule and its rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::MapView;
use crate::view::parts::*;

/// `pages/schedule.html`: the schedule or a part of it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ScheduleView {
    /// `all`, `month`, `area`, `campaign`, `wave` or `host`.
    pub filter: String,
    /// The page of the campaign, wave, place or organization that parts it.
    pub about: Option<Link>,
    /// Places that took over from the one of the page.
    pub successors: Vec<Link>,
    /// Places that the one of the page took over; what is held there is listed too.
    pub former: Vec<Link>,
    /// Months to come and the present one, in order.
    pub months: Vec<Month>,
    /// Months that are over, latest first.
    pub past: Vec<Month>,
    /// Of the first page of a month: its days as a grid, where days are known.
    pub grid: Option<MonthGrid>,
    /// Of the first page: what is to come on a map, where it has positions.
    pub map: Option<MapView>,
    /// Rows whose month is not known.
    pub undated: Vec<ScheduleRow>,
    /// Months to come and the present one, as links to their pages.
    pub month_pages: Vec<Link>,
    /// Months that are over, latest first, as links to their pages.
    pub past_pages: Vec<Link>,
    /// Places, as links to their pages of the schedule.
    pub areas: Vec<Link>,
    /// Campaigns, as links to their pages of the schedule.
    pub campaigns: Vec<Link>,
    /// Waves, as links to their pages of the schedule.
    pub waves: Vec<Link>,
    /// Organizations, as links to their pages of the schedule.
    pub hosts: Vec<Link>,
    /// The calendar of this part of the schedule.
    pub calendar: Option<Link>,
    /// The pages, where there are several.
    pub pager: Option<Pager>,
}

/// The pages of something that is too long for one.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Pager {
    /// Which page this is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// The first, the last and the ones around this one.
    pub pages: Vec<Link>,
}

/// `pages/changes.html`: what changed and is still to come.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ChangesView {
    /// What is or was to be held within a week.
    pub soon: Vec<ScheduleRow>,
    /// What is to be held later, or not known when.
    pub later: Vec<ScheduleRow>,
    /// What was called off for a day that is over.
    pub over: Vec<ScheduleRow>,
    pub schedule: Link,
}

/// A row of the schedule: a drive or an event, the days of a recurring one in a month, or the hosts of a wave that have no
/// drive yet.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct ScheduleRow {
    /// `drive`, `event`, `slot` (a host of a wave that has no drive yet) or `wave` (several such hosts).
    pub kind: String,
    /// What it is called; of a slot, the host.
    pub title: String,
    /// Its page, from the site's root.
    pub href: String,
    pub when: When,
    /// The day of the month, where the day is known: `05`.
    pub day: Option<String>,
    /// The weekday, where the day is known: `Chủ nhật`.
    pub weekday: Option<String>,
    /// The hours: `7 giờ 30 – 11 giờ 30`.
    pub hours: Option<String>,
    pub place: Vec<Text>,
    /// Who holds it; of a slot, the wave.
    pub host: Option<Text>,
    pub status: StatusView,
    /// The time it was to be held at before it changed.
    pub former: Option<When>,
    /// Where it was to be held before it changed.
    pub former_place: Option<String>,
    pub why: Option<String>,
    /// The moment it is over, as `2023-02-05T11:30+07:00`; absent where that is unknown, and where the present is pinned.
    pub ends: Option<String>,
    /// Latitude and longitude in degrees, as `14.35,108.0`.
    pub position: Option<String>,
    /// The ids of the places it is listed under.
    pub areas: Vec<String>,
    /// How far it is from the drive whose page it stands on: `3,2 km`.
    pub distance: Option<String>,
    /// The further days of a recurring drive in the same month that differ in nothing else.
    pub more: Vec<RowDay>,
    /// The hosts of the wave, of a row of the kind `wave`.
    pub slots: Vec<ScheduleRow>,
    /// The day in a few letters: `14/6`. Only in lists of changes.
    pub change: Option<String>,
    /// The day before it changed, likewise.
    pub change_from: Option<String>,
    /// The number to call. Only among the next drives.
    pub call: Option<Text>,
    /// The file that adds it to a calendar, from the site's root. Only among the next drives.
    pub calendar: Option<String>,
}

/// A further day of a row.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct RowDay {
    /// The day of the month: `05`.
    pub day: String,
    pub weekday: String,
    pub when: When,
    /// The moment it is over, as in [`ScheduleRow`].
    pub ends: Option<String>,
}

/// A month as the grid of a wall calendar.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct MonthGrid {
    /// `Tháng 02/2023`.
    pub caption: String,
    /// The weekdays, Monday first.
    pub weekdays: Vec<String>,
    /// The weeks, each with seven days.
    pub weeks: Vec<Vec<GridDay>>,
}

/// A day of the grid.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct GridDay {
    /// `05`; empty where the day belongs to another month.
    pub day: String,
    pub items: Vec<GridItem>,
    /// How many more there are than it names: `và 2 nữa`.
    pub more: Option<String>,
}

/// Something that is held on a day of the grid.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct GridItem {
    pub title: String,
    /// Its page, from the site's root.
    pub href: String,
    pub hours: Option<String>,
    pub status: StatusView,
    /// The ids of the places it is listed under.
    pub areas: Vec<String>,
}

/// A month of the schedule, or a longer stretch of time in which things may be held.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Month {
    /// The heading: `Tháng 02/2023`, `Trước 01/7/2023`.
    pub heading: String,
    /// The fragment that leads to it: `thang-2023-02`.
    pub anchor: String,
    /// Rows with a day, by day; of a longer stretch all rows.
    pub dated: Vec<ScheduleRow>,
    pub undated: Vec<ScheduleRow>,
}
