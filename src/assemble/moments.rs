//! The moments at which something that follows from the present may change: what a rebuild could be for.
//!
//! Every use of the present in the stages behind this one has its moments here. One too many costs a look; one too few
//! leaves a page that says what is no longer so.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::state::{appeal_end, drive_end};
use super::timetable::{CHANGE_KEPT, CHANGE_SOON, Item, MONTHS_AHEAD, Timetable};
use crate::model::drive::{Drive, Status};
use crate::model::party::Registration;
use crate::model::site::Site;
use crate::text::period::{Partial, Period, YearMonth};

/// Turns of the month that are looked at: ten years.
const MONTHS: usize = 120;

/// Every moment behind the site's present, at +07:00, at which a page, feed or calendar may begin to say something else,
/// ascending. None where the present is pinned.
pub fn moments(site: &Site, timetable: &Timetable<'_>) -> Vec<NaiveDateTime> {
    let now = site.now.at;
    if site.now.pinned {
        return Vec::new();
    }
    let mut moments = Moments { now, found: BTreeSet::new() };
    timetable.items.iter().for_each(|item| moments.item(item));
    moments.entries(site);
    moments.turns_of_the_month();
    moments.found.into_iter().collect()
}

struct Moments {
    now: NaiveDateTime,
    found: BTreeSet<NaiveDateTime>,
}

impl Moments {
    fn at(&mut self, moment: Option<NaiveDateTime>) {
        self.found.extend(moment.filter(|moment| *moment > self.now));
    }

    /// The first minute of a day.
    fn day(&mut self, day: Option<NaiveDate>) {
        self.at(day.map(|day| day.and_time(NaiveTime::MIN)));
    }

    /// The first minute behind a day.
    fn behind(&mut self, day: Option<NaiveDate>) {
        self.day(day.and_then(|day| day.succ_opt()));
    }

    /// Something in the schedule ends; a change enters and leaves the days in which it is shown.
    fn item(&mut self, item: &Item<'_>) {
        self.at(item.ends);
        if let Some(drive) = item.drive().filter(|drive| may_be_change(drive)) {
            let former = drive.history.iter().filter_map(|change| change.was.when.as_deref());
            former.chain([&item.when, &*drive.when]).for_each(|when| self.change(when));
        }
    }

    fn change(&mut self, when: &Period) {
        for (first, last) in days_of(when, self.now.date()) {
            self.day(first.and_then(|first| first.checked_sub_days(Days::new(CHANGE_SOON))));
            self.behind(last);
            self.behind(last.and_then(|last| last.checked_add_days(Days::new(CHANGE_KEPT))));
        }
    }

    fn registration(&mut self, form: &Registration) {
        self.day(form.opens.as_ref().and_then(|opens| opens.earliest()));
        self.behind(form.closes.as_ref().and_then(|closes| closes.latest()));
    }

    fn entries(&mut self, site: &Site) {
        let entries = &site.entries;
        for drive in entries.drives.values() {
            self.at(drive_end(drive));
            self.day(drive.when.earliest().filter(|_| drive.repeats.is_some()));
            self.day(drive.announced.as_ref().map(|day| day.value));
            drive.history.iter().for_each(|change| self.day(drive.day_of(change)));
            drive.registration.iter().for_each(|form| self.registration(form));
            let excepted = drive.repeats.iter().flat_map(|repeats| &repeats.except);
            excepted.for_each(|except| self.behind(except.latest()));
        }
        site.config.registration.iter().for_each(|form| self.registration(form));
        for appeal in entries.appeals.values() {
            self.at(Some(appeal.issued_at.value.0));
            self.at(appeal_end(appeal));
            self.at(appeal.met_at.as_ref().map(|met| met.value.0));
        }
        let campaigns = entries.campaigns.values().map(|campaign| &campaign.when);
        for when in campaigns.chain(entries.waves.values().map(|wave| &wave.when)) {
            self.behind(when.latest());
        }
        for consent in entries.donors.values().filter_map(|donor| donor.consent.as_ref()) {
            self.day(consent.given_on.as_ref().map(|given| given.first()));
            self.behind(consent.expires_on.as_ref().map(|expires| expires.last()));
        }
        let issued = entries.documents.values().filter_map(|document| document.issued.as_ref());
        for date in entries.news.values().map(|news| &news.date).chain(issued) {
            self.day(Some(date.value).filter(|date| matches!(date, Partial::Day(_))).map(Partial::first));
        }
        for correction in entries.all().into_iter().flat_map(|entry| &entry.common.corrections) {
            self.day(Some(correction.on));
        }
        for fact in &site.facts {
            self.day(fact.valid_from.as_ref().map(|from| from.first()));
        }
    }

    /// The present month moves on, and the last month for which repeating drives are listed, until both have passed the
    /// last of the other moments.
    fn turns_of_the_month(&mut self) {
        let present = YearMonth::of(self.now.date());
        let last = self.found.last().map_or(present, |last| YearMonth::of(last.date()));
        let far = |month: &YearMonth| month.year() * 12 + i32::try_from(month.month()).unwrap_or_default();
        let until = far(&last).saturating_add_unsigned(MONTHS_AHEAD + 1);
        let months = std::iter::successors(Some(present.next()), |month| Some(month.next()));
        months.take_while(|month| far(month) <= until).take(MONTHS).for_each(|month| self.day(Some(month.first())));
    }
}

/// Whether a drive is, or was before its end, in a state that people must notice.
fn may_be_change(drive: &Drive) -> bool {
    let status = drive.status.as_ref().map_or(Status::Planned, |status| status.value);
    !drive.history.is_empty() || !matches!(status, Status::Planned | Status::Confirmed)
}

/// The stretches of days a period covers; of a day of every year the next ones.
fn days_of(when: &Period, today: NaiveDate) -> Vec<(Option<NaiveDate>, Option<NaiveDate>)> {
    match when {
        Period::Yearly(day) => {
            let years = today.year() - 1..=today.year() + 8;
            years.filter_map(|year| day.in_year(year)).map(|day| (Some(day), Some(day))).collect()
        }
        when => when.spans(),
    }
}
