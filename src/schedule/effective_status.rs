//! Whether people should come: the one word about it, for pages, lists, calendars, feeds and data alike.

use super::history::History;
use crate::model::drive::Status;

/// Whether something in the schedule goes ahead, as it was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffectiveStatus {
    Planned,
    Confirmed,
    /// It is certain, and no places are left.
    Full,
    /// It will be held later; the new day is not known.
    Postponed,
    /// It will not be held.
    Cancelled,
    /// It is on, at another time than was announced.
    Rescheduled,
    /// It is on, at another place than was announced.
    Moved,
    Ended,
    /// It will be held: of an event that says no more.
    ToCome,
    /// Nothing is scheduled yet: of a host of a wave.
    Unscheduled,
}

impl EffectiveStatus {
    /// Every effective status, in order.
    pub const ALL: [EffectiveStatus; 10] = [
        EffectiveStatus::Planned,
        EffectiveStatus::Confirmed,
        EffectiveStatus::Full,
        EffectiveStatus::Postponed,
        EffectiveStatus::Cancelled,
        EffectiveStatus::Rescheduled,
        EffectiveStatus::Moved,
        EffectiveStatus::Ended,
        EffectiveStatus::ToCome,
        EffectiveStatus::Unscheduled,
    ];

    /// What is reported of a history whether or not its days are over. `to_come`: nobody expects a word about whether it is
    /// certain, as of a ceremony.
    pub fn of(history: &History<'_>, to_come: bool) -> Self {
        match history.present.status {
            Some(Status::Cancelled) => EffectiveStatus::Cancelled,
            Some(Status::Postponed) if !history.has_new_day() => EffectiveStatus::Postponed,
            Some(Status::Full) => EffectiveStatus::Full,
            _ if history.is_rescheduled() => EffectiveStatus::Rescheduled,
            _ if history.is_moved() => EffectiveStatus::Moved,
            Some(Status::Confirmed | Status::Postponed) => EffectiveStatus::Confirmed,
            None if to_come => EffectiveStatus::ToCome,
            Some(Status::Planned) | None => EffectiveStatus::Planned,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            EffectiveStatus::Planned => "planned",
            EffectiveStatus::Confirmed => "confirmed",
            EffectiveStatus::Full => "full",
            EffectiveStatus::Postponed => "postponed",
            EffectiveStatus::Cancelled => "cancelled",
            EffectiveStatus::Rescheduled => "rescheduled",
            EffectiveStatus::Moved => "moved",
            EffectiveStatus::Ended => "ended",
            EffectiveStatus::ToCome => "to-come",
            EffectiveStatus::Unscheduled => "unscheduled",
        }
    }

    /// Whether people who knew the old state must notice.
    pub fn is_change(self) -> bool {
        matches!(
            self,
            EffectiveStatus::Full
                | EffectiveStatus::Postponed
                | EffectiveStatus::Cancelled
                | EffectiveStatus::Rescheduled
                | EffectiveStatus::Moved
        )
    }

    /// Whether nobody should come.
    pub fn is_off(self) -> bool {
        matches!(self, EffectiveStatus::Cancelled | EffectiveStatus::Postponed)
    }

    /// Whether one can go there: it is still to come, goes ahead, and has places left.
    pub fn is_open(self) -> bool {
        !self.is_off() && !matches!(self, EffectiveStatus::Ended | EffectiveStatus::Full)
    }
}
