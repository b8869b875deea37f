//! What follows from the facts and the present: is a drive on, over, moved; is an appeal still open.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::model::appeal::Appeal;
use crate::model::drive::{Drive, Status};
use crate::text::hours::Hours;
use crate::text::period::Period;

/// Hours an appeal lives where it does not say so itself.
pub const APPEAL_HOURS: i64 = 72;

/// The state of a drive, as people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveState {
    /// As written, and nothing more to say.
    As(Status),
    /// On, at another time than first announced.
    Rescheduled,
    /// On, at another place than first announced.
    Moved,
    /// Over.
    Ended,
}

impl DriveState {
    /// The machine word.
    pub fn name(self) -> &'static str {
        match self {
            DriveState::As(status) => status.name(),
            DriveState::Rescheduled => "rescheduled",
            DriveState::Moved => "moved",
            DriveState::Ended => "ended",
        }
    }

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            DriveState::As(status) => status.label(),
            DriveState::Rescheduled => "Đổi lịch",
            DriveState::Moved => "Đổi địa điểm",
            DriveState::Ended => "Đã kết thúc",
        }
    }

    /// Whether people who knew the old state must notice.
    pub fn is_change(self) -> bool {
        !matches!(self, DriveState::As(Status::Planned | Status::Confirmed) | DriveState::Ended)
    }

    /// Whether nobody should come.
    pub fn is_off(self) -> bool {
        matches!(self, DriveState::As(Status::Cancelled | Status::Postponed))
    }
}

/// The state of a drive at a moment. A cancelled or postponed drive stays so when its day is over.
pub fn drive_state(drive: &Drive, now: NaiveDateTime) -> DriveState {
    let status = drive.status.as_ref().map_or(Status::Planned, |status| status.value);
    if matches!(status, Status::Cancelled | Status::Postponed) {
        return DriveState::As(status);
    }
    if drive_end(drive).is_some_and(|end| end <= now) {
        return DriveState::Ended;
    }
    if status == Status::Full {
        return DriveState::As(status);
    }
    let moved = drive.history.iter().any(|change| change.was.venue.is_some() || change.was.area.is_some());
    let rescheduled = drive.history.iter().any(|change| change.was.when.is_some() || change.was.hours.is_some());
    match (rescheduled, moved) {
        (true, _) => DriveState::Rescheduled,
        (_, true) => DriveState::Moved,
        _ => DriveState::As(status),
    }
}

/// The state of a drive on one of the days it is held again: what is called off is so on all of its days to come, and
/// what was held was held.
pub fn instance_state(drive: &Drive, day: NaiveDate, now: NaiveDateTime) -> DriveState {
    let status = drive.status.as_ref().map_or(Status::Planned, |status| status.value);
    match end(&Period::Day(day), drive.hours.as_deref()) {
        Some(end) if end <= now => DriveState::Ended,
        _ => DriveState::As(status),
    }
}

/// The moment behind which a drive lies in the past. One that is held again and again lasts until its rhythm ends.
pub fn drive_end(drive: &Drive) -> Option<NaiveDateTime> {
    let hours = drive.hours.as_deref();
    match &drive.repeats {
        None => end(&drive.when, hours),
        Some(repeats) => end(repeats.until.as_deref()?, hours),
    }
}

/// The moment behind which a period with hours lies in the past: the end of its hours on its last day, else midnight.
pub fn end(when: &Period, hours: Option<&Hours>) -> Option<NaiveDateTime> {
    let last = when.latest()?;
    match hours.and_then(|hours| hours.end()) {
        Some(end) => Some(last.and_time(end)),
        None => last.succ_opt().map(|next| next.and_time(NaiveTime::MIN)),
    }
}

/// The state of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealState {
    /// Its time has not come.
    Announced,
    /// Blood is needed now.
    Open,
    /// The need was met.
    Met,
    /// Nobody renewed it.
    Expired,
}

impl AppealState {
    /// The machine word.
    pub fn name(self) -> &'static str {
        match self {
            AppealState::Announced => "announced",
            AppealState::Open => "open",
            AppealState::Met => "met",
            AppealState::Expired => "expired",
        }
    }

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            AppealState::Announced => "Chưa đến lúc",
            AppealState::Open => "Đang cần máu",
            AppealState::Met => "Đã đủ, xin cảm ơn",
            AppealState::Expired => "Đã hết hạn",
        }
    }
}

/// The moment an appeal expires unless it is renewed.
pub fn appeal_end(appeal: &Appeal) -> Option<NaiveDateTime> {
    match &appeal.expires_at {
        Some(expires) => Some(expires.value.0),
        None => appeal.issued_at.value.0.checked_add_signed(TimeDelta::hours(APPEAL_HOURS)),
    }
}

/// The state of an appeal at a moment.
pub fn appeal_state(appeal: &Appeal, now: NaiveDateTime) -> AppealState {
    if appeal.met_at.as_ref().is_some_and(|met| met.value.0 <= now) {
        return AppealState::Met;
    }
    if appeal.issued_at.value.0 > now {
        return AppealState::Announced;
    }
    match appeal_end(appeal) {
        Some(expires) if expires <= now => AppealState::Expired,
        _ => AppealState::Open,
    }
}
