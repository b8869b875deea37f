//! Whether people should come: the one word about it, for pages, lists, calendars, feeds and data alike.

use super::history::History;
use crate::model::drive::Status;

/// Whether something in the schedule goes ahead, as people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is planned.
    Planned,
    /// It is certain.
    Confirmed,
    /// It is certain, and no places are left.
    Full,
    /// It will be held later; the new day is not known.
    Postponed,
    /// It will not be held.
    Cancelled,
    /// It is on, at another time than people were told.
    Rescheduled,
    /// It is on, at another place than people were told.
    Moved,
    /// It is over.
    Ended,
    /// It will be held: of an event that says no more.
    ToCome,
    /// Nothing is scheduled yet: of a host of a wave.
    Unscheduled,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Standing; 10] = [
        Standing::Planned,
        Standing::Confirmed,
        Standing::Full,
        Standing::Postponed,
        Standing::Cancelled,
        Standing::Rescheduled,
        Standing::Moved,
        Standing::Ended,
        Standing::ToCome,
        Standing::Unscheduled,
    ];

    /// What is told of a history whether or not its days are over. `to_come`: nobody expects a word about whether it is
    /// certain, as of a ceremony.
    pub fn of(history: &History<'_>, to_come: bool) -> Self {
        match history.present.status {
            Some(Status::Cancelled) => Standing::Cancelled,
            Some(Status::Postponed) if !history.has_new_day() => Standing::Postponed,
            Some(Status::Full) => Standing::Full,
            _ if history.is_rescheduled() => Standing::Rescheduled,
            _ if history.is_moved() => Standing::Moved,
            Some(Status::Confirmed | Status::Postponed) => Standing::Confirmed,
            None if to_come => Standing::ToCome,
            Some(Status::Planned) | None => Standing::Planned,
        }
    }

    /// The machine word.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Planned => "planned",
            Standing::Confirmed => "confirmed",
            Standing::Full => "full",
            Standing::Postponed => "postponed",
            Standing::Cancelled => "cancelled",
            Standing::Rescheduled => "rescheduled",
            Standing::Moved => "moved",
            Standing::Ended => "ended",
            Standing::ToCome => "to-come",
            Standing::Unscheduled => "unscheduled",
        }
    }

    /// Whether people who knew the old state must notice.
    pub fn is_change(self) -> bool {
        matches!(
            self,
            Standing::Full | Standing::Postponed | Standing::Cancelled | Standing::Rescheduled | Standing::Moved
        )
    }

    /// Whether nobody should come.
    pub fn is_off(self) -> bool {
        matches!(self, Standing::Cancelled | Standing::Postponed)
    }

    /// Whether one can go there: it is still to come, goes ahead, and has places left.
    pub fn is_open(self) -> bool {
        !self.is_off() && !matches!(self, Standing::Ended | Standing::Full)
    }
}
