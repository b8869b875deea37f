//! The timetable: all items of the schedule in order, which are drives and events with every day of their recurrences,
//! and host slots without a drive, together with everything that depends on the present. It contains facts only;
//! addresses and words are added later.
//! *Incremental:* cheap, recomputed for every build.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::days::drive_end;
use super::filter::{self, Areas, Filter, Listed};
use super::history::History;
use super::item::{Item, ItemSubject, in_order};
use super::nearby::Nearby;
use super::recurrence;
use super::registration::{RegistrationPhase, phases};
use super::reported::{Announcement, reported};
use super::season;
use crate::dates::period::{Period, YearMonth};
use crate::model::appeal::AppealState;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::{Occasion, OccasionEntry};
use crate::model::present::{FirstChange, Now, Until};
use crate::model::reference::{Id, Target};
use crate::model::site::{Entries, Site};
use crate::model::wave::Wave;

/// The number of months ahead for which the days of a recurring drive are listed.
pub const MONTHS_AHEAD: u32 = 12;

/// All items of the schedule, with everything that depends on the present.
#[derive(Clone, Debug)]
pub struct Timetable {
    /// All items, in order. Events without donation are included, but [not listed](Item::is_listed).
    pub items: Vec<Item>,
    pub present: YearMonth,
    /// The hosts of waves with their drives.
    pub slots: Slots,
    /// For each place, the places under which its items are listed.
    pub areas: Areas,
    /// The drives that people can go to, by position.
    pub nearby: Nearby,
    /// The state of every appeal.
    pub appeals: BTreeMap<Id, AppealState>,
    /// Campaigns and waves that are over.
    pub over: BTreeSet<Target>,
    /// The peaks of communication work that are under way: their programme and their place in it.
    pub peaks: Vec<(Id, usize)>,
    /// The days that are kept every year, the next one first.
    pub observances: Vec<Id>,
    /// The announcements up to the present.
    pub reported: Vec<Announcement>,
    /// The phases of registration of drives and events, at the present and later. Drives and events without known
    /// phases are not included.
    pub registering: BTreeMap<Target, Vec<RegistrationPhase>>,
    /// The exceptions of recurrences that are not over.
    pub exceptions: BTreeMap<Target, Vec<Period>>,
    /// The first moment at which something that depends on the present changes, at +07:00.
    pub changes: Option<chrono::NaiveDateTime>,
    of: BTreeMap<Target, Vec<usize>>,
    filters: BTreeMap<Filter, Listed>,
}

impl Timetable {
    /// The schedule of a site.
    pub fn of(site: &Site) -> Self {
        let entries = &site.entries;
        let mut first = FirstChange(site.changes);
        let present = month(site.now);
        let slots = Slots::of(entries);
        let mut items = Vec::new();
        for occasion in entries.occasion_entries() {
            items.extend(items_of(site, &occasion, present, &mut first));
        }
        for wave in entries.waves.values() {
            for (host, _) in slots.of_wave(wave, entries).filter(|(_, drives)| drives.is_empty()) {
                let history = History::without_changes(wave.when.value.clone());
                let subject = ItemSubject::Slot { wave: wave.id.clone(), host: host.clone() };
                items.push(Item::new(subject, None, history, site, &mut first));
            }
        }
        let items = in_order(items, site);
        let areas = Areas::of(entries);
        let filters = filter::filters(&items, &areas);
        let months =
            filters.keys().filter_map(|filter| if let Filter::Month(month) = filter { Some(*month) } else { None });
        let last_day = months.filter(|month| *month >= present.answer).min().map(YearMonth::last);
        first.note(last_day.and_then(|day| site.now.is_past(day).changes));
        let mut of: BTreeMap<Target, Vec<usize>> = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            if let Some(occasion) = item.occasion() {
                of.entry(occasion.target()).or_default().push(index);
            }
        }
        let ahead = filters.get(&Filter::All).into_iter().flat_map(|listed| &listed.ahead);
        let nearby = Nearby::of(ahead.map(|index| (*index, &items[*index])), entries);
        let appeals = entries.appeals.values();
        let appeals = appeals.map(|it| (it.id.clone(), it.state(site.now).noted(&mut first))).collect();
        if season::shows_month(site, present.answer) {
            first.note(present.changes);
        }
        let (over, reported) = (over(site, &mut first), reported(site, &mut first));
        let (peaks, observances) = (season::peaks(site, &mut first), season::observances(site, &mut first));
        let mut timetable = Self {
            items,
            present: present.answer,
            slots,
            areas,
            nearby,
            appeals,
            over,
            peaks,
            observances,
            reported,
            registering: BTreeMap::new(),
            exceptions: BTreeMap::new(),
            changes: None,
            of,
            filters,
        };
        for occasion in entries.occasions() {
            timetable.note_days_ahead(site, occasion, &mut first);
        }
        timetable.changes = first.0;
        timetable
    }

    fn note_days_ahead(&mut self, site: &Site, occasion: Occasion<'_>, first: &mut FirstChange) {
        let target = occasion.target();
        let form = occasion.drive.registration.as_ref().or(site.config.registration.as_ref());
        let shown = form.and_then(|_| self.shown(&target));
        let phases = shown.map_or_else(Vec::new, |item| phases(form, item.effective_status, site.now, first));
        if !phases.is_empty() {
            self.registering.insert(target.clone(), phases);
        }
        let except = occasion.drive.repeats.iter().flat_map(|repeats| &repeats.except).map(|except| &except.value);
        let mut is_ahead = |except: &&Period| except.latest().is_none_or(|last| !site.now.is_past(last).noted(first));
        let ahead: Vec<Period> = except.filter(|except| is_ahead(except)).cloned().collect();
        if !ahead.is_empty() {
            self.exceptions.insert(target, ahead);
        }
    }

    /// Every filter with items; the filter of the whole schedule is included even where it is empty.
    pub fn filters(&self) -> impl Iterator<Item = (&Filter, &Listed)> {
        self.filters.iter()
    }

    /// The items of a filter.
    pub fn listed(&self, filter: &Filter) -> Option<&Listed> {
        self.filters.get(filter)
    }

    /// All days of a drive or event, soonest first.
    pub fn days_of(&self, target: &Target) -> impl DoubleEndedIterator<Item = &Item> {
        self.of.get(target).into_iter().flatten().map(|index| &self.items[*index])
    }

    /// The item that the page of a drive or event shows: for a recurrence the next day that goes ahead, else the next
    /// day, else the last day.
    pub fn shown(&self, target: &Target) -> Option<&Item> {
        let on = self.days_of(target).find(|item| !item.is_past && !item.effective_status.is_off());
        on.or_else(|| self.days_of(target).find(|item| !item.is_past)).or_else(|| self.days_of(target).next_back())
    }

    /// The item of the latest announcement of a drive or event: for a recurrence the coming day that was changed last,
    /// else the item that [its page shows](Self::shown).
    pub fn last_reported(&self, target: &Target) -> Option<&Item> {
        let ahead = self.days_of(target).filter(|item| item.instance.is_some() && !item.is_past);
        let changed =
            ahead.filter(|item| item.effective_status.is_change()).max_by_key(|item| item.history.last_change());
        changed.or_else(|| self.shown(target))
    }

    /// The indices in `items` of all days of a drive or event, ascending.
    pub fn indices_of(&self, target: &Target) -> &[usize] {
        self.of.get(target).map_or(&[], Vec::as_slice)
    }

    /// Every drive and event with the indices of its days in `items`, ascending.
    pub fn occasions(&self) -> impl Iterator<Item = (&Target, &[usize])> {
        self.of.iter().map(|(target, days)| (target, days.as_slice()))
    }

    /// Items that are not over, soonest first; items without a known month come last.
    pub fn ahead(&self) -> impl Iterator<Item = &Item> {
        self.listed(&Filter::All).into_iter().flat_map(|listed| &listed.ahead).map(|index| &self.items[*index])
    }
}

/// The drives of every wave, by host. Drives and events that name a wave and a host belong to that host's slot.
#[derive(Clone, Debug, Default)]
pub struct Slots(BTreeMap<(Id, Target), Vec<Target>>);

impl Slots {
    /// Sorts the drives and events that name a wave and a host.
    pub fn of(entries: &Entries) -> Self {
        let targets = &entries.targets;
        let mut held: BTreeMap<_, Vec<Occasion<'_>>> = BTreeMap::new();
        for occasion in entries.occasions() {
            let wave = occasion.drive.wave.as_ref().and_then(|wave| targets.id(wave));
            if let (Some(wave), Some(host)) = (wave, occasion.host_entry(targets)) {
                held.entry((wave, host)).or_default().push(occasion);
            }
        }
        let in_order = |mut drives: Vec<Occasion<'_>>| {
            drives.sort_by(|a, b| a.when.sort_key().cmp(&b.when.sort_key()).then(a.id.cmp(b.id)));
            drives.iter().map(Occasion::target).collect()
        };
        let slot = |((wave, host), drives): ((&Id, &Target), _)| ((wave.clone(), host.clone()), in_order(drives));
        Self(held.into_iter().map(slot).collect())
    }

    /// The hosts of a wave as listed in it, each with its drives sorted by day. A host without drives has no schedule
    /// yet.
    pub fn of_wave<'w>(
        &self,
        wave: &'w Entry<Wave>,
        entries: &'w Entries,
    ) -> impl Iterator<Item = (&'w Target, &[Target])> {
        let hosts = wave.hosts.iter().filter_map(|host| entries.targets.target(host));
        let drives = |host: &Target| self.0.get(&(wave.id.clone(), host.clone())).map_or(&[][..], Vec::as_slice);
        hosts.map(move |host| (host, drives(host)))
    }
}

fn month(now: Now) -> Until<YearMonth> {
    let month = YearMonth::of(now.today().answer);
    now.has_come(month.next().first()).map(|_| month)
}

/// The items of a drive or event: one for each day of a recurrence; a single one where its days are not known.
fn items_of(site: &Site, entry: &OccasionEntry, present: Until<YearMonth>, first: &mut FirstChange) -> Vec<Item> {
    let (drive, now, subject) = (entry.occasion().drive, site.now, || ItemSubject::Occasion(entry.clone()));
    let targets = &site.entries.targets;
    if drive.repeats.is_some() && !now.has_reached(drive_end(drive)).noted(first) {
        // Each new month adds one more month of listed days.
        first.note(present.changes);
    }
    let present = present.answer;
    let days = recurrence::days(drive, horizon(present)).filter(|days| !days.is_empty());
    if let Some(days) = days {
        let item = |day| Item::new(subject(), Some(day), History::of_day(drive, day, targets), site, first);
        return days.into_iter().map(item).collect();
    }
    let mut history = History::of(drive, targets);
    if drive.repeats.is_some() {
        // A recurrence without known days is listed in the present month while it lasts.
        let begins = drive.when.earliest();
        let has_begun = begins.is_some_and(|day| now.has_come(day).noted(first));
        if has_begun && !now.has_reached(drive_end(drive)).answer {
            history.present.when = Period::Month(present);
        }
    }
    vec![Item::new(subject(), None, history, site, first)]
}

/// The last day of the month that lies [`MONTHS_AHEAD`] ahead, so that it changes once a month and not every day.
fn horizon(present: YearMonth) -> NaiveDate {
    let after = present.first().checked_add_months(Months::new(MONTHS_AHEAD + 1)).and_then(|day| day.pred_opt());
    after.unwrap_or(NaiveDate::MAX)
}

fn over(site: &Site, first: &mut FirstChange) -> BTreeSet<Target> {
    let campaigns = site.entries.campaigns.values().map(|entry| (Kind::Campaign, &entry.id, &entry.when));
    let waves = site.entries.waves.values().map(|entry| (Kind::Wave, &entry.id, &entry.when));
    let ended = campaigns
        .chain(waves)
        .filter(|(_, _, when)| when.latest().is_some_and(|last| site.now.is_past(last).noted(first)));
    ended.map(|(kind, id, _)| Target { kind, id: id.clone() }).collect()
}
