//! The hours of a drive or an event, as sessions of one day. Time is that of Vietnam, +07:00.

mod error;
mod parse;
mod part_of_day;
mod plausible;

#[cfg(test)]
mod tests;

use chrono::{NaiveTime, Timelike};

pub use error::HoursError;
pub(in crate::dates) use parse::clock_time;
pub use part_of_day::PartOfDay;
pub(in crate::dates) use part_of_day::part_of_day;

/// One stretch of a day, open when only its beginning is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session {
    start: NaiveTime,
    end: Option<NaiveTime>,
}

/// What is known of the hours: clock times, parts of the day, or words alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    /// In the order of the day. Empty where there are words alone.
    turns: Vec<Turn>,
    /// What is said beside them, as written: "nghỉ trưa", "đến khi hết"; or instead of them: "theo thông báo".
    words: Option<String>,
}

/// One session by the clock, or one part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    Clock(Session),
    Named(PartOfDay),
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
    /// the one before it has ended. A session without an end is the last, or one of the morning before one of the
    /// afternoon.
    pub fn new(sessions: Vec<Session>) -> Result<Hours, HoursError> {
        Hours::of_turns(sessions.into_iter().map(Turn::Clock).collect(), None)
    }

    /// As [`new`](Hours::new), with parts of the day and words.
    fn of_turns(turns: Vec<Turn>, words: Option<String>) -> Result<Hours, HoursError> {
        if turns.is_empty() && words.is_none() {
            return Err(HoursError::Empty);
        }
        for pair in turns.windows(2) {
            if let [Turn::Clock(earlier), Turn::Clock(later)] = *pair {
                let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
                let are_apart = earlier.start < noon && noon <= later.start;
                if earlier.end.map_or(!are_apart, |end| later.start < end) {
                    return Err(HoursError::Overlapping { earlier, later });
                }
            }
        }
        Ok(Hours { turns, words })
    }

    /// The sessions whose clock times are known.
    pub fn sessions(&self) -> impl Iterator<Item = Session> + '_ {
        self.turns.iter().filter_map(|turn| match turn {
            Turn::Clock(session) => Some(*session),
            Turn::Named(_) => None,
        })
    }

    /// The one part of the day that they are, where they are one.
    pub fn named(&self) -> Option<PartOfDay> {
        match self.turns.as_slice() {
            [Turn::Named(part)] => Some(*part),
            _ => None,
        }
    }

    /// Whether words of their author belong to them, which stay in their own language.
    pub fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// Whether every part of them is known by the clock, so that calendars can have the hours.
    pub fn are_by_the_clock(&self) -> bool {
        !self.turns.is_empty() && self.sessions().count() == self.turns.len()
    }

    /// When the first session begins, if that is known.
    pub fn start(&self) -> Option<NaiveTime> {
        match self.turns.first() {
            Some(Turn::Clock(session)) => Some(session.start),
            _ => None,
        }
    }

    /// When the last session ends, if that is known.
    pub fn end(&self) -> Option<NaiveTime> {
        match self.turns.last() {
            Some(Turn::Clock(session)) => session.end,
            _ => None,
        }
    }

    /// For readers of Vietnamese: `7 giờ 30 – 11 giờ 30, 13 giờ 30 – 16 giờ`, `buổi sáng`. [`Hours::parse`]
    /// reads it back.
    pub fn vi(&self) -> String {
        self.joined(", ", Session::vi, PartOfDay::vi, true)
    }

    /// For readers of English, by the 24-hour clock: `7:30–11:30, 13:30–16:00`, `morning`. Words stay in their own
    /// language. [`Hours::parse`] reads clock times back.
    pub fn en(&self) -> String {
        self.joined(", ", |session| session.written("–", clock_en), PartOfDay::en, true)
    }

    /// For machines: `07:30/11:30`, sessions parted by commas; empty unless they are
    /// [by the clock](Hours::are_by_the_clock). [`Hours::parse`] reads it back.
    pub fn machine(&self) -> String {
        match self.are_by_the_clock() {
            true => self.joined(",", Session::machine, |_| "", false),
            false => String::new(),
        }
    }

    fn joined(
        &self,
        between: &str,
        clock: impl Fn(Session) -> String,
        named: fn(PartOfDay) -> &'static str,
        with_words: bool,
    ) -> String {
        let turns: Vec<String> = self
            .turns
            .iter()
            .map(|turn| match turn {
                Turn::Clock(session) => clock(*session),
                Turn::Named(part) => named(*part).to_owned(),
            })
            .collect();
        let turns = turns.join(between);
        match self.words.as_deref().filter(|_| with_words) {
            Some(words) if turns.is_empty() => words.to_owned(),
            Some(words) => format!("{turns} ({words})"),
            None => turns,
        }
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
