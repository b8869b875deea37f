//! The effective status: whether people should come, in one form for pages, lists, calendars, feeds and data.

use super::history::History;
use crate::model::drive::Status;

/// Whether an item of the schedule goes ahead, as people are told.
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
    /// It goes ahead, at another time than was announced before.
    Rescheduled,
    /// It goes ahead, at another place than was announced before.
    Moved,
    Ended,
    /// It will be held. Used for events that state nothing more.
    ToCome,
    /// Nothing is scheduled yet. Used for a host of a wave.
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

    /// The effective status that follows from a history, whether or not its days are over. `to_come` is true for items,
    /// such as ceremonies, for which nobody expects to be told whether they are certain.
    pub fn of(history: &History, to_come: bool) -> Self {
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

    /// Whether people can go there: it is in the future, goes ahead, and has places left.
    pub fn is_open(self) -> bool {
        !self.is_off() && !matches!(self, EffectiveStatus::Ended | EffectiveStatus::Full)
    }
}
