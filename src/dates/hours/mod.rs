//! The hours of a drive or an event, as sessions of one day. Time is that of Vietnam, +07:00.

mod error;
mod parse;
mod plausible;

#[cfg(test)]
mod tests;

use chrono::{NaiveTime, Timelike};

pub use error::HoursError;

/// One stretch of a day, open when only its beginning is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session {
    start: NaiveTime,
    end: Option<NaiveTime>,
}

/// One or more sessions, each beginning after the one before it ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    first: Session,
    more: Vec<Session>,
}

impl Session {
    /// # Errors
    /// [`HoursError::Reversed`] unless `end` comes after `start`.
    pub fn new(start: NaiveTime, end: Option<NaiveTime>) -> Result<Session, HoursError> {
        match end {
            Some(end) if end <= start => Err(HoursError::Reversed { start, end }),
            _ => Ok(Session { start, end }),
        }
    }

    pub fn start(self) -> NaiveTime {
        self.start
    }

    pub fn end(self) -> Option<NaiveTime> {
        self.end
    }

    /// `7 giờ 30 – 11 giờ 30`.
    fn vi(self) -> String {
        self.written(" – ", clock_vi)
    }

    fn machine(self) -> String {
        self.written("/", clock)
    }

    fn written(self, to: &str, clock: fn(NaiveTime) -> String) -> String {
        match self.end {
            Some(end) => format!("{}{to}{}", clock(self.start), clock(end)),
            None => clock(self.start),
        }
    }
}

impl Hours {
    /// Sessions in the order of the day.
    ///
    /// # Errors
    /// [`HoursError::Empty`] without a session, [`HoursError::Overlapping`] when one begins before
    /// the one before it has ended; a session without an end may only be the last.
    pub fn new(sessions: Vec<Session>) -> Result<Hours, HoursError> {
        for pair in sessions.windows(2) {
            if let [earlier, later] = *pair
                && earlier.end.is_none_or(|end| later.start < end)
            {
                return Err(HoursError::Overlapping { earlier, later });
            }
        }
        let mut sessions = sessions.into_iter();
        let first = sessions.next().ok_or(HoursError::Empty)?;
        let more = sessions.collect();
        Ok(Hours { first, more })
    }

    pub fn sessions(&self) -> impl Iterator<Item = Session> + '_ {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// When the first session begins.
    pub fn start(&self) -> NaiveTime {
        self.first.start
    }

    /// When the last session ends, if that is known.
    pub fn end(&self) -> Option<NaiveTime> {
        self.more.last().unwrap_or(&self.first).end
    }

    /// For readers of Vietnamese: `7 giờ 30 – 11 giờ 30, 13 giờ 30 – 16 giờ`. [`Hours::parse`]
    /// reads it back.
    pub fn vi(&self) -> String {
        self.joined(", ", Session::vi)
    }

    /// For readers of English, by the 24-hour clock: `7:30–11:30, 13:30–16:00`. [`Hours::parse`] reads it back.
    pub fn en(&self) -> String {
        self.joined(", ", |session| session.written("–", clock_en))
    }

    /// For machines: `07:30/11:30`, sessions parted by commas. [`Hours::parse`] reads it back.
    pub fn machine(&self) -> String {
        self.joined(",", Session::machine)
    }

    fn joined(&self, between: &str, written: impl Fn(Session) -> String) -> String {
        let sessions: Vec<String> = self.sessions().map(written).collect();
        sessions.join(between)
    }
}

pub(super) fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn clock_en(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// `7 giờ 30`, `7 giờ`.
pub(super) fn clock_vi(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{} giờ", time.hour()),
        minute => format!("{} giờ {minute:02}", time.hour()),
    }
}
