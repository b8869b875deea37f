//! Changes that people must notice: how long and how prominently they are shown.

use chrono::{Days, NaiveDate};

use super::effective_status::EffectiveStatus;
use super::history::History;
use crate::dates::period::Period;
use crate::model::present::{FirstChange, Now};

/// The number of days ahead within which a change is shown on every page.
pub const CHANGE_SOON: u64 = 7;

/// The number of days for which something called off stays on the page of changes after its day.
pub const CHANGE_KEPT: u64 = 90;

/// The group of a change on the page of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is or was to be held today or within a week; it is shown on every page.
    Soon,
    /// It is held later, or at an unknown time.
    Later,
    /// Its days are over.
    Over,
}

/// The group of a change. `None` without a change, and [`CHANGE_KEPT`] days after its days are over.
pub(super) fn notice(
    history: &History,
    effective_status: EffectiveStatus,
    is_past: bool,
    now: Now,
    first: &mut FirstChange,
) -> Option<Notice> {
    if !effective_status.is_change() {
        return None;
    }
    let former = history.former.iter().map(|was| &was.version.when);
    let present = Some(&history.present.when).filter(|_| !is_past);
    let mut soon = false;
    for when in former.chain(present) {
        soon |= is_soon(when, now, first);
    }
    let kept = |last: NaiveDate| last.checked_add_days(Days::new(CHANGE_KEPT)).unwrap_or(NaiveDate::MAX);
    let is_gone = history.present.when.latest().is_some_and(|last| now.is_past(kept(last)).noted(first));
    match (soon, is_gone, is_past) {
        (true, ..) => Some(Notice::Soon),
        (false, true, _) => None,
        (false, false, true) => Some(Notice::Over),
        (false, false, false) => Some(Notice::Later),
    }
}

/// Whether a period includes the present day or one of the next [`CHANGE_SOON`] days.
fn is_soon(when: &Period, now: Now, next: &mut FirstChange) -> bool {
    if let Period::Yearly(_) = when {
        let today = now.today().noted(next);
        return when.overlaps(today, today.checked_add_days(Days::new(CHANGE_SOON)).unwrap_or(today));
    }
    let mut soon = false;
    for (first, last) in when.spans() {
        let is_near = first.is_none_or(|first| now.is_within(CHANGE_SOON, first).noted(next));
        let is_over = last.is_some_and(|last| now.is_past(last).noted(next));
        soon |= is_near && !is_over;
    }
    soon
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDateTime;

    fn on(day: &str, minute: &str) -> Now {
        Now::new(NaiveDateTime::parse_from_str(&format!("{day} {minute}"), "%Y-%m-%d %H:%M").unwrap(), false)
    }

    fn cancelled(when: &str, is_past: bool, now: Now) -> Option<Notice> {
        let history = History::without_changes(Period::parse(when).unwrap());
        notice(&history, EffectiveStatus::Cancelled, is_past, now, &mut FirstChange::default())
    }

    #[test]
    fn a_change_is_shown_everywhere_from_a_week_before_its_day_to_its_end() {
        assert_eq!(cancelled("20/6/2025", false, on("2025-06-12", "23:59")), Some(Notice::Later));
        assert_eq!(cancelled("20/6/2025", false, on("2025-06-13", "00:00")), Some(Notice::Soon));
        assert_eq!(cancelled("20/6/2025", false, on("2025-06-20", "23:59")), Some(Notice::Soon));
        assert_eq!(cancelled("20/6/2025", true, on("2025-06-21", "00:00")), Some(Notice::Over));
    }

    #[test]
    fn a_cancelled_drive_is_reported_for_ninety_days() {
        assert_eq!(cancelled("20/6/2025", true, on("2025-09-18", "23:59")), Some(Notice::Over));
        assert_eq!(cancelled("20/6/2025", true, on("2025-09-19", "00:00")), None);
    }

    #[test]
    fn the_time_of_the_next_change_is_reported() {
        let history = History::without_changes(Period::parse("20/6/2025").unwrap());
        let changes = |now| {
            let mut first = FirstChange::default();
            notice(&history, EffectiveStatus::Cancelled, false, now, &mut first);
            first.0.map(|at| at.to_string())
        };
        assert_eq!(changes(on("2025-06-01", "07:00")).as_deref(), Some("2025-06-13 00:00:00"));
        assert_eq!(changes(on("2025-06-13", "00:00")).as_deref(), Some("2025-06-21 00:00:00"));
    }

    #[test]
    fn what_did_not_change_is_no_notice() {
        let history = History::without_changes(Period::parse("20/6/2025").unwrap());
        let now = on("2025-06-20", "08:00");
        for effective_status in
            [EffectiveStatus::Planned, EffectiveStatus::Confirmed, EffectiveStatus::Ended, EffectiveStatus::ToCome]
        {
            let mut first = FirstChange::default();
            assert_eq!((notice(&history, effective_status, false, now, &mut first), first.0), (None, None));
        }
    }
}
